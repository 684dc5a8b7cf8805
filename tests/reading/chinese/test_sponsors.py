"""Who runs, oversees or funds the measures of invented documents."""

from typing import Any

import msgspec
import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import kind_of
from redheader.model.document import Document
from redheader.reading.chinese import chinese_readers
from redheader.reading.source import Source

READERS = chinese_readers(load())
POLICY, LAW = "关于支持青年人才来柳溪工作的若干措施\n", "柳溪省人才发展促进条例\n"


def bodies(text: str) -> list[str]:
    """The bodies read, in order."""
    source = Source(Document("0" * 64, text, "text/plain"))
    drafts = [draft for reader in READERS for draft in reader.read(source, ()) if kind_of(draft.statement) == "sponsor"]
    told: list[dict[str, Any]] = [msgspec.to_builtins(draft.statement) for draft in drafts]
    return [claim["organisation"] for claim in told]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县发展改革委负责提供重点企业名单。", ["县发展改革委"]),
        ("补贴资金由市财政、企业所在区(市)财政负担。", ["市财政", "企业所在区(市)财政"]),
        ("购房补贴由引进人才工作企业属地财政承担。", ["引进人才工作企业属地财政"]),
        ("领导小组办公室设在县人社局。", ["县人社局"]),
        ("本项工作在县委人才工作领导小组统一领导下进行。", ["县委人才工作领导小组"]),
        ("县科技局对申报材料进行审查。", ["县科技局"]),
        ("县人力资源社会保障局应当在15个工作日内完成审核。", ["县人力资源社会保障局"]),
        ("柳溪产业投资集团负责股权投资。", ["柳溪产业投资集团"]),
        ("资金由县人才发展基金支付。", ["县人才发展基金"]),
        ("经县人社、教育、不动产登记等部门审核后发放人才补贴。", ["县人社、教育、不动产登记等部门"]),
        ("近日,县住建局联合县财政局等部门,印发《住房若干措施》,给予人才补贴。", ["县住建局", "县财政局"]),
    ],
)
def test_bodies_of_a_measure(sentence: str, expected: list[str]) -> None:
    assert bodies(POLICY + sentence) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("第五条 县级以上人民政府人事行政部门主管本行政区域内的人才流动工作。", ["县级以上人民政府人事行政部门"]),
        ("第六条 市、县(市、区)人民政府应当设立高层次人才发展专项资金。", ["市、县(市、区)人民政府"]),
        ("第七条 发展改革、科技、财政等部门按照各自职责,做好人才引进的有关工作。", ["发展改革、科技、财政等部门"]),
        ("第八条 县人事局(以下简称人事局)是本县人才市场的主管部门。", ["县人事局"]),
        ("第九条 柳溪新区应当建立健全人才引进、培养机制。", ["柳溪新区"]),
        ("第十条 县统计部门应当对人才需求情况进行调查。", []),
    ],
)
def test_bodies_that_a_law_charges_with_talent(article: str, expected: list[str]) -> None:
    assert bodies(LAW + article) == expected
