"""Dates as English texts write them, made ISO."""

from __future__ import annotations

import re

from redheader.model.when import partial_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WORD = re.compile(r"[A-Za-z]+")


def english_date(words: str) -> str | None:
    """The date in `words` ("October 7, 2022", "7 October 2022", "late 2019", "2022-10-07"), or None when there is no year."""
    if iso := _ISO.search(words):
        return partial_date(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None)
    if not (year := _YEAR.search(words)):
        return None
    months = [_MONTHS.index(word[:3].lower()) + 1 for word in _WORD.findall(words) if word[:3].lower() in _MONTHS]
    if not months:
        return partial_date(int(year[1]))
    day = _DAY.search(words[: year.start()]) if year.start() else None
    return partial_date(int(year[1]), months[0], int(day[1]) if day else None)


def near_date(words: str, written: str | None) -> str | None:
    """The date in `words`; of one without a year ("May 3", "last June") that of a document written on the ISO date `written`."""
    if (found := english_date(words)) or not written:
        return found
    year, month = int(written[:4]), int(written[5:7] or 0)
    past = words.startswith("last ")
    named = [_MONTHS.index(word[:3].lower()) + 1 for word in _WORD.findall(words) if word[:3].lower() in _MONTHS]
    if not named:
        return partial_date(year - past) if words.endswith(" year") else None
    day = _DAY.search(words)
    return partial_date(year - (past and 0 < month <= named[0]), named[0], int(day[1]) if day else None)
