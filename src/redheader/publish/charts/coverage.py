"""What was read: documents by month and level, and by place and year. What prints no date is counted apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from redheader.publish import present
from redheader.publish.charts.chart import Cell, Chart, Row, linked
from redheader.publish.charts.gather import Review, document_paths, named
from redheader.publish.charts.grid import Line, Panel, Square, drawing
from redheader.publish.charts.levels import level_words
from redheader.publish.charts.months import Strip
from redheader.publish.charts.months import drawing as months_drawing
from redheader.publish.charts.svg import figure
from redheader.publish.charts.years import EARLIER, UNDATED, Years
from redheader.publish.wording import Message, Twofold, Wording, message, twofold

MONTHS, PLACES = "documents-by-month", "documents-by-place"
_BACK = 15  # years of months drawn
_KEPT = 1000  # documents of one row that the CSV names


class Found(NamedTuple):
    """Documents by level and month, and the first of each month.

    A month is YYYY-MM, a year alone where no month is printed, `EARLIER` or `UNDATED`.
    """

    years: Years
    counts: Counter[tuple[str, str]]
    documents: dict[str, list[str]]


def charts(review: Review) -> list[Chart]:
    """Both charts, where anything was read."""
    return [_months(review, gather(review)), _places(review)] if review.documents else []


def gather(review: Review) -> Found:
    """Count every document once."""
    years = Years((document.date for document in review.documents.values()), _BACK)
    counts, documents = Counter[tuple[str, str]](), defaultdict[str, list[str]](list)
    for sha256, document in review.documents.items():
        key = years.key(document.date)
        month = key if key in (EARLIER, UNDATED) else (document.date or "")[:7]
        counts[document.level or "", month] += 1
        if len(documents[month]) < _KEPT:
            documents[month].append(sha256)
    return Found(years, counts, dict(documents))


def _months(review: Review, found: Found) -> Chart:
    title, lead = Message("chart.months.title"), message("chart.months.lead", n=len(review.documents))
    levels = [level for level in (*present.LEVELS, "") if any(key[0] == level for key in found.counts)]
    strips = [_strip(found, level) for level in levels]
    first, last = found.years.first, found.years.last
    wide, narrow = (months_drawing(strips, first, last, title, lead, wide=each) for each in (True, False))
    order = sorted({month for _, month in found.counts}, key=lambda month: (month != EARLIER, month))
    columns = (Message("chart.month"), *(level_words(level) for level in levels), Message("chart.all"), Message("nav.documents"))
    rows = tuple(_month_row(review, found, month, levels) for month in order)
    yearly = sum(count for (_, month), count in found.counts.items() if len(month) == 4)
    notes = (Message("chart.months.read"), *((message("chart.months.yearly", n=yearly),) if yearly else ()))
    return Chart(MONTHS, title, lead, notes, wide, narrow, columns, rows)


def _strip(found: Found, level: str) -> Strip:
    own = {month: count for (each, month), count in found.counts.items() if each == level}
    months = {month: count for month, count in own.items() if len(month) == 7 and month[:1].isdigit()}
    yearly = sum(count for month, count in own.items() if len(month) == 4)
    paths, page = {month: f"charts/{MONTHS}.html#{month}" for month in months}, f"charts/{MONTHS}.html#table"
    return Strip(level_words(level), months, paths, page, own.get(EARLIER, 0), own.get(UNDATED, 0), yearly, sum(own.values()))


def _month_row(review: Review, found: Found, month: str, levels: Iterable[str]) -> Row:
    counts = {level or "unknown": found.counts[level, month] for level in levels}
    total, documents = sum(counts.values()), found.documents[month]
    shown = linked(figure(""), document_paths(review.links, documents))
    words = found.years.words(month) if month in (EARLIER, UNDATED) else figure(month)
    cells = (Cell(words), *(Cell(figure(str(count) if count else ""), number=True) for count in counts.values()),
             Cell(figure(str(total)), number=True), shown._replace(more=total - len(shown.paths)))  # fmt: skip
    return Row(cells, {"month": month, **counts, "all": total, "documents": documents}, month)


def _places(review: Review) -> Chart:
    years = Years(document.date for document in review.documents.values())
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in review.documents.values():
        where = document.province or ("national" if document.level == "national" else "none")
        counts[where][years.key(document.date)] += 1
    units = sorted(review.units, key=lambda unit: (-counts[unit.path].total(), unit.code))
    here = [Where(unit.path, named(unit), unit.code) for unit in units]
    rest = [Where("national", Message("place.nationwide"), ""), Where("none", Message("place.none"), "")]
    lines = tuple(_line(where, counts[where.path], years) for where in (*here, *rest))
    rows = tuple(_place_row(where, counts[where.path], years) for where in (*here, *rest))
    title = Message("chart.places.title")
    lead = message("chart.places.lead", n=sum(bool(counts[unit.path]) for unit in units), of=len(units))
    columns = [years.words(key) for key in years.keys]
    wide, narrow = (drawing([Panel(None, lines)], columns, title, lead, wide=each) for each in (True, False))
    heads = (Message("fact.place"), *columns, Message("chart.all"))
    return Chart(PLACES, title, lead, (Message("chart.levels.read"),), wide, narrow, heads, rows)


class Where(NamedTuple):
    """A row of places: a unit's path, its words and its code, "" for what is no unit."""

    path: str
    words: Message | Twofold
    code: str

    def page(self, counts: Counter[str]) -> str | None:
        """The page of its documents."""
        return f"places/{self.code}.html" if self.code and counts.total() else None


def _line(where: Where, counts: Counter[str], years: Years) -> Line:
    page = where.page(counts)
    squares = tuple(_square(where, years.words(key), counts[key], page or "documents.html") for key in years.keys)
    return Line(where.words, page, squares, counts.total())


def _square(where: Where, column: Wording, count: int, page: str) -> Square | None:
    if not count:
        return None
    return Square(count, twofold(lambda language: f"{where.words.text(language)}, {column.text(language)}: {count}"), page)


def _place_row(where: Where, counts: Counter[str], years: Years) -> Row:
    page = where.page(counts)
    numbers = [Cell(figure(str(counts[key] or "")), number=True) for key in years.keys]
    cells = (Cell(where.words, (page,) if page else ()), *numbers, Cell(figure(str(counts.total())), number=True))
    return Row(cells, {"code": where.code or None, "place": where.path, **{key: counts[key] for key in years.keys}, "all": counts.total()})
