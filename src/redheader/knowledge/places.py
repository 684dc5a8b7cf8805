"""Unfold the compact tables of administrative units into regions with codes, paths, former names and English names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from redheader.errors import KnowledgeError
from redheader.knowledge.schema import Level, Province, Region

_NO_CODE, _NO_CITY = "-", ("0000", "9000")
_COUNTY = re.compile(r"(?P<digits>[0-9]+)(?P<names>[^\s0-9]+) (?P<en>\S.*)")


class _Row(NamedTuple):
    """A head of `words` and a unit's names, before a colon, and what follows it."""

    words: list[str]
    name: str
    short: tuple[str, ...] | None
    en: tuple[str, ...]
    tail: str


def regions(files: Mapping[str, Province]) -> Iterator[Region]:
    """Every unit, provinces in the order of their codes, each followed by its own: today's units, zones, former units.

    `files`: provinces by the name of their file, "regions/zhejiang". Raises KnowledgeError, naming the file and the key, for a row
    that is wrong, a code or path that two units have, a parent or a successor that does not exist.
    """
    codes: dict[str, str] = {}
    for file, province in sorted(files.items(), key=lambda item: (item[1].code, item[0])):
        where = f"knowledge/{file}.yaml"
        if file != f"regions/{province.key}":
            raise KnowledgeError(f"{where}: key is {province.key}; name the file after its key")
        units = [*_today(province, where)]
        for unit in units:
            if unit.code and codes.setdefault(unit.code, unit.path) != unit.path:
                raise KnowledgeError(f"{where}: {unit.path} has the code {unit.code} of {codes[unit.code]}")
        yield from _once([*units, *_former(province, units, where)], where)


def _once(units: list[Region], where: str) -> list[Region]:
    """The units, if no two that exist today have one path, and no two former ones one path and year. Raises KnowledgeError."""
    seen: set[tuple[str, int | None]] = set()
    for unit in units:
        if (unit.path, unit.until) in seen:
            raise KnowledgeError(f"{where}: {unit.path} stands there twice")
        seen.add((unit.path, unit.until))
    return units


def _today(province: Province, where: str) -> Iterator[Region]:
    yield Region(f"{province.code}0000", province.name, province.name, "provincial", province.short, province.en)
    yield from _counties(province.direct, province.code, province.name, f"{where}: direct")
    cities = {province.name}
    for line in province.cities.splitlines():
        row = _row(line, 1, f"{where}: cities")
        short = (row.name[:-1],) if row.short is None else row.short
        city = Region(_code(province.code, row.words[0], where), row.name, province.name + row.name, "municipal", short, row.en)
        cities.add(city.path)
        yield city
        yield from _counties(row.tail, city.code[:4], city.path, f"{where}: {row.name}")
    for line in province.zones.splitlines():
        row = _row(line, 1, f"{where}: zones")
        level, parent = row.words[0], province.name + row.tail
        if parent not in cities or level not in ("municipal", "district"):
            raise KnowledgeError(f"{where}: zones: {row.name} lies in {parent}, which is no city there, or has no level")
        yield Region("", row.name, parent + row.name, _level(level == "municipal"), row.short or (), row.en)


def _counties(words: str, code: str, parent: str, where: str) -> Iterator[Region]:
    """The counties of a row, `02上城区 Shangcheng, 27景宁畲族自治县=景宁县 Jingning`."""
    for item in words.split(",") if words.strip() else ():
        match = _COUNTY.fullmatch(item.strip())
        if match is None:
            raise KnowledgeError(f"{where}: a county reads `digits name=other Pinyin`, not {item.strip()}")
        name, *others = match["names"].split("=")
        yield Region(_code(code, match["digits"], where), name, parent + name, "district", tuple(others), (match["en"],))


def _former(province: Province, units: list[Region], where: str) -> Iterator[Region]:
    """Units that are no more. A county lay in the city whose code, at that time, its own began with."""
    rows = [_row(line, 2, f"{where}: former") for line in province.former.splitlines()]
    names = {unit.code[2:]: unit.name for unit in units if unit.level == "municipal" and unit.code}
    gone = sorted((row.words[0], row.words[1], row.name) for row in rows if row.words[1].endswith("00"))
    now = {unit.path: unit for unit in units}
    for row in rows:
        until, digits = row.words
        today = now.get(province.name + row.tail)
        if today is None or not until.isdecimal():
            raise KnowledgeError(f"{where}: former: {row.name} is {row.tail} today, which is not listed, or has no year")
        city, code = digits.endswith("00"), digits[:2] + "00"
        inside = next((name for year, other, name in gone if other == code and year >= until), names.get(code))
        if city or not names or code in _NO_CITY:
            inside = ""
        elif digits == _NO_CODE:
            inside = next((name for name in names.values() if row.tail.startswith(name)), None)
        if inside is None:
            raise KnowledgeError(f"{where}: former: no city {province.code}{code} for {row.name}")
        yield Region("", row.name, province.name + inside + row.name, _level(city), row.short or (), row.en, int(until), today.path)


def _row(line: str, words: int, where: str) -> _Row:
    """A line `WORD... name=other English, other: tail`."""
    head, colon, tail = line.partition(":")
    parts = head.split(" ", words + 1)
    if len(parts) < words + 2 or not colon:
        raise KnowledgeError(f"{where}: a row reads `digits name English: more`, not {line[:40]}")
    name, *others = parts[words].split("=")
    short = tuple(other for other in others if other) if others else None
    return _Row(parts[:words], name, short, tuple(part.strip() for part in parts[words + 1].split(",")), tail.strip())


def _code(prefix: str, digits: str, where: str) -> str:
    """Six digits from the parent's and the unit's own."""
    code = prefix + digits
    code = code + "00" if len(code) == 4 else code
    if len(code) != 6 or not code.isdecimal():
        raise KnowledgeError(f"{where}: {code} is no code; it has six digits")
    return code


def _level(city: bool) -> Level:
    return "municipal" if city else "district"
