"""Cut sentences into clauses at commas and colons that stand outside brackets. Offsets only."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.text.segment import Span

_OPEN, _CLOSE, _STOPS = "([\u300a", ")]\u300b", ",;:\u3002!?\t"
_SHORT = 7


def clauses(folded: str, span: Span) -> tuple[Span, ...]:
    """The clauses of a sentence without their stops; one of fewer than 7 characters is joined to the next."""
    found: list[Span] = []
    start, depth = span.start, 0
    for at in range(span.start, span.end):
        sign = folded[at]
        depth = depth + 1 if sign in _OPEN else max(0, depth - 1) if sign in _CLOSE else depth
        if depth == 0 and sign in _STOPS and at - start >= _SHORT:
            found.append(Span(start, at))
            start = at + 1
    if start < span.end:
        found.append(Span(start, span.end))
    trimmed = (trim(folded, piece) for piece in found)
    return tuple(piece for piece in trimmed if piece)


def trim(folded: str, span: Span) -> Span | None:
    """The span without white space and stops at its ends, or None when nothing is left."""
    start, end = span
    while start < end and (folded[start].isspace() or folded[start] in _STOPS):
        start += 1
    while end > start and (folded[end - 1].isspace() or folded[end - 1] in _STOPS):
        end -= 1
    return Span(start, end) if start < end else None


def brackets(folded: str, span: Span) -> Iterator[Span]:
    """What stands between round brackets, the outermost pair only, brackets left out."""
    depth, start = 0, span.start
    for at in range(span.start, span.end):
        if folded[at] == "(":
            depth, start = depth + 1, start if depth else at + 1
        elif folded[at] == ")" and depth:
            depth -= 1
            if not depth:
                yield Span(start, at)


def bracketed(folded: str, span: Span, offset: int) -> bool:
    """Does `offset` stand between round brackets of the span?"""
    return any(inner.start <= offset < inner.end for inner in brackets(folded, span))
