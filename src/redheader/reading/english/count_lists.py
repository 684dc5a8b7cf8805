"""Numbers of people or teams that stand in one list in an English sentence: "20 senior places, 40 junior ones and 6 teams"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from redheader.reading.english.syntax import parse
from redheader.reading.source import Source
from redheader.text.segment import Span

_BETWEEN = re.compile(
    r"(?: \"?(?!and\b|or\b|plus\b|years?\b|annually\b|rounds?\b)[A-Za-z\d'()-]+\"?){0,9}?"
    r"(?:, and(?: also)?|,| and(?: also)?|,? as well as|,? plus|, together with|,? along with|, or)"
    r"(?: (?:(?:not|no) (?:more|fewer|less) than|up to|at (?:most|least)|about|some|around|another|a further|roughly|only))? "
)
_MEASURE = re.compile(
    r"[,.]?\d| ?(?:%|per ?cent|yuan|RMB|CNY|USD|US|dollars|euros|pounds|million|billion|thousand|years?|months?|weeks?|days?|hours?"
    r"|square|hectares|kilomet\w+|universities|countries|cities|schools|companies|firms|enterprises|papers|patents|calls?|rounds?|batches|times|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b"
)
_SIGN = re.compile(r"(?:[$¥€£]|RMB|CNY|USD|age of|aged) ?$")
_SIGN_REACH = 7
_LABEL = re.compile(r"\b(?:Categor(?:y|ies)|Class(?:es)?|Grades?|Tiers?|Levels?|Bands?|Groups?|Types?)(?: \d and)? $")
_LABEL_REACH = 16
_COUNTED = re.compile(r" (?:[a-z-]+ ){0,3}?(?P<noun>teams?|groups?|projects?|[a-z]+)\b")


def beside(source: Source, sentence: Span, numbers: Sequence[Span], at: int) -> Iterator[Span]:
    """The numbers that stand in one list with number `at`: those behind it, then those before it."""
    numbers, at = _unlabelled(source, numbers, at)
    behind, before = numbers[at:], numbers[at::-1]
    yield from (second for _, second in takewhile(lambda pair: _joined(source, sentence, *pair), pairwise(behind)))
    yield from (first for _, first in takewhile(lambda pair: _joined(source, sentence, pair[1], pair[0]), pairwise(before)))


def counted(source: Source, number: Span) -> str | None:
    """The noun behind a number that tells teams or projects from people; None where no noun follows."""
    found = _COUNTED.match(source.folded, number.end)
    return found["noun"] if found else None


def _unlabelled(source: Source, numbers: Sequence[Span], at: int) -> tuple[list[Span], int]:
    """The numbers without those that are a name's ("Category 1"), and where number `at` then stands."""
    kept = [one for index, one in enumerate(numbers) if index == at or not _is_label(source.folded, one)]
    return kept, kept.index(numbers[at])


def _is_label(folded: str, number: Span) -> bool:
    """Is it a digit behind the word for a class?"""
    return number.end - number.start == 1 and _LABEL.search(folded, max(0, number.start - _LABEL_REACH), number.start) is not None


def _joined(source: Source, sentence: Span, first: Span, second: Span) -> bool:
    """Do two numbers of people follow on each other in a list, with no verb of their own between them?"""
    folded = source.folded
    if not _BETWEEN.fullmatch(folded, first.end, second.start) or any(_measures(folded, one) for one in (first, second)):
        return False
    syntax = parse(folded[sentence.start : sentence.end], sentence.start, ())
    spans = (syntax.verb_span(at) for at, verb in enumerate(syntax.verbs) if verb.finite)
    return not any(first.end <= span.start < second.start for span in spans)


def _measures(folded: str, number: Span) -> bool:
    """Is it a sum, an age, a share, a date or a time rather than a number of people?"""
    before = folded[max(0, number.start - _SIGN_REACH) : number.start]
    return _MEASURE.match(folded, number.end) is not None or _SIGN.search(before) is not None
