"""Whether an English document, or a passage of it, is about recruiting or rewarding talent at all."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Naming, Source
from redheader.text.segment import Span

_STRONG_NEEDED = 1
_FOREIGN_ALLOWED = 2
_NEIGHBOURS = 3
_TITLE_LENGTH = 400


class Scope:
    """Reads the words of the field."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.lexicon("en/scope")

    def document(self, source: Source, namings: tuple[Naming, ...]) -> bool:
        """Does the document name a programme, or use the field's own words without being a visa rule or a template?"""
        values = [hit.value for hit in self._words.find(source.folded)]
        foreign, strong = values.count("other"), values.count("strong")
        if namings:
            return foreign <= _FOREIGN_ALLOWED or bool(strong)
        return strong >= _STRONG_NEEDED and foreign <= _FOREIGN_ALLOWED

    def near(self, source: Source, namings: tuple[Naming, ...], index: int) -> bool:
        """Is the field spoken of in sentence `index`, the few before it, a heading above it or the title?"""
        sentences = source.sentences
        spans = [*sentences[max(0, index - _NEIGHBOURS) : index + 1], Span(0, min(_TITLE_LENGTH, len(source.text)))]
        spans += [Span(block.start, block.end) for block in source.headings(sentences[index].start)]
        return any(self._speaks(source, namings, span) for span in spans)

    def _speaks(self, source: Source, namings: tuple[Naming, ...], span: Span) -> bool:
        if any(span.start <= place.start < span.end for naming in namings for place in naming.spans):
            return True
        return any(hit.value != "other" for hit in self._words.find(source.folded, span.start, span.end))
