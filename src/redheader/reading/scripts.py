"""Traditional characters read as simplified ones, character for character, so that every offset stays an offset of the text."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from opencc import OpenCC

from redheader.reading.source import Source

_FEW = 3


class Simplifier:
    """Turns a source in traditional characters into one in simplified characters of the same length."""

    def __init__(self) -> None:
        self._convert = lru_cache(maxsize=16_384)(OpenCC("t2s").convert)

    def simplified(self, source: Source) -> Source:
        """`source` itself, unless more than a few of its characters have a simplified form."""
        characters = [character for character in sorted(set(source.text)) if "\u4e00" <= character <= "\u9fff"]
        table = {ord(one): other for one in characters if (other := self._convert(one)) != one and len(other) == 1}
        if len(table) <= _FEW:
            return source
        return Source(msgspec.structs.replace(source.document, text=source.text.translate(table)))
