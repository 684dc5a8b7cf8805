"""Homes and money promised without an amount: to whom, by whose name, and what only looks like a promise."""

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


@cache
def reader() -> IncentiveReader:
    knowledge = load()
    return IncentiveReader(knowledge, TalentContext(knowledge))


def read(text: str) -> list[tuple[str, str | None]]:
    """The class and the recipient of every incentive without an amount."""
    drafts = reader().read(Source(Document(digest(text.encode()), text, "text/plain")), ())
    found = [draft.statement for draft in drafts if isinstance(draft.statement, Incentive)]
    return [(claim.benefit, claim.recipient) for claim in found if claim.min is None and claim.max is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对来松的博士在城区购买新建商品住房的，发放购房补贴。", [("housing", "来松的博士")]),
        ("对在松就业的高校毕业生发放不超过3年的租房补贴。", [("housing", "在松就业的高校毕业生")]),
        ("改造一批空房，对引进的名医提供一年内免租人才公寓。", [("housing", "引进的名医")]),
        ("为来松求职青年提供5至10天免费住宿，打造暖心驿站。", [("housing", "来松求职青年")]),
        ("鼓励各家房地产开发企业给予人才购房优惠。", [("housing", "人才")]),
        ("按照引进人才层次，兑现相应购房补贴。", [("housing", "引进人才")]),
        ("落实《松川英才办法》精神，兑现人才购房补贴。", [("housing", "人才")]),
        ("支持县属国企收购空置商品房，用作保障性住房、人才住房等。", []),
        ("对引进的博士给予5万元购房补贴。\n支持县属国企收购空置商品房，用作保障性住房、人才住房等。", [("housing", None)]),
        ("县里可向开发商购买一批小户型现房，用作人才租赁住房。", [("housing", None)]),
        ("乙类人才可以选择申请保障性租赁住房和租赁补贴中的一种。", [("housing", "乙类人才")]),
        ("符合松川人才政策的博士，可自行选择购房补贴方式。", [("housing", "符合松川人才政策的博士")]),
        ("名医在松购买住房的，按照本县引进人才购房补贴政策执行。", [("housing", "名医")]),
        ("来松的本科毕业生，未享受过人才购房优惠政策的，可享受购房补贴。", [("housing", "来松的本科毕业生")]),
        ("引进的博士已享受县里专项补贴的，可继续申领购房补贴。", [("housing", "引进的博士")]),
        ("对二孩家庭和引进的名师，可单独予以购房补贴。", [("housing", "引进的名师")]),
        ("支持紧缺人才落户，在住房、子女入学等方面提供服务保障。", [("housing", "紧缺人才")]),
        ("对新毕业的大学生，租住公司房源的，每满一年减免一个月租金。", [("housing", "新毕业的大学生")]),
        ("属松川急需的本科、硕士、博士来松企业工作的，给予生活安居补贴。", [("housing", "松川急需的本科、硕士、博士")]),
        ("对引进的名师购买新房给予补贴。", [("housing", "引进的名师")]),
        ("凡在松川购买新房的实用人才，给予相应的补贴。", [("housing", "在松川购买新房的实用人才")]),
        ("支持博士到松川落户，发放引进人才安家落户补贴。", [("housing", "博士")]),
        ("对来松创业的人才团队，给予一定的扶持和奖励。", [("award", "来松创业的人才团队")]),
        ("松川市稳市十条\n三、继续执行高层次人才安家补贴政策，有效期延长一年。", [("housing", "高层次人才")]),
        ("引进的急需紧缺人才购房补助仍按《松川引才办法》（松办〔2021〕3号）落实。", [("housing", "引进的急需紧缺人才")]),
        ("各乡镇抓紧发放购房人才补贴和契税补贴。", [("housing", "人才")]),
        ("支持高校毕业生通过租房补贴、购房券等多种形式解决居住问题。", [("housing", "高校毕业生")]),
        ("通过盘活存量、发放租金补贴等途径，为来松就业的大学毕业生解决居住困难。", [("housing", "来松就业的大学毕业生")]),
        ("县里将保障性住房面向引进人才和青年教师配租。", [("housing", "引进人才")]),
        ("县里对人才购房、旧房装修所需材料给予适当补贴。", [("housing", "人才")]),
        ("依法落实农业科技人才在住房、子女就学等方面的待遇。", [("housing", "农业科技人才")]),
        ("硕士5万元发放购房券，对其他的专科生比照上述标准发放购房券。", [("housing", "其他的专科生")]),
    ],
)
def test_what_is_promised(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "给予人才购房补贴。对新来的博士，按规定办理。",
        "在享受原有青年人才购房补贴的基础上，由县里补贴契税。",
        "对各类机关、大中专院校团购商品住房的给予团购补贴。",
        "同时符合本市人才政策的，按“从高”原则兑现购房补贴。",
        "对符合《松川市青年人才公寓办法》的租户，发放租金补贴。",
        "收回的闲置住宅用地用于筹集建设人才住房。",
        "购买新建商品住房作为企业人才公寓的，给予8000元奖励。",
        "对首次置业的C类人才，按购房款的20%给予房票补贴。",
        "未享受有关部门给予租房补贴的博士，优先分配公租房。",
        "申请人才公寓的博士及其配偶没有享受公租房等保障。",
        "引进人才以及租住公租房、保障性租赁住房的缴存人，可多次提取。",
        "毕业生如何申领开户补贴？请登录网站。",
        "对引进高层次人才的市场主体，给予奖励补助。",
        "人才购房补贴申请时间延长至12月底。",
        "县住建局负责人才购房补贴的审核发放工作。",
        "享受人才租赁补贴的家庭购买共有产权房的，停发租赁补贴。",
        "对大专以上毕业生发放购房补贴，补贴额为所缴契税的八成即80%。",
    ],
)
def test_what_is_no_promise(text: str) -> None:
    assert read(text) == []


def test_a_home_itself_is_no_other_words_for_the_money_beside_it() -> None:
    text = "对引进的A类人才，免费提供专家公寓；对引进的B类人才，每月给予900元租房补贴。"
    assert read(text) == [("housing", "引进的A类人才")]
    assert read("对引进的名医发放租房补贴。补贴标准为每月900元。") == []


def test_a_bracket_about_families_does_not_take_talent_s_place() -> None:
    assert read("经认定的名师，可购买首套住房（多孩家庭可购两套），并可申请购房补贴。") == [("housing", "名师")]


def test_how_often_is_told_with_the_promise() -> None:
    text = "对引进的博士给予一次性购房补贴。\n对引进的硕士按月发放租房补贴。\n对引进的名师发放购房补贴。"
    drafts = reader().read(Source(Document(digest(text.encode()), text, "text/plain")), ())
    assert [draft.statement.per for draft in drafts if isinstance(draft.statement, Incentive)] == ["once", "month", None]


def test_two_kinds_of_money_are_two_promises() -> None:
    assert len(read("来松工作的博士，给予一次性安居补贴，置业的给予一次性购房补助。")) == 2
    assert len(read("对引进的C类人才，入住人才公寓的，可免2年租金。")) == 1


def test_a_benefit_s_name_is_no_promise_beside_what_is_stated_in_full() -> None:
    assert read("松川市稳市十条\n落实人才购房补贴政策。\n对引进的博士给予5万元购房补贴。") == []


def test_homes_bought_up_are_told_once() -> None:
    assert len(read("对引进的博士给予5万元购房补贴。\n支持收购存量房用作人才房。\n鼓励收购二手房用于人才公寓。")) == 1
