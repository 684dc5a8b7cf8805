"""The grammar of an English sentence: what each verb's subject is, and what stands behind it."""

from __future__ import annotations

from functools import lru_cache

from redheader.reading.english.chunks import PREPOSITIONS, Phrase, phrases_of, verbs_of
from redheader.reading.english.parts_of_speech import NOUNS, SUM, Word, tagged
from redheader.text.segment import Span

_RELATIVE = frozenset(("PNQ", "DTQ", "AVQ"))
_PERIODS = frozenset(("year", "month", "day", "annum", "week", "years", "months", "each", "apiece"))
_OBJECTIVE = frozenset(("him", "her", "them", "us", "me"))
_NOMINATIVE = frozenset(("they", "he", "she", "we", "i"))
_DETERMINERS = frozenset(("AT0", "DT0", "DPS", "CRD", "ORD"))
_BREAKS = frozenset(("CJC", "CJS"))


class Syntax:
    """One sentence, parsed."""

    def __init__(self, words: list[Word]) -> None:
        self.words = tuple(words)
        self.verbs = tuple(verbs_of(self.words))
        self.phrases = tuple(phrases_of(self.words, self.verbs))

    def governing(self, offset: int) -> int | None:
        """The index of the last verb before an offset."""
        before = [at for at, verb in enumerate(self.verbs) if self.words[verb.last - 1].end <= offset]
        return before[-1] if before else None

    def subject(self, at: int) -> Phrase | None:
        """The subject of a verb, by its words: the first phrase of its clause that no preposition governs.

        A verb without one of its own has that of the verb it is joined to; a relative pronoun stands for the noun before it.
        """
        verb = self.verbs[at]
        if not verb.finite:
            return self._borrowed(at)
        if verb.first and self.words[verb.first - 1].text.lower() in _NOMINATIVE:
            return self._nearest(verb.first)
        if at and self.words[verb.first].tag in ("VVN", "VVD") and self._has_done(at - 1, verb.first):
            return self.subject(at - 1)
        end, before = self._aside_before(verb.first), at - 1
        while before >= 0 and self.verbs[before].last > end:
            before -= 1
        while True:
            floor = self.verbs[before].last if before >= 0 else 0
            if (opened := self._relative(floor, end)) is not None and self._free(opened + 1, end) is None:
                return self._nearest(opened)
            if (own := self._own(floor, end, before)) is not None or before < 0:
                return own
            opened = self._opened(before)
            if opened is not None and before and self._joined(before, at):
                return self.subject(before if self._goes_on(before, at) else before - 1)
            if not self.describes(before):
                return self.subject(before)
            end = self.verbs[before].first if opened is None else opened
            before -= 1

    def _has_done(self, at: int, until: int) -> bool:
        """Is a verb the "have" of somebody who has something done: "have their fares refunded"?"""
        verb = self.verbs[at]
        own = self._phrase_at(verb.last) if verb.last < len(self.words) else None
        return self.words[verb.last - 1].tag.startswith("VH") and own is not None and own.last == until

    def _aside_before(self, verb: int) -> int:
        """Where an aside between two commas begins that stands right before a verb, behind its subject; else the verb itself."""
        if verb == 0 or self.words[verb - 1].text != ",":
            return verb
        for at in range(verb - 2, 0, -1):
            if self.words[at].text == "," and self._phrase_at(at - 1):
                return at
        return verb

    def complements(self, at: int) -> list[Phrase]:
        """The phrases behind a verb, up to the next verb."""
        end = self.verbs[at + 1].first if at + 1 < len(self.verbs) else len(self.words)
        return [one for one in self.phrases if self.verbs[at].last <= one.first and one.last <= end]

    def is_aside(self, at: int) -> bool:
        """Is a verb a participle behind a comma, which says no more than how much: "capped at"?"""
        verb = self.verbs[at]
        return not verb.finite and not verb.infinitive and verb.first > 0 and self.words[verb.first - 1].text == ","

    def is_copula(self, at: int) -> bool:
        """Does a verb only say what something is?"""
        return all(word.tag.startswith(("VB", "VM", "X", "A")) for word in self.words[self.verbs[at].first : self.verbs[at].last])

    def holds_sum(self, phrase: Phrase) -> bool:
        """Is one of the sums a word of the phrase?"""
        return any(word.text == SUM for word in self.words[phrase.first : phrase.last])

    def is_before_sum(self, phrase: Phrase) -> bool:
        """Does a sum follow a phrase, without a verb, a mark or a noun between them: "pays the stations up to | RMB 9,000"?"""
        for word in self.words[phrase.last :]:
            if word.text == SUM:
                return True
            if word.tag in NOUNS or word.tag.startswith(("V", "PU", "CJ")):
                return False
        return False

    def is_common(self, phrase: Phrase) -> bool:
        """Does a phrase end with a common noun or a letter, and is it no name: a singular without an article, or words in capitals?"""
        words = self.words[phrase.first : phrase.last]
        head = words[-1]
        if len(head.text) == 1:
            return head.text.isalpha()
        named = any(word.tag == "NP0" and word.text[0].isupper() for word in words) or (head.text[0].isupper() and phrase.first > 0)
        return not named and (head.tag == "NN2" or (head.tag in NOUNS and words[0].tag in _DETERMINERS))

    def leads(self, phrase: Phrase) -> bool:
        """Does a phrase stand right behind a mark, a conjunction or the sentence's beginning?"""
        return phrase.first == 0 or self._is_break(phrase.first - 1)

    def _own(self, floor: int, end: int, before: int) -> Phrase | None:
        """The first free phrase behind the last mark or conjunction that leaves one; the object of the verb before is none."""
        for at in range(end - 1, floor - 1, -1):
            if self._is_break(at) and (free := self._free(at + 1, end)) is not None:
                return free
        free = self._free(floor, end)
        if free is None or before < 0:
            return free
        participle = not self.verbs[before].finite and self.words[self.verbs[before].last - 1].tag == "VVN"  # has no object
        object_of = (self.describes(before) and not participle) or any(self._is_break(at) for at in range(floor, end))
        return None if object_of else free

    def _is_break(self, at: int) -> bool:
        """Does a clause or a member of a list begin behind a word? A conjunction right between two nouns only joins these."""
        word = self.words[at]
        if word.tag == "CJC" and 0 < at < len(self.words) - 1 and self.words[at - 1].text != SUM:
            before, after = self._phrase_at(at - 1), self._phrase_at(at + 1)
            if before and after and self.words[at - 1].text.lower() not in _PERIODS:
                return False
        return word.text in ",;:-()[]" or word.tag in _BREAKS

    def _phrase_at(self, at: int) -> Phrase | None:
        return next((one for one in self.phrases if one.first <= at < one.last), None)

    def _opened(self, at: int) -> int | None:
        """Where the relative clause of a verb begins."""
        return self._relative(self.verbs[at - 1].last if at else 0, self.verbs[at].first)

    def describes(self, at: int) -> bool:
        """Does a verb only tell which noun is meant: a participle behind it, or the verb of a relative clause?"""
        nearest = self._nearest(self.verbs[at].first)
        behind = nearest is not None and nearest.last >= self.verbs[at].first - 1
        if self._opened(at) is not None or (behind and not self.verbs[at].finite):
            return True
        return at > 0 and self._joined(at - 1, at) and self._own_first(at) is None and self._goes_on(at - 1, at) and self.describes(at - 1)

    def _own_first(self, at: int) -> Phrase | None:
        """The free phrase right before a verb, behind the conjunction that joins it to the verb before."""
        between = range(self.verbs[at - 1].last, self.verbs[at].first)
        joint = max(index for index in between if self.words[index].tag == "CJC" or self.words[index].text == ",")
        return self._free(joint + 1, self.verbs[at].first)

    def _joined(self, first: int, second: int) -> bool:
        """Does a conjunction stand between two verbs, or a comma, where a third of their form closes the list: "came, built and sold"?"""
        if self._has_conjunction(first, second):
            return True
        if self.words[self.verbs[second].first - 1].text != "," or second + 1 >= len(self.verbs):
            return False
        forms = [self.words[self.verbs[at].last - 1].tag[-1] for at in (first, second, second + 1)]
        return set(forms) <= {"D", "N"} and self._has_conjunction(second, second + 1)

    def _has_conjunction(self, first: int, second: int) -> bool:
        return any(word.tag == "CJC" for word in self.words[self.verbs[first].last : self.verbs[second].first])

    def _goes_on(self, before: int, at: int) -> bool:
        """Does a verb go on with a relative clause ("who move there and stay"), not with a main verb of its form ("would … and would")?"""
        first, second = (self.words[self.verbs[index].first] for index in (before, at))
        mains = {self.words[one.first].text for one in self.verbs[:before] if one.finite}
        return second.tag != "VM0" or second.text not in mains or first.text == second.text

    def _borrowed(self, at: int) -> Phrase | None:
        """The subject of a participle or infinitive: the noun it stands behind, else that of the verb before."""
        verb = self.verbs[at]
        if not verb.infinitive and self.describes(at):
            return self._nearest(verb.first)
        if at == 0:
            return None if verb.infinitive else self._free(verb.last, len(self.words))
        previous = self.verbs[at - 1]
        if verb.infinitive and (between := self._free(previous.last, verb.first)) is not None and between.first == previous.last:
            return between
        return self.subject(at - 1)

    def _relative(self, floor: int, end: int) -> int | None:
        """Where, before word `end`, the relative pronoun stands that opens the clause; the preposition before it included."""
        for at in range(end - 1, floor - 1, -1):
            tag = self.words[at].tag
            if tag in _BREAKS or self.words[at].text in ",;:":
                return None
            if tag in _RELATIVE or (tag == "CJT" and (at + 1 == end or self.words[at + 1].text in _NOMINATIVE)):
                nearest = self._nearest(at)
                if nearest is None or self.words[at - 1].tag.startswith("V"):
                    return None
                return at - 1 if self.words[at - 1].tag in PREPOSITIONS else at
        return None

    def _free(self, first: int, last: int) -> Phrase | None:
        within = (one for one in self.phrases if first <= one.first and one.last <= last and not one.preposition)
        return next((one for one in within if self.words[one.first].tag != "PNP" or self.words[one.first].text not in _OBJECTIVE), None)

    def _nearest(self, end: int) -> Phrase | None:
        return next((one for one in reversed(self.phrases) if one.last <= end), None)

    def span(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the text."""
        return Span(self.words[phrase.first].start, self.words[phrase.last - 1].end)

    def verb_span(self, at: int) -> Span:
        """Where a verb stands in the text."""
        return Span(self.words[self.verbs[at].first].start, self.words[self.verbs[at].last - 1].end)

    def __repr__(self) -> str:
        return " ".join(f"{word.text}/{word.tag}" for word in self.words)


@lru_cache(maxsize=64)
def parse(text: str, start: int, sums: tuple[Span, ...]) -> Syntax:
    """The grammar of a sentence that begins at offset `start`; each of its sums counts as one word."""
    return Syntax(tagged(text, start, sums))
