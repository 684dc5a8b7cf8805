"""From when until when: the measures of a talent document, the period a talent clause names, a programme's own years.

1. "Since D in force, valid for N years" in a document that speaks of talent: start D, end the day before the anniversary.
   "Since the day of issue" takes the date the document carries on a line of its own; where it has none but says how long the measures
   hold, the day under which the document is catalogued.
   A draft that leaves month and day open is planned for its year; so are measures said to come into force soon, without a date.
2. A period "D to E" counts in a sentence about talent or under a talent heading, each period once; so does "from the day of issue to E".
3. A document that says no more gives at least its first day, or that since which people must have come or bought.
4. Years in brackets in a programme's name are its lifetime.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lifetime
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import trim
from redheader.reading.chinese.programme_years import ProgrammeYears
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.periods import Date, Dates, after
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Block, Span

_YEARS = re.compile(r"\(((?:19|20)\d\d)\D{0,2}[-~\u81f3]((?:19|20)\d\d)\D{0,2}\)")
_QUOTE, _GAP, _OPENING = 160, 24, 200


class LifetimeReader:
    """Reads lifetimes."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/lifetime")
        self._context, self._dates = context, Dates(knowledge)
        self._since, self._valid = lexicon.part("since"), lexicon.part("valid", "until")
        self._years = ProgrammeYears(knowledge)
        self._applying, self._own, self._join = lexicon.part("applying"), lexicon.part("own"), lexicon.part("join")
        self._meta, self._about, self._open = lexicon.part("meta"), lexicon.part("about"), lexicon.part("open")
        self._ends, self._blank, self._soon = lexicon.part("ends"), lexicon.part("blank"), lexicon.part("soon")
        self._clause, self._announced, self._issued = (lexicon.part(value) for value in ("clause", "announced", "issued"))
        self._opens, self._length = (lexicon.part("told"), lexicon.part("opens")), lexicon.part("length")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Lifetimes, none twice for one programme."""
        passages = self._context.passages(source, namings)
        if not passages.present:
            return
        seen: list[Lifetime] = []
        measures, ending = list(self._measures(source, passages)), self._ending(source, passages)
        if ending and len(measures) == 1 and measures[0][0].start and not measures[0][0].end:
            measures = [(Lifetime(measures[0][0].start, ending[0].end, "active"), ending[1], 0.85)]
        for statement, quote, confidence in (*measures, *self._periods(source, passages)):
            if statement not in seen:
                seen.append(statement)
                yield Draft(statement, *quote, confidence, governing(source, namings, *quote))
        for statement, quote in self._until(source, passages):
            if not any(statement.end == known.end for known in seen):
                seen.append(statement)
                yield Draft(statement, *quote, 0.7, governing(source, namings, *quote))
        if not seen and (opening := self._opening(source, passages)):
            seen.append(opening[0])
            yield Draft(opening[0], *opening[1], 0.6, governing(source, namings, *opening[1]))
        if not seen and (told := self._announcement(source, passages)):
            seen.append(told[0])
            yield Draft(told[0], *told[1], 0.6, governing(source, namings, *told[1]))
        yield from self._named(source, namings)
        yield from (draft for draft in self._years.read(source, namings) if draft.statement not in seen)

    def _measures(self, source: Source, passages: TalentPassages) -> Iterator[tuple[Lifetime, Span, float]]:
        """The closing articles."""
        if not passages.in_force:
            return
        folded = source.folded
        printed = list(self._printed(folded))
        yield from printed
        for hit in self._since.find(folded) if not printed else ():
            start, confidence = self._start(source, hit), 0.9
            sentence = source.sentence_at(hit.start)
            if folded.count("\u300a", sentence.start, hit.start) > 0 and not self._issued.has(folded, sentence.start, hit.start):
                continue
            if self._of_a_clause(source, passages, hit):
                continue
            stop = max(sentence.end, min(hit.end + 40, source.block_at(hit.start).end))
            draft = self._open_year(folded, *hit.groups["from"])
            end = self._open_year(folded, hit.end, stop) if draft else self._end(folded, Span(hit.end, stop), start)
            end = end or self._ends_in(folded, hit)
            if not (start or end) and source.catalogued and self._own.has(folded, *hit.groups["from"]):
                end = self._end(folded, Span(hit.end, stop), source.catalogued)
                start, confidence = source.catalogued if end else None, 0.7
            if not (start or draft or end):
                continue
            opened = sentence.start if sentence.end - sentence.start <= _QUOTE else hit.start
            quote = trim(folded, Span(opened, max(hit.end, sentence.end if sentence.end - hit.start <= _QUOTE else hit.end)))
            if quote:
                yield Lifetime(start or draft, end, "planned" if draft else "active"), quote, confidence
        for hit in self._soon.find(folded):
            yield Lifetime(None, None, "planned"), Span(hit.start, hit.end), 0.8

    def _open_year(self, folded: str, start: int, end: int) -> str | None:
        """The year of the first date between two offsets whose month and day a draft leaves open."""
        hit = self._blank.first(folded, start, end)
        return folded[slice(*hit.groups["year"])] if hit else None

    def _printed(self, folded: str) -> Iterator[tuple[Lifetime, Span, float]]:
        """The days that the site prints above the document."""
        for hit in self._meta.find(folded):
            first, last = (self._dates.find(folded, *hit.groups[name]) for name in ("from", "to"))
            if first and last:
                yield Lifetime(first[0].iso, last[0].iso, "active"), Span(hit.start, hit.end), 0.85

    def _start(self, source: Source, hit: Hit) -> str | None:
        span = hit.groups["from"]
        dates = self._dates.find(source.folded, *span, self._filed(source))
        if dates:
            return dates[0].iso
        return self._dates.issued(source) if self._own.has(source.folded, *span) else None

    def _ends_in(self, folded: str, hit: Hit) -> str | None:
        """The last day where first and last stand before the word for being in force: "from D to E in force"."""
        dates = self._dates.find(folded, *hit.groups["from"])
        joined = len(dates) == 2 and self._joined(folded, *dates) and dates[0].iso <= dates[1].iso
        return dates[1].iso if joined else None

    def _end(self, folded: str, span: Span, start: str | None) -> str | None:
        """The last day that the words after the start give."""
        valid = self._valid.first(folded, *span)
        if valid is None:
            return None
        stop = min(span.end, valid.end + 30)
        dates = self._dates.find(folded, valid.end, stop)
        term = self._dates.term(folded, valid.end, stop)
        if dates and not (term and start and term.end <= dates[0].start):
            return dates[1].iso if len(dates) > 1 and self._joined(folded, *dates[:2]) else dates[0].iso
        return after(start, term.months) if start and term else None

    def _periods(self, source: Source, passages: TalentPassages) -> Iterator[tuple[Lifetime, Span, float]]:
        """Periods in sentences about talent."""
        folded = source.folded
        spans = ((source.block_at(sentence.start), sentence) for sentence in source.sentences) if passages.weighty else passages.sentences
        for block, sentence in spans:
            dates = self._dates.find(folded, *sentence)
            for first, last in pairwise(dates):
                if not self._joined(folded, first, last) or first.iso > last.iso:
                    continue
                if self._applying.has(folded, max(sentence.start, first.start - _GAP), first.start):
                    continue
                near = max(sentence.start, first.start - _GAP)
                stated = passages.weighty and self._valid.has(folded, near, last.start) and self._states(folded, passages, near, first)
                if not (stated or self._context.names_person(folded, *sentence) or self._context.under_heading(source, block)):
                    continue
                start = near if first.start - sentence.start > _QUOTE else sentence.start
                quote = trim(folded, Span(start, min(sentence.end, last.end + 100)))
                if quote:
                    yield Lifetime(first.iso, last.iso, "active"), quote, 0.8

    def _ending(self, source: Source, passages: TalentPassages) -> tuple[Lifetime, Span] | None:
        """The last day of all the measures, where the document says it apart from the first."""
        return next(self._last_days(source, passages, self._ends.find(source.folded)), None) if passages.weighty else None

    def _until(self, source: Source, passages: TalentPassages) -> Iterator[tuple[Lifetime, Span]]:
        """Periods whose last day alone is named: of a clause about talent, or of all the measures."""
        if passages.weighty:
            spans = [(sentence.start, self._next(source, block, sentence)) for block, sentence in passages.sentences]
            hits = [*(hit for span in spans for hit in self._open.find(source.folded, *span)), *self._ends.find(source.folded)]
            once = {(hit.start, hit.end): hit for hit in hits}
            yield from self._last_days(source, passages, (once[place] for place in sorted(once)))

    def _last_days(self, source: Source, passages: TalentPassages, hits: Iterable[Hit]) -> Iterator[tuple[Lifetime, Span]]:
        """The last day that each of these names."""
        for hit in hits:
            sentence = source.sentence_at(hit.start)
            dates = self._dates.find(source.folded, *hit.groups["to"])
            start = self._dates.issued(source) if "own" in hit.groups else None
            if (
                dates
                and not self._of_a_clause(source, passages, hit)
                and (quote := trim(source.folded, Span(max(sentence.start, hit.start - _QUOTE), min(sentence.end, hit.end + 40))))
            ):
                yield Lifetime(start, dates[-1].iso, "active"), quote

    def _opening(self, source: Source, passages: TalentPassages) -> tuple[Lifetime, Span] | None:
        """The first day alone, as stated or as that since which people must have come or bought."""
        for opens in self._opens if passages.weighty else ():
            for _, sentence in passages.sentences:
                hit = opens.first(source.folded, *sentence)
                dates = self._dates.find(source.folded, *hit.groups["from"]) if hit else ()
                if hit and dates:
                    start = max(sentence.start, hit.start - _GAP)
                    quote = trim(source.folded, Span(start, min(sentence.end, hit.end + 100)))
                    return (Lifetime(dates[0].iso, None, "active"), quote) if quote else None
        return None

    @staticmethod
    def _next(source: Source, block: Block, sentence: Span) -> int:
        """Where the sentence after a sentence ends, if both stand in one block: it may say until when the first holds."""
        return min(block.end, source.sentence_at(min(sentence.end, block.end - 1)).end)

    def _filed(self, source: Source) -> str | None:
        """The day from which a day without a year takes its year: that of issue, else that under which the document is catalogued."""
        return self._dates.issued(source) or source.catalogued

    def _of_a_clause(self, source: Source, passages: TalentPassages, hit: Hit) -> bool:
        """Is it said of one clause that is not about talent?"""
        sentence = source.sentence_at(hit.start)
        return self._clause.has(source.folded, sentence.start, hit.end) and not passages.holds(source.block_at(hit.start), sentence)

    def _announcement(self, source: Source, passages: TalentPassages) -> tuple[Lifetime, Span] | None:
        """The day on which a report says, at its beginning, that the measures were issued."""
        hit = self._announced.first(source.folded, 0, _OPENING) if passages.weighty else None
        dates = self._dates.find(source.folded, *hit.groups["from"], self._filed(source)) if hit else ()
        quote = trim(source.folded, Span(hit.start, min(source.sentence_at(hit.start).end, hit.end + 80))) if hit and dates else None
        return (Lifetime(dates[0].iso, None, "active"), quote) if quote else None

    def _states(self, folded: str, passages: TalentPassages, near: int, first: Date) -> bool:
        """Is it the measures' own period that is stated?"""
        stated = self._valid.first(folded, near, first.start + 1)
        if passages.whole or self._about.has(folded, near, first.start):
            return True
        return stated is not None and (stated.end >= first.start - 1 or self._length.has(folded[stated.end : first.start]))

    def _joined(self, folded: str, first: Date, last: Date) -> bool:
        between = folded[first.end : last.start]
        return len(between) <= _GAP and self._join.has(between)

    @staticmethod
    def _named(source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        for naming in namings:
            years = _YEARS.search(source.folded, naming.clause.start, naming.clause.end)
            if years and _YEARS.search(naming.name):
                yield Draft(Lifetime(years[1], years[2], "active"), *naming.clause, 0.85, naming.name)
