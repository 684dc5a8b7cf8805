"""Whose programme a name is, where several places print the same name.

All mentions whose names share a group (namekey.Stem.group) are looked at together. Each comes from a home, and goes to an owner:

1. A home that the text states is the owner.
2. A mention from elsewhere in the same city goes to the owner stated there.
3. Where a place above it states the name, or the knowledge lists it there, it goes there if the name is one that few would choose
   (or is listed without being ambiguous); a generic name stays in its own city, and the two are marked as perhaps the same.
4. A distinctive name that a province's or the country's document prints, and the documents of one city alone below, is that city's; of
   several cities, the province's.
5. A name without any place goes to the one owner there is, if it is distinctive; else it stays alone.

Two cities never share an owner by any of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from redheader.resolve.home import COUNTRY, Home, Homes

Owner = str | None


class Owned(NamedTuple):
    """The owner that a home goes to and the rule by which; `perhaps`: owners that it may as well be."""

    owner: Owner
    rule: str
    why: str
    perhaps: tuple[Owner, ...] = ()


def assign(homes: Iterable[Home], listed: Mapping[Owner, bool], distinctive: bool, places: Homes) -> dict[Home, Owned]:
    """The owner of every home at which one name is printed.

    `listed`: owners of that name in the knowledge, and whether the name is ambiguous there. `distinctive`: as Stem has it.
    """
    found = set(homes)
    name = _Name(
        stated=frozenset(home.path for home in found if home.certain) | frozenset(listed),
        issuers=frozenset(home.path for home in found if not home.certain and home.path is not None),
        listed=listed, distinctive=distinctive, places=places,
    )  # fmt: skip
    placed = {home: name.owner(home, home.path) for home in found if home.path is not None}
    owners = {owned.owner for owned in placed.values()} | set(listed)
    return {home: placed.get(home) or name.nowhere(owners) for home in found}


@dataclass(frozen=True)
class _Name:
    """One name: the places stated to have it, and the places of issuers that print it without saying whose it is."""

    stated: frozenset[Owner]
    issuers: frozenset[str]
    listed: Mapping[Owner, bool]
    distinctive: bool
    places: Homes

    def owner(self, home: Home, path: str) -> Owned:
        """Rules 1 to 4."""
        if home.certain:
            return Owned(path, "stated-place", home.why)
        perhaps: list[Owner] = []
        for above in self.places.chain(path):
            if above not in self.stated:
                continue
            if above == path or (above == self.places.city(path) and above != COUNTRY):
                return Owned(above, "same-place", "the same name in the same place")
            if self.distinctive or self.listed.get(above) is False:
                return Owned(above, "place-above", "a distinctive name that a place above is stated to have")
            perhaps.append(above)
        return self._unstated(path, tuple(perhaps))

    def nowhere(self, owners: set[Owner]) -> Owned:
        """Rule 5."""
        known = sorted(owner for owner in owners if owner is not None)
        if len(known) == 1 and (self.distinctive or self.listed.get(known[0]) is False):
            return Owned(known[0], "only-owner", "a distinctive name that one place alone has")
        if self.listed.get(COUNTRY) is False:
            return Owned(COUNTRY, "national", "a name that the knowledge lists for a national programme")
        return Owned(None, "no-place", "the same name, and no place stated", tuple(known))

    def _unstated(self, path: str, perhaps: tuple[Owner, ...]) -> Owned:
        """No place at or above this one is stated to have the name, or none that counts."""
        city = self.places.city(path)
        if self.distinctive:
            for above in (path, *self.places.chain(city)[1:]):
                cities = self._cities_below(above)
                if above in self.issuers and len(cities) > 1:
                    return Owned(above, "several-cities", "a distinctive name of a place above and of several cities below")
                if above in self.issuers and len(cities) == 1:
                    return Owned(next(iter(cities)), "one-city-below", "a distinctive name that one city alone below prints")
        return Owned(city, "same-city", "the same name in the same city", perhaps)

    def _cities_below(self, above: str) -> frozenset[str]:
        """The cities below a province or the country whose documents print the name; none for a city."""
        cities = {self.places.city(path) for path in self.issuers}
        return frozenset(city for city in cities if city != above and above in self.places.chain(city))
