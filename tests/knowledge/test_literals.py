"""Patterns are spared only where they could not match: the words that they need stand in every match, and no match is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.archive import Found, find
from redheader.formats import read
from redheader.knowledge.anchor import Anchor, anchor, begins
from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.literals import Anchored, Literals
from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Trigger
from redheader.settings import Limits
from redheader.text.fold import fold

CASES = [
    ("人才|引才", {"人才", "引才"}),
    ("(?:给予|奖励)[^,]{0,9}万元", {"万元"}),
    ("人(?:才|员)?政策", {"人政策", "人才政策", "人员政策"}),
    (r"\d+(?:万元|元)", None),
    (r"(?P<name>[A-Z]\w+) (?i:Plan|SCHEME)", {" plan", " scheme"}),
    ("[年月]底", {"年底", "月底"}),
    ("(?<!非)人才(?!市场)", {"人才"}),
    ("(?<=人才)计划?", None),
    (r"\w+(?=人才计划)", {"人才计划"}),
    (r"\w+(?!人才计划)", None),
    ("(?:住房)?", None),
    ("(?:住房|[^,]+)", None),
    ("(?:补贴){2}", {"补贴"}),
    ("(?i:Éclair)s", {"clair"}),
    ("第[一二三]批", {"第一批", "第二批", "第三批"}),
]
MATCHABLE = [pattern for pattern, words in CASES if words and "(?<" not in pattern.replace("(?P<", "") and "(?=" not in pattern]


@pytest.mark.parametrize(("pattern", "words"), CASES)
def test_the_words_that_a_pattern_needs(pattern: str, words: set[str] | None) -> None:
    found = anchor(pattern)
    assert (found.words if found else None) == words


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("人才|引才", 0, 0),
        (r"(?<!\d)\d{2,4}[个名]?人才", 2, 4),
        ("(?:给予|奖励)[^,]{0,9}万元", 2, 11),
        (r"[A-Z]\w* (?i:Plan|Scheme)", 1, None),
        ("一?(?:大批|很多)?[^,]?员工", 0, 4),
        ("(?:[省市]人才|[^,]{3}引才)", 0, 3),
        (r"\w{2}(?=.?人才计划)", 2, 3),
        ("(?=人才计划)", 0, None),
    ],
)
def test_how_far_behind_the_start_of_a_match_a_word_begins(pattern: str, least: int, most: int | None) -> None:
    found = anchor(pattern)
    assert found is not None
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"(?<!x)(?P<year>(?:19|20)\d\d)年|5月", "125"),
        (r"\s?(?P<a>\d)", None),
        ("(?P<a>[^,]+)", None),
        ("(?:人才)?", None),
        ("(?i:k|s)x", "kKsS\u212a\u017f"),
        ("[a-z]+", None),
        ("[一-龥]", None),
    ],
)
def test_the_characters_that_a_match_begins_with(pattern: str, characters: str | None) -> None:
    found = begins(pattern)
    everything = "".join(map(chr, range(0x3000)))
    assert (None if found is None else set(found.findall(everything))) == (None if characters is None else set(characters))


@pytest.mark.parametrize("pattern", MATCHABLE)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_one_of_the_words_stands_in_every_match(pattern: str, data: st.DataObject) -> None:
    match = data.draw(st.from_regex(pattern, fullmatch=True))
    found = anchor(pattern)
    assert found is not None
    last = len(match) if found.most is None else found.most
    assert any(match.lower().startswith(word, at) for word in found.words for at in range(found.least, last + 1))


def _plainly(lexicon: Lexicon, folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Every match of every pattern, tried without looking for words first."""
    patterns = [(lexicon.compile(trigger.pattern), trigger.value) for trigger in lexicon.triggers if trigger.pattern]
    return [(*match.span(), value) for pattern, value in patterns for match in pattern.finditer(folded, start, end)]


def test_nothing_is_lost_in_the_specimens(root: Path, knowledge: Knowledge) -> None:
    documents = [item for item in find([root / "examples/specimens"], Limits()) if isinstance(item, Found)]
    texts = [fold(read(item.read(), Limits()).text) for item in documents]
    texts = [text for text in texts if len(text) > 400]
    assert len(texts) > 9
    for text in texts:
        knowledge.literals.read(text)
        for lexicon in knowledge.lexicons.values():
            for start, end in ((0, len(text)), (100, 130), (200, 320)):
                found = [tuple(hit[:3]) for hit in lexicon.find(text, start, end)]
                count = len(list(lexicon.words.finditer(text, start, end))) if lexicon.words else 0
                assert found[count:] == _plainly(lexicon, text, start, end), lexicon.name


def test_a_letter_that_patterns_without_case_take_for_another_is_not_missed() -> None:
    trigger = Trigger(value="plan", why="a name", example="talent scheme", pattern="(?i:talent scheme)")
    literals = Literals()
    lexicon = Lexicon("en/invented", (trigger,), {}, literals)
    for words, found in (("Talent \u017fcheme", [500]), ("TALENT Scheme", [500]), ("talent schools", [])):
        text = "word " * 100 + words
        literals.read(text)
        assert [hit.start for hit in lexicon.find(text)] == found


def test_words_added_later_are_looked_for_in_a_text_seen_before() -> None:
    literals, text = Literals(), "说明 " * 200 + "购房补贴"
    first = Lexicon("zh/a", (Trigger(value="a", why="a", example="人才", pattern="人才"),), {}, literals)
    literals.read(text)
    assert not first.has(text)
    second = Lexicon("zh/b", (Trigger(value="b", why="b", example="补贴", words=("补贴",)),), {}, literals)
    assert [hit.value for hit in second.find(text)] == ["b"]
    literals.read(text)
    assert [hit.value for hit in second.find(text)] == ["b"]


def _pieces(knowledge: Knowledge) -> list[str]:
    """The examples and the words of every lexicon: what a made text is put together from."""
    triggers = [trigger for lexicon in knowledge.lexicons.values() for trigger in lexicon.triggers]
    return sorted({fold(words) for trigger in triggers for words in (trigger.example, *trigger.words)})


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_lexicon_finds_the_same_whether_the_text_was_looked_through_or_not(data: st.DataObject, knowledge: Knowledge) -> None:
    pieces = _pieces(knowledge)
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from(("", " ", ",", "。", "\n"))), min_size=1, max_size=12))
    text = "".join(map("".join, chosen))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    other = f"{text} "[:-1]  # the same words, not the same text
    knowledge.literals.read(text)
    for lexicon in knowledge.lexicons.values():
        for here in ((0, None), (start, end)):
            assert list(lexicon.find(text, *here)) == list(lexicon.find(other, *here)), lexicon.name
            assert lexicon.has(text, *here) == lexicon.has(other, *here)


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in CASES] + ["(?<=人)才(?=计划|)", "(?P<n>\\d{0,2})年底", "[^,]{0,5}引才"])
@settings(max_examples=60, deadline=None)
@given(text=st.text("人才引年底计划,12 PlanSCHEME补贴第一批", max_size=80), place=st.integers(0, 80), length=st.integers(0, 80))
def test_an_anchored_pattern_finds_what_the_pattern_finds(pattern: str, text: str, place: int, length: int) -> None:
    literals = Literals()
    anchored = Anchored(re.compile(pattern), literals)
    start = min(place, len(text))
    for looked_through in (False, True):
        if looked_through:
            literals.read(text)
        for ends in ((0, None), (start, min(start + length, len(text)))):
            plain = re.compile(pattern).finditer(text, ends[0], len(text) if ends[1] is None else ends[1])
            assert [match.span() for match in anchored.finditer(text, *ends)] == [match.span() for match in plain]


def test_anchors_say_where_words_begin_in_lower_case() -> None:
    assert anchor("(?i:TALENT)s") == Anchor(frozenset({"talents"}), 0, 0)
