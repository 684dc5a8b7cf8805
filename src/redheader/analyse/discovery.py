"""Programmes that nobody listed, the best supported first, with where they first appear."""

from __future__ import annotations

from typing import NamedTuple

from redheader.model.reading import Mention
from redheader.model.register import Entry
from redheader.store import Store


class Discovery(NamedTuple):
    """A programme in no knowledge entry. `document`, `mention`, `date`: its first appearance; the date is None where none is printed."""

    entry: Entry
    origins: int
    claims: int
    document: str
    mention: Mention
    date: str | None


def discoveries(store: Store) -> list[Discovery]:
    """By independent origins, documents and claims, the most first; then by id."""
    found = [_discovery(store, entry) for entry in store.entries() if entry.found]
    return sorted(found, key=lambda one: (-one.origins, -one.entry.documents, -one.claims, one.entry.id))


def _discovery(store: Store, entry: Entry) -> Discovery:
    named = [(store.about(document).date, document, mention) for document, mention, _ in store.mentions(entry=entry.id)]
    date, document, mention = min(named, key=lambda one: (one[0] is None, one[0] or "", one[1], one[2].start))
    origins = len({group.origin.id for _, each, _ in named for group in store.families(each)})
    return Discovery(entry, origins, sum(1 for _ in store.claims(entry=entry.id)), document, mention, date)
