"""Folding: one character for one, so that no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.text.fold import fold

signs = st.text(st.characters(codec="utf-8") | st.sampled_from("（）〔〕“”「」，；：、。《》—–～５Ａｚ％　・０"), max_size=60)


@given(signs)
def test_length_is_kept_and_folding_twice_changes_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(signs, signs)
def test_each_character_is_folded_by_itself(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("", ""),
        ("５００万元（含）", "500万元(含)"),
        ("深府〔2011〕9号", "深府[2011]9号"),
        ("“孔雀计划”，「鵬城」", '"孔雀计划","鵬城"'),
        ("80—150万元；３０％", "80-150万元;30%"),
        ("一、总则。《办法》", "一、总则。《办法》"),
    ],
)
def test_what_is_folded_and_what_stays(given_text: str, folded: str) -> None:
    assert fold(given_text) == folded
