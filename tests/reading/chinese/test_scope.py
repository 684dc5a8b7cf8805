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
