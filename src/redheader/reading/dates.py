"""Dates as Chinese documents print them at their head and foot, in figures or in Chinese numerals."""

from __future__ import annotations

import re

from redheader.model.when import partial_date

_DIGITS = {"\u3007": "0", "\u25cb": "0", "\u96f6": "0", "O": "0", "o": "0", "\u5143": "1"}
_DIGITS |= {sign: str(value) for value, sign in enumerate("\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d", 1)}
_TEN = "\u5341"
_PART = re.compile(rf"[\d{_TEN}{''.join(_DIGITS)}]+")


def iso(printed: str) -> str | None:
    """YYYY-MM-DD, YYYY-MM or YYYY of a date as printed, None when it is none: year first, then month and day."""
    parts = [_value(part) for part in _PART.findall(printed)[:3]]
    return partial_date(*parts) if parts else None


def _value(part: str) -> int:
    """The figure that a run of numerals writes: digit by digit, or with a ten in it."""
    if _TEN not in part:
        return int("".join(_DIGITS.get(sign, sign) for sign in part))
    tens, _, ones = part.partition(_TEN)
    return 10 * (_value(tens) if tens else 1) + (_value(ones) if ones else 0)
