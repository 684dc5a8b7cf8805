"""Dates, periods and durations in Chinese running text, as partial ISO dates with their offsets.

1. Every date between two offsets is found, in figures or Chinese numerals, longest first where two forms begin together.
2. A day without a year takes the year of the date before it; without such a date it is left out, unless the caller knows one.
3. A duration counted from a date ends on the day before its anniversary.
What is no calendar date is left out; nothing raises.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.when import partial_date
from redheader.reading.source import Source
from redheader.text.numerals import DIGITS, number

_NOUGHT = re.compile("[\u25cbO\u041e]")
_LINE = 32


class Date(NamedTuple):
    """A date written at `start`-`end`; `iso` is YYYY, YYYY-MM or YYYY-MM-DD."""

    start: int
    end: int
    iso: str


class Term(NamedTuple):
    """A duration of so many `months` written at `start`-`end`."""

    start: int
    end: int
    months: int


class Dates:
    """Finds dates by the lexicon zh/dates."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/dates")
        self._dates, self._durations = lexicon.part("date"), lexicon.part("years", "months")

    def find(self, folded: str, start: int = 0, end: int | None = None, known: str | None = None) -> tuple[Date, ...]:
        """The dates between two offsets, in order, none overlapping another.

        A first day without a year takes that of the date `known`, if there is one.
        """
        found: list[Date] = []
        for hit in sorted(self._dates.find(folded, start, end), key=lambda hit: (hit.start, -hit.end)):
            if found and hit.start < found[-1].end:
                continue
            iso = _iso(folded, hit.groups, found[-1].iso if found else known)
            if iso:
                found.append(Date(hit.start, hit.end, iso))
        return tuple(found)

    def term(self, folded: str, start: int, end: int) -> Term | None:
        """The first duration between two offsets, or None."""
        first = min(self._durations.find(folded, start, end), key=lambda hit: hit.start, default=None)
        months = _months(folded, first) if first else None
        return Term(first.start, first.end, months) if first and months else None

    def issued(self, source: Source) -> str | None:
        """The day the document carries as its own: the first line that is nothing but a date, brackets and labels aside."""
        for block in source.blocks:
            if block.end - block.start > _LINE:
                continue
            dates = self.find(source.folded, block.start, block.end)
            if len(dates) == 1 and len(dates[0].iso) == 10 and _alone(source.folded[block.start : block.end], dates[0], block.start):
                return dates[0].iso
        return None


def after(iso: str, months: int) -> str | None:
    """The last day of a period of `months` that begins on `iso`, as exact as `iso`; None beyond the years that dates may have."""
    parts = [int(part) for part in iso.split("-")]
    following = parts[0] * 12 + (parts[1] - 1 if len(parts) > 1 else 0) + months
    if len(parts) < 3:
        return partial_date((following - 1) // 12, (following - 1) % 12 + 1 if len(parts) == 2 else None)
    if not 1900 <= following // 12 < 2099:
        return None
    first = datetime.date(following // 12, following % 12 + 1, 1)
    days = (datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1) - first).days
    last = first + datetime.timedelta(days=min(parts[2], days + 1) - 2)
    return partial_date(last.year, last.month, last.day)


def _iso(folded: str, groups: Mapping[str, tuple[int, int]], before: str | None) -> str | None:
    year = _year(folded[slice(*groups["year"])]) if "year" in groups else int(before[:4]) if before else None
    if year is None:
        return None
    month = _small(folded, groups.get("month"))
    return partial_date(year, month, _small(folded, groups.get("day")) if month is not None else None)


def _year(text: str) -> int | None:
    joined = "".join(str(DIGITS.get(character, character)) for character in _NOUGHT.sub("0", text))
    return int(joined) if joined.isascii() and joined.isdecimal() else None


def _small(folded: str, span: tuple[int, int] | None) -> int | None:
    value = number(folded[slice(*span)]) if span else None
    return int(value) if value is not None else None


def _months(folded: str, hit: Hit) -> int | None:
    length = _small(folded, hit.groups["length"])
    return None if length is None else length * (12 if hit.value == "years" else 1)


def _alone(line: str, date: Date, offset: int) -> bool:
    """Is a date all the line says, up to brackets, a label that ends in a colon and a time of day?"""
    head, tail = line[: date.start - offset].strip(" ([\t"), line[date.end - offset :].strip(" )]\t")
    return (not head or head.endswith(":")) and (not tail or re.fullmatch(r"[\d:]+", tail) is not None)
