"""Passages: whole sentences around the hits, the fullest first, each a stretch of the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redheader.text.excerpt import excerpts
from redheader.text.tokens import parse

TEXT = "总则。\n给予购房补贴。租房的给予租房补贴，购房的另行规定。\n购房补贴与租房补贴不重复享受；附则。\n"


def quotes(text: str, query: str, most: int = 9) -> list[str]:
    return [text[one.start : one.end] for one in excerpts(text, parse(query), most)]


def test_a_passage_is_the_sentence_and_the_fullest_comes_first() -> None:
    assert quotes(TEXT, "购房补贴 租房补贴") == ["购房补贴与租房补贴不重复享受；", "给予购房补贴。", "租房的给予租房补贴，购房的另行规定。"]
    assert quotes(TEXT, "购房补贴", 1) == ["给予购房补贴。"]
    assert quotes(TEXT, "落户") == []


def test_a_very_long_sentence_is_cut_around_the_hit() -> None:
    text = "字" * 5_000 + "购房" + "字" * 5_000
    (one,) = excerpts(text, parse("购房"), 3)
    assert text[one.start : one.end].count("购房") == 1 and one.end - one.start <= 300
    assert text[one.hits[0].start : one.hits[0].end] == "购房"


def test_a_phrase_over_a_line_break_is_one_passage() -> None:
    assert quotes("Support. For housing\nsubsidies apply here. More.", '"housing subsidies"') == ["For housing\nsubsidies apply here."]


def test_a_text_full_of_hits_stays_bearable() -> None:
    assert len(excerpts("人才。" * 200_000, parse("人才"), 3)) == 3


@given(st.text(st.sampled_from("购房补贴人才。；,.\n\t abA1，"), max_size=60), st.sampled_from(["购房", "人 a", "补贴 1", "才", '"a 购"']))
def test_passages_hold_their_hits_and_do_not_overlap(text: str, query: str) -> None:
    found = sorted(excerpts(text, parse(query), 99), key=lambda one: one.start)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert text[one.start : one.end] == text[one.start : one.end].strip() != ""
        assert one.hits and all(one.start <= hit.start < hit.end <= one.end for hit in one.hits)
