"""Is an amount given to anybody? Thresholds, budgets, prices, fines, old figures and instalments are not."""

from __future__ import annotations

import re

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.amounts import Amount, clause_start
from redheader.reading.source import Source

_TITLE_LINES, _TITLE_LENGTH, _UNNUMBERED = 4, 70, 9
_OLD, _RAISED, _REPORTED = 36, 30, 200


class ContextGrammar:
    """The words around amounts, compiled once from a lexicon ("zh/incentive_context")."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._values = {trigger.value: self._compile(lexicon, trigger.value) for trigger in lexicon.triggers}

    @staticmethod
    def _compile(lexicon: Lexicon, value: str) -> re.Pattern[str]:
        triggers = [trigger for trigger in lexicon.triggers if trigger.value == value]
        words = sorted((word for trigger in triggers for word in trigger.words), key=lambda word: (-len(word), word))
        return lexicon.compile("|".join([re.escape(word) for word in words] + [t.pattern for t in triggers if t.pattern]))

    def has(self, value: str, folded: str, start: int, end: int) -> bool:
        """Does a word of that meaning stand between two offsets?"""
        return self._values[value].search(folded, start, end) is not None

    def begins(self, value: str, folded: str, at: int, end: int) -> bool:
        """Does a word of that meaning begin at `at`?"""
        return self._values[value].match(folded, at, end) is not None

    def every(self, value: str, folded: str, start: int, end: int) -> frozenset[str]:
        """The different words of that meaning between two offsets."""
        return frozenset(match[0] for match in self._values[value].finditer(folded, start, end))

    def ends(self, value: str, folded: str, at: int, end: int) -> int | None:
        """Where a word of that meaning that begins at `at` ends, or None."""
        match = self._values[value].match(folded, at, end)
        return match.end() if match else None

    def find(self, value: str, folded: str, at: int, end: int) -> str | None:
        """The part named "name" of a pattern of that meaning that begins at `at`."""
        match = self._values[value].match(folded, at, end)
        return match["name"] if match else None

    def about_talent(self, source: Source) -> bool:
        """Does the document's head say that talent is its subject?"""
        heads = [block for block in source.blocks[:_TITLE_LINES] if block.end - block.start <= _TITLE_LENGTH and block.rank == _UNNUMBERED]
        told = source.blocks[:2]
        return any(self.has("subject", source.folded, block.start, block.end) for block in heads[:2]) or any(
            self.has("issued", source.folded, block.start, min(block.end, block.start + _REPORTED)) for block in told
        )

    def given(self, folded: str, amount: Amount, floor: int, ceiling: int) -> bool:
        """Is `amount`, in a line from `floor` to `ceiling`, something that is handed out?"""
        head = clause_start(folded, amount.start, floor)
        outer = clause_start(folded, head - 1, floor) if folded[floor:head].endswith("(") else head
        if self.has("noise", folded, outer, amount.start) or self.begins("base", folded, amount.end, ceiling):
            return False
        if self.has("reference", folded, floor, amount.start):
            return False
        if self._runs_up("included", folded, floor, amount.start) or self._old(folded, amount, head, ceiling):
            return False
        pot = self._runs_up("budget", folded, head, amount.start, "hands")
        if pot or self._runs_up("threshold", folded, head, amount.start):
            return False
        if self.has("pay", folded, head, amount.start) and self.begins("must", folded, amount.end, ceiling):
            return False
        if self.begins("beyond", folded, amount.end, ceiling):
            return self.has("give", folded, head, amount.start)
        return True

    def _runs_up(self, value: str, folded: str, start: int, end: int, giving: str = "give") -> bool:
        """Does a word of that meaning run up to `end`, with no giving in between?"""
        match = self._values[value].search(folded, start, end)
        return match is not None and not self.has(giving, folded, match.start(), end)

    def _old(self, folded: str, amount: Amount, head: int, ceiling: int) -> bool:
        """Is it the figure before a change, or the base of an addition?"""
        before = self._values["old"].search(folded, max(head, amount.start - _OLD), amount.start)
        return before is not None and self.begins("raised", folded, amount.end, min(ceiling, amount.end + _RAISED))
