"""Chinese and Arabic numerals as exact numbers: 1,000.5, full-width digits, Chinese digits plain and financial, mixtures of both.

1. The text is folded and freed of spaces and thousands separators.
2. A numeral is a run of literals (Arabic figures or Chinese digits), each followed by any number of scales, read as Chinese reads it:
   scales below ten thousand add up inside a section, ten thousand and a hundred million close sections.
3. A digit right after a scale, with no zero between, counts for the next lower scale, as in speech ("three hundred five" is 350).
What is not a numeral, and numerals that only estimate ("several"), give None. Nothing raises.
"""

from __future__ import annotations

import re
from decimal import Decimal

from redheader.text.fold import fold

DIGITS: dict[str, int] = {
    character: value
    for value, characters in enumerate((
        "\u3007\u96f6", "\u4e00\u58f9", "\u4e8c\u4e24\u8d30\u8cb3", "\u4e09\u53c1\u53c3", "\u56db\u8086",
        "\u4e94\u4f0d", "\u516d\u9646\u9678", "\u4e03\u67d2", "\u516b\u634c", "\u4e5d\u7396",
    ))
    for character in characters
}  # fmt: skip
SMALL: dict[str, int] = {"\u5341": 10, "\u62fe": 10, "\u767e": 100, "\u4f70": 100, "\u5343": 1000, "\u4edf": 1000}
LARGE: dict[str, int] = {"\u4e07": 10_000, "\u842c": 10_000, "\u4ebf": 100_000_000, "\u5104": 100_000_000}
POINT = "\u70b9"
CHINESE = "".join((*DIGITS, *SMALL))
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})|[ \u3000]")
_TOKEN = re.compile(rf"(?P<figure>\d+(?:\.\d+)?)|(?P<digits>[{''.join(DIGITS)}]+(?:{POINT}[{''.join(DIGITS)}]+)?)"
                    rf"|(?P<small>[{''.join(SMALL)}])|(?P<large>[{''.join(LARGE)}])")  # fmt: skip


def number(text: str) -> Decimal | None:
    """The exact number that `text`, the whole of it, writes; None when it is not a numeral."""
    plain, at = _SEPARATOR.sub("", fold(text)), 0
    tokens: list[tuple[str, str]] = []
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if not match:
            return None
        tokens.append((str(match.lastgroup), match[0]))
        at = match.end()
    return _value(tokens) if tokens else None


def plain(value: Decimal) -> int | float:
    """An int where the number is whole, a float otherwise: what data files carry."""
    return int(value) if value == value.to_integral_value() else float(value)


def _value(tokens: list[tuple[str, str]]) -> Decimal | None:
    total = section = Decimal(0)
    literal: Decimal | None = None
    scale, zero = 0, False
    for kind, text in tokens:
        if kind in ("figure", "digits"):
            if literal is not None:
                return None
            literal = Decimal(text) if kind == "figure" else _digits(text)
            zero = kind == "figure" or DIGITS[text[0]] == 0 or len(text) > 1
        elif kind == "small":
            section += (Decimal(1) if literal is None else literal) * SMALL[text]
            literal, scale = None, SMALL[text]
        else:
            if literal is None and not section and not total:
                return None
            section += _last(literal, scale, zero)
            total, section = _close(total, section, LARGE[text])
            literal, scale = None, LARGE[text]
    return total + section + _last(literal, scale, zero)


def _last(literal: Decimal | None, scale: int, zero: bool) -> Decimal:
    """What a literal at the end of a section counts for."""
    if literal is None:
        return Decimal(0)
    return literal * (scale // 10) if scale >= 10 and not zero else literal


def _close(total: Decimal, section: Decimal, large: int) -> tuple[Decimal, Decimal]:
    """The total after a large scale: it multiplies its section, and the total too where it is larger than what stands there."""
    if large > 10_000 or not section:
        return (total + section) * large, Decimal(0)
    return total + section * large, Decimal(0)


def _digits(text: str) -> Decimal:
    """Chinese digits place by place, with a decimal point if there is one."""
    return Decimal("".join("." if character == POINT else str(DIGITS[character]) for character in text))
