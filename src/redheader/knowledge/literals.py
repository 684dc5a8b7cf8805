"""Where the words that patterns need stand in the text that is being read, so that most patterns need not be tried at most places.

1. Every pattern names its anchor (knowledge.anchor): words of which each match holds one, and how far behind its start they may begin.
2. `Literals.read` looks for the words of all patterns and all word lists in one pass over a text, and keeps where they stand.
3. In that text `Anchored` tries a pattern nowhere, or at the few places where a word lets it begin, or from the first such place on. In
   any other text it tries it everywhere. Either way it finds what the pattern finds.
Everything is compared in lower case. A text whose lower case has another length, or that holds one of the letters which a pattern without
case takes for another (a long s, a dotless i), is not looked through.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import Any

import daachorse

from redheader.knowledge.anchor import SHORTEST, Anchor, Words, anchor, begins

_ODD = re.compile("[\u0130\u0131\u017f\u212a]")
_SHORT = 60
_DEARER = 4  # trying one place from here costs what a search over so many characters costs


class Standing:
    """Where words begin in one text: offsets, in order. `sets`: the sets of words of which it holds any, a bit each (`Literals.bit`)."""

    def __init__(self, starts: dict[str, list[int]], sets: int) -> None:
        self.sets = sets
        self._starts, self._present = starts, frozenset(starts)
        self._merged: dict[Words, list[int]] = {}

    def of(self, words: Words) -> list[int]:
        """Where any of the words begins."""
        at = self._merged.get(words)
        if at is None:
            at = self._merged[words] = sorted(chain.from_iterable(self._starts[word] for word in words & self._present))
        return at


class Literals:
    """The words of all patterns and word lists of a knowledge, and where they stand in the text that was last given to `read`."""

    def __init__(self) -> None:
        self.text: str | None = None
        self.standing = Standing({}, 0)
        self._sets: dict[Words, int] = {}
        self._words: list[str] = []
        self._in_sets: list[int] = []
        self._anchors: dict[str, Anchor | None] = {}
        self._expected: dict[str, None] = {}
        self._search: Any = None

    def read(self, text: str) -> None:
        """Look through `text`, which is what is searched from now on."""
        if text is self.text:
            return
        self._work_out()
        lowered = text.lower()
        if len(lowered) != len(text) or _ODD.search(text):
            self.text = None
            return
        if self._search is None:
            self._prepare()
        starts: defaultdict[int, list[int]] = defaultdict(list)
        for start, _, index in self._search.find_overlapping(lowered) if self._words else ():
            starts[index].append(start)
        sets = reduce(or_, map(self._in_sets.__getitem__, starts), 0)
        self.text, self.standing = text, Standing({self._words[index]: found for index, found in starts.items()}, sets)

    def expect(self, pattern: str) -> None:
        """Look for the words of this pattern in the texts to come. They are worked out with the first: not every run reads one."""
        if pattern not in self._anchors:
            self._expected[pattern] = None
            self.text = None

    def anchor(self, pattern: str) -> Anchor | None:
        """The anchor of an expected pattern; None when none is known."""
        self._work_out()
        return self._anchors[pattern]

    def add(self, words: Iterable[str]) -> Words | None:
        """These words in lower case, to be looked for in the texts to come; None when one is too short to be worth it."""
        lowered = frozenset(word.lower() for word in words)
        if min(map(len, lowered), default=SHORTEST) < SHORTEST:
            return None
        if lowered not in self._sets:
            self._sets[lowered] = 1 << len(self._sets)
            self._search = self.text = None
        return lowered

    def bit(self, words: Words) -> int:
        """The bit of a set of words that was added."""
        return self._sets[words]

    def _prepare(self) -> None:
        """Make ready to look for all words of all sets."""
        in_sets: defaultdict[str, int] = defaultdict(int)
        for words, bit in self._sets.items():
            for word in words:
                in_sets[word] |= bit
        self._words = sorted(in_sets)
        self._in_sets = [in_sets[word] for word in self._words]
        self._search = daachorse.CharwiseDoubleArrayAhoCorasick(self._words) if self._words else None

    def _work_out(self) -> None:
        """Take the words from the patterns that are expected."""
        for pattern in self._expected:
            found = self._anchors[pattern] = anchor(pattern)
            if found:
                self.add(found.words)
        self._expected.clear()


class Anchored:
    """A compiled pattern, tried only where its anchor lets it begin. `pattern`: the same, without its anchor."""

    def __init__(self, pattern: re.Pattern[str], literals: Literals) -> None:
        self.pattern = pattern
        self._literals = literals
        literals.expect(pattern.pattern)

    @cached_property
    def bit(self) -> int:
        """The bit of its anchor's words; 0 when it has no anchor."""
        return self._literals.bit(self._anchor.words) if self._anchor else 0

    def places(self) -> list[int]:
        """Where the words of its anchor begin in the text that is being read; none when it has no anchor."""
        return self._literals.standing.of(self._anchor.words) if self._anchor else []

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match between two offsets, as the pattern finds them."""
        stop = len(text) if end is None else end
        if text is not self._literals.text or self._anchor is None:
            return self._from(text, start, stop, stop)
        at = self._literals.standing.of(self._anchor.words)
        _, least, most = self._anchor
        first, last = bisect_left(at, start + least), bisect_left(at, stop)
        if first >= last:
            return iter(())
        if most is not None and (last - first) * (most - least + 1) * _DEARER < stop - start:
            return self._around(text, at[first:last], start, stop)
        return self._from(text, start if most is None else max(start, at[first] - most), at[last - 1] - least + 1, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)

    @cached_property
    def _anchor(self) -> Anchor | None:
        return self._literals.anchor(self.pattern.pattern)

    @cached_property
    def _begins(self) -> re.Pattern[str] | None:
        return begins(self.pattern.pattern)

    def _from(self, text: str, place: int, limit: int, stop: int) -> Iterator[re.Match[str]]:
        """The matches that begin between two places and end before a third."""
        if self._begins is None or stop - place < _SHORT:
            return self.pattern.finditer(text, place, stop)
        return self._beginning(self._begins, text, (place, limit), stop)

    def _beginning(self, begins: re.Pattern[str], text: str, places: tuple[int, int], stop: int) -> Iterator[re.Match[str]]:
        """The matches that begin, at one of the characters that a match can begin with, between two places."""
        match, (place, limit) = self.pattern.match, places
        while (first := begins.search(text, place, limit)) is not None:
            place = first.start()
            found = match(text, place, stop)
            if found is None:
                place += 1
            else:
                yield found
                place = found.end()

    def _around(self, text: str, at: list[int], start: int, stop: int) -> Iterator[re.Match[str]]:
        """The matches that begin where one of the words at `at` lets them."""
        _, least, most = self._anchor or Anchor(frozenset())
        match, place = self.pattern.match, start
        for word in at:
            place = max(place, word - (most or 0))
            while place <= word - least:
                found = match(text, place, stop)
                if found is None:
                    place += 1
                    continue
                yield found
                place = found.end()
