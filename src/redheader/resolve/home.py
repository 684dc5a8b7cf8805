"""Where a programme belongs: what its name says, what stands before the name, or else the place of the document's issuer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Region
from redheader.reading.place import Gazetteer
from redheader.text.fold import fold
from redheader.text.scripts import simplified

COUNTRY = ""
_BEFORE = 12
_REACH = 24
_QUOTES = '"<《'


class Seen(NamedTuple):
    """A mention with what is known of where it stands.

    `known`: the entry the reading gives it. `region`, `level`: of the document's issuer. `quote`: the clause that names it.
    """

    name: str
    also: tuple[str, ...]
    known: str | None
    region: str | None
    level: str | None
    quote: str = ""


class Home(NamedTuple):
    """`path`: a unit's full path, COUNTRY for the whole country, None where it is not known.

    `certain`: the text says so; otherwise it is the issuer's place, and the programme may be that of a place above it.
    `words`: what the name begins with that says so, "" where the name does not.
    """

    path: str | None
    certain: bool
    why: str
    words: str = ""


class Homes:
    """Finds homes; needs the regions and the lexicon "names"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._gazetteer = Gazetteer(knowledge)
        lexicon = knowledge.lexicon("names")
        patterns = {trigger.value: re.compile(trigger.pattern) for trigger in lexicon.triggers if trigger.pattern}
        self._national, self._said_national, self._rank = patterns["national"], patterns["said_national"], patterns["rank"]
        self._cities = {region.path for region in knowledge.regions if region.level == "municipal"}
        self._today = {region.path: region.now for region in knowledge.regions if region.now != region.path}
        self._provinces = {region.path for region in knowledge.regions if region.level == "provincial"}
        self.of = lru_cache(maxsize=65_536)(self._of)

    def city(self, path: str) -> str:
        """The city a path lies in; a province's, or an unknown place's, is the path itself."""
        return self._above(path, self._cities) or path

    def province(self, path: str) -> str:
        """The province a path lies in, or the path itself."""
        return self._above(path, self._provinces) or path

    def chain(self, path: str | None) -> tuple[str, ...]:
        """A path and every unit above it, the nearest first, the whole country last; nothing for an unknown place."""
        if path is None:
            return ()
        return tuple(dict.fromkeys((path, self.city(path), self.province(path), COUNTRY)))

    def _of(self, seen: Seen) -> Home:
        seen = seen._replace(region=self._today.get(str(seen.region), seen.region))
        name = fold(simplified(seen.name)).lstrip(_QUOTES)
        return self._named(name, seen.region) or self._said(fold(simplified(seen.quote)), name, seen.region) or self._issuers(seen)

    def _named(self, name: str, region: str | None) -> Home | None:
        """The place at the start of a name, a district only where its full name stands there or the issuer lies in it; or one inside it."""
        why = "its name begins with the place"
        if national := self._national.match(name):
            return Home(COUNTRY, True, why, national[0])
        namings = list(self._gazetteer.namings(name, 0, _REACH))
        if namings and namings[0].start == 0 and namings[0].end < len(name):
            words = name[: namings[0].end]
            if unit := self._meant(namings[0].units, words, region):
                return Home(unit.now, True, why, words)
        for naming in namings if region else ():
            inside = [unit for unit in naming.units if self._around(unit, str(region))]
            if naming.start and len(inside) == 1:
                return Home(inside[0].now, True, "its name holds the name of the place")
        return None

    def _said(self, quote: str, name: str, region: str | None) -> Home | None:
        """The place or rank right before the name in the clause that names it."""
        at = quote.find(name.rstrip('">》'))
        before = quote[max(0, at - _BEFORE) : max(0, at)].rstrip(_QUOTES + " ")
        if not before:
            return None
        why = "the words before its name say whose it is"
        if self._said_national.search(before):
            return Home(COUNTRY, True, why)
        for naming in self._gazetteer.namings(before):
            if naming.end == len(before) and (unit := self._meant(naming.units, before[naming.start :], region)):
                return Home(unit.now, True, why)
        rank = self._rank.search(before)
        if rank is None or region is None:
            return None
        level = rank["rank"][-1]
        above = self.province(region) if level == "省" else self.city(region) if level in "市州" else region
        return Home(above, True, why)

    def _issuers(self, seen: Seen) -> Home:
        if seen.region:
            return Home(seen.region, False, "the place of the document's issuer")
        if seen.level == "national":
            return Home(COUNTRY, False, "the issuer is a national body")
        return Home(None, False, "no place is stated")

    def _meant(self, units: tuple[Region, ...], words: str, region: str | None) -> Region | None:
        """The unit meant by a name: one above or around the issuer, else the only one of rank; a mere short name is no district."""
        near = [unit for unit in units if region and (region.startswith(unit.path) or self.province(unit.path) == self.province(region))]
        for found in (near, list(units)):
            if len(found) == 1 and (found[0].level != "district" or found[0].name == words or (region or "").startswith(found[0].path)):
                return found[0]
        return None

    def _around(self, unit: Region, region: str) -> bool:
        """Is the unit one that the issuer lies in, or a city of its province?"""
        return region.startswith(unit.path) or (unit.level == "municipal" and self.province(unit.path) == self.province(region))

    @staticmethod
    def _above(path: str, units: set[str]) -> str | None:
        """The longest unit that begins a path."""
        return next((path[:end] for end in range(len(path), 0, -1) if path[:end] in units), None)
