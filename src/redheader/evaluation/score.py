"""Score readings against gold: micro-averaged over documents; a claim read matches at most one claim of the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from redheader.evaluation.compare import Record, same_about, same_amount, same_claim, same_programme, same_terms
from redheader.evaluation.compare import overlap as overlapping

ABOUT = ("title", "issuers", "number", "date", "level", "region", "relevant")
AMOUNTS, WHOLE = "incentive, amounts", "incentive, amount+benefit+per+recipient"
Same = Callable[[Record, Record], bool]


class Miss(NamedTuple):
    """`sign`: "-" in the gold but not read, "+" read but not in the gold, "~" the amount is right but not its terms."""

    document: str
    kind: str
    sign: str
    record: Record


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
    """The table: accuracy of each field of `about`, a tally of each kind, and every miss in the order of the documents."""

    documents: int = 0
    unread: list[str] = field(default_factory=list)
    about: dict[str, Tally] = field(default_factory=dict)
    kinds: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

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
            scores.misses.append(Miss(name, key, "-", {"gold": want["about"].get(key), "read": about.get(key)}))
    _match(scores, name, "programmes", (want["programmes"], got.get("programmes") or []), same_programme)
    claims = want["claims"], got.get("claims") or []
    for kind in sorted({claim["kind"] for side in claims for claim in side}):
        sides = _of(claims[0], kind), _of(claims[1], kind)
        _match(scores, name, kind, sides, same_claim)
        if kind == "incentive":
            _match_amounts(scores, name, (_paid(sides[0]), _paid(sides[1])))


def _match(scores: Scores, name: str, kind: str, sides: tuple[Sequence[Record], Sequence[Record]], same: Same) -> None:
    pairs, missed, extra = _pair(*sides, same)
    _count(scores.kind(kind), sides, len(pairs))
    scores.misses += [Miss(name, kind, "-", record) for record in missed] + [Miss(name, kind, "+", record) for record in extra]


def _match_amounts(scores: Scores, name: str, sides: tuple[Sequence[Record], Sequence[Record]]) -> None:
    pairs, _, _ = _pair(*sides, lambda gold, read: same_amount(gold, read) and overlapping(gold["quote"], read.get("quote", "")))
    wrong = [(gold, read) for gold, read in pairs if not same_terms(gold, read)]
    _count(scores.kind(AMOUNTS), sides, len(pairs))
    _count(scores.kind(WHOLE), sides, len(pairs) - len(wrong))
    scores.misses += [Miss(name, WHOLE, "~", {**gold, "read": dict(read)}) for gold, read in wrong]


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


def _count(tally: Tally, sides: tuple[Sequence[Any], Sequence[Any]], hits: int) -> None:
    tally.gold, tally.read, tally.hit = tally.gold + len(sides[0]), tally.read + len(sides[1]), tally.hit + hits


def _of(claims: Sequence[Record], kind: str) -> list[Record]:
    return [claim for claim in claims if claim.get("kind") == kind]


def _paid(claims: Sequence[Record]) -> list[Record]:
    return [claim for claim in claims if claim.get("min") is not None or claim.get("max") is not None]
