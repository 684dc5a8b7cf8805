"""Resolution: the same register whatever the order, a city's programme never another city's, known names known."""

from __future__ import annotations

import random

import pytest

from redheader.knowledge.loader import Knowledge
from redheader.model.register import Entry
from redheader.resolve import Resolver, Seen
from redheader.resolve.namekey import NameKey

HANGZHOU, NINGBO = "浙江省杭州市", "浙江省宁波市"


def _seen(document: str, name: str, region: str | None = None, known: str | None = None, also: tuple[str, ...] = ()) -> Seen:
    return Seen(name, also, known, region, "municipal" if region else None, name)


def _resolve(knowledge: Knowledge, mentions: list[Seen]) -> tuple[list[Entry], list[str]]:
    resolver = Resolver(knowledge)
    for mention in mentions:
        resolver.add(mention)
    return list(resolver.entries()), [resolver.entry_of(mention) for mention in mentions]


MENTIONS = [
    _seen("d1", "测试英才计划", HANGZHOU),
    _seen("d2", "“测试英才计划”", HANGZHOU, also=("英才聚杭工程",)),
    _seen("d3", "英才聚杭工程", HANGZHOU),
    _seen("d4", "测试英才计划", NINGBO),
    _seen("d5", "测试英才计划", HANGZHOU + "滨江区"),
    _seen("d6", "千人计划", known="cn-thousand-talents"),
    _seen("d7", "Thousand Talents Plan", known="cn-thousand-talents"),
    _seen("d8", "測試英才計劃", HANGZHOU),
    _seen("d9", "测试英才计划"),
]


@pytest.mark.parametrize("seed", range(8))
def test_the_register_does_not_depend_on_the_order(knowledge: Knowledge, seed: int) -> None:
    shuffled = random.Random(seed).sample(MENTIONS, len(MENTIONS))
    entries, ids = _resolve(knowledge, MENTIONS)
    again, ids_again = _resolve(knowledge, shuffled)
    assert again == entries
    assert dict(zip(shuffled, ids_again, strict=True)) == dict(zip(MENTIONS, ids, strict=True))


def test_names_that_one_document_ties_together_are_one_programme(knowledge: Knowledge) -> None:
    _, ids = _resolve(knowledge, MENTIONS)
    assert ids[0] == ids[1] == ids[2] == ids[7]


def test_two_cities_programmes_of_one_name_stay_apart(knowledge: Knowledge) -> None:
    entries, ids = _resolve(knowledge, MENTIONS)
    assert ids[0] != ids[3]
    regions = {entry.id: entry.region for entry in entries}
    assert regions[ids[3]] == NINGBO


def test_a_district_speaks_of_its_citys_programme(knowledge: Knowledge) -> None:
    _, ids = _resolve(knowledge, MENTIONS)
    assert ids[4] == ids[0]


def test_a_name_without_a_place_joins_no_citys_programme(knowledge: Knowledge) -> None:
    _, ids = _resolve(knowledge, MENTIONS)
    assert ids[8] not in {ids[0], ids[3]}


def test_a_known_programme_is_one_entry_in_both_languages(knowledge: Knowledge) -> None:
    entries, ids = _resolve(knowledge, MENTIONS)
    assert ids[5] == ids[6] == "cn-thousand-talents"
    entry = next(entry for entry in entries if entry.id == "cn-thousand-talents")
    assert (entry.found, entry.region) == (False, None)
    assert {alias.name for alias in entry.aliases if alias.mentions} == {"千人计划", "Thousand Talents Plan"}


def test_a_listed_name_in_its_own_place_needs_no_hint(knowledge: Knowledge) -> None:
    known = next(entry for entry in knowledge.programmes if entry.region == "广东省深圳市" and entry.names.zh)
    _, ids = _resolve(knowledge, [_seen("d", known.names.zh[0], known.region)])
    assert ids == [known.key]


def test_every_decision_says_why(knowledge: Knowledge) -> None:
    entries, _ = _resolve(knowledge, MENTIONS)
    assert all(entry.reasons for entry in entries)


@pytest.mark.parametrize(
    ("one", "other"),
    [("“孔雀计划”", "孔雀计划"), ("孔雀計劃", "孔雀计划"), ("Kunpeng Plan", "kunpeng programme"), ("“ 550 人才”", "550人才")],
)
def test_names_that_are_written_differently_share_a_key(knowledge: Knowledge, one: str, other: str) -> None:
    key = NameKey(knowledge)
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("千人计划", "万人计划"), ("青年千人计划", "千人计划"), ("Young Thousand Talents Plan", "Thousand Talents Plan")]
)
def test_names_that_differ_have_different_keys(knowledge: Knowledge, one: str, other: str) -> None:
    key = NameKey(knowledge)
    assert key(one) != key(other)
