"""Traditional characters as simplified ones, character for character, so that every offset stays an offset of the text."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_FEW = 3  # a simplified text may hold a character or two that has a simpler twin; a traditional one holds dozens


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def simple(character: str) -> str:
    """The simplified form of one character; itself where that would not be one character."""
    other = str(_converter().convert(character))
    return other if len(other) == 1 else character


def simplified(text: str, few: int = _FEW) -> str:
    """`text` itself, unless more than `few` different characters of it have a simplified form; the length never changes."""
    characters = [character for character in set(text) if "\u4e00" <= character <= "\u9fff"]
    table = {ord(one): other for one in characters if (other := simple(one)) != one}
    return text.translate(table) if len(table) > few else text
