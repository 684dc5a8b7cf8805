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
        self._units = {name: tuple(found) for name, found in units.items()}
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
                yield PlaceName(begin, finish, self._units[self._names[index]])
                at = finish

    def at_start(self, words: str, around: frozenset[str]) -> Place | None:
        """The place whose name begins `words` (province, city, district, then a bureau); None when there is none or it stays ambiguous."""
        folded = fold(words)
        found, at = self._chain(folded, around)
        if found is None:
            return None
        zone = self._zone.match(folded, at) if found.level != "district" else None
        return Place(found.path + zone[0], "district") if zone else Place(found.path, found.level)

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
        certain = {naming.units[0].path for naming in self.namings(folded) if len(naming.units) == 1}
        return frozenset(certain)

    def most_named(self, folded: str, around: frozenset[str], ending: str) -> Place | None:
        """The unit whose name has that `ending` and that the text names most, if clearly more often than any other."""
        counts: Counter[Region] = Counter()
        for naming in self.namings(folded):
            unit = _choose(naming.units, None, around)
            if unit is not None and unit.name.endswith(ending):
                counts[unit] += 2 if naming.end - naming.start == len(unit.name) else 1
        if not counts:
            return None
        (first, most), *others = counts.most_common(2)
        if others and (most - others[0][1] < _SETTLED and others[0][1] * 2 > most):
            return None
        return Place(first.path, first.level)


def _choose(units: tuple[Region, ...], parent: Region | None, around: frozenset[str]) -> Region | None:
    """The one unit meant, or None.

    Below `parent`, else in its province; without one the only unit, the province of that name, or the only one below a place
    that the text names.
    """
    if parent is not None:
        below = [unit for unit in units if unit.path.startswith(parent.path) and unit.path != parent.path]
        below = below or [unit for unit in units if unit.path[:2] == parent.path[:2] and unit.path != parent.path]
        return below[0] if len(below) == 1 else None
    if len(units) == 1:
        return units[0]
    for level in ("provincial", "municipal"):
        named = [unit for unit in units if unit.level == level]
        if len(named) == 1:
            return named[0]
    below = [unit for unit in units if any(unit.path.startswith(path) and unit.path != path for path in around)]
    return below[0] if len(below) == 1 else None
