"""Sums of money in English sentences: "RMB 1-3 million", "up to $50,000", "between X and Y"; a conversion belongs to its sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source
from redheader.text.segment import Span

_SCALES = {
    "k": 10**3, "thousand": 10**3, "wan": 10**4, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6, "b": 10**9, "bn": 10**9,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_WORDED = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_FRACTIONS = (
    (re.compile(r"\bhalf an? "), "0.5 "),
    (re.compile(r"\b(?:a|one) quarter of an? "), "0.25 "),
    (re.compile(r"\bthree[- ]quarters of an? "), "0.75 "),
    (re.compile(r" and a half\b"), " 0.5"),
)
_FIGURE = re.compile(r"(?P<digits>[\d,]+(?:\.\d+)?)[ -]?(?P<scale>[A-Za-z]+)?$")
_FACTORS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "twice": 2, "double": 2, "triple": 3, "three times": 3}
_RAISED = re.compile(
    r"\b(?:rais|ris|rose|increas|lift|go|went|gr[eo]w|climb|jump|doubl|tripl|cut|reduc|fall|fell|drop|upped|mov)\w*\b[^.;]{0,60}from\s*$"
)
_LEAST_WON = 1000
IN_ORDER = re.compile(r",? (?:respectively|in (?:that|this|the same) order|in turn)\b")
_SPELLED_OUT = re.compile(r"(?:, (?:or |that is,? |i\.e\.,? |namely )?| ?\()(?:about |some )?(?:RMB|CNY|US|[$\u20ac\u00a3\u00a5]|\d)")
_LINK_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_LISTED = re.compile(r" for [A-Za-z ]{2,40}(?:, and |, | and )")
_NOUN_CAP = re.compile(r"\b(?:ceiling|cap|limit|maximum) (?:of|is)\b")
_CEILING = re.compile(
    r"\b(?:ceiling|cap|limit|maximum)s?\b[^.;]{0,110}\b(?:(?:is|are|be|been|was|were) (?:(?:[a-z]+ ){0,2}(?:to|at|by))?"
    r"|(?:go|ris|rose|went|mov|climb|increas)[a-z]* (?:up )?(?:by|to))\s*$"
    r"|\b(?:rais|lift|increas|up)\w* [^.;,]{0,20}\b(?:ceiling|cap|limit|maximum)s?\b[^.;,]{0,60} by\s*$"
)
_PERIOD = re.compile(r"(?: (?:a|per|each|every) (?:year|month|annum|week|day))? ?")
_RESPECTIVE = re.compile(r"(?:,| and|, and)[^;.]{3,60}\brespectively\b")
_NEXT_SUM = re.compile(r" (?:another |a further |up to )?(?:RMB|CNY|US|[$\u20ac\u00a3\u00a5]|\d)")
_BEFORE_CAP = frozenset(("and", "but", "or", "", "and in exceptional cases", "in exceptional cases"))
_FAR_MORE = 3
_BOUND_REACH = 48
_SHARED_SCALE_BELOW = 1000
_LINK = re.compile(
    r"\"?\s*(?:,|or)?\s*\(?(?:or |equivalent to |equal to |i\.e\. )?(?:about |approximately |approx\.? |around |roughly |some |nearly )?"
    r"|\"?\s*\(\(?(?!of which|including|plus|and )(?:[a-z]+ ){0,4}"
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


class Currencies:
    """Which currency a sign stands for ("en/currencies"), and in which one a text counts."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("en/currencies")
        self._sign = knowledge.lexicon("en/money").compile("@sign@|(?<![a-z])@unit@")
        self.common = lru_cache(maxsize=4)(self._common)  # asked for each sentence of a text

    def of(self, sign: str) -> str | None:
        """The ISO 4217 code of a sign or a word."""
        hit = self._lexicon.first(sign)
        return hit.value if hit else None

    def _common(self, folded: str) -> str | None:
        """The currency of nearly all the signs in a text, where another is named three times less often; else None."""
        signs = (match for match in self._sign.finditer(folded) if folded[match.start() - 1] != "(")
        counted = Counter(self.of(match[0]) for match in signs).most_common(2)
        return counted[0][0] if counted and (len(counted) == 1 or counted[0][1] >= _FAR_MORE * counted[1][1]) else None


class AmountGrammar:
    """Finds every sum of money between two offsets."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._money = knowledge.lexicon("en/money")
        self._bounds = knowledge.lexicon("en/bounds")
        self._currencies = Currencies(knowledge)
        self._relative = self._money.compile("(?i:@relative@)")

    def read(self, source: Source, span: Span, currency: str | None = None) -> list[Amount]:
        """The sums of one sentence in order; conversions and figures without a currency anywhere near are left out.

        `currency` is that of the sum before, where the sentence only goes on with another clause.
        """
        links = [Span(*match.span()) for match in _LINK_ADDRESS.finditer(source.folded, *span)]
        found = self._figures(source.folded, span)
        widest = _widest(figure for figure in found if not any(link.start <= figure.start < link.end for link in links))
        figures = _in_currency(source.folded, [part for figure in widest for part in _apart(source.folded, figure)], currency)
        bounded = [self._bounded(source.folded, span, figure) for figure in figures]
        return list(_joined(source.folded, _capped_lists(source.folded, _without_conversions(source.folded, bounded))))

    def common(self, folded: str) -> str | None:
        """The one currency in which a text counts; else None."""
        return self._currencies.common(folded)

    def relative(self, source: Source, span: Span, before: Amount | None) -> list[Amount]:
        """Sums told by the one before: "half of that", "the same again"."""
        if before is None:
            return []
        found = []
        for match in self._relative.finditer(source.folded, *span):
            if _SPELLED_OUT.match(source.folded, match.end(), span.end):
                continue
            factor = _FACTORS.get((match["factor"] or "").lower(), 1)
            low, high = (None if bound is None else _whole(bound * factor) for bound in (before.min, before.max))
            found.append(Amount(match.start(), match.end(), low, high, before.currency))
        return found

    def is_relative(self, folded: str, amount: Amount) -> bool:
        """Is a sum told by another one?"""
        return self._relative.fullmatch(folded, amount.start, amount.end) is not None

    def _figures(self, folded: str, span: Span) -> Iterator[_Figure]:
        for hit in self._money.find(folded, *span):
            if figure := self._figure(folded, hit):
                yield figure

    def _figure(self, folded: str, hit: Hit) -> _Figure | None:
        parts = {key: folded[slice(*where)] for key, where in hit.groups.items()}
        low, low_scaled = _value(parts["low"])
        if low is not None and low < _LEAST_WON and parts.get("unit1") == "won":
            return None
        signs = [parts[key] for key in ("sign1", "unit1", "sign2", "unit2") if key in parts]
        currency = next((name for sign in signs if (name := self._currencies.of(sign))), None)
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

    def _bounded(self, folded: str, span: Span, figure: _Figure) -> Amount:
        """The sum with "up to", "at least", "or more" around it turned into its bounds."""
        start, end, currency = figure.start, figure.end, figure.currency or ""
        if figure.joined:
            return Amount(start, end, figure.low, figure.high, currency)
        before = [
            hit
            for hit in self._bounds.find(folded, max(span.start, start - _BOUND_REACH), start)
            if not folded[hit.end : start].strip(" (") and not hit.value.startswith("after")
        ]
        after = [
            hit
            for hit in self._bounds.find(folded, end, min(span.end, end + 35))
            if _PERIOD.fullmatch(folded, end, hit.start) and not _NEXT_SUM.match(folded, hit.end)
        ]
        before.sort(key=lambda hit: hit.start)
        for hit in (*before[:1], *(hit for hit in after if hit.value.startswith("after"))):
            if hit.value.endswith("cap"):
                return Amount(min(start, hit.start), _reach(folded, end, hit), None, figure.low, currency)
            if hit.value.endswith("floor"):
                return Amount(min(start, hit.start), _reach(folded, end, hit), figure.low, None, currency)
        capped = _CEILING.search(folded, max(span.start, start - 160), start)
        return Amount(start, end, None if capped else figure.low, figure.low, currency)


def _reach(folded: str, end: int, hit: Hit) -> int:
    """Where a sum that ends at `end` ends with its bound word; one behind the period ("a year upwards") leaves the period outside."""
    return max(end, hit.end) if not folded[end : hit.start].strip(" ,") else end


def _apart(folded: str, figure: _Figure) -> tuple[_Figure, ...]:
    """A pair that says how a sum changed ("raised from X to Y") is two sums."""
    if not figure.joined or not _RAISED.search(folded, max(0, figure.start - 90), figure.start):
        return (figure,)
    low = figure._replace(high=figure.low, joined=False)
    return low, figure._replace(start=figure.end - 1, low=figure.high, joined=False)


def _value(words: str) -> tuple[int | float | None, bool]:
    """The number written in `words`, and whether it names its own scale."""
    lowered = words.strip().lower()
    if match := _FIGURE.match(lowered):
        return _whole(float(match["digits"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)), bool(match["scale"])
    number = spelled(lowered)
    return (None, False) if number is None else (_whole(number), any(scale in lowered for scale in ("thousand", "million", "billion")))


def spelled(words: str) -> float | None:
    """The number spelled out: "two hundred and fifty thousand", "one and a half million", "half a million"."""
    for pattern, figure in _FRACTIONS:
        words = pattern.sub(figure, words)
    total = group = 0.0
    for word in re.split(r"[ -]+", words):
        if word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0.0
        elif word in _WORDED:
            group += _WORDED[word]
        elif re.fullmatch(r"0\.\d+", word):
            group += float(word)
        elif word != "and":
            return None
    return total + group or None


def sized(figure: str, size: float) -> int | float:
    """A printed figure, counted in units of `size`."""
    value, _ = _value(figure)
    return _whole((value or 0) * size)


def _scale(words: str) -> int:
    """The factor that the words name behind their figure."""
    scales = [_SCALES[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _SCALES]
    return scales[-1] if scales else 1


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


def _in_currency(folded: str, figures: list[_Figure], told: str | None) -> list[_Figure]:
    """Figures with a currency; a bare one takes that of the last sum before it outside brackets, else of the first one."""
    named = [figure for figure in figures if figure.currency]
    kept = []
    for figure in figures:
        if figure.currency:
            kept.append(figure)
        elif not named and told:
            kept.append(figure._replace(currency=told))
        elif named:
            before = [other for other in named if other.start < figure.start and folded[other.start - 1] != "("]
            kept.append(figure._replace(currency=(before[-1] if before else named[0]).currency))
    return kept


def _without_conversions(folded: str, amounts: list[Amount]) -> list[Amount]:
    """Sums without those that only repeat, in brackets or after "or about", the one before in another currency or another unit."""
    kept: list[Amount] = []
    for amount in amounts:
        between = folded[kept[-1].end : amount.start] if kept else ""
        again = bool(kept) and (kept[-1].currency != amount.currency or kept[-1][2:] == amount[2:])
        repeats = again and bool(_LINK.fullmatch(between)) and bool(set(between) & set("(o"))
        if repeats:
            kept[-1] = kept[-1]._replace(end=amount.end + ("(" in between and folded.startswith(")", amount.end)))
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
        listed = listed or (last is not None and folded[last.end : amount.start] == " and ")
        listed = listed or (last is not None and bool(_RESPECTIVE.match(folded, last.end)))
        capping = capping and plain and listed
        pair = last is not None and last.min is None and plain and folded[last.end : amount.start] == " and "
        kept.append(amount._replace(min=None) if capping or pair else amount)
        capping = capping or (amount.min is None and bool(_RESPECTIVE.match(folded, amount.end)))
        capping = capping or (amount.min is None and bool(_NOUN_CAP.search(folded[max(0, amount.start - 12) : amount.end])))
    return kept


def _ends_range(folded: str, low: Amount, high: Amount) -> bool:
    """Are two plain sums the ends of one range: "from X (a conversion) to Y", not what something was raised from and to?"""
    plain = low.min is not None and low.min == low.max and high.min == high.max and low.currency == high.currency
    rising = (
        plain and (low.max or 0) < (high.max or 0) and folded[low.end : high.start] == " to " and folded.endswith("from ", 0, low.start)
    )
    return rising and folded[low.end - 1] == ")" and not _RAISED.search(folded, max(0, low.start - 90), low.start)


def _caps(folded: str, floor: Amount, cap: Amount) -> bool:
    """Does a cap follow its floor: "no less than X and no more than Y"?"""
    return floor.max is None and cap.min is None and folded[floor.end : cap.start].strip(" ,") in _BEFORE_CAP


def _joined(folded: str, amounts: list[Amount]) -> Iterator[Amount]:
    """A floor followed by a cap ("no less than X and no more than Y") is one range, as is "from X (a conversion) to Y"."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is None:
            waiting = amount
        elif _ends_range(folded, waiting, amount) or _caps(folded, waiting, amount):
            yield Amount(waiting.start, amount.end, waiting.min, amount.max, amount.currency)
            waiting = None
        else:
            yield waiting
            waiting = amount
    if waiting:
        yield waiting
