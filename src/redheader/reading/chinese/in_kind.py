"""Housing and housing money promised to talent without an amount: "may live in a talent flat free of rent"."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.lexicon import Lexicon
from redheader.model.claim import Incentive
from redheader.reading.amounts import Amount
from redheader.reading.chinese.allocation import Allocator, Group
from redheader.reading.chinese.lines import Line, LineReader
from redheader.reading.chinese.recipients import Recipient
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Source

_CONFIDENCE, _QUOTE, _LONGEST = 0.7, 160, 40


class InKindReader:
    """Reads by the lexicon zh/in_kind, with the line and recipient grammars of the incentive reader."""

    def __init__(self, lexicon: Lexicon, lines: LineReader, allocator: Allocator, talent: TalentContext) -> None:
        self._lines, self._allocator, self._talent = lines, allocator, talent
        self._offer = lexicon.compile("|".join(t.pattern for t in lexicon.triggers if t.pattern and t.value == "housing"))
        self._refuse = lexicon.compile("|".join(t.pattern for t in lexicon.triggers if t.pattern and t.value == "refuse"))

    def read(self, source: Source) -> Iterator[Draft]:
        """One draft per period and recipient that promises housing and names no amount."""
        for block in source.blocks:
            if block.heading or block.row or not self._offer.search(source.folded, block.body, block.end):
                continue
            line = self._lines.read(source.folded, block.body, block.end)
            told: set[tuple[int, str]] = set()
            for index, clause in enumerate(line.clauses):
                offer = self._offer.search(source.folded, clause.start, clause.end)
                recipient = self._recipient(source.folded, line, index, offer.start()) if offer else None
                if recipient and recipient.words and (clause.item, recipient.words) not in told:
                    told.add((clause.item, recipient.words))
                    yield self._draft(line, index, recipient)

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
    def _draft(line: Line, index: int, recipient: Recipient) -> Draft:
        clause = line.clauses[index]
        named = line.clauses[line.clause_at(recipient.start)].start
        start = named if clause.end - named <= _QUOTE else clause.start
        return Draft(Incentive("housing", to="person", recipient=recipient.words), start, clause.end, _CONFIDENCE)
