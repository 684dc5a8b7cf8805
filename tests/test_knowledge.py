"""The knowledge: every file loads, and what is wrong in one is refused, naming the file and the key."""

from __future__ import annotations

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
