"""Is a passage about talent? The gate before every claim that is no named programme's own.

A document is about talent when its title says so or names a programme. In any other document a sentence counts when it names such
people, or when the head of its paragraph or a heading above it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Naming, Source
from redheader.text.segment import Block, Span

_TITLE_LINES, _TITLE_LENGTH, _HEAD_LENGTH = 4, 120, 46
_STOPS, _SOME, _MANY = ",;:\u3002\n", 2, 3


class TalentContext:
    """Answers for one document at a time; `of` prepares it."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/talent")
        self._subject = lexicon.part("subject")
        self._other = lexicon.part("other")
        self.person = lexicon.part("person")
        self._heading = lexicon.part("subject", "heading")
        self.benefit, self._chance, self._law = lexicon.part("benefit"), lexicon.part("benefit", "chance"), lexicon.part("law")
        self._barred = lexicon.part("barred")
        self.pays, self.rewards = lexicon.part("pays"), lexicon.part("pays", "settles")
        self._sought, self._jobless = lexicon.part("sought"), lexicon.part("jobless")
        self.woos = lexicon.part("woos")
        self._crowd, self._chosen = lexicon.part("crowd"), lexicon.part("chosen")
        self._last: TalentPassages | None = None

    def passages(self, source: Source, namings: tuple[Naming, ...]) -> TalentPassages:
        """The passages of a document that names these programmes, kept until the next document is asked for."""
        if self._last is None or self._last.source is not source:
            self._last = TalentPassages(self, source, namings)
        return self._last

    def is_law(self, source: Source) -> bool:
        """Do the first lines call it a law?"""
        return self._in_title(source, self._law)

    def is_barred(self, source: Source) -> bool:
        """Do the first lines say that the document is about examinations, posts or pupils?"""
        return self._in_title(source, self._barred)

    @staticmethod
    def _in_title(source: Source, lexicon: Lexicon) -> bool:
        return any(lexicon.has(source.folded, b.start, b.end) for b in source.blocks[:_TITLE_LINES] if b.end - b.start <= _HEAD_LENGTH * 2)

    def about_talent(self, source: Source) -> bool:
        """Does the title (the container's, or one of the first lines) name talent?"""
        if source.document.title and self.names_subject(source.document.title):
            return True
        return any(self.names_subject(source.folded[slice(*line)]) for line in _titles(source))

    @staticmethod
    def names_programme(source: Source, namings: tuple[Naming, ...]) -> bool:
        """Does one of the first lines name a talent programme?"""
        return any(line.start <= place.start < line.end for line in _titles(source) for naming in namings for place in naming.spans)

    def names_subject(self, folded: str, heading: bool = False) -> bool:
        """Does a title, or a heading with its wider choice of words, make talent its subject?"""
        others = [hit.start for hit in self._other.find(folded)]
        return any(hit.start not in others for hit in (self._heading if heading else self._subject).find(folded))

    def names_person(self, folded: str, start: int, end: int) -> bool:
        """Are people wooed as talent named between two offsets?"""
        if not self.person.has(folded, start, end) or self._crowded(folded, start, end):
            return False
        return self._sought.has(folded, start, end) or not self._jobless.has(folded, start, end)

    def _crowded(self, folded: str, start: int, end: int) -> bool:
        """Are all people wooed that are named between two offsets one of many groups in a clause?"""
        return self._crowd.has(folded, start, end) and all(self.crowd(folded, *hit[:2]) for hit in self.person.find(folded, start, end))

    def crowd(self, folded: str, start: int, end: int) -> bool:
        """Are the people named at these offsets one of many groups in their clause: graduates of three, talent of four?"""
        floor = max(folded.rfind(sign, 0, start) for sign in _STOPS) + 1
        ceiling = min((at for sign in _STOPS if (at := folded.find(sign, end)) >= 0), default=len(folded))
        kinds = {folded[hit.start : hit.end] for hit in self._crowd.find(folded, floor, ceiling)}
        return len(kinds) >= (_MANY if self._chosen.has(folded, floor, ceiling) else _SOME)

    def gives(self, folded: str, start: int, end: int, chance: bool = False) -> bool:
        """Is there anything to get between two offsets? With `chance`, to be chosen or favoured counts."""
        return (self._chance if chance else self.benefit).has(folded, start, end)

    def under_heading(self, source: Source, block: Block) -> bool:
        """Does the head of the paragraph or a heading above it make talent the subject?"""
        head = source.folded[block.start : self.head(source, block).end]
        lines = [source.folded[above.start : self.head(source, above).end] for above in source.headings(block.start)]
        return any(self.names_subject(line, heading=True) for line in (*lines, head) if len(line) <= _HEAD_LENGTH)

    @staticmethod
    def head(source: Source, block: Block) -> Span:
        """The first sentence of a paragraph."""
        sentence = source.sentence_at(block.start)
        return Span(block.start, min(sentence.end, block.end))


class TalentPassages:
    """The sentences of one document that are about talent, in order, with the block each stands in."""

    def __init__(self, context: TalentContext, source: Source, namings: tuple[Naming, ...]) -> None:
        self.context, self.source = context, source
        self.whole, self.law = context.about_talent(source) or context.names_programme(source, namings), context.is_law(source)
        self._headed: dict[int, bool] = {}

    def holds(self, block: Block, sentence: Span) -> bool:
        """Is this sentence about talent?"""
        return self.whole or self.context.names_person(self.source.folded, *sentence) or self._under_heading(block)

    def _under_heading(self, block: Block) -> bool:
        """Whether talent is the subject above a block, worked out once for all its sentences."""
        if block.start not in self._headed:
            self._headed[block.start] = self.context.under_heading(self.source, block)
        return self._headed[block.start]

    @cached_property
    def sentences(self) -> tuple[tuple[Block, Span], ...]:
        """All of them, the numbering before the first words of a line left out."""
        if not self.present:
            return ()
        pairs = ((self.source.block_at(sentence.start), sentence) for sentence in self.source.sentences)
        held = ((block, sentence) for block, sentence in pairs if self.holds(block, sentence))
        bodies = ((block, max(sentence.start, block.body), sentence.end) for block, sentence in held)
        return tuple((block, Span(start, end)) for block, start, end in bodies if start < end)

    @cached_property
    def present(self) -> bool:
        """Does anything in the document speak of talent at all?"""
        if not self.whole and self.context.is_barred(self.source):
            return False
        folded, context = self.source.folded, self.context
        some = context.person.has(folded)
        return self.whole or (some and any(context.names_person(folded, *sentence) for sentence in self.source.sentences))

    @cached_property
    def in_force(self) -> bool:
        """Do the days on which the document comes into force matter to talent? A law must provide for bringing people in."""
        return self.whole or (self.context.woos.has(self.source.folded) if self.law else self.weighty)

    @cached_property
    def weighty(self) -> bool:
        """Is the document about talent, or does one of its sentences pay talent or let it settle?"""
        folded = self.source.folded
        context, sentences = self.context, self.source.sentences
        return self.present and (self.whole or any(context.rewards.has(folded, *s) and context.names_person(folded, *s) for s in sentences))


def _titles(source: Source) -> Iterator[Span]:
    """The first lines that can be a title: short, without a number or a stop, unless it is the very first."""
    for index, block in enumerate(source.blocks[:_TITLE_LINES]):
        line = source.folded[block.start : block.end].rstrip()
        if len(line) <= _TITLE_LENGTH and (index == 0 or (block.rank in (0, 9) and not line.endswith(("\u3002", ";")))):
            yield Span(block.start, block.end)
