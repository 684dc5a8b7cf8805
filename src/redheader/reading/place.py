"""Places in a text: find the names of administrative units and work out which unit is meant, never by a guess."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import daachorse

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Level, Region
from redheader.text.fold import fold

_SETTLED = 3
_LONGEST_CHAIN = 40
_TOWN_LENGTHS = (4, 3, 2)
# What holds the units that a text names: its level, theirs, and how many there must be; and how often they must be named.
_HOLDERS = (("municipal", ("district",), 1), ("provincial", ("district",), 1), ("provincial", ("municipal",), 3))
_TOLD = 4


class Place(NamedTuple):
    """Where a document speaks from: the full path, as far as it is known, and its level."""

    path: str
    level: Level


class PlaceName(NamedTuple):
    """The name of a unit at `start`-`end`, with every unit that bears it. `common`: it is a common word as well."""

    start: int
    end: int
    units: tuple[Region, ...]
    common: bool


class Gazetteer:
    """Knows every unit's names. Needs the lexicon "zh/places"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/places")
        town = lexicon.compile("@town@")
        units: dict[str, list[Region]] = defaultdict(list)
        for region in knowledge.regions:
            for name in (region.name, *region.short):
                units[name].append(region)
        self._units = {name: _distinct(found) for name, found in units.items()}
        common = lexicon.compile("@common@")
        self._common = frozenset(name for name in units if common.fullmatch(name))
        self._holders = [unit for unit in knowledge.regions if unit.level in ("municipal", "provincial") and unit.until is None]
        self._towns: dict[str, list[Region]] = defaultdict(list)
        for region in knowledge.regions:
            if region.level == "district" and region.until is None and town.search(region.name):
                self._towns[region.name[:-1]].append(region)
        self._names = sorted(name for name in units if len(name) > 1)
        self._longest = max(map(len, self._names), default=0)
        self._search = daachorse.CharwiseDoubleArrayAhoCorasick(self._names) if self._names else None
        self._zone = lexicon.compile("@zone@")
        self._unknown = lexicon.compile("@unknown@")
        self._not_after = lexicon.compile("(?:@not_after@)")

    def namings(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[PlaceName]:
        """Every name of a unit between two offsets, leftmost and longest."""
        stop, at = len(folded) if end is None else end, start
        if self._search is None:
            return
        hits = self._search.find_overlapping(folded[start : stop + self._longest])  # by their ends: the last at a place is the longest
        longest = {start + begin: (start + finish, index) for begin, finish, index in hits}
        for begin, (finish, index) in sorted(longest.items()):
            if at <= begin < stop and not self._not_after.match(folded, finish):
                name = self._names[index]
                yield PlaceName(begin, finish, self._units[name], name in self._common)
                at = finish

    def at_start(self, words: str, around: frozenset[str]) -> Place | None:
        """The place whose name begins `words` (province, city, district, then a bureau); None when there is none or it stays ambiguous."""
        folded = fold(words)
        found, at = self._chain(folded, around)
        if found is None:
            return None
        zone = self._zone.match(folded, at) if found.level != "district" else None
        return Place(found.path + zone[0], "district") if zone else Place(found.path, found.level)

    def open_at_start(self, words: str, around: frozenset[str]) -> Level | None:
        """The level of a place whose name begins `words` when it stays open which of several it is; None where they differ."""
        folded = fold(words)
        naming = next(self.namings(folded, 0, _LONGEST_CHAIN), None)
        levels = {unit.level for unit in naming.units} if naming and naming.start == 0 and not self._chain(folded, around)[1] else set()
        return levels.pop() if len(levels) == 1 else None

    def printed(self, words: str, around: frozenset[str]) -> Place | None:
        """The place that `words` are and nothing else, as the head of a repost gives it; an unknown unit at the end is kept."""
        place = self.at_start(words, around)
        if place is None:
            return None
        _, end = self._chain(fold(words), around)
        rest = words[end:].strip()
        if not rest or place.path.endswith(rest):
            return place
        return Place(place.path + rest, "district") if self._unknown.fullmatch(rest) else None

    def _chain(self, folded: str, around: frozenset[str]) -> tuple[Region | None, int]:
        """The lowest unit of the names that follow one another from the start of a text, and where they end."""
        found: Region | None = None
        at = 0
        while at < _LONGEST_CHAIN:
            naming = next(self.namings(folded, at, _LONGEST_CHAIN), None)
            unit = _choose(naming, found, around) if naming is not None and naming.start == at else None
            end = naming.end if unit is not None and naming is not None else at
            if unit is None and (town := self._town(folded, at, found, around)):
                unit, end = town, at + len(town.name) - 1
            if unit is None:
                break
            found, at = unit, end
        return found, at

    def _town(self, folded: str, at: int, parent: Region | None, around: frozenset[str]) -> Region | None:
        """The county-level city whose name without its last character stands there, if the text prints it in full elsewhere."""
        for name in (folded[at : at + length] for length in _TOWN_LENGTHS):
            towns = [town for town in self._towns.get(name, ()) if town.path in around]
            if len(towns) == 1 and (parent is None or towns[0].path.startswith(parent.now)) and towns[0] is not parent:
                return towns[0]
        return None

    def around(self, folded: str) -> frozenset[str]:
        """The paths of all units that the text names beyond doubt, and of the units above them."""
        certain = [naming.units[0] for naming in self.namings(folded) if len(naming.units) == 1 and not naming.common]
        return frozenset({unit.path for unit in certain} | {unit.now for unit in certain})

    def most_named(self, folded: str, around: frozenset[str], ending: str, rival_endings: tuple[str, ...] = ()) -> Place | None:
        """The unit whose name has that `ending` and that the text names most, if clearly more often than any other.

        Units inside it are no rivals; a city around it that is named more often is, if its name has one of `rival_endings`.
        """
        counts = self._counts(folded, around)
        ranked = sorted(counts, key=lambda unit: (-counts[unit], unit.path))
        first = next((unit for unit in ranked if unit.name.endswith(ending)), None)
        if first is None:
            return None
        most = counts[first]
        rivals = [counts[unit] for unit in ranked if unit.name.endswith(ending) and not unit.path.startswith(first.path)]
        if rivals and most - rivals[0] < _SETTLED and (rivals[0] * 2 > most or not most):
            return None
        above = (
            unit for unit in ranked if first.path.startswith(unit.path) and unit.level == "municipal" and unit.name.endswith(rival_endings)
        )
        return Place(first.path, first.level) if all(counts[unit] <= most for unit in above) else None

    def holder(self, folded: str, around: frozenset[str], ending: str) -> Place | None:
        """The unit of that `ending` in which everything lies that a text names below its level, if that is enough to tell."""
        counts = self._counts(folded, around)
        for level, below, enough in _HOLDERS:
            inside = {unit.now: count for unit, count in counts.items() if unit.level in below}
            units = [unit for unit in self._holders if unit.level == level and all(path.startswith(unit.path) for path in inside)]
            if len(units) == 1 and units[0].name.endswith(ending) and (sum(inside.values()) >= _TOLD and len(inside) >= enough):
                return Place(units[0].path, units[0].level)
        return None

    def _counts(self, folded: str, around: frozenset[str]) -> Counter[Region]:
        """How often a text names each unit, a full name counting twice; a unit that only places the next one is not counted."""
        counts: Counter[Region] = Counter()
        before: Region | None = None
        start = end = -1
        for naming in self.namings(folded):
            near = frozenset[str]() if naming.common else around
            unit = _choose(naming, before if end == naming.start else None, around) or _choose(naming, None, near)
            if unit is None:
                continue
            if before is not None and end == naming.start and unit.path.startswith(before.path) and unit is not before:
                counts[before] -= 2 if end - start == len(before.name) else 1
            counts[unit] += 2 if naming.end - naming.start == len(unit.name) else 1
            before, start, end = unit, naming.start, naming.end
        return counts


def _distinct(units: list[Region]) -> tuple[Region, ...]:
    """Of units that are one today only one: that of today, else the last."""
    last = {unit.now: unit for unit in sorted(units, key=lambda unit: (unit.until is None, unit.until or 0))}
    return tuple(unit for unit in units if unit is last[unit.now])


def _choose(naming: PlaceName, parent: Region | None, around: frozenset[str]) -> Region | None:
    """The one unit meant, or None.

    Below `parent`, else in its province; without one the only unit, the province of that name, or the only one below a place
    that the text names. A city of today goes before a former one.
    """
    units = naming.units
    if parent is not None:
        others = [unit for unit in units if unit.path != parent.path]
        below = [unit for unit in others if unit.path.startswith(parent.path) or unit.path.startswith(parent.now)]
        below = below or [unit for unit in others if unit.path[:2] == parent.path[:2]]
        return below[0] if len(below) == 1 else None
    if len(units) == 1 and not naming.common:
        return units[0]
    for level in ("provincial", "municipal"):
        named = [unit for unit in units if unit.level == level and unit.until is None]
        if len(named) == 1:
            return named[0]
    below = [unit for unit in units if any(unit.path.startswith(path) and unit.path != path for path in around)]
    return below[0] if len(below) == 1 else None
