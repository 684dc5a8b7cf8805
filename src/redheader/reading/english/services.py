"""What is paid to others because of talent: to those who bring people, or to those who employ them, by the grammar of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Benefit, Payee
from redheader.reading.english.chunks import Phrase
from redheader.reading.english.payees import Recipient
from redheader.reading.english.syntax import Syntax, parse
from redheader.text.segment import Span

_ARTICLE = re.compile(r"^(?:an?|the|any|each|every) ", re.IGNORECASE)
_DEEDS: tuple[Literal["brings", "employs"], ...] = ("brings", "employs")
_RELATIVE = frozenset(("who", "that", "which"))
_ANYBODY = frozenset(("whoever", "anyone", "anybody", "everyone", "everybody", "someone", "somebody", "those"))


class Service(NamedTuple):
    """What somebody who is no talent is paid for, and who that is."""

    benefit: Benefit
    to: Payee
    payee: Recipient | None


class Deed(NamedTuple):
    """`kind`: "brings", "employs", or "" where only the people are told; `doer`: where the words for who did it stand.

    `counted`: so much is paid for each of the people.
    """

    kind: Literal["brings", "employs", ""]
    doer: Span | None
    people: Span
    counted: bool


class ServiceReader:
    """Needs the lexicons "en/services" and "en/classes"."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.lexicon("en/services")
        self._deeds = {deed: words.pattern(deed) for deed in _DEEDS}
        self._people, self._counts, self._category = (words.pattern(value) for value in ("people", "counts", "category"))
        self._pronoun, self._author, self._rewarded = (words.pattern(value) for value in ("pronoun", "author", "rewarded"))
        self._agent = knowledge.lexicon("en/classes").pattern("agent")

    def deeds(self, folded: str, sentence: Span, sums: tuple[Span, ...], start: int, within: Span) -> list[Deed]:
        """The deeds for which the sum that begins at `start` may be paid, those told behind it first.

        `within`: where the sums beside it end and begin.
        """
        syntax = parse(folded[slice(*sentence)], sentence.start, sums)
        deeds = (*self._for_each(syntax), *self._done(syntax, start))
        near = [deed for deed in deeds if within.start <= deed.people.start < within.end]
        return sorted(near, key=lambda deed: deed.people.start < start)

    def of(self, folded: str, deeds: list[Deed], receiver: Recipient | None, nearest: Recipient | None, clause: Span) -> Service | None:
        """The service that a sum pays for.

        `receiver`: whom the verb over the sum names; `nearest`: who else may get it; `clause`: what is said of it.
        """
        for deed in deeds:
            people, words = folded[slice(*deed.people)], receiver.words if receiver else None
            if words and (words in people or people in words) and deed.counted:
                receiver, words = None, None
            if receiver is None and nearest and nearest.words and nearest.words not in people and people not in nearest.words:
                receiver = nearest if nearest.kind == "body" or not deed.counted else None
            told = receiver is not None or deed.doer is not None or not deed.counted
            if told and (not deed.counted or words is None or (receiver and receiver.kind == "body") or self._agent.search(words)):
                return self._service(folded, deed, receiver, clause)
        return None

    def _service(self, folded: str, deed: Deed, receiver: Recipient | None, clause: Span) -> Service:
        """Finding people where that is told, or where an agent or somebody unnamed gets so much for each; else employing them."""
        words = receiver.words if receiver else None
        doer = folded[slice(*deed.doer)] if deed.doer else ""
        common = _ARTICLE.sub("", doer)
        if words is None and common and common.islower() and not self._pronoun.fullmatch(common):  # never a person's name
            words, receiver = common, Recipient(common, "body")
        agent = words is not None and self._agent.search(words) is not None
        ours = words is None and self._author.search(folded, *clause) is not None
        body = agent or ours or deed.kind == "employs" or (receiver is not None and receiver.kind == "body")
        rewarded = self._rewarded.search(folded, *clause) is not None
        finds = agent or rewarded or deed.kind == "brings" or (not deed.kind and words is None and (ours or not body))
        return Service("finder" if finds else "employer", "organisation" if body else "person", receiver)

    def _for_each(self, syntax: Syntax) -> Iterator[Deed]:
        """People each of whom is paid for, with the clause behind them: "whom he brings in", "she lands", "who signs", "placed"."""
        for phrase in syntax.phrases:
            if phrase.preposition not in ("for", "per") or not self._is_counted(syntax, phrase):
                continue
            people = syntax.span(phrase)
            at = next((at for at, verb in enumerate(syntax.verbs) if verb.first >= phrase.last), None)
            between = syntax.words[phrase.last : syntax.verbs[at].first] if at is not None else ()
            if at is None or any(word.text in ",;:" or word.tag.startswith("CJ") for word in between):
                yield Deed("", None, people, True)
                continue
            active = syntax.verbs[at].finite and not syntax.verbs[at].passive
            own = (one for one in syntax.phrases if phrase.last <= one.first and one.last == syntax.verbs[at].first and not one.preposition)
            doer = next(own, None) if active else None
            themselves = doer is None and bool(between) and between[-1].text in _RELATIVE and not syntax.verbs[at].passive
            kind = "" if themselves else self._kind(syntax, at)
            yield Deed(kind, syntax.span(doer) if doer else None, people, True)

    def _is_counted(self, syntax: Syntax, phrase: Phrase) -> bool:
        """Are people counted: "for every engineer", "for each"?"""
        words = syntax.words[phrase.first : phrase.last]
        told = " ".join(word.text for word in words[-2:])
        known = self._people.fullmatch(words[-1].text) or self._category.fullmatch(told)
        return known is not None and self._counts.fullmatch(words[0].text) is not None

    def _done(self, syntax: Syntax, start: int) -> Iterator[Deed]:
        """Deeds of the subject over the sum at `start`, with people as their object: "an agency that delivers a leading talent"."""
        over = syntax.governing(start)
        subject = syntax.subject(over) if over is not None else None
        for at, verb in enumerate(syntax.verbs):
            kind = self._kind(syntax, at)
            objects = [one for one in syntax.complements(at) if not one.preposition]
            if not kind or verb.passive or not verb.first or not objects or at == over:
                continue
            if self._people.fullmatch(syntax.words[objects[0].last - 1].text) is None:
                continue
            before = [word.text.lower() for word in syntax.words[max(0, verb.first - 2) : verb.first]]
            if before[-1] == "whoever" or (before[-1] in _RELATIVE and before[0] in _ANYBODY):
                yield Deed(kind, None, syntax.span(objects[0]), False)
            elif set(before) & _RELATIVE and (doer := syntax.subject(at)) is not None and doer == subject:
                yield Deed(kind, syntax.span(doer), syntax.span(objects[0]), False)

    def _kind(self, syntax: Syntax, at: int) -> Literal["brings", "employs", ""]:
        words = [word.text for word in syntax.words[syntax.verbs[at].first : syntax.verbs[at].last]]
        return next((deed for deed in _DEEDS if any(self._deeds[deed].fullmatch(word) for word in words)), "")
