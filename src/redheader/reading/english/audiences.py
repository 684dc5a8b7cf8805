"""Whom an English text says a programme seeks, by the grammar of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Audience
from redheader.reading.english.chunks import PREPOSITIONS, Phrase
from redheader.reading.english.frames import Family, quote, words
from redheader.reading.english.scope import View
from redheader.reading.english.syntax import Syntax, parse
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_BEHIND = frozenset(("from", "at", "of", "in", "with", "under", "below", "outside", "above", "between", "across", "on", "within"))
_PLACES = frozenset(("abroad", "overseas", "worldwide", "elsewhere", "anywhere", "everywhere", "alike"))
_RELATIVE = frozenset(("PNQ", "DTQ", "CJT"))
_PRONOUNS = frozenset(("it", "which", "that"))
_PLURAL = frozenset(("NN2", "NN0", "PNI", "DT0"))
_LONGEST, _HEADLINE = 160, 120


class AudienceReader(Family):
    """Needs the lexicon "en/audiences"."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/audiences")
        pattern = self.lexicon.pattern
        self._people_word = self.lexicon.compile("@people_word@")
        self._people, self._light, self._plan = pattern("people"), pattern("light"), pattern("plan")
        self._meant, self._invitation = pattern("meant"), pattern("invitation")
        self._seeks, self._gives = pattern("seeks"), pattern("gives")
        self._foreign, self._denied, self._condition = pattern("foreign"), pattern("denied"), pattern("condition")
        self._chosen = pattern("chosen")

    def read(self, view: View, told: set[str | None]) -> Iterator[Draft]:
        """One claim per group of people, of programmes that are not among those `told` already.

        Whom a programme only pays counts where nothing else says whom it seeks.
        """
        if not view.inside:
            return
        sure, paid = list[Draft](), list[Draft]()
        for index, sentence in enumerate(view.source.sentences):
            if view.near(index) and self._people_word.search(view.source.folded, *sentence):
                for draft, certain in self._in(view, sentence):
                    if draft.programme not in told:
                        (sure if certain else paid).append(draft)
        sought = {draft.programme for draft in sure}
        first_paid = {draft.programme: draft for draft in reversed(paid) if draft.programme not in sought}
        yield from {(repr(draft.statement).lower(), draft.programme): draft for draft in (*sure, *first_paid.values())}.values()

    def is_denied(self, folded: str, start: int, people: int) -> bool:
        """Does a sentence say, between its start and the people, that these are not sought?"""
        return self._denied.search(folded, start, people) is not None

    def _in(self, view: View, sentence: Span) -> Iterator[tuple[Draft, bool]]:
        """The people whom a sentence says to be sought, and whether it says more than that they are paid."""
        source = view.source
        syntax = parse(source.folded[slice(*sentence)], sentence.start, ())
        done = sentence.start
        for phrase in syntax.phrases:
            where = syntax.span(phrase)
            if where.start < done or self._mentioned(view, where) or not self._is_people(source, syntax, phrase):
                continue
            last = self._extent(source, syntax, phrase)
            begins = next(at for at in range(phrase.first, phrase.last) if syntax.words[at].tag != "CRD" or at == phrase.last - 1)
            whole = Span(syntax.words[begins].start, min(syntax.words[last - 1].end, where.start + _LONGEST))
            certain = self._certain(view, sentence, syntax, phrase, whole)
            headline = sentence.start < _HEADLINE and source.folded[sentence.end - 1] not in ".?!"
            if headline and not self._foreign.search(source.folded, *whole):
                continue
            if certain is None or not self._is_telling(source.folded, syntax, phrase, last):
                continue
            done = whole.end
            about = view.mentions.about(sentence, where.start)
            yield (
                Draft(Audience(words(source, whole)), *quote(source, sentence, *whole), 0.6, about, self.according_to(source, sentence)),
                certain,
            )

    def _is_people(self, source: Source, syntax: Syntax, phrase: Phrase) -> bool:
        """Is a phrase about several people, who are not those that somebody has already: "its professors"?"""
        head = syntax.words[phrase.last - 1]
        if head.text[0].isupper() and phrase.last - 1 > 0:
            return False
        if any(word.text[0].isupper() and word.text.endswith("'s") for word in syntax.words[phrase.first : phrase.last - 1]):
            return False  # somebody's own people
        several = head.tag in _PLURAL or head.text.endswith("s") or self._light.fullmatch(head.text) is not None
        return several and syntax.words[phrase.first].tag != "DPS" and self._people.fullmatch(head.text) is not None

    def _is_telling(self, folded: str, syntax: Syntax, phrase: Phrase, last: int) -> bool:
        """Does a phrase say more than "people" or "25 fellows", and more than what these must be or the science they work in?"""
        words, head, end = syntax.words, syntax.words[phrase.last - 1], syntax.words[last - 1].end
        light = self._light.fullmatch(head.text) is not None
        asked = self._condition.search(folded, head.end, end) is not None
        if self._chosen.search(folded, words[phrase.first].start, end) or (light and (asked or self._is_cut(syntax, phrase.last, last))):
            return False
        if self._foreign.search(folded, words[phrase.first].start, end):
            return True
        behind = words[phrase.last] if last > phrase.last else None
        counted = any(word.tag == "CRD" for word in words[phrase.first : phrase.last - 1])
        if counted or asked or (behind is not None and behind.text == "in"):
            return False
        described = any(word.tag.startswith(("AJ", "VV", "NN")) for word in words[phrase.first : phrase.last - 1])
        clause = behind is not None and behind.tag not in PREPOSITIONS
        return described or clause or not light

    def _is_cut(self, syntax: Syntax, first: int, last: int) -> bool:
        """Does a relative clause from word `first` to `last` say too little by itself: "who make", "whom a company has hired"?"""
        if last == first or syntax.words[first].tag not in _RELATIVE:
            return False
        return syntax.words[first].text == "whom" or syntax.words[last - 1].tag.startswith("V")

    def _certain(self, view: View, sentence: Span, syntax: Syntax, phrase: Phrase, whole: Span) -> bool | None:
        """True where a programme seeks the people, False where it only pays them, None where neither is said."""
        folded, start = view.source.folded, syntax.words[phrase.first].start
        before = folded[sentence.start : start]
        if self.is_denied(folded, sentence.start, start):
            return None
        if self._invitation.search(before):
            return True
        governing = syntax.governing(start)
        if phrase.preposition == "for" and self._is_plan_before(view, syntax, phrase.first - 1):
            return True
        if phrase.preposition == "to" and governing is not None and self._foreign.search(folded, whole.start, whole.end):
            where = syntax.verb_span(governing)
            if self._gives.search(folded[where.start : where.end] + " "):
                return False
        for pattern, certain in ((self._meant, True), (self._seeks, True), (self._gives, False)):
            if not pattern.search(before) or (not certain and not self._foreign.search(folded, whole.start, whole.end)):
                continue
            subject = syntax.subject(governing) if governing is not None else None
            if subject is not None and self._is_plan(view, sentence, syntax, subject):
                return certain
        return None

    def _is_plan_before(self, view: View, syntax: Syntax, at: int) -> bool:
        """Does a programme's name or a word for one end before word `at`, or before a comma there?"""
        end = at - 1 if at and syntax.words[at - 1].text == "," else at
        if end <= 0:
            return False
        word = syntax.words[end - 1]
        return self._plan.fullmatch(word.text) is not None or self._mentioned(view, Span(word.start, word.end))

    def _is_plan(self, view: View, sentence: Span, syntax: Syntax, phrase: Phrase) -> bool:
        """Is a phrase a programme: its name, a word for one, or a pronoun that stands for one?"""
        where = syntax.span(phrase)
        text = view.source.folded[slice(*where)].lower()
        if text in _PRONOUNS:
            return view.mentions.has_subject(sentence, where.end)
        return self._plan.fullmatch(syntax.words[phrase.last - 1].text) is not None or self._mentioned(view, where)

    def _mentioned(self, view: View, where: Span) -> bool:
        return any(one.start < where.end and where.start < one.end for one in view.mentions.between(where.start - 80, where.end))

    def _extent(self, source: Source, syntax: Syntax, phrase: Phrase) -> int:
        """The word up to which a phrase goes with what describes it: "of Chinese descent", "trained overseas", "who return"."""
        last, words = phrase.last, syntax.words
        while last < len(words):
            word = words[last]
            behind = next((one for one in syntax.phrases if one.first >= last), None)
            if word.text in _PLACES:
                last += 1
            elif (
                word.tag in PREPOSITIONS
                and word.text in _BEHIND
                and behind
                and behind.first <= last + 2
                and not self._is_time(syntax, behind)
            ):
                last = behind.last
            elif word.tag in _RELATIVE and (at := next((i for i, verb in enumerate(syntax.verbs) if verb.first >= last), None)) is not None:
                last = self._clause(syntax, at)
            elif (at := next((i for i, verb in enumerate(syntax.verbs) if verb.first == last and not verb.finite), None)) is not None:
                if syntax.verbs[at].infinitive or syntax.words[syntax.verbs[at].last - 1].tag == "TO0":
                    break
                last = self._clause(syntax, at)
            elif word.tag == "CJC" and behind and behind.first == last + 1 and self._is_people(source, syntax, behind):
                last = behind.last
            else:
                break
        return last

    def _is_time(self, syntax: Syntax, phrase: Phrase) -> bool:
        """Does a phrase tell by when: "in five years"?"""
        words = syntax.words[phrase.first : phrase.last]
        return phrase.preposition == "in" and words[0].tag == "CRD" and words[-1].text in ("years", "months")

    def _clause(self, syntax: Syntax, at: int) -> int:
        """The word up to which the clause of a verb that describes a noun goes: its own object, up to a mark or the next verb."""
        end = syntax.verbs[at + 1].first if at + 1 < len(syntax.verbs) else len(syntax.words)
        last = syntax.verbs[at].last
        while last < end and syntax.words[last].text not in ",;:.()[]" and syntax.words[last].tag not in ("CJC", "CJS", "TO0"):
            word, before = syntax.words[last], syntax.words[last - 1]
            if (
                word.text == "to"
                or word.tag == "CRD"
                or (word.tag in ("AT0", "DPS") and not before.tag.startswith(("V", "PR", "CJ", "PNQ", "DTQ", "CJT")))
            ):
                break
            last += 1
        return last
