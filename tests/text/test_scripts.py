"""Traditional characters are simplified one for one."""

from hypothesis import given
from hypothesis import strategies as st

from redheader.text.scripts import simplified

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(codec="utf-8"))


@given(CHINESE)
def test_length_never_changes_and_twice_is_once(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert len(simplified(once)) == len(text)


def test_a_traditional_text_becomes_simplified() -> None:
    assert simplified("對頂尖人才給予購房補貼三百萬圓") == "对顶尖人才给予购房补贴三百万圆"


def test_a_simplified_text_stays_the_very_same() -> None:
    text = "对顶尖人才给予购房补贴"
    assert simplified(text) is text
