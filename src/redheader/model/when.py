"""Dates as documents give them: a year, a year and month, or a day, written YYYY, YYYY-MM or YYYY-MM-DD."""

from __future__ import annotations

import datetime


def partial_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO form of what is known, or None when it is no date of 1900-2099 (an impossible day or month included)."""
    if not 1900 <= year <= 2099:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
