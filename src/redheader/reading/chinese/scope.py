"""Whom talent measures seek and which fields they aim at, as printed; at most three of each a document."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Audience, Field
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import clauses
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Span

_MOST, _QUOTE, _TITLE, _HEAD = 3, 160, 3, 8


class ScopeReader:
    """Reads audiences and fields in documents about talent."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/scope")
        self._context = context
        self._audience, self._field, self._title = lexicon.part("audience"), lexicon.part("field"), lexicon.part("title")
        self._no_field = lexicon.part("no_field")
        self._vague, self._drawn, self._title_industry = lexicon.part("vague"), lexicon.part("audience:drawn"), lexicon.part("industry")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The first of each that say something."""
        passages = self._context.passages(source)
        if passages.law or not passages.weighty:
            return
        yield from self._industry(source, namings)
        open_to_all = passages.whole or bool(namings)
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
            for words, quote in self._found(source.folded, sentence, self._audience if open_to_all else self._drawn):
                if len(audiences) < _MOST and words not in audiences and not (open_to_all and self._vague.has(words)):
                    audiences.append(words)
                    yield Draft(Audience(words), *quote, 0.55, governing(source, namings, *quote))
            for words, quote in self._found(source.folded, sentence, self._field) if open_to_all else ():
                if len(fields) < _MOST and words not in fields and not self._no_field.has(words):
                    fields.append(words)
                    yield Draft(Field(words), *quote, 0.6, governing(source, namings, *quote))

    def _industry(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The industry of the title, where a sentence about talent first names it."""
        for block in source.blocks[:_HEAD]:
            hit = self._title_industry.first(source.folded, block.start, min(block.end, block.start + _QUOTE))
            if not hit:
                continue
            words = source.folded[slice(*hit.groups["words"])]
            for _, sentence in self._context.passages(source).sentences:
                at = source.folded.find(words, *sentence)
                clause = next((c for c in clauses(source.folded, sentence) if c.start <= at < c.end), None) if at > block.end else None
                if clause and self._context.names_person(source.folded, *clause) and clause.end - clause.start <= _QUOTE:
                    yield Draft(Field(words), *clause, 0.6, governing(source, namings, *clause))
                    return

    @staticmethod
    def _found(folded: str, sentence: Span, lexicon: Lexicon) -> Iterator[tuple[str, Span]]:
        for hit in sorted(lexicon.find(folded, *sentence), key=lambda hit: hit.start):
            held = [clause for clause in clauses(folded, sentence) if clause.start < hit.end and hit.start < clause.end]
            if held and held[-1].end - held[0].start <= _QUOTE:
                yield folded[slice(*next(iter(hit.groups.values())))], Span(held[0].start, held[-1].end)
