"""Places in a text: find the names of administrative units and work out which unit is meant, never by a guess."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Level, Region
from redheader.text.fold import fold

_SETTLED = 3
_SEVERAL = 2


class Place(NamedTuple):
    """Where a document speaks from: the full path, as far as it is known, and its level."""

    path: str
    level: Level


class PlaceName(NamedTuple):
    """The name of a unit at `start`-`end`, with every unit that bears it."""

    start: int
    end: int
    units: tuple[Region, ...]


class Gazetteer:
    """Knows every unit's names. Needs the lexicon "zh/places"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/places")
        units: dict[str, list[Region]] = defaultdict(list)
        for region in knowledge.regions:
            for name in (region.name, *region.short):
                units[name].append(region)
        self._units = {name: _distinct(found) for name, found in units.items()}
        self._cities = frozenset(region.path for region in knowledge.regions if region.level == "municipal" and region.until is None)
        self._begin: dict[str, list[str]] = defaultdict(list)
        for name in sorted(units, key=lambda name: (-len(name), name)):
            self._begin[name[:2]].append(name)
        self._first = re.compile("[" + "".join(sorted({name[0] for name in units})) + "]")
        self._zone = lexicon.compile("@zone@")
        self._unknown = lexicon.compile("@unknown@")
        self._not_after = lexicon.compile("(?:@not_after@)")

    def namings(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[PlaceName]:
        """Every name of a unit between two offsets, leftmost and longest."""
        stop, at = len(folded) if end is None else end, start
        while match := self._first.search(folded, at, stop):
            at = match.start()
            name = next((name for name in self._begin.get(folded[at : at + 2], ()) if folded.startswith(name, at)), None)
            if name is None or self._not_after.match(folded, at + len(name)):
                at += 1
                continue
            yield PlaceName(at, at + len(name), self._units[name])
            at += len(name)

    def at_start(self, words: str, around: frozenset[str]) -> Place | None:
        """The place whose name begins `words` (province, city, district, then a bureau); None when there is none or it stays ambiguous."""
        folded = fold(words)
        found, at = self._chain(folded, around)
        if found is None:
            return None
        zone = self._zone.match(folded, at) if found.level != "district" else None
        return Place(found.now + zone[0], "district") if zone else Place(found.now, found.level)

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
        for naming in self.namings(folded, 0, 40):
            if naming.start != at:
                break
            unit = _choose(naming.units, found, around)
            if unit is None:
                break
            found, at = unit, naming.end
        return found, at

    def around(self, folded: str) -> frozenset[str]:
        """The paths of all units that the text names beyond doubt, and of the units above them."""
        certain = [naming.units[0] for naming in self.namings(folded) if len(naming.units) == 1]
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
        if rivals and (most - rivals[0] < _SETTLED and rivals[0] * 2 > most):
            return None
        above = (unit for unit in ranked if first.path.startswith(unit.path) and unit.level == "municipal" and unit.name.endswith(rival_endings))
        return Place(first.now, first.level) if all(counts[unit] <= most for unit in above) else None

    def around_all(self, folded: str, around: frozenset[str], ending: str) -> Place | None:
        """The city, of that `ending`, that all districts and counties a text names lie in; there must be two of them."""
        named = {unit.now for unit in self._counts(folded, around) if unit.level == "district"}
        cities = {city for path in named for city in self._cities if path.startswith(city)}
        if len(named) < _SEVERAL or len(cities) != 1 or not all(path.startswith(*cities) for path in named):
            return None
        city = next(iter(cities))
        return Place(city, "municipal") if city.endswith(ending) else None

    def _counts(self, folded: str, around: frozenset[str]) -> Counter[Region]:
        """How often a text names each unit, a full name counting twice; a unit that only places the next one is not counted."""
        counts: Counter[Region] = Counter()
        before: Region | None = None
        start = end = -1
        for naming in self.namings(folded):
            unit = _choose(naming.units, before if end == naming.start else None, around) or _choose(naming.units, None, around)
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


def _choose(units: tuple[Region, ...], parent: Region | None, around: frozenset[str]) -> Region | None:
    """The one unit meant, or None.

    Below `parent`, else in its province; without one the only unit, the province of that name, or the only one below a place
    that the text names. A city of today goes before a former one.
    """
    if parent is not None:
        others = [unit for unit in units if unit.path != parent.path]
        below = [unit for unit in others if unit.path.startswith(parent.path) or unit.path.startswith(parent.now)]
        below = below or [unit for unit in others if unit.path[:2] == parent.path[:2]]
        return below[0] if len(below) == 1 else None
    if len(units) == 1:
        return units[0]
    for level in ("provincial", "municipal"):
        named = [unit for unit in units if unit.level == level and unit.until is None]
        if len(named) == 1:
            return named[0]
    below = [unit for unit in units if any(unit.path.startswith(path) and unit.path != path for path in around)]
    return below[0] if len(below) == 1 else None
