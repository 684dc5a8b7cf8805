"""Whom talent measures seek and which fields they aim at, as printed; at most three of each a document."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Audience, Field
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import clauses
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Block, Span

_MOST, _FEW, _QUOTE, _HEAD = 3, 2, 160, 8


class ScopeReader:
    """Reads audiences and fields in documents about talent."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/scope")
        self._context = context
        self._audience, self._field = lexicon.part("audience"), lexicon.part("field")
        self._no_field, self._strong = lexicon.part("no_field"), lexicon.part("field:strong")
        self._recipient, self._trade, self._bound = lexicon.part("recipient"), lexicon.part("trade"), lexicon.part("bound")
        self._vague, self._drawn, self._title_industry = lexicon.part("vague"), lexicon.part("audience:drawn"), lexicon.part("industry")
        self._bare, self._field_of, self._opening = lexicon.part("bare"), lexicon.part("field_of"), lexicon.part("opening")
        self._titled, self._meant = lexicon.part("titled"), lexicon.part("meant")
        self._hires = lexicon.part("hires")
        self._field_head = lexicon.part("field_head")
        self._listed, self._called = lexicon.part("field:listed"), lexicon.part("audience:called")
        self._favoured = lexicon.part("field:listed", "field:called")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The first of each that say something."""
        passages = self._context.passages(source, namings)
        if not passages.present:
            return
        if passages.law:
            yield from self._sought(source, passages, namings) if passages.in_force else ()
            return
        titled = [*self._industry(source, namings), *self._trades(source, passages, namings)] if passages.weighty else []
        yield from titled
        open_to_all = passages.weighty and (passages.whole or bool(namings))
        audience, no_audience = (self._audience, self._vague) if open_to_all else (self._drawn, self._bare)
        fielded = self._field if open_to_all else self._strong
        audiences: list[str] = []
        fields = [draft.statement.field for draft in titled if isinstance(draft.statement, Field)]
        limit = len(fields) + _MOST
        for block, sentence in passages.sentences:
            named = not block.heading and self._context.names_person(source.folded, *sentence)
            if not (named or open_to_all):
                continue
            aimed = list(self._found(source.folded, sentence, fielded if named and passages.weighty else self._listed))
            aimed += self._favours(source, block, sentence) if passages.whole or namings else []
            for printed, quote in self._found(source.folded, sentence, audience if named else self._called):
                words = self._people(printed)
                if len(audiences) < _MOST and words not in audiences and not no_audience.has(words):
                    audiences.append(words)
                    yield Draft(Audience(words), *quote, 0.55, governing(source, namings, *quote))
                    aimed += [(words[slice(*next(iter(hit.groups.values())))], quote) for hit in self._field_of.find(words)]
            for words, quote in aimed:
                if len(fields) < limit and not any(words in known for known in fields) and not self._no_field.has(words):
                    fields.append(words)
                    yield Draft(Field(words), *quote, 0.6, governing(source, namings, *quote))
        if passages.weighty and not audiences and not any(isinstance(draft.statement, Audience) for draft in titled):
            yield from (self._named if passages.whole else self._paid)(source, passages, namings)

    def _sought(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The people whom a law wants brought in."""
        told: list[str] = []
        for block, sentence in passages.sentences:
            if block.heading:
                continue
            for printed, quote in self._found(source.folded, sentence, self._drawn):
                words = self._people(printed)
                if self._hires.has(source.folded, *quote):
                    continue
                if len(told) < _MOST and not self._bare.has(words) and not any(words in other for other in told):
                    told.append(words)
                    yield Draft(Audience(words), *quote, 0.55, governing(source, namings, *quote))

    def _favours(self, source: Source, block: Block, sentence: Span) -> Iterator[tuple[str, Span]]:
        """The fields that a call favours, in words or as the line below a heading for them."""
        found = list(self._found(source.folded, sentence, self._favoured))
        yield from found
        above = source.headings(block.start)[-1:]
        head = source.folded[above[0].body : above[0].end].strip() if above else ""
        if not found and self._field_head.has(head) and sentence.end - sentence.start <= _QUOTE and block.start != above[0].start:
            yield source.folded[slice(*sentence)].rstrip("\u3002;"), sentence

    def _people(self, words: str) -> str:
        """The people alone, without verbs before them."""
        opening = self._opening.first(words)
        return words[opening.end :] if opening else words

    def _named(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The people whom the title names, at the first clause below it that is for them."""
        heads = [head for head in source.blocks[:_HEAD] if head.end - head.start <= _QUOTE]
        hit = next((hit for head in heads if (hit := self._titled.first(source.folded, head.start, head.end))), None)
        if hit is None:
            return
        people = source.folded[hit.start : hit.end]
        for block, sentence in passages.sentences:
            if block.heading or sentence.start < hit.end:
                continue
            for clause in clauses(source.folded, sentence):
                at = source.folded.find(people, *clause)
                titles = "\u300a" in source.folded[slice(*clause)]
                if at < 0 or titles or clause.end - clause.start > _QUOTE or not self._context.names_person(source.folded, at, clause.end):
                    continue
                if self._meant.has(source.folded, clause.start, at):
                    yield Draft(Audience(people), *clause, 0.5, governing(source, namings, *clause))
                    return

    def _trades(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The trade whose people the title names, where a sentence first names them again: a field and an audience."""
        heads = source.blocks[:_HEAD] if passages.whole else ()
        first = (self._trade.first(source.folded, head.start, head.end) for head in heads if head.end - head.start <= _QUOTE)
        hit = next((hit for hit in first if hit), None)
        if hit is None:
            return
        people = source.folded[hit.start : hit.end]
        for block, sentence in passages.sentences:
            if block.heading or sentence.start < hit.end or source.folded.find(people, *sentence) < 0:
                continue
            named = (c for c in clauses(source.folded, sentence) if people in source.folded[slice(*c)] and c.end - c.start <= _QUOTE)
            clause = next((c for c in named if "\u300a" not in source.folded[slice(*c)]), None)
            if clause:
                for statement in (Field(source.folded[slice(*hit.groups["words"])]), Audience(people)):
                    yield Draft(statement, *clause, 0.6, governing(source, namings, *clause))
                return

    def _paid(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The first people that sentences about money for talent name."""
        told: list[str] = []
        for _, sentence in passages.sentences:
            if not (self._context.gives(source.folded, *sentence) and self._context.names_person(source.folded, *sentence)):
                continue
            for printed, quote in self._found(source.folded, sentence, self._recipient):
                words = self._people(printed)
                known = self._bound.has(words) or self._bare.has(words) or any(words in other or other in words for other in told)
                if len(told) < _FEW and not known:
                    told.append(words)
                    yield Draft(Audience(words), *quote, 0.5, governing(source, namings, *quote))

    def _industry(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The industry of the title, where a sentence about talent first names it."""
        for block in source.blocks[:_HEAD]:
            hit = self._title_industry.first(source.folded, block.start, min(block.end, block.start + _QUOTE))
            if not hit:
                continue
            words = source.folded[slice(*hit.groups["words"])]
            for _, sentence in self._context.passages(source, namings).sentences:
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
