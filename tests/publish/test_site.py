"""The site over a store made here: links hold, passages equal their quotes, and a hostile document stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
from lxml import etree, html
from made_site import Made, build, hostile, long, plan

from redheader.knowledge.loader import Knowledge, load
from redheader.model.claim import Incentive
from redheader.publish.highlight import Cite, body, parts
from redheader.publish.mask import mask
from redheader.publish.present import amount
from redheader.publish.records import Records
from redheader.publish.render import web_address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    return build(tmp_path_factory.mktemp("review"), knowledge, plan(), hostile(), long())


def pages(site: Path) -> Iterator[tuple[Path, etree._Element]]:
    for file in sorted(site.rglob("*.html")):
        yield file, html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def page_of(site: Path, made: Made) -> etree._Element:
    return html.fromstring((site / "document" / f"{made.document.sha256[:12]}.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def passage(page: etree._Element, anchor: str) -> str:
    """The text of all pieces of one citation, without what divides cells and lines."""
    pieces = page.xpath("//mark[@id=$a or @data-of=$a]", a=anchor)
    return "".join(piece.text_content() for piece in pieces)


def test_every_link_leads_to_a_file_and_an_anchor(site: Path) -> None:
    trees = {file.resolve(): tree for file, tree in pages(site)}
    ids = {file: tree.xpath("//@id") for file, tree in trees.items()}
    for file, tree in trees.items():
        assert len(ids[file]) == len(set(ids[file])), file
        for address in tree.xpath("//a/@href | //link/@href"):
            if address.startswith("http"):
                continue
            path, _, anchor = address.partition("#")
            target = (file.parent / unquote(path)).resolve() if path else file
            assert target.is_file(), (file, address)
            assert not anchor or anchor in ids[target], (file, address)
        for address in tree.xpath("//script/@src | //@data-script"):
            assert (file.parent / address).is_file(), (file, address)


def test_each_highlighted_passage_equals_its_quote(site: Path) -> None:
    for made in (plan(), hostile()):
        page = page_of(site, made)
        for claim in made.claims:
            shown = mask(made.document.text)[claim.start : claim.end]
            assert passage(page, f"c={claim.start}-{claim.end}") == re.sub(r"[\t\n]", "", shown)


def test_a_long_text_is_cut_into_parts_that_hold_all_of_it(site: Path) -> None:
    made = long()
    files = sorted(site.glob(f"document/{made.document.sha256[:12]}*.html"), key=lambda file: (len(file.name), file.name))
    assert len(files) > 1
    trees = [html.fromstring(file.read_bytes()) for file in files]
    lines = [line for tree in trees for line in tree.xpath("//div[@class='text']//p")]
    assert "".join(line.text_content() + "\n" for line in lines) == made.document.text
    assert sum(len(tree.xpath("//mark[@id]")) for tree in trees) == len(made.claims)


def test_pages_stay_under_half_a_megabyte(site: Path) -> None:
    assert max(file.stat().st_size for kind in ("*.html", "search/*.js") for file in site.rglob(kind)) < 500_000
    assert max(file.stat().st_size for file in site.glob("claim/*.html")) < 20_000


def of_the_site(site: Path) -> Iterator[tuple[Path, etree._Element]]:
    """The pages that share the site's style and script: all but the report, which stands alone and has tests of its own."""
    return ((file, tree) for file, tree in pages(site) if file.name != "report.html")


def test_a_hostile_document_is_text_everywhere(site: Path) -> None:
    for file, tree in of_the_site(site):
        pictures = "//img[not(starts-with(@src, 'charts/'))] | //svg[not(contains(@class, 'chart'))]"
        assert not tree.xpath(f"{pictures} | //iframe | //object | //embed | //style | //base"), file
        own = ["site.js", "messages.js", *(["search-index.js", "search.js"] if file.name == "search.html" else [])]
        assert [script.get("src").rpartition("/")[2] for script in tree.xpath("//script")] == own, file
        assert not [script.text for script in tree.xpath("//script") if script.text], file
        assert not tree.xpath("//form[@action]"), file
        for moved in tree.xpath("//meta[@http-equiv='refresh']/@content"):
            assert re.fullmatch(r"0; url=[a-z0-9-]+\.html", moved), file
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name == "style"], file
        for address in tree.xpath("//@href | //@src"):
            assert not address.lower().startswith(("javascript:", "data:", "//")), (file, address)
        source = file.read_text(encoding="utf-8")
        assert "{{" not in re.sub(r"\{\{(?: 7|…)", "", source), file
        assert source.count("<script") == len(own), file
        assert not re.search("[\x00\u202e]", source), file
    assert "<script>alert(1)</script>" in page_of(site, hostile()).xpath("string(//h1)")


def test_every_page_forbids_requests_and_script_but_the_sites_own(site: Path) -> None:
    for file, tree in of_the_site(site):
        policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert policy.split("; ")[:3] == ["default-src 'none'", "script-src 'self'", "style-src 'self'"], file
        assert "unsafe" not in policy and "connect-src" not in policy, file
        assert tree.xpath("//main") and tree.xpath("//h1") and tree.xpath("string(//html/@lang)") == "en", file


def test_only_web_addresses_become_links_and_say_nothing_to_their_site(site: Path) -> None:
    outside = [link for _, tree in pages(site) for link in tree.xpath("//a[starts-with(@href, 'http')]")]
    knowledge = load()
    known = {source for entry in knowledge.programmes for source in entry.sources}
    known |= {said.source for entry in knowledge.programmes for said in (*entry.links, *entry.disputed)}
    known |= {change.source for agency in knowledge.agencies for change in agency.changes}
    assert {link.get("href") for link in outside} - known == {"https://example.org/b?q=1"}
    assert {link.get("rel") for link in outside} == {"noreferrer noopener"}
    for bad in ("javascript:x", "data:text/html,x", "//h/p", "file:///etc", "http:", "https://a b", "http://[", None):
        assert web_address(bad) is None


def test_a_programme_shows_what_sources_on_record_say_of_it(knowledge: Knowledge) -> None:
    """Links both ways, each with who says so; other values given; what became of the body that runs it."""
    records = Records(knowledge)
    thousand, foreign = records.of("cn-thousand-talents"), records.of("cn-foreign-thousand-talents")
    assert thousand and foreign
    followers = {(other.key, other.link.according_to) for other in thousand.relatives if not other.forward}
    assert {("cn-qiming", "Reuters, August 2023"), ("cn-high-end-foreign-experts", "Wikipedia")} <= followers
    assert [(body, change.to) for body, change in foreign.changes] == [
        ("国家外国专家局", "科学技术部"),
        ("国家外国专家局", "人力资源和社会保障部"),
    ]
    assert records.of("no-such-programme") is None


def test_the_record_stands_on_the_page(tmp_path: Path, knowledge: Knowledge) -> None:
    made = plan()
    made.mentions = [msgspec.structs.replace(mention, id="gd-shenzhen-peacock") for mention in made.mentions]
    page = html.parse(build(tmp_path, knowledge, made) / "programme" / "gd-shenzhen-peacock.html", html.HTMLParser(encoding="utf-8"))
    facts = {
        term.text_content(): " ".join(term.getnext().text_content().split())
        for term in page.xpath("//section[@aria-labelledby='record']//dt")
    }
    assert facts["Lifetime"] == "2010-10 to end not stated"
    assert facts["Another beginning"].startswith("2011-04, according to")
    ties = [" ".join(tie.text_content().split()) for tie in page.xpath("//section[@aria-labelledby='lineage']//li")]
    assert any(tie.startswith("Followed by Pengcheng Peacock Plan On record 2021, according to") for tie in ties)
    assert "a streaming service" in facts["Not to be taken for"]


def test_the_original_is_only_offered_to_be_saved(site: Path) -> None:
    for link in page_of(site, plan()).xpath("//a[contains(@href, 'archive/')]"):
        assert link.get("download")


def test_personal_numbers_are_hidden(site: Path) -> None:
    written = [file for kind in ("*.html", "*.json", "*.csv", "*.js") for file in site.rglob(kind)]
    assert len(written) > 100
    for file in written:
        source = file.read_text(encoding="utf-8")
        assert not [secret for secret in ("13812345678", "someone@example.org", "11010519491231002X") if secret in source], file
    index = "".join(file.read_text("utf-8") for file in (site / "search").iterdir()).lower()
    assert "peacock" in index
    assert not [secret for secret in ("13812345678", "someone", "11010519491231002x") if secret in index]
    assert mask("138-1234-5678 a@b.cn") == "•" * 13 + " " + "•" * 6
    kept = "13800000000元 20110404 3,000,000 0571-88887777 91330100MA2CC12345"
    assert mask(kept) == kept


def test_amounts_are_worded_as_stated() -> None:
    assert str(amount(Incentive("award", 3000000, 5000000, "CNY"))) == "CNY\xa03,000,000–5,000,000"
    assert str(amount(Incentive("award", None, 5000000, "CNY"))) == "up to CNY\xa05,000,000"
    assert str(amount(Incentive("award", 300000, None, "CNY"))) == "at least CNY\xa0300,000"
    assert str(amount(Incentive("award", 0.5, 0.5, None))) == "0.5"
    assert str(amount(Incentive("housing"))) == "amount not stated"


def test_conflicting_statements_stand_side_by_side(site: Path) -> None:
    page = next(tree for file, tree in pages(site / "programme") if "Peacock" in file.read_text() and "." not in file.stem)
    assert [row.xpath("string(td[2]/a)") for row in page.xpath("//tr[@class='differs']")].count("CNY\xa01,000,000") == 1
    assert len(page.xpath("//tr[@class='differs']")) == 2
    lifetimes = [says.text_content() for says in page.xpath("//ul[@class='claims side']//p[@class='says']/span[@data-t][1]")]
    assert {"2010 to end not stated", "2011 to end not stated"} <= set(lifetimes)
    assert "Documents state different beginnings." in page.xpath("string(//section[@aria-labelledby='lifetime']/p[@class='flag'])")


def test_periods_are_never_ranked_together(site: Path) -> None:
    lists = {file.stem for file in (site / "incentives").glob("*.html")}
    assert {"award-once-cny", "award-unstated-cny", "housing-month-cny"} <= lists
    first = html.parse(str(site / "incentives" / "award-once-cny.html"))
    assert first.xpath("string(//tbody/tr[1]//td[@class='num']/a)") == "CNY\xa03,000,000–5,000,000"


def test_the_same_review_gives_the_same_bytes(tmp_path: Path, knowledge: Knowledge) -> None:
    one, two = (build(tmp_path / name, knowledge, *made) for name, made in (("1", (plan(), hostile())), ("2", (hostile(), plan()))))
    assert {f.relative_to(one): f.read_bytes() for f in one.rglob("*.*")} == {f.relative_to(two): f.read_bytes() for f in two.rglob("*.*")}


def test_lists_of_documents_hold_what_their_links_count(tmp_path: Path, knowledge: Knowledge) -> None:
    path = next(region.path for region in knowledge.regions if region.code == "330000")
    placed, apart = plan(), hostile()
    placed.about = msgspec.structs.replace(placed.about, region=f"{path}x")
    apart.about = msgspec.structs.replace(apart.about, relevant=False)
    out = build(tmp_path, knowledge, placed, apart)
    for file, titles in (("documents-on-talent", ["Rules of the Peacock Plan"]), ("places/330000", ["Rules of the Peacock Plan"])):
        assert html.parse(str(out / f"{file}.html")).xpath("//tbody//th/a/bdi/text()") == titles
    listed = msgspec.json.decode((out / "documents.json").read_bytes())
    assert [row["title"] for row in listed] == ["Rules of the Peacock Plan", mask(apart.about.title or "")]


def test_an_empty_review_has_a_site(tmp_path: Path, knowledge: Knowledge) -> None:
    out = build(tmp_path, knowledge)
    assert (out / "index.html").is_file() and (out / "documents.html").is_file()


OVERLAPS = (
    [(0, 5), (2, 8)], [(0, 8), (0, 3), (3, 8)], [(1, 9), (2, 4), (3, 12)], [(0, 12), (0, 11), (11, 12)], [(2, 6), (4, 10), (5, 12)],
)  # fmt: skip


@pytest.mark.parametrize("spans", OVERLAPS)
def test_overlapping_citations_each_keep_their_text(spans: list[tuple[int, int]]) -> None:
    text = "ab<d&fgh\tjkl"
    cites = sorted((Cite(start, end, (("quota", "x"),)) for start, end in spans), key=lambda cite: (cite.start, -cite.end))
    tree = html.fromstring(f"<div>{body(text, cites, 0, len(text))}</div>")
    for start, end in spans:
        assert passage(tree, f"c={start}-{end}") == text[start:end].replace("\t", "")


@pytest.mark.parametrize("text", ["x" * 400_000, "a\t" * 90_000 + "\n", "line\n" * 60_000])
def test_texts_of_any_shape_are_cut_into_parts_of_bearable_size(text: str) -> None:
    starts = parts(text, [])
    pages = [str(body(text, [], start, end)) for start, end in pairwise([*starts, len(text)])]
    assert len(pages) > 1
    assert max(len(page.encode()) for page in pages) < 450_000
    shown = "".join(html.fromstring(f"<div>{page}</div>").text_content() for page in pages)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


def test_no_part_begins_inside_a_citation() -> None:
    text = "0123456789\n" * 40_000
    cites = [Cite(start, start + 25, (("quota", "x"),)) for start in range(0, len(text) - 30, 5_000)]
    starts = parts(text, cites)
    assert len(starts) > 1 and starts[0] == 0
    assert not [start for start in starts for cite in cites if cite.start < start < cite.end]
