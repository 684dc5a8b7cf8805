"""Lists of statutes: the openings that govern an item, through all the levels of its numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.reading.source import Source
from redheader.text.segment import Block, Span

_MARK = re.compile(r"\W{0,4}\((?:(?P<number>\d{1,3})|(?P<small>[a-z]{1,5})|(?P<capital>[A-Z]{1,3}))\)")
_REACH = 80
_CLOSED = re.compile(r"(?:[.;,]|[;,] ?(?:and|or))[\"*\s]*$")


def openings(source: Source, sentence: Span) -> Iterator[Span]:
    """The unfinished passages under which a lettered or numbered item stands, nearest first.

    An opening bears a mark of another sort than the items under it, or none at all, and ends in no stop.
    """
    blocks = source.blocks
    mine = source.block_at(sentence.start)
    sort, index = _sort(source, mine), blocks.index(mine)
    if sort is None:
        return
    passed = {sort}
    for block in reversed(blocks[max(0, index - _REACH) : index]):
        if block.heading and _sort(source, block) is None:
            return
        sort = _sort(source, block)
        if sort in passed or _CLOSED.search(source.folded, block.start, block.end):
            continue
        yield Span(source.sentence_at(block.end - 1).start, block.end)
        if sort is None:
            return
        passed.add(sort)


def opens_list(source: Source, sentence: Span) -> bool:
    """Does a lettered or numbered line follow a sentence that ends its own line?"""
    block = source.block_at(sentence.start)
    after = next((one for one in source.blocks[source.blocks.index(block) + 1 :]), None)
    return sentence.end >= block.end and after is not None and _sort(source, after) is not None


def unmarked(source: Source, sentence: Span) -> Span:
    """An item without its mark and its last stop."""
    mark = _MARK.match(source.folded, sentence.start)
    start = mark.end() if mark else sentence.start
    closed = _CLOSED.search(source.folded, start, sentence.end)
    end = closed.start() if closed else sentence.end
    return Span(start + (len(gap) - len(gap.lstrip()) if (gap := source.text[start:end]) else 0), end)


def _sort(source: Source, block: Block) -> str | None:
    """Whether a line is marked by a number, a small letter or a capital; None for a line without a mark."""
    mark = _MARK.match(source.folded, block.start)
    return mark.lastgroup if mark else None
