"""Money in other currencies: at the rate of the day that is printed, and never by a guess."""

from __future__ import annotations

import pytest

from redheader.analyse.rates import convert


def test_the_rate_is_that_of_the_day() -> None:
    converted = convert(5_000_000, "CNY", "USD", "2023-08-24")
    assert converted is not None
    assert converted.rate_date == "2023-08-24"
    assert 680_000 < converted.value < 700_000  # what was published that day: about $700,000


@pytest.mark.parametrize(("day", "rate"), [("2024-01-06", "2024-01-05"), ("2023-07", "2023-07-31"), ("2023", "2023-12-29")])
def test_a_day_without_a_rate_takes_the_last_one_before_it_and_says_so(day: str, rate: str) -> None:
    converted = convert(1, "CNY", "USD", day)
    assert converted is not None
    assert converted.rate_date == rate


@pytest.mark.parametrize(("currency", "day"), [("CNY", None), ("CNY", "1999-05-01"), ("XXX", "2020-01-01"), ("CNY", "2199")])
def test_what_is_not_known_is_not_converted(currency: str, day: str | None) -> None:
    assert convert(1, currency, "USD", day) is None
