"""What a regular expression says of where it can match: words that every match holds, and characters that every match begins with.

Both are taken from the pattern's syntax tree. They may allow too much, never too little. Words are in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

Words = frozenset[str]

_parser = re._parser  # type: ignore[attr-defined]  # the only way to a pattern's syntax tree
_MOST = 96
SHORTEST = 2  # characters of a word; a shorter one stands everywhere
_LONG = 3
_FAR = 1_000
_NARROW = 12
_FEW = 4
_EMPTY = frozenset({""})
_WITHOUT_CASE = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}


class Anchor(NamedTuple):
    """Every match holds one of `words`, which begins `least` to `most` characters after the match does; `most` None: at any distance."""

    words: Words
    least: int = 0
    most: int | None = 0

    @property
    def narrow(self) -> bool:
        """Does a word leave only a few places for the match to begin?"""
        return self.most is not None and self.most - self.least < _NARROW


class _Width(NamedTuple):
    """How many characters something matches; `most` None: any number."""

    least: int
    most: int | None

    def and_then(self, least: int, most: int | None) -> _Width:
        return _Width(self.least + least, None if self.most is None or most is None else self.most + most)


def anchor(pattern: str) -> Anchor | None:
    """The anchor of a pattern, of words of two characters or more; None when none is known."""
    tree = _parser.parse(pattern)
    found = _best([found for found in _of_sequence(tree) if min(map(len, found.words)) >= SHORTEST])
    may_be_empty = tree.getwidth()[0] == 0
    return found._replace(most=None) if found and may_be_empty else found


def begins(pattern: str) -> re.Pattern[str] | None:
    """The characters that a match can begin with, when they are few enough to look for them; None when they are many or none is needed."""
    tree = _parser.parse(pattern)
    found, may_be_empty = _first(tree, bool(tree.state.flags & re.IGNORECASE))
    if found is None or may_be_empty or _many(found):
        return None
    return re.compile(f"[{''.join(sorted(found))}]")


def _of_sequence(items: Any) -> Iterator[Anchor]:
    """Every anchor found along a sequence: words that can be spelled out run together, whatever else there is divides them."""
    run, before, here = _EMPTY, _Width(0, 0), _Width(0, 0)
    for item in items:
        if item[0].name == "ASSERT" and item[1][0] > 0:  # what must follow stands before the end too
            yield from _behind(here, _of_sequence(item[1][1]))
        spelled = _spelled(item)
        if spelled is not None and len(run) * len(spelled) <= _MOST:
            run = frozenset(map("".join, product(run, spelled)))
            here = here.and_then(*_width(items, item))
            continue
        yield from [] if "" in run else [Anchor(run, *before)]
        if spelled is None:
            yield from _behind(here, _of_item(item))
        after = here.and_then(*_width(items, item))
        run, before, here = spelled or _EMPTY, here if spelled else after, after
    yield from [] if "" in run else [Anchor(run, *before)]


def _behind(width: _Width, anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """The anchors of what stands behind something so wide, as anchors of the whole."""
    return (Anchor(found.words, *width.and_then(found.least, found.most)) for found in anchors)


def _width(items: Any, item: Any) -> _Width:
    least, most = _parser.SubPattern(items.state, [item]).getwidth()
    return _Width(int(least), int(most) if most < _FAR else None)


def _of_item(item: Any) -> Iterator[Anchor]:
    """The anchors of an item that cannot be spelled out."""
    kind, value = item[0].name, item[1]
    if kind == "SUBPATTERN":
        yield from _of_sequence(value[-1])
    elif kind in ("MAX_REPEAT", "MIN_REPEAT") and value[0]:
        yield from _of_sequence(value[2])
    elif kind == "BRANCH":
        found = [_best(list(_of_sequence(branch))) for branch in value[1]]
        each = [one for one in found if one]
        words = _united(one.words for one in each)
        if words and len(each) == len(found):
            farthest = [one.most for one in each]
            most = None if None in farthest else max(far or 0 for far in farthest)
            yield Anchor(words, min(one.least for one in each), most)


def _best(found: Sequence[Anchor]) -> Anchor | None:
    """The anchor whose shortest word is longest, of several the one that leaves the fewest places, then the one with the fewest words."""

    def worth(one: Anchor) -> tuple[int, bool, int, list[str]]:
        return min(_LONG, *map(len, one.words), _LONG), one.narrow, -len(one.words), sorted(one.words)

    return max(found, key=worth, default=None)


def _spelled(item: Any) -> Words | None:
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


def _united(sets: Iterable[Words | None]) -> Words | None:
    """All words of all sets; None when one is None or there are too many."""
    words: set[str] = set()
    for each in sets:
        if each is None or len(words) > _MOST:
            return None
        words |= each
    return frozenset(words)


def _spelled_sequence(items: Iterable[Any]) -> Words | None:
    words = _EMPTY
    for item in items:
        more = _spelled(item)
        if more is None or len(words) * len(more) > _MOST:
            return None
        words = frozenset(map("".join, product(words, more)))
    return words


def _letter(code: int) -> Words | None:
    """A character in lower case; None for a letter beyond ASCII that has a case."""
    character = chr(code)
    lower = character.lower()
    return frozenset((lower,)) if code < 128 or lower == character.upper() else None


def _first(items: Iterable[Any], no_case: bool) -> tuple[set[str] | None, bool]:
    """What a sequence can begin with, each part as it stands in brackets (None for nearly anything), and whether it can be empty."""
    found: set[str] = set()
    for item in items:
        more, may_be_empty = _first_of(item, no_case)
        if more is None:
            return None, False
        found |= more
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(item: Any, no_case: bool) -> tuple[set[str] | None, bool]:
    """The same of one item."""
    kind, value = item[0].name, item[1]
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), True
    if kind == "LITERAL":
        return _begin_with(value, value, no_case), False
    if kind == "IN":
        return _any_first(_part(part, no_case) for part in value), False
    if kind == "SUBPATTERN":
        return _first(value[3], (no_case or bool(value[1] & re.IGNORECASE)) and not value[2] & re.IGNORECASE)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        found, may_be_empty = _first(value[2], no_case)
        return found, may_be_empty or not value[0]
    if kind == "BRANCH":
        branches = [_first(branch, no_case) for branch in value[1]]
        return _any_first(found for found, _ in branches), any(may_be_empty for _, may_be_empty in branches)
    return None, False


def _any_first(sets: Iterable[set[str] | None]) -> set[str] | None:
    every = list(sets)
    return None if None in every else set().union(*(each or () for each in every))


def _many(parts: set[str]) -> bool:
    """Would these characters be met too often?"""
    ranges = {part for part in parts if len(part) == len("a-z") and part[1] == "-"} - {"0-9", "A-Z"}
    small = sum(part.islower() and part.isascii() for part in parts)
    return bool(ranges) or r"\w" in parts or r"\s" in parts or small > _FEW or len(parts) > _MOST // 2


def _part(part: Any, no_case: bool) -> set[str] | None:
    """One part of a character class; None for one that says what is left out, and for letters and figures, which are nearly everything."""
    kind, value = part[0].name, part[1]
    if kind == "LITERAL":
        return _begin_with(value, value, no_case)
    if kind == "RANGE":
        return _begin_with(value[0], value[1], no_case)
    return {_CATEGORIES[value.name]} if kind == "CATEGORY" and value.name in _CATEGORIES else None


def _begin_with(low: int, high: int, no_case: bool) -> set[str] | None:
    """The characters of a range, with both cases of each and what is taken for one of them where case does not count."""
    if not no_case:
        return {f"{re.escape(chr(low))}-{re.escape(chr(high))}" if high > low else re.escape(chr(low))}
    if high - low > _MOST:
        return None
    letters = {chr(code) for code in range(low, high + 1)}
    if any(not letter.isascii() and letter.lower() != letter.upper() for letter in letters):
        return None
    return {re.escape(case) for letter in letters for case in (letter.lower(), letter.upper(), *_WITHOUT_CASE.get(letter.lower(), ""))}
