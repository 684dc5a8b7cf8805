"""Copies: the same text twice, found by sketches and proved on the texts, with whatever stands before and after it on a page.

1. Texts whose bare forms are equal are copies.
2. Sketches that agree in a band are compared; those that may share half of their shingles are candidates.
3. A candidate is a copy when nine tenths of the shorter bare text stand in the longer one and are most of it, and the texts
   do not contradict each other in between: a figure or a place in one where the other has another makes them two documents
   from one template (two years, two places). So do two numbers, two years or places in the titles, being a draft or not, and
   words of its own inside each of them: a copy may leave a part out, a version says other things.
Pairs are taken by likeness, then by digest, and joined unless members of the two sets contradict each other: the result
depends on no order of input. Memory: sketches and candidate pairs; of the texts, two at a time.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from operator import eq

from redheader.knowledge.loader import Knowledge
from redheader.model.witness import Witness
from redheader.reading.place import Gazetteer
from redheader.reading.witness import shingles
from redheader.resolve.unions import Unions
from redheader.text.bare import bare

_ROWS = 4  # permutations in a band: a pair that shares half of its shingles agrees in one of the 64 bands in 98 of 100 cases
_LIKELY = 0.4  # share of equal permutations from which a pair is looked at
_SHARED = 0.9  # of the shorter text's shingles
_MOST = 0.5  # of the longer text's
_WINDOW = 50  # of texts that agree in a band, each is compared with so many that follow it
_CHECKED = 8  # members of each of two sets that are asked whether they contradict each other
_SOLID = 40  # characters that run on in both texts: page furniture is shorter
_AROUND = 20
_SLIPS, _REVISED = 0.001, 0.02  # a text that has words of its own inside, where the other has so many of its own, is another version
_TEMPLATE = 3  # so many short stretches with a figure, place or name of their own make a text another one from the same template
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")


class Likeness:
    """Joins copies. `text_of` gives the stored text of a digest."""

    def __init__(self, knowledge: Knowledge, text_of: Callable[[str], str]) -> None:
        self._gazetteer = Gazetteer(knowledge)
        self._bare = lru_cache(maxsize=4)(lambda digest: bare(text_of(digest)))
        self._languages: dict[str, str] = {}

    def copies(self, witnesses: Mapping[str, Witness], languages: Mapping[str, str]) -> tuple[Unions, dict[str, str]]:
        """The sets of copies, and for each document in one why it is there."""
        self._languages = dict(languages)
        unions, reasons = Unions(), dict[str, str]()
        for same in _same(witnesses):
            for other in same[1:]:
                unions.join(same[0], other)
            reasons.update(dict.fromkeys(same, "the same text, sign for sign"))
        sets = unions.sets(witnesses)
        for _, one, other in sorted(_candidates({root: witnesses[root] for root in sets})):
            if unions.root(one) == unions.root(other) or not (shared := self.shared(one, other, witnesses)):
                continue
            if self._agree(sets[unions.root(one)], sets[unions.root(other)], witnesses):
                members = sorted(sets.pop(unions.root(one)) + sets.pop(unions.root(other)))
                unions.join(one, other)
                sets[unions.root(one)] = members
                for member in (one, other):
                    reasons.setdefault(member, f"{shared:.0%} of the shorter text stand in the other, with no other figure or place")
        return unions, reasons

    def shared(self, one: str, other: str, witnesses: Mapping[str, Witness]) -> float:
        """The share of the shorter text that stands in the other, 0 when they are no copies."""
        if self._languages[one] != self._languages[other]:
            return 0.0
        first, second = self._shingles(one), self._shingles(other)
        common = len(first & second)
        share = common / min(len(first), len(second))
        alike = share >= _SHARED and common > _MOST * max(len(first), len(second))
        return share if alike and not self._contradict(one, other, witnesses) else 0.0

    def _shingles(self, digest: str) -> set[str]:
        return shingles(self._bare(digest).lower(), self._languages[digest])

    def _agree(self, one: list[str], other: list[str], witnesses: Mapping[str, Witness]) -> bool:
        """Does no member of one set contradict a member of the other?"""
        return not any(self._contradict(first, second, witnesses) for first in one[:_CHECKED] for second in other[:_CHECKED])

    def _contradict(self, one: str, other: str, witnesses: Mapping[str, Witness]) -> bool:
        """Do their numbers, titles or texts say that two documents are two?"""
        first, second = witnesses[one], witnesses[other]
        if first.exact == second.exact:
            return False
        if (first.role == "draft") != (second.role == "draft") or (first.number and second.number and first.number != second.number):
            return True
        if any(a and b and a != b for a, b in zip(self._titled(first), self._titled(second), strict=True)):
            return True
        common = self._shingles(one) & self._shingles(other)
        if not common:
            return True
        texts = self._bare(one), self._bare(other)
        gaps = [list(_gaps(text, common)) for text in texts]
        fewer, more = sorted(sum(end - start for start, end in own) / len(text) for own, text in zip(gaps, texts, strict=True))
        mine, theirs = (self._aliens(texts[at], gaps[at], texts[1 - at]) for at in (0, 1))
        return (fewer > _SLIPS and more > _REVISED) or bool(mine and theirs) or max(mine, theirs) >= _TEMPLATE

    def _titled(self, witness: Witness) -> tuple[set[str], set[str]]:
        """The years and the places in a title."""
        subject = witness.subject or ""
        return set(_YEAR.findall(subject)), {subject[naming.start : naming.end] for naming in self._gazetteer.namings(subject)}

    def _aliens(self, text: str, gaps: list[tuple[int, int]], other: str) -> int:
        """How many stretches between parts that both texts have hold a figure, place or name that the other text lacks.

        Of long stretches, which may be paragraphs that the other leaves out, one counts at most.
        """
        found = 0
        for start, end in gaps:
            left, right = max(0, start - _AROUND), end + _AROUND
            figures = {match[0] for match in _FIGURE.finditer(text, left, right) if _meets(match, start, end)}
            places = {text[naming.start : naming.end] for naming in self._gazetteer.namings(text, left, right)}
            names = {match[0] for match in _NAME.finditer(text, left, right) if _meets(match, start, end) and _is_name(match[0], text)}
            lacking = [word for word in figures if not re.search(rf"(?<![\d.]){re.escape(word)}(?!\d)", other)]
            lacking += [word for word in places | names if word not in other]
            found += bool(lacking) and (end - start < _SOLID or not found)
        return found


def _same(witnesses: Mapping[str, Witness]) -> Iterator[list[str]]:
    """The documents of each bare text that several have."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for digest in sorted(witnesses):
        if (exact := witnesses[digest].exact) is not None:
            by_text[exact].append(digest)
    yield from (same for same in by_text.values() if len(same) > 1)


def _candidates(witnesses: Mapping[str, Witness]) -> set[tuple[float, str, str]]:
    """Pairs that may be copies, each with how unlike their sketches are."""
    sketches = {digest: array("I", witness.sketch) for digest, witness in sorted(witnesses.items()) if witness.sketch}
    length = max(map(len, sketches.values()), default=0)
    pairs: set[tuple[str, str]] = set()
    for at in range(0, length, _ROWS):  # one band at a time: the others need not be held
        band: dict[bytes, list[str]] = defaultdict(list)
        for digest, sketch in sketches.items():
            band[sketch[at : at + _ROWS].tobytes()].append(digest)
        near = (found[first : first + 1 + _WINDOW] for found in band.values() if len(found) > 1 for first in range(len(found)))
        pairs.update((first, other) for first, *others in near for other in others)
    likes = ((1 - sum(map(eq, sketches[one], sketches[other])) / length, one, other) for one, other in pairs)
    return {pair for pair in likes if pair[0] <= 1 - _LIKELY}


def _gaps(text: str, common: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches between the first and the last solid part that no common shingle covers."""
    size, lowered = len(next(iter(common))), text.lower()
    runs: list[list[int]] = []
    for at in range(len(text) - size + 1):
        if lowered[at : at + size] in common:
            if runs and at <= runs[-1][1]:
                runs[-1][1] = at + size
            else:
                runs.append([at, at + size])
    solid = [index for index, (start, end) in enumerate(runs) if end - start >= _SOLID]
    if solid:
        inside = runs[solid[0] : solid[-1] + 1]
        yield from ((before[1], after[0]) for before, after in pairwise(inside))


def _meets(match: re.Match[str], start: int, end: int) -> bool:
    """Does a match reach into a stretch?"""
    return match.end() > start and match.start() < end


def _is_name(word: str, text: str) -> bool:
    """Is a word written with a capital more often than once, and more often than without?"""
    return text.count(word) > max(1, text.count(word.lower()))
