"""How often a claim is right that was read with a given confidence: a reliability table, with 95% intervals after Wilson (1927)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from redheader.evaluation.score import Judged

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)
SURE = 0.9
_Z = 1.959964  # the normal distribution has 95% of its mass within so many deviations


class Reliability(NamedTuple):
    """Of `claims` claims read, `right` are in the gold. `name`: a range of confidences or a kind of claims."""

    name: str
    claims: int
    right: int

    @property
    def share(self) -> float | None:
        """Share that is right, 0 to 1; None of no claims."""
        return self.right / self.claims if self.claims else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies with 95% confidence, were the claims drawn at random; None of no claims."""
        return wilson(self.right, self.claims) if self.claims else None


def wilson(right: int, claims: int) -> tuple[float, float]:
    """The Wilson score interval, 95%, for `right` of `claims` (at least one)."""
    share, square = right / claims, _Z * _Z
    middle = (share + square / (2 * claims)) / (1 + square / claims)
    half = _Z * sqrt(share * (1 - share) / claims + square / (4 * claims * claims)) / (1 + square / claims)
    return max(0.0, middle - half), min(1.0, middle + half)


def by_confidence(judged: Iterable[Judged]) -> Iterator[Reliability]:
    """One row a range of confidences; each holds its lower end, the last both ends."""
    claims = list(judged)
    for low, high in pairwise(EDGES):
        last = high == EDGES[-1]
        inside = [claim for claim in claims if low <= claim.confidence < high or (last and claim.confidence == high)]
        yield _row(f"[{low:g}, {high:g}{']' if last else ')'}", inside)


def by_kind(judged: Iterable[Judged], least: float = SURE) -> Iterator[Reliability]:
    """One row a kind, for the claims read with a confidence of `least` or more."""
    sure = [claim for claim in judged if claim.confidence >= least]
    for kind in sorted({claim.kind for claim in sure}):
        yield _row(kind, [claim for claim in sure if claim.kind == kind])


def _row(name: str, claims: list[Judged]) -> Reliability:
    return Reliability(name, len(claims), sum(claim.right for claim in claims))
