"""Numerals: every dress, there and back, and never an exception."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.text.numerals import number, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五百万", 5_000_000), ("贰佰", 200), ("贰佰万", 2_000_000), ("1,000.5", Decimal("1000.5")), ("２００", 200),
        ("1.5亿", 150_000_000),
        ("三百五十", 350), ("一百零五", 105), ("十", 10), ("十五万", 150_000), ("二〇二三", 2023), ("3千万", 30_000_000), ("1万亿", 10**12),
        ("一点五万", 15_000), ("三百五", 350), ("一万五", 15_000), ("两万", 20_000), ("3亿5千万", 350_000_000), ("伍拾萬", 500_000),
        ("1,200,000", 1_200_000), ("0.5万", 5000), ("百万", 1_000_000), ("一万零五十", 10_050), ("5百万", 5_000_000), ("1 000", 1000),
    ],
)  # fmt: skip
def test_dresses(text: str, value: int | Decimal) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "几万", "十几", "元", "abc", "3个", "1..2", "万", "-5"])
def test_not_numerals(text: str) -> None:
    assert number(text) is None


def chinese(value: int, digits: str = "零一二三四五六七八九", units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """A number below 10^12 as formal Chinese writes it."""
    if value == 0:
        return digits[0]
    sections = []
    while value:
        value, section = divmod(value, 10_000)
        sections.append(section)
    text = ""
    for index in reversed(range(len(sections))):
        section, part, gap = sections[index], "", False
        for place in reversed(range(4)):
            digit = section // 10**place % 10
            if digit:
                part += (digits[0] if gap else "") + digits[digit] + units[place]
                gap = False
            else:
                gap = bool(part) or (bool(text) and bool(section))
        if part:
            text += part + ("", "万", "亿")[index]
    return text


@given(st.integers(0, 10**12 - 1))
def test_round_trip(value: int) -> None:
    assert number(chinese(value)) == value
    assert number(chinese(value, "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))) == value
    assert number(f"{value:,}") == value


@given(st.text())
def test_never_raises(text: str) -> None:
    value = number(text)
    assert value is None or plain(value) >= 0


@given(st.text(alphabet="零一二两十百千万亿点5.,0壹拾余"))
def test_never_raises_on_numeral_characters(text: str) -> None:
    number(text)
