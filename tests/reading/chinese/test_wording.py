"""The words of a condition without the people, the payer and the benefit, in invented sentences."""

import pytest
from reading.chinese.test_conditions import TITLE, claims


@pytest.mark.parametrize(
    ("sentence", "criterion", "value"),
    [
        ("对在云岭市缴存住房公积金满1年的全日制本科以上毕业生,给予2万元补贴。", "other", "在云岭市缴存住房公积金满1年"),
        ("硕士、博士研究生(含预备技师)来云岭稳定就业的,给予2万元补贴。", "other", "来云岭稳定就业"),
        ("对未享受住房保障的相关人才由县乡两级财政给予租房补贴。", "other", "未享受住房保障"),
        ("由市财政给予全日制博士或正高级职称500元/平方米购房补贴。", "position", "正高级职称"),
        ("企业引进的正高、副高(高级技师)职称人才给予购房补贴3万元。", "position", "正高、副高(高级技师)职称"),
        ("属在本市医院、学校和国有企业工作3年以上的人才,给予2万元补贴。", "experience", "在本市医院、学校和国有企业工作3年以上"),
        ("对毕业3年内高校毕业生(含博士、硕士)购房的,给予2万元补贴。", "experience", "毕业3年内"),
        ("对在校及毕业4年内的大学生创业团队,给予2万元补贴。", "experience", "在校及毕业4年内"),
        ("全日制大专、高级工一次性补贴1万元。", "other", "高级工"),
        ("人才在云岭购置首套商品房时即可享受购房补贴3万元。", "other", "在云岭购置首套商品房"),
        ("高层次人才购买自住住房的最高贷款额度提高20万元。", "other", "购买自住住房"),
        ("人才应当具有本科及以上学历或中级及以上职称。", "position", "中级及以上职称"),
        ("对毕业于“双一流”建设高校的硕士,给予3万元补贴。", "institution", '毕业于"双一流"建设高校'),
        ("对取得高级技师及以上职业资格或技能等级的人才,给予3万元补贴。", "other", "高级技师及以上职业资格或技能等级"),
    ],
)
def test_words_of_conditions(sentence: str, criterion: str, value: str) -> None:
    assert (criterion, value) in {(claim["criterion"], claim["value"]) for claim in claims(TITLE + sentence, "eligibility")}


def test_conditions_of_a_kind_in_one_clause_are_told_piece_by_piece() -> None:
    found = claims(TITLE + "对来云岭就业的博士、硕士毕业生首次购买新建商品住房的,给予3万元补贴。", "eligibility")
    assert [claim["value"] for claim in found if claim["criterion"] == "other"] == ["来云岭就业,首次购买新建商品住房"]


def test_what_is_reckoned_by_a_persons_tax_is_no_condition() -> None:
    found = claims(TITLE + "对入选省级人才工程的人才,对其缴纳的个人所得税区级留成部分给予50%奖励。", "eligibility")
    assert [claim["value"] for claim in found] == ["入选省级人才工程"]
