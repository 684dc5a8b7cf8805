"""Who counts: conditions of degree, age, rank, experience and the rest, clause by clause, in passages about talent.

1. A sentence about talent that gives something is cut at the point where what one gets begins; what stands before it, and
   any clause that says "must" of a person, are its conditions. Degrees and ages also count where amounts are told apart by them.
2. Under a heading that opens a list of conditions every item is one; under a heading about papers or procedure none is.
3. Each age is a claim. Degrees from the doctorate down, named in a row, are one claim ("master's or above"), as are
   neighbouring clauses of one sentence that set conditions of no special kind; a first home is a claim of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Criterion, Eligibility
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import bracketed, clauses
from redheader.reading.chinese.degrees import Degrees
from redheader.reading.chinese.lists import ConditionLists, Standing
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source
from redheader.text.numerals import number
from redheader.text.segment import Block, Span

_CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
_VALUE, _CLAUSE, _ITEM, _MERGED = 80, 300, 160, 60
_ONCE = ("home", "excluded")
_CONFIDENCE = {"degree": 0.8, "age": 0.9, "institution": 0.8, "citizenship": 0.85, "overseas_status": 0.75, "position": 0.75}


class Condition(NamedTuple):
    """One condition at its clause; `detail` tells conditions of no special kind apart ("home")."""

    clause: Span
    criterion: str
    value: str
    detail: str = ""


class EligibilityReader:
    """Reads conditions."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/eligibility")
        self._context, self._lists, self._degrees = context, ConditionLists(knowledge), Degrees(knowledge)
        self._kinds = lexicon.part(*_CRITERIA)
        self._result, self._must, self._never = lexicon.part("result"), lexicon.part("must"), lexicon.part("never")
        self._applicant, self._family = lexicon.part("applicant"), lexicon.part("family")
        self._property = lexicon.part("property")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Conditions; the same words, degree or first home once, best in a list of conditions, then where money is named."""
        passages = self._context.passages(source)
        if passages.law:
            return
        standings = self._lists.standings(source) if passages.sentences else {}
        found: dict[tuple[str, str], tuple[int, Draft]] = {}
        for block, sentence in passages.sentences:
            standing = standings.get(block.start)
            if standing == "papers" or (block.heading and standing is None):
                continue
            weight = {"list": 3, "scope": 2}[standing] if standing else int(self._context.pays.has(source.folded, *sentence))
            for condition in _merged(source.folded, tuple(self._sentence(passages, block, sentence, standing))):
                once = condition.criterion == "degree" or condition.detail in _ONCE
                words = "" if once else source.folded[slice(*condition.clause)]
                key = (condition.criterion, condition.detail or words + condition.value)
                if key not in found or (once and weight > found[key][0]):
                    found[key] = weight, self._draft(source, namings, condition)
        yield from (draft for _, draft in found.values())

    @staticmethod
    def _draft(source: Source, namings: tuple[Naming, ...], condition: Condition) -> Draft:
        statement = Eligibility(next(known for known in _CRITERIA if known == condition.criterion), condition.value)
        confidence = _CONFIDENCE.get(condition.criterion, 0.7)
        return Draft(statement, *condition.clause, confidence, governing(source, namings, *condition.clause))

    def _sentence(self, passages: TalentPassages, block: Block, sentence: Span, standing: Standing) -> Iterator[Condition]:
        folded = passages.source.folded
        gives = self._context.gives(folded, *sentence, chance=passages.whole)
        result = self._result.first(folded, *sentence)
        border = result.start if gives and result else sentence.start
        person = self._context.names_person(folded, *sentence) or self._applicant.has(folded, *sentence)
        pieces = [c for c in clauses(folded, sentence) if c.end - c.start <= _CLAUSE and not self._never.has(folded, *c)]
        found = list(self._degrees.read(folded, sentence, pieces)) if gives or standing else []
        conditions = [Condition(clause, "degree", value) for clause, value in found]
        for clause in pieces:
            whole = standing is not None or (person and self._must.has(folded, *clause))
            for hit in sorted(self._kinds.find(folded, *clause), key=lambda hit: hit.start):
                if hit.value.startswith("age") and self._family.has(folded, *clause):
                    continue
                if hit.value == "other:home" and not (person or standing):
                    continue
                if (whole or hit.start < border or (gives and hit.value.startswith("age"))) and not _aside(folded, hit, clause):
                    conditions += _conditions(folded, hit, clause)
        bare = standing == "list" and passages.whole and not (conditions or block.row or self._property.has(folded, *sentence))
        if bare and pieces and folded[sentence.start] != "(" and sentence.end - sentence.start <= _ITEM:
            conditions.append(Condition(Span(pieces[0].start, pieces[-1].end), "other", folded[pieces[0].start : pieces[-1].end]))
        yield from conditions


def _aside(folded: str, hit: Hit, clause: Span) -> bool:
    """Does a trigger stand in brackets that explain, or inside a title?"""
    if hit.value != "other:excluded" and not hit.value.startswith("age") and bracketed(folded, clause, hit.start):
        return True
    return folded.count("\u300a", clause.start, hit.start) > folded.count("\u300b", clause.start, hit.start)


def _conditions(folded: str, hit: Hit, clause: Span) -> Iterator[Condition]:
    """What one trigger says: a limit of age, or the words of the clause."""
    criterion, _, detail = hit.value.partition(":")
    if criterion != "age":
        yield Condition(clause, criterion, _phrase(folded, hit, clause) if criterion != "other" else "", detail)
    elif detail == "text":
        yield Condition(clause, criterion, _short(folded[slice(*clause)]))
    else:
        for group, span in hit.groups.items():
            years = number(folded[slice(*span)])
            if years is not None and 14 <= years <= 80:
                yield Condition(clause, criterion, f">={years}" if detail == "min" or group == "low" else f"<={years}")


def _merged(folded: str, conditions: Sequence[Condition]) -> Iterator[Condition]:
    """Each criterion once a clause, and neighbouring "other" clauses joined, except that a first home stands alone."""
    seen: list[Condition] = []
    run: Condition | None = None
    for condition in conditions:
        if condition.criterion != "other":
            if not any(c.clause == condition.clause and c.criterion == condition.criterion
                       and (c.value == condition.value or condition.criterion not in ("age", "degree")) for c in seen):  # fmt: skip
                seen.append(condition)
                yield condition
            continue
        detail = condition.detail if condition.detail in _ONCE else ""
        plain = condition._replace(detail=detail, value=condition.value or _short(folded[slice(*condition.clause)]))
        if run is None:
            run = plain
        elif run.clause == plain.clause:
            continue
        elif run.detail == detail and plain.clause.end - run.clause.start <= _MERGED:
            joined = Span(run.clause.start, plain.clause.end)
            run = Condition(joined, "other", _short(folded[slice(*joined)]), detail)
        else:
            yield run
            run = plain
    if run is not None:
        yield run


def _phrase(folded: str, hit: Hit, clause: Span) -> str:
    """The words around a trigger up to the nearest enumeration sign."""
    start = max(folded.rfind("\u3001", clause.start, hit.start) + 1, clause.start)
    end = folded.find("\u3001", hit.end, clause.end)
    return _short(folded[start : end if end >= 0 else clause.end])


def _short(text: str) -> str:
    """At most 80 characters of it, without white space at the ends."""
    return text.strip(" \t:;,\u3002")[:_VALUE]
