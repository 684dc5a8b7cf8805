"""Whom an amount is for where its own line does not say: the lines and headings above it, or the title, tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from redheader.reading.chinese.allocation import Group
from redheader.reading.chinese.context import ContextGrammar
from redheader.reading.chinese.lines import Line, LineReader
from redheader.reading.chinese.recipients import Party, Recipient, RecipientGrammar, enclosed
from redheader.reading.source import Source
from redheader.text.segment import Block

_UNNUMBERED, _NEAR, _TIER, _HEADING, _READ = 9, 3, 20, 45, 160
_OPEN, _CLOSE = "\u300a", "\u300b"
_LABEL, _LABELLED, _STOPS = 10, ":\u3002", ",;\u3002"


class LinesAbove:
    """Reads with the line, recipient and context grammars of the incentive reader."""

    def __init__(self, lines: LineReader, recipients: RecipientGrammar, context: ContextGrammar) -> None:
        self._lines, self._recipients, self._context = lines, recipients, context

    def told(self, folded: str, line: Line, group: Group) -> list[Recipient]:
        """Talent, where only the benefit's own name says whose it is."""
        clause = line.clauses[group.clause]
        names = line.purposes_in(clause.start, min(clause.end, group.ceiling))
        told = any(self._context.has("subject", folded, name.start, name.end) for name in names)
        return [Recipient(None, 0, 0, "talent", "heading")] if told else []

    def governing(self, source: Source, line: Line, group: Group, subject: bool) -> list[Recipient] | None:
        """Who the lines above a line, nearest first, say it is about; with `subject`, talent where none of them tells."""
        folded = source.folded
        for block in (*_tier(source, line), *self._heads(source, line)):
            head = self._lines.read(folded, block.start, min(block.end, block.start + _READ))
            people = [p for p in head.parties if p.kind in ("talent", "team") and not _aside(folded, block.start, p.start)]
            if people and not block.row:
                return [self._named(folded, block, people[-1])]
            bracket = folded.find("(", block.body, block.end)
            until = bracket if bracket > 0 else block.end
            if self._context.has("subject", folded, block.start, min(until, block.start + _HEADING)):
                return [Recipient(None, 0, 0, "talent", "heading")]
            if any(party.kind in ("ordinary", "buyer", "barred") for party in head.parties):
                return None
        own = line.clauses[line.clause_at(group.start)]
        name = self._context.find("told", folded, own.start, group.start)
        return [Recipient(name, 0, 0, "talent", "document")] if subject else None

    def _named(self, folded: str, block: Block, party: Party) -> Recipient:
        """The phrase that names `party` in a line above, without the line's label ("recipients: doctors")."""
        label = max(folded.find(sign, block.body, min(block.body + _LABEL, party.start)) for sign in _LABELLED)
        phrase = self._recipients.phrase(folded, party, max(block.body, label + 1), block.end)
        return phrase._replace(how="heading", start=0, end=0)

    def _heads(self, source: Source, line: Line) -> Iterator[Block]:
        """The lines that govern a line, nearest first.

        Of a line that says how much, the ones before it of its kind; then its headings, each after the unnumbered line that opens the
        list in which it stands.
        """
        blocks = source.blocks
        at = bisect_left(blocks, line.end, key=lambda block: block.end)
        if self._context.begins("standard", source.folded, blocks[at].body, line.end):
            before = reversed(blocks[max(0, at - _NEAR + 1) : at])
            yield from (block for block in before if block.rank == blocks[at].rank and not block.row)
        for index in (at, *reversed(blocks[at].above)):
            block = blocks[index]
            if index != at:
                yield block
            outside = (other for other in reversed(blocks[:index]) if other.rank < block.rank or other.rank == _UNNUMBERED)
            lead = next(outside, block)
            numbered = block.rank < _UNNUMBERED == lead.rank
            if numbered and self._context.has("opens", source.folded, lead.body, lead.end):
                yield lead


def _aside(folded: str, start: int, at: int) -> bool:
    """Does `at` stand in brackets, or in a title, that open after `start`?"""
    return enclosed(folded, start, at) or folded.count(_OPEN, start, at) > folded.count(_CLOSE, start, at)


def _tier(source: Source, line: Line) -> tuple[Block, ...]:
    """The unnumbered short line that stands right above an unnumbered line, or above the few lines before it."""
    at = bisect_left(source.blocks, line.end, key=lambda block: block.end)
    if source.blocks[at].rank < _UNNUMBERED:
        return ()
    above = reversed(source.blocks[max(1, at - _NEAR) : at])
    short = (b for b in above if b.rank == _UNNUMBERED and b.end - b.start <= _TIER)
    return tuple(b for b in short if source.folded[b.end - 1] not in _STOPS)[:1]
