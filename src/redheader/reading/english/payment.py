"""What the words around a sum say of it in an English document: that it is no incentive, or who is paid and why."""

from __future__ import annotations

import re

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Benefit, Payee
from redheader.reading.english.amounts import Amount
from redheader.reading.english.benefits import UNTAXED, as_benefit, vague
from redheader.reading.english.clauses import Clause, ClauseReader
from redheader.reading.english.payees import Recipient
from redheader.reading.english.sums import Sum, named
from redheader.reading.source import Source
from redheader.text.segment import Span

_BEFORE, _AFTER = 90, 40
_LABEL = 40
_MOST, _LEAST = 10**9, 1000
_DESCRIBED = re.compile(r"\b(?:that|which|whose|with|who|[a-z]+ing|[a-z]+ed)\b|^[^ ]+$")
_GIVEN = re.compile(r"\b(?:subsid(?:y|ies)|allowances?|grants?|awards?|bonus(?:es)?|payments?|stipends?)(?: of)? $")
_TOWARDS = re.compile(r"[^,;.]{0,20} towards? ")


class Payment:
    """Needs the lexicons "en/payment" and "en/classes"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.lexicon("en/payment")
        self.clauses = ClauseReader(knowledge)
        classes = knowledge.lexicon("en/classes")
        self._budget, self._next_matter, self._owns = (classes.pattern(value) for value in ("budget", "next", "owns"))
        self._must_earn, self._people, self._elsewhere = (classes.pattern(value) for value in ("must_earn", "people", "elsewhere"))
        self._reached, self._financed = classes.pattern("reached"), classes.pattern("financed")
        self._ranked, self._owned, self._freed = (classes.pattern(value) for value in ("ranked", "owned", "freed"))
        self._scholar, self._colleague = classes.pattern("scholar"), classes.pattern("colleague")
        self._post, self._earned, self._science = (classes.pattern(value) for value in ("post_offered", "earned", "science"))
        self._same_body, self._host = classes.pattern("same_body"), classes.pattern("host")
        self._hired, self._everybody, self._share_of = (classes.pattern(value) for value in ("hired", "everybody", "share_of"))
        self._for_each, self._brings = classes.pattern("for_each"), classes.pattern("brings")
        self._rewarded, self._agent, self._fellowship = (classes.pattern(value) for value in ("rewarded", "agent", "fellowship"))

    def has(self, folded: str, start: int, end: int, value: str) -> bool:
        """Is there a word of that value between two offsets?"""
        return any(hit.value == value for hit in self._words.find(folded, start, end))

    def first(self, folded: str, start: int, end: int, value: str) -> int | None:
        """Where the first word of that value begins."""
        return min((hit.start for hit in self._words.find(folded, start, end) if hit.value == value), default=None)

    def is_other(self, folded: str, amount: Amount, left: int, right: int) -> bool:
        """Is the sum business money, a fine, a budget or a threshold? `left` and `right`: the sums beside it, or the sentence's ends."""
        before = max(left, amount.start - _BEFORE)
        if (amount.min or amount.max or 0) >= (_MOST * 100 if amount.currency in ("KRW", "JPY") else _MOST):
            return True
        budget = self._budget.match(folded, amount.end)
        if budget and budget["total"] and _GIVEN.search(folded, before, amount.start):  # "a subsidy of 9,000 yuan in total"
            budget = None
        if (budget and not (amount.min is None and " in " in budget[0])) or self._must_earn.search(folded, left, amount.start):
            return True
        if self._reached.search(folded, left, amount.start) or self._financed.search(folded, left, amount.start):
            return True
        if self._freed.match(folded, amount.end):
            return True
        if self._ranked.match(folded, amount.end) and self._owned.search(folded, left, amount.start):
            return True
        for hit in self._words.find(folded, before, min(right, amount.end + 2 * _AFTER)):
            if hit.start > amount.end + _AFTER or _TOWARDS.match(folded, amount.end, max(amount.end, hit.start)):
                continue
            between = folded[hit.end : amount.start] if hit.end <= amount.start else folded[amount.end : hit.start]
            if amount.min is None and between.endswith(", "):
                between += "up to "
            if hit.value == "other" and not self._next_matter.search(between):
                return True
            if hit.value == "part" and 0 <= amount.start - hit.end <= 1:
                return True
        if self._everybody.match(folded, amount.end, right) or (
            left < amount.start and self._share_of.fullmatch(folded, left, amount.start)
        ):
            return True
        floor = amount.max is None and self._owns.search(folded, before, amount.start) is not None
        return floor and not self._hired.search(folded, left, amount.start) and self.has(folded, before, amount.start, "threshold")

    def counts(self, source: Source, sentence: Span, one: Sum, clause: Clause, before: list[Sum]) -> bool:
        """Is the sum somebody's: named for something, given to somebody, or in a sentence of giving; and no mere token?"""
        folded = source.folded
        if one.recipient and one.recipient.kind == "body":
            start = folded.find(one.recipient.words or "", *sentence)
            told = Span(min(clause.span.start, start if start >= 0 else sentence.end), clause.span.end)
            again = before and source.block_at(before[-1].amount.start).start == source.block_at(sentence.start).start
            if not (again and _same(before[-1].recipient, one.recipient)) and not self.for_talent(folded, sentence, told):
                return self.has(folded, *sentence, "finder")
        if one.benefit is None and one.per is None and (one.amount.max or one.amount.min or 0) < _LEAST:
            return False
        here = one.recipient is not None and (one.recipient.words or "") in folded[slice(*sentence)]
        if (self.is_total(one.amount) and not here) or (not named(one.recipient) and self.clauses.is_trade(folded, clause)):
            return False
        gives = self.has(folded, *(clause.verb or sentence), "pays")
        if one.amount.max is None and not self.clauses.offers(folded, one, clause, gives):
            return False
        return bool(one.benefit or one.recipient) or self.has(folded, *sentence, "pays")

    def for_others(self, source: Source, sentence: Span) -> bool:
        """Is somebody paid for each of those whom the sentence before says are brought?"""
        before = source.sentence_at(max(0, sentence.start - 2))
        told = self._for_each.search(source.folded, *sentence) is not None
        return told and before.start < sentence.start and self._brings.search(source.folded, *before) is not None

    def is_total(self, amount: Amount) -> bool:
        """Is the sum, told to the yuan, so large that only a team gets it?"""
        return amount.min == amount.max and (amount.max or 0) >= _MOST / 10 * (100 if amount.currency in ("KRW", "JPY") else 1)

    def for_talent(self, folded: str, sentence: Span, clause: Span) -> bool:
        """Is a body paid because of people, whom its clause or the sentence before it names, under the document's own rules?"""
        told = self._people.search(folded, *clause) or self._same_body.search(folded, *clause)
        told = told or (self._host.search(folded, *clause) and self._people.search(folded, *sentence))
        return told is not None and not self._elsewhere.search(folded, *sentence)

    def for_body(self, folded: str, sentence: Span, benefit: str, words: str) -> Benefit:
        """What an organisation (as printed in `words`) is paid for: finding talent, having it, or being founded by it."""
        if self._agent.search(words):
            return "finder"
        if self.has(folded, *sentence, "firm"):
            return as_benefit(benefit if benefit in ("loan", "tax", "housing", "home", "research") else "startup")
        if benefit in ("loan", "tax", "research", "startup"):
            return as_benefit(benefit)
        return "finder" if self._rewarded.search(folded, *sentence) else "employer"

    def recurring(self, folded: str, sentence: Span, one: Sum) -> Benefit:
        """What money that comes every month or year and has no name is: a fellow's allowance, else pay, as what is earned always is."""
        if self._earned.search(folded, one.since, one.amount.start):
            return "salary"
        return "allowance" if self._fellowship.search(folded, *sentence) else "salary"

    def _of_scholars(self, source: Source, sentence: Span, words: str | None) -> bool:
        """Is somebody paid as a scholar, as he or she is called here, in the document's title, or where it names the post?"""
        post = self._post.search(source.folded)
        told = (words or source.folded[slice(*sentence)], _title(source), post[0] if post else "")
        return any(self._scholar.search(one) for one in told)

    def precise(self, source: Source, sentence: Span, one: Sum) -> tuple[Benefit, Payee]:
        """Benefit and payee, after what the sentence says of who is paid."""
        folded = source.folded
        plain = one.benefit is None or vague(one.benefit)
        benefit = str(one.benefit)
        if plain:  # a sum without a name is an award; but a bare ceiling or range may be all one gets, and what was taken is of no kind
            taken = one.benefit != UNTAXED and self.has(folded, sentence.start, one.amount.start, "took")
            benefit = "other" if taken or (one.benefit is None and one.amount.min != one.amount.max) else "award"
        if one.service:
            return one.service.benefit, one.service.to
        words = one.recipient.words if one.recipient else None
        kind = one.recipient.kind if one.recipient else None
        if one.per == "sqm" and (plain or benefit in ("allowance", "award")):
            benefit, plain = "housing", False
        if kind == "body":
            return self.for_body(folded, sentence, benefit, words or ""), "organisation"
        if self.has(folded, one.since, one.until, "finder") and benefit in ("award", "allowance", "other", "employer"):
            return "finder", "person" if kind == "person" and (words is None or self._colleague.search(words)) else "organisation"
        if kind == "team" or (one.recipient is None and self.has(folded, one.since, one.amount.start, "team")):
            own = "research" if self._science.search(words or "") or self._science.search(folded, one.since, one.until) else "startup"
            return as_benefit(own if plain else benefit), "team"
        if benefit == "startup" and self._of_scholars(source, sentence, words):
            return "research", "person"
        if plain and one.per in ("day", "month", "year"):
            subsidy = "subsid" in folded[max(one.since, one.amount.start - _LABEL) : one.amount.end + _LABEL]
            return "allowance" if subsidy else self.recurring(folded, sentence, one), "person"
        return as_benefit(benefit), "person"


def _title(source: Source) -> str:
    """The document's first line."""
    return source.folded[source.blocks[0].start : source.blocks[0].end]


def _same(last: Recipient | None, recipient: Recipient) -> bool:
    """Is a body of the kind that was paid before told by nothing but where it is?"""
    told = {word.rstrip("s") for word in ((last.words if last else None) or "").lower().split()}
    words = (recipient.words or "").lower()
    return words.split(" ")[0].rstrip("s") in told and not _DESCRIBED.search(words)
