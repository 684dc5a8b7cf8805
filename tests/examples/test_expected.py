"""How much of what a careful coder takes from each specimen is found. The floors are measured; lower one only on purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from redheader.archive import Found, find
from redheader.formats import read
from redheader.knowledge.loader import Knowledge
from redheader.reading import Reader
from redheader.settings import Limits

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED: dict[str, Any] = yaml.safe_load((EXAMPLES / "specimens-expected.yaml").read_text("utf-8"))
LONGER = ("recipient", "organisation", "of", "field")
FLOORS = {"about": 0.82, "programmes": 0.85, "amounts": 0.95, "claims": 0.70, "left out": 0.95}


@pytest.fixture(scope="module")
def found(knowledge: Knowledge) -> dict[str, dict[str, Any]]:
    reader = Reader(knowledge)
    documents = {item.origin: item for item in find([EXAMPLES / "specimens"], Limits()) if isinstance(item, Found)}
    return {name: reader.read(read(item.read(), Limits())).flat(name) for name, item in documents.items()}


def _holds(fact: dict[str, Any], claim: dict[str, Any]) -> bool:
    return all(
        (value in (claim.get(key) or "") if key in LONGER and value is not None else claim.get(key) == value) for key, value in fact.items()
    )


def _names(reading: dict[str, Any]) -> set[str]:
    return {name for programme in reading["programmes"] for name in (programme["name"], *programme["also"])}


def _facts(found: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, object, bool]]:
    """Group, document, fact, and whether it was found."""
    for name, entry in EXPECTED.items():
        reading = found[name]
        for key, value in entry["about"].items():
            yield "about", name, (key, value), reading["about"][key] == value
        for programme in entry["programmes"]:
            yield "programmes", name, programme, programme in _names(reading)
        amounts = {claim[end] for claim in reading["claims"] if claim["kind"] == "incentive" for end in ("min", "max")}
        for amount in entry.get("not_incentives", ()):
            yield "left out", name, amount, amount not in amounts
        for programme in entry.get("not_programmes", ()):
            yield "left out", name, programme, programme not in _names(reading)
        for fact in entry.get("claims", ()):
            held = any(_holds(fact, claim) for claim in reading["claims"])
            yield "claims", name, fact, held
            if fact["kind"] == "incentive":
                money = {key: fact[key] for key in ("min", "max", "currency") if key in fact}
                yield "amounts", name, fact, any(_holds(money, claim) for claim in reading["claims"] if claim["kind"] == "incentive")


def test_enough_is_found(found: dict[str, dict[str, Any]]) -> None:
    given, held, missed = Counter[str](), Counter[str](), list[str]()
    for group, name, fact, is_held in _facts(found):
        given[group] += 1
        held[group] += is_held
        if not is_held:
            missed.append(f"{group} {name}: {fact}")
    shares = {group: held[group] / given[group] for group in given}
    print(*(f"{group}: {held[group]} of {given[group]} ({share:.2f})" for group, share in shares.items()), *missed, sep="\n")
    assert {group: share for group, share in shares.items() if share < FLOORS[group]} == {}


def test_nobody_on_a_list_is_named(found: dict[str, dict[str, Any]]) -> None:
    for name, entry in EXPECTED.items():
        if "counted" in entry:
            assert "某某" not in str([found[name]["programmes"], [{**claim, "quote": ""} for claim in found[name]["claims"]]])
