"""How many are to be chosen, and how many are said to be missing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Quota, Shortage
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import clauses
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.periods import Dates
from redheader.reading.source import Draft, Naming, Source
from redheader.text.numerals import number
from redheader.text.segment import Span

_BEFORE, _QUOTE, _EACH = 12, 200, "quota:each"
_ODD, _MORE = "\u4f59", "\u591a"  # "and odd", "and more"


class QuotaReader:
    """Reads targets and ceilings: so many people, teams or projects a year or by a year."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/relations")
        self._context, self._counts = context, lexicon.part("quota")
        self._choose, self._timing, self._period = lexicon.part("choose"), lexicon.part("timing"), lexicon.part("period")
        self._fewer, self._teams, self._projects = lexicon.part("fewer"), lexicon.part("teams"), lexicon.part("projects")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Each number once a place."""
        folded = source.folded
        for sentence in self._sentences(source, namings):
            taken, told = sentence.start, list[Quota]()
            for hit in sorted(self._counts.find(folded, *sentence), key=lambda hit: _figure(hit)[0]):
                at = _figure(hit)[0]
                if at < taken or not (hit.value == _EACH or self._is_target(folded, sentence, at)):
                    continue
                taken = _figure(hit)[1]
                count = number(folded[slice(*_figure(hit))])
                if count is not None and count == int(count) and count > 0:
                    period = self._period.first(folded, max(folded.rfind(sign, 0, sentence.start - 1) for sign in "\u3002\n") + 1, at)
                    statement = Quota(int(count), self._unit(folded, hit), folded[period.start : period.end] if period else None)
                    quote = Span(sentence.start, hit.end) if statement in told else _around(folded, sentence, hit)
                    told.append(statement)
                    yield Draft(statement, *quote, 0.8, governing(source, namings, *quote))

    def _sentences(self, source: Source, namings: tuple[Naming, ...]) -> list[Span]:
        """What is about talent, and what names a programme."""
        about = [sentence for _, sentence in self._context.passages(source, namings).sentences]
        ends = {sentence.end for sentence in about}
        named = {source.sentence_at(span.start) for naming in namings for span in naming.spans}
        return sorted([*about, *(sentence for sentence in named if sentence.end not in ends)])

    def _is_target(self, folded: str, sentence: Span, at: int) -> bool:
        near = max(sentence.start, at - _BEFORE)
        earlier = max(folded.rfind(sign, 0, sentence.start - 1) for sign in "\u3002\n") + 1
        aimed = self._choose.has(folded, sentence.start, at) and self._timing.has(folded, earlier, at)
        return aimed and not self._fewer.has(folded, near, at)

    def _unit(self, folded: str, hit: Hit) -> Literal["persons", "teams", "projects"]:
        noun = folded[slice(*(hit.groups.get("noun") or hit.groups.get("noun_before") or (0, 0)))]
        return "teams" if self._teams.has(noun) else "projects" if self._projects.has(noun) else "persons"


class ShortageReader:
    """Reads how many people are said to be missing."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon, self._dates = knowledge.lexicon("zh/relations").part("shortage"), Dates(knowledge)

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Each figure with the year its sentence gives."""
        for hit in self._lexicon.find(source.folded):
            written = source.folded[slice(*next(iter(hit.groups.values())))]
            count = number(written.replace(_ODD, "").replace(_MORE, ""))
            sentence = source.sentence_at(hit.start)
            if count is None or count != int(count) or count <= Decimal(1):
                continue
            dates = self._dates.find(source.folded, sentence.start, hit.start)
            quote = _around(source.folded, sentence, hit)
            statement = Shortage(int(count), "persons", dates[-1].iso[:4] if dates else None)
            yield Draft(statement, *quote, 0.8, governing(source, namings, *quote))


def _figure(hit: Hit) -> tuple[int, int]:
    """Where the number stands."""
    return hit.groups["count"] if "count" in hit.groups else hit.groups["few"]


def _around(folded: str, sentence: Span, hit: Hit) -> Span:
    """The sentence where it is short enough, else the clauses that hold the hit."""
    if sentence.end - sentence.start <= _QUOTE:
        return sentence
    held = [clause for clause in clauses(folded, sentence) if clause.start < hit.end and hit.start < clause.end]
    return Span(held[0].start, min(held[-1].end, held[0].start + 2 * _QUOTE)) if held else Span(hit.start, hit.end)
