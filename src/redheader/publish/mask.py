"""Hide personal numbers and addresses in what is shown, one sign for one, so that every offset stays an offset of the stored text."""

from __future__ import annotations

import re

_MOBILE = r"(?<![\d.,])(?:1[3-9]\d{9}|1[3-9]\d[- ]\d{4}[- ]\d{4})(?!\d|[.,]\d|\s?[\u5143\u4e07\u4ebf])"
_IDENTITY = r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
_NUMBERS = re.compile(f"{_IDENTITY}|{_MOBILE}")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}[@\uff20](?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,20}(?![A-Za-z0-9])"
)
# What a browser would not print as it stands: control characters, and the signs that turn the direction of the line around.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def mask(text: str) -> str:
    """`text` with mobile numbers, mail addresses and identity numbers as "•"; ``len(mask(text)) == len(text)``."""
    hidden = _NUMBERS.sub(_dots, text)
    if "@" in hidden or "\uff20" in hidden:
        hidden = _MAIL.sub(_dots, hidden)
    return _UNSEEN.sub("\ufffd", hidden)


def _dots(match: re.Match[str]) -> str:
    return "•" * len(match.group())
