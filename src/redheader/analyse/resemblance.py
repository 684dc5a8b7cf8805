"""Offers that name no programme, compared with named ones by their conditions alone. They are reported as alike and never merged.

1. The conditions of a document that names no programme, and those of every programme, become features:
   degree, age, institutions, years abroad, since return and full time, the firm's age (lexicon "conditions"), and exact amounts.
2. A feature weighs more the fewer programmes and documents share it: the logarithm of all over those that do.
3. A document resembles a programme when they share features of at least two names that together weigh at least `LEAST`, and the
   document's place, where it states one, is one that the programme can be of. Equal amounts alone prove nothing: they are round.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Eligibility, Incentive
from redheader.store import ClaimRow, Store
from redheader.text.fold import fold
from redheader.text.numerals import number

LEAST = 7.0
_SHARED = 2
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
_ITEMS = re.compile(r"[,、;]| and | or |和|或")


class Feature(NamedTuple):
    """A condition with its value, as compared: ("years abroad", "3"), ("age", "<=40"), ("housing", "3000000-5000000 CNY")."""

    name: str
    value: str


class Shared(NamedTuple):
    """A feature that both state, with the claims of the unnamed document and of the programme that state it."""

    feature: Feature
    weight: float
    here: tuple[ClaimRow, ...]
    there: tuple[ClaimRow, ...]


class Resemblance(NamedTuple):
    """An unnamed document and a programme it resembles; `weight` is the sum of what they share."""

    document: str
    entry: str
    weight: float
    shared: tuple[Shared, ...]


class Features:
    """Takes features from claims; needs the lexicon "conditions"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("conditions")
        self._patterns = [(t.value, re.compile(lexicon.compile(t.pattern or "").pattern, re.I)) for t in lexicon.triggers]

    def of(self, row: ClaimRow) -> Iterator[Feature]:
        """Every feature that a claim states."""
        what = row.claim.statement
        if isinstance(what, Incentive) and (what.min is not None or what.max is not None):
            yield Feature(what.benefit, f"{what.min}-{what.max} {what.currency} {what.per or ''}".strip())
        if not isinstance(what, Eligibility):
            return
        if what.criterion in ("degree", "age"):
            yield Feature(what.criterion, what.value.lower())
        if what.criterion == "institution":
            for item in _ITEMS.split(fold(what.value).lower()):
                if item.strip():
                    yield Feature("institution", item.strip())
        folded = fold(row.claim.quote)
        for name, pattern in self._patterns:
            for match in pattern.finditer(folded):
                yield Feature(name, str(_WORDS.get(match["n"].lower()) or number(match["n"])))


def resemblances(store: Store, knowledge: Knowledge) -> list[Resemblance]:
    """Every document without a programme that resembles one, the most alike first. Holds features, not claims, of all documents."""
    features = Features(knowledge)
    named, unnamed = _gather(store, features)
    common: Counter[Feature] = Counter()
    for holder in (*named.values(), *unnamed.values()):
        common.update(set(holder))
    total = len(named) + len(unnamed)
    weights = {feature: math.log(total / count) for feature, count in common.items()}
    regions = {entry.id: entry.region for entry in store.entries()}
    places = {document: store.about(document).region for document in unnamed}
    found = []
    for document, here in unnamed.items():
        for entry, there in named.items():
            shared = [
                Shared(feature, weights[feature], tuple(here[feature]), tuple(there[feature])) for feature in sorted(set(here) & set(there))
            ]
            weight = sum(each.weight for each in shared)
            if len({each.feature.name for each in shared}) >= _SHARED and weight >= LEAST and _near(places[document], regions.get(entry)):
                found.append(Resemblance(document, entry, weight, tuple(shared)))
    return sorted(found, key=lambda each: (-round(each.weight, 6), each.document, each.entry))


def _near(place: str | None, region: str | None) -> bool:
    """May a document of a place speak of a programme of a region? What is not known rules nothing out."""
    return not place or not region or place.startswith(region) or region.startswith(place)


Held = dict[Feature, list[ClaimRow]]


def _gather(store: Store, features: Features) -> tuple[dict[str, Held], dict[str, Held]]:
    """Features by programme, and by document that names none."""
    named: dict[str, Held] = defaultdict(lambda: defaultdict(list))
    unnamed: dict[str, Held] = defaultdict(lambda: defaultdict(list))
    naming = {document for document, _, _ in store.mentions()}
    for row in _terms(store):
        if row.entry is None and row.document in naming:
            continue
        holder = named[row.entry] if row.entry else unnamed[row.document]
        for feature in features.of(row):
            holder[feature].append(row)
    return dict(named), {document: held for document, held in unnamed.items() if len(held) >= _SHARED}


def _terms(store: Store) -> Iterable[ClaimRow]:
    yield from store.claims(kind="eligibility")
    yield from store.claims(kind="incentive")
