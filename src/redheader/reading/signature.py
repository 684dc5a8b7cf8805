"""The signature of a Chinese document: the bodies that sign above or before the date, and the date."""

from __future__ import annotations

from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.reading.dates import iso
from redheader.reading.organs import Organs
from redheader.reading.source import Source
from redheader.text.fold import fold
from redheader.text.segment import Block

_LINES = 16
_RUN = 300
_FOOT = 15
_FULL_STOP = "\u3002"
_STOPS = "\u3002;:\uff1b\uff1a\n\t"


class Signature(NamedTuple):
    """Who signs, and when (ISO)."""

    organs: tuple[str, ...] = ()
    date: str | None = None


class SignatureReader:
    """Needs the lexicon "zh/about"."""

    def __init__(self, knowledge: Knowledge, organs: Organs) -> None:
        lexicon = knowledge.lexicon("zh/about")
        self._organs = organs
        self._date = lexicon.anchored("@date_words@|@month_words@")
        self._after = lexicon.compile(r"[ ]*(?:\n|$|@after_date@)|[ ]{2}")
        self._anybody = lexicon.compile("@anybody@")
        self._for_another = lexicon.compile(r"\([^()]+(?:@stamp@)\)")
        self._stamp = lexicon.compile(r"\(?(?:@stamp@)\)?$")

    def read(self, source: Source) -> Signature:
        """The first date that bodies sign above; without one, a date alone in the last lines, else alone on any line."""
        alone = first = None
        foot = source.blocks[-_FOOT].start if len(source.blocks) >= _FOOT else 0
        for match in self._date.finditer(source.folded):
            if not self._after.match(source.folded, match.end()):
                continue
            block = source.block_at(match.start())
            # Some pages keep their paragraphs on one line, divided by two spaces.
            spaced = source.folded.endswith("  ", block.start, match.start())
            before = source.folded[block.start : match.start()].strip(" (")
            date = iso(match[0])
            if names := self._same_line(source, block, match.start()) if before else self._lines_above(source, block):
                return Signature(names, date)
            if (not before and match.start() >= foot) or (spaced and source.folded.startswith("  ", match.end())):
                alone = date
            elif not before and len(source.folded[match.end() : block.end].strip()) == 0:
                first = first or date
        return Signature(self._last(source), alone or first)

    def _last(self, source: Source) -> tuple[str, ...]:
        """The bodies with whose names alone a document ends that prints no date there."""
        block = source.blocks[-1] if len(source.blocks) > 1 else None
        words = self._unstamped(source.text[block.start : block.end].strip()) if block else ""
        words = words.rpartition(_FULL_STOP)[2].strip()
        return () if self._anybody.match(fold(words)) else self._organs.split(words)

    def _same_line(self, source: Source, block: Block, end: int) -> tuple[str, ...]:
        """The names that run up to the date on its own line."""
        end = len(source.folded[:end].rstrip(" "))
        start = max(
            [
                block.start,
                end - _RUN,
                *(source.folded.rfind(stop, block.start, end) + 1 for stop in _STOPS),
                source.folded.rfind("  ", block.start, end) + 1,
            ]
        )
        return self._organs.last_of(self._unstamped(source.text[start:end].rstrip(" \u3000(")))

    def _lines_above(self, source: Source, block: Block) -> tuple[str, ...]:
        """The names on the lines above that hold nothing else. Two halves of one name may stand on two lines."""
        index, names, half = source.blocks.index(block), list[tuple[str, ...]](), ""
        below = ""
        for above in reversed(source.blocks[max(0, index - _LINES) : index]):
            line = source.text[above.start : above.end].strip()
            if self._for_another.fullmatch(fold(line)):
                continue
            words = self._unstamped(line) + half
            found = self._organs.split(words)
            if not found and not half and names and (whole := self._organs.from_two_lines(words, below)):
                names[0], below = whole, words + below
                continue
            if not found and (half or not self._organs.ends(words)):
                break
            half = words if not found or self._organs.is_branch(found[0]) else ""
            if not half:
                names.insert(0, found)
            below = words
        if half and (found := self._organs.split(half)):
            names.insert(0, found)
        return tuple(dict.fromkeys(name for line in names for name in line))

    def _unstamped(self, words: str) -> str:
        return self._stamp.sub("", words).strip()
