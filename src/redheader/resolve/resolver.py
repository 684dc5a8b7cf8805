"""Put the mentions of many documents together into entries of the register.

1. Block: mentions whose names share a group (namekey) come together as nodes; nothing else is ever compared.
2. Compare: within a group, each node's place decides whose programme it is (owners); a listed name goes to its entry.
3. Cluster: names that one document ties together (an abbreviation it defines, a translation) make one entry of two (settle), unless
   they belong to different places or are two listed programmes. What persons judged comes first, and `different` holds.

The result depends on the set of mentions alone: not on their order, nor on how they were shared out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from redheader.knowledge.loader import Knowledge
from redheader.model.judgement import Judgement
from redheader.model.register import Alias, Entry
from redheader.resolve.home import Seen
from redheader.resolve.nodes import Node, Nodes
from redheader.resolve.settle import Programme, Settled, settle


class _Counts(NamedTuple):
    """What a node's mentions were: names as printed, and the levels of the documents' issuers."""

    names: Counter[str]
    levels: Counter[str | None]


class Resolver:
    """Give it every mention with `add`, then ask `entries` and `entry_of`. Holds names, not mentions.

    `judgements`: what persons decided; those about matches count, by the ids of entries.
    """

    def __init__(self, knowledge: Knowledge, judgements: Iterable[Judgement] = ()) -> None:
        self._made = Nodes(knowledge)
        self._levels = {region.path: region.level for region in knowledge.regions}
        self._judgements = tuple(judgements)
        self._counts: dict[Node, _Counts] = defaultdict(lambda: _Counts(Counter(), Counter()))
        self._ties: Counter[tuple[Node, Node]] = Counter()
        self._settled: Settled | None = None

    def add(self, seen: Seen) -> None:
        """Take one mention in."""
        node, tied = self._made.of(seen)
        self._counts[node].names.update((seen.name, *seen.also))
        self._counts[node].levels[seen.level] += 1
        for other in tied:
            self._counts[other]  # a name that is only tied is a node too
            self._ties[node, other] += 1
        self._settled = None

    def merge(self, other: Resolver) -> None:
        """Take in what another resolver with the same knowledge has taken in."""
        for node, counts in other._counts.items():
            self._counts[node].names.update(counts.names)
            self._counts[node].levels.update(counts.levels)
        self._ties.update(other._ties)
        self._settled = None

    def entry_of(self, seen: Seen) -> str:
        """The id of the entry a mention belongs to, once all mentions are in."""
        return self._outcome().root[self._made.of(seen)[0]].id

    def find(self, seen: Seen) -> str | None:
        """The entry that a name means which was perhaps never a mention; None when there is none or it is not clear which."""
        node, root = self._made.of(seen)[0], self._outcome().root
        if node in root:
            return root[node].id
        places = self._made.homes.chain(node.home.path)
        same = {root[one].id for one in root if one.stem.group == node.stem.group and (not places or one.home.path in (None, *places))}
        return same.pop() if len(same) == 1 else None

    def entries(self) -> Iterator[Entry]:
        """Every entry, by id. How many documents name it, and when, is for the store to say."""
        groups: dict[Programme, list[Node]] = defaultdict(list)
        for node, root in self._outcome().root.items():
            groups[root].append(node)
        made = [self._entry(root, nodes) for root, nodes in groups.items()]
        ids = {entry.id for entry in made}
        for entry in sorted(made, key=lambda entry: entry.id):
            yield _without_taken(entry, ids)

    def _outcome(self) -> Settled:
        if self._settled is None:
            self._settled = settle(list(self._counts), self._ties, self._made, self._judgements)
        return self._settled

    def _entry(self, root: Programme, nodes: list[Node]) -> Entry:
        outcome = self._outcome()
        names = sum((self._counts[node].names for node in nodes), Counter[str]())
        known = self._made.entries.get(root.known or "")
        if known:
            for name in (*known.names.zh, *known.names.en, *known.names.abbreviations):
                names.setdefault(name, 0)
        order = sorted(names.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
        aliases = tuple(Alias(name, language_of(name), count) for name, count in order)
        zh = known.names.zh[:1] if known else tuple(a.name for a in aliases if a.language == "zh")[:1]
        en = known.names.en[:1] if known else tuple(a.name for a in aliases if a.language == "en")[:1]
        region = known.region if known else _region(root, nodes)
        level = known.level if known else self._level(region, nodes)
        former = tuple(sorted({outcome.own[node].id for node in nodes} - {root.id}))
        main = (next(iter(zh), None), next(iter(en), None))
        return Entry(root.id, *main, known is None, level, region, aliases, tuple(outcome.matches[root]), former)

    def _level(self, region: str | None, nodes: list[Node]) -> str | None:
        """The level of the place; where that is no unit of the knowledge, the one level of the issuers, if there is one."""
        if not region:
            return None if region is None else "national"
        levels = {level for node in nodes for level in self._counts[node].levels}
        return self._levels.get(region) or (levels.pop() if len(levels) == 1 else None)


def _region(root: Programme, nodes: list[Node]) -> str | None:
    """The owner; where no document states it and all issuers are of one place, that place."""
    homes = {node.home.path for node in nodes}
    return homes.pop() if len(homes) == 1 and not any(node.home.certain for node in nodes) else root.owner


def _without_taken(entry: Entry, ids: set[str]) -> Entry:
    """The entry without former ids that are another entry's own."""
    former = tuple(one for one in entry.former if one not in ids)
    return entry if former == entry.former else msgspec.structs.replace(entry, former=former)


def language_of(name: str) -> str:
    """Language of a name: "zh" when it has any Chinese character, else "en"."""
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in name) else "en"
