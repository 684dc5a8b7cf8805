"""What a sum is for in an English document: the benefit word nearest to it, else what stands above it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Benefit
from redheader.reading.english.amounts import Amount
from redheader.reading.english.outline import passages_above
from redheader.reading.source import Source
from redheader.text.segment import Span

GENERAL, UNTAXED = "general", "untaxed"
_VAGUE = (GENERAL, UNTAXED)
_AFTER_REACH, _BEFORE_REACH = 60, 90
_OWNS_NEXT = re.compile(r"\s*(?:of|worth|:|totalling|between|up to)\b[^,;.]{0,25}")
_PURPOSE = re.compile(r"(?:to|for|towards?|in|as|on|into) ")
_SHARE = re.compile(r"(?:%|per ?cent) of [^,.;]{0,30}$")
_APART = re.compile(
    r"[;:.]|, (?!(?:tax|as\b|in\b|of\b|paid|payable|called|before|after|for\b|which|half|free|when\b|if\b))"
    r"|(?<!\bas )\ban?\b(?! (?:year|month|day|head|person))| with | and |on top of|in addition to|besides"
)


_NAMED: dict[str, Benefit] = {
    "award": "award", "housing": "housing", "home": "housing", "research": "research", "salary": "salary", "allowance": "allowance",
    "startup": "startup", "finder": "finder", "employer": "employer", "tax": "tax", "loan": "loan",
}  # fmt: skip


def as_benefit(value: str) -> Benefit:
    """The benefit that a value of the lexicon stands for."""
    return _NAMED.get(value, "other")


def vague(value: str) -> int:
    """0 for a benefit's own word, 1 for "tax-free", 2 for "funding" and the like."""
    return _VAGUE[::-1].index(value) + 1 if value in _VAGUE else 0


class BenefitReader:
    """Needs the lexicon "en/benefits"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words: Lexicon = knowledge.lexicon("en/benefits")

    def near(self, folded: str, sentence: Span, amount: Amount, left: int, right: int, names: list[Span]) -> str | None:
        """The benefit word nearest the sum: right behind it, before it, or later in its clause; none in a programme's name."""
        reach = min(right, amount.end + _AFTER_REACH)
        after = [
            hit
            for hit in self._of_sums(folded, amount.end, reach)
            if not _broken(folded, amount.end, hit) and not (right < sentence.end and _owns_next(folded, hit.end, right))
        ]
        first = left == sentence.start
        before = [
            hit
            for hit in self._of_sums(folded, max(left, amount.start - _BEFORE_REACH), amount.start)
            if (first or not re.search(r"[,;]|\band\b", folded[hit.end : amount.start]))
            and (hit.value == "tax" or not _SHARE.search(folded[max(0, hit.start - 40) : hit.start]))
        ]
        ranked = sorted(
            [(_distance(hit, amount), hit) for hit in (*after, *before) if not any(n.start <= hit.start < n.end for n in names)],
            key=lambda pair: (vague(pair[1].value), _apart(folded, pair[1], amount), pair[0], pair[1].start),
        )
        return ranked[0][1].value if ranked else None

    def _of_sums(self, folded: str, start: int, end: int) -> Iterator[Hit]:
        """Benefit words that can be what a sum is for; a home in kind is not."""
        return (hit for hit in self.words.find(folded, start, end) if hit.value != "home")

    def last(self, folded: str, start: int, end: int) -> str | None:
        """The last benefit with a word of its own between two offsets."""
        hits = sorted((hit.start, hit.value) for hit in self._of_sums(folded, start, end) if not vague(hit.value))
        return hits[-1][1] if hits else None

    def first(self, folded: str, start: int, end: int) -> str | None:
        """The first benefit with a word of its own between two offsets."""
        hits = sorted((hit.start, hit.value) for hit in self._of_sums(folded, start, end) if not vague(hit.value))
        return hits[0][1] if hits else None

    def above(self, source: Source, sentence: Span, offset: int) -> str | None:
        """What the short sentences before, the opening of the list or the headings above say that the money is for."""
        for span in passages_above(source, sentence, offset):
            if found := self.first(source.folded, *span):
                return found
        return None


def _broken(folded: str, start: int, hit: Hit) -> bool:
    """Does another clause or item begin between a sum that ends at `start` and a benefit word behind it?"""
    return any(match.start() < hit.start for match in _APART.finditer(folded, start, hit.end))


def _owns_next(folded: str, end: int, right: int) -> bool:
    """Does a benefit word that ends at `end` belong to the sum that begins at `right`?"""
    return not folded[end:right].strip() or _OWNS_NEXT.fullmatch(folded, end, right) is not None


def _apart(folded: str, hit: Hit, amount: Amount) -> int:
    """0 for the noun right behind a sum ("500,000 yuan bonus"), 1 for the one it belongs to ("a bonus of", "rent: "), else 2.

    What "start-up" means depends on who starts what.
    """
    if hit.value == "startup":
        return 2
    if hit.start >= amount.end:
        return 2 if folded[amount.end : hit.start].strip(" -") or _PURPOSE.match(folded, hit.start) else 0
    return 2 - bool(_OWNS_NEXT.fullmatch(folded, hit.end, amount.start))


def _distance(hit: Hit, amount: Amount) -> int:
    """How far a benefit word is from its sum; one before the sum counts a little farther unless "of" or a colon joins them."""
    return hit.start - amount.end if hit.start >= amount.end else amount.start - hit.end + (0 if amount.start - hit.end < 6 else 12)
