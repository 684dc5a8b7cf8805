"""Put the mentions of many documents together into entries of the register.

A mention that the knowledge knows goes to that entry. Any other joins the entries that share a name key with it in the same
place: a city's programme is never another city's. The result does not depend on the order of the mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pypinyin import lazy_pinyin

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import ProgrammeEntry
from redheader.model.ids import content_id
from redheader.model.register import Alias, Entry
from redheader.resolve.namekey import NameKey

_SHORTEST_KEY = 3


class Seen(NamedTuple):
    """A mention with what is known of where it stands. `region`, `level`: of the document's issuer."""

    document: str
    name: str
    also: tuple[str, ...]
    known: str | None
    region: str | None
    level: str | None


class Node(NamedTuple):
    """A name key in a place ("" is anywhere)."""

    place: str
    key: str


class Resolver:
    """Give it every mention with `add`, then ask `entries` and `entry_of`. Holds names, not mentions."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = {entry.key: entry for entry in knowledge.programmes}
        self._key = NameKey(knowledge)
        self._cities = {region.path for region in knowledge.regions if region.code.endswith("00") and not region.code.endswith("0000")}
        self._by_name: dict[str, list[ProgrammeEntry]] = defaultdict(list)
        for entry in knowledge.programmes:
            for name in (*entry.names.zh, *entry.names.en):
                if entry not in self._by_name[self._key(name)]:
                    self._by_name[self._key(name)].append(entry)
        self._parent: dict[Node, Node] = {}
        self._names: dict[Node, Counter[str]] = defaultdict(Counter)
        self._documents: dict[Node, set[str]] = defaultdict(set)
        self._places: dict[Node, set[tuple[str | None, str | None]]] = defaultdict(set)
        self._reasons: dict[Node, set[str]] = defaultdict(set)

    def add(self, seen: Seen) -> None:
        """Take one mention in."""
        node, reason = self._node(seen)
        self._parent.setdefault(node, node)
        self._names[node].update((seen.name, *seen.also))
        self._documents[node].add(seen.document)
        self._places[node].add((seen.region, seen.level))
        self._reasons[node].add(reason)
        if node.place != "known":
            for name in seen.also:
                if len(key := self._key(name)) >= _SHORTEST_KEY:
                    self._join(node, Node(node.place, key))

    def entry_of(self, seen: Seen) -> str:
        """The id of the entry a mention belongs to, once all mentions are in."""
        return self._id(self._root(self._node(seen)[0]))

    def entries(self) -> Iterator[Entry]:
        """Every entry with a mention, by id."""
        groups: dict[Node, list[Node]] = defaultdict(list)
        for node in self._parent:
            groups[self._root(node)].append(node)
        yield from sorted((self._entry(root, sorted(nodes)) for root, nodes in groups.items()), key=lambda entry: entry.id)

    def _node(self, seen: Seen) -> tuple[Node, str]:
        if seen.known in self._known:
            return Node("known", str(seen.known)), "a name the knowledge lists for one programme"
        key = self._key(seen.name)
        candidates = {entry.key: entry for name in (seen.name, *seen.also) for entry in self._by_name.get(self._key(name), ())}
        near = [entry.key for entry in candidates.values() if entry.region and (seen.region or "").startswith(entry.region)]
        if len(near) == 1:
            return Node("known", near[0]), "a name the knowledge lists, in the programme's own place"
        if len(candidates) == 1 and all(entry.region is None for entry in candidates.values()):
            return Node("known", *candidates), "a name the knowledge lists for one national programme"
        return Node(self._place(seen.region), key), "the same name in the same place, in no knowledge entry"

    def _place(self, region: str | None) -> str:
        """The city of a region, or the region itself where no city is known: what a name's reach is taken to be."""
        return max((city for city in self._cities if (region or "").startswith(city)), key=len, default=region or "")

    def _root(self, node: Node) -> Node:
        while self._parent.get(node, node) != node:
            node = self._parent[node]
        return node

    def _join(self, one: Node, other: Node) -> None:
        self._parent.setdefault(other, other)
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def _id(self, root: Node) -> str:
        if root.place == "known":
            return root.key
        slug = "".join(lazy_pinyin(root.key))[:40]
        return f"{''.join(c for c in slug if c.isascii() and c.isalnum())}-{content_id('found', root.place, root.key)[:8]}"

    def _entry(self, root: Node, nodes: list[Node]) -> Entry:
        names = sum((self._names[node] for node in nodes), Counter[str]())
        documents = set[str]().union(*(self._documents[node] for node in nodes))
        reasons = tuple(sorted(set[str]().union(*(self._reasons[node] for node in nodes))))
        known = self._known.get(root.key) if root.place == "known" else None
        if known:
            for name in (*known.names.zh, *known.names.en, *known.names.abbreviations):
                names.setdefault(name, 0)
        order = sorted(names.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
        aliases = tuple(Alias(name, language_of(name), count) for name, count in order)
        zh = known.names.zh[:1] if known else tuple(a.name for a in aliases if a.language == "zh")[:1]
        en = known.names.en[:1] if known else tuple(a.name for a in aliases if a.language == "en")[:1]
        places = set[tuple[str | None, str | None]]().union(*(self._places[node] for node in nodes))
        region = known.region if known else only({place for place, _ in places})
        level = known.level if known else only({level for _, level in places})
        main = (next(iter(zh), None), next(iter(en), None))
        return Entry(self._id(root), *main, known is None, level, region, aliases, reasons, len(documents))


def language_of(name: str) -> str:
    """Language of a name: "zh" when it has any Chinese character, else "en"."""
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in name) else "en"


def only(values: set[str | None]) -> str | None:
    """The one value, or None when there are several or none."""
    return next(iter(values)) if len(values) == 1 else None
