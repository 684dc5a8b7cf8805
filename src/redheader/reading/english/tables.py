"""Rows of tables in English documents, cells divided by tabs, bars, semicolons or spaces: whom the row and what the column is for."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from redheader.reading.source import Source
from redheader.text.segment import Span, covering

_DIVIDER = re.compile(r"\t| ?\| ?| ?\.{4,} ?")
_LEADERS = "...."
_CODE = re.compile(r"[A-Z]\d")
_LISTED = re.compile(r"[^;\s](?:[^;]*[^;\s])?")
_RUN = re.compile(r" {2,}")
_LONGEST_LABEL, _LONGEST_ROW, _WIDE = 60, 200, 4
_HEADED = 3
_WORDS = re.compile(r"(?!none\b|up to\b|at (?:most|least)\b|not (?:more|less)\b|no (?:more|less)\b|from\b|free\b)[^\W\d][^\d|]{2,70}")


class Row(NamedTuple):
    """A row of a table: its cells, and those of the row that heads the table."""

    cells: tuple[Span, ...]
    heads: tuple[Span, ...]

    def head_of(self, offset: int) -> Span | None:
        """The heading of the column in which `offset` stands."""
        at = next((index for index, cell in enumerate(self.cells) if cell.start <= offset < cell.end), None)
        return self.heads[at] if at is not None and at < len(self.heads) else None


def row_at(source: Source, offset: int) -> Row | None:
    """The row of which the line at `offset` consists; None when it is no row below another one."""
    index = covering(tuple(Span(block.start, block.end) for block in source.blocks), offset)
    cells = _cells(source, index)
    if len(cells) < 2:
        return None
    top = top_of(source, offset)
    if top == index:
        return None
    heads = _cells(source, top)
    unheaded = len(heads) == len(cells) - 1  # the first column has no head
    return Row(cells, (Span(heads[0].start, heads[0].start), *heads) if unheaded else heads)


def top_of(source: Source, offset: int) -> int:
    """The index of the line that heads the table in which the line at `offset` stands."""
    top = covering(tuple(Span(block.start, block.end) for block in source.blocks), offset)
    while top > 0 and len(_cells(source, top - 1)) >= 2:
        top -= 1
    return top


def label(source: Source, row: Row) -> str | None:
    """Whom or what the row is for: its first cell (a mere letter with its column's head), and what further cells say before the figures."""
    first = source.folded[slice(*row.cells[0])]
    if not first or len(first) > _LONGEST_LABEL:
        return None
    head = source.folded[slice(*row.heads[0])] if row.heads else ""
    if len(first) <= 3 and head.isalpha() and not _CODE.fullmatch(first):
        first = f"{head} {first}"
    further = list(takewhile(_WORDS.fullmatch, (source.folded[slice(*cell)].strip() for cell in row.cells[1:])))
    return ", ".join([first, *further]) if further and len(further) < len(row.cells) - 1 else first


def heads_table(source: Source, sentence: Span) -> bool:
    """Is the sentence a line of cells that stands at the head of a table?"""
    index = covering(tuple(Span(block.start, block.end) for block in source.blocks), sentence.start)
    below = index + 1 < len(source.blocks) and len(_cells(source, index + 1)) >= _HEADED
    return len(_cells(source, index)) >= _HEADED and below and top_of(source, sentence.start) == index


def _cells(source: Source, index: int) -> tuple[Span, ...]:
    block = source.blocks[index]
    words = source.folded[block.start : block.end]
    if "\t" not in words and "|" not in words and _LEADERS not in words:
        return _listed(block.start, words) or _columns(block.start, words)
    start = block.start + (len(words) - len(words.lstrip(" |")))
    end = block.end - (len(words) - len(words.rstrip(" |")))
    cuts = [(match.start(), match.end()) for match in _DIVIDER.finditer(source.folded, start, end)]
    starts = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    return tuple(Span(*pair) for pair in zip(starts, ends, strict=True))


def _listed(start: int, words: str) -> tuple[Span, ...]:
    """The cells of a line that semicolons divide into three or more short parts; none for a sentence."""
    cells = [(match.start(), match.end()) for match in _LISTED.finditer(words)]
    if len(cells) < _HEADED or words.rstrip().endswith((".", ";", ":")) or any(right - left > _LONGEST_LABEL for left, right in cells):
        return ()
    return tuple(Span(start + left, start + right) for left, right in cells)


def _columns(start: int, words: str) -> tuple[Span, ...]:
    """The cells of a line set in columns by runs of spaces; none for a sentence that happens to have two spaces somewhere."""
    gaps = list(_RUN.finditer(words)) if len(words) <= _LONGEST_ROW else []
    if not gaps or words.endswith((".", ";")) or (len(gaps) == 1 and len(gaps[0][0]) < _WIDE):
        return ()
    starts, ends = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(words)]
    return tuple(Span(start + left, start + right) for left, right in zip(starts, ends, strict=True))
