"""Time on paper: a scale of days, and columns of years in which what is older stands together and what is undated apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from redheader.model.when import partial_date
from redheader.publish.charts.svg import figure
from redheader.publish.wording import Message, Wording, message

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
UNDATED = "undated"
EARLIER = "earlier"
_YEARS = 10


def dated(day: str | None) -> str | None:
    """A year, a month or a day as model.when writes them; None for anything else that a claim may hold."""
    if day is None or not _DATE.fullmatch(day):
        return None
    parts = [int(part) for part in day.split("-")]
    return day if partial_date(*parts) == day else None


class Years:
    """Columns: one for what is older than the last ten years of the dates given, one a year, one for what has no date."""

    def __init__(self, dates: Iterable[str | None], count: int = _YEARS) -> None:
        found = {int(day[:4]) for day in dates if day}
        self.last = max(found, default=0)
        self.first = max(min(found, default=0), self.last - count + 1)
        self.older = any(year < self.first for year in found)
        years = [str(year) for year in range(self.first, self.last + 1)] if found else []
        self.keys: tuple[str, ...] = (*((EARLIER,) if self.older else ()), *years, UNDATED)

    def key(self, day: str | None) -> str:
        """The column of a date."""
        if not day:
            return UNDATED
        return day[:4] if int(day[:4]) >= self.first else EARLIER

    def words(self, key: str) -> Wording:
        """What a column is called."""
        if key == EARLIER:
            return message("chart.before", year=str(self.first))
        return Message("undated") if key == UNDATED else figure(key)


class Days:
    """A linear scale of days over whole years, from `start` to `end`."""

    def __init__(self, first: int, last: int, start: float, end: float) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self._from, self._to = date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal()

    def begin(self, day: str) -> float:
        """Where a year, a month or a day begins."""
        parts = [int(part) for part in day.split("-")]
        return self._at(date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1).toordinal())

    def over(self, day: str) -> float:
        """Where a year, a month or a day is over."""
        parts = [int(part) for part in day.split("-")]
        if len(parts) == 1:
            return self._at(date(parts[0] + 1, 1, 1).toordinal())
        if len(parts) == 2:
            return self._at(date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1).toordinal())
        return self._at(date(*parts).toordinal() + 1)

    def _at(self, day: int) -> float:
        return self.start + (day - self._from) / (self._to - self._from) * (self.end - self.start)


def year_of(day: str) -> int:
    """The year of a date."""
    return int(day[:4])
