"""Lines of English documents that consist of cells, divided by tabs, bars, leaders, semicolons, slashes or runs of spaces."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.text.segment import Block, Span

LONGEST_LABEL = 60
"""How many signs the name of a row may have."""

_DIVIDER = re.compile(r"\t| ?\| ?| ?\.{4,} ?")
_LEADERS = "...."
_LISTED = (re.compile(r"[^;\s](?:[^;]*[^;\s])?"), re.compile(r"[^/\s](?:(?! / )[^\n])*[^/\s]|[^/\s]"))
_RUN = re.compile(r" {2,}")
_RULE = re.compile(r"(?=[^\n]*(?:--|==|__))[\s|+:=_-]+")
_LONGEST_ROW, _WIDE, _LEAST_LISTED = 200, 4, 3


class Line(NamedTuple):
    """A line and its cells. `spaced`: they are set in columns by runs of spaces, so that an empty one leaves no trace but its place."""

    block: Block
    cells: tuple[Span, ...]
    spaced: bool

    def places(self) -> tuple[Span, ...]:
        """Where on the line each cell stands."""
        return tuple(Span(cell.start - self.block.start, cell.end - self.block.start) for cell in self.cells)


def line_of(folded: str, block: Block) -> Line:
    """The line with its cells; fewer than two of them make no row."""
    words = folded[block.start : block.end]
    if "\t" in words or "|" in words or _LEADERS in words:
        return Line(block, _divided(folded, block, words), False)
    if listed := _listed(block.start, words):
        return Line(block, listed, False)
    return Line(block, _spaced(block.start, words), True)


def is_rule(folded: str, block: Block) -> bool:
    """Is the line only drawn, between the head of a table and its rows?"""
    return _RULE.fullmatch(folded, block.start, block.end) is not None


def _divided(folded: str, block: Block, words: str) -> tuple[Span, ...]:
    start, end = block.start + len(words) - len(words.lstrip(" ")), block.start + len(words.rstrip(" "))
    start += folded.startswith("|", start)
    end -= folded.endswith("|", start, end)
    cuts = [(match.start(), match.end()) for match in _DIVIDER.finditer(folded, start, end)]
    starts, ends = [start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end]
    return tuple(_trimmed(folded, Span(*pair)) for pair in zip(starts, ends, strict=True))


def _trimmed(folded: str, cell: Span) -> Span:
    words = folded[slice(*cell)]
    start = min(cell.end, cell.start + len(words) - len(words.lstrip(" ")))
    return Span(start, max(start, cell.start + len(words.rstrip(" "))))


def _listed(start: int, words: str) -> tuple[Span, ...]:
    """The cells of a line that semicolons or slashes divide into three or more short parts; none for a sentence."""
    cells = [(match.start(), match.end()) for match in _LISTED[" / " in words].finditer(words)]
    if len(cells) < _LEAST_LISTED or words.rstrip().endswith((".", ";", ":")) or any(right - left > LONGEST_LABEL for left, right in cells):
        return ()
    return tuple(Span(start + left, start + right) for left, right in cells)


def _spaced(start: int, words: str) -> tuple[Span, ...]:
    """The cells of a line set in columns by runs of spaces; none for a sentence that happens to have two spaces somewhere."""
    first, last = len(words) - len(words.lstrip(" ")), len(words.rstrip(" "))
    gaps = list(_RUN.finditer(words, first, last)) if last - first <= _LONGEST_ROW else []
    if not gaps or words.endswith((".", ";")) or (len(gaps) == 1 and len(gaps[0][0]) < _WIDE):
        return ()
    starts, ends = [first, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), last]
    return tuple(Span(start + left, start + right) for left, right in zip(starts, ends, strict=True))
