"""Those in an English sentence who may be paid, and its verbs of giving and getting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.text.segment import Span

LABEL = re.compile(r"\b([A-Z][1-9]|[A-H]|I{1,3}|IV|V|[1-6])\b")
VERBS = ("gives", "gets")
_PAYEES = ("person", "team", "body", "one", "list", "quoted", "holders", "founded")
_AGENT_REACH = 30


class Recipient(NamedTuple):
    """`words` as printed, None for a pronoun or nobody; `kind`: "person", "team" or "body"; `note`: a bracket that tells it from others."""

    words: str | None
    kind: str
    note: str | None = None


class Sentence(NamedTuple):
    """A sentence with its payees and its verbs of giving and getting, in order, and where its `sums` stand.

    `told`: who "they" are, or whom a list is for.
    """

    folded: str
    span: Span
    hits: list[Hit]
    told: Recipient | None
    sums: tuple[Span, ...] = ()

    @property
    def payees(self) -> list[Hit]:
        """Those who may be paid."""
        return [hit for hit in self.hits if hit.value in _PAYEES]

    def verbs(self, within: Span) -> list[Hit]:
        """The verbs of giving and getting that stand whole within two offsets."""
        return [hit for hit in self.hits if hit.value in VERBS and within.start <= hit.start and hit.end <= within.end]


class PayeeFinder:
    """Needs the lexicons "en/recipients" and "en/classes"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words = knowledge.lexicon("en/recipients")
        classes = knowledge.lexicon("en/classes")
        self._each, self._aside = classes.pattern("each"), classes.pattern("speaks_aside")
        self._agent, self._belongs, self._coining = (classes.pattern(value) for value in ("agent_by", "belongs", "coining"))
        self._works_for = classes.pattern("works_for")

    def find(self, folded: str, sentence: Span, names: list[Span]) -> list[Hit]:
        """Recipients and verbs in order; of recipients that overlap the first and longest; none inside a name unless in brackets."""
        found = sorted(self.words.find(folded, sentence.start, sentence.end), key=lambda one: (one.start, -one.end))
        kept: list[Hit] = []
        found = [hit for hit in found if hit.value != "list" or _distinct(folded, hit)]
        for values in (("quoted", "holders", "founded"), ("one", "list"), ("person", "team", "body")):
            for hit in found:
                named = hit.value != "holders" and any(name.start < hit.end <= name.end for name in names)
                if named and folded[hit.start - 1] != "(":
                    continue
                if self._aside.match(folded, hit.end):
                    continue
                taken = any(other.start < hit.end and hit.start < other.end for other in kept)
                if hit.value in values and not taken and not self._each.match(folded, max(0, hit.start - 4), hit.end):
                    kept.append(hit)
        kept = self._whole(folded, sorted((hit for hit in kept if not self._is_agent(folded, hit)), key=lambda one: one.start))
        for hit in self._coined_in(folded, sentence):
            if not any(other.start < hit.end and hit.start < other.end for other in kept):
                kept.append(hit)
        verbs = [hit for hit in found if hit.value in ("gives", "gets", "row", "letters", "ranks")]
        return sorted([*kept, *verbs], key=lambda one: (one.start, one.end))

    def _is_agent(self, folded: str, hit: Hit) -> bool:
        """Does a phrase only tell by whom something is done, or for whom somebody works?"""
        before = max(0, hit.start - _AGENT_REACH)
        if hit.value == "body" and self._works_for.search(folded, before, hit.start):
            return True
        return hit.value in ("person", "team", "body") and self._agent.search(folded, before, hit.start) is not None

    def _whole(self, folded: str, payees: list[Hit]) -> list[Hit]:
        """Payees in order, people together with the body that they are said to come from."""
        whole: list[Hit] = []
        for hit in payees:
            last = whole[-1] if whole and whole[-1].value == "person" and not whole[-1].groups else None
            if last and hit.value == "body" and self._belongs.fullmatch(folded, last.end, hit.start):
                whole[-1] = last._replace(end=hit.end)
            else:
                whole.append(hit)
        return whole

    def _coined_in(self, folded: str, sentence: Span) -> Iterator[Hit]:
        """The ranks that the document has names of its own for, side by side or alone."""
        if (names := coined(folded, self._coining)) is not None:
            for match in names.finditer(folded, *sentence):
                yield Hit(match.start(), match.end(), "person", {})


def _distinct(folded: str, hit: Hit) -> bool:
    """Are the labels of a list all different?"""
    labels = LABEL.findall(folded[slice(*hit.groups["list"])])
    return len(set(labels)) == len(labels)


@lru_cache(maxsize=4)
def coined(folded: str, coining: re.Pattern[str]) -> re.Pattern[str] | None:
    """Finds the names that a text gives to those it pays ("A Helmsman gets", "Lanterners receive"), several together as one."""
    names = {re.escape(next(filter(None, match.groups()))) for match in coining.finditer(folded)}
    if not names:
        return None
    forms = "|".join(sorted({re.sub(r"m[ae]n$", "m[ae]n", name).removesuffix("s") for name in names}, key=len, reverse=True))
    one = rf"(?:{forms})s?"
    return re.compile(rf"\b{one}(?:(?:, | and | or |, and ){one})*\b")


def recipient_of(folded: str, hit: Hit) -> Recipient:
    """Who a hit stands for."""
    words = folded[slice(*hit.groups.get("rank", hit.groups.get("rank2", (hit.start, hit.end))))]
    return Recipient(words, "body" if hit.value == "founded" else hit.value if hit.value in ("team", "body") else kind_of(words))


def kind_of(words: str) -> str:
    """A team where the words say so, else a person."""
    return "team" if re.search(r"\b(?i:teams?)\b", words) else "person"


def is_place(folded: str, words: str) -> bool:
    """Is a name that of a place? A rank has a name of its own too, but nothing is said to be in it."""
    return re.search(rf"\b[Ii]n {re.escape(words)}\b(?! [a-z]+s\b)", folded) is not None
