"""What the words around a sum say of it in an English document: that it is no incentive, or who is paid and why."""

from __future__ import annotations

import re

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Benefit
from redheader.reading.english.amounts import Amount
from redheader.reading.english.benefits import as_benefit
from redheader.text.segment import Span

_BEFORE, _AFTER = 90, 40
_MOST = 10**9
_BUDGET = re.compile(r" (?:to (?:attract|lure|recruit|draw|woo|support) |of support\b|in (?:total|all)\b|budget|fund\b)")
_NEXT = re.compile(r"[;]|, (?:and|while|but|with|up to|capped|subject) ")
_HAS = re.compile(r"(?i)\b(?:with|whose|earning|has|have|having)\b")
_REWARDED = re.compile(r"(?i)\brewarded\b|\breward\b|\breimburs\w+\b")
_AGENT = re.compile(r"(?i)agenc|intermediar|head-?hunt|recruiters|recommender|referrer|middlem|scout|introducer")
_FELLOWSHIP = re.compile(r"(?i)\bfellowship|\bscholarship|\bscholars\b|\bgraduates?\b|\bstudents?\b|\bparticipants?\b")


class Payment:
    """Needs the lexicon "en/payment"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.lexicon("en/payment")

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
        if _BUDGET.match(folded, amount.end):
            return True
        for hit in self._words.find(folded, before, min(right, amount.end + 2 * _AFTER)):
            if hit.start > amount.end + _AFTER:
                continue
            between = folded[hit.end : amount.start] if hit.end <= amount.start else folded[amount.end : hit.start]
            if hit.value == "other" and not _NEXT.search(between):
                return True
            if hit.value == "threshold" and amount.max is None and _HAS.search(folded, before, amount.start):
                return True
        return False

    def for_body(self, folded: str, sentence: Span, benefit: str, words: str) -> Benefit:
        """What an organisation (as printed in `words`) is paid for: finding talent, having it, or being founded by it."""
        if _AGENT.search(words):
            return "finder"
        if self.has(folded, *sentence, "firm"):
            return as_benefit(benefit if benefit in ("loan", "tax", "housing", "home", "research") else "startup")
        if benefit in ("loan", "tax", "research", "startup"):
            return as_benefit(benefit)
        return "finder" if _REWARDED.search(folded, *sentence) else "employer"

    def recurring(self, folded: str, sentence: Span) -> Benefit:
        """What money that comes every month or year and has no name is: a fellow's allowance, else pay."""
        return "allowance" if _FELLOWSHIP.search(folded, *sentence) else "salary"
