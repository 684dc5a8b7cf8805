"""One English document as the families of rules see it, and whether it, or a passage of it, is about recruiting talent at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from redheader.knowledge.loader import Knowledge
from redheader.reading.english.mentions import Anaphors, Mentions
from redheader.reading.source import Naming, Source
from redheader.text.segment import Span

_FOREIGN_ALLOWED = 2
_NEIGHBOURS = 3
_TITLE_LENGTH = 400
_DENSE = 1500


@dataclass(frozen=True)
class View:
    """A document with its programmes. `inside`: it is about talent at all; `spoken`: offsets of the field's words, in order.

    `dense`: it speaks of little else, as a measure or a guide does.
    """

    source: Source
    mentions: Mentions
    inside: bool
    spoken: tuple[int, ...]
    dense: bool

    def near(self, index: int, wide: bool = True) -> bool:
        """Is the field spoken of in sentence `index`, the few before it, a heading above it or the title; if `wide`, in its passage?"""
        if self.dense or self._between(0, _TITLE_LENGTH):
            return True
        sentences = self.source.sentences
        if self._between(sentences[max(0, index - _NEIGHBOURS)].start, sentences[index].end) or (
            wide and self._in_passage(sentences[index])
        ):
            return True
        return any(self._between(block.start, block.end) for block in self.source.headings(sentences[index].start))

    def _in_passage(self, sentence: Span) -> bool:
        """Is the field spoken of on the sentence's line, or is that a paragraph below one in which it is?"""
        blocks = self.source.blocks
        index = bisect_right(blocks, sentence.start, key=lambda block: block.start) - 1
        return self._between(blocks[max(0, index - 1)].start, blocks[index].end)

    def _between(self, start: int, end: int) -> bool:
        at = bisect_left(self.spoken, start)
        return at < len(self.spoken) and self.spoken[at] < end


class Scope:
    """Reads the words of the field."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.lexicon("en/scope")
        phrases = knowledge.lexicon("en/phrases")
        self._unlisted = phrases.compile("@unlisted_programme@")
        self._anaphors = Anaphors(phrases.compile("@anaphor@"), phrases.compile("@possessive@"))

    def view(self, source: Source, namings: tuple[Naming, ...]) -> View:
        """The document as the families see it.

        It counts when it names a programme, or uses the field's own words without being a visa rule or a template.
        """
        hits = list(self._words.find(source.folded))
        values = [hit.value for hit in hits]
        foreign, strong = values.count("other"), values.count("strong")
        inside = bool(strong) or bool(namings) if foreign <= _FOREIGN_ALLOWED else bool(namings) and bool(strong)
        places = {span.start for naming in namings for span in naming.spans} | {hit.start for hit in hits if hit.value != "other"}
        dense = (strong + len(namings)) * _DENSE >= len(source.text)
        unlisted = (Span(*match.span()) for match in self._unlisted.finditer(source.folded)) if dense else ()
        return View(source, Mentions(source, namings, self._anaphors, tuple(unlisted)), inside, tuple(sorted(places)), dense)
