"""Amounts of money in a Chinese text: where they stand, what they come to, whether they are a cap, a floor or a range, and per what.

1. Anchors: a number followed by a unit, or by a bare ten thousand where money is meant. A range is one amount; figures that share a unit
   with the one after them are amounts each.
2. Bounds: a word before the amount in its clause, or right after it, makes it a cap or a floor; amounts in a row share it.
3. Rates: per month, year, day or square metre, by words in the clause.
Offsets count in the folded text. Nothing raises; a text without money gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from redheader.knowledge.lexicon import Lexicon
from redheader.model.claim import Per
from redheader.text.numerals import number, plain

_STOP = ",;:()\n\t\u3002!?"
_BEFORE, _AFTER, _NAME = 26, 12, 4


@dataclass(frozen=True)
class Amount:
    """Money at `start`-`end`. `low`, `high`: single units, None where open. `per` is None where no word says."""

    start: int
    end: int
    low: int | float | None
    high: int | float | None
    currency: str
    per: Per | None = None
    capped: bool = False

    @property
    def plain(self) -> bool:
        """Neither range nor bound."""
        return self.low == self.high


_CODE = re.compile("[A-Z]{3}")


class AmountGrammar:
    """The grammar, compiled once from a lexicon of money words ("zh/money")."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._amount = lexicon.compile("@amount@")
        self._listed = lexicon.compile("@listed@")
        self._join = lexicon.compile("@join@")
        self._carry = lexicon.compile("@carry@")
        self._bounds = {value: _pattern(lexicon, value) for value in ("cap", "floor", "cap_after", "floor_after")}
        self._rates = {value: _pattern(lexicon, value) for value in ("once", "month", "day", "sqm", "year")}
        codes = dict.fromkeys(trigger.value for trigger in lexicon.triggers if _CODE.fullmatch(trigger.value))
        self._currencies = {value: _pattern(lexicon, value) for value in codes}
        self._foreign = lexicon.compile("|".join(pattern.pattern for pattern in self._currencies.values()))

    def read(self, folded: str, start: int = 0, end: int | None = None) -> list[Amount]:
        """Every amount between two offsets, in order."""
        stop = len(folded) if end is None else end
        found = [amount for match in self._amount.finditer(folded, start, stop) for amount in self._amounts(folded, match, start)]
        bounded: list[Amount] = []
        for amount in found:
            before = bounded[-1] if bounded else None
            bounded.append(self._bound(folded, amount, before, (start, stop)))
        return bounded

    def rate(self, folded: str) -> Per | None:
        """The rate that a short text, a column's head for one, names."""
        return next((cast(Per, value) for value, pattern in self._rates.items() if pattern.search(folded)), None)

    def _amounts(self, folded: str, match: re.Match[str], start: int) -> Iterator[Amount]:
        """The amounts of one match: figures before it that share its unit, then itself."""
        bare = match["bare"]
        scale = bare or match["bs"] or ""
        high = number(match["b"] + scale)
        low = self._low(match, scale) if match["a"] else high
        if high is None or low is None or high == 0:
            return
        currency = self._currency(folded, match)
        if not match["a"]:
            for left in self._sharing(folded, match.start(), start):
                value = number(left[0].rstrip("\u3001") + scale)
                if value:
                    yield Amount(left.start(), left.end() - 1, plain(value), plain(value), currency)
        low = min(low, high)
        more = match["ba"] or match["bb"]
        yield Amount(match.start(), match.end(), plain(low), None if more else plain(high), currency)

    def _currency(self, folded: str, match: re.Match[str]) -> str:
        """The currency named in an amount or right before it, "港币200万元"; yuan where none is."""
        hits = self._foreign.finditer(folded, max(0, match.start() - _NAME), match.end())
        named = next((hit[0] for hit in hits if hit.start() >= match.start() or hit.end() == match.start()), None)
        return next(value for value, pattern in self._currencies.items() if pattern.fullmatch(named)) if named else "CNY"

    @staticmethod
    def _low(match: re.Match[str], scale: str) -> Decimal | None:
        """The lower end of a range: with its own scale, or the upper end's when it has none and no unit either."""
        own = match["as"] or ("" if match["au"] else scale)
        return number(match["a"] + own)

    def _sharing(self, folded: str, at: int, start: int) -> list[re.Match[str]]:
        """Bare figures, each followed by an enumeration comma, that run up to `at`."""
        left: list[re.Match[str]] = []
        while at > start and folded[at - 1] == "\u3001":
            window = max(start, at - 12)
            match = next((m for m in self._listed.finditer(folded, window, at) if m.end() == at), None)
            before = folded[match.start() - 1] if match and match.start() > start else ""
            if not match or before in ("\u7b2c", ".") or (before.isascii() and before.isalpha()):
                break
            left.insert(0, match)
            at = match.start()
        return left

    def _bound(self, folded: str, amount: Amount, before: Amount | None, within: tuple[int, int]) -> Amount:
        """`amount` with its cap or floor and its rate."""
        joined = before is not None and self._join.fullmatch(folded, before.end, amount.start) is not None
        left = before.end if before else within[0]
        head = clause_start(folded, amount.start, max(left, within[0]))
        tail = min(within[1], amount.end + _AFTER)
        near = max(head, amount.start - _BEFORE)
        per = self._per(folded, head, amount, tail)
        capped = bool(self._bounds["cap"].search(folded, near, amount.start)) or self._starts("cap_after", folded, amount.end, tail)
        floor = bool(self._bounds["floor"].search(folded, near, amount.start)) or self._starts("floor_after", folded, amount.end, tail)
        if before and head <= before.end and self._carry.fullmatch(folded, before.end, amount.start):
            capped, per = capped or before.capped, per or before.per
        if joined and before and head <= before.end:
            comma = folded[before.end : before.end + 1] == ","
            capped, per = capped or (before.capped and not comma), per or before.per
        if capped and not floor:
            return replace(amount, low=None if amount.plain else amount.low, per=per, capped=True)
        if floor and not capped and amount.plain:
            return replace(amount, high=None, per=per)
        return replace(amount, per=per)

    def _starts(self, value: str, folded: str, at: int, end: int) -> bool:
        return self._bounds[value].match(folded, at, end) is not None

    def _per(self, folded: str, head: int, amount: Amount, tail: int) -> Per | None:
        """The rate that words in the clause before the amount, or right after it, give."""
        stop = next((i for i in range(amount.end, tail) if folded[i] in _STOP), tail)
        slash = folded[amount.end : amount.end + 1] in ("/", "\u6bcf")
        found: list[tuple[int, Per]] = []
        for value, pattern in self._rates.items():
            hits = [m.end() for m in pattern.finditer(folded, head, amount.start)]
            after = pattern.search(folded, amount.end, min(stop, amount.end + 6)) if slash else None
            if after:
                hits.append(amount.end + 99)
            found.extend((at, cast(Per, value)) for at in hits)
        return max(found)[1] if found else None


def clause_start(folded: str, at: int, floor: int) -> int:
    """Where the clause that holds `at` begins: after the last stop outside brackets, not before `floor`."""
    depth = 0
    for index in range(at - 1, floor - 1, -1):
        character = folded[index]
        if character == ")":
            depth += 1
        elif character == "(" and depth:
            depth -= 1
        elif not depth and character in _STOP:
            return index + 1
    return floor


def _pattern(lexicon: Lexicon, value: str) -> re.Pattern[str]:
    """One expression for everything in a lexicon that means `value`, longest words first."""
    triggers = [trigger for trigger in lexicon.triggers if trigger.value == value]
    words = sorted((word for trigger in triggers for word in trigger.words), key=lambda word: (-len(word), word))
    parts = [re.escape(word) for word in words] + [trigger.pattern for trigger in triggers if trigger.pattern]
    return lexicon.compile("|".join(parts))
