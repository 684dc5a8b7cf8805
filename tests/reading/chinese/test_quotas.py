"""How many invented programmes take, how many are missing, and whether those chosen are made public."""

from typing import Any

import msgspec
import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import kind_of
from redheader.model.document import Document
from redheader.reading.chinese import chinese_readers
from redheader.reading.source import Source

READERS = chinese_readers(load())
TITLE = "关于支持青年人才来柳溪工作的若干措施\n"


def told(text: str, kind: str) -> list[dict[str, Any]]:
    """The claims of one kind."""
    source = Source(Document("0" * 64, TITLE + text, "text/plain"))
    drafts = [draft for reader in READERS for draft in reader.read(source, ()) if kind_of(draft.statement) == kind]
    return [msgspec.to_builtins(draft.statement) for draft in drafts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("青年拔尖人才项目,拟支持25名左右。", [25]),
        ("创新团队项目,拟资助6个。", [6]),
        ("获评的技师,每两年评选一次,每次不超过12名。", [12]),
        ("每年支持引进人才80名左右,返乡创业项目15个左右。", [80, 15]),
        ("每年度名额为杰出人才三名、专业人才二十名。", [3, 20]),
        ("每个推荐单位推荐青年拔尖人才不超过7名。", [7]),
        ("全年支持创业团队60个左右、400名以上科研人员来县。", [60, 400]),
        ("每年从世界排名前300名高校引进博士。", []),
        ("十年来共引进博士512名。", []),
    ],
)
def test_quotas(sentence: str, expected: list[int]) -> None:
    assert [claim["count"] for claim in told(sentence, "quota")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("2031年全县机器人领域缺口约3200人。", [3200]), ("芯片人才缺口达20余万人。", [200_000]), ("资金缺口约3200万元。", [])],
)
def test_shortages(sentence: str, expected: list[int]) -> None:
    assert [claim["count"] for claim in told(sentence, "shortage")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("自第三批起,人才计划入选名单不再对外公布。", ["awardees_not_published"]),
        ("获批准的人才姓名及所属机构刊登于《柳溪公报》。", ["awardees_published"]),
    ],
)
def test_disclosures(sentence: str, expected: list[str]) -> None:
    assert [claim["policy"] for claim in told(sentence, "disclosure")] == expected
