"""Whom a programme seeks, in which fields, and whether it says who was chosen, in English documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Audience, Disclosure, Field, Policy
from redheader.reading.english.audiences import AudienceReader
from redheader.reading.english.fields import FieldReader
from redheader.reading.english.frames import Family, frames, quote, words
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_AUDIENCE_REACH, _FIELDS_LENGTH = 220, 400
_PROGRAMME = re.compile(
    r"\bunder (?:a|an|the|its) (?:[a-z]+ )?(?:program(?:me)?|plan|scheme)\b|\bto (?:apply for|join|enter) (?:its |such |the )?talent "
)
_LISTED = re.compile(
    r"(?:A(?:nswer)?[.:] )?(?P<list>[A-Z](?:(?! (?:is|are|was|were|has|have) )[^.;:,]){2,50}, "
    r"(?:(?! (?:is|are|was|were|has|have) )[^.;:]){3,240}?|[A-Z][^.;:]{2,50}(?:; [^.;:]{2,60}){2,})"
    r"(?=[.;]|, (?:to|which|but|and (?:it|they)|according)\b|$)"
)
_MISSING = re.compile(r"\b(?:short(?:ages?|fall)? (?:of|by)|lack(?:s|ed|ing)?|missing)\b")
_DOES_NOT = re.compile(r"[^.;?]{3,40} (?:does|do|did) not\.?")
_NEGATED = re.compile(r"\b(?:neither|never|not|no longer|stopped|ceased|nor|without)\b")


class AimReader(Family):
    """Reads audience and field."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/aims")
        self._sought, self._worked_in = AudienceReader(knowledge), FieldReader(knowledge)
        self._plans = self.lexicon.compile("@plans@")
        self._bare = self.lexicon.compile("@bare@")
        self._heads_fields = self.lexicon.compile("(?:@heads_fields@|@asks_fields@)")
        self._kind = self.lexicon.compile("@kind@")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per audience or field and programme."""
        audiences, fields = set[str | None](), set[str | None]()
        for draft in self._framed(view):
            (audiences if isinstance(draft.statement, Audience) else fields).add(draft.programme)
            yield draft
        yield from self._sought.read(view, audiences)
        yield from self._worked_in.read(view, fields)

    def _framed(self, view: View) -> Iterator[Draft]:
        if view.inside:
            yield from self._listed(view)
        source = view.source
        mentions, seen = view.mentions, set[tuple[str, str | None]]()
        for sentence, hits in self.passages(view):
            taken = list[tuple[str, Span]]()
            for hit in hits:
                aim, where = next((name, Span(*span)) for name, span in hit.groups.items())
                if any(name == aim and where.start < other.end and other.start < where.end for name, other in taken):
                    continue
                if not (statement := self._statement(source, sentence, hit, mentions, view.dense)):
                    continue
                taken.append((aim, where))
                about = mentions.about(sentence, hit.start)
                key = (repr(statement).lower(), about)
                if key in seen:
                    continue
                seen.add(key)
                quoted = quote(source, sentence, hit.start, hit.end)
                yield Draft(statement, *quoted, 0.6, about, self.according_to(source, sentence))

    def _listed(self, view: View) -> Iterator[Draft]:
        """The fields on the line under a heading that announces them."""
        blocks = view.source.blocks
        for above, below in pairwise(blocks):
            line = view.source.folded[below.start : below.end]
            if (
                self._heads_fields.fullmatch(view.source.folded, above.start, above.end)
                and (listed := _LISTED.match(line))
                and len(line) < _FIELDS_LENGTH
            ):
                where = Span(below.start + listed.start("list"), below.start + listed.end("list"))
                yield Draft(Field(words(view.source, where).rstrip(".")), *where, 0.6, view.mentions.about(where, where.start))

    def _statement(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions, dense: bool) -> Audience | Field | None:
        if "field" in hit.groups:
            if _MISSING.search(source.folded, sentence.start, hit.start):
                return None
            field = self._kind.sub("", words(source, hit.groups["field"]))
            speaks = mentions.has_subject(sentence, hit.start) or mentions.about(sentence, hit.start) or hit.start == sentence.start
            if hit.value == "title":
                return Field(field)
            heading = source.block_at(hit.start).heading or source.folded[hit.groups["field"][0] - 2 : hit.groups["field"][0]] == ": "
            return Field(field) if speaks or heading or dense else None
        audience = words(source, hit.groups["audience"])
        if self._sought.is_denied(source.folded, sentence.start, hit.groups["audience"][0]):
            return None
        tied = hit.value == "label" or self._tied(source, sentence, hit, mentions)
        return Audience(audience) if tied and not self._bare.fullmatch(audience) else None

    def _tied(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> bool:
        """Is the seeker a programme: named, meant or described shortly before?"""
        start = max(sentence.start, hit.start - _AUDIENCE_REACH)
        near = Span(start, sentence.end)
        spoken = self._plans.search(source.folded[start : hit.start]) or _PROGRAMME.search(source.folded, hit.end, sentence.end)
        return mentions.has_subject(near, hit.start) or spoken is not None


class DisclosureReader(Family):
    """Reads whether awardees are made public."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/disclosure")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per sentence."""
        source = view.source
        mentions = view.mentions
        if not view.inside:
            return
        published = False
        for sentence in source.sentences:
            if published and _DOES_NOT.fullmatch(source.folded, *sentence):
                yield Draft(Disclosure("awardees_not_published"), *sentence, 0.75, mentions.about(sentence, sentence.end))
            hits = frames(source, self.lexicon, sentence)
            published = any(hit.value == "awardees_published" for hit in hits)
            if source.folded[sentence.end - 1] == "?":
                continue
            for hit in [hit for hit in hits if hit.value == "awardees_not_published"][:1] or hits[:1]:
                denied = hit.value == "awardees_published" and _NEGATED.search(source.folded, sentence.start, hit.end)
                policy = cast(Policy, "awardees_not_published" if denied else hit.value)
                inside = mentions.between(hit.start, hit.end)
                about = inside[0].name if inside else mentions.about(sentence, hit.start)
                where = quote(source, sentence, hit.start, hit.end)
                yield Draft(Disclosure(policy), *where, 0.75, about, self.according_to(source, sentence))
