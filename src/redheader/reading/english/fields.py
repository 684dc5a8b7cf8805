"""In which sciences and industries an English text says people are sought, by the grammar of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Field
from redheader.reading.english.chunks import Phrase
from redheader.reading.english.frames import Family, quote, words
from redheader.reading.english.scope import View
from redheader.reading.english.syntax import Syntax, parse
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_NEVER_INSIDE = frozenset(("AT0", "DT0", "DPS", "CRD", "ORD", "NP0", "PNP", "PNI"))
_BETWEEN = frozenset((",", "and", "or"))


class FieldReader(Family):
    """Needs the lexicon "en/fields"."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/fields")
        pattern = self.lexicon.pattern
        self._before, self._does = pattern("before"), pattern("does")
        self._science, self._no_field, self._missing = pattern("science"), pattern("no_field"), pattern("missing")

    def read(self, view: View, told: set[str | None]) -> Iterator[Draft]:
        """The first list of sciences for each programme that is not among those `told` already."""
        if not view.inside:
            return
        source, done = view.source, set(told)
        for index, sentence in enumerate(source.sentences):
            told_of = view.near(index) and " in " in source.folded[slice(*sentence)]
            if not told_of or self._missing.search(source.folded, *sentence):
                continue
            syntax = parse(source.folded[slice(*sentence)], sentence.start, ())
            for where in self._lists(source, syntax):
                about = view.mentions.about(sentence, where.start)
                if about not in done:
                    done.add(about)
                    yield Draft(
                        Field(words(source, where)), *quote(source, sentence, *where), 0.6, about, self.according_to(source, sentence)
                    )

    def _lists(self, source: Source, syntax: Syntax) -> Iterator[Span]:
        for phrase in syntax.phrases:
            if phrase.preposition == "in" and phrase.first > 1 and self._leads(syntax, phrase):
                items = self._items(syntax, phrase)
                where = Span(syntax.span(items[0]).start, syntax.span(items[-1]).end)
                if self._are_fields(source, [syntax.span(item) for item in items]):
                    yield where

    def _leads(self, syntax: Syntax, phrase: Phrase) -> bool:
        """Do people, or what they do, stand before the "in" of a phrase?"""
        before = syntax.words[phrase.first - 2]
        return (self._before if before.tag.startswith("N") else self._does).fullmatch(before.text) is not None

    def _items(self, syntax: Syntax, phrase: Phrase) -> list[Phrase]:
        """The phrases of a list that begins with `phrase`, up to what no list has between its members."""
        items = [phrase]
        for item in syntax.phrases[syntax.phrases.index(phrase) + 1 :]:
            between = [word.text for word in syntax.words[items[-1].last : item.first]]
            if not between or any(word not in _BETWEEN for word in between):
                break
            items.append(item)
        end = items[-1].last
        if len(items) > 1 and end < len(syntax.words) and syntax.words[end].tag.startswith("V"):  # the subject of the next clause
            items.pop()
        return items

    def _are_fields(self, source: Source, items: list[Span]) -> bool:
        """Are all members of a list common nouns without articles, none of them another thing one can be "in"?"""
        for item in items:
            told = source.folded[slice(*item)]
            if self._no_field.search(told) or any(word[0].isupper() and not word.isupper() for word in told.split()):
                return False
        known = sum(self._science.fullmatch(source.folded[slice(*item)]) is not None for item in items)
        return known > 0 and (len(items) > 1 or known == len(items))
