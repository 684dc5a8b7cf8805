"""Unfold the compact table of administrative units into regions with full paths."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.errors import KnowledgeError
from redheader.knowledge.schema import Province, Region

WHERE = "knowledge/regions.yaml"


def regions(provinces: tuple[Province, ...]) -> Iterator[Region]:
    """Every unit, provinces first in their order, each followed by its own. Raises KnowledgeError for a row that is wrong."""
    for province in provinces:
        yield Region(f"{province.code}0000", province.name, province.name, "provincial", province.short, province.en)
        yield from (_county(name, province.name) for name in province.direct.split())
        paths: dict[str, str] = {}
        for row in province.cities.splitlines():
            city, counties = _city(row, province)
            if city.name in paths:
                raise KnowledgeError(f"{WHERE}: {province.name} has {city.name} twice")
            paths[city.name] = city.path
            yield city
            yield from (_county(name, city.path) for name in counties)
        for row in province.former.splitlines():
            _, parent, counties = _row(row)
            yield from (_county(name, paths.get(parent, province.name)) for name in counties)


def _city(row: str, province: Province) -> tuple[Region, list[str]]:
    """A prefecture and the names of its counties. Without other names, a city's short name is all but its last character."""
    digits, names, counties = _row(row)
    name, _, english = names.partition(" ")
    full, *others = name.split("=")
    short = tuple(other for other in others if other) if others else (full[:-1],)
    en = tuple(part.strip() for part in english.split(",") if part.strip() not in ("", "-"))
    return Region(f"{province.code}{digits}00", full, province.name + full, "municipal", short, en), counties


def _county(name: str, parent: str) -> Region:
    return Region("", name, parent + name, "district")


def _row(row: str) -> tuple[str, str, list[str]]:
    """Digits, names, counties."""
    head, colon, counties = row.partition(":")
    digits, space, names = head.partition(" ")
    if not (colon and space and len(digits) == 2):
        raise KnowledgeError(f"{WHERE}: a row reads `digits name English: counties`, not {row[:40]}")
    return digits, names, counties.split()
