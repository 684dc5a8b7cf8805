"""Traditional characters as simplified ones, character for character, so that every offset stays an offset of the text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

_FEW = 3  # a simplified text may hold a character or two that has a simpler twin; a traditional one holds dozens
_FIRST, _LAST = 0x4E00, 0x9FFF


class _Forms(NamedTuple):
    """Every character that has a simplified form: a pattern that finds them, and the form by code point."""

    found_in: re.Pattern[str]
    simplified: dict[int, str]


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _forms() -> _Forms:
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    others = str(_converter().convert("\n".join(characters))).split("\n")  # apart, so that no two are read as a word
    table = {ord(one): other for one, other in zip(characters, others, strict=True) if len(other) == 1 and other != one}
    return _Forms(re.compile(f"[{''.join(map(chr, table))}]"), table)


@cache
def simple(character: str) -> str:
    """The simplified form of one character; itself where that would not be one character."""
    other = str(_converter().convert(character))
    return other if len(other) == 1 else character


def simplified(text: str, few: int = _FEW) -> str:
    """`text` itself, unless more than `few` different characters of it have a simplified form; the length never changes."""
    forms = _forms()
    found = set(forms.found_in.findall(text))
    return text.translate({ord(one): forms.simplified[ord(one)] for one in found}) if len(found) > few else text
