"""Which literal words a pattern cannot do without, and where in a text they stand, so that most patterns need not be tried at all.

1. `needed` takes from a pattern's syntax tree a set of words of which every match holds at least one.
2. `Literals` looks for the words of all patterns in one pass over a text and keeps where they stand.
3. `Standing.within` then answers whether a pattern can match between two offsets. It may say yes in vain, never no in vain.
Everything is compared in lower case. A text whose lower case has another length, or that holds one of the letters which a pattern without
case takes for another (a long s, a dotless i), is not indexed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from typing import Any

import daachorse

Needed = frozenset[str]

_parse = re._parser.parse  # type: ignore[attr-defined]  # the only way to a pattern's syntax tree
_ODD = re.compile("[\u0130\u0131\u017f\u212a]")
_MOST = 96
_SHORTEST, _LONG = 2, 3
_WORTH = 300
_EMPTY = frozenset({""})


def needed(pattern: str) -> Needed | None:
    """Words, in lower case and of two characters or more, one of which stands in every match; None when no such words are known."""
    return _best([found for found in _of_sequence(_parse(pattern)) if min(map(len, found)) >= _SHORTEST])


def _of_sequence(items: Iterable[Any]) -> Iterator[Needed]:
    """Every set found along a sequence: words that can be spelled out run together, whatever else there is divides them."""
    run = _EMPTY
    for item in items:
        if item[0].name == "ASSERT" and item[1][0] > 0:  # what must follow stands before the end too
            yield from _of_sequence(item[1][1])
        spelled = _spelled(item)
        if spelled is not None and len(run) * len(spelled) <= _MOST:
            run = frozenset(map("".join, product(run, spelled)))
            continue
        yield from [] if "" in run else [run]
        run = spelled or _EMPTY
        if spelled is None:
            yield from _of_item(item)
    yield from [] if "" in run else [run]


def _of_item(item: Any) -> Iterator[Needed]:
    """The sets of an item that cannot be spelled out."""
    kind, value = item[0].name, item[1]
    if kind == "SUBPATTERN":
        yield from _of_sequence(value[-1])
    elif kind in ("MAX_REPEAT", "MIN_REPEAT") and value[0]:
        yield from _of_sequence(value[2])
    elif kind == "BRANCH":
        words = _united(_best(list(_of_sequence(branch))) for branch in value[1])
        yield from [words] if words else []


def _best(found: Sequence[Needed]) -> Needed | None:
    """The set whose shortest word is longest, of several the smallest."""
    return max(found, key=lambda words: (min(_LONG, *map(len, words), _LONG), -len(words), sorted(words)), default=None)


def _spelled(item: Any) -> Needed | None:
    """All that an item can match, in lower case, when that is a small number of words; what looks around matches nothing."""
    kind, value = item[0].name, item[1]
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY
    if kind == "LITERAL":
        return _letter(value)
    if kind == "IN":
        return _united(_letter(part[1]) if part[0].name == "LITERAL" else None for part in value)
    if kind == "SUBPATTERN":
        return _spelled_sequence(value[-1])
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and value[:2] == (0, 1):
        words = _spelled_sequence(value[2])
        return None if words is None else words | _EMPTY
    if kind == "BRANCH":
        return _united(_spelled_sequence(branch) for branch in value[1])
    return None


def _united(sets: Iterable[Needed | None]) -> Needed | None:
    """All words of all sets; None when one is None or there are too many."""
    words: set[str] = set()
    for each in sets:
        if each is None or len(words) > _MOST:
            return None
        words |= each
    return frozenset(words)


def _spelled_sequence(items: Iterable[Any]) -> Needed | None:
    words = _EMPTY
    for item in items:
        more = _spelled(item)
        if more is None or len(words) * len(more) > _MOST:
            return None
        words = frozenset(map("".join, product(words, more)))
    return words


def _letter(code: int) -> Needed | None:
    """A character in lower case; None for a letter beyond ASCII that has a case."""
    character = chr(code)
    lower = character.lower()
    return frozenset((lower,)) if code < 128 or lower == character.upper() else None


class Standing:
    """Where the words of all patterns stand in one text."""

    def __init__(self, starts: dict[str, list[int]]) -> None:
        self._starts = starts
        self._merged: dict[Needed, list[int]] = {}

    def within(self, words: Needed, start: int, end: int) -> bool:
        """Does one of the words begin between two offsets?"""
        at = self._merged.get(words)
        if at is None:
            at = self._merged[words] = sorted(chain.from_iterable(self._starts[word] for word in words if word in self._starts))
        first = bisect_left(at, start)
        return first < len(at) and at[first] < end


class Literals:
    """The words of all patterns of a knowledge. Collects them, then looks for them in texts; keeps the last two texts' answers."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self._known: dict[str, Needed | None] = {}
        self._expected: list[str] = []
        self._search: Any = None
        self._last: tuple[tuple[str, Standing | None], ...] = ()

    def expect(self, patterns: Iterable[re.Pattern[str]]) -> None:
        """Look for the words of these patterns from now on. They are worked out with the first text: not every run reads one."""
        self._expected += (pattern.pattern for pattern in patterns if pattern.pattern not in self._known)

    def needed(self, pattern: re.Pattern[str]) -> Needed | None:
        """The words that an expected pattern needs; None when none are known."""
        self._work_out()
        return self._known[pattern.pattern]

    def words(self, words: Iterable[str]) -> Needed | None:
        """These words in lower case, which are looked for from now on; None when one is a single character, which stands everywhere."""
        lowered = frozenset(word.lower() for word in words)
        if any(len(word) < _SHORTEST for word in lowered):
            return None
        if not lowered <= self._words.keys():
            self._words.update(dict.fromkeys(sorted(lowered)))
            self._search, self._last = None, ()
        return lowered

    def standing(self, text: str) -> Standing | None:
        """Where the words stand in `text`; None when it is too short to be worth a look, or cannot be indexed."""
        if len(text) < _WORTH:
            return None
        if self._expected:
            self._work_out()
        for known, standing in self._last:
            if known is text:
                return standing
        found = self._look(text)
        self._last = ((text, found), *self._last[:1])
        return found

    def _work_out(self) -> None:
        """Take the words from the patterns that are expected."""
        for pattern in self._expected:
            if pattern not in self._known:
                words = needed(pattern)
                self._known[pattern] = words and self.words(words)
        self._expected.clear()

    def _look(self, text: str) -> Standing | None:
        lowered = text.lower()
        if len(lowered) != len(text) or _ODD.search(text):
            return None
        words = list(self._words)
        if not words:
            return Standing({})
        if self._search is None:
            self._search = daachorse.CharwiseDoubleArrayAhoCorasick(words)
        starts: defaultdict[int, list[int]] = defaultdict(list)
        for start, _, index in self._search.find_overlapping(lowered):
            starts[index].append(start)
        return Standing({words[index]: found for index, found in starts.items()})
