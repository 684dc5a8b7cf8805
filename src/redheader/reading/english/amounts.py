"""Sums of money in English sentences: "RMB 1-3 million", "up to $50,000", "between X and Y"; a conversion belongs to its sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source
from redheader.text.segment import Span

_CURRENCIES = (
    (re.compile(r"hk|hong kong", re.IGNORECASE), "HKD"),
    (re.compile(r"rmb|cny|yuan|renminbi|¥|￥", re.IGNORECASE), "CNY"),
    (re.compile(r"€|eur", re.IGNORECASE), "EUR"),
    (re.compile(r"£|gbp|pound", re.IGNORECASE), "GBP"),
    (re.compile(r"\$|usd|dollar", re.IGNORECASE), "USD"),
)
_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6, "b": 10**9, "bn": 10**9,
    "billion": 10**9, "trillion": 10**12, "hundred thousand": 10**5,
}  # fmt: skip
_WORDED = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "a hundred": 100, "half a": 0.5, "a quarter of a": 0.25,
}  # fmt: skip
_FIGURE = re.compile(
    r"(?P<digits>[\d,]+(?:\.\d+)?) ?(?P<scale>[A-Za-z]+)?$"
    r"|(?P<words>[a-z ]+?)(?P<half> and a half)?(?: (?P<big>hundred thousand|thousand|million|billion))?$"
)
_LISTED = re.compile(r" for [A-Za-z ]{2,40}(?:, and |, | and )")
_NOUN_CAP = re.compile(r"\b(?:ceiling|cap|limit|maximum) of")
_SHARED_SCALE_BELOW = 1000
_LINK = re.compile(
    r"\s*(?:,|or)?\s*\(?(?:or |equivalent to |equal to |i\.e\. )?(?:about |approximately |approx\.? |around |roughly |some |nearly )?"
)


class Amount(NamedTuple):
    """A sum at `start`-`end` (its bound words included); `min` and `max` in single units of `currency`."""

    start: int
    end: int
    min: int | float | None
    max: int | float | None
    currency: str


class _Figure(NamedTuple):
    start: int
    end: int
    low: int | float
    high: int | float
    currency: str | None
    joined: bool


class AmountGrammar:
    """Finds every sum of money between two offsets."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._money = knowledge.lexicon("en/money")
        self._bounds = knowledge.lexicon("en/bounds")

    def read(self, source: Source, span: Span) -> list[Amount]:
        """The sums of one sentence in order; conversions and figures without a currency anywhere near are left out."""
        figures = _in_currency(_widest(_figures(source.folded, self._money, span)))
        bounded = [self._bounded(source.folded, span, figure) for figure in figures]
        return list(_joined(source.folded, _capped_lists(source.folded, _without_conversions(source.folded, bounded))))

    def _bounded(self, folded: str, span: Span, figure: _Figure) -> Amount:
        """The sum with "up to", "at least", "or more" around it turned into its bounds."""
        start, end, currency = figure.start, figure.end, figure.currency or ""
        if figure.joined:
            return Amount(start, end, figure.low, figure.high, currency)
        before = [hit for hit in self._bounds.find(folded, max(span.start, start - 30), start) if not folded[hit.end : start].strip(" (")]
        after = [hit for hit in self._bounds.find(folded, end, min(span.end, end + 25)) if not folded[end : hit.start].strip(" ")]
        before.sort(key=lambda hit: hit.start)
        for hit in (*before[:1], *(hit for hit in after if hit.value.startswith("after"))):
            if hit.value.endswith("cap"):
                return Amount(min(start, hit.start), max(end, hit.end), None, figure.low, currency)
            if hit.value.endswith("floor"):
                return Amount(min(start, hit.start), max(end, hit.end), figure.low, None, currency)
        return Amount(start, end, figure.low, figure.low, currency)


def _figures(folded: str, money: Lexicon, span: Span) -> Iterator[_Figure]:
    for hit in money.find(folded, span.start, span.end):
        figure = _figure(folded, hit)
        if figure:
            yield figure


def _figure(folded: str, hit: Hit) -> _Figure | None:
    parts = {key: folded[slice(*where)] for key, where in hit.groups.items()}
    low, low_scaled = _value(parts["low"])
    signs = [parts[key] for key in ("sign1", "unit1", "sign2", "unit2") if key in parts]
    currency = next((name for sign in signs for pattern, name in _CURRENCIES if pattern.search(sign)), None)
    if low is None or "high" not in parts:
        return None if low is None else _Figure(hit.start, hit.end, low, low, currency, False)
    high, _ = _value(parts["high"])
    if high is None:
        return None
    shares = not low_scaled and low < _SHARED_SCALE_BELOW <= high and "sign2" not in parts and "unit1" not in parts
    if shares:
        low = _whole(low * _scale(parts["high"]))
    ranged = "and" not in parts["join"] or bool(re.search(r"between\s*$", folded[max(0, hit.start - 9) : hit.start]))
    if low > high or not ranged:
        return None
    return _Figure(hit.start, hit.end, low, high, currency, True)


def _value(words: str) -> tuple[int | float | None, bool]:
    """The number written in `words`, and whether it names its own scale."""
    match = _FIGURE.match(words.strip().lower())
    if not match:
        return None, False
    if match["digits"]:
        return _whole(float(match["digits"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)), bool(match["scale"])
    base = _WORDED.get(match["words"].strip())
    return (
        (None, False)
        if base is None
        else (_whole((base + (0.5 if match["half"] else 0)) * _SCALES.get(match["big"] or "", 1)), bool(match["big"]))
    )


def _scale(words: str) -> int:
    match = _FIGURE.match(words.strip().lower())
    return _SCALES.get((match["scale"] or match["big"] or "") if match else "", 1)


def _whole(number: float) -> int | float:
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _widest(figures: Iterator[_Figure]) -> list[_Figure]:
    """Of overlapping readings the one that begins first and reaches farthest."""
    kept: list[_Figure] = []
    for figure in sorted(figures, key=lambda one: (one.start, -one.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _in_currency(figures: list[_Figure]) -> list[_Figure]:
    """Figures with a currency; a bare one takes that of the sum before it, else after it, in the same sentence."""
    named = [figure for figure in figures if figure.currency]
    kept = []
    for figure in figures:
        if figure.currency:
            kept.append(figure)
        elif named:
            before = [other for other in named if other.start < figure.start]
            kept.append(figure._replace(currency=(before[-1] if before else named[0]).currency))
    return kept


def _without_conversions(folded: str, amounts: list[Amount]) -> list[Amount]:
    """Sums without those that only repeat, in brackets or after "or about", the one before in another currency."""
    kept: list[Amount] = []
    for amount in amounts:
        between = folded[kept[-1].end : amount.start] if kept else ""
        repeats = bool(kept) and kept[-1].currency != amount.currency and bool(_LINK.fullmatch(between)) and bool(set(between) & set("(o"))
        if repeats:
            kept[-1] = kept[-1]._replace(end=amount.end)
        else:
            kept.append(amount)
    return kept


def _capped_lists(folded: str, amounts: list[Amount]) -> list[Amount]:
    """Sums in order; "a ceiling of A for X, B for Y and C for Z" caps each of them."""
    kept: list[Amount] = []
    capping = False
    for amount in amounts:
        last = kept[-1] if kept else None
        plain = amount.min is not None and amount.min == amount.max
        listed = last is not None and bool(_LISTED.fullmatch(folded[last.end : amount.start]))
        capping = capping and plain and listed
        kept.append(amount._replace(min=None) if capping else amount)
        capping = capping or (amount.min is None and bool(_NOUN_CAP.search(folded[max(0, amount.start - 12) : amount.end])))
    return kept


def _joined(folded: str, amounts: list[Amount]) -> Iterator[Amount]:
    """A floor followed by a cap ("no less than X and no more than Y") is one range."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is None:
            waiting = amount
        elif waiting.max is None and amount.min is None and folded[waiting.end : amount.start].strip(" ,") in {"and", "but", "or", ""}:
            yield Amount(waiting.start, amount.end, waiting.min, amount.max, amount.currency)
            waiting = None
        else:
            yield waiting
            waiting = amount
    if waiting:
        yield waiting
