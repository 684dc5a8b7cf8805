"""Fields and audiences of invented calls."""

import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import Audience, Field
from redheader.model.document import Document
from redheader.reading.chinese import chinese_readers
from redheader.reading.source import Source

READERS = chinese_readers(load())
TITLE = "关于支持青年人才来柳溪工作的若干措施\n"
HOMES = "关于促进柳溪县住房市场平稳发展的若干措施\n"


def scopes(text: str, kind: type[Audience] | type[Field]) -> list[str]:
    """The words of each claim of one kind."""
    source = Source(Document("0" * 64, text, "text/plain"))
    told = [draft.statement for reader in READERS for draft in reader.read(source, ())]
    return [
        one.field if isinstance(one, Field) else one.audience
        for one in told
        if isinstance(one, kind) and isinstance(one, (Field, Audience))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("具体领域为中药、船舶及遥感。", "中药、船舶及遥感"),
        ("计划向船舶、遥感两个方向倾斜。", "船舶、遥感"),
        ("重点支持船舶工程、生物制药、遥感等领域。", "船舶工程、生物制药、遥感"),
        ("数学、力学等基础学科适当倾斜。", "数学、力学"),
        ("一、招聘学科\n材料、力学、控制工程等学科。", "材料、力学、控制工程"),
        ("“重点学科领域”是指教育部公布的理学和工学类学科。", "教育部公布的理学和工学类"),
    ],
)
def test_fields(text: str, expected: str) -> None:
    assert any(expected in field for field in scopes(TITLE + text, Field))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TITLE + "学院诚邀海内外青年才俊加盟。", "海内外青年才俊"),
        (TITLE + "本计划主要面向县外的技术人员和在外柳溪籍人士。", "县外的技术人员和在外柳溪籍人士"),
        (HOMES + "对来柳溪创业的海外高端人才,给予10万元购房补贴。", "来柳溪创业的海外高端人才"),
    ],
)
def test_audiences(text: str, expected: str) -> None:
    assert expected in scopes(text, Audience)


def test_an_action_towards_people_is_no_audience() -> None:
    assert scopes(HOMES + "学校面向毕业生开展服务,给予人才补贴。", Audience) == []


LAW = "柳溪省科学技术进步条例\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三条 鼓励引进、聘请深海领军人才和紧缺专业技术人员参与本省建设。", ["深海领军人才和紧缺专业技术人员"]),
        ("第四条 培养、引进技术经纪人、技术经理人等成果转化人才。", ["技术经纪人、技术经理人等成果转化人才"]),
        ("第五条 应当加大对海外科技人才的引进力度。", ["海外科技人才"]),
        ("第六条 单位需要从外省引进紧缺科技人才的,应当备案。", []),
    ],
)
def test_people_whom_a_law_wants(text: str, expected: list[str]) -> None:
    assert scopes(LAW + text, Audience) == expected


@pytest.mark.parametrize("text", ["落实各项人才购房补贴政策。", "鼓励市县对引进人才购房给予补贴。"])
def test_what_a_policy_or_a_place_is_called_is_no_audience(text: str) -> None:
    assert scopes(HOMES + text, Audience) == []
