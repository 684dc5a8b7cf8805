"""Housing and money promised to talent without an amount: "may live in a talent flat free of rent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from redheader.knowledge.lexicon import Lexicon
from redheader.model.claim import Benefit, Incentive
from redheader.reading.amounts import Amount
from redheader.reading.chinese.allocation import Allocator, Group
from redheader.reading.chinese.benefits import is_general
from redheader.reading.chinese.lines import Line, LineReader
from redheader.reading.chinese.recipients import Recipient
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Source

_HOME, _MONEY, _QUOTE, _LONGEST = 0.8, 0.65, 160, 40
_NAMED, _VALUES = ("clause", "framed"), ("housing", "money", "others", "refuse")


class InKindReader:
    """Reads by the lexicon zh/in_kind, with the line and recipient grammars of the incentive reader."""

    def __init__(self, lexicon: Lexicon, lines: LineReader, allocator: Allocator, talent: TalentContext) -> None:
        self._lines, self._allocator, self._talent = lines, allocator, talent
        self._offer, self._money, self._others, self._refuse = (_compiled(lexicon, value) for value in _VALUES)

    def read(self, source: Source) -> Iterator[Draft]:
        """One draft per item and recipient that promises housing, or money to somebody it names, and names no amount."""
        promised: set[str] = set()
        for block in source.blocks:
            offers = self._offer.search(source.folded, block.body, block.end) or self._money.search(source.folded, block.body, block.end)
            if block.heading or block.row or not offers:
                continue
            line = self._lines.read(source.folded, block.body, block.end)
            told: set[tuple[int, str]] = set()
            for index, clause in enumerate(line.clauses):
                home = self._offer.search(source.folded, clause.start, clause.end)
                offer = home or self._money.search(source.folded, clause.start, clause.end)
                recipient = self._recipient(source.folded, line, index, offer.start()) if offer else None
                if offer is None or recipient is None or not recipient.words or (clause.item, recipient.words) in told:
                    continue
                paid = (
                    recipient.how in _NAMED
                    and recipient.words not in promised
                    and not self._others.search(source.folded, *line.period(index))
                )
                if home or paid:
                    told.add((clause.item, recipient.words))
                    promised.add(recipient.words)
                    yield self._draft(line, index, recipient, "housing" if home else _benefit(line, offer.start(), offer.end()))

    def _recipient(self, folded: str, line: Line, index: int, at: int) -> Recipient | None:
        """The talent that an offer at `at` is made to, or None where the item speaks of something else or names an amount."""
        clause = line.clauses[index]
        item = [c for c in line.clauses if c.item == clause.item]
        start, end = item[0].start, item[-1].end
        if self._refuse.search(folded, start, end) or any(start <= amount.start < end for amount in line.amounts):
            return None
        place = Group((Amount(at, at, None, None, "CNY"),), clause.start, clause.end, index)
        found = self._allocator.allocate(folded, line, place)
        named = found[0] if found and found[0].kind == "talent" and found[0].how != "above" else None
        if named and named.end and self._talent.crowd(folded, named.start, named.end):
            return None
        return named if named and len(named.words or "") <= _LONGEST else None

    @staticmethod
    def _draft(line: Line, index: int, recipient: Recipient, benefit: Benefit) -> Draft:
        clause = line.clauses[index]
        named = line.clauses[line.clause_at(recipient.start)].start
        start = named if clause.end - named <= _QUOTE else clause.start
        return Draft(
            Incentive(benefit, to="person", recipient=recipient.words), start, clause.end, _HOME if benefit == "housing" else _MONEY
        )


def _compiled(lexicon: Lexicon, value: str) -> re.Pattern[str]:
    return lexicon.compile("|".join(t.pattern for t in lexicon.triggers if t.pattern and t.value == value))


def _benefit(line: Line, start: int, end: int) -> Benefit:
    """What money between two offsets is for, by the last word that says so."""
    special = [purpose for purpose in line.purposes_in(start, end) if not is_general(purpose)]
    return cast(Benefit, special[-1].benefit) if special else "other"
