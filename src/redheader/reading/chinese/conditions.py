"""What a trigger says as a condition, and which conditions of one sentence are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.text.numerals import number
from redheader.text.segment import Span

ITEM = 160
_VALUE, _MERGED, _BESIDE = 80, 60, 2
ONCE, AMONG = ("home", "excluded", "hmt"), "\u5176\u4e2d"


class Condition(NamedTuple):
    """One condition at its clause; `detail` tells conditions of no special kind apart ("home"), whose value ends at `until`."""

    clause: Span
    criterion: str
    value: str
    detail: str = ""
    until: int | None = None


def conditions(folded: str, hit: Hit, clause: Span, border: int) -> Iterator[Condition]:
    """What one trigger says: a limit of age, or the words of the clause as far as `border`, where what one gets begins."""
    criterion, _, detail = hit.value.partition(":")
    until = min(border, clause.end) if border >= hit.end else clause.end
    if "words" in hit.groups:
        yield Condition(clause, criterion, folded[slice(*hit.groups["words"])])
    elif criterion != "age":
        yield Condition(clause, criterion, _phrase(folded, hit, Span(clause.start, until)) if criterion != "other" else "", detail, until)
    elif detail == "text":
        yield Condition(clause, criterion, _short(folded[slice(*clause)]))
    else:
        for group, span in hit.groups.items():
            years = number(folded[slice(*span)])
            if years is not None and 14 <= years <= 80:
                yield Condition(clause, criterion, f">={years}" if detail == "min" or group == "low" else f"<={years}")


def merged(folded: str, conditions: Sequence[Condition]) -> Iterator[Condition]:
    """Each criterion once a clause; neighbouring clauses of the same kind joined, two limits of age made one span of years."""
    seen: list[Condition] = []
    for condition in conditions:
        words = folded[condition.clause.start : condition.until or condition.clause.end]
        plain = condition._replace(value=condition.value or _short(words))
        for at in range(len(seen) - 1, -1, -1):
            if seen[at].criterion == plain.criterion:
                joined = _joined(folded, seen[at], plain)
                break
        else:
            joined = None
        if joined:
            seen[at] = joined
        elif plain not in seen:
            seen.append(plain)
    yield from seen


def _joined(folded: str, one: Condition, next_: Condition) -> Condition | None:
    """Two conditions of one criterion as one, where they are not told apart; None where they stand alone."""
    span = Span(one.clause.start, next_.clause.end)
    same, beside = one.clause == next_.clause, 0 <= next_.clause.start - one.clause.end <= _BESIDE
    if one.criterion == "age":
        limits = one.value + next_.value
        if (same or beside) and re.fullmatch(r">=\d+<=\d+", limits):
            return one._replace(clause=span, value=limits[2:].replace("<=", "-"))
        return one if same and one.value == next_.value else None
    if one.criterion == "degree":
        return one if same and one.value == next_.value else None
    if same:
        return one
    if one.detail != next_.detail and (one.detail in ONCE or next_.detail in ONCE):
        return None
    near = span.end - span.start <= (ITEM if beside else _MERGED) if one.criterion == "other" else beside and one.criterion == "position"
    fresh = folded.startswith(AMONG, next_.clause.start)
    words = folded[span.start : next_.until or span.end]
    return one._replace(clause=span, value=_short(words), until=next_.until) if near and not fresh else None


def _phrase(folded: str, hit: Hit, clause: Span) -> str:
    """The words around a trigger up to the nearest enumeration sign."""
    start = max(folded.rfind("\u3001", clause.start, hit.start) + 1, clause.start)
    end = folded.find("\u3001", hit.end, clause.end)
    return _short(folded[start : end if end >= 0 else clause.end])


def _short(text: str) -> str:
    """At most 80 characters of it, without white space at the ends."""
    return text.strip(" \t:;,\u3002")[:_VALUE]
