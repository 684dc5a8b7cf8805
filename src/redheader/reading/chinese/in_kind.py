"""Housing and money promised to talent without an amount: "may live in a talent flat free of rent".

An offer is made to whom the line names (allocation). Homes that a policy buys up for talent are promised to nobody by name. What only
the benefit's own name gives to talent ("talent's home subsidy goes by ...") counts in documents alone that state no housing in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from redheader.knowledge.lexicon import Lexicon
from redheader.model.claim import Benefit, Incentive, Payee, Per
from redheader.reading.amounts import Amount
from redheader.reading.chinese.allocation import Allocator, Group
from redheader.reading.chinese.benefits import Purpose, hinted, is_general
from redheader.reading.chinese.lines import Line, LineReader
from redheader.reading.chinese.recipients import Recipient
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source

_HOME, _MONEY, _QUOTE, _LONGEST = 0.8, 0.65, 160, 40
_OPEN, _CLOSE, _STOP = "\u300a", "\u300b", "\u3002"
_NAMED, _VALUES = ("clause", "framed"), ("housing", "money", "others", "refuse", "void", "own", "stock", "home", "share")


class InKindReader:
    """Reads by the lexicon zh/in_kind, with the line and recipient grammars of the incentive reader."""

    def __init__(self, lexicon: Lexicon, lines: LineReader, allocator: Allocator, talent: TalentContext) -> None:
        self._lines, self._allocator, self._talent = lines, allocator, talent
        self._offer, self._money, self._others, self._refuse, self._void, self._own, self._stock, self._home, self._share = (
            _compiled(lexicon, value) for value in _VALUES
        )
        self._named = lexicon.part("named")
        self._rates: dict[Per, re.Pattern[str]] = {"once": _compiled(lexicon, "once"), "month": _compiled(lexicon, "month")}

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """One draft per item and recipient that promises housing, or money to somebody it names, and names no amount."""
        promised: set[str] = set()
        stocked = not self._talent.passages(source, namings).weighty  # homes bought up for talent and others are an offer only beside one
        for block in source.blocks:
            if block.heading or block.row:
                continue
            offers = any(part.search(source.folded, block.body, block.end) for part in (self._offer, self._money, self._own))
            bought = None if stocked else self._stock.search(source.folded, block.body, block.end)
            if not offers and bought is None:
                continue
            line = self._lines.read(source.folded, block.body, block.end)
            yield from self._offers(source.folded, line, promised)
            stock = self._bought(line, bought) if bought else None
            if stock:
                stocked = True
                yield stock

    def named(self, source: Source) -> Iterator[Draft]:
        """The first benefit of a document that its own name, or the aim it is a means to, makes talent's."""
        for index, block in enumerate(source.blocks):
            title = index == 0 and source.folded[block.end - 1] != _STOP
            hits = [] if block.row or title else list(self._named.find(source.folded, block.body, block.end))
            line = self._lines.read(source.folded, block.body, block.end) if hits else None
            for hit in sorted(hits):
                first, last = (line.clause_at(at) for at in (hit.start, hit.end - 1)) if line else (0, 0)
                if line is None or _run_in(line, last) or self._refused(source.folded, line, first, last):
                    continue
                name = slice(*next(iter(hit.groups.values())))
                quote = (line.clauses[first].start, line.clauses[last].end)
                start, end = quote if quote[1] - quote[0] <= _QUOTE else (hit.start, hit.end)
                yield Draft(Incentive("housing", to="person", recipient=source.folded[name]), start, end, _MONEY)
                return

    def _refused(self, folded: str, line: Line, first: int, last: int) -> bool:
        """Do some clauses set limits, or does their item give an amount?"""
        item = [c for c in line.clauses if line.clauses[first].item <= c.item <= line.clauses[last].item]
        limits = self._void.search(folded, line.clauses[first].start, line.clauses[last].end)
        return limits is not None or any(item[0].start <= amount.start < item[-1].end for amount in line.amounts)

    def houses(self, source: Source, draft: Draft) -> bool:
        """Is what a draft promises a home itself, not money for one?"""
        return self._home.search(source.folded, draft.start, draft.end) is not None

    def _offers(self, folded: str, line: Line, promised: set[str]) -> Iterator[Draft]:
        """The promises of one line; `promised`: who has been promised something in the document so far."""
        told: set[tuple[int, str, str]] = set()
        for index, clause in enumerate(line.clauses):
            home = self._offer.search(folded, clause.start, clause.end)
            own = self._owned(folded, line, index)
            offer = home or own or self._money.search(folded, clause.start, clause.end)
            recipient = self._recipient(folded, line, index, offer.start(), own) if offer else None
            if offer is None or recipient is None or not recipient.words:
                continue
            thing = (clause.item, recipient.words, _money(folded, line, offer.start(), offer.end()))
            if thing in told:
                continue
            paid = recipient.how in _NAMED and recipient.words not in promised and not self._others.search(folded, *line.period(index))
            if home or own or paid:
                told.add(thing)
                promised.add(recipient.words)
                benefit = "housing" if home or own else _benefit(line, offer.start(), offer.end())
                yield self._draft(line, index, recipient, benefit, self._rate(folded, line, index))

    def _rate(self, folded: str, line: Line, index: int) -> Per | None:
        """How often the clause at `index` says that something is given."""
        clause = line.clauses[index]
        return next((per for per, words in self._rates.items() if words.search(folded, clause.start, clause.end)), None)

    def _owned(self, folded: str, line: Line, index: int) -> re.Match[str] | None:
        """A benefit that ends in a clause and by its own name is talent's."""
        clause = line.clauses[index]
        start = next(c.start for c in line.clauses if c.item == clause.item)
        return next((own for own in self._own.finditer(folded, start, clause.end) if own.end() > clause.start), None)

    def _recipient(self, folded: str, line: Line, index: int, at: int, own: re.Match[str] | None) -> Recipient | None:
        """The talent that an offer at `at` is made to, or None where the item speaks of something else or names an amount."""
        clause = line.clauses[index]
        item = [c for c in line.clauses if c.item == clause.item]
        start, end = item[0].start, item[-1].end
        if self._void.search(folded, start, end):
            return None
        place = Group((Amount(at, at, None, None, "CNY"),), clause.start, clause.end, index)
        found = self._allocator.allocate(folded, line, place) or []
        told = found[0] if found and found[0].how != "above" and _whole(found[0]) else None
        if told is None and own and not _run_in(line, index):
            told = Recipient(own["name"], own.start("name"), own.end("name"), "talent", "clause")
        if told is None or told.kind not in ("talent", "team") or (told.end and self._talent.crowd(folded, told.start, told.end)):
            return None
        first = min(clause.start, line.clauses[line.clause_at(told.start)].start)
        priced = any(first <= amount.start < end for amount in line.amounts)
        after = next((c for c in line.clauses[index + 1 :] if c.item == clause.item), clause)
        shared = self._share.match(folded, after.start, after.end)
        return None if priced or shared or self._refuse.search(folded, first, clause.end) else told

    @staticmethod
    def _bought(line: Line, home: re.Match[str]) -> Draft | None:
        """Homes that are bought up for talent, promised to nobody by name."""
        first, last = (line.clauses[line.clause_at(at)] for at in home.span())
        start = first.start if last.end - first.start <= _QUOTE else home.start()
        priced = any(line.clauses[line.clause_at(amount.start)].item == last.item for amount in line.amounts)
        return None if priced else Draft(Incentive("housing", to="person"), start, last.end, _MONEY)

    @staticmethod
    def _draft(line: Line, index: int, recipient: Recipient, benefit: Benefit, per: Per | None) -> Draft:
        clause = line.clauses[index]
        named = line.clauses[line.clause_at(recipient.start)].start
        start = named if clause.end - named <= _QUOTE else clause.start
        payee: Payee = "team" if recipient.kind == "team" else "person"
        promise = Incentive(benefit, per=per, to=payee, recipient=recipient.words)
        return Draft(promise, start, clause.end, _HOME if benefit == "housing" else _MONEY)


def _compiled(lexicon: Lexicon, value: str) -> re.Pattern[str]:
    return lexicon.compile("|".join(t.pattern or "|".join(t.words) for t in lexicon.triggers if t.value == value))


def _whole(recipient: Recipient) -> bool:
    """Is it somebody's name, not a long phrase or the half of a title?"""
    words = recipient.words or ""
    return len(words) <= _LONGEST and words.count(_OPEN) == words.count(_CLOSE)


def _run_in(line: Line, index: int) -> bool:
    """Is a clause the whole first period of a longer line, as a heading is that its text follows?"""
    return index == 0 and len(line.clauses) > 1 and line.clauses[1].period > 0


def _special(line: Line, start: int, end: int) -> Purpose | None:
    """The last word between two offsets that says what money is for."""
    return next((purpose for purpose in reversed(line.purposes_in(start, end)) if not is_general(purpose)), None)


def _money(folded: str, line: Line, start: int, end: int) -> str:
    """The name of the money promised between two offsets; empty for a home itself."""
    word = _special(line, start, end)
    return folded[word.start : word.end] if word else ""


def _benefit(line: Line, start: int, end: int) -> Benefit:
    """What money between two offsets is for; where no word of theirs tells, what is done with it before."""
    word = _special(line, start, end)
    item = line.clauses[line.clause_at(start)].item
    first = next(clause.start for clause in line.clauses if clause.item == item)
    homes = [hint for hint in line.hints if hint.benefit == "hint:housing"]
    return cast(Benefit, word.benefit) if word else hinted(homes, first, end) or "other"
