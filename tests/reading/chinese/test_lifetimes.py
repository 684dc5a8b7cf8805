"""From when until when measures and programmes of invented documents hold."""

import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import Lifetime
from redheader.model.document import Document
from redheader.reading.reader import Reader

READER = Reader(load())
TITLE = "关于支持青年人才来柳溪工作的若干措施\n"


def lifetimes(text: str, catalogued: str | None = None) -> set[tuple[str | None, str | None, str | None]]:
    """First day, last day and programme of each lifetime."""
    claims = READER.read(Document("0" * 64, text, "text/plain"), catalogued).claims
    found = ((claim.statement, claim.programme) for claim in claims)
    return {(told.start, told.end, programme) for told, programme in found if isinstance(told, Lifetime)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2032年12月31日前,对新引进的博士给予10万元购房补贴。", (None, "2032-12-31", None)),
        ("本措施自2031年4月1日起施行,暂定五年。", ("2031-04-01", "2036-03-31", None)),
        ("本措施自2031年4月1日起施行。\n本次人才购房支持执行至2032年12月31日。", ("2031-04-01", "2032-12-31", None)),
        ("本县2031年启动的“雏鹰人才计划”引进了一批人才,已于2034年底到期。", ("2031", "2034", "雏鹰人才计划")),
        ("“雏鹰人才计划”于2031年正式启动,面向青年人才。", ("2031", None, "雏鹰人才计划")),
        ("本办法自2031年4月1日起施行。\n第六条 本办法有效期至2032年12月31日。", ("2031-04-01", "2032-12-31", None)),
        ("本细则自2031年4月1日起与《柳溪县人才办法》一并施行,有效期至2032年12月31日。", ("2031-04-01", "2032-12-31", None)),
        ("本措施自2031年4月1日起实施,2032年3月31日(含)截止。", ("2031-04-01", "2032-03-31", None)),
        ("本措施自2031年4月1日起施行,执行期限暂定1年,其中第二项从2031年6月1日起执行。", ("2031-04-01", "2032-03-31", None)),
        ("以上政策实施时间自文件颁发之日至2032年12月31日。", (None, "2032-12-31", None)),
        ("对引进的博士给予购房补贴10万元。政策实施周期延长至2032年12月31日。", (None, "2032-12-31", None)),
        ("县里正在制定“雏鹰人才计划”,拟于2035年推出。", ("2035", None, "雏鹰人才计划")),
        ("“雏鹰人才计划”成效显著。这项计划始于2031年。", ("2031", None, "雏鹰人才计划")),
    ],
)
def test_lifetimes(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert expected in lifetimes(TITLE + text)


@pytest.mark.parametrize("text", ["2032年12月31日前提交人才补贴申请。", "2031年启动的县城改造工程给人才带来便利。"])
def test_other_days_are_no_lifetimes(text: str) -> None:
    assert lifetimes(TITLE + text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本措施自印发之日起施行,有效期两年。", {("2031-04-01", "2033-03-31", None)}),
        ("本措施自印发之日起施行,有效期两年。\n2030年12月1日", {("2030-12-01", "2032-11-30", None)}),
        ("本措施自印发之日起施行。", set()),
        ("本措施自印发之日起施行,有效期至2032年12月31日。", {(None, "2032-12-31", None)}),
    ],
)
def test_the_day_in_the_catalogue_stands_in_for_the_day_of_issue_where_a_term_is_counted_from_it(
    text: str, expected: set[tuple[str | None, str | None, str | None]]
) -> None:
    assert lifetimes(TITLE + text, "2031-04-01") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4月20日,柳溪县正式发布《引进人才若干措施》,对引进的博士给予购房补贴10万元。", {("2031-04-20", None, None)}),
        ("4月20日,柳溪县发布关于公开征求《引进人才若干措施》意见的公告,对引进的博士给予购房补贴10万元。", set()),
        ("对引进的博士给予购房补贴10万元。本政策自5月6日起执行。", {("2031-05-06", None, None)}),
        ("县里出台《引进人才若干措施》,自2031年6月1日起施行,对引进的博士给予购房补贴10万元。", {("2031-06-01", None, None)}),
    ],
)
def test_a_report_says_when_measures_were_issued(text: str, expected: set[tuple[str | None, str | None, str | None]]) -> None:
    assert lifetimes("柳溪县引进人才有新政\n" + text, "2031-04-21") == expected
