"""One report in other words: a translation, or a text reworded by hand or machine, known by what it states.

Only figures decide: sums, shares, exact dates and numbers, which a rewording keeps where it changes every word. Names must fit too.
Texts that a body issued under its own name are never rewordings of each other: two cities may grant the same sums.

1. A number of a document that a text in the other language bears too, in Latin letters, makes it the translation.
2. Two texts that share enough rare figures are compared; when nearly all figures of one stand in the other, most of the other's
   in it, and names in common, they are one report. A translation keeps the order of the figures as well.
Two texts dated more than two months apart are two reports. Thresholds are set so that doubt leaves two origins, not one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from redheader.model.reading import About
from redheader.model.witness import Witness

_TOLD = ("news", "report", "other")
_FEWEST = 4  # figures in common
_OF_SHORTER, _OF_LONGER = 0.7, 0.5
_NAMES = 2  # names in common, or of a text with fewer, all
_ORDERED = 0.8  # of the figures in common stand in the same order in a translation
_COMMON = 100  # a figure that more documents state says nothing about two of them
_APART = 62  # days
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d)?")


class Retold(NamedTuple):
    """Two documents that tell one report, and by what that is known."""

    one: str
    other: str
    translated: bool
    reason: str


def retellings(abouts: Mapping[str, About], witnesses: Mapping[str, Witness]) -> Iterator[Retold]:
    """Every such pair, each once, by digest."""
    telling = {digest: _telling(witness) for digest, witness in sorted(witnesses.items())}
    found = {(one, other): reason for one, other, reason in _numbered(abouts, witnesses)}
    for (one, other), shared in sorted(_sharing(telling).items()):
        if shared >= _FEWEST and (one, other) not in found:
            reason = _compare((abouts[one], abouts[other]), (witnesses[one], witnesses[other]), (telling[one], telling[other]))
            if reason:
                found[one, other] = reason
    for (one, other), reason in sorted(found.items()):
        yield Retold(one, other, abouts[one].language != abouts[other].language, reason)


def _telling(witness: Witness) -> tuple[str, ...]:
    """The figures that tell reports apart: no mere years or months."""
    return tuple(figure for figure in witness.figures if not _YEAR.fullmatch(figure))


def _numbered(abouts: Mapping[str, About], witnesses: Mapping[str, Witness]) -> Iterator[tuple[str, str, str]]:
    """Documents of different languages that bear one number."""
    by_number: dict[str, list[str]] = defaultdict(list)
    for digest in sorted(witnesses):
        if number := witnesses[digest].number:
            by_number[number].append(digest)
    for number, same in by_number.items():
        for one in same:
            yield from (
                (one, other, f"both bear the number “{number}”, in two languages")
                for other in same
                if one < other and abouts[one].language != abouts[other].language
            )


def _sharing(telling: Mapping[str, tuple[str, ...]]) -> Counter[tuple[str, str]]:
    """How many figures each pair of documents shares, of those that are not everywhere."""
    stating: dict[str, list[str]] = defaultdict(list)
    for digest, figures in telling.items():
        for figure in figures:
            stating[figure].append(digest)
    shared: Counter[tuple[str, str]] = Counter()
    for documents in stating.values():
        if 1 < len(documents) <= _COMMON:
            shared.update((one, other) for at, one in enumerate(documents) for other in documents[at + 1 :])
    return shared


def _compare(abouts: tuple[About, About], witnesses: tuple[Witness, Witness], telling: tuple[tuple[str, ...], ...]) -> str | None:
    """Why two documents tell one report, or None."""
    translated = abouts[0].language != abouts[1].language
    if not translated and not all(_is_told(about) for about in abouts):
        return None
    if _apart(*(about.date for about in abouts)):
        return None
    common = set(telling[0]) & set(telling[1])
    fewer, more = sorted(map(len, telling))
    names = [{name for name in witness.names if not (translated and name[2:4] == ": ")} for witness in witnesses]
    both = len(names[0] & names[1])
    if len(common) < max(_FEWEST, _OF_SHORTER * fewer, _OF_LONGER * more) or both < min(_NAMES, *map(len, names)):
        return None
    if translated and _in_order(*([figure for figure in figures if figure in common] for figures in telling)) < _ORDERED * len(common):
        return None
    told = f"{len(common)} of {fewer} figures and {both} of {min(map(len, names))} names are the same"
    return f"{told}, in two languages" if translated else told


def _is_told(about: About) -> bool:
    """Is it a report rather than a document that a body issued?"""
    return about.type in _TOLD and not about.issuers and not about.number


def _apart(one: str | None, other: str | None) -> bool:
    """Are two dates known to the day more than two months apart?"""
    if not (one and other and len(one) == len(other) == 10):
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) > _APART


def _in_order(one: list[str], other: list[str]) -> int:
    """The length of the longest run of figures that both have in the same order."""
    place = {figure: at for at, figure in enumerate(other)}
    ends: list[int] = []
    for at in (place[figure] for figure in one):
        where = bisect_left(ends, at)
        ends[where : where + 1] = [at]
    return len(ends)
