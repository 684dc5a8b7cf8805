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
