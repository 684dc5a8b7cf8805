"""Conditions on applicants in English documents: age, degree, school, experience, time abroad, nationality, post, others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Criterion, Eligibility
from redheader.reading.english.ages import LABEL, ages_by_class
from redheader.reading.english.counts import whole_number
from redheader.reading.english.dates import english_date
from redheader.reading.english.frames import Family, frames, quote, words
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.outline import passages_above
from redheader.reading.english.scope import View
from redheader.reading.english.told import is_told
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span, covering

_RESPECTIVELY = re.compile(r"\brespectively\b")
_ANSWER = re.compile(r"\bA[.:] (?:Yes|No)\b")
_MONEY = re.compile(r"[$¥€]|\byuan\b|\bRMB\b|\bCNY\b")
_LIST_REACH, _AGES_REACH = 6, 3
_TITLED = re.compile(r"(?:Category|Class|Level|Grade|Tier|Type) \w{1,3} ?[:.-] ?(?:[A-Z][a-z]+ ?){1,5}")
_ASKED = re.compile(r"Q(?:uestion)?[.:]")
_ORDER = {"other-bond": -1, "institution-list": 0, "institution-named": 0, "other-text": 2, "other-class": 3, "other-clauses": 4}
_WAIVED = re.compile(
    r"\bnot (?:\w+ )?(?:compulsory|required|necessary|needed|mandatory|a must|a condition|limited|restricted)\b"
    r"|\b(?:do|does|did|need) not (?:ask for|require|need|demand|insist on|call for|want|expect)\b"
)
_OTHERS = re.compile(r"\b(?:the other|all other|the remaining) [a-z]+")
_CLASSES = re.compile(r"(?i)\b(?:class|categor|level|tier|grade|type|band|group)(?:es|ies|s|y)?\b|\bdivided\b|\bclassif")
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|[A-Z][a-z]+ \d{4}")
_OWN = re.compile(r"\b(?:his or her|their|his|her|your)\b")
_CLAUSES = re.compile(r",? (?:and|or) (?=(?:also |not |to |then )*[a-z]+\b)|, ")
_IN_BRACKET = re.compile(r" ?\((?:for |the |only )*| for (?:the )?(?=[^().;]*\))")
_OTHER_AGE = re.compile(r"[^().;]{0,25}\((?P<age>[2-7]\d) for (?:the )?(?P<whom>[^()]{2,40})\)")
_BARRED = re.compile(r"\b(?:rul\w+ out|bar(?:s|red)|exclud\w+|nobody|no one|not?|closed to)\b[^.;,]{0,30}$")
_BORN_BEFORE = re.compile(r"^born before\b")
_OTHER_PEOPLE = re.compile(
    r"\b(?:indictment|defendant|complaint|prosecutors) (?:\w+ )?(?:alleg|charg|undert|agreed)"
    r"|\b(?:was|were) (?:a|an) (?:tenured|former)\b|\balleged(?:ly)?\b.*\bserved as\b"
)


class EligibilityReader(Family):
    """Reads who may apply."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/eligibility")
        self._condition = self.lexicon.pattern("condition")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per criterion, value and programme."""
        source = view.source
        mentions, seen = view.mentions, set[tuple[str, str, str | None]]()
        for sentence, hits in self.passages(view):
            if (
                _ASKED.match(source.folded, *sentence)
                or _OTHER_PEOPLE.search(source.folded, *sentence)
                or _TITLED.fullmatch(source.folded, *sentence)
                or not self._requires(source, sentence, hits)
            ):
                continue
            for hit, statement in self._statements(view, sentence, hits):
                about = self._beside(source, mentions, hit.end) or self._about(sentence, hit, mentions)
                key = (statement.criterion, statement.value.lower(), about)
                if key in seen:
                    continue
                seen.add(key)
                where = quote(source, sentence, hit.start, hit.end)
                yield Draft(statement, *where, 0.75, about, self.according_to(source, sentence))

    def _beside(self, source: Source, mentions: Mentions, end: int) -> str | None:
        """The programme in the bracket right behind a condition: "not over 55 (Cedar)"."""
        bracket = _IN_BRACKET.match(source.folded, end)
        named = mentions.between(bracket.end(), bracket.end() + 1) if bracket else []
        return named[0].name if named else None

    def _about(self, sentence: Span, hit: Hit, mentions: Mentions) -> str | None:
        """The programme a condition is of; one that it names itself is only what somebody was chosen for."""
        if hit.value == "other-bond" and mentions.between(hit.start, hit.end):
            return mentions.subject(sentence, hit.start, possessive=True) or mentions.only
        return mentions.about(sentence, hit.start)

    def _requires(self, source: Source, sentence: Span, hits: list[Hit]) -> bool:
        """Does the sentence, the list's opening or the heading above use words of requiring? An upper age or a class needs none."""
        if self._asks(hits):
            return True
        index = covering(source.sentences, sentence.start)
        before = source.sentences[max(0, index - _LIST_REACH) : index]
        block = source.block_at(sentence.start)
        beside = [one for one in before if one.start >= block.start]
        if any(hit.value.startswith("age-") for one in beside for hit in frames(source, self.lexicon, one)):
            return True
        if before and source.folded[before[-1].end - 1] == ";" and self._ages(frames(source, self.lexicon, before[-1])):
            return True
        opening = next((one for one in reversed(before) if source.folded[one.end - 1] in ":?"), None)
        spans = [*passages_above(source, sentence), *([opening] if opening else [])]
        return any(hit.value == "require" for span in spans for hit in frames(source, self.lexicon, span))

    def _ages(self, hits: list[Hit]) -> bool:
        """Is there an upper age, which makes what stands behind its semicolon a condition too?"""
        return any(hit.value.startswith(("age-<", "age-text")) for hit in hits)

    def _of_ages(self, source: Source, sentence: Span, hits: list[Hit]) -> bool:
        """Does the sentence, or one of the few before it, speak of ages?"""
        index = covering(source.sentences, sentence.start)
        before = source.sentences[max(0, index - _AGES_REACH) : index]
        return self._ages(hits) or any(self._ages(frames(source, self.lexicon, one)) for one in before)

    def _asks(self, hits: list[Hit]) -> bool:
        """Is there a word of requiring, a class or an upper age among the frames?"""
        return any(hit.value in ("require", "other-class", "other-bond", "age-limit") or hit.value.startswith("age-<") for hit in hits)

    def _statements(self, view: View, sentence: Span, hits: list[Hit]) -> Iterator[tuple[Hit, Eligibility]]:
        source = view.source
        degrees = [hit for hit in hits if hit.value.startswith("degree")]
        labels = [match[0] for match in LABEL.finditer(source.folded, *sentence)]
        paired = dict(zip((hit.start for hit in degrees), labels, strict=False)) if _RESPECTIVELY.search(source.folded, *sentence) else {}
        taken: list[Span] = []
        waived = _WAIVED.search(source.folded, *sentence)
        for hit in sorted(hits, key=lambda one: _ORDER.get(one.value, 1)):
            criterion, _, form = hit.value.partition("-")
            if form == "clauses":
                yield from self._by_clause(source, hit, taken)
                continue
            if criterion in ("require", "place") or not form or (criterion == "degree" and _MONEY.search(source.folded, *sentence)):
                continue
            if form == "bond" and is_told(source, sentence, Span(hit.start, hit.end)):
                continue
            if form == "limit":
                if not self._of_ages(source, sentence, hits):
                    continue
                form = "<="
            if (waived and criterion == "degree") or (form == "class" and not self._defines(source, sentence, taken)):
                continue
            where = (
                Span(hit.start, hit.end) if form == "list" else Span(*hit.groups.get("text", hit.groups.get("age", (hit.start, hit.end))))
            )
            if any(where.start < other.end and other.start < where.end for other in taken):
                continue
            taken.append(where)
            if further := ages_by_class(source, sentence, hit):
                yield from ((hit, Eligibility(cast(Criterion, criterion), f"{form}{age} ({rank})")) for age, rank in further)
                continue
            value = self._value(source, sentence, hit, form, paired.get(hit.start))
            yield hit, Eligibility(cast(Criterion, criterion), value)
            if other := _OTHER_AGE.match(source.folded, hit.groups["age"][1], sentence.end) if "age" in hit.groups else None:
                named = view.mentions.between(*other.span("whom"))
                value = f"{form}{other['age']}" if named else f"{form}{other['age']} ({other['whom']})"
                yield hit._replace(start=other.start("age"), end=other.end("age")), Eligibility(cast(Criterion, criterion), value)

    def _by_clause(self, source: Source, hit: Hit, taken: list[Span]) -> Iterator[tuple[Hit, Eligibility]]:
        """Each clause of what must be, from which nothing else is read, as a condition of its own."""
        start, end = hit.groups["text"]
        cuts = [(match.start(), match.end()) for match in _CLAUSES.finditer(source.folded, start, end)]
        for left, right in zip([start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end], strict=True):
            clause = Span(left, right)
            if self._condition.match(source.folded, *clause) and not any(left < other.end and other.start < right for other in taken):
                taken.append(clause)
                yield hit._replace(start=left, end=right), Eligibility("other", words(source, clause))

    def _defines(self, source: Source, sentence: Span, taken: list[Span]) -> bool:
        """Does an item with a class's letter say who belongs to it: no money, nothing else read from it, and classes spoken of above?"""
        if taken or _MONEY.search(source.folded, *sentence) or source.folded[sentence.start : sentence.end].istitle():
            return False
        return any(_CLASSES.search(source.folded, *span) for span in passages_above(source, sentence))

    def _value(self, source: Source, sentence: Span, hit: Hit, form: str, paired: str | None) -> str:
        """The value in short: "<=45", "doctorate (Category D)", a list of schools, or the words printed."""
        if form in ("list", "named"):
            return re.sub(r",? (?:and|or) ", ", ", words(source, hit.groups["text"])).rstrip(".")
        if form == "class":
            return f"{words(source, hit.groups['text'])} ({words(source, hit.groups['label'])})"
        if form in ("text", "bond"):
            text = words(source, hit.groups["text"]).rstrip(".,")
            if hit.value == "age-text":
                text = _DATE.sub(lambda match: english_date(match[0]) or match[0], text)
            if hit.value == "overseas_status-text":
                text = _OWN.sub("the", text)
            barred = _BARRED.search(source.folded, sentence.start, hit.start)
            return _BORN_BEFORE.sub("born on or after", text) if barred else text
        before = [match[0] for match in LABEL.finditer(source.folded, sentence.start, hit.start)]
        label = paired or (before[-1] if before and not _OTHERS.search(source.folded, sentence.start, hit.start) else None)
        value = form + _in_figures(source.folded[slice(*hit.groups["age"])]) if "age" in hit.groups else form
        return f"{value} ({label})" if label else value


def _in_figures(age: str) -> str:
    """An age in figures: "forty-five" is "45"."""
    words = age.lower().split("-")
    return age if age.isdigit() else str(sum(whole_number(word) or 0 for word in words))
