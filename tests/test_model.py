"""The ground: citations that do not stand cannot be made, ids tell all parts apart, dates are dates."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redheader.errors import GroundingError
from redheader.model.citation import Citation
from redheader.model.claim import KINDS, AnyStatement, Claim, Incentive, Sponsor, kind_of
from redheader.model.document import Document
from redheader.model.ids import content_id, digest
from redheader.model.when import partial_date

SHA = digest(b"")
offsets = st.integers(-3, 30)


@given(st.text(max_size=25), offsets, offsets, st.text(max_size=6))
@example("给予500万元", 2, 7, "500万元")
@example("a  b", 1, 3, "  ")
@example("abc", -2, -1, "b")
def test_a_citation_stands_or_is_refused(text: str, start: int, end: int, other: str) -> None:
    for quote in (other, text[max(start, 0) : max(end, 0)]):
        stands = 0 <= start < end <= len(text) and text[start:end] == quote and quote.strip() != ""
        if stands:
            assert Citation(SHA, start, end, quote, text).quote == text[start:end]
        else:
            with pytest.raises(GroundingError):
                Citation(SHA, start, end, quote, text)


def test_a_refused_citation_does_not_carry_the_text() -> None:
    with pytest.raises(GroundingError) as refused:
        Citation(SHA, 0, 2, "secret", "another secret")
    assert "secret" not in str(refused.value)


parts = st.one_of(st.none(), st.integers(-5, 5), st.text(max_size=4))


@given(st.lists(parts, max_size=4), st.lists(parts, max_size=4))
@example(["ab", "c"], ["a", "bc"])
@example([1], ["1"])
@example([None], [""])
@example([], [None])
@example(["a\0"], ["a", ""])
def test_ids_are_equal_only_for_equal_parts(one: list[str | int | None], other: list[str | int | None]) -> None:
    assert (content_id(*one) == content_id(*other)) == (one == other)


def _claim(statement: AnyStatement, start: int = 0, programme: str | None = None) -> Claim:
    text = "市科技局负责，给予500万元资助。" * 3
    return Claim.make(statement, Citation(SHA, start, start + 6, text[start : start + 6], text), None, programme, 0.9)


def test_a_claims_id_comes_from_what_it_says_and_where() -> None:
    claim = _claim(Sponsor("市科技局"))
    assert claim.id == _claim(Sponsor("市科技局")).id
    others = [_claim(Sponsor("市财政局")), _claim(Sponsor("市科技局"), start=1), _claim(Sponsor("市科技局"), programme="计划")]
    assert len({claim.id, *(other.id for other in others)}) == 4


def test_unknown_stays_apart_from_zero() -> None:
    assert _claim(Incentive("award")).id != _claim(Incentive("award", min=0)).id
    assert _claim(Incentive("award")).flat()["min"] is None


def test_every_kind_has_its_statement() -> None:
    statements = AnyStatement.__args__  # type: ignore[attr-defined]
    assert tuple(str(statement.__struct_config__.tag) for statement in statements) == KINDS


def test_a_claim_survives_its_encoding() -> None:
    claim = _claim(Incentive("housing", min=None, max=1_500_000, currency="CNY", per="once"))
    again = msgspec.json.decode(msgspec.json.encode(claim), type=Claim)
    assert again == claim
    assert kind_of(again.statement) == "incentive"


def test_pages_are_counted_from_one() -> None:
    paged = Document(SHA, "ab\ncd\nef", "application/pdf", pages=(0, 3, 6))
    assert [paged.page(offset) for offset in (0, 2, 3, 7)] == [1, 1, 2, 3]
    assert Document(SHA, "ab", "text/plain").page(0) is None


@given(st.integers(1890, 2110), st.none() | st.integers(-1, 14), st.none() | st.integers(-1, 33))
def test_a_partial_date_is_a_date_or_none(year: int, month: int | None, day: int | None) -> None:
    found = partial_date(year, month, day)
    if found is not None:
        padded = found + "-01" * (2 - found.count("-"))
        assert datetime.date.fromisoformat(padded).year == year
        assert 1900 <= year <= 2099
