"""What kind of benefit documents of each level state, by the year of the document: a panel for each level."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from redheader.model.claim import Incentive
from redheader.publish import present
from redheader.publish.charts.chart import Cell, Chart, Row, linked
from redheader.publish.charts.gather import Review
from redheader.publish.charts.grid import Line, Panel, Square, drawing
from redheader.publish.charts.svg import figure
from redheader.publish.charts.years import Years
from redheader.publish.wording import Message, message, twofold

NAME = "benefits-by-level"
_KEPT = 1000  # claims of one square that the CSV names


class Found(NamedTuple):
    """How many incentives, and the first of their claims, by level ("" where it is not known), benefit and column of years."""

    years: Years
    counts: Counter[tuple[str, str, str]]
    claims: dict[tuple[str, str, str], list[str]]


def charts(review: Review) -> list[Chart]:
    """The chart, where anything is offered."""
    found = gather(review)
    return [_chart(review, found)] if found.counts else []


def gather(review: Review) -> Found:
    """Count every incentive once."""
    years = Years(review.documents[document].date for document, _ in review.store.incentives_by_document())
    counts, claims = Counter[tuple[str, str, str]](), defaultdict[tuple[str, str, str], list[str]](list)
    for row in review.store.incentives():
        what, document = row.claim.statement, review.documents[row.document]
        if isinstance(what, Incentive):
            key = (document.level or "", what.benefit, years.key(document.date))
            counts[key] += 1
            if len(claims[key]) < _KEPT:
                claims[key].append(row.claim.id)
    return Found(years, counts, dict(claims))


def _chart(review: Review, found: Found) -> Chart:
    title, lead = Message("chart.levels.title"), message("chart.levels.lead", n=sum(found.counts.values()))
    panels = [_panel(review, found, level) for level in (*present.LEVELS, "") if any(key[0] == level for key in found.counts)]
    columns = [found.years.words(key) for key in found.years.keys]
    wide = drawing(panels, columns, title, lead, wide=True, across=2)
    narrow = drawing(panels, columns, title, lead, wide=False)
    order = sorted(found.counts, key=lambda key: (_level_order(key[0]), present.BENEFITS.index(key[1]), found.years.keys.index(key[2])))
    heads = ("facet.level", "column.benefit", "chart.year", "nav.incentives", "column.claims")
    rows = tuple(_row(review, found, key) for key in order)
    return Chart(NAME, title, lead, (Message("chart.levels.read"),), wide, narrow, tuple(map(Message, heads)), rows)


def _level_order(level: str) -> int:
    return present.LEVELS.index(level) if level else len(present.LEVELS)


def _panel(review: Review, found: Found, level: str) -> Panel:
    lines = []
    for benefit in present.BENEFITS:
        keys = [(level, benefit, year) for year in found.years.keys]
        total = sum(found.counts[key] for key in keys)
        if total:
            squares = tuple(_square(review, found, key) if found.counts[key] else None for key in keys)
            first = next(key for key in keys if found.counts[key])
            lines.append(Line(present.benefit(benefit), f"charts/{NAME}.html#{_id(first)}", squares, total))
    heading = message("chart.levels.of_level", level=level_words(level), n=sum(line.total for line in lines))
    return Panel(heading, tuple(lines))


def _square(review: Review, found: Found, key: tuple[str, str, str]) -> Square:
    level, benefit, year = key
    count, claims = found.counts[key], found.claims[key]
    path = review.links.claim(claims[0]) if count == 1 else f"charts/{NAME}.html#{_id(key)}"
    words = (level_words(level), present.benefit(benefit), found.years.words(year))
    return Square(count, twofold(lambda language: f"{', '.join(word.text(language) for word in words)}: {count}"), path)


def level_words(level: str) -> Message:
    """A level, or that it is not stated."""
    return present.level(level) if level else Message("chart.levels.unknown")


def _id(key: tuple[str, str, str]) -> str:
    return f"{key[0] or 'none'}-{key[1]}-{key[2]}"


def _row(review: Review, found: Found, key: tuple[str, str, str]) -> Row:
    level, benefit, year = key
    count, claims = found.counts[key], found.claims[key]
    shown = linked(figure(""), tuple(map(review.links.claim, claims)))
    words = (level_words(level), present.benefit(benefit), found.years.words(year))
    cells = (*map(Cell, words), Cell(figure(str(count)), number=True), shown._replace(more=count - len(shown.paths)))
    data = {"level": level or None, "benefit": benefit, "year": year, "incentives": count, "claims": claims}
    return Row(cells, data, _id(key))
