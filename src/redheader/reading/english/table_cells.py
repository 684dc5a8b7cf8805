"""What a cell of an English table is about: the benefit, who gets it and how often, as the heads of its row and its column say."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Per
from redheader.reading.english.benefits import BenefitReader
from redheader.reading.english.payees import LABEL, Recipient, is_place, kind_of
from redheader.reading.english.periods import PeriodReader
from redheader.reading.english.tables import Row, label
from redheader.reading.source import Source

_PIECES = re.compile(r",\s+|\s[-–—/]\s|:\s+|\s*[()]\s*|;\s+")
_GOES_ON = re.compile(r"$|[ ,]*(?:\(|(?:of|in|under|with|from|at|aged|below|over|who|and|or|on|for|to|by|whose)\b)")
_PEOPLE = ("person", "team", "one", "body", "founded")


class Meaning(NamedTuple):
    """`benefit` as the lexicon has it; `crossed`: the row is named after a benefit, so that its columns may be those who get it."""

    benefit: str | None
    recipient: Recipient | None
    per: Per | None
    crossed: bool


class CellReader:
    """Needs the lexicons "en/benefits", "en/payment", "en/recipients", "en/classes" and "en/money"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._benefits = BenefitReader(knowledge)
        self._payment = knowledge.lexicon("en/payment")
        self._payees = knowledge.lexicon("en/recipients")
        classes = knowledge.lexicon("en/classes")
        self._for_whom, self._of_amounts = classes.pattern("for_whom"), classes.pattern("of_amounts")
        self._ranked, self._degree, self._no_rank = (classes.pattern(value) for value in ("rank_word", "degree", "column_of_no_rank"))
        self.per = PeriodReader(knowledge).named

    def at(self, source: Source, row: Row, index: int) -> Meaning:
        """What the cell in a column of a row is about; who gets it is one whom the row or the column names as people or a rank."""
        words, head = label(source, row) or "", row.head_over(source.folded, index)
        per = self.per(head)
        if index == 0 or not words:
            return Meaning(self._first(head), None, per, False)
        benefit = self._first(head)
        if benefit is None and head and (self._first(words) or self._things_in_rows(source, row)):
            return Meaning(self._first(words), self._crossed(source.folded, row, words, head), per or self.per(words), True)
        if self._no_rank.fullmatch(row.head_over(source.folded, 0)):
            return Meaning(benefit, None, per, False)
        who = self.who_in(words) if self._first(words) else words
        return Meaning(benefit, self._as_recipient(who) if who else None, per, False)

    def is_other(self, source: Source, row: Row, index: int) -> bool:
        """Is the row or the column one of prices, fees or budgets?"""
        heads = (row.cells[0], *row.heads_over(index)) if index else row.heads_over(index)
        return any(hit.value == "other" for head in heads for hit in self._payment.find(source.folded, *head))

    def who_in(self, words: str) -> str | None:
        """The part of a row's name that names people or a rank, where another part names what they get."""
        if named := self._for_whom.search(words):
            return named["who"]
        return next((piece for piece in _PIECES.split(words) if piece and self._first(piece) is None and self.is_payee(piece)), None)

    def _crossed(self, folded: str, row: Row, words: str, head: str) -> Recipient | None:
        """Who gets what a row named after a benefit gives: whom it names besides, else the column, unless that is no rank."""
        first = folded[slice(*row.cells[0])].strip()
        if who := self.who_in(words) or (first if first != words and self._first(first) is None and not is_place(folded, first) else None):
            return self._as_recipient(who)
        if self._of_amounts.fullmatch(head) or self._no_rank.fullmatch(head):
            return None
        if not self.is_payee(head):
            in_rows = any(self.who_in(folded[slice(*one)]) for one in row.labels)
            if in_rows or is_place(folded, head):
                return None
        return self._as_recipient(head)

    def _things_in_rows(self, source: Source, row: Row) -> bool:
        """Are the rows of the table named after benefits, and no column?"""
        if any(self._first(row.head_over(source.folded, index)) for index in range(1, len(row.heads))):
            return False
        return any(self._first(source.folded[slice(*one)]) for one in row.labels)

    def _first(self, words: str) -> str | None:
        return self._benefits.first(words, 0, len(words))

    def is_payee(self, words: str) -> bool:
        """Do a few words name people or a rank?"""
        if self._degree.search(words) or self._ranked.search(words) or LABEL.fullmatch(words):
            return True
        return any(hit.value in _PEOPLE and _GOES_ON.match(words, hit.end) for hit in self._payees.find(words))

    def _as_recipient(self, words: str) -> Recipient:
        body = any(hit.value in ("body", "founded") and hit.start == 0 for hit in self._payees.find(words))
        return Recipient(words, "body" if body else kind_of(words))
