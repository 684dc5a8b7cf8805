"""The search page in a real browser, opened from disk: finds what the texts hold, counts it exactly, and shows all of it as text."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from browser import Watched
from playwright.sync_api import Browser, Page, expect

from redheader.publish import search_index
from redheader.publish.mask import mask
from redheader.settings import Limits, Settings
from redheader.store import Store
from redheader.text.tokens import find, parse, segments, term_tokens
from redheader.workflow import Progress, publish, review

WORDS = ("购房补贴", "生活补贴", "租房补贴", "科研经费", "安家费", "人才公寓", "落户", "子女入学", "housing subsidy", "research grant")
NOTICE = """关于{a}与{b}的通知（第{n}号）
一、对A类人才给予{a}{n}00万元，自2023年起施行。
二、{b}按年发放；详见附件。Applicants may combine {a} with {b}.
"""
OTHERS = {
    "traditional.txt": "關於臺灣人才購房補貼的通知\n給予購房補貼三百萬元。\n",
    "hostile.txt": "<img src=x onerror=alert(1)> 危险标记\n</script><script>alert(2)</script>\u2028“引号”\n",
    "astral.txt": "𠮷𠮷𠮷𠮷𠮷\n𠮷野家在此设立工作站，另有青田计划。\n",
    "person.txt": "咨询电话联络方式\n请拨打13812345678，身份证11010519491231002X，邮箱someone@example.org。\n",
    "long.txt": "".join(f"第{n}段 乙级条款若干，按季度执行。\n" for n in range(5_000)) + "末尾独有词语在这里。\n",
}


class Site(NamedTuple):
    at: Path
    texts: tuple[str, ...]

    def holding(self, query: str) -> int:
        """How many texts hold every term, by the texts themselves."""
        terms = parse(query)
        return sum({hit.term for hit in find(text, terms)} == set(range(len(terms))) for text in self.texts)


def quiet(_: Progress) -> None:
    pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    at = tmp_path_factory.mktemp("site")
    (at / "in").mkdir()
    for n, (a, b) in enumerate(combinations(WORDS, 2)):
        (at / f"in/{n}.txt").write_text(NOTICE.format(a=a, b=b, n=n), "utf-8")
    for name, text in OTHERS.items():
        (at / "in" / name).write_text(text, "utf-8")
    review([at / "in"], at / "r", Settings(Limits(seconds=300), workers=2), quiet)
    with Store(at / "r/store.sqlite") as store:
        return Site(at / "r/site", tuple(mask(row.document.text) for row in store.documents()))


@pytest.fixture
def page(watched: Watched, site: Site) -> Iterator[Page]:
    watched.page.goto((site.at / "search.html").as_uri())
    yield watched.page


def ask(page: Page, query: str) -> str:
    """Search; returns what is announced."""
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(f"^Found .* for {re.escape(' '.join(query.split()))}\\."))
    return status.inner_text()


def documents(announced: str) -> int:
    found = re.search(r"([\d,]+) documents?", announced)
    return int(found[1].replace(",", "")) if found else 0


QUERIES = [
    "购房补贴", "购房", "房", "購房補貼", "housing", '"housing subsidy"', "Ｈｏｕｓｉｎｇ 落户", "300万",
    "臺灣", '"补贴与租房"', "落户 入学",
    "zzzz", "𠮷野家",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_and_counts(page: Page, site: Site, query: str) -> None:
    number = site.holding(query)
    assert documents(ask(page, query)) == number
    assert page.locator("ol.found > li").count() == min(number, 20)
    terms = parse(query)
    for item in page.locator("ol.found > li").all()[:3]:
        marked = [mark.text_content() or "" for mark in item.locator("mark").all()]
        assert marked and all(any(True for _ in find(text, terms)) or len(terms) > 1 for text in marked)


def test_any_query_is_counted_as_the_texts_count_it(page: Page, site: Site) -> None:
    """Stretches of the texts, some of two places joined, some in quotation marks."""
    chance = random.Random(1)
    texts = [re.sub('["“”\\s]+', "", text[:400]) for text in site.texts]
    for _ in range(40):
        parts = []
        for _ in range(chance.choice((1, 1, 2))):
            text = chance.choice(texts)
            start = chance.randrange(max(1, len(text) - 8))
            parts.append(text[start : start + chance.randint(1, 8)])
        query = f'"{" ".join(parts)}"' if chance.random() < 0.2 else " ".join(parts)
        if any(True for _ in segments(query)):
            assert documents(ask(page, query)) == site.holding(query), query


STRINGS = [
    *OTHERS.values(), NOTICE, "", "引进IT人才，最高３００万元(1,000,000元；12,3,4567)", "臺灣「青年」英才・計畫　ÀÉÎß Ωμέγα ЁЖ",
    "ﬁ İ ı ǅ ⅣⅣ①㎡", "한글 ひらがなカタカナ ไทย བོད་ ئۇيغۇر עברית 々〇〆", "\x00\x1c\x85\xa0\u2003\u200b\ufeff\u3000|",
    "乾坤著作 後發 于於餘余 裏里 鬱鬱", "𠀀𠮷a𠮷1人",
]  # fmt: skip


SEGMENTS = """async (text) => {
    const { opened, segments } = window.redheaderSearch;
    return Array.from(segments(await opened, text), (segment) => [segment.text, segment.start, segment.end, segment.run]);
}"""
MEANT = """async (query) => {
    const { opened, parse, termTokens } = window.redheaderSearch;
    return parse(await opened, query).map((term) => [termTokens(term).tokens, termTokens(term).begins]);
}"""
HITS = """async ([text, query]) => {
    const { find, opened, parse } = window.redheaderSearch;
    return Array.from(find(await opened, text, parse(await opened, query)), (hit) => [hit.term, hit.start, hit.end]);
}"""


def utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def test_the_script_makes_the_same_tokens(page: Page) -> None:
    chance = random.Random(2)
    blocks = ((0x20, 0x2FF), (0x370, 0x52F), (0x1E00, 0x20FF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF))
    points = [point for block in blocks for point in range(*block)]
    noise = ["".join(map(chr, chance.choices(points, k=2_000))) for _ in range(5)]
    for text in [*(text[:20_000] for text in STRINGS), *noise, "".join(map(chr, points))]:
        there = page.evaluate(SEGMENTS, text)
        here = [[s.text, utf16(text, s.start), utf16(text, s.end), s.run] for s in segments(text)]
        assert there == here


def test_the_script_reads_queries_and_finds_hits_alike(page: Page) -> None:
    text = "\n".join(map(str, STRINGS))[:4_000]
    queries = ["购房 补贴", '"at may" 人', "“青年”英才", "300万 12", "1000000元", "𠮷 人", "a𠮷", "于 里", 'x "', '"a　b"', "Ⅳ計画"]
    for query in queries:
        terms = parse(query)
        meant = page.evaluate(MEANT, query)
        assert meant == [[list(found), begins] for found, begins in map(term_tokens, terms)]
        there = page.evaluate(HITS, [text, query])
        assert there == [[hit.term, utf16(text, hit.start), utf16(text, hit.end)] for hit in find(text, terms)]


@pytest.mark.parametrize("query", ["末尾独有词语", "青田计划", "危险标记"])
def test_a_result_leads_to_its_paragraph(page: Page, query: str) -> None:
    ask(page, query)
    page.locator("ol.found a.quote").first.click()
    target = page.locator(":target")
    expect(target).to_contain_text(query)
    expect(target).to_be_in_viewport()
    assert bool(re.search(r"-\d+\.html#p=\d+$", page.url)) == (query == "末尾独有词语"), "the last part of the long document"


def test_what_documents_and_queries_hold_stays_text(page: Page) -> None:
    ask(page, "危险标记")
    expect(page.locator("ol.found")).to_contain_text("<img src=x onerror=alert(1)>")
    ask(page, "<img src=x onerror=alert(3)>")
    assert page.locator("img").count() == 0 and page.locator("main script").count() == 2


def test_personal_numbers_cannot_be_searched(page: Page, site: Site) -> None:
    for query in ("13812345678", "11010519491231002X", "someone"):
        assert documents(ask(page, query)) == 0
    assert documents(ask(page, "请拨打")) == 1
    assert "13812345678" not in page.locator("ol.found").inner_text()


def test_programmes_are_found_by_any_of_their_names(specimens_review: object, watched: Watched) -> None:
    at = specimens_review.at  # type: ignore[attr-defined]
    with Store(at / "store.sqlite") as store:
        entry = max(store.entries(), key=lambda entry: (len(entry.aliases), entry.id))
    watched.page.goto((at / "site/search.html").as_uri())
    for alias in entry.aliases[:5]:
        ask(watched.page, f'"{alias.name}"')
        assert watched.page.locator(f"main a[href='programme/{entry.id}.html']").count() == 1
    watched.page.locator(f"main a[href='programme/{entry.id}.html']").click()
    expect(watched.page.get_by_role("heading", level=1)).to_contain_text(entry.name)


def test_an_address_with_a_query_opens_with_its_results(watched: Watched, site: Site) -> None:
    watched.page.goto(f"{(site.at / 'search.html').as_uri()}?q=%E8%B4%AD%E6%88%BF&page=99")
    expect(watched.page.get_by_role("status")).to_have_text(re.compile(r"^Found \d+ documents for 购房\.$"))
    expect(watched.page.get_by_role("searchbox")).to_have_value("购房")
    assert watched.page.locator("ol.found > li").count() > 0
    assert "购房" in watched.page.title()


def test_pages_of_results_by_keyboard_and_back(page: Page, site: Site) -> None:
    total = documents(ask(page, "人才"))
    assert total > 40
    first = page.locator("ol.found > li").first.inner_text()
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    expect(page.locator("ol.found")).to_have_attribute("start", "21")
    expect(page.get_by_role("heading", name="Documents")).to_be_focused()
    assert page.url.endswith("&page=2")
    expect(page.get_by_role("navigation", name="Pages of results")).to_contain_text(f"Page 2 of {-(-total // 20)}")
    page.go_back()
    expect(page.locator("ol.found")).to_have_attribute("start", "1")
    assert page.locator("ol.found > li").first.inner_text() == first


def test_the_form_is_labelled_and_results_are_announced(page: Page) -> None:
    expect(page.get_by_role("search").get_by_label("Words in the texts")).to_be_visible()
    expect(page.get_by_role("status")).to_have_attribute("aria-live", "polite")
    page.get_by_role("searchbox").press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.get_by_role("searchbox").fill("！！")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("give a word")
    page.get_by_role("searchbox").fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("")


def test_without_script_the_page_says_what_to_do(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.at / "search.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    context.close()
    said = re.search("<noscript>(.*?)</noscript>", (site.at / "search.html").read_text("utf-8"))
    assert said and "redheader search QUERY --in DIR" in said[1]


def test_a_missing_file_of_the_index_is_named(watched: Watched, site: Site, tmp_path: Path) -> None:
    shutil.copytree(site.at, tmp_path / "site")
    (tmp_path / "site/search/texts-0.js").unlink()
    watched.page.goto((tmp_path / "site/search.html").as_uri() + "?q=%E4%BA%BA%E6%89%8D")
    expect(watched.page.get_by_role("status")).to_contain_text("search/texts-0.js is missing or damaged; publish the site again")
    assert watched.troubles and all("texts-0.js" in each or "ERR_FILE_NOT_FOUND" in each for each in watched.troubles)
    watched.troubles.clear()


def test_a_term_may_go_on_in_further_files(monkeypatch: pytest.MonkeyPatch, watched: Watched, site: Site, tmp_path: Path) -> None:
    """The same answers where files are so small that terms, texts and records are spread over many."""
    for name, value in (("_FILE", 300), ("_POSTINGS", 4), ("_PIECE", 70), ("_RECORDS", 7)):
        monkeypatch.setattr(search_index, name, value)
    folder = tmp_path / "in"
    folder.mkdir()
    for n, (a, b) in enumerate(combinations(WORDS, 2)):
        (folder / f"{n}.txt").write_text(NOTICE.format(a=a, b=b, n=n), "utf-8")
    review([folder], tmp_path / "r", Settings(workers=1), quiet)
    with Store(tmp_path / "r/store.sqlite") as store:
        small = Site(tmp_path / "r/site", tuple(row.document.text for row in store.documents()))
    assert len(list((small.at / "search").glob("terms-*.js"))) > 20
    watched.page.goto((small.at / "search.html").as_uri())
    for query in ("人", "人才", "购房补贴", "生活 housing", '"with housing"', "12"):
        assert documents(ask(watched.page, query)) == small.holding(query) > 0


def test_a_review_too_large_for_a_page_says_so(monkeypatch: pytest.MonkeyPatch, site: Site, tmp_path: Path) -> None:
    monkeypatch.setattr(search_index, "_LARGEST", 10_000)
    publish(site.at.parent, tmp_path, Settings())
    page = (tmp_path / "site/search.html").read_text("utf-8")
    assert "more than a page can search in" in page and "search.js" not in page
    assert not (tmp_path / "site/search").exists()
