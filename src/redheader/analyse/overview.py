"""The figures that matter, each with the claims it rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from itertools import islice
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Region
from redheader.model.claim import Sponsor
from redheader.store import ClaimRow, Store


class Reach(NamedTuple):
    """What was read. `first`, `last`: dates printed in the documents, None when none is; `undated`: how many print none."""

    documents: int
    relevant: int
    first: str | None
    last: str | None
    undated: int
    levels: tuple[tuple[str | None, int], ...]


class Runner(NamedTuple):
    """An organisation said to run, oversee or fund programmes, in how many claims, with one of each of a few programmes."""

    organisation: str
    total: int
    programmes: int
    claims: tuple[ClaimRow, ...]


class Place(NamedTuple):
    """A province-level unit, or None for what has no place, and what was found there. `incentives`: claims of its documents."""

    code: str
    path: str
    name_en: str
    documents: int
    programmes: int
    incentives: int


def reach(store: Store) -> Reach:
    """From when to when, and from which level the documents come."""
    dates, levels, relevant, total, first, last = 0, Counter[str | None](), 0, 0, None, None
    for _, about, _claims in store.abouts():
        total += 1
        relevant += about.relevant
        levels[about.level] += 1
        if about.date:
            dates += 1
            first = about.date if first is None else min(first, about.date)
            last = about.date if last is None else max(last, about.date)
    return Reach(total, relevant, first, last, total - dates, tuple(sorted(levels.items(), key=lambda item: (-item[1], item[0] or ""))))


def runners(store: Store, size: int, examples: int = 3) -> list[Runner]:
    """The `size` organisations that most claims name as running programmes of the register."""
    counts, programmes = Counter[str](), defaultdict[str, set[str]](set)
    claims: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in store.claims(kind="sponsor"):
        what = row.claim.statement
        if isinstance(what, Sponsor) and row.entry:
            counts[what.organisation] += 1
            if row.entry not in programmes[what.organisation] and len(claims[what.organisation]) < examples:
                claims[what.organisation].append(row)
            programmes[what.organisation].add(row.entry)
    order = sorted(counts, key=lambda name: (-len(programmes[name]), -counts[name], name))
    return [Runner(name, counts[name], len(programmes[name]), tuple(claims[name])) for name in order[:size]]


def first(store: Store, kind: str, size: int) -> list[ClaimRow]:
    """The first `size` claims of a kind, those about programmes of the register before the others."""
    tied = list(islice((row for row in store.claims(kind=kind) if row.entry), size))
    return tied + list(islice((row for row in store.claims(kind=kind) if not row.entry), size - len(tied)))


def places(store: Store, knowledge: Knowledge) -> list[Place]:
    """Every province-level unit in the order of its code, with zeros, then one without code for what has no place."""
    units = provinces(knowledge)
    province = partial(province_of, units=units)
    documents, programmes, incentives = Counter[str](), Counter[str](), Counter[str]()
    where: dict[str, str] = {}
    for sha256, about, _ in store.abouts():
        where[sha256] = province(about.region)
        documents[where[sha256]] += 1
    for entry in store.entries():
        programmes[province(entry.region)] += 1
    for sha256, count in store.incentives_by_document():
        incentives[where[sha256]] += count
    keys = [*((unit.code, unit.path, next(iter(unit.en), unit.name)) for unit in units), ("", "", "No province stated")]
    return [Place(code, path, name, documents[path], programmes[path], incentives[path]) for code, path, name in keys]


def provinces(knowledge: Knowledge) -> tuple[Region, ...]:
    """The province-level units, in the order of their codes."""
    return tuple(region for region in knowledge.regions if region.code.endswith("0000"))


def province_of(region: str | None, units: tuple[Region, ...]) -> str:
    """The path of the unit that begins a region, "" where there is none."""
    return next((unit.path for unit in units if region and region.startswith(unit.path)), "")


def problems(store: Store) -> list[tuple[str, int]]:
    """How many issues of each code there are, the most frequent first."""
    counts = Counter(row.issue.code for row in store.issues())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
