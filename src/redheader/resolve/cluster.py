"""Put groups together that are said to be the same, where nothing said to be different would come together.

What is said to be the same is followed in order of strength: persons first, then rules, then by the groups themselves; so the
outcome depends on what is said alone, not on the order it comes in. `different` holds through any chain of `same`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """Disjoint sets with pairs that must stay apart. The smallest member by `order` stands for its set."""

    def __init__(self, order: Callable[[T], tuple[object, ...]]) -> None:
        self._order = order
        self._parent: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        self._apart: dict[T, set[T]] = defaultdict(set)

    def add(self, item: T) -> None:
        """Make `item` a set of its own, unless it is in one."""
        if item not in self._parent:
            self._parent[item] = item
            self._members[item] = [item]

    def root(self, item: T) -> T:
        """Who stands for the item's set."""
        path = []
        while self._parent[item] != item:
            path.append(item)
            item = self._parent[item]
        for step in path:
            self._parent[step] = item
        return item

    def members(self, root: T) -> list[T]:
        """Every member of the set that `root` stands for, in order."""
        return sorted(self._members[root], key=self._order)

    def keep_apart(self, one: T, other: T) -> None:
        """Never let the two come together; they must not be in one set yet."""
        one, other = self.root(one), self.root(other)
        self._apart[one].add(other)
        self._apart[other].add(one)

    def join(self, one: T, other: T, fits: Callable[[Iterable[T], Iterable[T]], bool]) -> bool:
        """Make one set of the sets of two items, unless they must stay apart or do not fit; whether they are one now."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return True
        if other in self._apart[one] or not fits(self._members[one], self._members[other]):
            return False
        first, second = sorted((one, other), key=self._order)
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        for third in self._apart.pop(second, ()):
            self._apart[third].discard(second)
            self._apart[third].add(first)
            self._apart[first].add(third)
        return True
