"""When a named programme began, ended or is to begin: the years that a sentence about it gives."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lifetime, Status
from redheader.reading.attach import governing
from redheader.reading.periods import Dates
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Span

_AHEAD, _BEHIND = 10, 24


class ProgrammeYears:
    """Needs the lexicon "zh/lifetime"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/lifetime")
        self._dates, self._pointer = Dates(knowledge), lexicon.part("pointer")
        self._begun, self._over, self._awaited = lexicon.part("launched"), lexicon.part("expires"), lexicon.part("awaited")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """One lifetime a programme and sentence."""
        spans = sorted((span, naming.name) for naming in namings for span in naming.spans)
        for sentence in source.sentences if namings else ():
            named = [(span, name) for span, name in spans if sentence.start <= span.start < sentence.end]
            awaited = self._first(source, sentence, self._awaited, named)
            begun = None if awaited else self._first(source, sentence, self._begun, named)
            over = self._over.first(source.folded, *sentence) if begun else self._first(source, sentence, self._over, named)
            first = awaited or begun or over
            if first is None:
                continue
            start = self._day(source, (awaited or begun), "from")
            end = self._day(source, over, "to")
            if (start or end) and not (start and end and start > end):
                status: Status | None = "planned" if awaited else None if end else "active"
                about = self._programme(source, first, named) or governing(source, namings, *sentence)
                yield Draft(Lifetime(start, end, status), *sentence, 0.75, about)

    def _first(self, source: Source, sentence: Span, lexicon: Lexicon, named: list[tuple[Span, str]]) -> Hit | None:
        """The first hit that stands beside a programme's name, or before a word that points back to one."""
        for hit in sorted(lexicon.find(source.folded, *sentence), key=lambda hit: hit.start):
            pointed = not named and self._pointer.has(
                source.folded, max(sentence.start, hit.start - _AHEAD), min(sentence.end, hit.end + _AHEAD)
            )
            if pointed or self._programme(source, hit, named):
                return hit
        return None

    def _day(self, source: Source, hit: Hit | None, group: str) -> str | None:
        dates = self._dates.find(source.folded, *hit.groups[group]) if hit else ()
        return dates[0].iso if dates else None

    def _programme(self, source: Source, hit: Hit, named: list[tuple[Span, str]]) -> str | None:
        """The programme named right behind the year or before it in its clauses."""
        behind = [name for span, name in named if 0 <= span.start - hit.end <= _AHEAD]
        before = [name for span, name in named if 0 <= hit.start - span.end <= _BEHIND and ";" not in source.folded[span.end : hit.start]]
        return behind[0] if behind else before[-1] if before else None
