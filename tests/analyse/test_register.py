"""Questions over the register: support and conflicts, lineages that stand beside each other, discoveries, silence, gaps, likeness."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from redheader.analyse import absence, discovery, lineage, record, resemblance
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Incentive, Lifetime
from redheader.settings import Settings
from redheader.store import Store
from redheader.workflow import Progress, review

HEAD = "{place}人民政府关于实施“{name}”的通知\n{number}\n各有关单位：\n"
TAIL = "\n{place}人民政府\n{date}\n"


def _quiet(_: Progress) -> None:
    pass


def _notice(name: str, body: str, place: str = "杭州市", number: str = "杭政发〔2023〕1号", date: str = "2023年5月6日") -> str:
    return HEAD.format(place=place, name=name, number=number) + body + TAIL.format(place=place, date=date)


DOCUMENTS = {
    "one.txt": _notice("白鹭引凤计划", "一、对入选“白鹭引凤计划”的博士，一次性给予50万元购房补贴。\n二、“白鹭引凤计划”自2023年起实施。\n"),
    "two.txt": _notice(
        "白鹭引凤计划", "一、对入选“白鹭引凤计划”的博士，一次性给予50万元购房补贴。\n二、“白鹭引凤计划”自2022年1月起实施。\n",
        number="杭政发〔2023〕2号", date="2023年7月1日",
    ),
    "three.txt": _notice("鸿雁归巢人才计划", "一、申请人年龄不超过38周岁。\n", number="杭政发〔2023〕5号"),
    "four.txt": "杭州市某局关于引进人才的通知\n一、引进的博士，年龄不超过38周岁，每年在杭工作不少于7个月。\n一次性给予37万元购房补贴。\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    at = tmp_path_factory.mktemp("register")
    (at / "in").mkdir()
    for name, text in DOCUMENTS.items():
        (at / "in" / name).write_text(text, "utf-8")
    review([at / "in"], at / "review", Settings(workers=1, now=1_700_000_000), _quiet)
    with Store(at / "review" / "store.sqlite") as opened:
        yield opened


def _entry(store: Store, name: str) -> str:
    return next(entry.id for entry in store.entries() if name in (entry.name_zh or ""))


def test_a_statement_of_two_documents_of_one_body_has_one_origin(store: Store) -> None:
    values = record.record(store, _entry(store, "白鹭引凤"))["incentive"].values
    best = values[0]
    assert isinstance(best.statement, Incentive)
    assert (best.statement.max, best.documents, best.origins, best.newest) == (500_000, 2, 1, "2023-07-01")


def test_two_starts_are_a_conflict_and_both_stand(store: Store) -> None:
    lifetime = record.record(store, _entry(store, "白鹭引凤"))["lifetime"]
    assert {value.statement.start for value in lifetime.values if isinstance(value.statement, Lifetime)} == {"2023", "2022-01"}
    assert lifetime.conflicts == ("start",)


def test_amounts_stand_beside_each_other_at_the_rate_of_the_day(store: Store) -> None:
    values = record.record(store, _entry(store, "白鹭引凤"))["incentive"].values
    (amount,) = record.amounts(values[:1])
    assert amount.yuan == (None, None)  # it is in yuan already
    assert amount.dollars[1] is not None
    assert amount.dollars[1].rate_date == "2023-06-30"


def test_what_is_found_is_ranked_with_its_first_appearance(store: Store) -> None:
    found = discovery.discoveries(store)
    assert [one.entry.name_zh for one in found][:1] == ["白鹭引凤计划"]
    assert found[0].date == "2023-05-06"


def test_silence_says_in_how_many_documents(store: Store) -> None:
    silent = next(one for one in absence.silences(store) if one.entry == _entry(store, "鸿雁归巢"))
    assert "amounts" in silent.absent
    assert "awardees" in silent.absent
    assert silent.searched == 1


def test_missing_numbers_of_a_series(store: Store) -> None:
    (gap,) = absence.gaps(store)
    assert (gap.body, gap.year, gap.missing) == ("杭政发", 2023, (3, 4))


def test_an_offer_without_a_name_is_never_merged(store: Store, knowledge: Knowledge) -> None:
    alike = resemblance.resemblances(store, knowledge)
    assert all(not list(store.mentions(document=one.document)) for one in alike)
    assert {entry.name_zh for entry in store.entries()} == {"白鹭引凤计划", "鸿雁归巢人才计划"}


def test_what_the_knowledge_links_is_attributed(knowledge: Knowledge, tmp_path: Path, root: Path) -> None:
    briefs = root / "examples/briefs"
    review([briefs], tmp_path / "r", Settings(workers=1, now=1_700_000_000), _quiet)
    with Store(tmp_path / "r" / "store.sqlite") as opened:
        edges = lineage.edges(opened, knowledge)
        contest = next(one for one in lineage.contests(edges) if one.other == "cn-thousand-talents")
        assert {edge.entry for edge in contest.edges} >= {"cn-qiming", "cn-high-end-foreign-experts"}
        main = next(edge for edge in edges if (edge.entry, edge.relation, edge.other) == ("cn-qiming", "succeeds", "cn-thousand-talents"))
        assert main.claims
        assert main.origins >= 1
        assert all(listed.source.startswith("http") for edge in edges for listed in edge.listed)
        award = [v for v in record.record(opened, "cn-qiming")["incentive"].values if isinstance(v.statement, Incentive)]
        assert any((value.statement.min, value.statement.max) == (3_000_000, 5_000_000) and value.origins >= 1 for value in award)  # type: ignore[union-attr]
        for key in ("cn-thousand-talents", "cn-qiming", "zj-kunpeng"):
            (entry,) = [entry for entry in opened.entries() if entry.id == key]
            assert entry.name_zh
            assert entry.name_en
