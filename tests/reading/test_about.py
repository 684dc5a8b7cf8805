"""What documents say of themselves: invented heads and feet, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.knowledge.loader import load
from redheader.model.document import Document
from redheader.model.reading import About
from redheader.reading.about import AboutReader
from redheader.reading.source import Source

KNOWLEDGE = load()
READER = AboutReader(KNOWLEDGE)
CORPUS = Path(__file__).parents[2] / "../shared/corpus"


def about(text: str, title: str | None = None, media: str = "text/plain") -> About:
    return READER.read(Source(Document("0" * 64, text, media, title)), (), ())


SIGNED = """宁海县人民政府办公室关于加强渔港养护的通知
宁政办发〔2021〕7号

各乡镇人民政府：
现将有关事项通知如下。根据《渔港条例》（国发〔2019〕3号），各地应当做好养护。

宁海县人民政府办公室
2021年3月9日
"""
REPOST = "【江西省鹰潭市】《关于促进灯会举办的若干措施》\n\n为促进灯会举办,结合我市实际,制定本措施。"
JOINT = """关于印发《灯塔养护办法》的通知
现将办法印发给你们。

舟山市财政局　舟山市交通运输局
二〇一九年十二月三日
"""
REPORT = "4月9日,记者从会上获悉,温州市龙湾区近日出台《龙湾区支持高层次人才安居办法》,给予博士最高30万元购房补贴。"
TABLE = "发文机关：\t国务院办公厅\t成文日期：\t2016年02月06日\n标　　题：\t国务院办公厅关于灯塔的函\n发文字号：\t国办函〔2016〕4号\n"


def test_signed_notice() -> None:
    read = about(SIGNED)
    assert read.title == "宁海县人民政府办公室关于加强渔港养护的通知"
    assert read.issuers == ("宁海县人民政府办公室",)
    assert (read.number, read.date) == ("宁政办发〔2021〕7号", "2021-03-09")
    assert (read.level, read.region) == ("district", "浙江省宁波市宁海县")
    assert (read.language, read.relevant) == ("zh", False)


def test_the_bracket_of_a_repost_is_the_place_and_no_part_of_the_title() -> None:
    read = about(REPOST)
    assert (read.title, read.issuers) == ("关于促进灯会举办的若干措施", ())
    assert (read.level, read.region, read.date) == ("municipal", "江西省鹰潭市", None)


def test_several_bodies_sign_and_the_date_is_in_chinese_numerals() -> None:
    read = about(JOINT)
    assert read.issuers == ("舟山市财政局", "舟山市交通运输局")
    assert read.date == "2019-12-03"


def test_a_letter_bears_the_title_of_what_it_covers() -> None:
    letter = "各乡镇人民政府：\n《宁海县渔港养护管理办法》已经同意，现印发给你们。\n\n宁海县人民政府\n2021年3月9日\n\n"
    read = about(letter + "宁海县渔港养护管理办法\n为加强养护，制定本办法。")
    assert (read.title, read.type, read.issuers) == ("宁海县渔港养护管理办法", "policy", ("宁海县人民政府",))
    assert about(letter + "为加强养护，制定本办法。").title is None


def test_a_body_may_sign_without_a_date_and_have_marks_in_its_name() -> None:
    assert about("关于渔港养护的措施\n一、加强养护。\n宁海县人民政府办公室").issuers == ("宁海县人民政府办公室",)
    assert about("关于渔港养护的措施\n一、加强养护。\n各乡镇人民政府").issuers == ()
    assert about("宁海县“两港一湾”建设领导小组办公室关于养护的通知\n一、养护。").issuers == ('宁海县"两港一湾"建设领导小组办公室',)


def test_bodies_right_under_a_province_are_its_own() -> None:
    assert about("关于提取公积金的通知\n浙江省省直各单位：\n省直单位职工可以提取。").level == "provincial"


def test_a_report_without_headline_has_no_title_and_no_issuer() -> None:
    read = about(REPORT)
    assert (read.title, read.issuers, read.date) == (None, (), None)
    assert (read.level, read.region, read.type, read.relevant) == ("district", "浙江省温州市龙湾区", "news", True)


def test_the_catalogue_table_wins() -> None:
    read = about(TABLE)
    assert (read.title, read.number, read.date) == ("国务院办公厅关于灯塔的函", "国办函〔2016〕4号", "2016-02-06")
    assert (read.issuers, read.level, read.region) == (("国务院办公厅",), "national", None)


def test_the_window_title_of_a_page_is_its_title() -> None:
    read = about("首页 > 公开\n各乡镇：\n特此批复。\n仙居县人民政府\n2013年9月9日", "关于同意设立灯塔的批复_仙居县人民政府网", "text/html")
    assert (read.title, read.issuers) == ("关于同意设立灯塔的批复", ("仙居县人民政府",))
    assert about("特此批复如下，望遵照执行。", "关于同意设立灯塔的批复", "application/docx").title is None


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("某某市人民政府令\n第12号\n灯塔办法已经通过。", "某某市人民政府令第12号"),
        ("灯塔办法\nXYCR—2023—01002\n第一条 为了灯塔。", "XYCR—2023—01002"),
        ("关于灯塔的通知 甲乙发[2020]3号\n各单位：", "甲乙发[2020]3号"),
        ("关于灯塔的通知\n各单位：\n根据甲乙发〔2020〕3号文件，通知如下。", None),
    ],
)
def test_number_is_the_documents_own(body: str, number: str | None) -> None:
    assert about(body).number == number


@pytest.mark.parametrize(
    ("text", "level", "region"),
    [
        ("武汉市江夏区教育局关于灯塔的通知", "district", "湖北省武汉市江夏区"),
        ("珠海市高新区关于灯塔的通知", "district", "广东省珠海市高新区"),
        ("重庆市财政局关于灯塔的通知", "provincial", "重庆市"),
        ("凉山州财政局关于灯塔的通知", "municipal", "四川省凉山彝族自治州"),
        ("教育部关于灯塔的通知", "national", None),
        ("朝阳区财政局关于灯塔的通知", "district", None),
        ("朝阳区财政局关于灯塔的通知\n上海市要养护灯塔。上海市的灯塔很多。", "district", None),
        ("朝阳区财政局关于灯塔的通知\n北京市各单位：", "district", "北京市朝阳区"),
        ("恩施自治州财政局关于灯塔的通知", "municipal", "湖北省恩施土家族苗族自治州"),
        ("玉屏县财政局关于灯塔的通知", "district", "贵州省铜仁市玉屏侗族自治县"),
        ("鼓楼区财政局关于灯塔的通知", "district", None),
        ("鼓楼区财政局关于灯塔的通知\n开封市各单位：", "district", "河南省开封市鼓楼区"),
        ("福州市鼓楼区财政局关于灯塔的通知", "district", "福建省福州市鼓楼区"),
        ("城关区财政局关于灯塔的通知\n兰州市、拉萨市各单位：", "district", None),
        ("市中区财政局关于灯塔的通知\n济南市各单位：", "district", "山东省济南市市中区"),
        ("济南市市中区财政局关于灯塔的通知", "district", "山东省济南市市中区"),
        ("西湖区财政局关于灯塔的通知\n南昌市各单位：", "district", "江西省南昌市西湖区"),
        ("襄樊市财政局关于灯塔的通知", "municipal", "湖北省襄樊市"),
        ("杭州市下城区财政局关于灯塔的通知", "district", "浙江省杭州市下城区"),
        ("崇文区财政局关于灯塔的通知", "district", "北京市崇文区"),
        ("莱芜市财政局关于灯塔的通知", "municipal", "山东省莱芜市"),
        ("巢湖市财政局关于灯塔的通知", "district", "安徽省合肥市巢湖市"),
        ("河北雄安新区管理委员会关于灯塔的通知", "municipal", "河北省雄安新区"),
        ("两江新区管理委员会关于灯塔的通知", "district", "重庆市两江新区"),
        ("杭州大学关于灯塔的通知", "institution", None),
        ("关于灯塔的通知\n我县各单位：\n本县要养护灯塔。", "district", None),
    ],
)
def test_level_and_region(text: str, level: str | None, region: str | None) -> None:
    read = about(text)
    assert (read.level, read.region) == (level, region)


@pytest.mark.parametrize(
    ("sentence", "relevant"),
    [
        ("对新引进的高层次人才给予20万元购房补贴。", True),
        ("引进人才住房公积金贷款最高额度上浮两成。", True),
        ("个人购买新建商品住房给予1万元补贴。", False),
        ("收购存量商品房用作人才公寓和安置房。", False),
        ("加强人才培养，落实人才强国战略。", False),
        ("对农民工、医护人员、教师、引进人才、新市民购房的,给予每平方米100元补贴。", False),
        ("县人民政府应当制定引进高层次人才的具体办法,提供政策支持。", True),
        ("符合分类规定的七类人才可选择购买共有产权人才房。", True),
        ("允许县属院校自主开展人才引进和职称评审。", True),
    ],
)
def test_talent_money_makes_a_housing_document_relevant(sentence: str, relevant: bool) -> None:
    assert about(f"关于房屋市场的通知\n一、支持购房\n{sentence}\n").relevant is relevant


ENGLISH = """Home > Rules

Measures of Lishui City for Bringing in High-level Talent
Issued by: General Office of Lishui Municipal People's Government
Document No.: Li Zheng Fa [2021] No. 8
Date of issue: March 4, 2021

Article 1. These measures apply to talent.
"""


def test_english_measures() -> None:
    read = about(ENGLISH)
    assert read.title == "Measures of Lishui City for Bringing in High-level Talent"
    assert read.issuers == ("General Office of Lishui Municipal People's Government",)
    assert (read.number, read.date) == ("Li Zheng Fa [2021] No. 8", "2021-03-04")
    assert (read.level, read.region, read.type) == ("municipal", "浙江省丽水市", "policy")
    assert (read.language, read.relevant) == ("en", True)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Last reviewed: 11/08/2017 (day/month/year)", "2017-08-11"),
        ("Posted 2024-09-30 by the lamp team", "2024-09-30"),
        ("18 February 2025", "2025-02-18"),
        ("FOR IMMEDIATE RELEASE Thursday, July 30, 2020", "2020-07-30"),
        ("Posted: 05/06/2020", "2020"),
        ("We met on 5 May 2020 to talk about lamps.", None),
    ],
)
def test_english_dates(line: str, date: str | None) -> None:
    assert about(f"The lamp keepers' notes of the month\n{line}\n\nNothing else happened in the harbour.").date == date


@pytest.mark.parametrize(
    ("sentence", "relevant"),
    [
        ("He applied to the Thousand Talents Plan of China.", True),
        ("The Global Talent visa is open to artists.", False),
        ("Our talent team will write to you about the offer.", False),
        ('The rule covers activities of "U.S. persons" abroad.', True),
    ],
)
def test_english_relevance(sentence: str, relevant: bool) -> None:
    assert about(f"A letter about the harbour\n\n{sentence}").relevant is relevant


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="关于印发通知年月日〔〕()【】《》：。、\n\t 0123456789二〇人才市县省政府 aTB-", max_size=300))
def test_nothing_makes_it_fail(text: str) -> None:
    read = about(text)
    assert read == about(text)
    assert read.title is None or read.title.strip()


def test_the_corpus_is_read() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the checkout")
    texts = [path.read_text("utf-8") for path in sorted((CORPUS / "zh").glob("re_*.txt"))[:120]]
    read = [about(text) for text in texts]
    assert sum(one.level is not None for one in read) > 0.9 * len(read)


@pytest.mark.parametrize(
    ("text", "title", "issuers", "number", "date", "level"),
    [
        (
            "Notice of the Lishui Municipal Bureau of Lamps on Applications for the Beacon Programme\n\nLi Deng Ji [2020] No. 4\n\n"
            "To all counties:\n\nApplications open.\n\nLishui Municipal Bureau of Lamps\nApril 8, 2020\n",
            "Notice of the Lishui Municipal Bureau of Lamps on Applications for the Beacon Programme",
            ("Lishui Municipal Bureau of Lamps",),
            "Li Deng Ji [2020] No. 4",
            "2020-04-08",
            "municipal",
        ),
        (
            "Harbour Institute of Lamps\n3 Quay Road\n\nMarch 3, 2020\n\nDear Dr. Keeper,\n\nWe offer you a position.",
            None,
            ("Harbour Institute of Lamps",),
            None,
            "2020-03-03",
            "institution",
        ),
        (
            "Lamp keepers are wooed with cash\nBy A Writer\nHARBOUR, Aug 24, 2020 (Wire) - A scheme pays keepers, two people said.\n",
            "Lamp keepers are wooed with cash",
            (),
            None,
            "2020-08-24",
            None,
        ),
    ],
)
def test_english_heads(
    text: str, title: str | None, issuers: tuple[str, ...], number: str | None, date: str | None, level: str | None
) -> None:  # fmt: skip
    read = about(text)
    assert (read.title, read.issuers, read.number, read.date, read.level) == (title, issuers, number, date, level)


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        (
            "某市人民政府关于养护灯塔的意见某府发〔2020〕17号各区人民政府，有关单位：近年来，灯塔持续增多。",
            "某市人民政府关于养护灯塔的意见",
            "某府发〔2020〕17号",
        ),
        (
            "某镇发〔2021〕4号　　某镇办公室　　关于印发《灯塔方案》　　的通知　　各社区：",
            "某镇办公室关于印发《灯塔方案》的通知",
            "某镇发〔2021〕4号",
        ),
        ("公开渠道 : 网站某区关于养护灯塔的若干意见发布时间： 2024-01-02", "某区关于养护灯塔的若干意见", None),
    ],
)
def test_pages_without_line_breaks(text: str, title: str, number: str | None) -> None:
    assert (about(text).title, about(text).number) == (title, number)


def test_a_cited_date_is_not_the_documents() -> None:
    text = "关于提取资金的通知\n按照市资金中心2021年11月30日发布《办法》执行。\n\n温州市资金管理中心\n2023年4月24日"
    assert about(text).date == "2023-04-24"


def test_a_law_is_its_councils_and_dates_from_the_approval() -> None:
    read = about(
        "# 温州市灯塔条例\n\n2021年4月29日 温州市第十届人民代表大会常务委员会第二次会议通过\n"
        "2021年5月28日 浙江省第十届人民代表大会常务委员会第三次会议批准\n\n## 第一章 总则\n第一条 为了养护灯塔。"
    )
    assert (read.title, read.type, read.date) == ("温州市灯塔条例", "law", "2021-05-28")
    assert (read.issuers, read.region) == (("温州市第十届人民代表大会常务委员会",), "浙江省温州市")


@pytest.mark.parametrize(
    ("text", "level", "region"),
    [
        # Everything that the city's own text names lies in one city.
        ("关于灯塔的通知\n结合我市实际，清城区、清新区的灯塔先行养护。", "municipal", "广东省清远市"),
        ("关于灯塔的通知\n结合我市实际，清城区、鄞州区的灯塔先行养护。", "municipal", None),
        ("灯塔养护情况\n全区盟市：呼和浩特市三座、包头市两座、通辽市一座。", "provincial", "内蒙古自治区"),
        # A district's text may name its city with every mention of itself; a city's may name its districts more often than itself.
        ("灯塔养护细则\n温州市瓯海区的灯塔由温州市瓯海区养护。", "district", "浙江省温州市瓯海区"),
        ("关于灯塔的意见\n我市要养护灯塔。鹰潭市灯塔多，鹰潭市渔港多。月湖区政府落实，区政府报告。", "municipal", "江西省鹰潭市"),
        ("关于灯塔的意见\n各市政府、各区政府：\n全省要养护灯塔。辽宁省灯塔多。沈阳市试点。", "provincial", "辽宁省"),
        # Words that are names of districts too.
        ("关于灯塔的通知\n我市要改造老城区的灯塔，老城区灯塔多，老城区渔港多。", "municipal", None),
        # A county-level city without its last character, printed in full elsewhere.
        ("浙江瑞安公布灯塔办法\n\n瑞安市的灯塔要养护。", "district", "浙江省温州市瑞安市"),
        ("浙江瑞安公布灯塔办法\n\n灯塔要养护。", "provincial", "浙江省"),
        # Who put it out, by a report or the source line of a page.
        ("据悉，南京市交通运输局与某某研究会联合下发《关于养护灯塔的通知》。长沙市、长沙市、长沙市早有办法。", "municipal", "江苏省南京市"),
        ("灯塔问答\n来源：广州市交通运输局\n广东省的灯塔要养护。广东省灯塔多。", "municipal", "广东省广州市"),
        # A town is at no level.
        ("石桥镇关于灯塔的通知\n温州市的灯塔要养护。温州市灯塔多。", None, "浙江省温州市"),
    ],
)
def test_where_a_text_without_issuer_speaks_from(text: str, level: str | None, region: str | None) -> None:
    read = about(text)
    assert (read.level, read.region) == (level, region)


def test_a_citys_law_stays_its_own_when_the_province_approved_the_change() -> None:
    read = about(
        "# 宁波市灯塔条例\n\n2008年10月22日 宁波市第十三届人民代表大会常务委员会第十二次会议通过\n"
        "2020年9月24日 浙江省第十三届人民代表大会常务委员会第二十四次会议通过批准的《关于修改灯塔条例的决定》修正\n\n第一条 为了养护灯塔。"
    )
    assert (read.level, read.region) == ("municipal", "浙江省宁波市")


@pytest.mark.parametrize(
    ("organ", "level", "region"),
    [
        ("Haining Municipal Bureau of Lamps", "district", "浙江省嘉兴市海宁市"),
        ("Jilin Municipal Bureau of Lamps", "municipal", "吉林省吉林市"),
        ("Jilin Provincial Bureau of Lamps", "provincial", "吉林省"),
        ("Xiangfan Municipal Bureau of Lamps", "municipal", "湖北省襄樊市"),
        ("Suzhou Municipal Bureau of Lamps", "municipal", "Suzhou"),
        ("Yunzhou Municipal Bureau of Lamps", "municipal", "Yunzhou"),
    ],
)
def test_english_names_of_places(organ: str, level: str, region: str) -> None:
    read = about(f"Notice of the {organ} on Lamps\n\nTo all counties:\n\nApplications for lamps open now.\n\n{organ}\nApril 8, 2020\n")
    assert (read.level, read.region) == (level, region)


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        (
            "Calloway Byrne & Partners LLP\nClient Alert\n\nWhat the new rules mean for laboratories\nBy Joan Pike, 3 May 2021\n\nNo.",
            "What the new rules mean for laboratories",
            "2021-05-03",
        ),
        (
            "THE SANDBAR\nThe monthly magazine of Westport | No. 88 | June 2013\n\nWhere the doctors went\n\nAway.",
            "Where the doctors went",
            "2013-06",
        ),
        (
            "Kestrel Lamps\nMunich | Zurich | Hangzhou\n\nHead of lamp chemistry, Ningde\nJob 7 | Posted on 4 February 2014\n\nWe.",
            "Head of lamp chemistry, Ningde",
            "2014-02-04",
        ),
        (
            "Quay Notes\nThe price of a lighthouse keeper\nby the lamps editor, 9 April 2012\n\nSuppose you keep a lamp.",
            "The price of a lighthouse keeper",
            "2012-04-09",
        ),
        (
            "The Long Night Shift\n\nIn a tower by the sea, a keeper of forty years counts the ships that never come in, and why.\n\n"
            "By Ann Rivers | The Beam | Autumn 2011\n\nThe lamp turns.",
            "The Long Night Shift",
            "2011",
        ),
        ("COMMITTEE ON LAMPS\n\nSecond Report of Session 2010-11\nOrdered to be printed 5 May 2011\n\n1. Lamps burn.", None, "2011-05-05"),
        ("Guide for keepers of lamps, 2017 edition\nFree of charge\n\nKeep it dry.", "Guide for keepers of lamps, 2017 edition", "2017"),
        # A name over nothing but sections; an agency with its initials; a section with its number and date; a slogan under a firm's name.
        (
            "The Lamp Record\nTRADE\n\nHow a river town came to love its lamps\nJune 2013\n\nOld.",
            "How a river town came to love its lamps",
            "2013-06",
        ),
        (
            "Beacon News Agency (BNA)\nTown pays lamp keepers twice\nBy A. Pike, 4 May 2014\n\nIt pays.",
            "Town pays lamp keepers twice",
            "2014-05-04",
        ),
        (
            "Institute for Lamp Policy\nWorking paper 8, March 2016\n\nThree lamps, three towns: a comparison\n\n1. Why",
            "Three lamps, three towns: a comparison",
            "2016-03",
        ),
        (
            "LAMPWRIGHT PARTNERS\nYour way to the light\n\nKeepers wanted for a lamp on the coast (2015 round)\n\nWe pay.",
            "Keepers wanted for a lamp on the coast (2015 round)",
            None,
        ),
        (
            "Mou Lamp Office\nFrequently asked questions\n(version of 2018-02-03)\n\n1. Who keeps the lamp?\nA keeper.",
            "Frequently asked questions",
            "2018-02-03",
        ),
        (
            "THE LANTERN\nThe magazine of Mou School\nLent Term 2012\n\nFrom the Head\n"
            "It was a cold and a long term, and nobody minded it, least of all the boilers.",
            "THE LANTERN",
            "2012",
        ),
    ],
)
def test_english_mastheads(text: str, title: str | None, date: str | None) -> None:
    read = about(text)
    assert (title is None or read.title == title) and read.date == date


@pytest.mark.parametrize(
    ("text", "issuers", "level", "region"),
    [
        (
            "Lamps of Mou\nReleased by the Talent Office of Mou District, Lin City\n\nCome and see.",
            ("Talent Office of Mou District, Lin City",),
            "district",
            "Mou",
        ),
        (
            "Circular on lamps\n\nAll units:\n\nWeihua Provincial Bureau of Lamps\nWeihua Provincial Finance Bureau\n3 March 2014\n",
            ("Weihua Provincial Bureau of Lamps", "Weihua Provincial Finance Bureau"),
            "provincial",
            "Weihua",
        ),
        (
            "Mingzhu University\n\nKeepers wanted in 2015\n\nMingzhu University (MZU) is located in Yantai, Shandong Province.",
            ("Mingzhu University",),
            "institution",
            "Yantai, Shandong Province",
        ),
        (
            "Mou Bay Development Zone\nLamps | Boats | Contact\n\nLamps: what the zone has\nUpdated: 2014-03-02",
            ("Mou Bay Development Zone",),
            "district",
            "Mou Bay",
        ),
        (
            "Mou Municipal Government\n\nLamps\nSource: Mou Municipal Bureau of Lamps\n\nThey burn.",
            ("Mou Municipal Bureau of Lamps",),
            "municipal",
            "Mou",
        ),
        ("Mou Talent Office\nTen things about lamps\n\nThe city keeps its lamps dry.", ("Mou Talent Office",), "municipal", "Mou"),
        (
            "Lamu Institute for Lamps\nJoin us: questions\n\nWe hire keepers. The rent in Lamu is low.",
            ("Lamu Institute for Lamps",),
            "institution",
            "Lamu",
        ),
        ("Statement of Ann Pike\n\nBefore the Committee\nHearing on the Lamp Laboratory\nJune 2, 2012\n\nThank you.", (), None, None),
        (
            "From: Talent Office, Lamp University\nTo: Dr Pike\nDate: 3 May 2015\nSubject: Lamps\n\nDear Dr Pike,\n\nThank you.",
            ("Talent Office, Lamp University",),
            "institution",
            None,
        ),
        ("DEPARTMENT OF LIGHTHOUSES\n\nLamp Notice LN-12-04\n\nKeep lamps dry.", ("DEPARTMENT OF LIGHTHOUSES",), "national", None),
    ],
)
def test_english_issuers(text: str, issuers: tuple[str, ...], level: str, region: str | None) -> None:
    read = about(text)
    assert (read.issuers, read.level) == (issuers, level)
    assert read.region is None or (region or "") in read.region


@pytest.mark.parametrize(
    ("foot", "issuers"),
    [
        ("宁海县财政局\n国家金融监督管理总局\n宁海监管分局\n2031年5月6日", ("宁海县财政局", "国家金融监督管理总局宁海监管分局")),
        ("台州市住房公积金中心仙居县分中心\n2031年5月6日", ("台州市住房公积金中心仙居县分中心",)),
        ("宁海县推进渔港更新\n养护工作领导小组\n2031年5月6日", ("宁海县推进渔港更新养护工作领导小组",)),
        ("宁海县渔港领导小组办公室\n(宁海县财政局代章)\n2031年5月6日", ("宁海县渔港领导小组办公室",)),
        ("以前的规定不再执行。 宁海县财政局", ("宁海县财政局",)),
    ],
)
def test_names_of_bodies_that_two_lines_hold_or_that_a_branch_ends(foot: str, issuers: tuple[str, ...]) -> None:
    assert about("关于渔港养护的措施\n一、加强养护。\n二、管好渔具。\n" + foot).issuers == issuers


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        ("【浙江省宁海县】】关于渔港养护的通知", "关于渔港养护的通知", None),
        ("宁海县渔港五年规划\n(2031年5月6日中国共产党宁海县\n第十届委员会第三次全体会议通过)", "宁海县渔港五年规划", "2031-05-06"),
        ("【浙江宁海】渔网补贴翻倍!宁海发布渔港新政", "渔网补贴翻倍!宁海发布渔港新政", None),
        ("宁海县渔业局获悉,近日县里印发《渔港养护方案", None, None),
        ("Sheet1\n名称\t金额", None, None),
    ],
)
def test_what_is_no_part_of_a_title(head: str, title: str | None, date: str | None) -> None:
    read = about(head + "\n一、加强养护。\n二、管好渔具。")
    assert (read.title, read.date) == (title, date)


def test_a_changed_law_is_its_own_councils_though_another_approved_the_change() -> None:
    read = about(
        "# 宁海市渔港条例\n\n2030年1月5日 宁海市第三届人民代表大会常务委员会第八次会议通过\n\n"
        "2030年3月9日 浙江省第九届人民代表大会常务委员会第七次会议批准根据2031年5月6日宁海市第四届人民代表大会常务委员会第二次会议通过\n\n"
        "2031年7月8日 浙江省第九届人民代表大会常务委员会第十二次会议批准的《宁海市人民代表大会常务委员会关于修改渔港条例的决定》修正\n\n"
        "第一条 为了养护渔港,制定本条例。"
    )
    assert (read.issuers, read.date) == (("宁海市第四届人民代表大会常务委员会",), "2031-07-08")


@pytest.mark.parametrize(
    ("sentence", "relevant"),
    [
        ("渔民购船补贴与高层次人才购房补贴不叠加享受。", False),
        ("利用人才落户政策骗取补贴的,依法追回。", False),
        ("对引进的博士给予10万元购房补贴,不与其他补贴重复享受。", True),
    ],
)
def test_talent_named_in_passing_makes_nothing_relevant(sentence: str, relevant: bool) -> None:
    assert about("关于渔港养护的措施\n一、加强养护\n渔港要常年养护。\n" + sentence).relevant is relevant
