"""A stored text as HTML: lines as paragraphs, tabbed rows as tables, every citation marked and reachable by its offsets.

A line is reachable by the offset at which it begins.
Citations may nest, cross each other, and run over cells and lines. Within one cell or line they become properly nested
elements: a citation that crosses the end of another is cut there, and its further pieces carry `data-of` with its anchor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from markupsafe import Markup

from redheader.publish.wording import label

_PART_COST = 250_000  # bytes of HTML, about
_CITATION_COST = 1_500  # bytes of HTML that one citation adds to the text and to the list of claims
_LONGEST = 10_000  # characters of a line that are kept together when a text is cut into parts


class Cite(NamedTuple):
    """Characters `start` to `end`; `signs`: each kind of claim that rests on them, with the id of the element that lists it."""

    start: int
    end: int
    signs: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """The id of the marked passage."""
        return f"c={self.start}-{self.end}"


class Line(NamedTuple):
    """One line of the text, end without its line break."""

    start: int
    end: int


def parts(text: str, cites: Sequence[Cite]) -> tuple[int, ...]:
    """Where each part of a long text begins: at a line start, or within a very long line, and never inside a citation."""
    starts, cost, reach, pending = [0], 0, 0, list(reversed(cites))
    for line in _stretches(text):
        if cost > _PART_COST and line.start >= reach and line.start > 0:
            starts.append(line.start)
            cost = 0
        while pending and pending[-1].start <= line.end:
            cite = pending.pop()
            reach = max(reach, cite.end)
            cost += _CITATION_COST
        cost += _cost(text, line.start, line.end)
    return tuple(starts)


def fits(text: str, cites: int) -> bool:
    """Whether a text with so many citations is one part for certain."""
    return _cost(text, 0, len(text)) + cites * _CITATION_COST < _PART_COST


def body(text: str, cites: Sequence[Cite], start: int, end: int) -> Markup:
    """The HTML of characters `start` to `end` of a (masked) text; `cites` in order of (start, -end)."""
    inside = [cite for cite in cites if start <= cite.start < end]
    seen: set[str] = set()
    out: list[str] = []
    for is_row, lines in groupby(_lines(text, start, end), lambda line: text.find("\t", line.start, line.end) >= 0):
        if not is_row:
            full = (line for line in lines if line.end > line.start)
            out += (f'<p id="p={line.start}">{_inline(text, line, _take(inside, line), seen)}</p>' for line in full)
            continue
        out.append('<div class="scroll" tabindex="0"><table class="grid">')
        for line in lines:
            over = _take(inside, line)
            cells = "".join(f"<td>{_inline(text, cell, over, seen)}</td>" for cell in _cells(text, line))
            out.append(f'<tr id="p={line.start}">{cells}</tr>')
        out.append("</table></div>")
    return Markup("\n".join(out))


def _lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    stop = len(text) if end is None else end
    at = start
    while at < stop:
        found = text.find("\n", at, stop)
        yield Line(at, stop if found < 0 else found)
        at = stop if found < 0 else found + 1


def _stretches(text: str) -> Iterator[Line]:
    """Lines, the very long ones in pieces."""
    for line in _lines(text):
        for start in range(line.start, max(line.end, line.start + 1), _LONGEST):
            yield Line(start, min(start + _LONGEST, line.end))


def _cost(text: str, start: int, end: int) -> int:
    """Bytes of HTML, about: characters with the tags of the lines and cells they stand in."""
    return 3 * (end - start) + 22 * text.count("\n", start, end) + 12 * text.count("\t", start, end) + 8


def _cells(text: str, line: Line) -> Iterator[Line]:
    at = line.start
    while (found := text.find("\t", at, line.end)) >= 0:
        yield Line(at, found)
        at = found + 1
    yield Line(at, line.end)


def _take(pending: list[Cite], line: Line) -> list[Cite]:
    """Citations that touch a line; those that end in it are dropped from `pending`, which stays in order."""
    touching = []
    for cite in pending:
        if cite.start >= line.end:
            break
        touching.append(cite)
    if touching:
        pending[: len(touching)] = [cite for cite in touching if cite.end > line.end]
    return [cite for cite in touching if cite.end > line.start]


def _inline(text: str, span: Line, cites: list[Cite], seen: set[str]) -> str:
    """One line or cell with its citations as nested elements."""
    here = [cite for cite in cites if cite.start < span.end and cite.end > span.start]
    if not here:
        return escape(text[span.start : span.end], quote=False)
    edges = {max(cite.start, span.start) for cite in here} | {min(cite.end, span.end) for cite in here} | {span.start, span.end}
    cuts, out, stack = sorted(edges), [], list[Cite]()
    for left, right in pairwise(cuts):
        while stack and any(cite.end <= left for cite in stack):
            stack.pop()
            out.append("</mark>")
        for cite in here:
            if cite.start < right and cite.end > left and cite not in stack:
                stack.append(cite)
                out.append(_open(cite, min(cite.end, span.end), stack, seen))
        out.append(escape(text[left:right], quote=False))
    return "".join(out) + "</mark>" * len(stack)


def _open(cite: Cite, end: int, stack: list[Cite], seen: set[str]) -> str:
    """The opening tag of a citation's first piece, with its anchor and sign, or of a further one."""
    first = cite.signs[0][0]
    if cite.anchor in seen:
        return f'<mark class="k-{first} rest" data-of="{cite.anchor}">'
    seen.add(cite.anchor)
    cut = " cut" if end < cite.end or any(other.end < cite.end for other in stack) else ""
    signs = "".join(f'<a class="sign k-{kind}" href="#{target}" lang="en" {_name(kind)}></a>' for kind, target in cite.signs)
    return f'<mark class="k-{first}{cut}" id="{cite.anchor}">{signs}'


@cache
def _name(kind: str) -> str:
    return label(f"kind.{kind}")
