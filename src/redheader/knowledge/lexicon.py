"""Lexicons: the words and patterns of the domain, compiled once, found in a folded text with their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from redheader.errors import KnowledgeError
from redheader.knowledge.literals import Literals, Needed
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


class Lexicon:
    """One lexicon: `name` is its file's path without suffix ("zh/benefits").

    Words are literal, found leftmost-longest; patterns are regular expressions over the folded text (text.fold). English
    words match as whole words whatever their case. `literals`, shared by all lexicons of a knowledge, spares most patterns a try.
    """

    def __init__(self, name: str, triggers: tuple[Trigger, ...], fragments: Mapping[str, str], literals: Literals | None = None) -> None:
        self.name, self.triggers, self.fragments = name, triggers, fragments
        self._literals = literals or Literals()
        self._values = {word.casefold(): trigger.value for trigger in triggers for word in trigger.words}
        self._patterns = [(self.compile(trigger.pattern), trigger.value) for trigger in triggers if trigger.pattern]
        self._needed_words = self._literals.words(self._values)
        self._literals.expect(pattern for pattern, _ in self._patterns)

    @cached_property
    def words(self) -> re.Pattern[str] | None:
        """One expression for all literal words, longest first; None when there are none."""
        words = [word for trigger in self.triggers for word in trigger.words]
        return _any_of(words) if words else None

    @cached_property
    def _needed(self) -> list[Needed | None]:
        """For each pattern the words one of which any match holds."""
        return [self._literals.needed(pattern) for pattern, _ in self._patterns]

    @cached_property
    def _needed_any(self) -> Needed | None:
        """Words one of which any hit holds; None when no such words are known."""
        every = [*self._needed, self._needed_words]
        return None if None in every else frozenset().union(*(needed or () for needed in every))

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every trigger between two offsets of a folded text: words in order, then each pattern's matches in order."""
        stop = len(folded) if end is None else end
        standing = self._literals.standing(folded)
        if standing and self._needed_any is not None and not standing.within(self._needed_any, start, stop):
            return
        if self.words and (standing is None or self._needed_words is None or standing.within(self._needed_words, start, stop)):
            for match in self.words.finditer(folded, start, stop):
                yield Hit(match.start(), match.end(), self._values[match[0].casefold()], {})
        for at, (pattern, value) in enumerate(self._patterns):
            needed = self._needed[at] if standing else None
            if standing is None or needed is None or standing.within(needed, start, stop):
                for match in pattern.finditer(folded, start, stop):
                    groups = {key: match.span(key) for key in pattern.groupindex if match[key] is not None}
                    yield Hit(match.start(), match.end(), value, groups)

    def first(self, folded: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The hit that begins first (the longest of several), or None."""
        return min(self.find(folded, start, end), key=lambda hit: (hit.start, -hit.end), default=None)

    def has(self, folded: str, start: int = 0, end: int | None = None) -> bool:
        """Is there any hit?"""
        return next(self.find(folded, start, end), None) is not None

    def part(self, *values: str) -> Lexicon:
        """The lexicon of those triggers alone whose value is, or before its colon begins with, one of `values`."""
        chosen = tuple(t for t in self.triggers if t.value in values or t.value.partition(":")[0] in values)
        return Lexicon(self.name, chosen, self.fragments, self._literals)

    def shows(self, trigger: Trigger) -> bool:
        """Is one of these triggers found in its own example?"""
        alone = self.compile(trigger.pattern) if trigger.pattern else _any_of(trigger.words)
        return alone.search(fold(trigger.example)) is not None

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
