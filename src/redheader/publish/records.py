"""What the knowledge by itself says of a programme: its entry, what other entries say of it, what became of who runs it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Change, Link, ProgrammeEntry

_RUN_TOGETHER = "、"


class Relative(NamedTuple):
    """Another programme, by `key` and `name`, that `link` ties to this one; `forward` when this one's entry says so."""

    key: str
    name: str
    link: Link
    forward: bool


class Record(NamedTuple):
    """An entry as a page shows it. `changes`: name of a body that runs it, and what became of that body."""

    entry: ProgrammeEntry
    relatives: tuple[Relative, ...]
    changes: tuple[tuple[str, Change], ...]


class Records:
    """Records by key."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = {entry.key: entry for entry in knowledge.programmes}
        self._bodies = {name: agency for agency in knowledge.agencies for name in (agency.name, *agency.zh)}
        self._backward: dict[str, list[Relative]] = defaultdict(list)
        for entry in knowledge.programmes:
            for link in entry.links:
                self._backward[link.of].append(Relative(entry.key, self.name(entry.key), link, False))

    def name(self, key: str) -> str:
        """The usual name of an entry: English if it has one."""
        names = self._entries[key].names
        return next(iter((*names.en, *names.zh)), key)

    def of(self, key: str) -> Record | None:
        """The record of a programme, or None when the knowledge has no entry."""
        if key not in self._entries:
            return None
        entry = self._entries[key]
        forward = [Relative(link.of, self.name(link.of), link, True) for link in entry.links]
        sponsors = (entry.sponsor.zh or "").split(_RUN_TOGETHER) if entry.sponsor else []
        changes = [(body, change) for body in sponsors if body in self._bodies for change in self._bodies[body].changes]
        return Record(entry, (*forward, *self._backward[key]), tuple(changes))
