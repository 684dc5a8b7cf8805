"""What talent may not do, and who alleges, denies, contends, warns of or fears what about talent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Position, Restriction, Stance
from redheader.reading.attach import governing
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source

_STANCES: tuple[Stance, ...] = get_args(Stance)
_QUOTE, _ABOUT = 300, 80


class RestrictionReader:
    """Reads limits on moving, leaving and secrets, in documents about talent."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/relations")
        self._context, self._lexicon, self._mobility = context, lexicon.part("restriction"), lexicon.part("mobility")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Each sentence that limits, once."""
        if not self._context.about_talent(source):
            return
        last = -1
        for hit in self._lexicon.find(source.folded):
            sentence = source.sentence_at(hit.start)
            if sentence.start == last or sentence.end - sentence.start > _QUOTE or not self._mobility.has(source.folded, *sentence):
                continue
            last = sentence.start
            who, what = (source.folded[slice(*hit.groups[name])] for name in ("who", "what"))
            yield Draft(Restriction(None, None, who, what), *sentence, 0.7, governing(source, namings, *sentence))


class PositionReader:
    """Reads who takes what position, in sentences that name talent and a speaker."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        self._context, self._lexicon = context, knowledge.lexicon("zh/relations").part(*_STANCES)

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """One claim a stance and sentence."""
        folded, passages = source.folded, self._context.passages(source, namings)
        for _, sentence in passages.sentences if not passages.law else ():
            if sentence.end - sentence.start > _QUOTE or not self._context.names_subject(folded[sentence.start : sentence.end]):
                continue
            for hit in self._lexicon.find(folded, *sentence):
                stance = next(known for known in _STANCES if known == hit.value)
                about = folded[hit.end : min(sentence.end, hit.end + _ABOUT)].strip()
                if about:
                    speaker = folded[slice(*hit.groups["speaker"])].strip()
                    yield Draft(Position(speaker, stance, about), *sentence, 0.6, governing(source, namings, *sentence))
