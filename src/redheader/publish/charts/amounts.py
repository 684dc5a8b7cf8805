"""Amounts as each language counts them, exactly: "3–5 million", "300万–500万"; and scales of ten."""

from __future__ import annotations

import math

from redheader.publish.wording import Twofold, message, number, twofold

# Powers of ten that a language has a word for, the largest first; the words are messages.
_NAMED = {"en": (9, 6), "zh": (8, 4)}
_SIGNED = {"en": (9, 6, 3), "zh": (8, 4)}


def money(low: float | None, high: float | None) -> Twofold:
    """An amount or a range of single units of a currency, which is not named. `low` or `high` is given."""
    return twofold(lambda language: _range(low, high, language))


def yuan(low: float | None, high: float | None) -> Twofold:
    """The same with its currency, and whether it is a ceiling or a floor."""
    how = "up_to" if low is None else "at_least" if high is None else "exact"
    return twofold(message(f"amount.{how}", amount=message("chart.yuan", amount=money(low, high))).text)


def dollars(low: float | None, high: float | None) -> Twofold:
    """The same in US dollars."""
    return twofold(message("chart.dollars", amount=money(low, high)).text)


def rounded(value: float) -> float:
    """Three significant digits: a rate of exchange is no more exact than that."""
    digits = len(str(int(abs(value)))) - 3
    return float(round(value, -digits)) if digits > 0 else float(round(value))


class Decades:
    """A logarithmic scale from `low` to `high`, widened to whole powers of ten, over the room from `start` to `end`."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.first, self.last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        self.last += self.first == self.last
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        """Where a value stands."""
        share = (math.log10(value) - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """The powers of ten."""
        return [10.0**power for power in range(self.first, self.last + 1)]


def _range(low: float | None, high: float | None, language: str) -> str:
    ends = [value for value in (low, high) if value is not None]
    power = _power(ends[-1], language)
    if len(ends) == 1 or ends[0] == ends[1]:
        return _scaled(ends[-1], power, language)
    if _power(ends[0], language) != power:
        return f"{_scaled(ends[0], _power(ends[0], language), language)}–{_scaled(ends[1], power, language)}"
    if language == "zh" or not power:
        return f"{_scaled(ends[0], power, language)}–{_scaled(ends[1], power, language)}"
    both = f"{number(ends[0] / 10**power)}–{number(ends[1] / 10**power)}"
    return message(f"chart.scale.{power}", n=both).text(language)


def _power(value: float, language: str) -> int:
    """The largest named power of ten in which the value has two decimals at most; 0 where it has none."""
    return next((power for power in _NAMED[language] if value >= 10**power and (value * 100) % 10**power == 0), 0)


def _scaled(value: float, power: int, language: str) -> str:
    return message(f"chart.scale.{power}", n=number(value / 10**power)).text(language) if power else number(value)


def brief(value: float) -> Twofold:
    """An amount in very little room: "800k", "5m", "80万"; three digits of it."""
    return twofold(lambda language: _brief(value, language))


def _brief(value: float, language: str) -> str:
    power = next((power for power in _SIGNED[language] if value >= 10**power), 0)
    shown = f"{value / 10**power:.4g}"
    if not power:
        return shown
    return (message(f"chart.scale.{power}", n=shown) if language == "zh" else message(f"chart.brief.{power}", n=shown)).text(language)
