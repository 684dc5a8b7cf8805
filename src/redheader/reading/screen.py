"""What tells names of talent programmes from other names: words in the name, beside it and in its sentence."""

from __future__ import annotations

import re

from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source
from redheader.text.segment import Span

_ONE, _NOUN = re.compile(r"\b[Aa]n? $"), re.compile(r"\"? [A-Za-z]")
_BEFORE, _AFTER, _NEAR = 24, 40, 250
_HEAD, _OPENING, _OFTEN, _DENSE = 200, 3000, 4, 250


class Screen:
    """One language's screens ("zh", "en"), from its lexicons "programme_screens" and "programme_generic"."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        lexicon = knowledge.lexicon(f"{language}/programme_screens")
        self._whole_words = language == "en"
        self._talent = self._words(lexicon, "talent")
        self._generic = self._words(knowledge.lexicon(f"{language}/programme_generic"), "generic")
        self._not = self._words(lexicon, "not")
        self._tie_before = self._words(lexicon, "tie_before")
        self._tie_after = self._words(lexicon, "tie_after")
        self._said_before = self._words(lexicon, "said_before")
        self._said_after = self._words(lexicon, "said_after")
        self._wooing = self._words(lexicon, "wooing")
        self._phrase = self._words(lexicon, "phrase")
        self._trade = self._words(lexicon, "trade")
        self._after = self._words(lexicon, "after")
        self._other = self._words(lexicon, "other")
        self._doubt = self._words(lexicon, "doubt")
        self._local = self._words(lexicon, "local")
        self._programmes = self._words(lexicon, "programmes")
        self._measure = self._words(lexicon, "measure")

    def about_talent(self, source: Source, start: int, end: int) -> bool:
        """Is there a word about talent in the name or near it in its sentence? The whole sentence counts in English."""
        sentence = source.sentence_at(start)
        if self._whole_words:
            return bool(self._talent.search(source.folded, sentence.start, sentence.end))
        left, right = max(sentence.start, start - _BEFORE), min(max(sentence.end, end), end + _AFTER)
        return bool(self._talent.search(source.folded, left, right))

    def tied_to_talent(self, folded: str, start: int, end: int) -> bool:
        """Has the name a word about talent, or do the words right before or after it tie it to people?"""
        if self._talent.search(folded, start, end):
            return True
        if not (self._tie_after.pattern and self._tie_before.pattern):
            return False
        after = folded[end : end + _AFTER * 2]
        return bool(self._tie_after.search(after) or self._tie_before.search(folded[max(0, start - _AFTER) : start]))

    def is_crowd(self, folded: str, start: int, end: int) -> bool:
        """Is "Talents" at the end of a name the noun of "a thousand talents", so that nothing is named?"""
        one = _ONE.search(folded, max(0, start - 3), start)
        return one is not None and folded[start:end].lower().endswith("talents") and not _NOUN.match(folded, end)

    def said_to_be_one(self, folded: str, start: int, end: int) -> bool:
        """Do the words right before or after a bare name say that it is a programme?"""
        if not (self._said_before.pattern and self._said_after.pattern):
            return False
        before = self._said_before.search(folded, max(0, start - _AFTER), start)
        return before is not None or self._said_after.match(folded, end) is not None

    def heads_talent_document(self, source: Source, start: int) -> bool:
        """Does the place stand at the head of a document that speaks of talent throughout?"""
        if start > _HEAD:
            return False
        count = sum(1 for _ in self._talent.finditer(source.folded, 0, _OPENING))
        return count >= _OFTEN and count * _DENSE >= min(len(source.folded), _OPENING)

    def speaks_of_programmes(self, source: Source) -> bool:
        """Does the document, wherever in it, speak of recruiting talent in words that mean nothing else?"""
        return bool(self._programmes.pattern and self._programmes.search(source.folded))

    def is_measure(self, source: Source) -> bool:
        """Does the document's head say that it is a measure about talent?"""
        return bool(self._measure.pattern and self._measure.search(source.folded, 0, 2 * _HEAD))

    def refused(self, name: str) -> bool:
        """Does the name say that it selects no talent?"""
        if self._wooing.pattern and self._wooing.search(name):
            return False
        if self._not.search(name):
            return True
        return bool(self._trade.pattern and self._trade.search(name) and not self._talent.search(name))

    def phrase(self, name: str) -> bool:
        """Is a name without quotation marks a phrase that any plan goes by?"""
        return bool(self._phrase.pattern and self._phrase.search(name))

    def talent_near(self, source: Source, start: int, end: int) -> bool:
        """Is there a word about talent within some two sentences, whoever's they are?"""
        return bool(self._talent.search(source.folded, max(0, start - _NEAR), end + _NEAR))

    def followed(self, folded: str, end: int) -> bool:
        """Does what follows show that something else is named?"""
        return bool(self._after.match(folded, end))

    def doubtful(self, source: Source, start: int, end: int, wide: bool = False) -> bool:
        """Does what follows an ambiguous name, or its sentence (two sentences when `wide`), show that its other meaning is meant?"""
        sentence = Span(max(0, start - _NEAR), end + _NEAR) if wide else source.sentence_at(start)
        if self._doubt.pattern and self._doubt.match(source.folded, end):
            return True
        return bool(self._other.pattern and self._other.search(source.folded, sentence.start, sentence.end))

    def distinctive(self, name: str) -> int:
        """How many characters are left of a name once signs and generic words are gone."""
        return len(re.sub(r"[^\w+]", "", self._generic.sub("", name)))

    def has_talent(self, name: str) -> bool:
        """Is there a word about talent in the name?"""
        return bool(self._talent.search(name))

    def local(self, folded: str, start: int) -> bool:
        """Does what stands right before say that the programme is a province's, a city's or a district's own?"""
        return bool(self._local.pattern and self._local.search(folded, max(0, start - 3), start))

    def _words(self, lexicon: Lexicon, value: str) -> re.Pattern[str]:
        chosen = [trigger for trigger in lexicon.triggers if trigger.value == value]
        words = sorted((re.escape(word) for trigger in chosen for word in trigger.words), key=lambda word: (-len(word), word))
        literal = [rf"\b(?i:{'|'.join(words)})(?!\w)" if self._whole_words else "|".join(words)] if words else []
        return re.compile("|".join([*literal, *(lexicon.compile(t.pattern).pattern for t in chosen if t.pattern)]))
