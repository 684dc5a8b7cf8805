"""Tables in English documents: rows of cells under the heads of their columns, which may stand on two lines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from redheader.reading.english.cells import LONGEST_LABEL, Line, is_rule, line_of
from redheader.reading.source import Source
from redheader.text.segment import Span, blocks

_CODE = re.compile(r"[A-Z]\d")
_HEADED = 3
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"\([^()]*\)?|[^()]*\)")
_SUM = re.compile(
    r"(?i)(?:[a-z][a-z -]{0,40} )?(?:(?:RMB|CNY|USD|EUR|US\$|[$\u00a5\u20ac\u00a3]) ?\d.*"
    r"|\d[\d,.]* ?(?:-[\d,. ]+)?(?:wan|million|thousand|yuan|euros|dollars)\b.*|\d{1,3}(?:,\d{3})+)"
)
_TEN = re.compile(r"(?i)(?:[(,:]|\b(?:unit|in)) ?(?:RMB|CNY|yuan)? ?1(?:0|,?000|0,?000)(?: ?(?:yuan|RMB|CNY))?\)?[.:]?\s*$")
_WORDS = re.compile(r"(?!none\b|up to\b|at (?:most|least)\b|not (?:more|less)\b|no (?:more|less)\b|from\b|free\b)[^\W\d][^\d|]{2,70}")


class Row(NamedTuple):
    """A row of a table: its cells, the heads of their columns, what a second line of heads adds, and the first cells of all rows.

    A cell that is empty because the one above holds for it too is that one.
    """

    cells: tuple[Span, ...]
    heads: tuple[Span, ...]
    below: tuple[Span, ...]
    labels: tuple[Span, ...]

    def column_of(self, offset: int) -> int | None:
        """The number of the column in which `offset` stands."""
        return next((index for index, cell in enumerate(self.cells) if cell.start <= offset < cell.end), None)

    def heads_over(self, index: int) -> tuple[Span, ...]:
        """The lines of the head of a column."""
        return tuple(heads[index] for heads in (self.heads, self.below) if index < len(heads))

    def head_over(self, folded: str, index: int) -> str:
        """The words of the head of a column."""
        return " ".join(filter(None, (folded[slice(*head)].strip() for head in self.heads_over(index))))


class _Tables(NamedTuple):
    rows: dict[int, Row]
    tops: dict[int, Span]


def row_at(source: Source, offset: int) -> Row | None:
    """The row of which the line at `offset` consists; None when it is no row below the head of a table."""
    return _tables(source.folded).rows.get(source.block_at(offset).start)


def extent(source: Source, offset: int) -> Span | None:
    """From where to where the table reaches to which the line at `offset` belongs."""
    return _tables(source.folded).tops.get(source.block_at(offset).start)


def label(source: Source, row: Row) -> str | None:
    """Whom or what the row is for: its first cell (a mere letter with its column's head), and what further cells say before the figures."""
    first = source.folded[slice(*row.cells[0])].strip()
    if not first or len(first) > LONGEST_LABEL:
        return None
    head = row.head_over(source.folded, 0)
    if len(first) <= 3 and head.isalpha() and not _CODE.fullmatch(first):
        first = f"{head} {first}"
    further = list(takewhile(_WORDS.fullmatch, (source.folded[slice(*cell)].strip() for cell in row.cells[1:])))
    return ", ".join([first, *further]) if further and len(further) < len(row.cells) - 1 else first


def heads_table(source: Source, sentence: Span) -> bool:
    """Is the sentence a line of cells that stands at the head of a table?"""
    start = source.block_at(sentence.start).start
    tables = _tables(source.folded)
    return start in tables.tops and start not in tables.rows and len(line_of(source.folded, source.block_at(start)).cells) >= _HEADED


def names_unit(source: Source, sentence: Span) -> bool:
    """Is it the head of a table, or a line right over one that ends in the unit in which it counts: "Support (RMB 10,000)"?"""
    tables, block = _tables(source.folded), source.block_at(sentence.start)
    if block.start in tables.tops:
        return block.start not in tables.rows
    below = source.folded[block.end :]
    after = source.block_at(block.end + len(below) - len(below.lstrip()))
    return after.start in tables.tops and _TEN.search(source.folded, block.start, block.end) is not None


@lru_cache(maxsize=4)
def _tables(folded: str) -> _Tables:
    found = _Tables({}, {})
    group: list[Line] = []
    for block in blocks(folded):
        if group and is_rule(folded, block):
            continue
        line = line_of(folded, block)
        if group and (len(line.cells) < 2 or _begins_anew(folded, group, line)):
            _add(folded, group, found)
            group = []
        if len(line.cells) >= 2:
            group.append(line)
    _add(folded, group, found)
    return found


def _begins_anew(folded: str, group: list[Line], line: Line) -> bool:
    """Does a line without figures, after a blank one, head another table?"""
    apart = "\n\n" in folded[group[-1].block.end : line.block.start].replace(" ", "")
    return apart and len(group) > 1 and not any(_DIGIT.search(folded, *cell) for cell in line.cells[1:])


def _add(folded: str, group: list[Line], found: _Tables) -> None:
    """The rows of one table; its first line is no head when it holds a sum itself."""
    if len(group) < 2:
        return
    headed = not any(_SUM.fullmatch(folded, *cell) for cell in group[0].cells[1:])
    top, rows = group[0], group[1:] if headed else group
    second = rows[0] if headed and len(rows) > 1 and _goes_on(folded, top, rows[0]) else None
    rows = rows[1:] if second else rows
    places, heads = top.places(), top.cells if headed else ()
    spaced = headed and all(line.spaced for line in group)
    if spaced and all(row.places()[0].end <= places[0].start for row in rows):  # the first column has no head
        places, heads = (Span(0, 0), *places), (Span(heads[0].start, heads[0].start), *heads)
    below = _placed(second.cells, second.places(), places) if second and spaced else second.cells if second else ()
    labels: list[Span] = []
    whole = Span(top.block.start, rows[-1].block.end)
    found.tops.update({line.block.start: whole for line in group})
    for row in rows:
        cells = _placed(row.cells, row.places(), places) if spaced else row.cells
        if labels and cells[0].start == cells[0].end:
            cells = (labels[-1], *cells[1:])
        labels.append(cells[0])
        found.rows[row.block.start] = Row(cells, _over(heads, cells), _over(below, cells), ())
    for row in rows:
        found.rows[row.block.start] = found.rows[row.block.start]._replace(labels=tuple(labels))


def _goes_on(folded: str, top: Line, line: Line) -> bool:
    """Does the second line of a table only go on with the heads: units in brackets, under some of them?"""
    words = [folded[slice(*cell)].strip() for cell in line.cells]
    beside = line.spaced and line.places()[0].start > top.places()[0].end
    return all(_UNIT.fullmatch(word) for word in words if word) or (beside and not any(map(_DIGIT.search, words)))


def _placed(cells: tuple[Span, ...], places: tuple[Span, ...], columns: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cells each in the column under whose head it stands, with empty ones between; as they are when there is one for each column."""
    if len(cells) >= len(columns):
        return cells
    placed = [Span(cells[0].start, cells[0].start)] * len(columns)
    shift = _indented(places, columns)
    for cell, (start, end) in zip(cells, places, strict=True):
        near = max(range(len(columns)), key=lambda index: min(end + shift, columns[index].end) - max(start + shift, columns[index].start))
        placed[near] = cell
    return tuple(placed)


def _indented(places: tuple[Span, ...], columns: tuple[Span, ...]) -> int:
    """By how much a line must be moved for most cells to begin or end under a head: blanks before its first cell may be lost."""
    edges = {edge for column in columns for edge in column}
    return max(
        (column.start - places[0].start for column in columns),
        key=lambda shift: sum((start + shift in edges) + (end + shift in edges) for start, end in places),
    )


def _over(heads: tuple[Span, ...], cells: tuple[Span, ...]) -> tuple[Span, ...]:
    """The heads of a row's cells, an empty one for a first column that has none."""
    unheaded = len(heads) == len(cells) - 1
    return (Span(heads[0].start, heads[0].start), *heads) if heads and unheaded else heads
