"""The knowledge: every file loads, and what is wrong in one is refused, naming the file and the key."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from redheader.errors import KnowledgeError
from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.loader import HERE, Knowledge, load
from redheader.knowledge.schema import Trigger

PROGRAMME = """\
key: {key}
names: {{zh: [{name}]}}
level: municipal
region: {region}
sources: ["https://example.org/notice"]
"""


def _write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return root


def _programme(root: Path, key: str = "zj-test", name: str = "测试计划", region: str = "浙江省", extra: str = "") -> Path:
    return _write(root, f"programmes/{key}.yaml", PROGRAMME.format(key=key, name=name, region=region) + extra)


def test_everything_loads(knowledge: Knowledge) -> None:
    assert len(knowledge.programmes) == len(list(HERE.glob("programmes/*.yaml")))
    assert set(knowledge.lexicons) == {
        path.relative_to(HERE / "lexicon").with_suffix("").as_posix() for path in HERE.glob("lexicon/**/*.yaml")
    }
    assert knowledge.regions and knowledge.agencies


def test_every_programme_lies_in_a_known_place(knowledge: Knowledge) -> None:
    """A development zone is no unit of the table, but the city it lies in is."""
    paths = tuple(region.path for region in knowledge.regions)
    assert [entry.key for entry in knowledge.programmes if entry.region and not entry.region.startswith(paths)] == []


def test_a_city_is_never_its_province(knowledge: Knowledge) -> None:
    by_path = {region.path: region for region in knowledge.regions}
    assert by_path["浙江省杭州市"].level == "municipal"
    assert by_path["浙江省"].level == "provincial"
    assert not set(by_path["浙江省杭州市"].short) & set(by_path["浙江省"].short)


def test_every_unit_of_the_official_list_has_its_code(knowledge: Knowledge) -> None:
    """34 provinces, 333 prefectures, 2,845 counties and districts at the end of 2025."""
    coded = [region for region in knowledge.regions if region.code]
    assert Counter(region.level for region in coded) == {"provincial": 34, "municipal": 333, "district": 2845}
    assert len({region.code for region in coded}) == len(coded)
    by_code = {region.code: region for region in coded}
    for region in coded:
        parent = by_code.get(region.code[:4] + "00") or by_code[region.code[:2] + "0000"]
        assert region.path in (parent.path, parent.path + region.name) or region.level == "municipal"
        assert region.path.startswith(by_code[region.code[:2] + "0000"].path)
        assert region.en and region.now == region.path


@pytest.mark.parametrize(
    ("code", "path", "english"),
    [
        ("110105", "北京市朝阳区", "Chaoyang"),
        ("330110", "浙江省杭州市余杭区", "Yuhang"),
        ("330481", "浙江省嘉兴市海宁市", "Haining"),
        ("429004", "湖北省仙桃市", "Xiantao"),
        ("522600", "贵州省黔东南苗族侗族自治州", "Qiandongnan"),
        ("152200", "内蒙古自治区兴安盟", "Hinggan"),
        ("659001", "新疆维吾尔自治区石河子市", "Shihezi"),
        ("341500", "安徽省六安市", "Lu'an"),
        ("340621", "安徽省淮北市濉溪县", "Suixi"),
        ("710000", "台湾省", "Taiwan"),
    ],
)
def test_codes_and_english_names(knowledge: Knowledge, code: str, path: str, english: str) -> None:
    region = next(region for region in knowledge.regions if region.code == code)
    assert (region.path, region.en[0]) == (path, english)


@pytest.mark.parametrize(
    ("path", "until", "now"),
    [
        ("湖北省襄樊市", 2010, "湖北省襄阳市"),
        ("云南省思茅市", 2007, "云南省普洱市"),
        ("安徽省巢湖市", 2011, "安徽省合肥市巢湖市"),
        ("安徽省巢湖市居巢区", 2011, "安徽省合肥市巢湖市"),
        ("山东省莱芜市", 2019, "山东省济南市"),
        ("北京市崇文区", 2010, "北京市东城区"),
        ("北京市宣武区", 2010, "北京市西城区"),
        ("浙江省杭州市下城区", 2021, "浙江省杭州市拱墅区"),
        ("浙江省杭州市江干区", 2021, "浙江省杭州市上城区"),
        ("浙江省杭州市钱塘新区", 2021, "浙江省杭州市钱塘区"),
        ("河北省石家庄市桥东区", 2014, "河北省石家庄市"),
    ],
)
def test_former_units_lead_to_todays(knowledge: Knowledge, path: str, until: int, now: str) -> None:
    assert [(region.until, region.now) for region in knowledge.regions if region.path == path] == [(until, now)]


PROVINCE = """key: {key}
code: "{code}"
name: {name}
source: https://example.org/list
short: [北]
en: [Bei]
cities: |
  01 港口市 Gangkou: 02灯塔区 Dengta, 21渔港县 Yugang
"""


def _province(root: Path, extra: str = "", key: str = "bei", code: str = "91", name: str = "北方省", file: str = "bei") -> Path:
    return _write(root, f"regions/{file}.yaml", PROVINCE.format(key=key, code=code, name=name) + extra)


def test_rows_unfold_into_regions(tmp_path: Path) -> None:
    former, zones = "former: |\n  2011 0122 旧港县=旧港 Jiugang: 港口市渔港县\n", "zones: |\n  district 新港新区 Xingang: 港口市\n"
    units = load(_province(tmp_path, former + zones)).regions
    assert [(unit.code, unit.path, unit.level) for unit in units] == [
        ("910000", "北方省", "provincial"),
        ("910100", "北方省港口市", "municipal"),
        ("910102", "北方省港口市灯塔区", "district"),
        ("910121", "北方省港口市渔港县", "district"),
        ("", "北方省港口市新港新区", "district"),
        ("", "北方省港口市旧港县", "district"),
    ]
    assert (units[1].short, units[5].short, units[5].until, units[5].now) == (("港口",), ("旧港",), 2011, "北方省港口市渔港县")


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("nickname: 北北\n", "nickname"),
        ("direct: 0102海港区 Haigang\n", "has the code 910102 of"),
        ("former: |\n  2011 0122 旧港县 Jiugang: 港口市新港县\n", "former: 旧港县 is 港口市新港县 today, which is not listed"),
        ("former: |\n  2011 0222 旧港县 Jiugang: 港口市渔港县\n", "former: no city 910200 for 旧港县"),
        ("former: |\n  once 0122 旧港县 Jiugang: 港口市渔港县\n", "or has no year"),
        ("former: |\n  2011 旧港县\n", "a row reads"),
        ("zones: |\n  district 新港新区 Xingang: 海口市\n", "zones: 新港新区 lies in 北方省海口市, which is no city there"),
        ("zones: |\n  big 新港新区 Xingang: 港口市\n", "has no level"),
        ("zones: |\n  district 灯塔区 Dengta: 港口市\n", "北方省港口市灯塔区 stands there twice"),
        ("direct: 9001 海港区 Haigang\n", "a county reads"),
        ("direct: 901海港区 Haigang\n", "91901 is no code"),
    ],
)
def test_a_wrong_region_is_refused(tmp_path: Path, extra: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"regions/bei\.yaml.*{message}"):
        load(_province(tmp_path, extra))


def test_two_provinces_of_one_code_are_refused(tmp_path: Path) -> None:
    _province(tmp_path)
    with pytest.raises(KnowledgeError, match=r"regions/nan\.yaml: 南方省 has the code 910000 of 北方省"):
        load(_province(tmp_path, key="nan", name="南方省", file="nan"))


def test_a_province_not_named_after_its_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"regions/nan\.yaml: key is bei"):
        load(_province(tmp_path, file="nan"))


def test_the_digest_names_the_content(tmp_path: Path) -> None:
    one = load(_programme(tmp_path / "one")).digest
    assert load(_programme(tmp_path / "same")).digest == one
    assert load(_programme(tmp_path / "other", name="别的计划")).digest != one


def test_programmes_can_be_left_out() -> None:
    bare = load(without=frozenset({"programmes"}))
    assert bare.programmes == ()
    assert bare.regions
    assert bare.digest != load().digest


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"programmes/zj-test\.yaml.*nickname"):
        load(_programme(tmp_path, extra="nickname: 小测\n"))


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"programmes/zj-test\.yaml.*names"):
        load(_write(tmp_path, "programmes/zj-test.yaml", "key: zj-test\n"))


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"programmes/zj-test\.yaml"):
        load(_write(tmp_path, "programmes/zj-test.yaml", "key: [unclosed\n"))


LINK = "links: [{{relation: succeeds, of: {of}{more}}}]\n"
SOURCE = ", source: 'https://example.org/lineage'"


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        (LINK.format(of="zj-gone", more=SOURCE), "refers to zj-gone, which has no file"),
        ("not_to_be_confused_with: [{what: another, programme: zj-nowhere}]\n", "refers to zj-nowhere, which has no file"),
        (LINK.format(of="zj-test", more=SOURCE), "refers to itself"),
        (LINK.format(of="zj-other", more=""), "missing required field `source`"),
        (LINK.format(of="zj-other", more=", source: hearsay"), "links[0].source"),
        (LINK.format(of="zj-other", more=SOURCE + ", note: n"), "unknown field `note`"),
        (LINK.format(of="zj-other", more=SOURCE).replace("succeeds", "resembles"), "links[0].relation"),
        (LINK.format(of="zj-other", more=SOURCE + ", year: '2019?'"), "links[0].year"),
        ("start: about 2010\n", "start"),
        ("disputed: [{field: start, value: '2009', according_to: a page}]\n", "missing required field `source`"),
        ("not_to_be_confused_with: [{why: sounds alike}]\n", "missing required field `what`"),
    ],
)
def test_what_is_wrong_in_an_entry_is_refused(tmp_path: Path, extra: str, message: str) -> None:
    _programme(tmp_path, "zj-other", "别的计划")
    with pytest.raises(KnowledgeError) as refused:
        load(_programme(tmp_path, extra=extra))
    assert "knowledge/programmes/zj-test.yaml" in str(refused.value)
    assert message in str(refused.value)


def test_sources_that_disagree_are_a_link_each(knowledge: Knowledge) -> None:
    entries = {entry.key: entry for entry in knowledge.programmes}
    followers = {(key, link.according_to) for key, entry in entries.items() for link in entry.links if link.of == "cn-thousand-talents"}
    assert ("cn-qiming", "Reuters, August 2023") in followers
    assert ("cn-high-end-foreign-experts", "Wikipedia") in followers


def test_the_documentation_counts_right(knowledge: Knowledge, root: Path) -> None:
    national = sum(entry.level == "national" for entry in knowledge.programmes)
    page = (root / "docs/explanation/knowledge.md").read_text("utf-8")
    assert f"There are {len(knowledge.programmes)} entries: {national} national" in page


def test_what_has_no_source_is_marked_unconfirmed(knowledge: Knowledge) -> None:
    assert [entry.key for entry in knowledge.programmes if not entry.sources and entry.confirmed] == []


def test_a_file_not_named_after_its_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"programmes/zj-other\.yaml: key is zj-test"):
        load(_write(tmp_path, "programmes/zj-other.yaml", PROGRAMME.format(key="zj-test", name="测试计划", region="浙江省")))


def test_an_entry_without_a_source_is_refused(tmp_path: Path) -> None:
    text = PROGRAMME.format(key="zj-test", name="测试计划", region="浙江省").replace('"https://example.org/notice"', "")
    with pytest.raises(KnowledgeError, match=r"programmes/zj-test\.yaml: sources is empty"):
        load(_write(tmp_path, "programmes/zj-test.yaml", text))


def test_a_name_of_two_programmes_in_one_place_is_refused(tmp_path: Path) -> None:
    _programme(tmp_path, "zj-one")
    with pytest.raises(KnowledgeError, match=r"programmes/zj-two\.yaml: the name 测试计划 is already a name of zj-one"):
        load(_programme(tmp_path, "zj-two"))


@pytest.mark.parametrize("kind", ["abbreviations", "codes", "misspellings"])
def test_an_abbreviation_is_a_name_too(tmp_path: Path, kind: str) -> None:
    names = f"names: {{{{zh: [{{name}}], {kind}: [TXP]}}}}"
    for key, name in (("zj-one", "测试计划"), ("zj-two", "别的计划")):
        text = PROGRAMME.replace("names: {{zh: [{name}]}}", names).format(key=key, name=name, region="浙江省")
        _write(tmp_path, f"programmes/{key}.yaml", text)
    with pytest.raises(KnowledgeError, match=r"programmes/zj-two\.yaml: the name TXP is already a name of zj-one"):
        load(tmp_path)


def test_two_places_may_use_one_name(tmp_path: Path) -> None:
    _programme(tmp_path, "zj-one")
    assert len(load(_programme(tmp_path, "js-one", region="江苏省")).programmes) == 2


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"agencies": "- {name: 甲部, country: CN, zh: [甲]}\n- {name: 乙部, country: CN, zh: [甲]}\n"},
            "乙部: the name 甲 is already a name of 甲部",
        ),
        (
            {"agencies": "- {name: 甲部, country: CN, changes: [{how: merged, to: 丙部, year: '2008', source: 'https://example.org'}]}\n"},
            "甲部: refers to 丙部, which has no entry",
        ),
        (
            {"agencies": "- {name: 甲部, country: CN, changes: [{how: merged, to: 甲部, year: '2008'}]}\n"},
            "missing required field `source`",
        ),
        ({"agencies": "- {name: 甲部, country: CN}\n", "local_bodies": "- {names: [乙局], of: 乙部}\n"}, "乙局: refers to 乙部"),
    ],
)
def test_a_wrong_body_is_refused(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for name, text in files.items():
        _write(tmp_path, f"{name}.yaml", text)
    with pytest.raises(KnowledgeError) as refused:
        load(tmp_path)
    assert f"knowledge/{list(files)[-1]}.yaml" in str(refused.value)
    assert message in str(refused.value)


def test_bodies_that_are_gone_lead_to_what_they_became(knowledge: Knowledge) -> None:
    changes = {agency.name: [(change.how, change.to, change.year) for change in agency.changes] for agency in knowledge.agencies}
    assert changes["人事部"] == changes["劳动和社会保障部"] == [("merged", "人力资源和社会保障部", "2008")]
    assert changes["国家外国专家局"] == [("merged", "科学技术部", "2018"), ("moved", "人力资源和社会保障部", "2023")]


LEXICON = "about: test\ntriggers:\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LEXICON + "  - {why: w, example: 给予补助, words: [奖励], value: a}\n", "the example does not show the trigger"),
        (LEXICON + "  - {why: w, example: 奖励, value: a}\n", "either words or a pattern"),
        (LEXICON + "  - {why: w, example: 奖励, words: [奖励], pattern: 奖励, value: a}\n", "either words or a pattern"),
        (
            LEXICON + "  - {why: w, example: 奖励, words: [奖励], value: a}\n  - {why: w, example: 奖励, words: [奖励], value: b}\n",
            "奖励 means both a and b",
        ),
        (LEXICON + "  - {why: w, example: 奖励, pattern: '(奖励', value: a}\n", "a pattern is wrong"),
        (LEXICON + "  - {why: w, example: 奖励, pattern: '@money@', value: a}\n", "no fragment 'money'"),
        ("about: test\nuses: [zh/nowhere]\n", "uses zh/nowhere, which has no file"),
        ("about: test\nfragments: {a: '@b@', b: '@a@'}\ntriggers: [{why: w, example: x, pattern: '@a@'}]\n", "in a circle"),
        (LEXICON + "  - {example: 奖励, words: [奖励], value: a}\n", "why"),
    ],
)
def test_a_wrong_lexicon_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as refused:
        load(_write(tmp_path, "lexicon/zh/test.yaml", text))
    assert "knowledge/lexicon/zh/test.yaml" in str(refused.value)
    assert message in str(refused.value)


def test_a_lexicon_that_is_not_there_is_named(knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeError, match=r"lexicon/zh/nothing\.yaml"):
        knowledge.lexicon("zh/nothing")


def test_words_are_found_longest_first_and_english_ones_whole() -> None:
    triggers = (
        Trigger("w", "e", "short", ("人才",)),
        Trigger("w", "e", "long", ("高层次人才",)),
        Trigger("w", "e", "plan", ("plan",)),
    )
    lexicon = Lexicon("test", triggers, {})
    assert [hit.value for hit in lexicon.find("高层次人才和人才")] == ["long", "short"]
    assert [(hit.start, hit.value) for hit in lexicon.find("A planet, a Plan")] == [(12, "plan")]
    assert lexicon.first("nothing here") is None
