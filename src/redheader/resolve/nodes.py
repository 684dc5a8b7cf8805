"""Mentions as nodes: all mentions of one name group from one home are one node, which is what the resolver decides on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import ProgrammeEntry
from redheader.resolve.home import COUNTRY, Home, Homes, Seen
from redheader.resolve.namekey import NameKey, Stem
from redheader.resolve.owners import Owner


class Node(NamedTuple):
    """A name group in a home. `known`: the entry that the readings give these mentions."""

    stem: Stem
    home: Home
    known: str | None

    @property
    def order(self) -> tuple[str, ...]:
        """What nodes are sorted by."""
        return (self.stem.group, str(self.home.path), str(self.home), str(self.known))


class Nodes:
    """Makes nodes. `listed`: for each name group, the owners at which the knowledge lists programmes of that name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.homes, self._key = Homes(knowledge), NameKey(knowledge)
        self.entries: Mapping[str, ProgrammeEntry] = {entry.key: entry for entry in knowledge.programmes}
        self.listed: dict[str, dict[Owner, list[str]]] = defaultdict(lambda: defaultdict(list))
        for entry in knowledge.programmes:
            owner = entry.region or COUNTRY
            for name in dict.fromkeys((*entry.names.zh, *entry.names.en, *entry.names.misspellings)):
                home = self.homes.of(Seen(name, (), None, entry.region, entry.level))
                found = self.listed[self._stem(name, home).group][owner]
                if entry.key not in found:
                    found.append(entry.key)
        self.of = lru_cache(maxsize=65_536)(self._of)

    def _stem(self, name: str, home: Home) -> Stem:
        return self._key.stem(self._key(name), self._key(home.words))

    def _of(self, seen: Seen) -> tuple[Node, tuple[Node, ...]]:
        """The mention's node, and the nodes of the other names that its document ties to it, where these say anything."""
        home = self.homes.of(seen)
        node = Node(self._stem(seen.name, home), home, seen.known if seen.known in self.entries else None)
        ties = []
        for name in seen.also:
            other = self.homes.of(seen._replace(name=name, also=()))
            stem = self._stem(name, other)
            owners = len(self.listed.get(stem.group, ()))
            placed = other.path is not None or (stem.distinctive and owners < 2)  # without a place such a name is many programmes'
            if stem.text and stem.group != node.stem.group and placed and (stem.distinctive or stem.group in self.listed):
                ties.append(Node(stem, other if other.certain else home, None))
        return node, tuple(ties)
