"""The rows that close a clause of measures and say who answers for it: the bodies in them, and whether their clause is about talent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.reading.chinese.clauses import trim
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Naming, Source
from redheader.text.segment import Span, covering

CLOSED = frozenset(")]\u3002\n")  # what ends a bracket of rows, or the clause before it
ROWS = ("list", "homes")
UNNUMBERED = 9  # the rank of a paragraph without a number
_BODY, _BACK, _HEAD = 30, 12, 30
_LEVELS = "\u7701\u5e02\u533a\u53bf\u5dde\u65d7\u9547\u4e61"
_LEVEL = re.compile("\u5404?(?:[\u7701\u5e02\u533a\u53bf\u5dde\u65d7\u9547]|\u533a\u53bf|\u5e02\u5dde|\u53bf\u533a|\u5f00\u53d1\u533a)"
                    "(?:[\\[(][\u5e02\u533a\u53bf\u5dde\u3001]+[\\])])?")  # fmt: skip


_OFFICE = "\u90e8\u5c40\u5385\u529e\u59d4\u7f72\u4f1a\u5fc3\u5e9c\u90e8\u95e8\u9662\u884c)"  # how the name of an office ends


class _Clause(NamedTuple):
    """What a row closes: its sentences, the first of them first."""

    source: Source
    spans: Sequence[Span]


class RowReader:
    """Reads the rows of responsible bodies behind clauses about talent."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/sponsor")
        self._context = context
        self._rows, self._homes, self._draws = lexicon.part("list"), lexicon.part("homes"), lexicon.part("draws")
        self._passing, self._duties, self._ranked = lexicon.part("passing"), lexicon.part("duties"), lexicon.part("ranked")
        self._one = lexicon.compile("@inner@")

    def find(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> tuple[list[Hit], list[Hit]]:
        """All rows, and those behind a clause about talent ("list") or homes for talent ("homes"), in order."""
        rows: list[Hit] = []
        closing: list[Hit] = []
        before = end = 0
        for hit in sorted(self._rows.find(source.folded), key=lambda hit: hit.start):
            if hit.start < end or (hit.value == "list:bare" and not self._all_bodies(source.folded, Span(*hit.groups["orgs"]))):
                continue
            joined = not CLOSED & set(source.folded[end : hit.start])
            before, end = before if joined else end, hit.end
            rows.append(hit)
            if subject := self._subject(_Clause(source, _spans(source, hit, before)), passages, namings):
                closing.append(hit._replace(value=subject))
        return rows, closing

    def start(self, source: Source, hit: Hit) -> int:
        """Where what a hit speaks of begins: in its paragraph, or its item when it opens that, behind the row before it."""
        block = source.block_at(hit.start)
        start = block.start if hit.start > block.body + 1 else min(_start(source, hit), source.block_at(max(0, block.start - 1)).start)
        return max((row.end for row in self._rows.find(source.folded, start, hit.start)), default=start)

    def bodies(self, folded: str, span: Span) -> Iterator[str]:
        """The bodies of a row, as printed."""
        for start, end in _pieces(folded, span):
            body = self._body(folded, Span(start, end))
            if body:
                yield body

    def _body(self, folded: str, piece: Span) -> str | None:
        """The body that a piece of a row names, without what says how the work is shared."""
        shared = self._duties.first(folded, *piece)
        body = folded[piece.start : shared.start if shared else piece.end]
        return body if len(body) <= _BODY and (self._one.search(body) or self._ranked.has(body)) else None

    def _all_bodies(self, folded: str, span: Span) -> bool:
        """Is a row without a label nothing but bodies, the first of them an office?"""
        pieces = [folded[slice(*piece)] for piece in _pieces(folded, span)]
        ends = (any(match.end() == len(piece) for match in self._one.finditer(piece)) for piece in pieces)
        named = [ends_so or self._ranked.has(piece) for piece, ends_so in zip(pieces, ends, strict=True)]
        return bool(named) and all(named) and pieces[0][-1] in _OFFICE

    def _subject(self, clause: _Clause, passages: TalentPassages, namings: tuple[Naming, ...]) -> str | None:
        """Is the clause about talent ("list") or homes for talent ("homes")?"""
        folded, spans = clause.source.folded, clause.spans
        if passages.whole or any(self._is_about(folded, span) for span in spans) or self._is_headed(clause):
            return "list"
        if any(span.start <= place.start < span.end for naming in namings for place in naming.spans for span in spans):
            return "list"
        return "homes" if passages.weighty and any(self._homes.has(folded, *span) for span in spans) else None

    def _is_about(self, folded: str, span: Span) -> bool:
        """Does a sentence give people wooed as talent something or draw them, other than in passing?"""
        if self.in_passing(folded, span):
            return False
        gives = self._context.gives(folded, *span) and self._context.names_person(folded, *span)
        return gives or self._draws.has(folded, *span)

    def _is_headed(self, clause: _Clause) -> bool:
        """Do the first words of the clause say that it is about talent?"""
        folded, first = clause.source.folded, clause.spans[0]
        short = first.end - first.start <= _HEAD and not self.in_passing(folded, first)
        return short and self._context.names_subject(folded[slice(*first)], heading=True)

    def in_passing(self, folded: str, span: Span) -> bool:
        """Is all that a sentence says of people wooed as talent said in passing?"""
        passing = list(self._passing.find(folded, *span))
        people = self._context.person.find(folded, *span) if passing else ()
        return bool(passing) and all(any(p.start <= hit.start < p.end for p in passing) for hit in people)


def _start(source: Source, hit: Hit) -> int:
    """Where the numbered item begins that holds a hit; for a line that stands alone, the item above and those beside that.

    What stands in the last point of an item may speak of all its points.
    """
    block = source.block_at(hit.start)
    if not block.above:
        return block.start
    if block.rank == UNNUMBERED:
        return source.blocks[block.above[-2:][0]].start
    after = bisect_right(source.blocks, hit.start, key=lambda known: known.start)
    last = after < len(source.blocks) and len(source.blocks[after].above) < len(block.above)
    return source.blocks[block.above[-1]].start if last else block.start


def _spans(source: Source, row: Hit, before: int) -> list[Span]:
    """The sentences of the clause that a row closes: what stands before it in its paragraph, back to the row before it.

    A row on a line of its own closes the numbered item above it and those beside that.
    """
    index = covering(source.sentences, row.start)
    first = max(_start(source, row), before)
    spans = [span for span in source.sentences[max(0, index - _BACK) : index] if span.start >= first]
    return [*spans, Span(max(source.sentences[index].start, before), row.start)]


def _pieces(folded: str, span: Span) -> Iterator[Span]:
    """A row cut at its commas and enumeration signs outside brackets; levels that share the name behind them stay with it."""
    start, depth, held = span.start, 0, -1
    for at in range(span.start, span.end + 1):
        sign = folded[at] if at < span.end else ","
        depth += (sign in "([") - (sign in ")]")
        if depth > 0 or sign not in ",;\u3001: ":
            continue
        if piece := trim(folded, Span(start, at)):
            if sign == "\u3001" and folded[at + 1] in _LEVELS and _LEVEL.fullmatch(folded, *piece):
                held = piece.start if held < 0 else held
            else:
                yield Span(held if held >= 0 else piece.start, piece.end)
                held = -1
        start = at + 1
