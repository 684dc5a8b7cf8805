"""What follows on from what: a graph of programmes whose every edge says who says so; lineages that contradict each other both stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lineage
from redheader.store import ClaimRow, Store


class Listed(NamedTuple):
    """A link that the knowledge gives: who says so, since which year, and the address of the source."""

    according_to: str | None
    year: str | None
    source: str


class Edge(NamedTuple):
    """`entry` is said to follow on from, rename, belong to or implement another programme.

    `other` is that programme's entry, None where the register has none; `name` is what documents call it. `claims` are the statements
    of documents, `listed` the links of the knowledge; at least one of the two is there. `documents`, `origins`: as in record.Value.
    """

    entry: str
    relation: str
    other: str | None
    name: str
    claims: tuple[ClaimRow, ...]
    listed: tuple[Listed, ...]
    documents: int
    origins: int


class Contest(NamedTuple):
    """Edges that cannot all be the whole story: several programmes said to have come in the place of one."""

    other: str
    edges: tuple[Edge, ...]


def edges(store: Store, knowledge: Knowledge) -> list[Edge]:
    """Every edge between programmes of which at least one is in the register, by entry, relation and other."""
    known = {entry.id for entry in store.entries()}
    claims: dict[tuple[str, str, str | None, str], list[ClaimRow]] = defaultdict(list)
    for row in store.claims(kind="lineage"):
        what = row.claim.statement
        if isinstance(what, Lineage) and row.entry and row.entry != row.other:
            claims[row.entry, what.relation, row.other, "" if row.other else what.of].append(row)
    listed: dict[tuple[str, str, str | None, str], list[Listed]] = defaultdict(list)
    for entry in knowledge.programmes:
        for link in entry.links:
            if entry.key in known or link.of in known:
                listed[entry.key, link.relation, link.of, ""].append(Listed(link.according_to, link.year, link.source))
    names = _names(store, knowledge)
    made = []
    for key in sorted({*claims, *listed}, key=lambda key: (key[0], key[1], key[2] or "", key[3])):
        entry_id, relation, other, name = key
        rows = tuple(claims.get(key, ()))
        documents = len({row.document for row in rows})
        origins = len({row.origin for row in rows})
        called = name or names.get(str(other), str(other))
        made.append(Edge(entry_id, relation, other, called, rows, tuple(listed.get(key, ())), documents, origins))
    return made


def contests(found: Iterable[Edge]) -> list[Contest]:
    """Programmes in whose place several others are said to have come, each with all the edges that say so."""
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in found:
        if edge.other and edge.relation in ("succeeds", "renames"):
            groups[edge.other].append(edge)
    return [Contest(other, tuple(group)) for other, group in sorted(groups.items()) if len({edge.entry for edge in group}) > 1]


def around(found: Iterable[Edge], entry: str) -> tuple[list[Edge], list[Edge]]:
    """The edges from a programme to others, and those from others to it."""
    everything = list(found)
    return [edge for edge in everything if edge.entry == entry], [edge for edge in everything if edge.other == entry]


def _names(store: Store, knowledge: Knowledge) -> dict[str, str]:
    """What to call each programme, of the register or of the knowledge alone."""
    return dict(_named(store, knowledge))


def _named(store: Store, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for entry in knowledge.programmes:
        yield entry.key, next(iter((*entry.names.en, *entry.names.zh)), entry.key)
    for row in store.entries():
        yield row.id, row.name
