"""One line of a document with everything incentives need to know about it, found once."""

from __future__ import annotations

from dataclasses import dataclass

from redheader.model.claim import Benefit
from redheader.reading.amounts import Amount, AmountGrammar
from redheader.reading.chinese.benefits import BenefitGrammar, Purpose
from redheader.reading.chinese.passage import Clause, clauses
from redheader.reading.chinese.recipients import Party, RecipientGrammar


@dataclass(frozen=True)
class Line:
    """Characters `start` to `end` of the folded text. `amounts`: all of them, gifts or not. Every list is in order.

    `setting`: the benefit that a table's row names around a cell, None elsewhere.
    """

    start: int
    end: int
    clauses: tuple[Clause, ...]
    amounts: list[Amount]
    parties: list[Party]
    purposes: list[Purpose]
    hints: list[Purpose]
    setting: Benefit | None = None

    def clause_at(self, offset: int) -> int:
        """Index of the clause that holds `offset`, or of the last one before it."""
        return max((index for index, clause in enumerate(self.clauses) if clause.start <= offset), default=0)

    def period(self, index: int) -> tuple[int, int]:
        """The offsets of the period in which the clause at `index` stands."""
        inside = [clause for clause in self.clauses if clause.period == self.clauses[index].period]
        return inside[0].start, inside[-1].end

    def so_far(self, index: int) -> tuple[int, int]:
        """The offsets of that period from its beginning to the end of the item of the clause at `index`."""
        item = [clause for clause in self.clauses if clause.item == self.clauses[index].item]
        return self.period(index)[0], item[-1].end

    def parties_in(self, start: int, end: int) -> list[Party]:
        """The parties that begin between two offsets."""
        return [party for party in self.parties if start <= party.start < end]

    def purposes_in(self, start: int, end: int) -> list[Purpose]:
        """The benefit words that begin between two offsets."""
        return [purpose for purpose in self.purposes if start <= purpose.start < end]


class LineReader:
    """Makes lines with three grammars."""

    def __init__(self, amounts: AmountGrammar, benefits: BenefitGrammar, recipients: RecipientGrammar) -> None:
        self._amounts, self._benefits, self._recipients = amounts, benefits, recipients

    def read(self, folded: str, start: int, end: int) -> Line:
        """The line at `start`-`end`."""
        purposes, hints = self._benefits.purposes(folded, start, end)
        masks = [(purpose.start, purpose.end) for purpose in purposes]
        parties = self._recipients.parties(folded, start, end, masks)
        return Line(start, end, clauses(folded, start, end), self._amounts.read(folded, start, end), parties, purposes, hints)
