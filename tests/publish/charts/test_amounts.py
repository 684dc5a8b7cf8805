"""Amounts in words, exactly, as each language counts; and scales."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.publish.charts.amounts import Decades, brief, dollars, money, yuan
from redheader.publish.charts.years import EARLIER, UNDATED, Days, Years

SCALES = {"billion": 10**9, "million": 10**6, "亿": 10**8, "万": 10**4, "": 1}


@pytest.mark.parametrize(
    ("low", "high", "english", "chinese"),
    [
        (3_000_000, 5_000_000, "3–5 million", "300万–500万"),
        (800_000, 1_500_000, "800,000–1.5 million", "80万–150万"),
        (5_000_000, 5_000_000, "5 million", "500万"),
        (100_000_000, 100_000_000, "100 million", "1亿"),
        (2_000_000_000, 2_000_000_000, "2 billion", "20亿"),
        (50_000, 200_000_000, "50,000–200 million", "5万–2亿"),
        (2_000, 8_000, "2,000–8,000", "2,000–8,000"),
        (1_234_567, 1_234_567, "1,234,567", "1,234,567"),
        (None, 300_000, "300,000", "30万"),
        (0.5, 0.5, "0.5", "0.5"),
    ],
)
def test_amounts_in_words(low: float | None, high: float | None, english: str, chinese: str) -> None:
    assert money(low, high) == (english, chinese)


def test_open_ends_and_currencies() -> None:
    assert yuan(None, 5_000_000) == ("up to 5 million yuan", "最高 500万元")
    assert yuan(3_000_000, None).en == "at least 3 million yuan"
    assert dollars(410_000, 690_000) == ("$410,000–690,000", "41万–69万美元")


@given(st.integers(1, 10**12))
def test_no_amount_is_rounded(value: int) -> None:
    for words in money(value, value):
        number, scale = re.fullmatch(r"([\d,.]+) ?(\D*)", words).groups()  # type: ignore[union-attr]
        assert round(float(number.replace(",", "")) * SCALES[scale] * 100) == value * 100


def test_brief_amounts() -> None:
    assert [brief(value) for value in (300_000, 85_000_000, 3_000, 120)] == [
        ("300k", "30万"),
        ("85m", "8500万"),
        ("3k", "3000"),
        ("120", "120"),
    ]


@given(st.lists(st.floats(0.01, 1e11), min_size=1))
def test_decades_keep_order_and_stay_inside(values: list[float]) -> None:
    scale = Decades(min(values), max(values), 10, 400)
    places = [scale(value) for value in sorted(values)]
    assert places == sorted(places)
    assert places[0] >= 10 - 1e-6 and places[-1] <= 400 + 1e-6
    assert scale.ticks()[0] <= min(values) * (1 + 1e-9) and scale.ticks()[-1] * (1 + 1e-9) >= max(values)


def test_a_year_is_over_after_its_last_day() -> None:
    days = Days(2008, 2018, 0, 110)
    assert days.begin("2008") == 0
    assert days.over("2018") == days.over("2018-12") == days.over("2018-12-31") == 110
    assert days.begin("2009-01") == days.over("2008") == days.begin("2009-01-01")


def test_years_before_the_last_ten_stand_together() -> None:
    years = Years(["2001", "2012-05", "2026-01-01", None])
    assert years.keys == (EARLIER, *map(str, range(2017, 2027)), UNDATED)
    assert [years.key(day) for day in ("2001", "2017-02", None)] == [EARLIER, "2017", UNDATED]
    assert Years([None]).keys == (UNDATED,)
