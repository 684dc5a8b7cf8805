"""Random samples that come out the same every time: the order is that of a digest of the seed and the id."""

from __future__ import annotations

from heapq import heappush, heapreplace
from typing import Generic, TypeVar

from redheader.analyse.passages import Passage, unread_passages
from redheader.model.claim import kind_of
from redheader.model.ids import content_id
from redheader.store import ClaimRow, Store

T = TypeVar("T")


def sample_claims(store: Store, size: int, seed: int) -> list[ClaimRow]:
    """About `size` claims, as many of each kind as of any other while there are that many; by kind, then at random."""
    kept = {kind: _Smallest[ClaimRow](quota) for kind, quota in quotas(store.kinds(), size).items()}
    for row in store.claims():
        kept[kind_of(row.claim.statement)].add(content_id(seed, row.claim.id), row)
    return [row for kind in kept for row in kept[kind].sorted()]


def sample_passages(store: Store, size: int, seed: int) -> list[Passage]:
    """`size` passages in which nothing was read, or all where there are fewer; at random."""
    kept = _Smallest[Passage](size)
    for passage in unread_passages(store):
        kept.add(content_id(seed, passage.id), passage)
    return kept.sorted()


def quotas(counts: dict[str, int], size: int) -> dict[str, int]:
    """How many of each kind: even shares of `size`; what a rare kind cannot fill goes to the others."""
    shares, left = dict[str, int](), size
    for place, kind in enumerate(sorted(counts, key=lambda kind: (counts[kind], kind))):
        shares[kind] = min(counts[kind], left // (len(counts) - place))
        left -= shares[kind]
    return {kind: shares[kind] for kind in counts}


class _Smallest(Generic[T]):
    """The `size` values of the smallest keys; holds no more than these. Keys are hexadecimal digests."""

    def __init__(self, size: int) -> None:
        self._size, self._heap = size, list[tuple[int, str, T]]()

    def add(self, key: str, value: T) -> None:
        item = (-int(key, 16), key, value)
        if len(self._heap) < self._size:
            heappush(self._heap, item)
        elif self._size and item[0] > self._heap[0][0]:
            heapreplace(self._heap, item)

    def sorted(self) -> list[T]:
        return [value for _, _, value in sorted(self._heap, key=lambda item: item[1])]
