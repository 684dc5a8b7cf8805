"""Cut a folded text into blocks (lines), sentences and the headings that govern them. Offsets only; nothing is copied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_CHINESE_NUMERAL = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u96f6\u3007"
_MARK = re.compile(
    rf"(?P<part>\u7b2c[{_CHINESE_NUMERAL}\d]+[\u7f16\u7de8\u7ae0\u8282\u7bc0])"
    rf"|(?P<article>\u7b2c[{_CHINESE_NUMERAL}\d]+[\u6761\u689d])"
    rf"|(?P<first>[{_CHINESE_NUMERAL}]+\u3001)"
    rf"|(?P<second>\([{_CHINESE_NUMERAL}]+\)\u3001?)"
    r"|(?P<third>\d{1,2}(?:[.\u3001](?!\d)|\s(?=\D)))"
    r"|(?P<fourth>\(\d{1,2}\)|\d{1,2}\)|[\u2460-\u2473])"
    r"|(?P<markdown>#{1,6}\s)"
    r"|(?P<bullet>[-*·]\s)"
)
_RANK = {"markdown": 0, "part": 1, "article": 2, "first": 2, "second": 3, "third": 4, "fourth": 5, "bullet": 6}
_SENTENCE_END = re.compile(
    "[\u3002!?;](?:[\"')\\]>\u300b]*)"
    "|(?:(?<=[a-z)\"'%\\d\u4e00-\u9fff])|(?<=[A-Z]{2}))[.](?:[\"')]*)(?=\\s+[\"'(]?[A-Z]|$)"
    "|(?<=[a-z)\"'])[.]\\d{1,3}(?=\\s+[A-Z])|\n"
)
_STOP = re.compile("[\u3002!?;.\n]")
_HEADING_LENGTH = 45


class Span(NamedTuple):
    """Characters `start` to `end`, end exclusive."""

    start: int
    end: int


class Block(NamedTuple):
    """One line. `rank`: 0 (outermost) to 7 by its numbering, 9 without one. `body`: where the words after the mark begin.

    `heading`: it stands above others rather than being a sentence itself. `row`: it has tab-separated cells.
    `above`: indexes of the blocks that govern it, outermost first.
    """

    start: int
    end: int
    body: int
    rank: int
    heading: bool
    row: bool
    above: tuple[int, ...]


def blocks(folded: str) -> tuple[Block, ...]:
    """The non-empty lines of a folded text with the headings above each.

    Where articles come before the first line numbered "1\u3001" in Chinese, such lines are their items, and all below stand deeper by one.
    """
    found, stack, at = [], list[tuple[int, int]](), 0
    outermost, deeper = "", 0
    for line in folded.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        mark = _MARK.match(line)
        kind = str(mark.lastgroup) if mark else ""
        outermost = outermost or (kind if kind in ("article", "first") else "")
        deeper = 1 if outermost == "article" and kind == "first" else deeper
        rank = _RANK[kind] + (deeper if _RANK[kind] >= _RANK["article"] and kind != "article" else 0) if kind else 9
        row = "\t" in line
        heading = not row and len(line) <= _HEADING_LENGTH and not line.rstrip().endswith(("\u3002", ";", "!", "?", ",", "."))
        while stack and stack[-1][0] >= rank:
            stack.pop()
        above = tuple(index for _, index in stack)
        found.append(Block(start, start + len(line), start + (mark.end() if mark else 0), rank, heading, row, above))
        if rank < 9 and not row:
            stack.append((rank, len(found) - 1))
    return tuple(found)


def sentences(folded: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Sentences between two offsets of a folded text, with their stops; Chinese semicolons end one too; blank ones left out."""
    stop = len(folded) if end is None else end
    found, at = [], start
    for cut in (*_ends(folded, start, stop), stop):
        left, right = at, cut
        while left < right and folded[left].isspace():
            left += 1
        while right > left and folded[right - 1].isspace():
            right -= 1
        if left < right:
            found.append(Span(left, right))
        at = cut
    return tuple(found)


def _ends(folded: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences end. Only a few signs can end one, and looking for those first is much faster than trying everywhere."""
    place = start
    while sign := _STOP.search(folded, place, stop):
        end = _SENTENCE_END.match(folded, sign.start(), stop)
        place = end.end() if end else sign.end()
        if end:
            yield place


def covering(spans: tuple[Span, ...], offset: int) -> int:
    """Index of the span that holds `offset` (spans in order); the last one before it when it falls between two."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
