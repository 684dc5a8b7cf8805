"""Which lines are items of a list of conditions, and which stand under papers or procedure instead."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source
from redheader.text.segment import Block

_HEADING, _OPENING = 40, 60


class ConditionLists:
    """Recognises headings ("conditions for applying") and openings ("who meets these conditions:") of such lists."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/eligibility")
        self._opens, self._closes = lexicon.part("list"), lexicon.part("unlist")

    def states(self, source: Source) -> dict[int, bool | None]:
        """For the start of each line: True an item of conditions, False of papers or procedure, None neither."""
        found: dict[int, bool | None] = {}
        opening: Block | None = None
        rank, previous = 9, None
        for block in source.blocks:
            if previous is not None and self._is_opening(source, previous):
                opening, rank = previous, block.rank
            elif opening is not None and (block.rank < rank or block.rank == 9 == rank and not self._continues(source, previous)):
                opening = None
            state = self._by_headings(source, block)
            found[block.start] = True if opening is not None and state is not False else state
            previous = block
        return found

    def _by_headings(self, source: Source, block: Block) -> bool | None:
        for above in reversed(source.headings(block.start)):
            line = source.folded[above.start : min(above.end, above.start + 400)].rstrip()
            if line.endswith(":"):
                line = line[-_OPENING:]
            elif len(line) > _HEADING:
                continue
            if self._opens.has(line):
                return True
            if self._closes.has(line):
                return False
        return None

    def _is_opening(self, source: Source, block: Block) -> bool:
        line = source.folded[block.start : block.end].rstrip()
        return line.endswith(":") and self._opens.has(line[-_OPENING:])

    @staticmethod
    def _continues(source: Source, previous: Block | None) -> bool:
        return previous is not None and source.folded[previous.start : previous.end].rstrip().endswith((";", ":"))
