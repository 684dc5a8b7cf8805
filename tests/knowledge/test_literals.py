"""Patterns are spared only where they could not match: the words that they need stand in every match, and no match is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.archive import Found, find
from redheader.formats import read
from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.literals import Literals, needed
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
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", MATCHABLE)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_one_of_the_words_stands_in_every_match(pattern: str, data: st.DataObject) -> None:
    match = data.draw(st.from_regex(pattern, fullmatch=True))
    words = needed(pattern)
    assert words is not None
    assert any(word in match.lower() for word in words)


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
        for lexicon in knowledge.lexicons.values():
            for start, end in ((0, len(text)), (100, 130), (200, 320)):
                found = [tuple(hit[:3]) for hit in lexicon.find(text, start, end)]
                count = len(list(lexicon.words.finditer(text, start, end))) if lexicon.words else 0
                assert found[count:] == _plainly(lexicon, text, start, end), lexicon.name


def test_a_letter_that_patterns_without_case_take_for_another_is_not_missed() -> None:
    trigger = Trigger(value="plan", why="a name", example="talent scheme", pattern="(?i:talent scheme)")
    lexicon = Lexicon("en/invented", (trigger,), {}, Literals())
    text = "word " * 100
    assert [hit.start for hit in lexicon.find(text + "Talent \u017fcheme")] == [500]
    assert [hit.start for hit in lexicon.find(text + "TALENT Scheme")] == [500]
    assert list(lexicon.find(text + "talent schools")) == []


def test_words_added_later_are_looked_for_in_a_text_seen_before() -> None:
    literals, text = Literals(), "说明 " * 200 + "购房补贴"
    first = Lexicon("zh/a", (Trigger(value="a", why="a", example="人才", pattern="人才"),), {}, literals)
    assert not first.has(text)
    second = Lexicon("zh/b", (Trigger(value="b", why="b", example="补贴", words=("补贴",)),), {}, literals)
    assert [hit.value for hit in second.find(text)] == ["b"]
