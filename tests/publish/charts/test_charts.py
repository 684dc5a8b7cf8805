"""Charts over a store made here: nothing is lost, what cannot be drawn is counted, and the same review gives the same bytes."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Watched
from lxml import etree, html
from made_site import HOSTILE, Made, build, hostile, plan

from redheader.analyse import overview
from redheader.errors import KnowledgeError
from redheader.knowledge.loader import HERE, Knowledge, load
from redheader.model.claim import Incentive, Lifetime, Lineage, Restriction
from redheader.publish import PublishContext
from redheader.publish.charts import coverage, draw, incentives, levels, tilemap, timeline, write_charts
from redheader.publish.charts.chart import Chart
from redheader.publish.charts.files import Fonts, pinyin, png, source_of
from redheader.publish.charts.gather import Review
from redheader.settings import Settings
from redheader.store import Store

HAN = re.compile("[\u4e00-\u9fff]")


def offers() -> Made:
    """Housing in every form an amount can have, in a city and a year."""
    made = Made("".join(f"Item {n} of the plan.\n" for n in range(40)), "Rules of a city", "2022-05-01")
    made.about = msgspec.structs.replace(made.about, level="municipal", region="浙江省杭州市")
    ends = [(None, 500_000), (300_000, 500_000), (300_000, None), (400_000, 400_000), (0, 0), (None, None)]
    for n, (low, high) in enumerate(ends):
        made.state(Incentive("housing", low, high, "CNY", "once", "person", f"tier {n}"), f"Item {n} of the plan.")
    for n, (currency, per) in enumerate([("USD", "once"), ("CNY", None), ("CNY", "sqm"), ("CNY", "year"), ("CNY", "month")], 10):
        made.state(Incentive("award", 1000, 2000, currency, per, "person", "doctors"), f"Item {n} of the plan.")  # type: ignore[arg-type]
    return made


def history() -> Made:
    """Three programmes: one with two begins and an end, two that are each said to have come in its place; and rules."""
    made = Made("The Heron Plan. The Crane Plan. The Stork Plan. A rule. Another rule.\n", "A history", "2023-09-01")
    for name in ("Heron Plan", "Crane Plan", "Stork Plan"):
        made.name(name, f"The {name}.")
    made.state(Lifetime("2008", "2018", "shelved"), "The Heron Plan.", "Heron Plan")
    made.state(Lifetime("2009-01"), "The Heron Plan", "Heron Plan")
    made.state(Lifetime("2019"), "The Crane Plan.", "Crane Plan")
    made.state(Lifetime("2030", None, "active"), "Another rule.")
    made.state(Lineage("succeeds", "Heron Plan"), "The Crane Plan.", "Crane Plan")
    made.state(Lineage("renames", "Heron Plan"), "The Stork Plan.", "Stork Plan")
    made.state(Restriction("A ministry", "2022-10", "citizens", "work"), "A rule.")
    made.state(Restriction("A ministry", None, "citizens", "work"), "Another rule.")
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    at = tmp_path_factory.mktemp("charts")
    build(at, knowledge, plan(), hostile(), offers(), history())
    return at


@pytest.fixture(scope="module")
def context(knowledge: Knowledge) -> PublishContext:
    return PublishContext({}, "../archive", knowledge, "rules/1", Settings(), "2026-01-01T00:00:00+00:00")


@pytest.fixture
def review(folder: Path, context: PublishContext) -> Iterator[Review]:
    with Store(folder / "store.sqlite") as store:
        yield Review(store, context)


def test_every_incentive_is_drawn_or_counted(review: Review) -> None:
    found = incentives.gather(review)
    rows = [row.claim.statement for row in review.store.claims(kind="incentive")]
    drawn = [row for groups in found.offers.values() for group in groups for offer in group.largest for row in offer.claims]
    unfit = [what for what in rows if isinstance(what, Incentive) and what.max == 0]
    assert len(drawn) + found.amount + found.currency + found.period == len(rows)
    assert len(unfit) == 1 and found.amount == 2  # the amount of nothing, and the one that is not stated
    assert found.currency == sum(isinstance(what, Incentive) and what.currency not in ("CNY", None) for what in rows)


def test_once_a_year_and_a_month_are_never_in_one_picture(review: Review) -> None:
    charts = incentives.charts(review)
    assert [chart.name for chart in charts] == ["incentives-once", "incentives-year", "incentives-month"]
    assert [{row.data["per"] for row in chart.rows} for chart in charts] == [{"once"}, {"year"}, {"month"}]


def test_only_the_largest_of_a_benefit_are_drawn_and_the_picture_says_so(tmp_path: Path, context: PublishContext) -> None:
    many = Made("".join(f"Item {n} of a list.\n" for n in range(1, 31)), "A list")
    for n in range(1, 31):
        many.state(Incentive("award", n, n * 10, "CNY", "once", "person", f"tier {n}"), f"Item {n} of a list.")
    build(tmp_path, context.knowledge, many)
    with Store(tmp_path / "store.sqlite") as store:
        chart = incentives.charts(Review(store, context))[0]
    assert [row.data["max_cny"] for row in chart.rows] == [300, 290, 280, 270]
    assert "4 of 30" in str(chart.lead)
    assert "the 4 largest of 30" in str(chart.picture())


def test_each_end_of_an_offer_has_its_mark(review: Review) -> None:
    chart = incentives.charts(review)[0]
    tree = html.fromstring(str(chart.picture()))
    marks = {link.find("title").text: len(link.findall("circle")) for link in tree.findall(".//a") if link.find("circle") is not None}
    counted = {words.split(": ", 1)[1]: dots for words, dots in marks.items()}
    assert counted["up to 500,000 yuan"] == counted["at least 300,000 yuan"] == counted["400,000 yuan"] == 1
    assert counted["300,000–500,000 yuan"] == 2


def test_the_map_has_every_unit_and_every_programme(review: Review) -> None:
    units, (country, unknown) = tilemap.gather(review)
    assert len(units) == 34
    assert sum(unit.programmes for unit in units) + country + unknown == len(review.entries)
    charts = tilemap.charts(review)
    for chart in charts:
        assert len(chart.rows) == 34
        shown = "".join(etree.fromstring(str(chart.picture()).split("</svg>")[0] + "</svg>").itertext())
        assert [unit.region.short[0] for unit in units if unit.region.short[0] not in shown] == []
    amounts = {row.data["code"]: row.data["highest_cny_once"] for row in charts[1].rows}
    assert amounts["330000"] == 500_000
    assert amounts["110000"] is None


def test_the_timeline_draws_what_is_dated_and_counts_the_rest(review: Review) -> None:
    found = timeline.gather(review)
    by_name = {life.entry.name: life for life in found.lives}
    assert {"Heron Plan", "Crane Plan", "Stork Plan", "Peacock Plan"} <= by_name.keys()
    assert [day for day, _ in by_name["Heron Plan"].starts] == ["2008", "2009-01"]
    assert len(found.lives) + found.undrawn + found.beyond == len(review.entries)
    rules = list(review.store.claims(kind="restriction"))
    assert len(found.rules) + found.undated == len(rules)
    lifetimes = list(review.store.claims(kind="lifetime"))
    dated = {row.claim.id for life in found.lives for _, rows in (*life.starts, *life.ends) for row in rows}
    assert len(dated) + found.nameless == len(lifetimes)


def test_successors_that_contradict_each_other_are_marked(review: Review) -> None:
    chart = timeline.charts(review)[0]
    follows = {row.data["name"]: (row.data["follows"], row.data["contested"]) for row in chart.rows if row.data["follows"]}
    heron = next(life.entry.id for life in timeline.gather(review).lives if life.entry.name == "Heron Plan")
    assert follows.pop("Peacock Plan")[1] is False
    assert follows == {"Crane Plan": ([heron], True), "Stork Plan": ([heron], True)}
    assert "contested: said to succeed Heron Plan" in str(chart.picture())


def test_counts_by_level_and_month_add_up(review: Review) -> None:
    assert sum(levels.gather(review).counts.values()) == review.store.kinds()["incentive"]
    found = coverage.gather(review)
    assert sum(found.counts.values()) == review.store.counts()["documents"]
    months, places = coverage.charts(review)
    assert sum(row.data["all"] for row in months.rows) == sum(row.data["all"] for row in places.rows) == len(review.documents)
    assert len(places.rows) == len(overview.provinces(review.context.knowledge)) + 2


def test_every_row_names_claims_that_exist(review: Review) -> None:
    known = {row.claim.id for row in review.store.claims()}
    for chart in draw(review.store, review.context):
        named = {claim for row in chart.rows for claim in row.data.get("claims", ())}
        assert named <= known
        assert named or chart.name.startswith(("map-programmes", "documents-"))


def test_same_review_same_bytes_at_any_parallelism(folder: Path, context: PublishContext, tmp_path: Path) -> None:
    made = []
    for workers in (1, 3):
        out = tmp_path / str(workers)
        out.mkdir()
        settings = Settings(workers=workers)
        with Store(folder / "store.sqlite") as store:
            charts = write_charts(store, PublishContext({}, "", context.knowledge, "", settings, context.generated), out)
        made.append({path.name: path.read_bytes() for path in sorted(out.rglob("*.*"))} | {chart.name: chart.picture() for chart in charts})
    assert made[0] == made[1]


def test_files_are_what_they_are_called(folder: Path) -> None:
    files = sorted((folder / "site/charts").glob("*.svg"))
    assert len(files) == 18
    for file in files:
        tree = etree.parse(file).getroot()
        assert tree.tag == "{http://www.w3.org/2000/svg}svg"
        assert not [each for each in tree.iter() if str(each.tag).split("}")[-1] in ("script", "style", "foreignObject", "a", "image")]
        name = file.name.split(".")[0]
        rows = list(csv.DictReader((file.parent / f"{name}.csv").open(encoding="utf-8")))
        assert len(rows) == len(json.loads((file.parent / f"{name}.json").read_bytes()))
    for file in (folder / "site/charts").glob("*.png"):
        assert file.read_bytes().startswith(b"\x89PNG")


def test_hostile_names_stay_text(folder: Path) -> None:
    for file in (folder / "site/charts").glob("*.html"):
        page = html.parse(file).getroot()
        assert page.xpath("//main//svg")
        assert page.xpath("//main//script | //svg//style | //main//img | //*[@onerror]") == []
        assert page.xpath("//svg//*[@style]") == []
    once = (folder / "site/charts/incentives-once.svg").read_text("utf-8")
    assert "&lt;script&gt;" in once or HOSTILE[:8] not in once


def test_without_a_chinese_font_the_picture_stands_in_pinyin_and_says_so(review: Review) -> None:
    assert pinyin("启明计划（2024）、A类") == "Qimingjihua (2024), ALei"
    chart = tilemap.charts(review)[0]
    source = source_of(4, "2026-01-01")
    assert png(chart, Fonts(True, False), source, "en").startswith(b"\x89PNG")
    assert [Fonts(True, False).prints(language) for language in ("en", "zh")] == [True, False]
    assert not Fonts(False, False).prints("en")


def test_a_programme_has_a_picture_of_its_offers_by_recipient(folder: Path) -> None:
    (page,) = [tree for tree in map(html.parse, (folder / "site/programme").glob("*.html")) if tree.xpath("//svg")]
    (wide,) = page.xpath("//svg[contains(@class, 'wide-only')]")
    assert [words for words in wide.itertext() if words == "leading talents"]
    assert all(address.startswith("../claim/") for address in wide.xpath(".//a/@href"))


def test_pages_of_charts_work_in_both_languages(watched: Watched, folder: Path) -> None:
    page = watched.page
    page.goto((folder / "site/charts.html").as_uri())
    for language, other in (("en", "zh"), ("zh", "en")):
        page.wait_for_function("[...document.querySelectorAll('.cover img')].some((image) => image.complete && image.naturalWidth > 0)")
        assert page.locator(f".in-{language}").first.is_visible() and not page.locator(f".in-{other}").first.is_visible()
        assert Axe().run(page, options={"preload": False}).response["violations"] == []
        page.locator(f"[data-switch={other}]").click()
    for address in ("charts/incentives-once.html", "charts/timeline.html", "places.html", "timeline.html"):
        page.goto((folder / "site" / address).as_uri())
        assert Axe().run(page, options={"preload": False}).response["violations"] == []
        words = page.locator("svg.wide-only text").all_text_contents()
        assert words and not page.locator("svg.narrow-only").first.is_visible()
        page.locator("[data-switch=zh]").click()
        chinese = page.locator("svg.wide-only text").all_text_contents()
        assert chinese != words and any(map(HAN.search, chinese))
        page.locator("[data-switch=en]").click()
        assert page.locator("svg.wide-only text").all_text_contents() == words
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.locator("svg.narrow-only").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('{code: "230000", row: 1, column: 7}', '{code: "990000", row: 1, column: 7}'), "230000 has no square"),
        (("row: 2, column: 7", "row: 1, column: 7"), "two units have the same square"),
        (("row: 2, column: 7", "row: 0, column: 7"), "tiles.yaml"),
    ],
)
def test_a_map_that_leaves_out_a_unit_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    (tmp_path / "regions").mkdir()
    for file in (HERE / "regions").glob("*.yaml"):
        (tmp_path / "regions" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "tiles.yaml").write_text((HERE / "tiles.yaml").read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load(tmp_path)


def test_charts_are_named_once(review: Review) -> None:
    charts: list[Chart] = draw(review.store, review.context)
    assert len({chart.name for chart in charts}) == len(charts)
