"""The passages of a text that hold a query's terms: whole sentences, or a window where a sentence is very long. Offsets only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.text.fold import fold
from redheader.text.segment import covering, sentences
from redheader.text.tokens import Hit, Term, find

_LONGEST = 300  # characters of a passage
_BEFORE = 80  # of them before the hit, where a sentence is longer
_AROUND = 1_000  # characters on either side of a hit in which its sentence is sought
_LOOKED_AT = 2_000  # hits of each term


class Excerpt(NamedTuple):
    """Characters `start` to `end` of a text and, in order, the hits inside them."""

    start: int
    end: int
    hits: tuple[Hit, ...]


def excerpts(text: str, terms: Sequence[Term], most: int) -> list[Excerpt]:
    """Up to `most` passages that do not overlap: first those with more of the terms, then with more hits, then the earlier."""
    found: list[list[Hit]] = []
    spans: list[tuple[int, int]] = []
    for hit in sorted(_some(text, terms), key=lambda hit: (hit.start, hit.end)):
        if spans and hit.end <= spans[-1][1]:
            found[-1].append(hit)
            continue
        start, end = _passage(text, hit)
        start = max(start, spans[-1][1]) if spans else start
        if start <= hit.start:
            spans.append((start, end))
            found.append([hit])
    passages = [Excerpt(start, end, tuple(hits)) for (start, end), hits in zip(spans, found, strict=True)]
    return sorted(passages, key=lambda one: (-len({hit.term for hit in one.hits}), -len(one.hits), one.start))[:most]


def _some(text: str, terms: Sequence[Term]) -> Iterator[Hit]:
    """The first hits of each term; a text of millions of characters is not read on when each has enough."""
    seen: Counter[int] = Counter()
    for hit in find(text, terms):
        seen[hit.term] += 1
        if seen[hit.term] <= _LOOKED_AT:
            yield hit
        elif all(seen[number] > _LOOKED_AT for number in range(len(terms))):
            return


def _passage(text: str, hit: Hit) -> tuple[int, int]:
    """The sentence a hit stands in, from the first sentence it touches to the last; a window around the hit where that is too long."""
    left = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _AROUND)
    line_end = text.find("\n", hit.end)
    right = min(len(text) if line_end < 0 else line_end, hit.end + _AROUND)
    spans = sentences(fold(text[left:right]))
    start = left + spans[covering(spans, hit.start - left)].start
    end = left + spans[covering(spans, hit.end - 1 - left)].end
    start, end = min(start, hit.start), max(end, hit.end)
    if end - start > _LONGEST:
        start = max(start, hit.start - _BEFORE)
        end = max(hit.end, min(end, start + _LONGEST))
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
