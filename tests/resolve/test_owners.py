"""Whose programme a name is: what is said of it, what stands above it, and where nothing is said."""

from __future__ import annotations

import pytest

from redheader.knowledge.loader import Knowledge
from redheader.resolve.home import Homes, Seen
from redheader.resolve.resolver import Resolver

CITY, COUNTY, PROVINCE = "浙江省嘉兴市", "浙江省嘉兴市海宁市", "浙江省"


def _seen(name: str, region: str | None, quote: str = "", level: str | None = None) -> Seen:
    return Seen(name, (), None, region, level or ("municipal" if region else None), quote or name)


@pytest.mark.parametrize(
    ("name", "region", "quote", "path", "certain"),
    [
        ("国家白鹭引才计划", CITY, "", "", True),
        ("广东省白鹭引才计划", CITY, "", "广东省", True),
        ("白鹭计划", CITY, "入选省“白鹭计划”的", PROVINCE, True),
        ("白鹭计划", COUNTY, "入选市“白鹭计划”的", CITY, True),
        ("白鹭计划", COUNTY, "国家“鸿雁计划”、省“白鹭计划”", PROVINCE, True),
        ("白鹭计划", COUNTY, "苏州“白鹭计划”获得者", "江苏省苏州市", True),
        ("智汇嘉兴计划", COUNTY, "", CITY, True),
        ("白鹭计划", COUNTY, "实施白鹭计划", COUNTY, False),
        ("白鹭计划", None, "", None, False),
    ],
)
def test_where_a_name_belongs(knowledge: Knowledge, name: str, region: str | None, quote: str, path: str | None, certain: bool) -> None:
    home = Homes(knowledge).of(_seen(name, region, quote))
    assert (home.path, home.certain) == (path, certain)


def _entries(knowledge: Knowledge, *seen: Seen) -> list[str]:
    resolver = Resolver(knowledge)
    for one in seen:
        resolver.add(one)
    return [resolver.entry_of(one) for one in seen]


def test_a_distinctive_name_goes_to_the_place_above_that_is_stated_to_have_it(knowledge: Knowledge) -> None:
    one, other = _entries(knowledge, _seen("白鹭引凤计划", COUNTY), _seen("白鹭引凤计划", CITY, "浙江省“白鹭引凤计划”"))
    assert one == other


def test_a_generic_name_stays_in_its_city_and_the_doubt_is_noted(knowledge: Knowledge) -> None:
    seen = [_seen("双百计划", COUNTY), _seen("双百计划", CITY, "浙江省“双百计划”")]
    resolver = Resolver(knowledge)
    for each in seen:
        resolver.add(each)
    one, other = (resolver.entry_of(each) for each in seen)
    assert one != other
    doubts = [match for entry in resolver.entries() for match in entry.matches if match.verdict == "unsure"]
    assert any({match.left, match.right} == {one, other} for match in doubts)


def test_a_name_that_two_cities_print_is_never_one_citys(knowledge: Knowledge) -> None:
    ids = _entries(knowledge, _seen("白鹭引凤计划", CITY), _seen("白鹭引凤计划", "浙江省杭州市"), _seen("白鹭引凤计划", None))
    assert len(set(ids)) == 3


def test_a_provinces_document_and_several_cities_speak_of_the_provinces_programme(knowledge: Knowledge) -> None:
    ids = _entries(
        knowledge,
        _seen("白鹭引凤计划", CITY),
        _seen("白鹭引凤计划", "浙江省杭州市"),
        _seen("白鹭引凤计划", PROVINCE, level="provincial"),
    )
    assert len(set(ids)) == 1


@pytest.mark.parametrize(("one", "other"), [("光启行动计划", "光启计划"), ("“白鹭英才”工程", "白鹭英才"), ("杭州白鹭计划", "白鹭计划")])
def test_a_stem_tells_programmes_apart_not_the_head_noun(knowledge: Knowledge, one: str, other: str) -> None:
    assert len(set(_entries(knowledge, _seen(one, "浙江省杭州市"), _seen(other, "浙江省杭州市")))) == 1


def test_a_place_that_was_renamed_is_todays(knowledge: Knowledge) -> None:
    assert Homes(knowledge).of(_seen("白鹭计划", "湖北省襄樊市")).path == "湖北省襄阳市"
