"""A line cut the way Chinese rules are written: periods hold items (between semicolons), items hold clauses (between commas and colons).

Signs inside brackets do not cut. Offsets count in the folded text.
"""

from __future__ import annotations

from typing import NamedTuple

_PERIOD, _ITEM, _CLAUSE = "\u3002!?", ";", ",:\t"


class Clause(NamedTuple):
    """Characters `start` to `end` without the sign that ends them; `item` and `period` count from 0 in the line."""

    start: int
    end: int
    item: int
    period: int


def clauses(folded: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses between two offsets of one line, in order; empty ones left out."""
    found: list[Clause] = []
    at, item, period, depth = start, 0, 0, 0
    for index in range(start, end + 1):
        character = folded[index] if index < end else "\u3002"
        if character in "([" and index < end:
            depth += 1
        elif character in ")]" and depth:
            depth -= 1
        ends = index == end or character in _PERIOD or (depth == 0 and character in _ITEM + _CLAUSE and not _grouped(folded, index))
        if not ends:
            continue
        if folded[at:index].strip():
            found.append(Clause(at, index, item, period))
        at = index + 1
        if character in _PERIOD:
            period, item, depth = period + 1, item + 1, 0
        elif character in _ITEM:
            item += 1
    return tuple(found)


def _grouped(folded: str, index: int) -> bool:
    """Is this comma a thousands separator?"""
    return folded[index] == "," and folded[index - 1 : index].isdigit() and folded[index + 1 : index + 4].isdigit()


def parts(folded: str, start: int, end: int, signs: str) -> list[tuple[int, int]]:
    """The span cut at any of `signs` outside brackets; blank parts left out."""
    found, at, depth = [], start, 0
    for index in range(start, end + 1):
        character = folded[index] if index < end else ""
        depth += (character == "(") - (character == ")" and depth > 0)
        if index == end or (depth == 0 and character in signs):
            if folded[at:index].strip():
                found.append((at, index))
            at = index + 1
    return found
