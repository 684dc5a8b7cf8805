"""What was read: documents by month and level, and by place and year. What prints no date is counted apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from redheader.publish import present
from redheader.publish.charts.chart import Cell, Chart, Row, linked
from redheader.publish.charts.gather import Review, document_paths
from redheader.publish.charts.grid import Line, Panel, Square, drawing
from redheader.publish.charts.levels import level_words
from redheader.publish.charts.months import Strip
from redheader.publish.charts.months import drawing as months_drawing
from redheader.publish.charts.svg import figure
from redheader.publish.charts.years import EARLIER, UNDATED, Years
from redheader.publish.wording import Message, Printed, Twofold, message

MONTHS, PLACES = "documents-by-month", "documents-by-place"
_BACK = 15  # years of months drawn
_KEPT = 1000  # documents of one row that the CSV names


class Found(NamedTuple):
    """Documents by level and month (YYYY-MM, a year alone where the month is not printed, `EARLIER`, `UNDATED`), and the first of each month."""

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
    months = {month: count for (each, month), count in found.counts.items() if each == level and month[:1].isdigit() and len(month) == 7}
    yearly = sum(count for (each, month), count in found.counts.items() if each == level and len(month) == 4)
    total = sum(count for (each, _), count in found.counts.items() if each == level)
    paths = {month: f"charts/{MONTHS}.html#{month}" for month in months}
    return Strip(level_words(level), months, paths, f"charts/{MONTHS}.html#table", found.counts[level, EARLIER], found.counts[level, UNDATED], yearly, total)


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
    names = {unit.path: (Twofold(unit.en[0] if unit.en else unit.path, unit.short[0] if unit.short else unit.path), unit.code) for unit in review.units}
    order = sorted(names, key=lambda path: (-counts[path].total(), names[path][1]))
    lines, rows = [], []
    for path in (*order, "national", "none"):
        words, code = names.get(path, (Message("place.nationwide" if path == "national" else "place.none"), ""))
        page = f"places/{code}.html" if code and counts[path] else None
        squares = tuple(_square(words, years, key, counts[path][key], page) for key in years.keys)
        lines.append(Line(words, page, squares, counts[path].total()))
        cells = (Cell(words, (page,) if page else ()), *(Cell(figure(str(counts[path][key] or "")), number=True) for key in years.keys),
                 Cell(figure(str(counts[path].total())), number=True))  # fmt: skip
        rows.append(Row(cells, {"code": code or None, "place": path, **{key: counts[path][key] for key in years.keys}, "all": counts[path].total()}))
    title, lead = Message("chart.places.title"), message("chart.places.lead", n=sum(bool(counts[path]) for path in order), of=len(order))
    columns = [years.words(key) for key in years.keys]
    panels = [Panel(None, tuple(lines))]
    wide, narrow = (drawing(panels, columns, title, lead, wide=each) for each in (True, False))
    return Chart(PLACES, title, lead, (Message("chart.levels.read"),), wide, narrow, (Message("fact.place"), *columns, Message("chart.all")), tuple(rows))


def _square(words: Message | Twofold, years: Years, key: str, count: int, page: str | None) -> Square | None:
    if not count:
        return None
    column = years.words(key)
    spoken = Twofold(*(f"{words.text(each)}, {column.text(each) if not isinstance(column, Printed) else column}: {count}" for each in ("en", "zh")))
    return Square(count, spoken, page or "documents.html")
