"""Who runs, oversees or funds the measures of invented documents."""

from typing import Any

import msgspec
import pytest

from redheader.knowledge.loader import load
from redheader.model.claim import kind_of
from redheader.model.document import Document
from redheader.reading.chinese import chinese_readers
from redheader.reading.source import Source

READERS = chinese_readers(load())
POLICY, LAW = "关于支持青年人才来柳溪工作的若干措施\n", "柳溪省人才发展促进条例\n"


def bodies(text: str) -> list[str]:
    """The bodies read, in order."""
    source = Source(Document("0" * 64, text, "text/plain"))
    drafts = [draft for reader in READERS for draft in reader.read(source, ()) if kind_of(draft.statement) == "sponsor"]
    told: list[dict[str, Any]] = [msgspec.to_builtins(draft.statement) for draft in drafts]
    return [claim["organisation"] for claim in told]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县发展改革委负责提供重点企业名单。", ["县发展改革委"]),
        ("补贴资金由市财政、企业所在区(市)财政负担。", ["市财政", "企业所在区(市)财政"]),
        ("购房补贴由引进人才工作企业属地财政承担。", ["引进人才工作企业属地财政"]),
        ("领导小组办公室设在县人社局。", ["县人社局"]),
        ("本项工作在县委人才工作领导小组统一领导下进行。", ["县委人才工作领导小组"]),
        ("县科技局对申报材料进行审查。", ["县科技局"]),
        ("县人力资源社会保障局应当在15个工作日内完成审核。", ["县人力资源社会保障局"]),
        ("柳溪产业投资集团负责股权投资。", ["柳溪产业投资集团"]),
        ("资金由县人才发展基金支付。", ["县人才发展基金"]),
        ("高层次人才以我县组织、人社部门认定结果为准。", ["组织部门", "人社部门"]),
        ("日前,柳溪县公安局更新印发了《柳溪县引进人才入户细则》。", ["柳溪县公安局"]),
        ("经县住房保障署批准,住房面向人才配售。", ["县住房保障署"]),
        ("在政府财政支持的人才工程中安排名额。", []),
        ("经县人社、教育、不动产登记等部门审核后发放人才补贴。", ["县人社部门", "县教育部门", "县不动产登记部门"]),
        ("近日,县住建局联合县财政局等部门,印发《住房若干措施》,给予人才补贴。", ["县住建局", "县财政局"]),
    ],
)
def test_bodies_of_a_measure(sentence: str, expected: list[str]) -> None:
    assert bodies(POLICY + sentence) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("第五条 县级以上人民政府人事行政部门主管本行政区域内的人才流动工作。", ["县级以上人民政府人事行政部门"]),
        ("第六条 市、县(市、区)人民政府应当设立高层次人才发展专项资金。", ["市、县(市、区)人民政府"]),
        ("第七条 发展改革、科技、财政等部门按照各自职责,做好人才引进的有关工作。", ["发展改革部门", "科技部门", "财政部门"]),
        ("第八条 县人事局(以下简称人事局)是本县人才市场的主管部门。", ["县人事局"]),
        ("第九条 柳溪新区应当建立健全人才引进、培养机制。", ["柳溪新区"]),
        ("第十条 县统计部门应当对人才需求情况进行调查。", []),
    ],
)
def test_bodies_that_a_law_charges_with_talent(article: str, expected: list[str]) -> None:
    assert bodies(LAW + article) == expected


GENERAL = "柳溪县促进房地产市场平稳健康发展的若干措施\n"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("优先保障引进人才入住。(县住建局、县委人才办,各镇人民政府)", ["县住建局", "县委人才办", "各镇人民政府"]),
        ("加快引进海洋装备高端人才。(教育部、工业和信息化部等负责)", ["教育部", "工业和信息化部"]),
        ("大力引进种业领军人才。(省科技厅、农科院、人力资源社会保障厅按职责分工负责)", ["省科技厅", "农科院", "人力资源社会保障厅"]),
        ("吸引海外博士来县工作。(县委组织部牵头,县公安局、县教育局配合)", ["县委组织部"]),
        ("为引进人才发放购房补贴。(服务单位:县财政局、东湖街道、临港园区)", ["县财政局", "东湖街道", "临港园区"]),
        ("强化人才服务。做好领军人才的子女入学、就医等服务。(责任单位:县招才局、县教育局)", ["县招才局", "县教育局"]),
        ("对博士给予补贴。(责任单位:县财政局,各市、州、县人民政府等有关单位)", ["县财政局", "各市、州、县人民政府"]),
        ("高层次人才住房公积金贷款最高限额为90万元。推行组合贷款。(责任单位:县住房公积金中心)", ["县住房公积金中心"]),
        ("在项目对接、人才引进、评优推荐方面给予企业支持和奖励。(责任单位:县住建局)", []),
        ("已享受过人才引进补贴政策的,不再享受本补贴。(牵头单位:县住建局、县人社局)", []),
        ("整合资金、技术、人才等资源,对企业给予奖励。(县工信局负责)", []),
        ("做大做强领军企业。给予首次入围企业奖励。(县发改委、县财政局负责)", []),
        ("稳妥推进旧房改造。(县住建局)", []),
        ("优化服务\n1.高层次人才贷款额度为90万元。\n2.简化流程。(责任单位:县公积金中心)\n三、其他", ["县公积金中心"]),
    ],
)
def test_bodies_in_the_row_that_closes_a_clause(clause: str, expected: list[str]) -> None:
    assert bodies(f"{GENERAL}一、支持住房消费。给予购房人补贴。(责任单位:县税务局)\n二、{clause}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、对引进的博士给予5万元购房补贴。\n补贴资金由县财政承担,县房产中心审核发放。", ["县财政", "县房产中心"]),
        ("一、对引进的博士给予购房补贴。\n二、上述一至二项补贴,按财政体制由市、区政府承担并兑现。", ["市、区政府"]),
        ("一、对引进的博士给予购房补贴。\n二、对多孩家庭给予2万元购房补贴。补贴资金由县财政承担。", []),
        ("一、对引进的博士给予购房补贴。\n二、对购房人按契税的50%发放补贴(具体实施细则由县住建局制定)。", []),
        ("一、对引进的博士给予购房补贴。此前已由县住建局审批的仍按原政策执行。", []),
        ("一、放宽人才落户条件,推进不动产登记一厅办理,给予高校毕业生补贴。", []),
    ],
)
def test_who_pays_what_talent_is_granted(text: str, expected: list[str]) -> None:
    assert bodies(GENERAL + text) == expected


HOMES = "一、对引进的博士给予购房补贴。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二、申报流程\n县住建局对申请材料进行审核。", ["县住建局"]),
        ("(四)发放流程\n购房人提交相关材料。由县城乡建设和交通局负责发放给购房人。", ["县城乡建设和交通局"]),
        ("二、推进旧房改造\n县住建局对申请材料进行审核。", []),
        ("二、申报流程\n由县财政局给予中介1000元奖励,中介提交申请材料。", []),
    ],
)
def test_who_deals_with_the_papers(text: str, expected: list[str]) -> None:
    assert bodies(GENERAL + HOMES + text) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("第三条 县级以上人民政府及其有关部门应当创新人才工作机制。", ["县级以上人民政府"]),
        ("第四条县委人才办负责本办法所称人才的认定。", ["县委人才办"]),
        ("第五条 县农业农村部门应当会同县人力资源社会保障部门编制农业人才开发目录。", ["县农业农村部门", "县人力资源社会保障部门"]),
        ("第六条 对于引进的外籍人才,公安、外事等部门应当简化程序。", ["公安部门", "外事部门"]),
        ("第七条 设区的市、县(市、区)人民政府应当设立人才专项资金。", ["设区的市、县(市、区)人民政府"]),
        ("第八条 县级以上人民政府司法行政部门应当培养引进法律人才。", ["县级以上人民政府司法行政部门"]),
        ("第八条 示范区管理机构应当制定人才发展规划。", ["示范区管理机构"]),
        ("第九条 高新技术产业示范区管理机构应当制定人才发展规划。", ["高新技术产业示范区管理机构"]),
        ("第十条 县人民政府应当加强引导,整合技术、资金、人才等资源,建立园区。", []),
    ],
)
def test_bodies_that_a_law_charges_together(article: str, expected: list[str]) -> None:
    assert bodies(LAW + article) == expected
