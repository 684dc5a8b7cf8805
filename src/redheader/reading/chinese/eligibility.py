"""Who counts: conditions of degree, age, rank, experience and the rest, clause by clause, in passages about talent.

1. A sentence about talent that gives something is cut at the point where what one gets begins; what stands before it, and
   any clause that says "must" of a person, are its conditions. Degrees and ages also count where amounts are told apart by them.
2. Under a heading that opens a list of conditions every item is one; under a heading about papers or procedure none is.
3. Each age is a claim. Degrees from the doctorate down, named in a row, are one claim ("master's or above"), as are
   neighbouring clauses of one sentence that set conditions of no special kind; a first home is a claim of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Criterion, Eligibility
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import bracketed, clauses
from redheader.reading.chinese.conditions import AMONG, ITEM, ONCE, Condition, conditions, merged
from redheader.reading.chinese.degrees import Degrees, goes_over
from redheader.reading.chinese.lists import ConditionLists, Standing
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.chinese.wording import Wording
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Block, Span

_CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
_CLAUSE, _LABEL, _UNNUMBERED, _NEAR, _LABELLED = 300, 9, 9, 20, 8
_ENDS, _PARTICLE = " \t:;,\u3001\u3002", "\u7684"
_IN_BRACKETS = ("other:excluded", "other:contract", "other:insurance", "experience:graduated", "experience:worked")
_NUMBER, _FIGURE = re.compile(r"\(?[\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,2}[).\u3001]"), re.compile(r"\d")
_CERTIFICATE, _WORKED, _SERVICE = "position:skill", "experience:worked", "other:service"
_LISTED = 4
_CONFIDENCE = {"degree": 0.65, "age": 0.9, "institution": 0.55, "citizenship": 0.8, "overseas_status": 0.5, "position": 0.8}


class _Placed(NamedTuple):
    """A condition in a line of these words; `weight`: 4 in a list, 3 where it says who is meant, 2 beside an amount, 1 beside a benefit."""

    weight: int
    line: str
    condition: Condition


class EligibilityReader:
    """Reads conditions."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/eligibility")
        self._context, self._lists = context, ConditionLists(knowledge)
        self._degrees, self._wording = Degrees(knowledge), Wording(knowledge)
        self._kinds = lexicon.part(*_CRITERIA)
        self._result, self._must, self._never = lexicon.part("result"), lexicon.part("must"), lexicon.part("never")
        self._applicant, self._family = lexicon.part("applicant"), lexicon.part("family")
        self._property, self._paid, self._opens = lexicon.part("property"), lexicon.part("paid"), lexicon.part("opens")
        self._exclusive, self._strict = lexicon.part("exclusive"), lexicon.part("strict")
        self._staff, self._label, self._opener = lexicon.part("staff"), lexicon.part("label"), lexicon.part("inline")
        self._ahead, self._jointly = lexicon.part("ahead"), lexicon.part("jointly")
        self._others, self._anyone = lexicon.part("others"), lexicon.part("anyone")
        self._who, self._lead, self._tail = lexicon.part("who"), lexicon.part("lead"), lexicon.part("tail")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Conditions; the same words, degree or first home once, best in a list of conditions, then where money is named."""
        passages = self._context.passages(source, namings)
        if passages.law:
            return
        standings = self._lists.standings(source) if passages.sentences else {}
        found: dict[tuple[str, str], list[_Placed]] = {}
        line, degrees = -1, list[tuple[int, str]]()
        for block, sentence, standing in self._inline(source.folded, self._sentences(passages, standings), standings):
            if standing == "papers" or (block.heading and standing is None and not self._paid.has(source.folded, *sentence)):
                continue
            weight = self._weight(source.folded, sentence, standing)
            goes_on = line == block.start or source.folded.startswith(AMONG, sentence.start)
            line, degrees = block.start, degrees if goes_on else []
            asked = tuple(self._sentence(passages, block, sentence, standing))
            degrees += [(condition.clause.start, condition.value) for condition in asked if condition.criterion == "degree"]
            for condition in merged(source.folded, asked, self._wording):
                before = [value for start, value in degrees if start < condition.clause.start]
                if condition.criterion == "degree" and goes_over(condition.value, before):
                    continue
                words = "" if condition.criterion == "degree" or condition.detail in ONCE else source.folded[slice(*sentence)]
                key = (condition.criterion, words + (condition.detail if condition.detail in ONCE else condition.value))
                found.setdefault(key, []).append(_Placed(weight, source.folded[block.start : block.end], condition))
        said: set[tuple[str, str]] = set()
        below = self._exclusive.has(source.folded)
        for condition in (placed.condition for places in found.values() for placed in _told(places)):
            told = condition.criterion + condition.value, source.folded[slice(*condition.clause)]
            if told not in said or condition.criterion == "age":
                said.add(told)
                yield self._draft(
                    source, namings, _below(condition) if below or self._strict.has(source.folded, *condition.clause) else condition
                )

    def _inline(
        self, folded: str, sentences: Iterator[tuple[Block, Span]], standings: Mapping[int, Standing]
    ) -> Iterator[tuple[Block, Span, Standing]]:
        """Each sentence with its standing; what follows "who meets these conditions:" is a list, as long as its items are numbered."""
        line, end, rank = -1, -1, _UNNUMBERED
        for block, sentence in sentences:
            standing = standings.get(block.start)
            opened = self._opener.first(folded, *sentence) if standing != "papers" else None
            if opened and opened.end < sentence.end:
                line, end, rank = block.start, sentence.end, block.rank
                yield block, Span(sentence.start, opened.end), standing
                yield block, Span(opened.end, sentence.end), "list"
            elif line == block.start and (folded[end - 1] == ";" or _NUMBER.match(folded, sentence.start)):
                end = sentence.end
                yield block, sentence, "list"
            elif end > 0 and standing != "papers" and (rank == _UNNUMBERED or block.rank > rank) and _goes_on(folded, end, block.start):
                line, end = block.start, sentence.end
                yield block, sentence, "list"
            else:
                yield block, sentence, standing

    def _weight(self, folded: str, sentence: Span, standing: Standing) -> int:
        """How plainly a sentence tells conditions."""
        if standing:
            return _LISTED if standing == "list" and folded[sentence.end - 1] != ":" else 3
        return 2 if self._paid.has(folded, *sentence) else int(self._context.pays.has(folded, *sentence))

    def _sentences(self, passages: TalentPassages, standings: Mapping[int, Standing]) -> Iterator[tuple[Block, Span]]:
        """The sentences about talent, and beside them the other items of a list of conditions that names talent more than once."""
        source, folded = passages.source, passages.source.folded
        held = {sentence.end for _, sentence in passages.sentences}
        named: Counter[int] = Counter()
        for block in source.blocks if passages.sentences else ():
            if standings.get(block.start) in ("list", "scope") and self._context.names_person(folded, block.start, block.end):
                named.update(block.above[-1:])
        last = None
        for sentence in source.sentences:
            block = source.block_at(sentence.start)
            listed = standings.get(block.start) in ("list", "scope") and any(
                named[above] > (0 if self._jointly.has(folded, *source.sentence_at(above)) else 1) for above in _parents(folded, block)
            )
            meant = last == block and self._applicant.has(folded, *sentence)
            if sentence.end in held or listed or meant:
                last = block
                start = max(sentence.start, block.body)
                if start < sentence.end:
                    yield block, Span(start, sentence.end)

    def _draft(self, source: Source, namings: tuple[Naming, ...], condition: Condition) -> Draft:
        statement = Eligibility(next(known for known in _CRITERIA if known == condition.criterion), self._bare(condition))
        confidence = _CONFIDENCE.get(condition.criterion, 0.75)
        return Draft(statement, *condition.clause, confidence, governing(source, namings, *condition.clause))

    def _bare(self, condition: Condition) -> str:
        """Its value without the number and the joining words before it and the particle or the amount behind it."""
        value = condition.value
        lead, tail = self._lead.first(value), self._tail.first(value) if condition.criterion != "other" else None
        bare = value[lead.end if lead and not lead.start else 0 : tail.start if tail and tail.start else None]
        return bare.strip(_ENDS).removesuffix(_PARTICLE) or value

    def _sentence(self, passages: TalentPassages, block: Block, sentence: Span, standing: Standing) -> Iterator[Condition]:
        folded = passages.source.folded
        gives = self._context.gives(folded, *sentence, chance=passages.whole)
        result = self._result.first(folded, *sentence)
        border = self._border(folded, sentence, result) if gives else sentence.start
        person = self._context.names_person(folded, *sentence) or self._applicant.has(folded, *sentence)
        if not (person or passages.whole) and self._staff.has(folded, *sentence):
            return
        pieces = [c for c in clauses(folded, sentence) if c.end - c.start <= _CLAUSE and not self._undone(folded, c, passages.whole)]
        asked = self._asked(folded, sentence, pieces) if person or passages.whole else sentence.end
        bound = gives or standing is not None or asked < sentence.end
        found = list(self._degrees.read(folded, sentence, pieces)) if bound else []
        told = [Condition(clause, "degree", value) for clause, value in found]
        for clause in pieces:
            whole = standing is not None or (
                asked < clause.end and (asked >= clause.start or not self._result.has(folded, asked, clause.end))
            )
            whole = whole or (block.row and self._labelled(folded, block, clause))
            for hit in self._told_apart(folded, clause):
                if hit.value.startswith("age") and self._family.has(folded, *clause):
                    continue
                if hit.value == "other:home" and not (person or standing):
                    continue
                if hit.value == "other:comes" and not self._context.rewards.has(folded, *sentence):
                    continue
                if hit.value.startswith("degree") and any(place.start <= hit.start < place.end for place, _ in found):
                    continue
                reach = _LABELLED if ":" in folded[hit.end : hit.end + _NEAR] else _NEAR
                near = Span(hit.start, min(hit.end + reach, clause.end))
                graded = gives and hit.value.startswith("position") and self._paid.has(folded, *near)
                barred = hit.value == "other:excluded" and (person or passages.whole)
                aged = gives and hit.value.startswith("age")
                if (whole or barred or graded or aged or hit.start < border) and not _aside(folded, hit, clause):
                    told += conditions(folded, hit, clause, border if result else sentence.end)
        listed = standing == "list" and (passages.whole or self._applicant.has(folded, *sentence))
        item = block.rank < _UNNUMBERED and not folded[sentence.end : block.end].strip() and sentence.start <= block.body
        listed = listed or (standing == "scope" and passages.whole and item and self._who.has(folded, *sentence))
        if listed and pieces and not (told or block.row) and self._plain(folded, sentence):
            told.append(Condition(Span(pieces[0].start, pieces[-1].end), "other", folded[pieces[0].start : pieces[-1].end]))
        yield from told

    def _told_apart(self, folded: str, clause: Span) -> Iterator[Hit]:
        """The triggers of a clause in order; years of work that are still to be done are service, and none where only counted."""
        for hit in _apart(sorted(self._kinds.find(folded, *clause), key=lambda hit: hit.start)):
            if hit.value != _WORKED or not self._ahead.has(folded, clause.start, hit.start):
                yield hit
            elif "years" not in hit.groups:
                yield hit._replace(value=_SERVICE)

    def _plain(self, folded: str, sentence: Span) -> bool:
        """Is an item in which no condition was found one all the same: no label, remark, opening of a list or word about the house?"""
        length = sentence.end - sentence.start
        labels = length < _LABEL and folded[sentence.end - 1] != ";"
        remark = self._property.has(folded, *sentence) or self._opens.has(folded, *sentence)
        return length <= ITEM and folded[sentence.start] != "(" and not labels and not remark

    def _undone(self, folded: str, clause: Span, whole: bool) -> bool:
        """Does a clause say outside brackets that it is no condition, or speak of others than talent?"""
        if any(not bracketed(folded, clause, hit.start) for hit in self._never.find(folded, *clause)):
            return True
        others = self._others.has(folded, *clause) or (not whole and self._anyone.has(folded, *clause))
        return others and not self._context.names_person(folded, *clause)

    def _border(self, folded: str, sentence: Span, result: Hit | None) -> int:
        """Where what one gets begins: at the word for giving, or at the first figure after the people it is given to.

        Without a word for giving, the first benefit after the people.
        """
        if result is None:
            people = self._context.person.first(folded, *sentence)
            benefit = self._context.benefit.first(folded, people.end, sentence.end) if people else None
            return benefit.start if benefit else sentence.start
        figure = _FIGURE.search(folded, result.end, sentence.end)
        if figure and self._context.names_person(folded, result.end, figure.start()) and "," not in folded[result.end : figure.start()]:
            return figure.start()
        return result.start

    def _asked(self, folded: str, sentence: Span, pieces: Sequence[Span]) -> int:
        """Where the first "must" of a sentence stands, which rules the clauses behind it too; the sentence's end where there is none."""
        hits = (self._must.first(folded, *piece) for piece in pieces)
        return next((hit.start for hit in hits if hit), sentence.end)

    def _labelled(self, folded: str, block: Block, clause: Span) -> bool:
        """Does a clause stand in a cell that is labelled as conditions?"""
        cell = max(block.start, folded.rfind("\t", block.start, clause.start) + 1)
        label = self._label.first(folded, cell, clause.end)
        return label is not None and label.start == cell


def _parents(folded: str, block: Block) -> tuple[int, ...]:
    """The lines of whose list a line is an item: the one above it, and for a further line of an item the one above that too."""
    further = block.rank == _UNNUMBERED and folded[block.start : block.end].rstrip().endswith(";")
    return block.above[-2:] if further else block.above[-1:]


def _goes_on(folded: str, end: int, start: int) -> bool:
    """Does a numbered line begin at `start`, right behind the item that ends at `end`?"""
    return not folded[end:start].strip() and _NUMBER.match(folded, start) is not None


def _below(condition: Condition) -> Condition:
    """The condition in a document that leaves the number itself out of "up to"."""
    return condition._replace(value=condition.value.replace("<=", "<")) if condition.criterion == "age" else condition


def _told(places: Sequence[_Placed]) -> Iterator[_Placed]:
    """Where one condition is told: best in the strongest place, once, a degree once in each item of a list; else where money is named.

    In lines that name money it is told once each, unless it says who is left out.
    """
    best = max(placed.weight for placed in places)
    lines: list[str] = []
    for placed in places:
        again = placed.condition.criterion == "degree" if best == _LISTED else best == 2 and placed.condition.detail != "excluded"
        if placed.weight == best and (not lines or (again and placed.line not in lines)):
            lines.append(placed.line)
            yield placed


def _apart(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits, without a skill grade that is named inside a certificate one must hold."""
    held = [hit for hit in hits if hit.value == _CERTIFICATE]
    for hit in hits:
        if hit.value != "other:skill" or not any(each.start <= hit.start < each.end for each in held):
            yield hit


def _aside(folded: str, hit: Hit, clause: Span) -> bool:
    """Does a trigger stand in brackets that explain, or inside a title?"""
    if hit.value not in _IN_BRACKETS and not hit.value.startswith("age") and bracketed(folded, clause, hit.start):
        return True
    return folded.count("\u300a", clause.start, hit.start) > folded.count("\u300b", clause.start, hit.start)
