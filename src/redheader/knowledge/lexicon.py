"""Lexicons: the words and patterns of the domain, compiled once, found in a folded text with their values."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from redheader.errors import KnowledgeError
from redheader.knowledge.anchor import Words
from redheader.knowledge.literals import Anchored, Literals, Standing
from redheader.knowledge.schema import Trigger
from redheader.text.fold import fold

_REFERENCE = re.compile(r"@([a-z_]+)@")


class Hit(NamedTuple):
    """A trigger found at `start`-`end`; `value` is what it means; `groups` the named parts a pattern caught, as offsets."""

    start: int
    end: int
    value: str
    groups: Mapping[str, tuple[int, int]]


def expand(pattern: str, fragments: Mapping[str, str], where: str) -> str:
    """`pattern` with every ``@name@`` replaced by that fragment, recursively.

    Raises KnowledgeError, naming the file, for an unknown fragment or a circle.
    """
    for _ in range(12):
        if not _REFERENCE.search(pattern):
            return pattern
        try:
            pattern = _REFERENCE.sub(lambda match: f"(?:{fragments[match[1]]})", pattern)
        except KeyError as error:
            raise KnowledgeError(f"{where}: no fragment {error}; define it under `fragments` or name its file in `uses`") from None
    raise KnowledgeError(f"{where}: fragments refer to each other in a circle")


_Patterns = Sequence[tuple[Anchored, str]]


@dataclass(frozen=True)
class _Here:
    """What of a lexicon can be found in one text: its words, if one is there, and the patterns that can match."""

    standing: Standing
    looked_for: Words | None
    words: re.Pattern[str] | None
    patterns: _Patterns

    @cached_property
    def at(self) -> list[int] | None:
        """Where the words and the anchors of the patterns begin; None when there can be a hit without either."""
        if (self.words and self.looked_for is None) or not all(pattern.bit for pattern, _ in self.patterns):
            return None
        words = self.standing.of(self.looked_for) if self.looked_for else []
        return sorted({*words, *chain.from_iterable(pattern.places() for pattern, _ in self.patterns)})

    def nowhere(self, start: int, stop: int) -> bool:
        """Is there nothing between two offsets?"""
        if self.at is None:
            return False
        first = bisect_left(self.at, start)
        return first == len(self.at) or self.at[first] >= stop


class Lexicon:
    """One lexicon: `name` is its file's path without suffix ("zh/benefits").

    Words are literal, found leftmost-longest; patterns are regular expressions over the folded text (text.fold). English
    words match as whole words whatever their case. `literals`, shared by all lexicons of a knowledge, spares most patterns a try.
    """

    def __init__(self, name: str, triggers: tuple[Trigger, ...], fragments: Mapping[str, str], literals: Literals | None = None) -> None:
        self.name, self.triggers, self.fragments = name, triggers, fragments
        self._literals = literals or Literals()
        self._values = {word.casefold(): trigger.value for trigger in triggers for word in trigger.words}
        self._patterns = [(self.anchored(trigger.pattern), trigger.value) for trigger in triggers if trigger.pattern]
        self._looked_for = self._literals.add(self._values)
        self._here: _Here | None = None
        self._parts: dict[tuple[str, ...], Lexicon] = {}

    @cached_property
    def words(self) -> re.Pattern[str] | None:
        """One expression for all literal words, longest first; None when there are none."""
        words = [word for trigger in self.triggers for word in trigger.words]
        return _any_of(words) if words else None

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every trigger between two offsets of a folded text: words in order, then each pattern's matches in order."""
        stop = len(folded) if end is None else end
        if folded is not self._literals.text:
            return self._hits(folded, start, stop, self.words, self._patterns)
        here = self._in_this_text()
        if not (here.words or here.patterns) or ((start or end is not None) and here.nowhere(start, stop)):
            return iter(())
        return self._hits(folded, start, stop, here.words, here.patterns)

    def _hits(self, folded: str, start: int, stop: int, words: re.Pattern[str] | None, patterns: _Patterns) -> Iterator[Hit]:
        for match in words.finditer(folded, start, stop) if words else ():
            yield Hit(match.start(), match.end(), self._values[match[0].casefold()], {})
        for pattern, value in patterns:
            for match in pattern.finditer(folded, start, stop):
                groups = {key: match.span(key) for key in match.re.groupindex if match[key] is not None}
                yield Hit(match.start(), match.end(), value, groups)

    def first(self, folded: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The hit that begins first (the longest of several), or None."""
        return min(self.find(folded, start, end), key=lambda hit: (hit.start, -hit.end), default=None)

    def has(self, folded: str, start: int = 0, end: int | None = None) -> bool:
        """Is there any hit?"""
        return next(self.find(folded, start, end), None) is not None

    def _in_this_text(self) -> _Here:
        """What of it can be found in the text that is being read."""
        standing = self._literals.standing
        if self._here is None or self._here.standing is not standing:
            bit, *bits = self._bits
            patterns = [pair for bits, pair in zip(bits, self._patterns, strict=True) if not bits or bits & standing.sets]
            self._here = _Here(standing, self._looked_for, self.words if not bit or bit & standing.sets else None, patterns)
        return self._here

    @cached_property
    def _bits(self) -> list[int]:
        """The bit of its words, then those of its patterns; 0 for what may be found anywhere."""
        words = self._literals.bit(self._looked_for) if self._looked_for else 0
        return [words, *(pattern.bit for pattern, _ in self._patterns)]

    def part(self, *values: str) -> Lexicon:
        """The lexicon of those triggers alone whose value is, or before its colon begins with, one of `values`."""
        if values not in self._parts:
            chosen = tuple(t for t in self.triggers if t.value in values or t.value.partition(":")[0] in values)
            self._parts[values] = Lexicon(self.name, chosen, self.fragments, self._literals)
        return self._parts[values]

    def shows(self, trigger: Trigger) -> bool:
        """Is one of these triggers found in its own example?"""
        alone = self.compile(trigger.pattern) if trigger.pattern else _any_of(trigger.words)
        return alone.search(fold(trigger.example)) is not None

    def anchored(self, pattern: str) -> Anchored:
        """The same, tried only where its anchor lets it begin."""
        return Anchored(self.compile(pattern), self._literals)

    def pattern(self, value: str) -> re.Pattern[str]:
        """The expression of the one trigger whose value is `value`, for callers that say where it has to stand.

        Raises KnowledgeError, naming the file, when there is none or more than one.
        """
        found = [trigger.pattern for trigger in self.triggers if trigger.value == value and trigger.pattern]
        if len(found) != 1:
            raise KnowledgeError(f"knowledge/lexicon/{self.name}.yaml: {len(found)} patterns of value {value}; expected one")
        return self.compile(found[0])

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern of the caller's composed from this lexicon's fragments (``@name@``)."""
        return re.compile(expand(pattern, self.fragments, f"knowledge/lexicon/{self.name}.yaml"))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One expression for literal words, longest first; those of Latin letters as whole words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() and w[0].isalnum() else re.escape(w) for w in ordered), re.IGNORECASE)
