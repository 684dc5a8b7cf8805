"""Lists of conditions, the people a clause speaks of and what is said in brackets, in invented sentences."""

import pytest
from reading.chinese.test_conditions import HOMES, TITLE, claims


def told(text: str) -> list[tuple[str, str]]:
    """Criterion and value of every condition of a text."""
    return [(claim["criterion"], claim["value"]) for claim in claims(text, "eligibility")]


def test_people_below_are_a_list() -> None:
    items = "1、2031年以来,本市企业招录的全日制本科及以上学历毕业生;\n2、在本市缴纳社会保险的全日制大专及以上学历毕业生;\n"
    found = told(HOMES + "下列人员在本市购房,首次申请公积金贷款的,可不与账户余额挂钩:\n" + items)
    assert {("degree", "bachelor or above"), ("degree", "junior college or above"), ("other", "在本市缴纳社会保险")} <= set(found)


def test_who_the_talent_is_stands_below_its_name() -> None:
    items = "1.持有“云岭惠才卡”的高层次人才;\n2.具有全日制博士研究生学历的博士;\n"
    found = told(HOMES + "高层次人才以组织、人社部门的认定为准,包括:\n" + items)
    assert found == [("other", '持有"云岭惠才卡"'), ("degree", "doctorate")]


def test_conditions_right_before_the_colon_outweigh_papers_named_earlier() -> None:
    text = "第五条 人才申请住房时,申请资料提交前必须满足以下条件:\n(一)本人在本市无住房;\n(二)与单位签订2年以上劳动合同。\n"
    assert len(told(TITLE + text)) == 2


def test_what_a_notice_says_below_is_no_list() -> None:
    head = "关于放宽云岭市人才落户条件的意见\n现就进一步放开我市落户条件提出如下意见:\n"
    assert told(head + "一、便利人员落户\n二、优化窗口服务\n本意见自2031年2月1日起施行。\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "借款人单方缴存住房公积金的最高贷款额度为40万元,高层次人才最高贷款额度为90万元。",
        "二孩家庭购买首套住房的贷款额度上浮20%,博士研究生贷款额度上浮30%。",
        "已还清贷款再次购买新建商品住房,或引进的高层次人才,贷款额度提高至60万元。",
        "各住房公积金缴存单位、缴存人:为落实人才政策,提高贷款额度。",
    ],
)
def test_conditions_of_others_are_not_those_of_talent(sentence: str) -> None:
    assert [pair for pair in told(HOMES + sentence) if pair[0] == "other"] == []


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        ("对应届高校毕业生(大专及以上学历)购房的,给予2万元补贴。", ("degree", "junior college or above")),
        ("对毕业6年以内(本科及以上学历)的青年人才,给予2万元补贴。", ("degree", "bachelor or above")),
        ("大专以上学历购房人购买首套住房的,给予2万元补贴。", ("degree", "junior college or above")),
        ("对近3年毕业的大专以上学历高校毕业生,给予2万元补贴。", ("experience", "近3年毕业")),
        ("全日制博士、正高级职称一次性补贴10万元。", ("position", "正高级职称")),
        ("本措施适用于在云岭创业并依法缴纳个人所得税的各类人才。", ("other", "在云岭创业并依法缴纳个人所得税")),
        ("博士每人5万元、硕士每人3万元、本专科毕业生每人1万元购房补贴。", ("degree", "junior college or above")),
    ],
)
def test_degrees_and_times_told_beside_the_people(sentence: str, pair: tuple[str, str]) -> None:
    assert pair in told(HOMES + sentence)


def test_a_tariff_that_pays_the_rest_too_asks_no_degree() -> None:
    assert told(HOMES + "按博士每人9000元、硕士每人6000元、其他每人4000元标准给予毕业生补贴。") == []
