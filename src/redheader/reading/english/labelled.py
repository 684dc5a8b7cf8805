"""Lists of labelled lines in English documents, each a label and a sum, and the line over them: "Gold: RMB 20,000"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from redheader.reading.source import Source
from redheader.text.segment import Block, Span, blocks, sentences

_BOUND = r"(?:(?:up to|at most|at least|from|(?:no|not) (?:more|less) than|about|between|a maximum of|maximum|minimum) )?"
_FIGURE = r"(?:RMB|CNY|USD|EUR|HKD|US\$|HK\$|[$\u00a5\u20ac\u00a3]) ?\d|\d[\d,.]*(?:\b|wan|k|m)(?!\.)"
_WORDED = r"(?:one|two|three|four|five|half|an?) [a-z ]{0,20}(?:million|thousand)"
_SUM = rf"{_BOUND}(?:{_FIGURE}|{_WORDED})"
_LINE = re.compile(
    r"\s*(?:[-*\u2022\u00b7\u2013>] ?|\(?[a-z\d]{1,2}[.)] )?(?P<label>[A-Z][^:;.!?|\t\n]{0,60}?)(?: ?: ?| ?= ?| - ?|, )"
    rf"(?P<rest>{_SUM}|none\b|nothing\b|no\b|free\b|-$)"
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|gets?|receives?|pays?|gives?|can|may|will|shall|must|it|they|we|you|which|that|paid|given)\b"
)
_TOLD = re.compile(r"(?:RMB|CNY|USD|EUR|[$\u00a5\u20ac\u00a3]) ?\d|\d (?:yuan|million|wan)\b")
_LONGEST = 160


class Labelled(NamedTuple):
    """A line of the list: its label, where its sum begins, and the labels of all lines.

    `lead`: the line over the list, or its last sentence; None where it has a sum itself.
    """

    label: Span
    rest: int
    labels: tuple[Span, ...]
    lead: Span | None


def labelled_at(source: Source, offset: int) -> Labelled | None:
    """The line of a list of labelled sums at `offset`; None where the lines beside it are no such lines."""
    return _lists(source.folded).get(source.block_at(offset).start)


@lru_cache(maxsize=4)
def _lists(folded: str) -> dict[int, Labelled]:
    found: dict[int, Labelled] = {}
    run: list[tuple[Block, re.Match[str]]] = []
    above: Block | None = None
    for block in (*blocks(folded), None):
        match = _LINE.match(folded, block.start, block.end) if block else None
        if block and match and not _CLAUSE.search(match["label"]):
            run.append((block, match))
            continue
        if len(run) > 1:
            labels = tuple(Span(*one.span("label")) for _, one in run)
            lead = _lead(folded, above)
            found.update({line.start: Labelled(Span(*one.span("label")), one.start("rest"), labels, lead) for line, one in run})
        run, above = [], block
    return found


def _lead(folded: str, block: Block | None) -> Span | None:
    if block is None or _TOLD.search(folded, block.start, block.end):
        return None
    if block.end - block.start <= _LONGEST:
        return Span(block.start, block.end)
    return sentences(folded, block.start, block.end)[-1]
