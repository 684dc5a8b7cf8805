"""Decide which nodes are one programme: every node gets an owner, then what documents and persons tie together is joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pypinyin import lazy_pinyin

from redheader.model.ids import content_id
from redheader.model.judgement import Judgement, Match
from redheader.resolve.cluster import Clusters
from redheader.resolve.home import COUNTRY
from redheader.resolve.nodes import Node, Nodes
from redheader.resolve.owners import Owned, Owner, assign

_SLUG = 40


class Programme(NamedTuple):
    """A name group and its owner, or an entry of the knowledge (`known`), in which case the others are empty."""

    known: str | None
    group: str
    owner: Owner

    @property
    def id(self) -> str:
        """The knowledge's key, or one made from name and place; it never depends on other programmes."""
        if self.known:
            return self.known
        slug = "".join(c for c in "".join(lazy_pinyin(self.group.partition("|")[0])) if c.isascii() and c.isalnum())
        return f"{slug[:_SLUG]}-{content_id('found', self.owner, self.group)[:8]}"

    @property
    def order(self) -> tuple[object, ...]:
        """Whom the others join: a listed programme, then the widest owner, then the shortest name."""
        owner = self.owner or ""
        return (self.known is None, self.known or "", self.owner is None, len(owner), owner, len(self.group), self.group)


class Settled(NamedTuple):
    """`root`: each node's programme. `own`: the programme a node would be if it stood alone. `matches`: by programme, as decided."""

    root: Mapping[Node, Programme]
    own: Mapping[Node, Programme]
    matches: Mapping[Programme, Sequence[Match]]


def settle(nodes: Sequence[Node], ties: Mapping[tuple[Node, Node], int], made: Nodes, judgements: Iterable[Judgement]) -> Settled:
    """Decide for all nodes. `ties`: pairs of nodes that documents tie together, with in how many mentions."""
    return _Settling(nodes, made).run(ties, _latest(judgements))


class _Settling:
    def __init__(self, nodes: Sequence[Node], made: Nodes) -> None:
        self._made = made
        self._nodes = sorted(nodes, key=lambda node: node.order)
        self._own = {node: self._alone(node) for node in self._nodes}
        self._at: dict[Node, Programme] = {}
        self._present: set[Programme] = set()
        self._clusters = Clusters[Programme](lambda programme: programme.order)
        self._matches: dict[Programme, set[Match]] = defaultdict(set)

    def run(self, ties: Mapping[tuple[Node, Node], int], judged: Mapping[tuple[str, str], Judgement]) -> Settled:
        decided = self._decided()
        apart = {pair for pair, judgement in judged.items() if judgement.verdict == "different"}
        for node, (programme, owned) in decided.items():
            own = self._own[node]
            split = own != programme and _pair(own.id, programme.id) in apart
            self._at[node] = own if split else programme
            self._clusters.add(self._at[node])
            self._note(self._at[node], own.id, programme.id, "different" if split else "same", f"rule:{owned.rule}", owned.why)
        self._present = set(self._at.values())
        for node, (_, owned) in decided.items():
            self._perhaps(node, owned)
        self._judge(judged)
        self._tie(ties)
        return Settled({node: self._clusters.root(at) for node, at in self._at.items()}, self._own, self._gathered())

    def _alone(self, node: Node) -> Programme:
        path = node.home.path
        return Programme(None, node.stem.group, None if path is None else path if node.home.certain else self._made.homes.city(path))

    def _decided(self) -> dict[Node, tuple[Programme, Owned]]:
        groups: dict[str, list[Node]] = defaultdict(list)
        for node in self._nodes:
            groups[node.stem.group].append(node)
        decided = {}
        for group, members in groups.items():
            listed = {
                owner: any(self._made.entries[key].ambiguous for key in keys) for owner, keys in self._made.listed.get(group, {}).items()
            }
            owners = assign([node.home for node in members if not node.known], listed, members[0].stem.distinctive, self._made.homes)
            for node in members:
                if node.known:
                    why = "a name that the knowledge lists for one programme"
                    decided[node] = (Programme(node.known, "", None), Owned(None, "listed", why))
                else:
                    decided[node] = (self._programme(group, owners[node.home].owner), owners[node.home])
        return decided

    def _programme(self, group: str, owner: Owner) -> Programme:
        """The listed programme of that name and owner where there is just one."""
        listed = self._made.listed.get(group, {}).get(owner, [])
        return Programme(listed[0], "", None) if len(listed) == 1 else Programme(None, group, owner)

    def _perhaps(self, node: Node, owned: Owned) -> None:
        for owner in owned.perhaps:
            other = self._programme(node.stem.group, owner)
            if other != self._at[node] and other in self._present:
                why = "the same generic name in a place above or elsewhere; nothing says whose it is"
                self._note(self._at[node], self._at[node].id, other.id, "unsure", f"rule:{owned.rule}", why)

    def _judge(self, judged: Mapping[tuple[str, str], Judgement]) -> None:
        by_id: dict[str, Programme] = {self._own[node].id: at for node, at in self._at.items()}
        by_id.update({at.id: at for at in self._at.values()})
        for verdict in ("different", "same", "unsure"):
            for (left, right), judgement in judged.items():
                if judgement.verdict != verdict or left not in by_id or right not in by_id:
                    continue
                one, other = by_id[left], by_id[right]
                if verdict == "different" and one != other:
                    self._clusters.keep_apart(one, other)
                done = verdict != "same" or self._clusters.join(one, other, lambda *_: True)
                self._note(one, left, right, verdict if done else "different", f"person:{judgement.by}", judgement.why)

    def _tie(self, ties: Mapping[tuple[Node, Node], int]) -> None:
        """Join what documents tie together, the most often tied first."""
        counts: Counter[tuple[Programme, Programme]] = Counter()
        for (node, tied), count in ties.items():
            counts[self._at[node], self._at[tied]] += count
        for (one, other), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][0].order, item[0][1].order)):
            if self._clusters.root(one) == self._clusters.root(other):
                continue
            joined = self._clusters.join(one, other, self._fit)
            why = f"{count} {'mention gives' if count == 1 else 'mentions give'} both names to one programme"
            self._note(one, one.id, other.id, "same" if joined else "unsure", "rule:tied-names", why)

    def _fit(self, members: Iterable[Programme], others: Iterable[Programme]) -> bool:
        """Never two listed programmes, never two places of which neither lies in the other."""
        both = [*members, *others]
        if len({programme.known for programme in both if programme.known}) > 1:
            return False
        owners = {self._owner(programme) for programme in both} - {None}
        longest = self._made.homes.chain(max(owners, key=lambda path: len(path or ""), default=None))
        return all(owner in longest or owner == COUNTRY for owner in owners)

    def _owner(self, programme: Programme) -> Owner:
        return (self._made.entries[programme.known].region or COUNTRY) if programme.known else programme.owner

    def _note(self, programme: Programme, left: str, right: str, verdict: str, by: str, why: str) -> None:
        self._matches[programme].add(Match(left, right, verdict, by, why))  # type: ignore[arg-type]

    def _gathered(self) -> dict[Programme, list[Match]]:
        """Every decision with the programme it ended in, in order, without doubts that were settled later."""
        found: dict[Programme, set[Match]] = defaultdict(set)
        ended = {at.id: self._clusters.root(at) for at in self._present}
        for programme, matches in self._matches.items():
            root = self._clusters.root(programme)
            settled = (match for match in matches if match.verdict != "unsure" or ended.get(match.left) != ended.get(match.right))
            found[root].update(settled)
        return {programme: sorted(matches) for programme, matches in found.items()}


def _latest(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The last judgement on each pair of records, by pair."""
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted((j for j in judgements if j.about == "match" and j.right), key=lambda j: (j.when, j.id)):
        found[_pair(judgement.left, str(judgement.right))] = judgement
    return dict(sorted(found.items()))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
