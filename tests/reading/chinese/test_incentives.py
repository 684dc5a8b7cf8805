"""Incentives: whose money counts, lists, ranges, tables, and that nothing raises."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader import formats
from redheader.knowledge.loader import load
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.reading.chinese.incentives import IncentiveReader
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Source
from redheader.settings import Limits

CORPUS = Path(__file__).parents[3] / "../shared/corpus/zh"


@cache
def reader() -> IncentiveReader:
    knowledge = load()
    return IncentiveReader(knowledge, TalentContext(knowledge))


def drafts(text: str) -> list[Draft]:
    return list(reader().read(Source(Document(digest(text.encode("utf-8", "replace")), text, "text/plain")), ()))


def read(text: str) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(draft.statement) for draft in drafts(text)]


def brief(text: str) -> list[tuple[str | None, str, float | None, float | None]]:
    return [(c["recipient"], c["benefit"], c["min"], c["max"]) for c in read(text)]


def test_tiers_that_share_a_head() -> None:
    assert brief("人才购房给予房票补贴：A类人才最高300万元、B类人才最高150万元，C类人才80万元。") == [
        ("A类人才", "housing", None, 3_000_000),
        ("B类人才", "housing", None, 1_500_000),
        ("C类人才", "housing", 800_000, 800_000),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "对新引进的A、B、C类人才，分别给予100万元、80万元、50万元安家费。",
        "分别给予A、B、C类人才100万元、80万元、50万元安家费。",
        "对A类、B类、C类人才，在本市首次购房的，按100万元、80万元、50万元标准给予购房补贴。",
        "对A、B、C类人才分别给予100、80、50万元购房补贴。",
    ],
)
def test_lists_in_order(text: str) -> None:
    found = read(text)
    assert [c["max"] for c in found] == [1_000_000, 800_000, 500_000]
    assert [c["recipient"][-4:] for c in found][1:] == ["B类人才", "C类人才"] or [c["recipient"] for c in found][1] == "B类"
    assert {c["benefit"] for c in found} == {"housing"}


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("给予300万元（A类）、200万元（B类）购房补贴。", ["A类", "B类"]),
        ("博士、硕士、本科毕业生每人每月分别给予3000元、2000元、1000元生活补贴。", ["博士毕业生", "硕士毕业生", "本科毕业生"]),
        ("顶尖人才、领军人才安家费分别为300万、200万，科研启动费分别为500万、300万。", ["顶尖人才", "领军人才"] * 2),
        ("经省、市认定的A、B类人才，按房价的50%分别给予不超过300万元、150万元购房补贴。", ["经省、市认定的A类人才", "B类人才"]),
        ("博士后科研工作站每招收1名博士后给予设站单位8万元资助，博士后本人给予每年12万元生活补助。", ["设站单位", "博士后"]),
        ("购房补贴按学历发放：\n博士研究生：20万元\n硕士研究生：10万元", ["博士研究生", "硕士研究生"]),
        ("一、政策\nA类人才\n购房补贴300万元。\nB类人才\n购房补贴200万元。", ["A类人才", "B类人才"]),
        ("无房租户、夫妻双方均缴存公积金、县里引进的高层次人才，贷款最高额度提高至70万元。", ["县里引进的高层次人才"]),
        ("对无法享受上述政策的本科毕业生，给予2万元购房补贴。", ["无法享受上述政策的本科毕业生"]),
        ("落实《松办〔2021〕3号》文件规定的应届毕业生1万元购房补贴。", ["应届毕业生"]),
        ("设立一批岗位用于招录近三年的毕业生，每月给予2500元生活补贴。", ["近三年的毕业生"]),
        ("按调整后的额度计算的松川英才公积金贷款最高额度为90万元。", ["松川英才"]),
        ("对应届博士给予9万元安家费。", ["应届博士"]),
        ("一、引才\n引进的名师可以享受下列待遇：\n1.安家费10万元。\n2.岗位津贴每月800元。", ["引进的名师"] * 2),
        ("一、购房\n凡来松购房的技师，给予相应补贴。\n（一）住宅。由财政给予每平方米200元补贴。", ["来松购房的技师"]),
        ("引进人才、新市民、年轻人、现役军人家庭、三孩家庭最高可贷款90万元。", ["引进人才"]),
        ("“松才卡”A卡、B卡持卡人公积金可贷金额上限可以达到150万元、120万元。", ["“松才卡”A卡", "B卡持卡人"]),
        ("具有“松才卡”的家庭，公积金贷款最高额度上浮30万元。", ["具有“松才卡”"]),
        ("按照每人4000元标准，给予每名新招募的“三支一扶”人员一次性安家费。", ["新招募的“三支一扶”人员"]),
        ("高层次人才贷款限额由单职工40万元、双职工60万元提高至单职工70万元、双职工90万元。", ["高层次人才"] * 2),
        ("取得技师证书的，按每人不超过700元的标准核算补贴，补助给承训单位。", ["承训单位"]),
        ("本报讯：近日松川出台《青年人才公积金贴息办法》。\n补贴标准：按利息的50%补贴，总额最高不超过3万元。", [None]),
        ("一、购房\n对购房的居民，给予以下支持：\n（一）由财政给予每平方米200元补贴。", []),
        ("办事指南\n补贴对象：新引进的全日制博士\n补贴标准：每人每月2000元，最长36个月", ["新引进的全日制博士"]),
        ("（一）申报对象。来松就业的大专以上毕业生。\n（二）补贴标准。租房补贴每月500元。", ["来松就业的大专以上毕业生"]),
        ("在松创业的大学生缺少本钱的，可申请贷款。\n个人贷款额度最高40万元。", ["在松创业的大学生"]),
        ("本县居民家庭购房的，给予补贴。\n补贴标准为：每套2万元。", []),
        ("对专科生以及取得技能证书（四级以上）的松川户籍居民，给予1万元补贴。", ["专科生以及取得技能证书（四级以上）的松川户籍居民"]),
        ("应届毕业生以灵活就业人员身份参加企业职工养老保险的，每人每月给予200元补贴。", ["应届毕业生"]),
        ("企业和社会组织于2031年招用毕业生的，按每招1人给予900元补助。", ["企业和社会组织"]),
        ("对落实好人才政策的企业，给予10万元奖励。", ["落实好人才政策的企业"]),
        ("对新引进的博士，与用人单位签订三年以上劳动合同的，给予20万元安家费。", ["新引进的博士"]),
    ],
)
def test_recipients_in_every_place(text: str, recipients: list[str | None]) -> None:
    assert [c["recipient"] for c in read(text)] == recipients


def test_each_of_two_gets_the_same() -> None:
    assert brief("分别给予创业之星和优秀返乡创业人才各1万元奖励。") == [
        ("创业之星", "award", 10_000, 10_000),
        ("优秀返乡创业人才", "award", 10_000, 10_000),
    ]


def test_an_exception_inside_an_item() -> None:
    found = brief("房票金额为：G类人才10万元，其中35周岁以下的本科毕业生15万元；H类人才5万元。")
    assert [(recipient, high) for recipient, _, _, high in found] == [
        ("G类人才", 100_000),
        ("35周岁以下的本科毕业生", 150_000),
        ("H类人才", 50_000),
    ]


def test_rate_and_cap_are_two_claims() -> None:
    found = read("对引进的高层次人才购房，每平方米补贴300元，最高3万元。")
    assert [(c["min"], c["max"], c["per"]) for c in found] == [(300, 300, "sqm"), (None, 30_000, "once")]


def test_total_in_instalments_is_stated_once() -> None:
    assert brief("对博士给予安家补贴100万元，分5年发放，每年20万元。") == [("博士", "housing", 1_000_000, 1_000_000)]
    assert [c["per"] for c in read("对博士发放人才津贴，每年20万元。")] == ["year"]


def test_loans_are_ceilings() -> None:
    assert read("高层次人才申请住房公积金贷款的，最高贷款额度由60万元提高至80万元。") == [
        {"kind": "incentive", "benefit": "loan", "min": None, "max": 800_000, "currency": "CNY", "per": None, "to": "person",
         "recipient": "高层次人才"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "benefit", "payee"),
    [
        ("对推荐引进顶尖人才的中介机构，给予20万元引才奖励。", "finder", "organisation"),
        ("对设立博士后科研工作站的企业，给予设站单位50万元资助。", "employer", "organisation"),
        ("对入选的领军人才团队给予300万元至500万元创业启动资金。", "startup", "team"),
        ("对新引进的博士给予50万元科研启动经费。", "research", "person"),
        ("特聘教授：年薪60万元至90万元。", "salary", "person"),
        ("对全职引进的院士给予200万元一次性奖励。", "award", "person"),
        ("博士后在站期间，按10万元/人·年给予生活补贴。", "allowance", "person"),
    ],
)
def test_benefit_and_payee(text: str, benefit: str, payee: str) -> None:
    assert [(c["benefit"], c["to"]) for c in read(text)] == [(benefit, payee)]


@pytest.mark.parametrize(
    "text",
    [
        "对购买首套新建商品住房的购房人，每套给予2万元购房补贴。",
        "二孩家庭购买新房的，给予1万元补贴；三孩家庭给予3万元补贴。",
        "对年营业收入首次突破10亿元的企业，给予50万元奖励。",
        "企业高管申报的，年薪应在50万元以上。",
        "市财政每年安排人才发展专项资金3亿元。",
        "全市引进人才1200人，共发放补贴资金1.2亿元。",
        "无许可证从事人才中介服务的，处1万元以上5万元以下罚款。",
        "住房公积金最高贷款额度由60万元提高至80万元。",
        "市级劳模家庭购买首套住房给予5万元补贴。",
        "开发企业对进城农民每平方米优惠100元。",
    ],
)
def test_money_that_is_no_incentive(text: str) -> None:
    assert read(text) == []


def test_the_heading_says_who() -> None:
    text = "关于促进房地产市场的若干措施\n二、引进博士研究生\n1.给予一次性购房补贴20万元。\n三、支持多子女家庭\n1.给予购房补贴2万元。"
    assert [(c["recipient"], c["max"]) for c in read(text)] == [("引进博士研究生", 200_000)] or [c["max"] for c in read(text)] == [200_000]


def test_the_same_again_is_annotated_once() -> None:
    text = "一、标准\n对博士研究生给予10万元购房补贴。\n二、办理\n符合条件的博士研究生，可领取10万元购房补贴。"
    assert [c["max"] for c in read(text)] == [100_000]


def test_tables_with_units_in_heads_and_captions() -> None:
    text = "附件：人才购房补贴标准表\n人才类别\t购房补贴（万元）\t生活补贴（元/月）\n顶尖人才\t200\t10000\nA类人才\t80-150\t8000"
    assert [(c["recipient"], c["benefit"], c["min"], c["max"], c["per"]) for c in read(text)] == [
        ("顶尖人才", "housing", 2_000_000, 2_000_000, "once"),
        ("顶尖人才", "allowance", 10_000, 10_000, "month"),
        ("A类人才", "housing", 800_000, 1_500_000, "once"),
        ("A类人才", "allowance", 8000, 8000, "month"),
    ]
    turned = "高层次人才政策（单位：万元）\n层次\tA类\tB类\n安家费\t300\t200"
    assert [(c["recipient"], c["max"]) for c in read(turned)] == [("A类", 3_000_000), ("B类", 2_000_000)]


def test_spreadsheet_rows() -> None:
    found = read("名称: 新引进博士人才生活补贴\t学历要求: 博士研究生\t补贴内容: 10万元\t条件: 投资50万元以上")
    assert [(c["benefit"], c["max"]) for c in found] == [("allowance", 100_000)]


@given(st.text(alphabet="人才博士A类B、，。；：（）对给予分别各10万元每月年最高至-补贴购房团队企业在与到用人单位招用高校工作站家庭\n\t| "))
def test_never_raises_and_stands(text: str) -> None:
    for draft in drafts(text):
        quote = text[draft.start : draft.end]
        assert quote.strip() and "\n" not in quote
        assert 0 < draft.confidence <= 1


def test_corpus_quotes_carry_their_amounts() -> None:
    if not CORPUS.is_dir():
        pytest.skip("no corpus beside the checkout")
    seen = 0
    for path in sorted(CORPUS.glob("re_2023-0*.txt"))[:60]:
        source = Source(formats.read(path.read_bytes(), Limits()))
        for draft in reader().read(source, ()):
            quote = source.text[draft.start : draft.end]
            assert len(quote) <= 400 and "\n" not in quote, path.name
            seen += 1
    assert seen > 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对引进的高层次人才给予生活补助。", [("allowance", "引进的高层次人才")]),
        ("对招用高校毕业生的企业给予社保补贴。", []),
        ("对获奖选手给予表彰奖励。", []),
        ("严格落实最低工资标准为2500元/月,做好高校毕业生就业。", []),
        ("中小企业招用毕业年度高校毕业生的,按每人1500元给予补助。", [("finder", "中小企业")]),
        ("对开展高技能人才培养的院校,给予30万元奖励。", [("other", "开展高技能人才培养的院校")]),
        ("对引进的高校毕业生,生活补贴1000元/人月。", [("allowance", "引进的高校毕业生")]),
    ],
)
def test_money_without_an_amount_and_who_is_paid(text: str, expected: list[tuple[str, str]]) -> None:
    found = [draft.statement for draft in drafts("关于促进松川县发展的通知\n" + text)]
    assert [(claim.benefit, claim.recipient) for claim in found] == expected  # type: ignore[union-attr]
