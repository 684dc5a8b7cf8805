"""Blocks, headings and sentences: offsets in order, within the text, none across a line."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from redheader.text.fold import fold
from redheader.text.segment import blocks, covering, sentences

texts = st.text(st.sampled_from('一二、第章条(1)（２）.。；;!?\n\t ab A元”"》#-·计划500'), max_size=80)


@given(texts)
@example("一、总则\n\n(一)目的。为了人才；给予500万元。\n二、附则")
def test_blocks_are_the_lines_that_say_something(text: str) -> None:
    found = blocks(fold(text))
    assert [text[block.start : block.end] for block in found] == [line for line in text.split("\n") if line.strip()]
    for index, block in enumerate(found):
        assert block.start <= block.body <= block.end
        assert list(block.above) == sorted(set(block.above))
        assert all(above < index and found[above].rank < block.rank for above in block.above)


@given(texts)
def test_sentences_are_in_order_within_lines_and_not_blank(text: str) -> None:
    found = sentences(fold(text))
    assert all(left.end <= right.start for left, right in pairwise(found))
    for span in found:
        quote = text[span.start : span.end]
        assert quote == quote.strip() != ""
        assert "\n" not in quote


@given(texts)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(text[span.start : span.end].split()) for span in sentences(fold(text))) == "".join(text.split())


@given(texts, st.integers(0, 80))
def test_covering_finds_the_sentence_that_holds_an_offset(text: str, offset: int) -> None:
    found = sentences(fold(text))
    for index, span in enumerate(found):
        if span.start <= offset < span.end:
            assert covering(found, offset) == index


def test_headings_govern_what_stands_below_them() -> None:
    text = "第一章 总则\n第一条 为引进人才，制定本办法。\n(一)一次性给予奖励。\n第二章 附则\n第二条 本办法自印发之日起施行。"
    found = blocks(fold(text))
    titles = [[text[found[above].start : found[above].end][:3] for above in block.above] for block in found]
    assert titles == [[], ["第一章"], ["第一章", "第一条"], [], ["第二章"]]


def test_decimals_and_abbreviations_do_not_end_a_sentence() -> None:
    text = "It pays 1.5 million yuan. The U.S. rule stays.\n每年1.5万元。最高3万元；另给2万元"
    cut = [text[span.start : span.end] for span in sentences(fold(text))]
    assert cut == ["It pays 1.5 million yuan.", "The U.S. rule stays.", "每年1.5万元。", "最高3万元；", "另给2万元"]
