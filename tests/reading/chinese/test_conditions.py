"""Claims other than money from invented Chinese documents."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.knowledge.loader import load
from redheader.model.claim import kind_of
from redheader.model.document import Document
from redheader.reading.chinese import chinese_readers
from redheader.reading.source import Source

READERS = chinese_readers(load())
TITLE = "关于支持青年人才来柳溪工作的若干措施\n"
WRIT = "符合《柳溪县人才管理办法》(柳人发[2030]3号)相关规定"
HOMES = "关于促进柳溪县住房市场平稳发展的若干措施\n"


def claims(text: str, kind: str) -> list[dict[str, Any]]:
    """The claims of one kind, with their quotation."""
    source = Source(Document("0" * 64, text, "text/plain"))
    drafts = [draft for reader in READERS for draft in reader.read(source, ()) if kind_of(draft.statement) == kind]
    return [{**msgspec.to_builtins(draft.statement), "quote": text[draft.start : draft.end]} for draft in drafts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对年龄不超过45周岁、新引进的博士,给予20万元安家补贴。", {("age", "<=45"), ("degree", "doctorate")}),
        ("对35周岁(含)以下的硕士及以上学历毕业生,给予3万元补贴。", {("age", "<=35"), ("degree", "master's or above")}),
        ("对全日制博士、硕士、本科毕业生分别给予9万元、6万元、3万元补贴。", {("degree", "bachelor or above")}),
        ("具有大专及以上学历的技能人才可申领租房补贴。", {("degree", "junior college or above")}),
        ("对具有副高级职称的人才,给予8万元补贴。", {("position", "副高级职称")}),
        ("对具有3年以上海外工作经历的人才,给予8万元补贴。", {("overseas_status", "具有3年以上海外工作经历")}),
        ("对出国(境)从事研究后回国的博士,给予8万元补贴。", {("overseas_status", "出国(境)从事研究后回国")}),
        ("自取得学位证书4年内来柳溪的博士,给予8万元补贴。", {("experience", "取得学位证书4年内")}),
        ("对毕业于世界排名前200高校的人才,给予8万元补贴。", {("institution", "毕业于世界排名前200高校")}),
        ("对与用人单位签订3年以上劳动合同的人才,给予8万元补贴。", {("other", "与用人单位签订3年以上劳动合同")}),
        ("对35周岁以下(以下不含本数)的硕士,给予3万元补贴。", {("age", "<35"), ("degree", "master's")}),
        ("对40周岁(不含)以下的博士,给予3万元补贴。", {("age", "<40"), ("degree", "doctorate")}),
        ("对具有技师职业资格证书的人才,给予3万元补贴。", {("position", "具有技师职业资格证书")}),
        ("根据学历层次(全日制大专、本科、硕士、博士)分别给予1万元、2万元、3万元、4万元。", {("degree", "junior college or above")}),
        ("已认定为领军人才的不得申领购房补贴。", {("other", "已认定为领军人才的不得申领购房补贴")}),
        ("未享受住房保障政策的博士,给予3万元补贴。", {("other", "未享受住房保障政策")}),
        ("对拥有先进核心技术的人才团队,给予8万元补贴。", {("other", "拥有先进核心技术")}),
        ("对缴存满3个月的人才,给予8万元补贴。", {("other", "缴存满3个月")}),
        ("申请人不是公务员的,可申领人才补贴。", {("other", "申请人不是公务员")}),
        ("对人才在柳溪购买新建商品住房提供补贴。", {("other", "在柳溪购买新建商品住房")}),
        ("引进的博士、硕士,分别给予15万元、8万元安家费。", {("degree", "master's or doctorate")}),
        ("对在柳溪就业的大中专及以上学历人员,给予每月200元租房补贴。", {("degree", "大中专及以上学历")}),
        ("给予博士5万元、硕士3万元、本科生2万元、大中专生8000元补贴。", {("degree", "大中专生及以上")}),
        ("面向大专、中专、技工院校等毕业生发放1万元购房券。", {("degree", "大专、中专、技工院校等毕业生")}),
        ("对在本区全职工作的博士,给予每月2000元津贴。", {("degree", "doctorate"), ("other", "在本区全职工作")}),
        ("通过县级人才委员会评审,并在岗的人才,每人奖励2万元。", {("other", "通过县级人才委员会评审")}),
        ("申请人应符合《柳溪县人才管理办法》(柳人发〔2030〕3号)相关规定。", {("other", WRIT)}),
        ("连续参保不少于6个月的博士,可申领补贴3万元。", {("degree", "doctorate"), ("other", "连续参保不少于6个月")}),
        ("柳溪英才持卡人可获补贴8万元。", {("other", "柳溪英才持卡人")}),
        ("满足柳溪县人才目录规定且有购房意向的人才,给予补贴6万元。", {("other", "满足柳溪县人才目录规定且有购房意向")}),
        ("购买唯一自住住宅(含二手住宅)的人才,给予补贴6万元。", {("other", "购买唯一自住住宅(含二手住宅)")}),
        ("引进获得硕士学位未满2年的人才,给予补贴6万元。", {("degree", "master's"), ("experience", "获得硕士学位未满2年")}),
        ("对主持过省级科研项目的人才,给予补贴6万元。", {("experience", "主持过省级科研项目")}),
        ("申请人获得人才房票后,可充抵购房款。", set()),
        ("申请人办理登记并取得不动产权证书后,可申领人才补贴。", set()),
        ("人才签订认购协议后,可凭合同申请公积金贷款。", set()),
        ("学历不限,博士不限年龄。", set()),
        ("弄虚作假的博士,追回补贴。", set()),
    ],
)
def test_conditions_of_a_sentence(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = {(claim["criterion"], claim["value"]) for claim in claims(TITLE + sentence, "eligibility")}
    assert found >= expected and bool(found) == bool(expected)


def test_a_row_of_amounts_by_degree_does_not_repeat_what_was_asked_for_before() -> None:
    row = "博士6万元、硕士4万元、本科3万元、大专1万元"
    for asked, value in (("大专及以上学历毕业生", "junior college or above"), ("全日制高校毕业生", "全日制高校毕业生")):
        found = claims(TITLE + f"对{asked}在柳溪购房的给予补贴。其中,{row}。", "eligibility")
        assert [claim["value"] for claim in found if claim["criterion"] == "degree"] == [value]
    apart = claims(TITLE + f"对硕士及以上学历人才提供住房补贴。\n引进人才按{row}给予补贴。", "eligibility")
    assert [claim["value"] for claim in apart] == ["master's or above", "junior college or above"]


POSTS = """1.首席教授:在国际知名大学担任教授职务,年龄不超过56岁。
2.特聘研究员:具有博士学位,年龄不超过四十六岁。
3.青年学者:获得博士学位,未满36周岁。
"""
COUPLED = ["二、岗位与条件", "二、招聘对象及要求", "二、岗位职责及任职要求", "第四条(资格)", "二、人才层次及申报条件"]


@pytest.mark.parametrize(
    "heading", ["二、岗位与条件", "二、招聘对象及要求", "二、岗位职责及任职要求", "第四条(资格)", "二、人才层次及申报条件"]
)
def test_conditions_told_per_post_are_read_under_any_heading_that_couples_posts_with_them(heading: str) -> None:
    found = claims(f"柳溪理工大学人才招聘公告\n{heading}\n{POSTS}", "eligibility")
    assert [claim["value"] for claim in found if claim["criterion"] == "age"] == ["<=56", "<=46", "<36"]
    assert [claim["value"] for claim in found if claim["criterion"] == "degree"] == ["doctorate", "doctorate"]


def test_items_numbered_below_an_article_are_its_own() -> None:
    items = "一、專才:持有碩士學位,年齡未滿五十歲。\n二、學人:取得博士學位。\n"
    text = f"柳溪市「菁英計劃」人才實施細則\n第一條(依據)訂定本細則。\n第二條(資格)\n{items}第三條(生效)公佈。\n"
    assert [claim["criterion"] for claim in claims(text, "eligibility")] == ["degree", "age", "degree"]


def test_a_degree_that_only_tells_ages_apart_is_not_asked_for_again() -> None:
    text = TITLE + "申报条件\n(一)取得硕士或博士学位;\n(二)博士年龄41周岁以下,硕士研究生不超过36周岁。\n"
    assert [(c["criterion"], c["value"]) for c in claims(text, "eligibility")] == [
        ("degree", "master's or doctorate"),
        ("age", "<=41"),
        ("age", "<=36"),
    ]


def test_a_heading_that_changes_conditions_opens_no_list_of_them() -> None:
    text = "关于柳溪县住房的若干措施\n{}\n全日制博士、硕士在县城购买住房的,按规定办理。\n"
    assert claims(text.format("放宽公积金使用条件"), "eligibility") == []
    assert claims(text.format("公积金使用条件"), "eligibility")


def test_every_item_under_conditions_counts_and_papers_do_not() -> None:
    text = TITLE + "一、申报条件\n(一)年龄不超过40周岁;\n(二)热爱本行业并作出贡献。\n二、申报材料\n(一)博士学位证书;\n(二)劳动合同。\n"
    found = claims(text, "eligibility")
    assert [claim["criterion"] for claim in found] == ["age", "other"]


HOUSEHOLD = "柳溪县户口办理若干规定\n第三条符合下列条件之一的人员,可直接办理:\n"


def test_items_beside_talent_in_one_list_are_conditions_too() -> None:
    items = "(一)具有博士学位,年龄在50周岁以下的人员;\n(二)具有高级职称的人员;\n(三)获得柳溪工匠称号,年龄在45周岁以下的人员;\n"
    assert [claim["value"] for claim in claims(HOUSEHOLD + items, "eligibility") if claim["criterion"] == "age"] == ["<=50", "<=45"]
    relatives = "(一)父母一方在本县落户的子女;\n(二)年满60周岁的父母;\n(三)获得柳溪工匠称号的人员;\n"
    assert claims(HOUSEHOLD + relatives, "eligibility") == []


def test_a_list_in_one_line_counts_and_what_a_notice_says_below_its_opening_does_not() -> None:
    inline = claims(TITLE + "符合下列条件之一的,可申领甲卡:1.柳溪工匠;2.县内领军团队的成员。其他事项另行通知。", "eligibility")
    assert [claim["quote"] for claim in inline] == ["1.柳溪工匠", "2.县内领军团队的成员"]
    asked = claims(TITLE + "面向全国选聘专家。应聘要求:具有博士学位,主持过国家级课题。\n", "eligibility")
    assert [claim["criterion"] for claim in asked] == ["degree", "experience"]
    assert claims(TITLE + "现将申请条件等有关事项通告如下:\n一、基本情况\n房源共30套,交房时间另行通知。\n", "eligibility") == []


def test_a_list_goes_on_over_numbered_lines_and_words_told_twice_count_once() -> None:
    text = TITLE + "人才房票需要同时具备两个条件:(1)在柳溪全职工作;\n(2)与用人单位签订3年以上劳动合同。\n房票可以抵扣房款。\n"
    assert [claim["quote"] for claim in claims(text, "eligibility")][-1] == "与用人单位签订3年以上劳动合同"
    twice = TITLE + "全日制硕士、副高级职称一次性补贴6万元。\n办理指南\n全日制硕士、副高级职称一次性补贴6万元。\n"
    assert len(claims(twice, "eligibility")) == 2


def test_talent_named_among_many_groups_of_buyers_is_not_wooed() -> None:
    crowd = HOMES + "对农民工、医护人员、教师、引进人才、新市民购买新建商品住房的,给予每平方米100元补贴。\n本措施自2031年4月1日起施行。\n"
    for kind in ("incentive", "eligibility", "lifetime", "audience"):
        assert claims(crowd, kind) == []
    pair = HOMES + "多子女家庭、引进的高层次人才,公积金贷款最高额度提高20万元。\n"
    assert [claim["max"] for claim in claims(pair, "incentive")] == [200_000]


def test_graduates_in_the_fund_of_people_without_an_employer_are_wooed() -> None:
    text = HOMES + "参加柳溪县灵活就业人员住房公积金制度的高校毕业生,在柳溪购买首套住房的,给予1万元购房补助资金。\n"
    assert [claim["quote"] for claim in claims(text, "eligibility")][-1] == "在柳溪购买首套住房的"
    assert claims(text.replace("住房公积金制度的", "社保补贴的"), "eligibility") == []


CARDS = "(一)柳溪英才卡持卡人。\n(二)龙头企业副总级以上高级管理人才。\n(三)按月发放补助。\n"


def test_items_under_a_heading_of_who_is_meant_are_conditions_where_they_end_in_people() -> None:
    found = claims(TITLE + "一、支持对象\n" + CARDS, "eligibility")
    assert [(claim["criterion"], claim["quote"]) for claim in found] == [
        ("other", "柳溪英才卡持卡人"),
        ("position", "龙头企业副总级以上高级管理人才"),
    ]


def test_a_label_opens_a_list_that_ends_with_its_line() -> None:
    text = TITLE + "1.申领对象:在柳溪购买个人首套住房;年龄35周岁以下;在县内重点企业工作。\n2.补助标准:给予博士5万元;分3年发放到位。\n"
    found = [(claim["criterion"], claim["quote"]) for claim in claims(text, "eligibility")]
    assert found == [
        ("other", "在柳溪购买个人首套住房"),
        ("age", "年龄35周岁以下"),
        ("other", "在县内重点企业工作"),
        ("degree", "补助标准:给予博士5万元"),
    ]


def test_ranks_that_share_out_amounts_are_conditions_as_degrees_are() -> None:
    found = claims(TITLE + "发放购房补贴:博士研究生9万元,硕士研究生6万元,正高职称人才9万元,副高职称人才6万元。", "eligibility")
    assert [(claim["criterion"], claim["quote"]) for claim in found] == [
        ("degree", "发放购房补贴:博士研究生9万元,硕士研究生6万元"),
        ("position", "正高职称人才9万元,副高职称人才6万元"),
    ]


def test_labelled_cells_hold_conditions() -> None:
    row = "名称:青年补贴\t申请条件:在柳溪缴纳社保,首次在柳溪就业\t联系人:缴纳社保窗口\n"
    assert [claim["quote"] for claim in claims(TITLE + row, "eligibility")] == ["申请条件:在柳溪缴纳社保,首次在柳溪就业"]


@pytest.mark.parametrize(
    ("sentence", "criterion", "value"),
    [
        ("申请人年龄应在18周岁以上,40周岁以下。", "age", "18-40"),
        ("年龄在18至40周岁的博士,给予3万元补贴。", "age", "18-40"),
        ("对新落户的全日制高校毕业生,给予每人2000元奖励。", "degree", "全日制高校毕业生"),
        ("按博士、硕士、本科、专科、中专,分别给予5万元、4万元、3万元、2万元、1万元补贴。", "degree", "secondary vocational or above"),
        ("在柳溪购买新建商品住房的博士,给予3万元补贴。", "other", "在柳溪购买新建商品住房"),
        ("中国科学院院士,可免费入住人才公寓。", "position", "中国科学院院士"),
        ("申请人须首次在柳溪就业(就业时间以参保时间为准)。", "other", "首次在柳溪就业(就业时间以参保时间为准)"),
        ("给予初级职称专业技术人才5万元补贴。", "position", "初级职称"),
        ("申请人须具有本县户籍。", "other", "具有本县户籍"),
        ("申请人须为港澳青年。", "citizenship", "为港澳青年"),
        ("引进人才,是指与用人单位签订劳动合同的博士。", "other", "与用人单位签订劳动合同"),
        ("2.对于毕业5年以内在柳溪就业的硕士,给予3万元补贴。", "experience", "毕业5年以内"),
        ("对企业的新职工(毕业3年内)购房给予3万元补贴。", "experience", "毕业3年内"),
        ("或者在县内企业工作满2年的人才,给予3万元补贴。", "experience", "在县内企业工作满2年"),
        ("承诺在柳溪工作满2年的人才,给予3万元补贴。", "other", "承诺在柳溪工作满2年"),
        ("对具有技师职业资格的人才,给予3万元补贴。", "other", "技师职业资格"),
        ("对柳溪急需专业或知名高校硕士,给予3万元补贴。", "institution", "柳溪急需专业或知名高校"),
        ("对在柳高校的全日制本科毕业生,给予3万元补贴。", "institution", "在柳高校"),
        ("所学专业为我县急需紧缺专业的硕士,给予3万元补贴。", "other", "所学专业为我县急需紧缺专业"),
        ("2021年以后事业单位招录的硕士,给予3万元补贴。", "other", "2021年以后事业单位招录"),
        ("硕士、本科毕业生来柳溪企业工作的,给予3万元补贴。", "other", "来柳溪企业工作"),
        ("来柳溪创业的人才,可申请落户。", "other", "来柳溪创业"),
        ("对符合新规定引进的各类人才,给予3万元补贴。", "other", "符合新规定引进"),
        ("对博士或正高级职称8万元、硕士6万元给予补贴。", "position", "正高级职称"),
        ("对新引进(签订3年以上劳动合同)的博士,给予3万元补贴。", "other", "新引进(签订3年以上劳动合同)"),
        ("中级职称/按房价的5%,最高4万元", "position", "中级职称"),
        ("对省科技进步奖获得者,给予3万元奖励。", "other", "省科技进步奖获得者"),
        ("对高校毕业生按每年3万元(博士)、2万元(硕士)的标准发放生活补贴。", "degree", "master's or doctorate"),
        ("对贡献特别突出的人才,给予9万元奖励。", "other", "贡献特别突出"),
        (
            "对经县教育局校园招聘录用的新教师按博士、硕士给予2万元、1万元补贴。",
            "other",
            "经县教育局校园招聘录用",
        ),
        ("来柳溪就业创业的博士,给予3万元补贴。", "other", "来柳溪就业创业"),
        ("对非柳溪户籍毕业生,给予3万元补贴。", "other", "非柳溪户籍毕业生"),
        ("对购房的青年人才(年龄不超过40周岁、大专及以上学历),给予3万元补贴。", "degree", "junior college or above"),
        ("年龄在40周岁以下的人才,按博士9万元、硕士6万元、本科3万元给予补贴。", "degree", "bachelor or above"),
    ],
)
def test_values_of_conditions(sentence: str, criterion: str, value: str) -> None:
    assert (criterion, value) in {(claim["criterion"], claim["value"]) for claim in claims(TITLE + sentence, "eligibility")}


@pytest.mark.parametrize(
    "sentence",
    [
        "对以办理落户名义收费、未缴纳社保的单位或个人,取消人才补贴。",
        "人才购房从连续缴纳社保满3年调整为满2年,可享受优惠。",
        "人才缴纳社会保险或个人所得税的年限,可给予优惠。",
        "本办法所称的引进单位,是指与员工签订劳动合同的单位,可享受补贴。",
        "更好满足进城居民、新毕业大学生等群体安居需要,给予补贴。",
        "在县内无住房的非本县户籍居民家庭,可享受与人才相同的补贴。",
        "借款人年龄与贷款期限之和不超过70周岁,可享受人才贷款。",
        "温和调整后,非博士学位的人员可享受贷款。",
    ],
)
def test_what_changes_what_firms_do_and_what_words_mean_are_no_conditions(sentence: str) -> None:
    assert claims(HOMES + "对人才给予3万元补贴。\n" + sentence, "eligibility") == []


def test_a_degree_counts_in_each_line_with_an_amount_and_not_in_a_summary() -> None:
    text = TITLE + "发放博士购房补贴。\n对博士给予5万元购房补贴。\n对租房的博士给予每月900元补贴。\n"
    assert [claim["quote"] for claim in claims(text, "eligibility") if claim["criterion"] == "degree"] == [
        "对博士给予5万元购房补贴",
        "对租房的博士给予每月900元补贴",
    ]


def test_home_buyers_are_not_talent() -> None:
    text = HOMES + "对购买首套新建商品住房并签订合同的家庭,给予1万元购房补贴。(责任单位:县住建局)\n本措施自2031年1月1日起施行。\n"
    for kind in ("eligibility", "sponsor", "lifetime", "audience", "field", "quota", "disclosure"):
        assert claims(text, kind) == []


def test_help_for_people_without_work_is_no_talent_measure() -> None:
    text = "关于稳定柳溪县经济的若干措施\n对招用离校未就业高校毕业生并签订1年以上劳动合同的企业,给予1000元补贴。(责任单位:县人社局)\n"
    assert claims(text, "eligibility") == claims(text, "sponsor") == []


def test_a_talent_clause_among_others_counts_alone() -> None:
    text = HOMES + "(一)支持二孩家庭。缴纳社保满6个月的家庭给予1万元补贴。\n(二)支持人才购房。对缴纳社保满3个月的硕士,给予2万元购房补贴。\n"
    assert {claim["criterion"] for claim in claims(text, "eligibility")} == {"degree", "other"}
    assert all("家庭" not in claim["quote"] for claim in claims(text, "eligibility"))


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("对引进的博士给予5万元补贴。(责任单位:县委组织部、县人力资源社会保障局、县自然资源和规划局)",
         ["县委组织部", "县人力资源社会保障局", "县自然资源和规划局"]),
        ("人才补贴由县人社局负责发放。", ["县人社局"]),
        ("人才奖励资金由县级财政承担。", ["县级财政"]),
        ("经县委人才办认定的人才,给予5万元补贴。", ["县委人才办"]),
        ("经相关部门认定的人才,给予5万元补贴。", []),
        ("本措施由县人社局负责解释。", []),
        ("以上优惠政策由县投资促进局牵头,会同县财政局、县人社局审核。", ["县投资促进局", "县人社局", "县财政局"]),
        ("购房补贴资金由县级财政统筹。", ["县级财政"]),
        ("对引进的博士给予5万元补贴。[责任单位:县住建局,各乡[镇]人民政府]", ["县住建局", "各乡[镇]人民政府"]),
        ("对引进的博士给予5万元补贴。(责任单位:县住建局,各乡镇、县检察院)", ["县住建局", "各乡镇", "县检察院"]),
        ("审批完成后,由县住建局将购房补贴资金拨付至个人账户。", ["县住建局"]),
        ("以下均需东湖镇人民政府、西湖园区管委会落实。", ["东湖镇人民政府", "西湖园区管委会"]),
        ("市、区人才办负责人才认定。", ["市、区人才办"]),
        ("本意见自2031年5月8日起施行,由县公安局、县发改委负责牵头组织实施。", ["县公安局", "县发改委"]),
        ("具体实施细则由县人才住房工作领导小组(县住房服务中心)制定。", ["县人才住房工作领导小组(县住房服务中心)"]),
        ("对引进的博士给予5万元补贴。(牵头单位:县住建局;配合单位:县财政局、县公安局)", ["县住建局"]),
        ("所需资金由县级财政负担60%,东湖镇财政负担40%。", ["县级财政", "东湖镇财政"]),
        ("购房补贴资金由市区财政部门按1:1比例进行承担。", ["市区财政部门"]),
        ("人才补贴分别由县财政局、东湖经开区管委会各自承担。", ["县财政局", "东湖经开区管委会"]),
        ("人才资格由人社、教育等相关部门负责审核。", ["人社部门", "教育部门"]),
        ("博士须提交县教育局出具的学历证明。", []),
        ("由所在单位报县委人才办审核后,给予博士5万元补贴。", ["县委人才办"]),
        ("博士购房补贴资金由各县(市、区)承担。", ["各县(市、区)"]),
        ("刚性调入我县财政全额拨款单位的博士,给予5万元补贴。", []),
        ("享受了契税财政补贴政策的博士不再补贴。", []),
        ("对引进的博士给予5万元补贴。(责任单位:县住建局、县税务局按职责分工负责)", ["县住建局", "县税务局"]),
        ("对引进的博士给予5万元补贴。(责任单位:县住建局、县人民银行)", ["县住建局", "县人民银行"]),
        ("经县级相关部门认定的人才,给予5万元补贴。", []),
        ("经人社、住建部门共同认定的人才,给予5万元补贴。", ["人社部门", "住建部门"]),
    ],
)  # fmt: skip
def test_responsible_bodies(text: str, bodies: list[str]) -> None:
    assert sorted(claim["organisation"] for claim in claims(TITLE + text, "sponsor")) == sorted(bodies)


def test_homes_for_talent_are_a_talent_clause_and_a_row_closes_no_more_than_its_own_clause() -> None:
    paid = HOMES + "(一)支持人才购房。对引进的博士给予2万元购房补贴。(责任单位:县人社局)精简审批环节,缩短审批时限。(责任单位:县司法局)\n"
    assert [claim["organisation"] for claim in claims(paid, "sponsor")] == ["县人社局"]
    homes = (
        paid
        + "(二)收购存量住房。收购后用作人才房。(责任单位:县国资委;实施单位:县房产中心)\n(三)原则上不再新建人才房。(责任单位:县税务局)\n"
    )
    assert [claim["organisation"] for claim in claims(homes, "sponsor")] == ["县人社局", "县国资委", "县房产中心"]


def test_who_issued_measures_counts_in_a_report_that_names_nobody_else() -> None:
    report = "近日,柳溪县住建局、柳溪县财政局等5部门联合印发《柳溪县住房若干措施》。\n对引进的博士给予2万元购房补贴。\n"
    assert [claim["organisation"] for claim in claims(report, "sponsor")] == ["柳溪县住建局", "柳溪县财政局"]
    named = report + "博士购房补贴由县人社局负责发放。\n"
    assert [claim["organisation"] for claim in claims(named, "sponsor")] == ["县人社局"]


def test_a_list_of_bodies_on_its_own_line_closes_the_items_above_it() -> None:
    text = (
        HOMES + "四、支持人才购房\n(一)对引进的博士给予2万元购房补贴。\n(二)鼓励开发企业让利促销。\n(责任单位:县人社局、县住建局)\n"
        "五、盘活存量\n收购存量商品房。(责任单位:县国资委)\n"
    )
    assert [claim["organisation"] for claim in claims(text, "sponsor")] == ["县人社局", "县住建局"]


def test_what_follows_a_list_of_bodies_without_a_stop_is_not_quoted() -> None:
    text = HOMES + "对引进的博士给予2万元购房补贴。(牵头单位:县人社局;配合单位:县医保局;落实单位:各乡镇人民政府)07鼓励团购"
    found = claims(text, "sponsor")
    assert [claim["organisation"] for claim in found] == ["县人社局", "各乡镇人民政府"]
    assert not any("团购" in claim["quote"] for claim in found)


def test_a_further_line_of_an_item_is_a_condition_too() -> None:
    text = (
        "关于户口迁入的若干规定\n第六条 符合下列条件之一的人才,可申请入户:\n1.高层次人才;\n2.全日制本科毕业五年内的留学人才;\n"
        "具有本科学历、年龄在45周岁以下的人员;\n3.技能人才。\n"
    )
    assert "<=45" in {claim["value"] for claim in claims(text, "eligibility")}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("本措施自2031年4月1日起施行,有效期三年。", "2031-04-01", "2034-03-31"),
        ("本措施自2031年4月1日起施行,有效期至2032年12月31日。", "2031-04-01", "2032-12-31"),
        ("本措施自发布之日起施行,有效期至2032年12月31日。", None, "2032-12-31"),
        ("本措施自2031年4月1日施行至2032年3月31日。", "2031-04-01", "2032-03-31"),
        ("实施日期:2031年4月1日 失效日期:2034年3月31日\n本措施自2031年4月1日起施行。", "2031-04-01", "2034-03-31"),
        ("本措施自二〇三一年四月一日起执行。", "2031-04-01", None),
        ("本办法自2031年4月1日起施行,有效期至2036年3月31日,柳溪县2027年5月6日印发的旧办法同时废止。", "2031-04-01", "2036-03-31"),
        ("政策执行期为2031年4月1日至2032年3月31日。", "2031-04-01", "2032-03-31"),
        ("2031年4月1日至12月31日期间,新引进的博士给予3万元补贴。", "2031-04-01", "2031-12-31"),
        ("某局\n2031年5月6日\n本措施自印发之日起施行,试行期一年。", "2031-05-06", "2032-05-05"),
        ("自发文之日起至2032年12月31日,在县城购房的博士可享受补贴。", None, "2032-12-31"),
        ("对博士给予3万元补贴,政策实施期限截至2032年12月31日。", None, "2032-12-31"),
        ("博士生活补贴从2031年4月1日起实施。", "2031-04-01", None),
        ("上述优惠政策暂定执行到2032年12月31日,引进的博士可享受补贴。", None, "2032-12-31"),
        ("本措施自2031年4月1日起至2031年12月31日执行。", "2031-04-01", "2031-12-31"),
        ("本措施自2031年4月1日起实行。", "2031-04-01", None),
        ("本通知由某中心负责解释,有效期自2031年4月1日至2031年9月30日。", "2031-04-01", "2031-09-30"),
        ("“柳溪十条”将于2031年4月1日起正式施行,有效期2年。", "2031-04-01", "2033-03-31"),
        ("对2031年4月1日(含)以后来县就业的博士,给予3万元补贴。", "2031-04-01", None),
        ("2031年4月1日后来县就业的博士可享受补贴。本措施自2031年5月1日起施行。", "2031-05-01", None),
        ("本措施自2031年X月X日起试行,有效期至2032年X月X日。", "2031", "2032"),
        ("该人才政策将于近期正式实施。", None, None),
        ("2031年4月1日后引进的博士可享受补贴(《柳溪引才措施》文件实施时间为2031年4月9日)。", "2031-04-09", None),
    ],
)
def test_lifetimes(text: str, start: str | None, end: str | None) -> None:
    assert [(claim["start"], claim["end"]) for claim in claims(TITLE + text, "lifetime")] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("本措施自2031年4月1日起施行。", "active"),
        ("本措施自2031年XX月XX日起试行,试行期XX年。", "planned"),
        ("该人才政策将于近期正式实施。", "planned"),
    ],
)
def test_drafts_and_announced_measures_are_planned(text: str, status: str) -> None:
    assert [claim["status"] for claim in claims(TITLE + text, "lifetime")] == [status]


def test_a_period_may_say_its_length_before_its_days() -> None:
    text = HOMES + "对引进的博士给予2万元购房补贴。\n实施范围为东城区和西城区的各个街道,有效期为一年,自2031年6月22日至2032年6月21日。"
    assert [(claim["start"], claim["end"]) for claim in claims(text, "lifetime")] == [("2031-06-22", "2032-06-21")]


def test_no_day_of_issue_no_lifetime() -> None:
    assert claims(TITLE + "本措施自印发之日起施行。", "lifetime") == []
    assert claims(HOMES + "对博士给予3万元补贴。\n职工可提取公积金(试行时间为2031年4月1日至2031年9月30日)。", "lifetime") == []
    assert claims(TITLE + "申报时间为2031年4月1日至2031年5月1日。", "lifetime") == []


def test_the_day_a_law_comes_into_force_matters_where_it_brings_talent_in() -> None:
    law = "柳溪县产业促进条例\n县人民政府应当建立人才引进机制。\n本条例自2031年4月1日起施行。\n"
    assert [claim["start"] for claim in claims(law, "lifetime")] == ["2031-04-01"]
    training = "柳溪县家政条例\n对培养高层次人才的院校给予补贴。\n本条例自2031年4月1日起施行。\n"
    assert claims(training, "lifetime") == []


def test_the_last_day_of_all_measures_counts_wherever_it_is_said() -> None:
    text = HOMES + "对引进的博士给予3万元购房补贴。\n上述优惠政策暂定执行到2032年12月31日。\n"
    assert [claim["end"] for claim in claims(text, "lifetime")] == ["2032-12-31"]


def test_the_title_of_measures_on_conditions_opens_no_list() -> None:
    text = "关于放开柳溪县落户条件的意见\n对引进的博士,可直接落户。\n本意见自2031年5月8日起施行。\n"
    assert all("施行" not in claim["value"] for claim in claims(text, "eligibility"))


def test_the_days_of_measures_that_let_graduates_settle_matter() -> None:
    text = "关于柳溪县户籍制度改革的意见\n硕士研究生可先落户后就业。\n本意见自2031年5月8日起施行,由县公安局负责组织实施。\n"
    assert [claim["start"] for claim in claims(text, "lifetime")] == ["2031-05-08"]
    assert [claim["organisation"] for claim in claims(text, "sponsor")] == ["县公安局"]


def test_lineage() -> None:
    renamed = claims(TITLE + "将“新芽学子行动”更名为“雏鹰学子行动”,给予大学生补贴。", "lineage")
    assert [(claim["relation"], claim["of"]) for claim in renamed] == [("renames", "新芽学子行动")]
    repealed = claims(TITLE + "《柳溪县引进人才暂行规定》(柳政发〔2025〕3号)同时废止,《柳溪县公园管理办法》同时废止。", "lineage")
    assert [claim["relation"] for claim in repealed] == ["succeeds"]
    homes = HOMES + "对博士给予3万元补贴。\n《促进柳溪县住房市场平稳发展的意见》自2031年1月1日失效,《柳溪县公园管理办法》同时废止。\n"
    assert [claim["of"] for claim in claims(homes, "lineage")] == ["促进柳溪县住房市场平稳发展的意见"]


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("拟支持人选名单公示5个工作日。", "awardees_published"),
        ("入选名单不对外公布。", "awardees_not_published"),
        ("涉及国家秘密的引进人才,可不予公示。", "awardees_not_published"),
        ("在公示栏旁设点。", None),
        ("其在项目公示的《登记人名册》中备注为“人才购房”。", "awardees_published"),
    ],
)
def test_disclosure(text: str, policy: str | None) -> None:
    assert [claim["policy"] for claim in claims(TITLE + text, "disclosure")] == ([policy] if policy else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年遴选20名领军人才、不超过5个创新团队,给予支持。", [(20, "persons", "每年"), (5, "teams", "每年")]),
        ("到2035年,引进300名博士。", [(300, "persons", "到2035年")]),
        ("每年评选不超过8个青年创业项目。", [(8, "projects", "每年")]),
        ("同一企业每年申报不超过3人,同一科研院所每年申报不超过9人。", [(3, "persons", "每年"), (9, "persons", "每年")]),
        ("本次申报名额共5名。", [(5, "persons", None)]),
        ("每年遴选9名名师、9名名医。", [(9, "persons", "每年"), (9, "persons", "每年")]),
        ("锚定三年新增百万人才目标。", [(1_000_000, "persons", "三年")]),
        ("年均培训青年人才不少于2万人。", [(20_000, "persons", "年均")]),
        ("目前已累计引进300名博士。", []),
        ("引进人才总量达到50名的企业给予奖励。", []),
    ],
)
def test_quotas(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert [(claim["count"], claim["unit"], claim["period"]) for claim in claims(TITLE + text, "quota")] == expected


def test_shortage() -> None:
    found = claims("2031年,我国芯片人才缺口约20万人。", "shortage")
    assert [(claim["count"], claim["year"]) for claim in found] == [(200_000, "2031")]


def test_restriction_and_position() -> None:
    limited = claims("柳溪县人才流动规定\n第九条 承担县级或者市级重点工程的技术人员,未经单位批准不得擅自流动。\n", "restriction")
    assert [claim["who"] for claim in limited] == ["承担县级或者市级重点工程的技术人员"] and "不得" in limited[0]["what"]
    stances = claims("某国司法部门指控该人才计划窃取技术。学校否认人才引进违法。", "position")
    assert [claim["stance"] for claim in stances] == ["alleges", "denies"]


def test_scope_is_sparing() -> None:
    text = TITLE + "聚焦新材料、集成电路等重点产业需要,大力引进掌握关键技术的领军人才。\n"
    assert [claim["field"] for claim in claims(text, "field")] == ["新材料、集成电路等重点产业"]
    assert 1 <= len(claims(text * 4, "audience")) <= 2


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (TITLE + "优先满足本县主导产业和新兴产业所需人才的落户需求。", "field", ["本县主导产业和新兴产业"]),
        (TITLE + '围绕"445"产业引进人才。', "field", ['"445"产业']),
        ("关于加强集成电路人才引育的若干措施\n为加快集成电路人才引育,制定本措施。", "field", ["集成电路"]),
        ("关于加强集成电路人才引育的若干措施\n为加快集成电路人才引育,制定本措施。", "audience", ["集成电路人才"]),
        (HOMES + "支持高校毕业生购房。\n对县内企业引进的博士,给予3万元补贴。", "audience", ["高校毕业生"]),
        (
            HOMES + "重点引进掌握核心工艺,具有一流水平的领军人才和科研团队,给予5万元补贴。",
            "audience",
            ["掌握核心工艺,具有一流水平的领军人才和科研团队"],
        ),
        (HOMES + "鼓励更多海洋装备领域高端人才来柳溪就业安居。", "audience", ["海洋装备领域高端人才"]),
        (HOMES + "鼓励更多海洋装备领域高端人才来柳溪就业安居。", "field", ["海洋装备领域"]),
        (HOMES + "支持企业引进的国内外优秀人才入选计划。支持相关紧缺人才落户。", "audience", ["国内外优秀人才"]),
        (HOMES + "引进用好拔尖工匠人才,打造人才集聚高地。", "audience", ["拔尖工匠人才"]),
        (HOMES + "更好吸引和留住海洋科技人才在柳溪创业,给予3万元补贴。", "audience", ["海洋科技人才"]),
        (HOMES + "加大支持人才安居力度,对博士给予3万元补贴。", "audience", []),
        (HOMES + "为人才购买商品住房、人才租房提供3万元补贴。", "audience", []),
        (HOMES + "建设面向海外高端人才的社区,对博士给予3万元补贴。", "audience", ["海外高端人才"]),
        (HOMES + "鼓励海洋装备领域顶尖人才及团队创新创业,给予3万元补贴。", "audience", ["海洋装备领域顶尖人才及团队"]),
        ("关于高层次人才安居的实施细则\n为切实解决我县高层次人才租房的问题,制定本细则。", "audience", ["高层次人才"]),
        (HOMES + "实施首次购房补贴和人才购房补贴。对博士给予3万元补贴。", "audience", []),
        (HOMES + "支持多孩家庭购房。对多孩家庭给予3万元补贴。", "audience", []),
    ],
)
def test_fields_and_audiences(text: str, kind: str, expected: list[str]) -> None:
    assert [claim[kind] for claim in claims(text, kind)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="人才博士硕士,。;:()《》\n对给予万元10年月日至应由负责认定局公示每年遴选名35周岁以下条件责任单位、", max_size=160))
def test_nothing_raises_and_every_claim_is_grounded(text: str) -> None:
    source = Source(Document("0" * 64, text, "text/plain"))
    for reader in READERS:
        for draft in reader.read(source, ()):
            assert 0 <= draft.start < draft.end <= len(text) and text[draft.start : draft.end].strip()


def test_what_must_be_rules_the_clauses_behind_it() -> None:
    text = TITLE + "申报柳溪英才的,须取得博士学位,年龄不超过42周岁,可优先入住人才公寓。\n"
    found = {(claim["criterion"], claim["value"]) for claim in claims(text, "eligibility")}
    assert {("degree", "doctorate"), ("age", "<=42")} <= found


def test_fields_that_are_counted_or_labelled_and_people_told_by_what_they_do() -> None:
    counted = claims(TITLE + "重点支持深海装备、量子信息、种业创新三个领域,兼顾基础研究。\n一、招聘领域:船舶工程、应用数学。\n", "field")
    assert [claim["field"] for claim in counted] == ["深海装备、量子信息、种业创新", "船舶工程、应用数学"]
    sought = TITLE + "计划面向海内外从事深海装备、量子信息研发的专家学者。\n现面向海内外招聘教学科研人员30名。\n"
    assert [claim["audience"] for claim in claims(sought, "audience")] == ["海内外从事深海装备、量子信息研发的专家学者", "教学科研人员"]
    assert [claim["field"] for claim in claims(sought, "field")] == ["深海装备、量子信息"]
    assert [claim["count"] for claim in claims(sought, "quota")] == [30]


def test_the_last_day_in_a_clause_of_its_own() -> None:
    found = claims(TITLE + "本措施自2031年4月1日起施行,至2033年12月31日止。\n", "lifetime")
    assert [(claim["start"], claim["end"]) for claim in found] == [("2031-04-01", "2033-12-31")]


def test_teams_counted_after_their_name_and_a_renaming_told_of_the_old_programme() -> None:
    quota = claims(TITLE + "本年度遴选青年专家不超过90名,创新团队12个。\n", "quota")
    assert [(claim["count"], claim["unit"]) for claim in quota] == [(90, "persons"), (12, "teams")]
    renamed = claims(TITLE + "原“百帆人才工程”实施四年,支持力度不足,县委决定将其更名为“柳英计划”。\n", "lineage")
    assert [(claim["relation"], claim["of"]) for claim in renamed] == [("renames", '原"百帆人才工程')]


def test_a_scholar_who_objects_contends() -> None:
    found = claims("柳溪县人才补贴兑现\n一位研究人才政策的学者认为,单靠补贴难以留住人才。\n", "position")
    assert [(claim["speaker"], claim["stance"]) for claim in found] == [("一位研究人才政策的学者", "contends")]
