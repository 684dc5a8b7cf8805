"""Whom talent measures seek and which fields they aim at, as printed; at most two of each a document."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Audience, Field
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import clauses
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Span

_MOST, _QUOTE, _TITLE = 2, 160, 3


class ScopeReader:
    """Reads audiences and fields in documents about talent."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/scope")
        self._context = context
        self._audience, self._field, self._title = lexicon.part("audience"), lexicon.part("field"), lexicon.part("title")
        self._vague = lexicon.part("vague")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The first two of each that say something."""
        passages = self._context.passages(source)
        if passages.law or not (passages.whole or namings):
            return
        audiences: list[str] = []
        fields: list[str] = []
        for block in source.blocks[:_TITLE] if passages.whole else ():
            hit = self._title.first(source.folded, block.start, min(block.end, block.start + _QUOTE))
            if hit and block.end - block.start <= _QUOTE and not source.folded[block.start : block.end].rstrip().endswith("\u3002"):
                audiences.append(source.folded[hit.start : hit.end])
                yield Draft(Audience(audiences[0]), block.start, block.end, 0.6, governing(source, namings, block.start, block.end))
                break
        for block, sentence in passages.sentences:
            if block.heading or not self._context.names_person(source.folded, *sentence):
                continue
            for words, quote in self._found(source.folded, sentence, audience=True):
                if len(audiences) < _MOST and not self._vague.has(words) and words not in audiences:
                    audiences.append(words)
                    yield Draft(Audience(words), *quote, 0.55, governing(source, namings, *quote))
            for words, quote in self._found(source.folded, sentence, audience=False):
                if len(fields) < _MOST and words not in fields:
                    fields.append(words)
                    yield Draft(Field(words), *quote, 0.6, governing(source, namings, *quote))

    def _found(self, folded: str, sentence: Span, audience: bool) -> Iterator[tuple[str, Span]]:
        lexicon = self._audience if audience else self._field
        for hit in sorted(lexicon.find(folded, *sentence), key=lambda hit: hit.start):
            held = [clause for clause in clauses(folded, sentence) if clause.start < hit.end and hit.start < clause.end]
            if held and held[-1].end - held[0].start <= _QUOTE:
                yield folded[slice(*hit.groups["words"])], Span(held[0].start, held[-1].end)
