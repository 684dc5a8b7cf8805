"""Whose amount it is: couples, runs of kinds, brackets, hirers, and money that only looks like talent's."""

from __future__ import annotations

from functools import cache

import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import Incentive
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.reading.chinese.incentives import IncentiveReader
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Source

W = 10_000


@cache
def reader() -> IncentiveReader:
    knowledge = load()
    return IncentiveReader(knowledge, TalentContext(knowledge))


def read(text: str) -> list[Incentive]:
    drafts = reader().read(Source(Document(digest(text.encode()), text, "text/plain")), ())
    return [draft.statement for draft in drafts if isinstance(draft.statement, Incentive)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英才贷款上限放宽，单方/双方可贷90万元/160万元。", [("英才", 90), ("英才", 160)]),
        ("“松桂计划”人才公积金贷款上限：单缴存人家庭75万元，双缴存人家庭110万元。", [("人才", 75), ("人才", 110)]),
        ("甲类人才首套房个人最高贷款额度为70万元，家庭（夫妻双方）最高贷款额度为95万元。", [("甲类", 70), ("甲类", 95)]),
        ("引进的博士可多贷两成。即单身缴存的，最高贷款额度提高到66万元；双方缴存的，提高到88万元。", [("博士", 66), ("博士", 88)]),
        ("引进的院士贷款额度，由单缴存人40万元、双缴存人65万元分别提高到70万元、95万元。", [("院士", 70), ("院士", 95)]),
    ],
)
def test_one_and_two_savers(text: str, expected: list[tuple[str, int]]) -> None:
    found = read(text)
    assert [claim.max for claim in found] == [amount * W for _, amount in expected]
    assert all(who in (claim.recipient or "") for claim, (who, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "新来的博士，硕士毕业生、本科毕业生，在县城置业的，分别给予9万元、7万元、4万元购房补贴。",
            ["新来的博士毕业生", "硕士毕业生", "本科毕业生"],
        ),
        ("安家费：名师8万元、名医6万元、青年俊才3万元。", ["名师", "名医", "青年俊才"]),
        ("对领取安家费的高层次人才（战略人才90万元，领军人才60万元），可提前领取。", ["战略人才", "领军人才"]),
        (
            "对A、B、C1、C2（“松英计划”人选）、D类人才分别发放90万元（含税，具体标准另行商定）、70万元、50万元、30万元、20万元房票。",
            ["A类人才", "B类人才", "C1类人才", "C2（“松英计划”人选）", "D类人才"],
        ),
        ("按每人2500元标准，给予每名到村工作的硕士安家费。", ["到村工作的硕士"]),
        ("博士、名师以及高级技师每平方米补贴180元。", ["博士、名师以及高级技师"]),
        ("技工补贴90元/平方米（不超过2万元）硕士补贴150元/平方米（不超过3万元），均为人才购房补贴。", ["硕士", "硕士"]),
        ("D类/按房价的一成，最高不超过7万元的人才购房补贴。", ["D类"]),
        ("按学历（专科、本科、硕士）由县财政分别给予2万元、3万元、5万元的人才购房补贴。", ["专科", "本科", "硕士"]),
        (
            "对来松的博士、硕士研究生，属在本市机关、事业单位和国企工作的，分别给予6万元、4万元购房补贴。",
            ["来松的博士研究生", "硕士研究生"],
        ),
        ("具有中级职称的缴存职工，贷款额度最高为60万元。", ["具有中级职称的缴存职工"]),
        ("多子女家庭和引进的博士，贷款额度最高为60万元。", ["引进的博士"]),
        ("双缴职工和符合松川人才新政的单缴职工，最高可贷款60万元。", ["符合松川人才新政的单缴职工"]),
        ("来松置业的二孩家庭和大学生，每套补贴2万元。", ["来松置业的二孩家庭和大学生"]),
        ("营业满6个月以上的博士，补贴2万元。", ["营业满6个月以上的博士"]),
        ("给予每名进站博士3万元项目资金。", ["进站博士"]),
        ("属于博士的，补贴2万元。", ["博士"]),
        ("县里根据名师的贡献，奖励2万元。", ["名师"]),
        ("凡属引进的博士，补贴2万元。", ["引进的博士"]),
        ("符合松川一次性安家费发放条件的博士，补贴2万元。", ["符合松川一次性安家费发放条件的博士"]),
        ("符合松川高层次人才政策的借款申请人，最高贷款额度为60万元。", ["符合松川高层次人才政策的借款申请人"]),
        ("按照《松川人才办法》，符合A、B类人才条件的，分别给予9万元、7万元购房补贴。", ["A类人才", "B类人才"]),
        ("未享受公租房的博士、硕士，分别给予9万元、7万元购房补贴。", ["未享受公租房的博士", "硕士"]),
        ("吸引硕士来松置业，买房时可享受购房补贴。购房补贴一次性发放，其中购买普通商品房奖励3万元/套。", ["硕士"]),
        ("第三条 甲类人才可以选择一种安居方式。\n申请人才公寓的，以八十平方米为限。\n申请租赁补贴的，每月700元。", ["甲类人才"]),
        ("或本县引进的博士，补贴6万元。", ["本县引进的博士"]),
        ("三、购房补贴\n（二）紧缺人才\n1.首次置业购买新建住房的，最高补贴7万元。", ["紧缺人才"]),
    ],
)
def test_kinds_in_a_row(text: str, recipients: list[str]) -> None:
    assert [claim.recipient for claim in read(text)][-len(recipients) :] == recipients


@pytest.mark.parametrize(
    ("text", "benefit"),
    [
        ("对招收应届毕业生并签订合同的企业，按照每人900元的标准发放补助。", "employer"),
        ("对技能比武获得第一名、第二名的选手，分别给予所在单位3万元、2万元奖励。", "employer"),
        ("对留松毕业生超出上年的部分，按每人700元的标准给予院校奖励。", "employer"),
    ],
)
def test_the_employer_is_paid(text: str, benefit: str) -> None:
    found = read(text)
    assert found and {(claim.benefit, claim.to) for claim in found} == {(benefit, "organisation")}


@pytest.mark.parametrize(
    ("text", "benefit", "recipient"),
    [
        ("（二）电商人才\n对年培训人数达到15人的，每培训1人给予900元的资金扶持。", "employer", "电商人才"),
        ("有创业意愿的毕业生参加培训的，可对培训机构给予补贴，每人最高600元。", "other", "培训机构"),
        ("毕业生创办企业的，可免费参训，按每人3000元标准向承办机构支付培训补助。", "employer", "承办机构"),
    ],
)
def test_who_trains_is_paid(text: str, benefit: str, recipient: str) -> None:
    assert [(claim.benefit, claim.to, claim.recipient) for claim in read(text)] == [(benefit, "organisation", recipient)]


@pytest.mark.parametrize(
    ("text", "benefit"),
    [
        ("对引进的名医和科研团队，给予30万元的资金资助。", "research"),
        ("对引进的创业团队，给予30万元的资金资助。", "startup"),
        ("对博士团队创办的企业，给予最高40万元的项目启动资助。", "startup"),
        ("对引进的博士，给予最高40万元的项目资助。", "research"),
    ],
)
def test_research_and_ventures(text: str, benefit: str) -> None:
    assert [claim.benefit for claim in read(text)] == [benefit]


@pytest.mark.parametrize(
    "text",
    [
        "博士按1.4倍申请贷款（本市现行单缴存人贷款最高额度为45万元）。",
        "紧缺人才租房提取不受最高提取额（9600元）限制。",
        "每家初创企业和创业团队每年可用的创新券额度不超过8万元。",
        "重点企业员工购房的，每套补贴2万元。",
        "鼓励老员工带新员工，给予老员工200元推荐就业补贴。",
        "技能人员的进修支出，按照2400元定额扣除。",
        "毕业生住房贷款在30万元补贴基础上另行商定。",
        "（一）提高贷款额度（高层次人才不变）\n借款申请人单方缴存的，贷款最高额度为45万元。",
        "专家门诊减收2元。",
        "一、科技\n市重大专项最高支持800万元。",
        "对科技型企业、创业团队每年发放3万元仪器使用券。",
    ],
)
def test_what_only_stands_near_talent(text: str) -> None:
    assert read(text) == []


def test_a_title_gives_way_to_the_text_and_rent_to_purchase() -> None:
    text = "给予高级技师购房最高9万元补贴\n一、补贴标准\n给予高级技师、特级技师购房款一成、最高9万元的购房补贴。"
    assert [claim.recipient for claim in read(text)] == ["高级技师、特级技师"]
    text = "一、租房\n对来松的博士给予6万元租房补贴。\n二、购房\n对来松的博士给予6万元购房补贴。"
    assert len(read(text)) == 2


def test_columns_of_plain_text_and_what_a_row_is_about() -> None:
    text = "人才补贴表（单位：万元）\n类别  购房补贴  生活补贴\nA类  30  9\nB类  20  8\n"
    assert [(claim.recipient, claim.benefit, claim.max) for claim in read(text)] == [
        ("A类", "housing", 30 * W),
        ("A类", "allowance", 9 * W),
        ("B类", "housing", 20 * W),
        ("B类", "allowance", 8 * W),
    ]
    long = (
        "学士（含同等学力者）每人每月500元，硕士每人每月800元，实际支出低于标准的，按实际支出发放，"
        "发放期限累计不超过二十四个月，逾期不予受理也不补发，特此说明。"
    )
    rows = f"名称: 租房补贴\t内容: {long}\n名称: 企业优生补贴\t内容: 硕士2万元\n"
    found = read(rows)
    assert [(claim.benefit, claim.to) for claim in found] == [("housing", "person")] * 2 + [("allowance", "person")]


def test_classes_side_by_side_are_told_in_full_and_teams_by_the_class_they_are_paid_by() -> None:
    side = read("柳溪县人才安居办法\n新引进的A类、B类、C类人才，分别给予90万元、60万元、20万元安家补贴。")
    assert [(one.recipient, one.max) for one in side] == [("A类人才", 90 * W), ("B类人才", 60 * W), ("C类人才", 20 * W)]
    teams = read("柳溪县创业人才团队支持办法\n创业团队按一类、二类分别给予700万元、300万元启动资金。")
    assert [(one.recipient, one.to, one.max) for one in teams] == [("一类创业团队", "team", 700 * W), ("二类创业团队", "team", 300 * W)]
