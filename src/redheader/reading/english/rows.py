"""Sums in rows of English tables that name their currency in the cell: each with what its cell, its column and its row say."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.reading.english.amounts import Amount
from redheader.reading.english.benefits import BenefitReader, vague
from redheader.reading.english.payees import Recipient, kind_of
from redheader.reading.english.payment import Payment
from redheader.reading.english.periods import PeriodReader
from redheader.reading.english.recipients import RecipientReader
from redheader.reading.english.sums import Sum
from redheader.reading.english.table_cells import CellReader
from redheader.reading.english.tables import Row
from redheader.reading.source import Source
from redheader.text.segment import Span


class RowReader:
    """Reads the sums of one row."""

    def __init__(self, knowledge: Knowledge, recipients: RecipientReader, payment: Payment) -> None:
        self._cells, self._benefits, self._periods = CellReader(knowledge), BenefitReader(knowledge), PeriodReader(knowledge)
        self._recipients, self._payment = recipients, payment
        self._bare = knowledge.lexicon("en/money").compile("@cell@")

    def read(self, source: Source, row: Row, amounts: list[Amount], names: list[Span]) -> list[Sum]:
        """The sums of a row; a cell's own words go before what its column and its row say. Bare figures are left to pay tables."""
        found = []
        for position, amount in enumerate(amounts):
            index = row.column_of(amount.start)
            if index is None or self._cells.is_other(source, row, index):
                continue
            cell = row.cells[index]
            if row.heads and self._bare.fullmatch(source.folded[slice(*cell)].strip()):
                continue
            left = max(cell.start, amounts[position - 1].end) if position else cell.start
            right = min(cell.end, amounts[position + 1].start) if position + 1 < len(amounts) else cell.end
            if self._payment.is_other(source.folded, amount, left, right):
                continue
            meaning = self._cells.at(source, row, index)
            own = self._benefits.near(source.folded, cell, amount, left, right, names)
            benefit = own if own and not vague(own) else meaning.benefit or self._benefits.above(source, cell, amount.start) or own
            if benefit is None and meaning.crossed:
                benefit = "other"
            per = self._periods.of(source.folded, cell, amount, amount.end) or meaning.per
            recipient = self._recipients.within(source, cell, amount, Span(left, right), names)
            label = source.folded[left : amount.start].strip(" ;,:-")
            if recipient is None and label and self._cells.is_payee(label):
                recipient = Recipient(label, kind_of(label))
            found.append(Sum(amount, benefit, recipient or meaning.recipient, left, right, per))
        return found
