"""The register: one entry per programme, with its names and what it rests on."""

from __future__ import annotations

import msgspec


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name as documents print it. `documents`: how many do; 0 for a name only the knowledge gives."""

    name: str
    language: str
    documents: int


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A programme of the register.

    `id` is stable: the knowledge's key, or one made from the programme's name and place. `found` is true when no knowledge
    entry lists it: it was discovered in the documents. `region` and `level` are the knowledge's, or for a found programme
    those of the issuers that name it, None where they differ. `reasons` say by which rule the names were put together.
    """

    id: str
    name_zh: str | None
    name_en: str | None
    found: bool
    level: str | None
    region: str | None
    aliases: tuple[Alias, ...]
    reasons: tuple[str, ...]
    documents: int

    @property
    def name(self) -> str:
        """The name to show where only one fits."""
        return self.name_en or self.name_zh or self.id
