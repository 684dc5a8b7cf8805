"""Whom the verb over a sum makes its receiver: the one it gives to, or its subject, by the grammar of the sentence."""

from __future__ import annotations

import re

from redheader.knowledge.loader import Knowledge
from redheader.reading.english.chunks import Phrase
from redheader.reading.english.payees import Recipient, Sentence, recipient_of
from redheader.reading.english.syntax import Syntax, parse
from redheader.text.segment import Span

_LIGHT = frozenset(
    ("one", "those", "anyone", "anybody", "everyone", "everybody", "whoever", "someone", "somebody", "person", "people", "persons")
)
_THEY = frozenset(("they", "them", "he", "him", "she", "her", "you", "we", "us", "me", "i", "these"))
_THIRD = frozenset(("they", "them", "these", "both", "each", "all"))
_EACH = frozenset(("each", "both", "all"))
_NAME = re.compile(r"\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_LONGEST = 140
_ARTICLE = re.compile(r"(?:(?:an?|the|each|every|any|such|all|its|their|his|her|our|your) )+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,;:]+(?:and|or))?[\s,;:]*$")


class Governors:
    """Needs the lexicons "en/benefits" and "en/classes"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._benefits = knowledge.lexicon("en/benefits")
        classes = knowledge.lexicon("en/classes")
        self._no_receiver, self._employs, self._team = (classes.pattern(value) for value in ("no_receiver", "employs", "team_word"))
        self._parts_with, self._receives = classes.pattern("parts_with"), classes.pattern("receives")

    def receiver(self, said: Sentence, start: int, left: int, certain: bool = True) -> Recipient | None:
        """The receiver of the sum that begins at `start`; `left`: where the sum before it ends, or the sentence begins.

        `certain`: only by a verb of giving or getting; else by any verb.
        """
        syntax = parse(said.folded[said.span.start : said.span.end], said.span.start, said.sums)
        at = syntax.governing(start)
        if at is None or (said.span.start < left and syntax.verb_span(at).start < left):
            return self._gapped(said, syntax, left, start) or self._given_to(said, syntax, start)
        while at > 0 and syntax.is_aside(at):
            at -= 1
        while at >= 0 and (syntax.verb_span(at).start >= left or said.span.start == left):
            if (not certain or self._pays(said, syntax, at)) and (found := self._of_verb(said, syntax, at, start)):
                return found
            if not syntax.describes(at):
                return None
            at -= 1
        return None

    def _pays(self, said: Sentence, syntax: Syntax, at: int) -> bool:
        return self._is(said, syntax, at, "gives") or self._is(said, syntax, at, "gets")

    def _of_verb(self, said: Sentence, syntax: Syntax, at: int, start: int) -> Recipient | None:
        """Whom the verb gives to, what it makes somebody, or its subject."""
        verb, before = syntax.verbs[at], syntax.verb_span(at).start
        gets = verb.passive or self._is(said, syntax, at, "gets")
        complements = [one for one in syntax.complements(at) if syntax.span(one).end <= start]
        if not gets and self._is(said, syntax, at, "gives"):
            first = next(iter(complements), None)
            if first is None or first.preposition or syntax.holds_sum(first):
                return None
            named = self._named(said, syntax, first, start, bodies=True)
            return named or (self._unlisted(said, syntax, first, syntax.span(first).end) if syntax.is_before_sum(first) else None)
        made = [one for one in complements if verb.passive and one.preposition in ("as", "to")]
        for one in made:
            if said.folded[slice(*syntax.span(one))] != "one" and (named := self._named(said, syntax, one, start, one.preposition == "to")):
                return named
        subject = syntax.subject(at)
        if subject is None or subject.first >= verb.first or (syntax.is_copula(at) and not gets):
            return None
        if not gets and self._parts_with.match(said.folded, *syntax.verb_span(at)):
            return None
        named = self._named(said, syntax, subject, before, bodies=gets)
        if named or not gets or syntax.describes(at):
            return named
        if said.folded[slice(*syntax.span(subject))].lower() == "it":
            received = (verb.passive and self._is(said, syntax, at, "gets")) or self._receives.search(said.folded, *syntax.verb_span(at))
            return Recipient(None, "body") if received else None
        if not self._is(said, syntax, at, "gets"):
            return None
        return self._unlisted(said, syntax, subject, before)

    def _given_to(self, said: Sentence, syntax: Syntax, start: int) -> Recipient | None:
        """To whom the verb behind a sum that is its subject gives it: "subsidies of 9 million yuan are given to the new teams"."""
        at = next((at for at, verb in enumerate(syntax.verbs) if verb.finite and syntax.verb_span(at).start > start), None)
        if at is None or not syntax.verbs[at].passive or not self._pays(said, syntax, at):
            return None
        if any(word.text in ",;:" or word.tag == "CJC" for word in syntax.words if start <= word.start < syntax.verb_span(at).start):
            return None
        for phrase in syntax.complements(at):
            if phrase.preposition == "to":
                until = syntax.span(phrase).end
                return self._named(said, syntax, phrase, until, bodies=True) or self._unlisted(said, syntax, phrase, until)
        return None

    def _gapped(self, said: Sentence, syntax: Syntax, left: int, start: int) -> Recipient | None:
        """Who stands before a sum whose verb is told once for several: "and one with a master's degree 60,000 yuan"."""
        for phrase in syntax.phrases:
            where = syntax.span(phrase)
            if left <= where.start and where.end <= start and not phrase.preposition and syntax.leads(phrase):
                if syntax.governing(start) is None and not self._is_light(said.folded[slice(*where)]):
                    return None
                named = self._named(said, syntax, phrase, start, bodies=True)
                over = syntax.governing(start)
                got = over is not None and self._is(said, syntax, over, "gets") and syntax.is_before_sum(phrase)
                return named or (self._unlisted(said, syntax, phrase, where.end) if got else None)
        return None

    def _named(self, said: Sentence, syntax: Syntax, phrase: Phrase, until: int, bodies: bool) -> Recipient | None:
        """A phrase as a recipient: by the lexicon, or a pronoun's, or the words up to `until` where the noun alone says too little."""
        where = syntax.span(phrase)
        words = said.folded[slice(*where)]
        if words.lower() == "it":
            named = [hit for hit in said.payees if hit.value in ("body", "founded", "team") and hit.end <= where.start]
            return recipient_of(said.folded, named[0]) if named else said.told if said.told and said.told.kind != "person" else None
        if words.lower() in _EACH and (several := [hit for hit in said.payees if hit.end <= where.start]):
            return recipient_of(said.folded, several[-1])
        if words.lower() in (*_THEY, *_EACH):
            before = [hit for hit in said.payees if hit.end <= where.start and hit.value != "body"]
            if words.lower() in _THIRD and before and before[0].start == said.span.start:
                return recipient_of(said.folded, before[0])
            told = said.told if words.lower() in _THIRD else None
            return told or (Recipient(None, "person") if bodies else None)
        hits = [hit for hit in said.payees if hit.start < where.end and where.start < hit.end]
        if hits:
            return None if hits[0].value == "body" and not bodies else recipient_of(said.folded, hits[0])
        return Recipient(self._described(said.folded, where, until), "person") if self._is_light(words) else None

    def _unlisted(self, said: Sentence, syntax: Syntax, phrase: Phrase, until: int) -> Recipient | None:
        """Who gets a sum by the grammar alone, whatever he or she is called; a thing, a place or money is nobody.

        A private person's name is never taken.
        """
        where = syntax.span(phrase)
        head = said.folded[slice(*where)]
        if syntax.holds_sum(phrase) or not syntax.is_common(phrase) or self._no_receiver.search(head):
            return None
        if any(self._benefits.find(said.folded, *where)):
            return None
        words = self._described(said.folded, where, until)
        kind = "team" if self._team.search(head) else "body" if self._employs.search(words) else "person"
        return Recipient(words, kind)

    def _described(self, folded: str, phrase: Span, until: int) -> str:
        """A phrase with what stands behind it up to an offset, unless a name stands there that is no plan's, place's or body's."""
        named = any(not self._no_receiver.search(match[0]) for match in _NAME.finditer(folded, phrase.end, until))
        return _cut(folded, phrase.start, phrase.end if named else until)

    def _is_light(self, words: str) -> bool:
        return words.lower().split()[-1] in _LIGHT

    def _is(self, said: Sentence, syntax: Syntax, at: int, value: str) -> bool:
        where = syntax.verb_span(at)
        return any(hit.value == value and hit.start < where.end and where.start < hit.end for hit in said.hits)


def _cut(folded: str, start: int, end: int) -> str:
    """The words between two offsets without an article before or a mark behind."""
    words = folded[start : min(end, start + _LONGEST)]
    return _TRAILING.sub("", words[match.end() :] if (match := _ARTICLE.match(words)) else words)
