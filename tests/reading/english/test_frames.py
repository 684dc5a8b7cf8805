"""Quotations and values are cut between words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redheader.model.document import Document
from redheader.reading.english.frames import quote, shortened
from redheader.reading.source import Source
from redheader.text.segment import Span

WORDS = st.lists(st.text(alphabet="abcdef", min_size=1, max_size=9), min_size=1, max_size=120).map(" ".join)


@given(WORDS, st.integers(10, 200))
def test_a_value_is_cut_between_words(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert text.startswith(short)
    assert len(short) == len(text) or text[len(short)] == " "


@given(WORDS.map(lambda text: text + "."))
def test_a_quotation_ends_with_a_word(text: str) -> None:
    source = Source(Document("0" * 64, text, "text/plain"))
    start, end = quote(source, Span(0, len(text)), 0, 4)
    assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    assert text[start:end]
