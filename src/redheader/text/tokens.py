"""Tokens to search by, the same in the store's index, in the site's index and in every query.

1. Each character is folded to one character: full-width to half-width, look-alike signs to one, traditional to simplified, capital to
   small. Offsets stay offsets of the stored text.
2. What is left is cut into segments: a word (Latin, Greek or Cyrillic letters), a figure (digits; commas between thousands go), or a
   run of characters of a script that does not part its words by spaces. Everything else only parts segments.
3. A word or a figure is one token. A run gives one token a character: that character and the next, the last one alone. So two-character
   words are tokens, a longer one is consecutive tokens, and a single character is what some token begins with.

An empty text has no tokens. The script of the site's search page (publish/static/search-index.js) does the same with PATTERN and `folded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from redheader.errors import UsageError
from redheader.text.fold import fold
from redheader.text.scripts import simple

_WORD = "a-zªµºß-öø-ʯͰ-ԯḀ-ỿⅰ-ↈ"
_RUN = (
    "\u0531-\u1dff\u3005-\u3007\u3040-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003fffd"
)
PATTERN = f"([{_RUN}]+)|[{_WORD}]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+"
_SEGMENT = re.compile(PATTERN)
_SPACE = re.compile("[ \t\n\r\f\v]+")
_TWO_UNITS = 0xFFFF
LONGEST_QUERY = 200  # characters
MOST_TERMS = 16


class Segment(NamedTuple):
    """A word, a figure or a run, as folded; `start`, `end`: where it stands in the text it was taken from."""

    text: str
    start: int
    end: int
    run: bool


class Hit(NamedTuple):
    """Where term number `term` of a query stands in a text."""

    term: int
    start: int
    end: int


Term = tuple[Segment, ...]


def normalise(text: str) -> str:
    """`text` as it is compared; ``len(normalise(text)) == len(text)``."""
    return text.translate(_table())


def folded() -> dict[str, str]:
    """Every character of the scripts in use that is folded to another, with that other one; in order."""
    pairs = ((chr(point), normalise(chr(point))) for point in (*range(0xA000), *range(0xF900, 0xFFF0)))
    return {character: other for character, other in pairs if character != other}


def segments(text: str) -> Iterator[Segment]:
    """The segments of a text, in order."""
    for match in _SEGMENT.finditer(normalise(text)):
        yield Segment(match[0].replace(",", ""), match.start(), match.end(), match[1] is not None)


def tokens(text: str) -> str:
    """Every token of a text, in order, divided by spaces."""
    found = _SEGMENT.finditer(normalise(text))
    return " ".join(_pairs(match[0]) if match[1] else match[0].replace(",", "") for match in found)


def term_tokens(term: Term) -> tuple[tuple[str, ...], bool]:
    """The consecutive tokens that a text holding `term` has, and whether its last token need only begin so."""
    last = term[-1]
    before = [token for segment in term[:-1] for token in (_pairs(segment.text).split() if segment.run else (segment.text,))]
    if not last.run:
        return (*before, last.text), False
    pairs = _pairs(last.text).split()
    return (*before, *(pairs[:-1] or pairs)), len(pairs) == 1


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query, all of which a document must hold: what stands between spaces or, for a phrase, between quotation marks.

    Raises UsageError, with what to do, when it is too long or holds nothing to search for.
    """
    if len(query) > LONGEST_QUERY:
        raise UsageError(f"a query may have {LONGEST_QUERY} characters at most; shorten it")
    quoted = fold(query).split('"')
    pieces = [piece for place, part in enumerate(quoted) for piece in ([part] if place % 2 else _SPACE.split(part))]
    terms = tuple(dict.fromkeys(term for piece in pieces if (term := tuple(_bare(piece)))))
    if not terms:
        raise UsageError("the query holds no letter, figure or character to search for; give a word, or a phrase in quotation marks")
    if len(terms) > MOST_TERMS:
        raise UsageError(f"a query may have {MOST_TERMS} words at most; leave some out, or put a phrase in quotation marks")
    return terms


def find(text: str, terms: Sequence[Term]) -> Iterator[Hit]:
    """Every place where a term of a query stands in a text; those of one term in order, terms interleaved by where they end."""
    longest = max(map(len, terms), default=0)
    recent: list[Segment] = []
    for segment in segments(text):
        recent = [*recent[1 - longest :], segment] if longest > 1 else [segment]
        for number, term in enumerate(terms):
            if len(term) == 1:
                yield from _inside(number, term[0], segment)
            elif len(term) <= len(recent) and _ends_here(term, recent[-len(term) :]):
                first, last = recent[-len(term)], recent[-1]
                yield Hit(number, first.end - len(term[0].text) if term[0].run else first.start,
                          last.start + len(term[-1].text) if last.run else last.end)  # fmt: skip


def _inside(number: int, wanted: Segment, segment: Segment) -> Iterator[Hit]:
    """A term of one segment: anywhere in a run, else the whole word or figure."""
    if not segment.run:
        if wanted.text == segment.text:
            yield Hit(number, segment.start, segment.end)
        return
    at = segment.text.find(wanted.text)
    while at >= 0:
        yield Hit(number, segment.start + at, segment.start + at + len(wanted.text))
        at = segment.text.find(wanted.text, at + 1)


def _ends_here(term: Term, here: Sequence[Segment]) -> bool:
    """A term of several segments: its first ends a run, its last begins one, those between are whole."""
    first, last = here[0].text, here[-1].text
    if not (first.endswith(term[0].text) if term[0].run else first == term[0].text):
        return False
    if not (last.startswith(term[-1].text) if term[-1].run else last == term[-1].text):
        return False
    return all(wanted.text == found.text for wanted, found in zip(term[1:-1], here[1:-1], strict=True))


def _bare(piece: str) -> Iterator[Segment]:
    """Segments without their places, so that equal terms are equal."""
    return (Segment(segment.text, 0, 0, segment.run) for segment in segments(piece))


def _pairs(run: str) -> str:
    return " ".join(map(add, run, f"{run[1:]} ")).rstrip()


class _Table(dict[int, str]):
    """Code point -> what it is compared as, filled as characters turn up."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        other = simple(fold(character))
        small = other.lower()
        folded_to = small if len(small) == 1 else other
        same_width = (ord(folded_to) > _TWO_UNITS) == (point > _TWO_UNITS)  # so that offsets hold in a browser's strings too
        return self.setdefault(point, folded_to if same_width else character)


@cache
def _table() -> _Table:
    return _Table()
