"""Who counts: conditions of degree, age, rank, experience and the rest, clause by clause, in passages about talent.

1. A sentence about talent that gives something is cut at the point where what one gets begins; the clauses before it, and
   any clause that says "must", are its conditions. Degrees also count where amounts are told apart by them.
2. Under a heading that opens a list of conditions every item is one; under a heading about papers or procedure none is.
3. Each degree, age and the rest of one clause is a claim; what only says "meets the conditions" is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Criterion, Eligibility
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import bracketed, clauses
from redheader.reading.chinese.lists import ConditionLists
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source
from redheader.text.numerals import number
from redheader.text.segment import Block, Span

_CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
_VALUE, _CLAUSE, _ITEM = 80, 300, 160
_CONFIDENCE = {"degree": 0.8, "age": 0.9, "institution": 0.8, "citizenship": 0.85, "overseas_status": 0.75, "position": 0.75}


class EligibilityReader:
    """Reads conditions."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon, degrees = knowledge.lexicon("zh/eligibility"), knowledge.lexicon("zh/degrees")
        self._context, self._lists = TalentContext(knowledge), ConditionLists(knowledge)
        self._kinds = lexicon.part(*_CRITERIA)
        self._result, self._must, self._never = lexicon.part("result"), lexicon.part("must"), lexicon.part("never")
        self._degrees, self._above, self._free = degrees, degrees.compile("@above@"), degrees.compile("@not_asked@")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Conditions in the order of the text."""
        passages = TalentPassages(self._context, source).sentences()
        states = self._lists.states(source) if passages else {}
        for block, sentence in passages:
            state = states.get(block.start)
            if state is False:
                continue
            for clause, statement in self._sentence(source.folded, block, sentence, state is True):
                confidence = _CONFIDENCE.get(statement.criterion, 0.7)
                yield Draft(statement, *clause, confidence, governing(source, namings, *clause))

    def _sentence(self, folded: str, block: Block, sentence: Span, listed: bool) -> Iterator[tuple[Span, Eligibility]]:
        gives = self._context.gives(folded, *sentence)
        result = self._result.first(folded, *sentence)
        any_found = False
        for clause in clauses(folded, sentence):
            if clause.end - clause.start > _CLAUSE or self._never.has(folded, *clause):
                continue
            condition = listed or (gives and result is not None and clause.start < result.start) or self._must.has(folded, *clause)
            if not (condition or gives):
                continue
            for statement in (*self._by_degree(folded, clause), *(self._others(folded, clause) if condition else ())):
                any_found = True
                yield clause, statement
        if listed and not any_found and 6 <= sentence.end - max(sentence.start, block.body) <= _ITEM and not block.heading:
            item = Span(max(sentence.start, block.body), sentence.end)
            yield item, Eligibility("other", _short(folded[item.start : item.end]))

    def _by_degree(self, folded: str, clause: Span) -> Iterator[Eligibility]:
        """Each degree of a clause once, outside brackets, unless it is named to be let off."""
        seen: list[str] = []
        for hit in sorted(self._degrees.find(folded, *clause), key=lambda hit: hit.start):
            if bracketed(folded, clause, hit.start) or self._free.search(folded, hit.end, min(hit.end + 6, clause.end)):
                continue
            above = self._above.match(folded, hit.end, clause.end)
            for degree in hit.value.split(", "):
                if degree not in seen:
                    seen.append(degree)
                    yield Eligibility("degree", f"{degree} or above" if above else degree)

    def _others(self, folded: str, clause: Span) -> Iterator[Eligibility]:
        """One claim for each criterion but age, which may have several."""
        seen: list[str] = []
        for hit in sorted(self._kinds.find(folded, *clause), key=lambda hit: hit.start):
            criterion, _, detail = hit.value.partition(":")
            if criterion == "age":
                values = list(_ages(folded, hit, detail, clause))
            else:
                values = [_short(folded[clause.start : clause.end] if criterion == "other" else _phrase(folded, hit, clause))]
            for value in values:
                key = f"{criterion} {value}" if criterion == "age" else criterion
                if key not in seen:
                    seen.append(key)
                    yield Eligibility(next(known for known in _CRITERIA if known == criterion), value)


def _ages(folded: str, hit: Hit, detail: str, clause: Span) -> Iterator[str]:
    """Limits as "<=45" and ">=18"; the words where the limit is no figure."""
    if detail == "text":
        yield _short(folded[clause.start : clause.end])
        return
    for group, span in hit.groups.items():
        years = number(folded[slice(*span)])
        if years is not None and 14 <= years <= 80:
            yield f">={years}" if detail == "min" or group == "low" else f"<={years}"


def _phrase(folded: str, hit: Hit, clause: Span) -> str:
    """The words around a trigger up to the nearest enumeration sign."""
    start = max(folded.rfind("\u3001", clause.start, hit.start) + 1, clause.start)
    end = folded.find("\u3001", hit.end, clause.end)
    return folded[start : end if end >= 0 else clause.end]


def _short(text: str) -> str:
    """At most 80 characters of it, without white space at the ends."""
    return text.strip(" \t:;,\u3002")[:_VALUE]
