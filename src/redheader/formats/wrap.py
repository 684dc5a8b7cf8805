"""Lines broken by a page's or a terminal's width, put together again."""

from __future__ import annotations

import re
import unicodedata

_HYPHENATED = re.compile(r"[a-z]{2}[-\ufffe]$")


def join(before: str, after: str) -> str:
    """Two lines of one paragraph as one: with a space between Latin words, without one beside a Han character, a broken word healed."""
    if not before or not after:
        return before + after
    if _HYPHENATED.search(before) and after[0].islower() and after[0].isascii():
        return before[:-1] + after
    if before[-1] in "-\u2010\u2013/" or is_wide(before[-1]) or is_wide(after[0]):
        return before + after
    return f"{before} {after}"


def is_wide(character: str) -> bool:
    """Is it two columns wide (Han, kana, full-width punctuation, or a quotation mark beside them)?"""
    return unicodedata.east_asian_width(character) in "WF"


def width(text: str) -> int:
    """Columns of `text` on a terminal; a Han character counts two."""
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))
