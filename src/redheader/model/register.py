"""The register: one entry per programme, with its names and what it rests on."""

from __future__ import annotations

import msgspec

from redheader.model.judgement import Match


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name as documents print it. `mentions`: how many documents' readings do; 0 for a name only the knowledge gives."""

    name: str
    language: str
    mentions: int


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A programme of the register.

    `id` is stable: the knowledge's key, or one made from the programme's name and place. `former`: ids that lead here, since
    they would be its own if some of its documents were not there. `found` is true when no knowledge entry lists it: it was
    discovered in the documents. `region` is where it belongs ("" the whole country), None where that is not known. `matches`:
    every decision that put names together or kept them apart. `documents`: how many name it. `first`, `last`: the earliest and
    latest date that one of these prints.
    """

    id: str
    name_zh: str | None
    name_en: str | None
    found: bool
    level: str | None
    region: str | None
    aliases: tuple[Alias, ...]
    matches: tuple[Match, ...]
    former: tuple[str, ...]
    documents: int = 0
    first: str | None = None
    last: str | None = None

    @property
    def name(self) -> str:
        """The name to show where only one fits."""
        return self.name_en or self.name_zh or self.id

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why its names are one entry, each reason once."""
        return tuple(sorted({match.why for match in self.matches if match.verdict == "same"}))
