"""One document as the readers see it: stored text, folded text of the same length, lines with their headings, sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from redheader.model.citation import Citation
from redheader.model.claim import AnyStatement
from redheader.model.document import Document
from redheader.text.fold import fold
from redheader.text.scripts import simplified
from redheader.text.segment import Block, Span, blocks, sentences

_CHINESE_SHARE = 0.15
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_HEAD = 20_000


@dataclass(frozen=True)
class Source:
    """A document prepared for reading. `folded` is what patterns are matched against; quotes are cut from `text`.

    `catalogued`: the day (YYYY-MM-DD) under which those who keep the document file it; None where they give none.
    """

    document: Document
    catalogued: str | None = None

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    @cached_property
    def folded(self) -> str:
        """The text with look-alike signs folded and traditional characters simplified, character for character."""
        return fold(self._simplified)

    def in_simplified(self) -> Source:
        """The same document with its text in simplified characters, at the same offsets; itself when it is so already."""
        text = self._simplified
        if text is self.text:
            return self
        other = Source(msgspec.structs.replace(self.document, text=text), self.catalogued)
        vars(other)["folded"] = self.folded  # the very same text: it is looked through once (knowledge.literals)
        return other

    @cached_property
    def language(self) -> Literal["zh", "en"]:
        """Chinese when at least 15 of 100 letters are Chinese characters."""
        head = self.text[:_HEAD]
        chinese = sum(map(len, _CHINESE.findall(head)))
        enough = chinese > _CHINESE_SHARE * len(head) or chinese > _CHINESE_SHARE * sum(map(str.isalpha, head))
        return "zh" if enough else "en"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The lines that are not empty."""
        return blocks(self._with_its_script)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences; none crosses a line."""
        return sentences(self._with_its_script)

    def block_at(self, offset: int) -> Block:
        """The line on which `offset` stands."""
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def headings(self, offset: int) -> tuple[Block, ...]:
        """The lines that govern the line at `offset`, outermost first."""
        return tuple(self.blocks[index] for index in self.block_at(offset).above)

    def sentence_at(self, offset: int) -> Span:
        """The sentence in which `offset` stands."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def cite(self, start: int, end: int) -> Citation:
        """A grounded citation of `start`-`end`. Raises GroundingError for a span that is empty or out of the text."""
        return Citation(self.document.sha256, start, end, self.text[start:end], self.text)

    @cached_property
    def _simplified(self) -> str:
        """The text in simplified characters; the text itself when it is so already."""
        return simplified(self.text)

    @cached_property
    def _with_its_script(self) -> str:
        """The text folded, traditional characters left as they are."""
        return self.folded if self._simplified is self.text else fold(self.text)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


class Naming(NamedTuple):
    """A talent programme named in a document: its fullest `name` as printed, other names, the knowledge's id or None.

    `spans`: every place that names it, in order. `clause`: the first clause that does. `scopes`: passages that are about it
    without naming it.
    """

    name: str
    also: tuple[str, ...]
    id: str | None
    spans: tuple[Span, ...]
    clause: Span
    scopes: tuple[Span, ...] = ()


class Draft(NamedTuple):
    """A statement read at `start`-`end` of the stored text, not yet through the gate. `confidence`: 0 to 1.

    `programme`: the name of the Naming that the text ties it to, else None.
    """

    statement: AnyStatement
    start: int
    end: int
    confidence: float
    programme: str | None = None
    according_to: str | None = None
