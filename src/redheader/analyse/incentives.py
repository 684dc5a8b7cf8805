"""Money, ranked only among its like: one benefit, one currency, one period. Once, a year and a month are never compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from typing import NamedTuple

from redheader.model.claim import Incentive
from redheader.store import ClaimRow, Store


class Like(NamedTuple):
    """What may be compared. `stated`: an amount is given. `per` and `currency` are None where the document does not say."""

    benefit: str
    stated: bool
    currency: str | None
    per: str | None


class Group(NamedTuple):
    """All incentives of one like: how many in all, and the highest first, each a claim with its document."""

    like: Like
    total: int
    highest: tuple[ClaimRow, ...]


def like_of(row: ClaimRow) -> Like:
    """The like of an incentive claim."""
    what = row.claim.statement
    if not isinstance(what, Incentive):
        raise TypeError(f"claim {row.claim.id} is no incentive")
    return Like(what.benefit, what.min is not None or what.max is not None, what.currency, what.per)


def ranked(store: Store) -> Iterator[tuple[Like, Iterator[ClaimRow]]]:
    """Each like with its claims, highest amount first; the highest of a range counts, or the floor where only that is given."""
    return groupby(store.incentives(), like_of)


def groups(store: Store, size: int) -> list[Group]:
    """Every like with its count and its `size` highest, the most frequent likes first."""
    found = []
    for like, rows in ranked(store):
        highest = tuple(islice(rows, size))
        found.append(Group(like, len(highest) + sum(1 for _ in rows), highest))
    return sorted(found, key=lambda group: -group.total)


class Highest(NamedTuple):
    """The highest yuan amount of a programme for each period, each with the claim that states it."""

    once: ClaimRow | None
    year: ClaimRow | None
    month: ClaimRow | None
    benefits: tuple[str, ...]


def highest_of(claims: Iterator[ClaimRow] | list[ClaimRow]) -> Highest:
    """The highest of one programme's claims; credit and equity are no pay and are left out of the amounts, not of the benefits."""
    best: dict[str, tuple[float, ClaimRow]] = {}
    benefits = dict[str, None]()
    for row in claims:
        what = row.claim.statement
        if not isinstance(what, Incentive):
            continue
        benefits[what.benefit] = None
        value = what.max if what.max is not None else what.min
        if value is None or what.per is None or what.currency != "CNY" or what.benefit == "loan":
            continue
        if what.per not in best or value > best[what.per][0]:
            best[what.per] = (value, row)
    rows = {per: row for per, (_, row) in best.items()}
    return Highest(rows.get("once"), rows.get("year"), rows.get("month"), tuple(sorted(benefits)))
