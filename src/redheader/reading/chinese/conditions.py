"""What a trigger says as a condition, and which conditions of one sentence are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.reading.chinese.wording import Said, Wording
from redheader.text.numerals import number
from redheader.text.segment import Span

ITEM = 160
_VALUE, _MERGED, _BESIDE = 120, 60, 2
_SPECIAL = ("position", "experience", "institution")
_STOPS = " \t:;,\u3002"
ONCE, AMONG = ("home", "excluded", "hmt"), "\u5176\u4e2d"


class Condition(NamedTuple):
    """One condition at its clause; `detail` tells conditions of no special kind apart ("home"); `said` are its triggers, if it has any."""

    clause: Span
    criterion: str
    value: str
    detail: str = ""
    said: tuple[Said, ...] = ()


def conditions(folded: str, hit: Hit, clause: Span, border: int) -> Iterator[Condition]:
    """What one trigger says: a limit of age, or the words of the clause as far as `border`, where what one gets begins."""
    criterion, _, detail = hit.value.partition(":")
    until = min(border, clause.end) if border >= hit.end else clause.end
    if "words" in hit.groups:
        yield Condition(clause, criterion, folded[slice(*hit.groups["words"])])
    elif criterion != "age":
        yield Condition(clause, criterion, "", detail, (Said(hit.start, hit.end, hit.value, Span(clause.start, until)),))
    elif detail == "text":
        yield Condition(clause, criterion, _short(folded[slice(*clause)]))
    else:
        for group, span in hit.groups.items():
            years = number(folded[slice(*span)])
            if years is not None and 14 <= years <= 80:
                yield Condition(clause, criterion, f">={years}" if detail == "min" or group == "low" else f"<={years}")


def merged(folded: str, conditions: Sequence[Condition], wording: Wording) -> Iterator[Condition]:
    """Each criterion once a clause; neighbouring clauses of the same kind joined, two limits of age made one span of years."""
    seen: list[Condition] = []
    for condition in conditions:
        for at in range(len(seen) - 1, -1, -1):
            if seen[at].criterion == condition.criterion:
                joined = _joined(folded, seen[at], condition)
                break
        else:
            joined = None
        if joined:
            seen[at] = joined
        elif condition not in seen:
            seen.append(condition)
    worded = [each._replace(value=_short(wording.words(folded, each.said))) if each.said else each for each in seen]
    yield from (each for each in worded if not (each.criterion == "other" and _told_beside(each, worded)))


def _told_beside(condition: Condition, others: Sequence[Condition]) -> bool:
    """Are the words of a condition of no special kind told beside it, as a time of work or as a special kind?"""
    value = condition.value
    return any(
        other.criterion in _SPECIAL and (value == other.value or (other.criterion == "experience" and value in other.value))
        for other in others
    )


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
        return one._replace(said=one.said + next_.said)
    if one.detail != next_.detail and (one.detail in ONCE or next_.detail in ONCE):
        return None
    near = span.end - span.start <= (ITEM if beside else _MERGED) if one.criterion == "other" else beside and one.criterion == "position"
    fresh = folded.startswith(AMONG, next_.clause.start)
    return one._replace(clause=span, said=one.said + next_.said) if near and not fresh else None


def _short(text: str) -> str:
    """At most so many characters of it, cut behind a whole clause where one ends; without white space at the ends."""
    bare = text.strip(_STOPS)
    if len(bare) <= _VALUE:
        return bare
    cut = max(bare.rfind(",", 0, _VALUE), bare.rfind("\u3001", 0, _VALUE))
    return bare[: cut if cut > 0 else _VALUE].strip(_STOPS)
