"""How programmes and measures of invented documents follow on from others."""

import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import Lineage
from redheader.model.document import Document
from redheader.reading.reader import Reader

READER = Reader(load())
TITLE = "关于支持青年人才来柳溪工作的若干措施\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《柳溪县“青苗团队”扶持办法》同时废止。", {("succeeds", "柳溪县“青苗团队”扶持办法")}),
        ("《青苗人才办法》(柳办〔2021〕3号)、《引进人才细则》同时废止。", {("succeeds", "青苗人才办法"), ("succeeds", "引进人才细则")}),
        ("原“百名英才计划”被“雏鹰人才计划”取代。", {("succeeds", "百名英才计划")}),
        ("在“百名英才计划”基础上,推出“雏鹰人才计划”。", {("succeeds", "百名英才计划")}),
        ("县里制定“百名英才计划”升级版“雏鹰人才计划”。", {("succeeds", "百名英才计划")}),
        ("“归巢行动”是“雏鹰人才计划”的子项目。", {("part_of", "雏鹰人才计划")}),
        ("实施“雏鹰人才计划”,将原“归巢行动”一并纳入,作为其中的专项。", {("part_of", "雏鹰人才计划")}),
        ("符合《柳溪县人才认定办法》第五条的人才可申领补贴。", set()),
    ],
)
def test_lineages(text: str, expected: set[tuple[str, str]]) -> None:
    claims = READER.read(Document("0" * 64, TITLE + text, "text/plain")).claims
    found = {(claim.statement.relation, claim.statement.of) for claim in claims if isinstance(claim.statement, Lineage)}
    assert {(relation, of.replace('"', "")) for relation, of in found} == {(r, o.replace("“", "").replace("”", "")) for r, o in expected}
