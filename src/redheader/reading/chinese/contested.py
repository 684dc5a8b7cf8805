"""Who alleges, denies, contends, warns of or fears what about talent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Position, Stance
from redheader.reading.attach import governing
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source

_STANCES: tuple[Stance, ...] = get_args(Stance)
_QUOTE, _ABOUT = 300, 80


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
