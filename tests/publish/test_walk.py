"""The site in a browser, as a reader walks it: to the sentence, in both languages, on a phone, on paper, without script, by keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Watched
from made_site import Made, build, hostile, long, plan
from playwright.sync_api import Browser, Page, expect

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Incentive
from redheader.publish.wording import catalogue

# A page of every kind, as globs in the site; the largest file of several is taken.
KINDS = [
    "index.html", "programmes.html", "programmes/level-*.html", "programme/*.html", "documents.html", "document/*.html", "claim/*.html",
    "places.html", "timeline.html", "incentives.html", "incentives/*.html", "claims/eligibility.html", "shortage.html", "restrictions.html",
    "positions.html", "resemblances.html", "absence.html", "search.html", "methods.html", "issues.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(specimens_review: Any) -> Path:
    """The site of the specimens: real in shape, Chinese and English."""
    return Path(specimens_review.at) / "site"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    """A site with a hostile document, a long one and lists of several pages."""
    many = Made("".join(f"Item {n} pays {n} yuan once.\n" for n in range(1, 251)), "A list of items", "2020-01-01")
    for n in range(1, 251):
        many.state(Incentive("award", n, n, "CNY", "once", "person", f"tier {n}"), f"Item {n} pays {n} yuan once.", None)
    return build(tmp_path_factory.mktemp("odd"), knowledge, plan(), hostile(), long(), many)


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


def largest(site: Path, glob: str) -> str:
    return max(site.glob(glob), key=lambda file: (file.stat().st_size, file.name)).as_uri()


def test_from_the_overview_to_the_sentence_in_the_original(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Programmes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Programmes")
    page.locator("td.num a").first.click()
    passage = page.locator("mark:target")
    expect(passage).to_be_in_viewport()
    quote = passage.text_content() or ""
    assert page.url.endswith(passage.get_attribute("id") or "?")
    state = page.locator(f"a.statement[href$='#{passage.get_attribute('id')}']").first
    beside = page.locator("aside .current").first
    expect(beside).to_be_in_viewport()
    expect(beside).to_contain_text(state.text_content() or "?")
    beside.locator("a.cite").click()
    expect(page.locator("blockquote mark")).to_have_text(quote)
    page.get_by_role("link", name="Read it in the document").click()
    expect(page.locator("mark:target")).to_have_text(quote)


def test_a_programmes_figures_each_lead_to_their_sentence(page: Page, site: Path) -> None:
    file = max(site.glob("programme/*.html"), key=lambda file: file.read_text("utf-8").count('class="num"'))
    page.goto(file.as_uri())
    rows = page.locator("table.tiers td.num a")
    assert rows.count() > 2
    for number in range(min(5, rows.count())):
        quote = page.locator("table.tiers tr:not(.group) q").nth(number).text_content()
        rows.nth(number).click()
        expect(page.locator("mark:target")).to_be_in_viewport()
        pieces = page.locator("mark:target").evaluate(
            "m => [m, ...document.querySelectorAll(`[data-of='${m.id}']`)].map(p => p.textContent)"
        )
        assert "".join(pieces) == re.sub(r"[\t\n]", "", quote or "")
        page.go_back()


def test_a_sign_leads_to_what_it_stands_for_and_back(page: Page, site: Path) -> None:
    page.goto(largest(site, "document/*.html"))
    sign = page.locator("mark .sign").first
    target = (sign.get_attribute("href") or "")[1:]
    sign.click()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def untranslated(page: Page) -> list[str]:
    """Words in Latin letters that stand in no word of a document, name or figure."""
    return list(page.evaluate(r"""() => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), left = [];
        while (walk.nextNode()) {
            const node = walk.currentNode, apart = 'bdi, q, code, noscript, [lang]:not(html), .text, .context, [data-a]';
            const within = node.parentElement.closest(apart);
            const latin = /[A-Za-z]{3}/.test(node.textContent) && !/[\u4e00-\u9fff]/.test(node.textContent);
            if (!within && latin) left.push(node.textContent.trim());
        }
        return left.filter((text) => !/^redheader/.test(text));
    }"""))  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_switches_language_and_back(page: Page, site: Path, kind: str) -> None:
    page.goto(largest(site, kind))
    before = page.locator("body").inner_text()
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert untranslated(page) == []
    words = {forms["other"] for forms in catalogue("en").values()}
    assert not [name for name in page.locator("[aria-label]").evaluate_all("all => all.map((one) => one.ariaLabel)") if name in words]
    for quote in page.locator("q:visible").all()[:5]:
        text = quote.text_content() or ""
        assert quote.get_attribute("lang") == ("zh" if re.search("[\u4e00-\u9fff]", text) else "en")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.locator("body").inner_text() == before


def test_an_address_may_ask_for_a_language(page: Page, site: Path) -> None:
    page.goto((site / "methods.html").as_uri() + "?lang=zh")
    expect(page.get_by_role("heading", level=1)).to_have_text("本站如何制成")
    assert page.title() == "本站如何制成 · redheader"


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, site: Path, kind: str) -> None:
    page.goto(largest(site, kind))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"preload": False, "runOnly": {"type": "tag", "values": tags}})
        said = [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found.response["violations"]]
        assert said == [], scheme


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_needs_no_sideways_scrolling(page: Page, site: Path, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(largest(site, kind))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    narrow = page.locator("p, h1, h2, dd").evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1).length"
    )
    assert narrow == 0


def test_a_page_prints_without_what_is_only_for_screens(page: Page, site: Path) -> None:
    page.goto(largest(site, "programme/*.html"))
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator("h1")).to_be_visible()


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(page: Page, site: Path) -> None:
    page.goto((site / "programmes.html").as_uri())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    assert page.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => !!one.closest('main')")


def test_facets_and_words_narrow_a_list_and_stay_in_the_address(page: Page, site: Path) -> None:
    page.goto((site / "programmes.html").as_uri())
    rows = page.locator("[data-rows] > tr:visible")
    total = rows.count()
    level = page.get_by_label("Level").locator("option").nth(1).get_attribute("value") or ""
    page.get_by_label("Level").select_option(level)
    narrowed = rows.count()
    assert 0 < narrowed < total
    expect(page.locator(".finder output")).to_have_text(f"{narrowed} of {total}")
    page.get_by_role("searchbox").fill(page.locator("[data-rows] > tr:visible th a").first.inner_text().upper().replace(" ", "\u3000"))
    fewer = rows.count()
    assert 0 < fewer < narrowed
    page.get_by_role("link", name="by name").click()
    expect(page.locator(".finder output")).to_have_text(f"{fewer} of {total}")
    assert f"level={level}" in page.url
    page.get_by_role("button", name="中文").click()
    expect(page.locator(".finder output")).to_have_text(f"{total}项中的{fewer}项")


def test_a_list_of_several_pages_is_searched_as_a_whole(page: Page, odd: Path) -> None:
    page.goto((odd / "claims/incentive.html").as_uri())
    assert page.locator("[data-rows] > tr").count() == 100
    page.get_by_role("searchbox").fill("item 249 ")
    expect(page.locator(".matches > li")).to_have_count(1)
    page.locator(".matches a").click()
    expect(page.locator("mark:target")).to_have_text("Item 249 pays 249 yuan once.")
    page.go_back()
    expect(page.locator(".matches > li")).to_have_count(1)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-rows]")).to_be_visible()


def test_a_hostile_document_stays_text_where_the_script_shows_it(page: Page, odd: Path) -> None:
    page.goto((odd / "documents.html").as_uri())
    page.get_by_role("searchbox").fill("alert")
    expect(page.locator("[data-rows] > tr:visible", has_text="<script>alert(1)</script>")).to_have_count(1)
    page.goto((odd / "claims/incentive.html").as_uri())
    page.get_by_role("searchbox").fill("alert(1)")
    expect(page.locator(".matches")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("main img, main script").count() == 0
    file = next(file for file in sorted(odd.glob("claim/*.html")) if "alert(1)" in file.read_text("utf-8"))
    page.goto(file.as_uri())
    page.get_by_role("button", name="中文").click()
    expect(page.locator("h1")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("main img, main script").count() == 0


def test_a_copied_citation_holds_all_that_is_needed(browser: Browser, odd: Path, watched: Watched) -> None:
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = plan()
    claim = made.claims[0]
    watched.page.goto((odd / f"claim/{claim.id}.html").as_uri())
    watched.page.get_by_role("button", name="Copy citation").click()
    expect(watched.page.get_by_role("button", name="Copied")).to_be_visible()
    copied = watched.page.evaluate("navigator.clipboard.readText()")
    assert copied == "\n".join((
        f"“{claim.quote}”",
        f"Rules of the Peacock Plan. Rules of the Peacock Plan. 2011-04-04. characters {claim.start}–{claim.end} of the stored text.",
        "Original: https://example.org/b?q=1 (retrieved 1970-01-01)",
        f"Archived: SHA-256 {made.document.sha256}",
        f"Claim: {(odd / f'claim/{claim.id}.html').as_uri()}",
    ))  # fmt: skip


def test_a_citation_is_copied_from_a_document_too_and_without_a_clipboard(page: Page, odd: Path) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                         "document.addEventListener('copy', () => { window.copied = getSelection().toString(); });")  # fmt: skip
    made = plan()
    page.goto((odd / f"document/{made.document.sha256[:12]}.html").as_uri())
    cell = next(claim for claim in made.claims if "\t" in claim.quote)
    item = page.locator(f"[id='claim-{cell.id}']")
    item.get_by_role("button", name="Copy citation").click()
    expect(item.get_by_role("button")).to_have_text(re.compile("Copied|Press"))
    copied = page.evaluate("window.copied")
    assert copied.startswith("“Class") and f"Characters {cell.start}–{cell.end} of the stored text." in copied
    assert f"SHA-256 {made.document.sha256}" in copied and f"claim/{cell.id}.html" in copied


def test_pages_are_whole_without_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "programmes.html").as_uri())
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("form.finder")).to_be_hidden()
    page.locator("summary", has_text="Level").click()
    page.locator("details[open] a").first.click()
    expect(page.locator("h1")).to_contain_text("Level: ")
    page.locator("tbody th a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    context.close()


def test_a_former_id_leads_to_where_it_went(page: Page, site: Path) -> None:
    moved = [file for file in site.glob("programme/*.html") if 'http-equiv="refresh"' in file.read_text("utf-8")]
    assert moved
    page.goto(moved[0].as_uri())
    page.wait_for_url(lambda url: url != moved[0].as_uri())
    expect(page.locator("dl.facts").first).to_be_visible()


PAINTED = """() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return paint ? paint.startTime : performance.timing.domInteractive - performance.timing.navigationStart;
}"""


def test_a_page_paints_soon(page: Page, odd: Path) -> None:
    address, painted = largest(odd, "document/*.html"), []
    for _ in range(3):  # the machine may be busy with something else: the quickest counts
        page.goto(address)
        painted.append(page.evaluate(PAINTED))
    assert min(painted) < 1_000
