"""Names of programmes: invented sentences in both languages, what must not be taken for one, and properties on any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.knowledge.loader import load
from redheader.model.document import Document
from redheader.reading.names import NameReader
from redheader.reading.source import Naming, Source

CORPUS = Path(__file__).parents[2] / "../shared/corpus"


@pytest.fixture(scope="module")
def reader() -> NameReader:
    return NameReader(load())


@pytest.fixture(scope="module")
def blind() -> NameReader:
    """Without any known programme."""
    return NameReader(load(without=frozenset({"programmes"})))


def read(reader: NameReader, text: str) -> tuple[Naming, ...]:
    return reader.read(Source(Document("0" * 64, text, "text/plain")))


DISCOVERED = [
    ("实施“苍穹计划”。每年遴选20名顶尖科学家，给予科研经费。", ["苍穹计划"]),
    ("市人才办开展2024年度“松川英才”计划申报工作。", ["“松川英才”计划"]),
    ("实施“云帆汇海·智聚松川”工程加快集聚创新创业人才。", ["“云帆汇海·智聚松川”工程"]),
    ("入选“云帆奔腾”、“智汇松川”人才计划的，给予奖励。", ["云帆奔腾", "“智汇松川”人才计划"]),
    ("实施战略科学家引领工程、产业人才倍增工程、人才生态优化工程。", ["战略科学家引领工程", "产业人才倍增工程", "人才生态优化工程"]),
    ("推进“一村多名大学生计划”全覆盖。", ["一村多名大学生计划"]),
    ("实施“一村一名大学生”培育计划。", ["“一村一名大学生”培育计划"]),
    ("深入实施高素质农民培育工程。", ["高素质农民培育工程"]),
    ("入选松桂云帆英才选拔培育项目的，给予奖励。", ["松桂云帆英才选拔培育项目"]),
    ("获得“苍穹计划青年拔尖人才”称号的，给予20万元。", ["苍穹计划青年拔尖人才"]),
    ("潮屿扬帆引领计划入选者每年发放津贴。", ["潮屿扬帆引领计划"]),
    ("对新入选的省级人才计划和松川英才，给予配套支持。", ["松川英才"]),
    ("享受松川市政府特殊津贴的人员优先。", ["松川市政府特殊津贴"]),
    ("按照《松川市红帆人才计划》引进的博士可申请。", ["松川市红帆人才计划"]),
    ("按照松川人才新政二十条执行。", ["松川人才新政二十条"]),
    ("开设“松川班”，定向培养急需人才。", ["松川班"]),
    ("入选我市“海燕”、“云帆”人才的，给予购房补贴。", ["海燕", "云帆"]),
    ("设置松川人才推介奖，对推荐人才的机构给予奖励。", ["松川人才推介奖"]),
    ("做好“三支一扶”人员的服务保障。", ["三支一扶"]),
    (
        "用好“三支一扶”计划、科技特派员、特岗计划、大学生志愿服务松川计划等项目。",
        ["“三支一扶”计划", "科技特派员", "特岗计划", "大学生志愿服务松川计划"],
    ),
    ("服务期满的“大学生村官”“农村学校教师特设岗位计划”人员可以报名。", ["大学生村官", "农村学校教师特设岗位计划"]),
    ("按《大中专毕业生留松来松就业创业行动计划（2024—2027年）》执行。", ["大中专毕业生留松来松就业创业行动计划（2024—2027年）"]),
    ("继续实施大学生乡村医生专项计划。", ["大学生乡村医生专项计划"]),
    ("启动实施留学回国人员创业启动支持计划。", ["留学回国人员创业启动支持计划"]),
    ("深入实施“才聚松川”“技兴松川”工程，稳定就业。", ["才聚松川"]),
    ("Leading teams selected for the Harbour Elite Programme receive funding.", ["Harbour Elite Programme"]),
    ("The new drive, known as Starhaven, targets overseas engineers.", ["Starhaven"]),
    ("Linzhou pays recruits under the Star River Plan; the city wants overseas engineers.", ["Star River Plan"]),
    ("The Promising Young Scientists Fund (Overseas) opened in May.", ["Promising Young Scientists Fund (Overseas)"]),
    (
        "If you are chosen: the Copper Kite Plan of the city offers foreign engineers RMB 800,000 on arrival.\n"
        "The province's Tall Reed Programme adds money for your laboratory. It was known as the Reed Thousand until 2019; say so.",
        ["Copper Kite Plan", "Tall Reed Programme", "Reed Thousand"],
    ),
    (
        'Opinions of Suyang City on Bringing in Talents\n\nArticle 9. The "Suyang Hundred Helpers Plan" issued in 2015 shall be repealed.',
        ["Suyang Hundred Helpers Plan"],
    ),
    ("The city pays part of the wages under a scheme called Blue Persimmon, meant for returning laser engineers.", ["Blue Persimmon"]),
    ("Japan's Deep Harbour, which pays for overseas chemists, is a talent programme too.", ["Deep Harbour"]),
    ('Those chosen under the "Heron Comes Home" Youth Talent Action settle here.', ['"Heron Comes Home" Youth Talent Action']),
    (
        "China's talent programmes differ. A new branch for the young, Plover Chicks, opened. Its overseas strand, Grey Plover, is shut.",
        ["Plover Chicks", "Grey Plover"],
    ),
    ("Foreign talent programs change names. The Stone Bridge Initiative replaced Returning Gulls in 2019.", ["Stone Bridge Initiative"]),
    ("Foreign talent programs differ. The town answers with the Slate Gull Initiative.", ["Slate Gull Initiative"]),
    ("TEAMS - THE TALL REED PROGRAMME\nOverseas engineers may apply.", ["TALL REED PROGRAMME"]),
    ("Grants for overseas scholars have taken the place of the former Salt Road Fund.", ["Salt Road Fund"]),
    ("It is part of a wider Strong Harbour Action that brings home scientists from abroad.", ["Strong Harbour Action"]),
    ("The Peak Pilot Plan recruits overseas engineers.", ["Peak Pilot Plan"]),
    ('Its "Harbour Lights Talents" programme recruits scientists from overseas.', ["Harbour Lights Talents"]),
]


@pytest.mark.parametrize(("text", "names"), DISCOVERED)
def test_names_nobody_listed(blind: NameReader, text: str, names: list[str]) -> None:
    assert [naming.name for naming in read(blind, text)] == names


NOT_PROGRAMMES = [
    "支持各类人才培养项目。",
    "落实“一村一顾问”制度。",
    "完善科技特派员制度，选派科技特派员下乡。",
    "开展大学生返乡实习行动和毕业生来松见习计划。",
    "健全人才引进政策，制定人才培养计划，实施更加积极的人才计划。",
    "推荐申报国家、省、市各类重点人才工程。",
    "实施专精特新“小巨人”企业培育计划和高新技术企业培育计划，引进高层次人才。",
    "承担国家863计划、国家重点研发计划的领军人才。",
    "推进“一江一河”景观工程，完善人才公寓配套。",
    "对国家火炬计划重点高新技术企业给予奖励，支持企业引进高层次人才。",
    "采购鲲鹏处理器，引进人才。",
    "位于启明学校附近的人才公寓。",
    "实施大学生就业见习计划和农村实用人才带头人培训计划。",
    "邀请专家学者、知名学者参加评审。",
    "用好人才绿卡，A类人才、领军人才给予购房补贴。",
    "推进“智慧城市”建设工程，引进高层次人才。",
    "开展“招才引智”专项行动，举办“人才日”活动。",
    "实施“雏鹰”计划，支持企业引进人才。",
    "实施组织建设“五大工程”，加强人才工作。",
    "A malign foreign talent recruitment program is defined in the act.",
    "Qiming Venture Partners led the round.",
    "Kunpeng 920 is a processor for servers.",
    "The king paid a thousand talents of silver.",
    "The Small Business Innovation Research Program funds scientists whom firms recruit.",
    "The Golden Lotus Plan, sold at every counter, is a savings product of the farmers' bank. We need talent, said the manager.",
    "The Copper Kite Plan is an insurance policy for kite pilots with a talent for landing.",
    "A Thousand Talents, and not one plumber: the talent show opens on Friday, with foreign experts in the hall.",
    "Matching project money is added for talent from overseas.",
    "The under-18 programme has a talent for losing. The foreign experts laughed.",
    "Twenty Fellows will be appointed, and overseas talent is welcome.",
    "Interim Measures for Attracting Talents in Short Supply, which the county issued for overseas scholars",
    "The Global Security Initiative says nothing of overseas talent.",
    "Torch 1.13 was slow. The Torch Program set up high-tech zones and incubators.",
]


@pytest.mark.parametrize("text", NOT_PROGRAMMES)
def test_what_is_no_programme(reader: NameReader, text: str) -> None:
    assert [naming.name for naming in read(reader, text)] == []


def test_a_known_name_has_its_id_whatever_the_head_noun(reader: NameReader) -> None:
    namings = read(reader, "The Thousand Talents Programme (TTP) was shelved. TTP lists were public. A 1000 Talents Plan contract ends.")
    assert [(naming.id, naming.also) for naming in namings] == [("cn-thousand-talents", ("TTP", "1000 Talents Plan"))]
    assert len(namings[0].spans) == 4


def test_an_ambiguous_name_in_a_list_of_known_ones(reader: NameReader) -> None:
    namings = read(reader, "引才专场：启明计划、火炬计划、昆仑计划均可依托我校申报。")
    assert [naming.id for naming in namings] == ["cn-qiming", "cn-huoju", "cn-kunlun"]


def test_a_track_is_a_programme_of_its_own(reader: NameReader) -> None:
    namings = read(reader, "入选“长江学者”、“青年长江学者”的，给予奖励。")
    assert [naming.id for naming in namings] == ["cn-changjiang-scholars", "cn-young-changjiang-scholars"]


def test_a_defined_short_name_is_followed(blind: NameReader) -> None:
    text = "松川市发布《松川市集聚高层次人才若干措施》（下称“松川人才十条”）。“松川人才十条”共十条。"
    (naming,) = read(blind, text)
    assert naming.name == "松川市集聚高层次人才若干措施" and naming.also == ("松川人才十条",)
    assert [text[span.start : span.end] for span in naming.spans][-1] == "松川人才十条"


def test_other_names_in_brackets(blind: NameReader) -> None:
    text = 'The Harbour Elites Plan (港湾计划, sometimes "Harbour Program") pays experts. The Harbour Program began in 2020.'
    (naming,) = read(blind, text)
    assert naming.name == "Harbour Elites Plan" and naming.also == ("港湾计划", "Harbour Program")


def test_traditional_characters_are_read_and_printed_as_they_stand(blind: NameReader) -> None:
    (naming,) = read(blind, "關於實施“青嶼英才計劃”的通知，對領軍人才給予獎勵。")
    assert naming.name == "青嶼英才計劃"


def test_a_document_about_talent_is_about_the_programme_in_its_title(blind: NameReader) -> None:
    body = "申请人应为高层次人才。专家学者、博士均可申请，入选者签订协议。引进人才单位推荐，人才办审核，经学者评议后公布人选。"
    assert [naming.name for naming in read(blind, f"松川市“星槎行动”申报指南\n{body}")] == ["星槎行动"]
    assert read(blind, "松川市“星槎行动”申报指南\n申请企业应当按时填报，改造厂房的，给予补助。") == ()


def test_latin_names_without_a_head_noun_once_the_programme_is_named(reader: NameReader) -> None:
    text = "The Qiming program recruits overseas experts. Lists of Qiming awardees are not published. Qiming Venture Partners is a fund."
    (naming,) = read(reader, text)
    assert len(naming.spans) == 2 and naming.also == ("Qiming",)


def test_a_latin_name_that_is_said_to_be_a_programme(reader: NameReader) -> None:
    named = read(reader, "The firm may nominate you for the national programme (Qiming), which recruits overseas engineers.")
    assert [naming.id for naming in named] == ["cn-qiming"]
    assert not read(reader, "Qiming Street runs past the Kunpeng garage; foreign experts live there.")


def test_many_mentions_take_no_long(blind: NameReader) -> None:
    (naming,) = read(blind, "“青屿英才计划”入选者。" * 20_000)
    assert len(naming.spans) == 20_000


def test_the_clause_is_the_first_that_names(blind: NameReader) -> None:
    text = "为集聚人才，实施“苍穹英才计划”，给予支持。"
    (naming,) = read(blind, text)
    assert text[naming.clause.start : naming.clause.end] == "实施“苍穹英才计划”"


PIECES = st.sampled_from(
    ["实施", "“", "”", "苍穹", "计划", "人才", "工程", "（", "）", "《", "》", "，", "。", "\n", "以下简称", "引进", "1.", "千人计划",
     "Thousand", " Talents", " Plan", "(", ")", '"', "known as ", "Qiming ", "The ", "program ", ". ", "\t", "學者", "行动", "I", "\u2029"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_the_same_way_and_names_stand_in_it(text: str) -> None:
    reader = SHARED
    namings = read(reader, text)
    assert namings == read(reader, text)
    for naming in namings:
        assert naming.name in text and all(other in text for other in naming.also)
        assert naming.spans and list(naming.spans) == sorted(set(naming.spans))
        assert all(0 <= span.start < span.end <= len(text) and text[span.start : span.end].strip() for span in naming.spans)
        assert text[naming.clause.start : naming.clause.end].strip()
        assert naming.clause.start <= naming.spans[0].start and naming.spans[0].end <= naming.clause.end
        assert all(0 <= scope.start < scope.end <= len(text) for scope in naming.scopes)


SHARED = NameReader(load())


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus does not lie beside this checkout")
def test_real_documents_name_few_programmes_and_print_each_name(reader: NameReader) -> None:
    for path in sorted((CORPUS / "zh").glob("re_*.txt"))[:150]:
        text = path.read_text(encoding="utf-8")
        namings = read(reader, text)
        assert len(namings) < 20 and all(naming.name in text for naming in namings)


LISTED = [
    ("He was paid under the TTP, which recruits scientists from overseas.", ["cn-thousand-talents"]),
    ("The TTP of this attack group is known to engineers.", []),
    ("The ttp unit recruits scientists from overseas.", []),
    ("Patients with thrombotic TTP saw foreign experts.", []),
    ("组织申报启明计划、HJ、KL等人才项目。", ["cn-qiming", "cn-huoju", "cn-kunlun"]),
    ("The HJ team recruits scientists from overseas.", []),
    ("The Kiming Program recruits scientists from overseas.", ["cn-qiming"]),
    ("启明计划支持芯片领域，其人才由企业推荐。", ["cn-qiming"]),
    ("鲲鹏计划带动处理器销售，公司另招人才。", []),
    ("浙江省的鲲鹏计划吸引了顶尖人才。", ["zj-kunpeng"]),
    ("The Kunpeng Plan sells processors, and talents are hired for it.", []),
    ("火炬计划建设孵化器，另有人才服务。", []),
    ("漯河市“双千计划”引进的高层次人才。", ["ha-luohe-double-thousand"]),
    ("某市“双千计划”引进的高层次人才。", [None]),
]


@pytest.mark.parametrize(("text", "ids"), LISTED)
def test_names_the_knowledge_lists(reader: NameReader, text: str, ids: list[str | None]) -> None:
    """Abbreviations, codes, misspellings; words of what a name is not to be confused with; names that any place may give."""
    assert [naming.id for naming in read(reader, text)] == ids
