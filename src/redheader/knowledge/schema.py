"""What each knowledge file may hold. Unknown keys are refused by the loader, naming the file and the key."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Level = Literal["national", "provincial", "municipal", "district", "institution"]
Relation = Literal["succeeds", "renames", "part_of", "implements"]
Address = Annotated[str, msgspec.Meta(pattern=r"^https?://\S+$")]
Date = Annotated[str, msgspec.Meta(pattern=r"^(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?$")]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base: immutable, no unknown keys."""


class ProgrammeNames(_Strict, frozen=True):
    """Every name of a programme, the usual one first.

    `pinyin`: the Chinese name in Latin letters. `abbreviations`: read as capitals, with a word about talent in the sentence.
    `codes`: what notices write in place of the name; read only beside another name. `misspellings`: wrong or mistranslated forms.
    """

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()


class BodyName(_Strict, frozen=True):
    """An organisation in Chinese and English."""

    zh: str | None = None
    en: str | None = None


class Link(_Strict, frozen=True):
    """What an entry is to another, `of`, and who says so. Sources that disagree are a link each."""

    relation: Relation
    of: str
    source: Address
    according_to: str | None = None
    year: Date | None = None


class Dissent(_Strict, frozen=True):
    """Another value that a source gives for a field of the entry, and who gives it."""

    field: Literal["start", "end", "status"]
    value: str
    according_to: str
    source: Address


class Confusion(_Strict, frozen=True):
    """What else goes by the name, and why; `programme`: its key when it has an entry of its own.

    `words`: in the sentence of a name that nothing ties to people, they show that this is meant.
    """

    what: str
    why: str | None = None
    programme: str | None = None
    words: tuple[str, ...] = ()


class ProgrammeEntry(_Strict, frozen=True):
    """One programme, one file named after `key`. An entry without a source is not `confirmed`.

    `region`: the full Chinese path of its place, null for the whole country. `ambiguous`: the name has another meaning and counts only
    near a word about talent. `common`: any place may use the name; it is this programme only in a text that names the place.
    """

    key: str
    names: ProgrammeNames
    level: Level
    sources: tuple[Address, ...] = ()
    region: str | None = None
    sponsor: BodyName | None = None
    start: Date | None = None
    end: Date | None = None
    status: Literal["active", "shelved", "replaced", "planned"] | None = None
    links: tuple[Link, ...] = ()
    disputed: tuple[Dissent, ...] = ()
    not_to_be_confused_with: tuple[Confusion, ...] = ()
    ambiguous: bool = False
    common: bool = False
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


class Tile(_Strict, frozen=True):
    """The square of a province-level unit, by its code, on the map of squares; counted from 1 at the north-west."""

    code: str
    row: Annotated[int, msgspec.Meta(ge=1)]
    column: Annotated[int, msgspec.Meta(ge=1)]


class Change(_Strict, frozen=True):
    """What became of a national body: renamed, merged or moved `to` another, or placed under it."""

    how: Literal["renamed", "merged", "moved", "placed_under"]
    to: str
    year: Date
    source: Address


class Agency(_Strict, frozen=True):
    """A national body: its usual name, other names and abbreviations in Chinese and English, and the country (ISO 3166).

    `changes`: what became of it, oldest first. A body that is gone keeps its entry, so that documents of its time are understood.
    """

    name: str
    country: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class LocalBody(_Strict, frozen=True):
    """A kind of body that provinces, cities or districts have: what stands after the place or its rank.

    `of`: the national body whose line of work it follows.
    """

    names: tuple[str, ...]
    of: str | None = None


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
