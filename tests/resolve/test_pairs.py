"""Pairs of mentions from real documents, judged by eye: how often the resolver says the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from redheader.knowledge.loader import Knowledge
from redheader.resolve import Resolver, Seen

PAIRS = Path(__file__).with_name("pairs.yaml")
FLOOR = 0.97


class Judged(NamedTuple):
    """What the resolver makes of the pairs."""

    seen: list[Seen]
    ids: list[str]
    pairs: list[tuple[int, int, str, str]]


@pytest.fixture(scope="module")
def judged(knowledge: Knowledge) -> Judged:
    data: Any = yaml.safe_load(PAIRS.read_text("utf-8"))
    seen = [
        Seen(m["name"], tuple(m.get("also", ())), m.get("known"), m.get("region"), m.get("level"), m.get("before", "") + m["name"])
        for m in data["mentions"]
    ]
    resolver = Resolver(knowledge)
    for one in seen:
        resolver.add(one)
    return Judged(seen, [resolver.entry_of(one) for one in seen], [tuple(pair) for pair in data["pairs"]])


def test_there_are_enough_pairs_of_both_kinds(judged: Judged) -> None:
    kinds = Counter(verdict for _, _, verdict, _ in judged.pairs)
    assert sum(kinds.values()) >= 300
    assert min(kinds["same"], kinds["different"]) >= 100
    assert all(why for *_, why in judged.pairs)


def test_the_resolver_agrees_with_the_eye(judged: Judged) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for left, right, verdict, why in judged.pairs:
        found = judged.ids[left] == judged.ids[right]
        counts[verdict == "same", found] += 1
        if (verdict == "same") != found:
            wrong.append((judged.seen[left].name, judged.seen[right].name, verdict, why))
    hit = counts[True, True]
    f1 = 2 * hit / (2 * hit + counts[False, True] + counts[True, False])
    assert f1 >= FLOOR, (f1, wrong)


def test_no_two_cities_programmes_are_one(judged: Judged) -> None:
    for left, right, verdict, why in judged.pairs:
        if verdict == "different":
            one, other = judged.seen[left], judged.seen[right]
            cities = one.level == other.level == "municipal" and one.region != other.region
            assert not (cities and judged.ids[left] == judged.ids[right]), why
