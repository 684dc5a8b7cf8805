"""Score readings against gold: micro-averaged over documents; a claim read matches at most one claim of the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from redheader.evaluation.compare import Record, overlap, same_about, same_amount, same_claim, same_programme, same_terms

ABOUT = ("title", "issuers", "number", "date", "level", "region", "relevant")
AMOUNTS, WHOLE = "incentive, amounts", "incentive, amount+benefit+per+recipient"
Same = Callable[[Record, Record], bool]
Sides = tuple[Sequence[Record], Sequence[Record]]


class Miss(NamedTuple):
    """Where gold and reading part, in one document: `gold` alone was not read, `read` alone is not in the gold, both differ in a value.

    `kind`: of the claim; "programmes"; WHOLE where an amount is right but not its terms; "about: FIELD".
    """

    document: str
    kind: str
    gold: Record | None
    read: Record | None


class Judged(NamedTuple):
    """A claim that was read: how sure its rule was, from 0 to 1, and whether the gold has it."""

    kind: str
    confidence: float
    right: bool


@dataclass
class Tally:
    """How many the gold has, how many were read, how many match."""

    gold: int = 0
    read: int = 0
    hit: int = 0

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1 when nothing was read and nothing was there, else 0."""
        return self.hit / self.read if self.read else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Share of the gold that was read; 1 when neither has any, else 0."""
        return self.hit / self.gold if self.gold else float(self.read == 0)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Scores:
    """Accuracy of each field of `about`, a tally of each kind; every miss and every claim read, in the order of the documents."""

    documents: int = 0
    unread: list[str] = field(default_factory=list)
    about: dict[str, Tally] = field(default_factory=dict)
    kinds: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def kind(self, name: str) -> Tally:
        """The tally of a kind, empty when it is new."""
        return self.kinds.setdefault(name, Tally())

    def rows(self) -> Iterator[tuple[str, Tally]]:
        """Kinds in alphabetical order."""
        yield from sorted(self.kinds.items())


def score(gold: Iterable[tuple[str, Record]], readings: Mapping[str, Record]) -> Scores:
    """Compare each gold document, by name, with the reading of that name; one without a reading counts as read empty."""
    scores = Scores()
    for name, want in gold:
        scores.documents += 1
        if name not in readings:
            scores.unread.append(name)
        _score_document(scores, name, want, readings.get(name, {}))
    return scores


def _score_document(scores: Scores, name: str, want: Record, got: Record) -> None:
    about = got.get("about") or {}
    for key in ABOUT:
        right = same_about(key, want["about"], about)
        tally = scores.about.setdefault(key, Tally())
        tally.gold, tally.read, tally.hit = tally.gold + 1, tally.read + 1, tally.hit + right
        if not right:
            scores.misses.append(Miss(name, f"about: {key}", {key: want["about"].get(key)}, {key: about.get(key)}))
    _match(scores, name, "programmes", (want["programmes"], got.get("programmes") or []), same_programme)
    claims = want["claims"], got.get("claims") or []
    for kind in sorted({claim.get("kind") or "" for side in claims for claim in side}):
        sides = _of(claims[0], kind), _of(claims[1], kind)
        pairs = _match(scores, name, kind, sides, same_claim)
        scores.judged += _judged(sides[1], pairs)
        if kind == "incentive":
            _match_amounts(scores, name, (_paid(sides[0]), _paid(sides[1])))


def _match(scores: Scores, name: str, kind: str, sides: Sides, same: Same) -> list[tuple[Record, Record]]:
    pairs, missed, extra = _pair(*sides, same)
    _count(scores.kind(kind), sides, len(pairs))
    left = list(extra)
    for gold in missed:
        read = _nearest(gold, left)
        left = [other for other in left if other is not read]
        scores.misses.append(Miss(name, kind, gold, read))
    scores.misses += [Miss(name, kind, None, read) for read in left]
    return pairs


def _match_amounts(scores: Scores, name: str, sides: Sides) -> None:
    pairs, _, _ = _pair(*sides, lambda gold, read: same_amount(gold, read) and overlap(gold["quote"], read.get("quote", "")))
    wrong = [(gold, read) for gold, read in pairs if not same_terms(gold, read)]
    _count(scores.kind(AMOUNTS), sides, len(pairs))
    _count(scores.kind(WHOLE), sides, len(pairs) - len(wrong))
    scores.misses += [Miss(name, WHOLE, gold, read) for gold, read in wrong]


def _nearest(gold: Record, left: Sequence[Record]) -> Record | None:
    """Of what was read on the same passage, what agrees with `gold` in most fields; None when nothing stands there."""
    near = [read for read in left if overlap(gold.get("quote", ""), read.get("quote", ""))]
    return max(near, key=lambda read: sum(read.get(key) == value for key, value in gold.items()), default=None)


def _judged(read: Sequence[Record], pairs: Sequence[tuple[Record, Record]]) -> Iterator[Judged]:
    """The claims read that say how sure they are, each with whether it was paired."""
    right = {id(claim) for _, claim in pairs}
    for claim in read:
        if isinstance(claim.get("confidence"), int | float):
            yield Judged(claim["kind"], float(claim["confidence"]), id(claim) in right)


def _pair(gold: Sequence[Record], read: Sequence[Record], same: Same) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """One-to-one pairs in reading order, what of the gold is left, what was read beside it."""
    left, pairs, missed = list(read), [], []
    for want in gold:
        found = next((index for index, got in enumerate(left) if same(want, got)), None)
        if found is None:
            missed.append(want)
        else:
            pairs.append((want, left.pop(found)))
    return pairs, missed, left


def _count(tally: Tally, sides: Sides, hits: int) -> None:
    tally.gold, tally.read, tally.hit = tally.gold + len(sides[0]), tally.read + len(sides[1]), tally.hit + hits


def _of(claims: Sequence[Record], kind: str) -> list[Record]:
    return [claim for claim in claims if (claim.get("kind") or "") == kind]


def _paid(claims: Sequence[Record]) -> list[Record]:
    return [claim for claim in claims if claim.get("min") is not None or claim.get("max") is not None]
