"""Which lines are items of a list of conditions, say who is meant, or stand under papers and procedure instead."""

from __future__ import annotations

from typing import Literal

from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source
from redheader.text.segment import Block

Standing = Literal["list", "scope", "papers"] | None
_HEADING, _OPENING, _SHORT = 40, 60, 16


class ConditionLists:
    """Recognises headings ("conditions for applying") and openings ("who meets these conditions:") of such lists."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/eligibility")
        self._list, self._scope, self._papers = lexicon.part("list"), lexicon.part("scope"), lexicon.part("papers")
        self._class, self._bodies, self._notice = lexicon.part("class"), lexicon.part("bodies"), lexicon.part("notice")

    def standings(self, source: Source) -> dict[int, Standing]:
        """The standing of each line, by its start; None where it has none."""
        found: dict[int, Standing] = {}
        opening: Standing = None
        rank, previous = 9, None
        for block in source.blocks:
            if previous is not None and (opened := self._opened(source, previous)):
                opening, rank = opened, block.rank
            elif opening and block.rank < rank == 9 and _continues(source, previous):
                rank = block.rank
            elif opening and (block.rank < rank or (block.rank == 9 == rank and not _continues(source, previous))):
                opening = None
            standing = self._by_headings(source, block)
            if opening and standing != "papers":
                standing = opening
            if standing is None and self._class.first(source.folded, block.body, min(block.end, block.body + 30)):
                standing = "scope"
            found[block.start] = standing
            previous = block
        return found

    def _by_headings(self, source: Source, block: Block) -> Standing:
        for above in reversed(source.headings(block.start)):
            line = source.folded[above.start : min(above.end, above.start + 400)].rstrip()
            if line.endswith(":"):
                line = line[-_OPENING:]
                if self._opens(line):
                    return "list"
            elif len(line) > _HEADING:
                continue
            if self._bodies.has(line):
                return None
            if self._papers.has(line):
                return "papers"
            if self._list.has(line):
                return "list"
            if self._scope.has(line):
                return "scope"
        return None

    def _opens(self, line: str) -> bool:
        """Does a line that ends in a colon name conditions right before it?"""
        return any(hit.end >= len(line) - 1 for hit in self._list.find(line)) and not self._bodies.has(line)

    def _opened(self, source: Source, block: Block) -> Standing:
        """What an unnumbered heading, or a line that ends in a colon, opens for the lines below it."""
        line = source.folded[block.start : block.end].rstrip()[-_OPENING:]
        if self._bodies.has(line):
            return None
        if line.endswith(":"):
            return "list" if self._list.has(line) and not self._notice.has(line) else None
        if not (block.heading and block.rank == 9):
            return None
        if len(line) <= _SHORT and block.start and any(hit.end == len(line) for hit in self._list.find(line)):
            return "list"
        return "scope" if any(hit.end == len(line) for hit in self._scope.find(line)) else None


def _continues(source: Source, previous: Block | None) -> bool:
    return previous is not None and source.folded[previous.start : previous.end].rstrip().endswith((";", ":"))
