"""Incentives in Chinese documents: money, housing, tax relief or credit for being talent.

1. Anchors: amounts of money (reading.amounts), line by line; what is no gift (context) falls out.
2. Amounts in a row form a group; a group is matched with a list of as many recipients, else shares one recipient (allocation).
3. The recipient is looked for before the amount in its clause, then in the clauses, periods, headings and title above, nearest first.
   An amount whose nearest recipient is anybody (a family, a buyer, a firm for its output) is left out.
4. The benefit is the word right after the group, else the nearest before it, else the one above; general words take their class
   from what is done there.
Each claim cites the clauses from its recipient to its benefit, within one line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import cast

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Benefit, Incentive, Payee, Per
from redheader.reading.amounts import Amount, AmountGrammar
from redheader.reading.attach import governing
from redheader.reading.chinese.above import LinesAbove
from redheader.reading.chinese.allocation import Allocator, Group
from redheader.reading.chinese.benefits import BenefitGrammar, Purpose, hinted, is_general
from redheader.reading.chinese.context import ContextGrammar
from redheader.reading.chinese.in_kind import InKindReader
from redheader.reading.chinese.lines import Line, LineReader
from redheader.reading.chinese.recipients import Recipient, RecipientGrammar, chosen, enclosed
from redheader.reading.chinese.repeats import Stated, below_title
from redheader.reading.chinese.tables import TableReader, is_row
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source

_DIGIT = re.compile(r"\d")
_UNNUMBERED, _HEAD = 9, 200
_SOON = 120
_NEAR = 3
_MEASURED = ("support?", "award")
_PEOPLE = ("talent", "team", "station")
_TAUGHT = ("employer", "allowance", "startup", "award")
_TOO_MUCH = 500_000_000
_LEAST, _TELLING, _SHORT, _QUOTE = 8, 18, 70, 160
_CONFIDENCE = {"list": 0.93, "clause": 0.92, "framed": 0.92, "above": 0.85, "heading": 0.8, "document": 0.65}


class IncentiveReader:
    """Reads incentives by the lexicons zh/money, zh/benefits, zh/recipients and zh/incentive_context."""

    def __init__(self, knowledge: Knowledge, talent: TalentContext) -> None:
        self._talent = talent
        money, context = knowledge.lexicon("zh/money"), knowledge.lexicon("zh/incentive_context")
        self._recipients = RecipientGrammar(knowledge.lexicon("zh/recipients"), context)
        self._context = ContextGrammar(context)
        amounts = AmountGrammar(money)
        self._lines = LineReader(amounts, BenefitGrammar(knowledge.lexicon("zh/benefits")), self._recipients)
        self._allocator = Allocator(money, self._recipients, self._context)
        self._above = LinesAbove(self._lines, self._recipients, self._context)
        self._in_kind = InKindReader(knowledge.lexicon("zh/in_kind"), self._lines, self._allocator, talent)
        self._tables = TableReader(self._lines, amounts, self._allocator, self._recipients, self._context)
        self._anchor = money.compile("@anchor@")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """One draft per amount and recipient; the same incentive stated again elsewhere is left out.

        Then what is promised in kind, unless an amount for it follows at once, as none can for a home itself.
        """
        stated, paid = Stated(), list[tuple[int, Benefit]]()
        for section, draft in below_title(source, list(self._drafts(source, namings))):
            aims = self._context.every("aim", source.folded, draft.start, draft.end)
            if stated.fresh(cast(Incentive, draft.statement), section, aims):
                paid.append((draft.end, cast(Incentive, draft.statement).benefit))
                yield draft._replace(programme=governing(source, namings, draft.start, draft.end))
        housed = any(benefit == "housing" for _, benefit in paid)
        for draft in self._in_kind.read(source, namings):
            benefit = cast(Incentive, draft.statement).benefit
            if not self._in_kind.houses(source, draft) and any(
                draft.start < end <= draft.end + _SOON and benefit == other for end, other in paid
            ):
                continue
            housed = housed or (benefit == "housing" and cast(Incentive, draft.statement).recipient is not None)
            yield draft._replace(programme=governing(source, namings, draft.start, draft.end))
        if not housed:
            for draft in self._in_kind.named(source):
                yield draft._replace(programme=governing(source, namings, draft.start, draft.end))

    def _drafts(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[tuple[tuple[int, ...], Draft]]:
        """Every draft with the section it stands in."""
        subject = self._context.about_talent(source) or any(naming.clause.start < _HEAD for naming in namings)
        heads: tuple[str, ...] = ()
        caption = ""
        for index, block in enumerate(source.blocks):
            section = (*block.above, index) if block.rank < _UNNUMBERED else block.above
            if not is_row(source.folded, block):
                heads, caption = (), source.folded[block.start : min(block.end, block.start + _SHORT)]
                if self._anchor.search(source.folded, block.body, block.end):
                    line = self._lines.read(source.folded, block.body, block.end)
                    yield from ((section, draft) for draft in self._prose(source, line, subject))
                continue
            heads = self._tables.heads(source.folded, block, heads) or heads
            if not (_DIGIT.search(source.folded, block.start, block.end) or self._anchor.search(source.folded, block.start, block.end)):
                continue
            for draft in self._tables.read(source, block, heads, caption):
                yield section, draft
            for line in self._tables.prose(source.folded, block, heads):
                yield from ((section, draft) for draft in self._prose(source, line, subject))

    def _prose(self, source: Source, line: Line, subject: bool) -> Iterator[Draft]:
        """The claims of a line that is no row, or of a cell that reads like one."""
        folded = source.folded
        for group in self._allocator.groups(folded, line):
            if not self._context.has("penalty", folded, *line.period(group.clause)):
                yield from self._grants(source, line, group, subject)

    def _grants(self, source: Source, line: Line, group: Group, subject: bool) -> Iterator[Draft]:
        """The claims of one group, or nothing where it is nobody's or anybody's."""
        folded = source.folded
        found = self._allocator.allocate(folded, line, group) or self._above.governing(source, line, group, subject)
        if not found or found[0].kind == "buyer":
            found = self._above.told(folded, line, group) or self._above.governing(source, line, group, subject=False)
        if not found:
            return
        recipients = found * len(group.amounts) if len(found) == 1 else found
        purpose = self._allocator.purpose(folded, line, group)
        if self._instalment(folded, line, group):
            return
        amounts = group.amounts * len(found) if len(group.amounts) == 1 else group.amounts
        for amount, recipient in zip(amounts, recipients, strict=True):
            if not self._entitled(folded, line, group, recipient, purpose, subject):
                continue
            benefit, payee = self._classify(source, line, group, recipient, purpose)
            start, end = self._quote(folded, line, group, recipient)
            words = self._payee(source, line, group, recipient) if payee == "organisation" else _printed(source, recipient)
            if words and benefit in _TAUGHT and payee == "organisation" and self._context.has("trainer", words, 0, len(words)):
                benefit = "other"
            statement = Incentive(
                benefit, *_bounds(amount, benefit), amount.currency, self._per(folded, line, group, amount, benefit), payee, words
            )  # fmt: skip
            yield Draft(statement, start, end, _CONFIDENCE[recipient.how])

    def _payee(self, source: Source, line: Line, group: Group, recipient: Recipient) -> str | None:
        """The organisation that is paid: named after the amount, or the one that hires, else the recipient's words."""
        words = _printed(source, recipient)
        if recipient.how == "list":
            return words
        named = self._context.find("payee", source.folded, group.end, _next_end(line, group))
        return named or (self._context.find("employs", words, 0, len(words)) if words else None) or words

    def _instalment(self, folded: str, line: Line, group: Group) -> bool:
        """Are the amounts yearly parts of totals that the line has stated?"""
        first = group.amounts[0]
        if not self._context.has("instalment", folded, line.period(group.clause)[0], line.clauses[group.clause].end):
            return False
        totals = [amount.high for amount in line.amounts if amount.end <= group.floor and amount.high]
        return any(total == (first.high or 0) * years for total in totals for years in range(2, 11))

    def _entitled(self, folded: str, line: Line, group: Group, recipient: Recipient, purpose: Purpose | None, subject: bool) -> bool:
        """Is the amount paid because of talent?"""
        if recipient.kind in ("ordinary", "buyer", "barred") or any((a.high or a.low or 0) >= _TOO_MUCH for a in group.amounts):
            return False
        if recipient.kind == "talent" and recipient.end and self._talent.crowd(folded, recipient.start, recipient.end):
            return False
        if recipient.kind in ("talent", "team", "station"):
            named = purpose is not None and purpose.benefit != "loan" and self._unclaimed(line, group)
            return recipient.how != "document" or named
        period = line.so_far(group.clause)
        because = self._context.has("subject", folded, *period)
        if purpose and purpose.benefit == "finder":
            return subject or because or any(party.kind in _PEOPLE for party in line.parties)
        people = any(party.kind in _PEOPLE and not enclosed(folded, line.start, party.start) for party in line.parties_in(*period))
        return (people and (because or hinted(line.hints, *period) is not None)) or (subject and because)

    @staticmethod
    def _unclaimed(line: Line, group: Group) -> bool:
        """Does the group's period name nobody, so that the document's subject may be meant?"""
        clause = line.clauses[group.clause]
        period = [c for c in line.clauses if c.period == clause.period]
        return not line.parties_in(period[0].start, clause.end)

    def _classify(self, source: Source, line: Line, group: Group, recipient: Recipient, purpose: Purpose | None) -> tuple[Benefit, Payee]:
        """The benefit class and who is paid."""
        folded, clause = source.folded, line.clauses[group.clause]
        period = [c for c in line.clauses if c.period == clause.period]
        head = line.clauses[line.clause_at(recipient.start)] if recipient.end else clause
        framed = self._recipients.framed(folded, head.start, head.end)
        who = chosen(line.parties_in(head.start, min(head.end, group.start)), framed) if framed else None
        hires = recipient.how != "list" and self._context.has("hirer", folded, head.start, head.end)
        heads = hires or (who is not None and who.kind == "organisation")
        employer = heads or recipient.kind == "organisation" or self._handed(folded, line, group, recipient)
        benefit = self._benefit(source, line, group, purpose)
        organisation = employer or recipient.kind == "station" or benefit == "finder"
        payee: Payee = "organisation" if organisation else "team" if recipient.kind == "team" else "person"
        if benefit == "employer" and not employer and recipient.kind != "station":
            personal = [p for p in line.purposes_in(period[0].start, group.start) if p.benefit != "employer" and not is_general(p)]
            benefit = personal[-1].benefit if personal else self._benefit(source, line, group, None)
        bringing = hinted([h for h in line.hints if h.benefit == "hint:finder"], period[0].start, clause.end)
        station = recipient.kind == "station" or (
            employer and any(party.kind == "station" for party in line.parties_in(period[0].start, group.start))
        )
        if station and benefit == "housing" and is_general(purpose):
            return "employer", payee
        if station and benefit in ("support", "award", "research", "employer", "startup", "allowance"):
            return ("finder" if bringing else "employer"), payee
        if employer and benefit in ("support", "award", "employer", "allowance"):
            return ("finder" if bringing else "employer"), payee
        if benefit == "support":
            return ("startup" if recipient.kind == "team" else "allowance"), payee
        return cast(Benefit, benefit), payee

    def _handed(self, folded: str, line: Line, group: Group, recipient: Recipient) -> bool:
        """Do the words around an amount hand it to an employer, or does the recipient's phrase say who hires?"""
        held = line.parties_in(group.floor, group.start)
        before = bool(held) and held[-1].kind == "organisation" and self._recipients.handed(folded, held[-1], group.floor, group.start)
        words = recipient.words or ""
        hired = recipient.how in ("clause", "framed", "heading") and self._context.begins("hiring", words, 0, len(words))
        return before or hired or self._context.begins("payee", folded, group.end, _next_end(line, group))

    def _benefit(self, source: Source, line: Line, group: Group, purpose: Purpose | None) -> str:
        """The class of a benefit word; a general one takes it from what is done near, then from headings; "support" if still open."""
        clause = line.clauses[group.clause]
        period = [c for c in line.clauses if c.period == clause.period]
        if (purpose is None or purpose.benefit in _MEASURED) and any(
            p.benefit == "tax" for p in line.purposes_in(period[0].start, group.start)
        ):
            return "tax"
        if purpose is not None and not is_general(purpose):
            return purpose.benefit
        near = hinted(line.hints, period[0].start, clause.end)
        if near and near != "finder":
            return near
        if line.setting:
            return line.setting
        prior = [p for p in line.purposes_in(line.start, group.start) if not is_general(p)]
        if purpose is None and prior:
            return prior[-1].benefit
        for block in reversed(source.headings(line.start)):
            head = self._lines.read(source.folded, block.start, min(block.end, block.start + 60))
            special = [p for p in head.purposes if not is_general(p)]
            if special:
                return special[-1].benefit
            above = hinted(head.hints, head.start, head.end)
            if above and above != "finder":
                return above
        whole = hinted(line.hints, line.start, group.start)
        return whole if whole and whole != "finder" else self._before(source, line)

    def _before(self, source: Source, line: Line) -> str:
        """The class of the benefit that the lines just above, or the title, speak of; "support" if they name none."""
        at = bisect_left(source.blocks, line.end, key=lambda block: block.end)
        for block in (*reversed(source.blocks[max(0, at - _NEAR) : at]), *source.blocks[:1]):
            above = self._lines.read(source.folded, block.start, min(block.end, block.start + _QUOTE))
            special = [p for p in above.purposes if not is_general(p)]
            if special:
                return special[-1].benefit
        return "support"

    def _per(self, folded: str, line: Line, group: Group, amount: Amount, benefit: Benefit) -> Per | None:
        """Per what; credit is per nothing, a plain grant once."""
        clause = line.clauses[group.clause]
        item = next(c for c in line.clauses if c.item == clause.item)
        yearly = amount.per is None and self._context.begins("yearly", folded, item.start, item.end)
        return "year" if yearly else amount.per if benefit == "loan" else amount.per or "once"

    @staticmethod
    def _quote(folded: str, line: Line, group: Group, recipient: Recipient) -> tuple[int, int]:
        """From the recipient's clause to the end of the group's clause, shortened until it is a fair quotation."""
        clause = line.clauses[group.clause]
        item = next(c for c in line.clauses if c.item == clause.item)
        named = line.clauses[line.clause_at(recipient.start)] if recipient.end else clause
        first = named.start if recipient.end and clause.end - named.start >= _TELLING else min(item.start, named.start)
        near = first if clause.end - first <= _SHORT else named.start
        start = next((s for s in (near, item.start, clause.start) if clause.end - s <= _QUOTE), clause.start)
        if clause.end - start < _LEAST and group.clause:
            start = line.clauses[group.clause - 1].start
        end = min(clause.end, start + 2 * _QUOTE) if clause.end > group.end else clause.end
        end = max(end, group.end)
        while folded[start].isspace():
            start += 1
        return start, end


def _next_end(line: Line, group: Group) -> int:
    """Where the clause after a group's own ends, in the same item."""
    own = line.clauses[group.clause]
    following = line.clauses[group.clause + 1 : group.clause + 2]
    return following[0].end if following and following[0].item == own.item else own.end


def _printed(source: Source, recipient: Recipient) -> str | None:
    """The recipient's words as the stored text has them, where they stand there in one piece."""
    if not recipient.words:
        return None
    at = source.folded.find(recipient.words, recipient.start, recipient.end)
    return source.text[at : at + len(recipient.words)] if at >= 0 else recipient.words


def _bounds(amount: Amount, benefit: Benefit) -> tuple[int | float | None, int | float | None]:
    """An amount's ends; a plain amount of credit is a ceiling."""
    return (None, amount.high) if benefit == "loan" and amount.plain else (amount.low, amount.high)
