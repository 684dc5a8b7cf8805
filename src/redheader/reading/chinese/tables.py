"""Incentives in the rows of tables: the tier in a row's head, the benefit in a column's head, the unit in either or in the caption.

A row's cells are divided by tabs. A spreadsheet's cells carry their heads ("head: value"); elsewhere the heads are the first row of
the table, when it has no figures. Every claim cites its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, cast

from redheader.model.claim import Benefit, Incentive, Payee
from redheader.reading.amounts import Amount, AmountGrammar
from redheader.reading.chinese.allocation import Allocator
from redheader.reading.chinese.benefits import Purpose, hinted, is_general
from redheader.reading.chinese.context import ContextGrammar
from redheader.reading.chinese.lines import Line, LineReader
from redheader.reading.chinese.recipients import Recipient, RecipientGrammar
from redheader.reading.source import Draft, Source
from redheader.text.segment import Block

_LABEL = re.compile(r"([^\t:]{1,20}): ")
_FIGURE = re.compile(r"[ ]*\d[\d,.]*(?:[ ]?[-~][ ]?\d[\d,.]*)?[ ]*")
_GAP, _WORDS = re.compile(" {2,}"), re.compile(r"\S+(?: \S+)*")
_STOP, _FEW, _NARROW = "\u3002", 2, 24
_CONFIDENCE, _QUOTE, _SENTENCE = 0.85, 160, 60


class Cell(NamedTuple):
    """One cell: its value at `start`-`end` of the folded text, its column's head ("" without one), and where its label begins."""

    start: int
    end: int
    head: str
    label: int


class Row(NamedTuple):
    """One cell among the others of its row; `span` is the whole row."""

    cell: Cell
    line: Line
    around: list[Line]
    caption: str
    span: tuple[int, int]


class Grant(NamedTuple):
    """An amount with what its own cell says of it."""

    amount: Amount
    recipient: Recipient | None
    purpose: Purpose | None


class TableReader:
    """Reads rows with the grammars of the prose reader."""

    def __init__(
        self, lines: LineReader, amounts: AmountGrammar, allocator: Allocator, recipients: RecipientGrammar, context: ContextGrammar
    ) -> None:
        self._lines, self._amounts, self._allocator = lines, amounts, allocator
        self._recipients, self._context = recipients, context

    def heads(self, folded: str, block: Block, above: tuple[str, ...]) -> tuple[str, ...]:
        """The column heads a row gives to those below it, under the heads `above`; none when it holds figures or values."""
        cells = [folded[start:end].strip() for start, end in _spans(folded, block)]
        if not any(cell.strip("-: ") for cell in cells):
            return above
        figures = any(_FIGURE.fullmatch(cell) or self._amounts.read(cell) for cell in cells)
        labelled = any(_LABEL.match(cell) for cell in cells)
        if figures or labelled:
            return ()
        wider = [above[min(index, len(above) - 1)] if above else "" for index in range(len(cells))]
        return tuple(cell if cell == over else f"{over} {cell}".strip() for cell, over in zip(cells, wider, strict=True))

    def prose(self, folded: str, block: Block, heads: tuple[str, ...]) -> Iterator[Line]:
        """The cells of a row that are whole sentences, to be read as such, with the benefit that the short ones name."""
        long = [cell for cell in self._paying(folded, block, heads) if cell.end - cell.start > _SENTENCE]
        short = [cell for cell in _cells(folded, block, heads) if cell.end - cell.start <= _SENTENCE] if long else []
        setting = _benefit(None, [self._lines.read(folded, cell.start, cell.end) for cell in short])
        yield from (replace(self._lines.read(folded, cell.start, cell.end), setting=setting) for cell in long)

    def read(self, source: Source, block: Block, heads: tuple[str, ...], caption: str) -> Iterator[Draft]:
        """The claims of one row below `heads`, cells that are whole sentences left out; `caption` is what stands above the table."""
        folded = source.folded
        cells = _cells(folded, block, heads)
        lines = {cell: self._lines.read(folded, cell.start, cell.end) for cell in cells}
        for cell in self._paying(folded, block, heads):
            around = [lines[other] for other in cells if other != cell and other.end - other.start <= _SENTENCE]
            row = Row(cell, lines[cell], around, caption, (block.start, block.end))
            if cell.end - cell.start <= _SENTENCE:
                for grant in self._given(folded, row):
                    recipient = grant.recipient or self._row_recipient(folded, row)
                    if recipient and recipient.kind not in ("ordinary", "buyer", "barred"):
                        yield self._draft(row, grant, recipient)

    def _paying(self, folded: str, block: Block, heads: tuple[str, ...]) -> list[Cell]:
        """The cells that may give money: not those of a column of conditions."""
        return [cell for cell in _cells(folded, block, heads) if not self._context.has("condition", cell.head, 0, len(cell.head))]

    def _given(self, folded: str, row: Row) -> Iterator[Grant]:
        """The amounts of one cell, each with the recipient and the benefit the cell itself names."""
        cell, line = row.cell, row.line
        if _FIGURE.fullmatch(folded, cell.start, cell.end):
            unit = self._context.find("unit", cell.head, 0, len(cell.head)) or self._context.find("unit", row.caption, 0, len(row.caption))
            named = cell.head + row.caption + "".join(folded[other.start : other.end] for other in row.around)
            if unit and self._lines.read(named, 0, len(named)).purposes:
                written = cell.head + folded[cell.start : cell.end].strip() + unit
                yield from (Grant(amount, None, None) for amount in self._amounts.read(written))
            return
        for group in self._allocator.groups(folded, line):
            purpose = self._allocator.purpose(folded, line, group)
            listed = self._allocator.allocate(folded, line, group) or self._listed(folded, row, len(group.amounts))
            found: list[Recipient | None] = [*listed] if listed else [None]
            amounts = group.amounts * len(found) if len(group.amounts) == 1 else group.amounts
            shared = found * len(amounts) if len(found) == 1 else found
            yield from (Grant(amount, recipient, purpose) for amount, recipient in zip(amounts, shared, strict=True))

    def _listed(self, folded: str, row: Row, count: int) -> list[Recipient] | None:
        """Another cell's list of as many recipients as there are amounts."""
        lists = (self._recipients.align(folded, (line.start, line.end), line.parties, count) for line in row.around if line.parties)
        return next((found for found in lists if found), None) if count > 1 else None

    def _row_recipient(self, folded: str, row: Row) -> Recipient | None:
        """The first talent that the row's other cells name, else the column's head."""
        for line in row.around:
            people = [party for party in line.parties if party.kind in ("talent", "team", "station")]
            if people:
                return self._recipients.phrase(folded, people[-1], line.start, line.end)
        head = row.cell.head
        people = [p for p in self._lines.read(head, 0, len(head)).parties if p.kind in ("talent", "team", "station")]
        return self._recipients.phrase(head, people[-1], 0, len(head)) if people else None

    def _draft(self, row: Row, grant: Grant, recipient: Recipient) -> Draft:
        cell, amount = row.cell, grant.amount
        head = self._lines.read(cell.head, 0, len(cell.head))
        above = self._lines.read(row.caption, 0, len(row.caption))
        special = None if is_general(grant.purpose) else grant.purpose
        benefit = cast(Benefit, special.benefit) if special else _benefit(row.line, [head, *row.around, above]) or "allowance"
        per = amount.per or self._amounts.rate(cell.head)
        low = None if benefit == "loan" and amount.plain else amount.low
        employer = recipient.kind == "station" or benefit in ("finder", "employer")
        payee: Payee = "organisation" if employer else "team" if recipient.kind == "team" else "person"
        rate = per if benefit == "loan" else per or "once"
        statement = Incentive(benefit, low, amount.high, amount.currency, rate, payee, recipient.words)
        start, end = row.span if row.span[1] - row.span[0] <= _QUOTE else (cell.label, cell.end)
        return Draft(statement, start, end, _CONFIDENCE)


def is_row(folded: str, block: Block) -> bool:
    """Has the line cells, divided by tabs or, in plain text, by upright strokes or wide gaps?"""
    return block.row or folded.count("|", block.start, block.end) > 1 or _spaced(folded, block)


def _spaced(folded: str, block: Block) -> bool:
    """Is the line three or more short cells with wide gaps between them?"""
    if folded.find("  ", block.start, block.end) < 0 or _STOP in folded[block.start : block.end]:
        return False
    cells = _GAP.split(folded[block.start : block.end].strip())
    return len(cells) > _FEW and all(len(cell) <= _NARROW for cell in cells)


def _spans(folded: str, block: Block) -> list[tuple[int, int]]:
    """Where the cells of a row stand, empty ones too."""
    if not block.row and folded.count("|", block.start, block.end) < _FEW:
        return [(cell.start(), cell.end()) for cell in _WORDS.finditer(folded, block.start, block.end)]
    found, at = [], block.start
    for text in folded[block.start : block.end].split("\t" if block.row else "|"):
        found.append((at, at + len(text)))
        at += len(text) + 1
    return found


def _cells(folded: str, block: Block, heads: tuple[str, ...]) -> list[Cell]:
    """The row's cells that hold anything."""
    found = []
    for index, (at, end) in enumerate(_spans(folded, block)):
        label = _LABEL.match(folded, at, end)
        head = label[1] if label else heads[index] if index < len(heads) else ""
        if folded[at:end].strip():
            found.append(Cell(label.end() if label else at, end, head, at))
    return found


def _benefit(own: Line | None, others: list[Line]) -> Benefit | None:
    """The first special benefit word of a cell and of others, nearest first, else what their hints point to.

    That an employer is paid only the cell itself can say: elsewhere the word names whom the people work for.
    """
    lines = [own, *others] if own else others
    words = [word for line in lines for word in line.purposes if not is_general(word)]
    special = next((word for word in words if word.benefit != "employer" or (own and word in own.purposes)), None)
    if special:
        return cast(Benefit, special.benefit)
    hints = (hinted(line.hints, line.start, line.end) for line in lines)
    return next((hint for hint in hints if hint and hint != "finder"), None)
