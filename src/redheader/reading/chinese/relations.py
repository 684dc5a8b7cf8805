"""How a programme follows on from another, and whether its awardees are made public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Disclosure, Lineage, Policy, Relation
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import clauses
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source

_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_POLICIES: tuple[Policy, ...] = get_args(Policy)
_TITLE, _LINE, _ALIKE = 4, 120, 8
_QUOTES, _TITLES = '"<>\u300a\u300b', ("\u300a", "<")


class LineageReader:
    """Reads renamings and successions."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        self._context, self._lexicon = context, knowledge.lexicon("zh/relations").part(*_RELATIONS)

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """A claim for each; measures that give way count only where they are about talent or the document is."""
        passages = self._context.passages(source, namings)
        for hit in self._lexicon.find(source.folded) if passages.present else ():
            relation = next(known for known in _RELATIONS if known == hit.value)
            sentence = source.sentence_at(hit.start)
            if sentence.start > hit.start or sentence.end - sentence.start > 300:
                continue
            own, other = _sides(hit)
            programme = _named(source, own, namings)
            of = source.folded[slice(*other)].strip(_QUOTES) if other else governing(source, namings, *sentence)
            if relation != "part_of":
                programme = programme or governing(source, namings, *sentence)
            named = relation == "part_of" or _named(source, other, namings) or (passages.whole and other and _is_name(source.folded, other))
            if of and of != programme and (named or self._counts(source, passages, relation, of)):
                yield Draft(Lineage(relation, of), *sentence, 0.85, programme)

    def _counts(self, source: Source, passages: TalentPassages, relation: Relation, old: str) -> bool:
        """Is what gives way about talent, or what measures that pay talent among others give way to?"""
        renamed = relation == "renames" and passages.weighty
        return self._context.names_subject(old) or renamed or self._follows(source, passages, old)

    @staticmethod
    def _follows(source: Source, passages: TalentPassages, old: str) -> bool:
        """Are measures of a document that pays talent among other people the same in name as those that give way to them?"""
        if passages.whole or not passages.weighty:
            return False
        lines = [source.folded[block.start : block.end].rstrip() for block in source.blocks[:_TITLE]]
        titles = [line for line in lines if len(line) <= _LINE and not line.endswith("\u3002")]
        return any(old[at : at + _ALIKE] in title for title in titles for at in range(len(old) - _ALIKE + 1))


def _sides(hit: Hit) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where the programme itself is printed and where the other one, the older or the larger."""
    groups = hit.groups
    if "part" in groups:
        return groups["part"], groups.get("whole")
    return groups.get("new") or groups.get("made"), groups.get("old") or groups.get("base")


def _is_name(folded: str, span: tuple[int, int]) -> bool:
    """Is a name in quotation marks printed there, by itself or in the title of measures, rather than any title?"""
    return '"' in folded[slice(*span)] or folded[span[0] - 1 : span[0]] not in _TITLES


def _named(source: Source, span: tuple[int, int] | None, namings: tuple[Naming, ...]) -> str | None:
    """The programme that is named there."""
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
