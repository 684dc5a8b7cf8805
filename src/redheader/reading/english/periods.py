"""How often a sum is paid, as the words around it in an English sentence say."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Per
from redheader.reading.english.amounts import Amount
from redheader.text.segment import Span

_PERIODS: dict[str, Per] = {
    "p.a": "year", "p. a": "year", "pa": "year", "p.m": "month", "pm": "month", "year": "year", "annu": "year", "each year": "year",
    "every year": "year", "mont": "month", "per-m": "month", "each month": "month", "every month": "month", "day": "day", "dail": "day",
    "squ": "sqm", "sq": "sqm", "m2": "sqm",
}  # fmt: skip
_REACH = 60


class PeriodReader:
    """Needs the lexicon "en/money"."""

    def __init__(self, knowledge: Knowledge) -> None:
        money = knowledge.lexicon("en/money")
        self._single, self._of_pay = money.compile("@single@"), money.compile("@pay_period@")
        self._heading = money.compile("@table_period@")
        self.after, self._before = money.compile("@period_after@"), money.compile("@period_before@")

    def of(self, folded: str, sentence: Span, amount: Amount, end: int) -> Per | None:
        """The period of a sum; `end` is where it, or the list it stands in, ends."""
        after = self.after.match(folded, end, sentence.end)
        near = max(sentence.start, amount.start - _REACH)
        before = self._before.search(folded, near, amount.start)
        if not after and not before and self._single.search(folded, near, amount.start):
            return "once"
        unit = after["unit"] or after["adverb"] or after["short"] if after else before["early"].lower() if before else ""
        return next((per for prefix, per in _PERIODS.items() if unit.startswith(prefix)), None)

    def named(self, words: str) -> Per | None:
        """The period that a head of a table or the line over a list names."""
        match = self._heading.search(words)
        if match is None:
            return None
        return "month" if "mon" in match[0].lower() else "sqm" if "square" in match[0].lower() else "year"

    def of_pay(self, folded: str) -> Per | None:
        """The period of all pay in a document that tells it apart from the figures."""
        told = self._of_pay.search(folded)
        return None if told is None else "month" if "month" in told["unit"].lower() else "year"
