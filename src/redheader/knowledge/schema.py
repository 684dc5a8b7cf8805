"""What each knowledge file may hold. Unknown keys are refused by the loader, naming the file and the key."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["national", "provincial", "municipal", "district", "institution"]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base: immutable, no unknown keys."""


class ProgrammeNames(_Strict, frozen=True):
    """Every name of a programme, the usual one first."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()


class BodyName(_Strict, frozen=True):
    """An organisation in Chinese and English."""

    zh: str | None = None
    en: str | None = None


class Link(_Strict, frozen=True):
    """A relation to another entry, with who says so."""

    key: str
    source: str
    note: str | None = None


class ProgrammeEntry(_Strict, frozen=True):
    """One programme, one file named after `key`. What is unconfirmed is marked so; every entry has a source."""

    key: str
    names: ProgrammeNames
    level: Level
    sources: tuple[str, ...]
    region: str | None = None
    sponsor: BodyName | None = None
    start: str | None = None
    end: str | None = None
    status: Literal["active", "shelved", "replaced", "planned"] | None = None
    predecessors: tuple[Link, ...] = ()
    part_of: str | None = None
    confusable: tuple[str, ...] = ()
    ambiguous: bool = False
    confirmed: bool = True


class Region(_Strict, frozen=True):
    """An administrative unit, a zone that acts as one, or a unit that is no more.

    `code`: six digits of GB/T 2260, empty for zones and former units. `path`: the full Chinese path. `short`: other Chinese
    names. `en`: English and pinyin names, the usual one first; other units may share them. `until`: the year in which a former
    unit was renamed, raised or merged; `successor`: the path of the unit that it is today.
    """

    code: str
    name: str
    path: str
    level: Level
    short: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    until: int | None = None
    successor: str = ""

    @property
    def now(self) -> str:
        """The path of the unit that it is today."""
        return self.successor or self.path


class Province(_Strict, frozen=True):
    """A province-level unit and, as compact rows that knowledge.places unfolds, what belongs to it.

    `key`: the file's name. `source`: who lists the codes and names. `cities`: one row a prefecture,
    `digits name=other English, other: counties`, where counties read `digits name=other Pinyin, ...`; digits are those of the
    code that the parent's do not give. `direct`: county-level units outside prefectures. `former`: rows
    `year digits name Pinyin: today` of units renamed, raised or merged in that year (`-` for digits: a zone); a unit divided among
    several is their city today. `zones`: rows `level name English: city` of new areas and development zones.
    """

    key: str
    code: str
    name: str
    source: str
    short: tuple[str, ...]
    en: tuple[str, ...]
    direct: str = ""
    cities: str = ""
    former: str = ""
    zones: str = ""


class Agency(_Strict, frozen=True):
    """A national body: its usual name, other names and abbreviations in Chinese and English, and the country (ISO 3166)."""

    name: str
    country: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Trigger(_Strict, frozen=True):
    """Words (literal) or one pattern (regular expression) that mean `value`; why they are there, with an example."""

    why: str
    example: str
    value: str = ""
    words: tuple[str, ...] = ()
    pattern: str | None = None


class LexiconFile(_Strict, frozen=True):
    """A word list or grammar. ``@name@`` in a pattern stands for the fragment of that name in this file or in `uses`."""

    about: str
    triggers: tuple[Trigger, ...] = ()
    fragments: dict[str, str] = {}
    uses: tuple[str, ...] = ()
