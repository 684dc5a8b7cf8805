"""Which recipient and which benefit each amount of a line belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.amounts import Amount
from redheader.reading.chinese.benefits import Purpose, is_general
from redheader.reading.chinese.context import ContextGrammar
from redheader.reading.chinese.lines import Line
from redheader.reading.chinese.passage import Clause
from redheader.reading.chinese.recipients import Recipient, RecipientGrammar, chosen

_LOOK_BACK, _LABEL, _ADJACENT = 8, 20, 3


@dataclass(frozen=True)
class Group:
    """Amounts in a row; `floor`: where the words that may belong to it alone begin; `ceiling`: where the next amount begins."""

    amounts: tuple[Amount, ...]
    floor: int
    ceiling: int
    clause: int

    @property
    def start(self) -> int:
        """Where the first amount begins."""
        return self.amounts[0].start

    @property
    def end(self) -> int:
        """Where the last amount ends."""
        return self.amounts[-1].end


class Allocator:
    """Groups amounts and finds whom each one is for."""

    def __init__(self, money: Lexicon, recipients: RecipientGrammar, context: ContextGrammar) -> None:
        self._join, self._apiece = money.compile("@join@"), money.compile("@apiece@$")
        self._suffix = money.compile("@suffix@")
        self._recipients, self._context = recipients, context

    def groups(self, folded: str, line: Line) -> list[Group]:
        """The line's gifts, those in a row together."""
        rows: list[list[Amount]] = []
        refused: Amount | None = None
        for before, amount in zip([None, *line.amounts], line.amounts, strict=False):
            follows = before is not None and self._join.fullmatch(folded, before.end, amount.start) is not None
            if (follows and before is refused) or not self._context.given(folded, amount, line.start, line.end):
                refused = amount
                if follows and rows and before is rows[-1][-1]:
                    rows.pop()
                continue
            joined = follows and rows and before is rows[-1][-1]
            if joined and before is not None and _kind(before) == _kind(amount):
                rows[-1].append(amount)
            else:
                rows.append([amount])
        rates = [self._suffix.match(folded, amount.end, line.end) for amount in line.amounts]
        ends = [line.start, *(rate.end() for rate in rates if rate)]
        starts = [*(amount.start for amount in line.amounts), line.end]
        found = []
        for row in rows:
            clause = line.clause_at(row[0].start)
            floor = max([line.clauses[clause].start, *(end for end in ends if end <= row[0].start)])
            ceiling = min(start for start in starts if start >= row[-1].end)
            found.append(Group(tuple(row), floor, ceiling, clause))
        return found

    def allocate(self, folded: str, line: Line, group: Group) -> list[Recipient] | None:
        """One recipient an amount, as far as the line itself says; None when it says nothing. Kind "ordinary" means nobody's."""
        listed = self._bracketed(folded, line, group)
        if listed:
            return listed
        if len(group.amounts) > 1:
            listed = self._list(folded, line, group)
            if listed:
                return listed
        shared = self._each(folded, line, group)
        if shared:
            return shared
        one = self._own(folded, line, group) or self._sibling(folded, line, group) or self._following(folded, line, group)
        one = one or self._above(folded, line, group)
        return [one] if one else None

    def _each(self, folded: str, line: Line, group: Group) -> list[Recipient]:
        """The recipients that get one amount each."""
        if len(group.amounts) > 1 or not self._apiece.search(folded, group.floor, group.start):
            return []
        held = line.parties_in(group.floor, group.start)
        if not held:
            return []
        return self._recipients.each(folded, self._recipients.list_start(folded, group.floor, held[0].start), group.start, held)

    def _list(self, folded: str, line: Line, group: Group) -> list[Recipient] | None:
        """The nearest list before the group with as many parts as it has amounts."""
        if self._context.has("couple", folded, line.clauses[group.clause].start, group.start):
            return None
        spans = [(group.floor, group.start)]
        earlier = line.clauses[max(0, group.clause - _LOOK_BACK) : group.clause]
        first = line.clauses[group.clause].period - self._continues(folded, line, group)
        spans += [(c.start, c.end) for c in reversed(earlier) if c.period >= first]
        if group.floor > line.clauses[group.clause].start:
            spans.insert(1, (line.clauses[group.clause].start, group.start))
        for start, end in spans:
            held = line.parties_in(start, end)
            if not held:
                continue
            if by_class := self._recipients.ranked(folded, (start, end), held, len(group.amounts)):
                return by_class
            inner = self._recipients.list_start(folded, start, held[0].start)
            for stop in (end, *self._recipients.list_ends(folded, held, end)):
                found = self._recipients.align(folded, (inner, stop), held, len(group.amounts))
                if found:
                    return found
        return self._aside(folded, line, group, spans) or self._run_on(folded, line, group)

    def _aside(self, folded: str, line: Line, group: Group, spans: list[tuple[int, int]]) -> list[Recipient] | None:
        """A list in brackets."""
        for start, end in spans:
            opened = folded.find("(", start, end)
            close = folded.find(")", opened, end) if opened >= 0 else -1
            held = line.parties_in(opened, close) if close >= 0 else []
            found = self._recipients.align(folded, (opened + 1, close), held, len(group.amounts)) if held else None
            if found:
                return found
        return None

    def _run_on(self, folded: str, line: Line, group: Group) -> list[Recipient] | None:
        """A list that commas divide too, each part of which names somebody."""
        own = line.clauses[group.clause]
        earlier = [c for c in line.clauses[max(0, group.clause - _LOOK_BACK) : group.clause] if c.period == own.period]
        for last in range(len(earlier) - 1, 0, -1):
            for first in range(last - 1, -1, -1):
                start, end = earlier[first].start, earlier[last].end
                held = line.parties_in(start, end)
                if held and (found := self._recipients.enumerated(folded, (start, end), held, len(group.amounts))):
                    return found
        return None

    def _bracketed(self, folded: str, line: Line, group: Group) -> list[Recipient] | None:
        """The recipients in brackets right after each amount."""
        found = []
        for amount in group.amounts:
            close = folded.find(")", amount.end, line.end) if folded.startswith("(", amount.end) else -1
            inside = line.parties_in(amount.end, close) if close > 0 else []
            if not inside or inside[-1].kind not in ("talent", "team"):
                return None
            found.append(self._recipients.phrase(folded, inside[-1], amount.end + 1, close))
        return found

    def _own(self, folded: str, line: Line, group: Group) -> Recipient | None:
        """The recipient named in the group's own stretch of the clause."""
        held = line.parties_in(group.floor, group.start)
        named = [party for party in held if party.kind != "buyer"]
        handed = bool(named) and self._recipients.handed(folded, named[-1], group.floor, group.start)
        party = named[-1] if handed else chosen(named, framed=False)
        if not party:
            return None
        return self._recipients.phrase(folded, party, self._recipients.apart(folded, held, party, group.floor), group.start)

    def _sibling(self, folded: str, line: Line, group: Group) -> Recipient | None:
        """A short name between two amounts of a row, where the name before the first one is talent's."""
        before = next((amount for amount in reversed(line.amounts) if amount.end <= group.start - 2), None)
        if before is None or not self._context.find("sibling", folded, before.end, group.start):
            return None
        stretch = max(line.clauses[line.clause_at(before.start)].start, *(a.end for a in line.amounts if a.end <= before.start), 0)
        people = [party for party in line.parties_in(stretch, before.start) if party.kind == "talent"]
        if not people or before.start - people[-1].end > _ADJACENT:
            return None
        start = before.end + 1
        return Recipient(folded[start : group.start].strip(), start, group.start, "talent", "clause")

    def _following(self, folded: str, line: Line, group: Group) -> Recipient | None:
        """Who is named right after the amount as the one to whom it is given."""
        end = self._context.ends("following", folded, group.end, line.end)
        if end is None:
            return None
        clause = line.clauses[line.clause_at(end)]
        people = [party for party in line.parties_in(end, min(clause.end, group.ceiling)) if party.kind == "talent"]
        return self._recipients.phrase(folded, people[0], end, clause.end) if people else None

    def _above(self, folded: str, line: Line, group: Group) -> Recipient | None:
        """The recipient of the nearest clause before the group that names one; employers only where no talent is nearer."""
        own, fallback = line.clauses[group.clause], None
        restates = self._context.begins("restates", folded, line.period(group.clause)[0], own.end)
        continues = self._continues(folded, line, group)
        label = self._label(folded, line, group)
        if label:
            return label
        spans = [own] if group.floor > own.start else []
        spans += reversed(line.clauses[max(0, group.clause - 3 * _LOOK_BACK) : group.clause])
        for clause in spans:
            if fallback and clause.period < own.period - (continues and fallback.how == "act") and not restates:
                return fallback
            if self._context.begins("measure", folded, clause.start, clause.end):
                continue
            found = self._in_clause(folded, line, clause, group.start)
            if found is None:
                continue
            weak = found.kind == "buyer" or (found.kind == "organisation" and found.how != "framed")
            if not weak and (clause.period == own.period or restates):
                return found
            if not weak:
                return found._replace(how="above") if continues else None
            fallback = fallback or found
        return fallback

    @staticmethod
    def purpose(folded: str, line: Line, group: Group) -> Purpose | None:
        """The benefit word that goes with a group."""
        clause = line.clauses[group.clause]
        after = [p for p in line.purposes_in(group.end, min(clause.end, group.ceiling)) if not _cut(folded, group.end, p.start)]
        before = line.purposes_in(group.floor, group.start)
        own = line.purposes_in(clause.start, group.start)
        if after and not is_general(after[0]):
            return after[0]
        for words in (before, own):
            if words and not is_general(words[-1]):
                return words[-1]
        item = [p for c in line.clauses[: group.clause] if c.period == clause.period for p in line.purposes_in(c.start, c.end)]
        general = next(iter(after or before or own), None)
        special = [p for p in item if not is_general(p)]
        if general is None and special:
            return special[-1]
        return general or (item[-1] if item else None)

    def _label(self, folded: str, line: Line, group: Group) -> Recipient | None:
        """The recipient that a label before a colon names for all of its item."""
        for clause in reversed(line.clauses[: group.clause]):
            people = [party for party in line.parties_in(clause.start, clause.end) if party.kind in ("talent", "team")]
            if clause.item != line.clauses[group.clause].item:
                return None
            if folded[clause.end : clause.end + 1] == ":" and people and clause.end - clause.start <= _LABEL:
                return self._recipients.phrase(folded, people[-1], clause.start, clause.end)
        return None

    def _continues(self, folded: str, line: Line, group: Group) -> bool:
        """Does the group's period go on about the one before, naming a benefit but no subject of its own?"""
        own = line.clauses[group.clause]
        period = [c for c in line.clauses[: group.clause + 1] if c.period == own.period]
        topic = self._context.begins("topic", folded, period[0].start, own.end)
        if topic or any(self._recipients.framed(folded, c.start, c.end) for c in period):
            return False
        parties = line.parties_in(period[0].start, group.start)
        return bool(line.purposes_in(period[0].start, own.end)) and all(self._recipients.acts(folded, party) for party in parties)

    def _in_clause(self, folded: str, line: Line, clause: Clause, before: int) -> Recipient | None:
        """Whom a clause is about."""
        end = min(clause.end, before)
        framed = self._recipients.framed(folded, clause.start, end)
        held = line.parties_in(clause.start, end)
        party = chosen(held, framed)
        if not party:
            return None
        floor = max((a.end for a in line.amounts if clause.start <= a.start and a.end <= party.start), default=clause.start)
        floor = self._recipients.apart(folded, held, party, floor)
        phrase = self._recipients.phrase(folded, party, floor, end)
        return phrase._replace(how="act" if self._recipients.acts(folded, party) else "framed" if framed else "clause")


def _kind(amount: Amount) -> tuple[bool, bool]:
    return amount.low is None, amount.high is None


def _cut(folded: str, start: int, end: int) -> bool:
    """Do the words between an amount and a benefit word part them?"""
    return any(sign in folded[start:end] for sign in "\u3001,;:")
