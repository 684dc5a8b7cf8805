"""Sets that grow together, whatever the order in which pairs are joined: each is known by its smallest member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Union-find over strings."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, one: str) -> str:
        """The smallest member of the set that `one` is in; itself while it is joined to none."""
        root = one
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(one, one)) != root:
            self._parent[one], one = root, above
        return root

    def join(self, one: str, other: str) -> None:
        """Make one set of the sets of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def sets(self, every: Iterable[str]) -> dict[str, list[str]]:
        """The members of each set, in order, by its smallest."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in sorted(every):
            found[self.root(one)].append(one)
        return found
