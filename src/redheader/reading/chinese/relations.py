"""How a programme follows on from another, and whether its awardees are made public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Disclosure, Lineage, Policy, Relation
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import clauses
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source

_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_POLICIES: tuple[Policy, ...] = get_args(Policy)
_TITLE, _LINE, _ALIKE = 4, 120, 8
_QUOTES = '"<>\u300a\u300b'


class LineageReader:
    """Reads renamings and successions."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        self._context, self._lexicon = context, knowledge.lexicon("zh/relations").part(*_RELATIONS)

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """A claim for each; measures that give way count only where they are about talent or the document is."""
        passages = self._context.passages(source, namings)
        for hit in self._lexicon.find(source.folded) if passages.present else ():
            old = source.folded[slice(*hit.groups["old"])].strip(_QUOTES)
            relation = next(known for known in _RELATIONS if known == hit.value)
            if not (
                self._context.names_subject(old) or (relation == "renames" and passages.weighty) or self._follows(source, passages, old)
            ):
                continue
            sentence = source.sentence_at(hit.start)
            programme = _newer(source, hit.groups.get("new"), namings) or governing(source, namings, *sentence)
            if sentence.start <= hit.start and sentence.end - sentence.start <= 300:
                yield Draft(Lineage(relation, old), *sentence, 0.85, None if programme == old else programme)

    @staticmethod
    def _follows(source: Source, passages: TalentPassages, old: str) -> bool:
        """Are measures of a document that pays talent among other people the same in name as those that give way to them?"""
        if passages.whole or not passages.weighty:
            return False
        lines = [source.folded[block.start : block.end].rstrip() for block in source.blocks[:_TITLE]]
        titles = [line for line in lines if len(line) <= _LINE and not line.endswith("\u3002")]
        return any(old[at : at + _ALIKE] in title for title in titles for at in range(len(old) - _ALIKE + 1))


def _newer(source: Source, span: tuple[int, int] | None, namings: tuple[Naming, ...]) -> str | None:
    """The naming that stands where the newer name is printed."""
    if span is None:
        return None
    return next((n.name for n in namings if any(span[0] <= place.start < span[1] for place in n.spans)), None)


class DisclosureReader:
    """Reads whether those chosen are made public, once for each policy."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        self._context, self._lexicon = context, knowledge.lexicon("zh/relations").part(*_POLICIES)

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """The first sentence about talent that says so."""
        seen: list[str] = []
        for block, sentence in self._context.passages(source, namings).sentences:
            hit = self._lexicon.first(source.folded, *sentence)
            if hit is None or hit.value in seen or block.heading:
                continue
            seen.append(hit.value)
            policy = next(known for known in _POLICIES if known == hit.value)
            clause = next((c for c in clauses(source.folded, sentence) if c.start <= hit.start < c.end), sentence)
            yield Draft(Disclosure(policy), *clause, 0.8, governing(source, namings, *clause))
