"""The clause that holds a sum in an English sentence: whether its verb and subject make the sum a price, a condition or nobody's pay."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.reading.english.amounts import Amount
from redheader.reading.english.sums import Sum, named
from redheader.reading.english.syntax import Syntax, parse
from redheader.reading.source import Source
from redheader.text.segment import Span

_MAY = re.compile(r"\b(?:may|can)\b")
_PRICED = re.compile(r"(?<![Ee]ligible )(?<!qualify )(?<!qualified )(?<!apply )\bfor (?:about |around |some |roughly |nearly )?$")
_BE = re.compile(r"(?:is|are|was|were|be|been|starts?|stands?|runs?|comes?|came|amounts?|begins?|ranges?|ranged)\b")
_BREAK = re.compile(r"[;:]|, (?:and|while|but|whereas|yet|so) |\. ")
_GOES = re.compile(
    r"\b(?:is|are|was|were|will be|shall be|may be|can be) (?:[a-z]+ )?(?:paid|given|granted|offered|promised|provided|awarded"
    r"|set aside|available|due|handed|added)\b|\b(?:goes|go|awaits?) "
)
_SUPPOSES = re.compile(r"\b(?i:if|when|where|once|unless|whose|only if|provided(?: that)?) (?:the |your |an? |its )?$")
_RELATIVE = re.compile(r"\b(?:who|which|that) (?:[a-z]+ )?$")


class Clause(NamedTuple):
    """`head`: the last noun of its subject; `verb`: where the verb before the sum stands.

    `ahead`: the sum stands in the subject of a verb behind it; `supposed`: the clause is one of "if" or "who".
    """

    span: Span
    head: str
    verb: Span | None
    ahead: bool
    supposed: bool


class ClauseReader:
    """Needs the lexicon "en/clauses"."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.lexicon("en/clauses")
        self._trade, self._condition, self._duty = (words.pattern(value) for value in ("trade", "condition", "duty"))
        self._price, self._private, self._learned = (words.pattern(value) for value in ("price", "private", "learned"))
        self._behind_it, self._trader = words.pattern("behind"), words.pattern("trader")
        self._owned = words.pattern("owned")
        self._sought, self._trades = words.pattern("sought"), words.pattern("trades")

    def of(self, source: Source, sentence: Span, amounts: list[Amount], amount: Amount) -> Clause:
        """The clause of a sum; `amounts` are all of its sentence."""
        folded = source.folded
        wholes = tuple(Span(one.start, one.end) for one in amounts)
        syntax = parse(folded[slice(*sentence)], sentence.start, wholes)
        broken = list(_BREAK.finditer(folded, sentence.start, amount.start))
        floor = broken[-1].end() if broken else sentence.start
        opened = next((match.end() for match in reversed(broken) if match[0] != ":"), sentence.start)
        following = _BREAK.search(folded, amount.end, sentence.end)
        until = following.start() if following else sentence.end
        at = syntax.governing(amount.start)
        if at is None or (syntax.verb_span(at).end < floor and folded[floor - 1] in ";:"):
            return Clause(Span(opened, until), "", None, self._behind(syntax, amount, until), False)
        verb = syntax.verb_span(at)
        subject = syntax.subject(at)
        if subject is None or syntax.span(subject).start > verb.start:
            return Clause(Span(min(opened, verb.start), until), "", verb, False, False)
        start, end = syntax.span(subject)
        supposed = _SUPPOSES.search(folded, sentence.start, start) or _RELATIVE.search(folded, end, verb.start)
        return Clause(Span(min(opened, start), until), syntax.words[subject.last - 1].text, verb, False, supposed is not None)

    def _behind(self, syntax: Syntax, amount: Amount, until: int) -> bool:
        """Does the sum stand in the subject of a verb behind it?"""
        marks = [word.start for word in syntax.words if word.text in ",:" and amount.end <= word.start]
        end = min([until, *marks])
        return any(verb.finite and amount.end <= syntax.words[verb.first].start < end for verb in syntax.verbs)

    def is_other(self, source: Source, amount: Amount, clause: Clause) -> bool:
        """Is the sum a price, a loss, a condition, or what private people get who are no talent?"""
        folded = source.folded
        if self._behind_it.match(folded, amount.end):
            return True
        if self._is_private(folded, clause, amount):
            return True
        if amount.min == amount.max and _PRICED.search(folded, clause.span.start, amount.start):
            return self._sought.search(folded, clause.span.start, amount.start) is None
        if clause.verb is None:
            return False
        last = folded.rfind(" ", *clause.verb) + 1 or clause.verb.start
        modal = folded[clause.verb.start : last]
        if self._trade.match(folded, last, amount.start) and not _MAY.search(modal) and "," not in folded[clause.verb.end : amount.start]:
            return True
        if self._duty.search(modal) and self._is_owned(folded, clause, last):
            return True
        far = "," in folded[clause.verb.end : amount.start]
        return not far and self._price.fullmatch(clause.head) is not None and _BE.match(folded, last) is not None

    def offers(self, folded: str, one: Sum, clause: Clause, gives: bool) -> bool:
        """Is a sum of which only the least is told offered to somebody, not asked of him? `gives`: is its verb one of giving or getting?"""
        if clause.verb is None:
            return not clause.ahead or _GOES.search(folded, one.amount.end, clause.span.end) is not None
        last = folded.rfind(" ", *clause.verb) + 1 or clause.verb.start
        if self._condition.match(folded, last):
            return False
        return one.benefit is not None or (not clause.supposed and (gives or named(one.recipient)))

    def _is_owned(self, folded: str, clause: Clause, last: int) -> bool:
        """Is what somebody must do no giving: to have, to show, to be so much?"""
        return self._condition.match(folded, last) is not None or self._owned.match(folded, last) is not None

    def _is_private(self, folded: str, clause: Clause, amount: Amount) -> bool:
        """Do only private people, none of them called talent, stand where the clause tells of whom it speaks?"""
        region = Span(clause.span.start, clause.verb.start if clause.verb else amount.start)
        told = self._private.match(folded, region.start) or self._private.fullmatch(clause.head) or self._trader.search(folded, *region)
        return told is not None and self._learned.search(folded, *region) is None

    def is_trade(self, folded: str, clause: Clause) -> bool:
        """Does the clause speak of output, headquarters or families, and of nobody who is talent?"""
        return bool(self._trades.search(folded, *clause.span)) and self._learned.search(folded, *clause.span) is None
