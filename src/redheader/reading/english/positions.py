"""What someone alleges, denies, contends, warns of or fears, in English documents; never a fact, and no speaker by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Position, Stance
from redheader.reading.english.frames import Family, frames, quote, words
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_PERSON = re.compile(r"^(?:Dr\.? |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+$")
_ABOUT_END = re.compile(r";|(?<=\w{6}), (?=[A-Z]|while\b|but\b|and (?:is|has|was)\b)")
_ABOUT_LENGTH = 120
_SPOKE_BEFORE = re.compile(
    r"(?P<who>.{3,60}?) (?:says?|said|insists?|insisted|maintains?|claims?|contends?|denies|denied|warns?)\b.* (?:and|but)$"
)
_INVERTED = re.compile(
    r'[,.!]" (?P<verb>says|said|adds|added) (?P<who>(?:an? |the |its |their )?[^,.;:"]{3,80}?)'
    r"(?=[,.;:]|$| (?:on|last|this|in (?:an?|the|\d)) )"
)
_HEAD, _LONG, _WHOLE = 1500, 260, 390
_STOP = re.compile(r"[.;:\"] |\.\d")
_STANCES = ("alleges", "denies", "contends", "warns", "fears")
_SHOWS: dict[str, Stance] = {"untrue": "denies", "wrong": "alleges", "right": "contends"}
_CLOSE = 60
_ASKS = re.compile(r"Q(?:uestion)?[.:] |(?:[A-Z][A-Za-z]+ ){1,3}: .*\?$")


class PositionReader(Family):
    """Reads positions with their speakers."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/positions")
        classes = knowledge.lexicon("en/classes")
        self._clause_start, self._about_start = classes.pattern("clause_start"), classes.pattern("about_start")
        self._group, self._nobody, self._negated = (classes.pattern(value) for value in ("group", "nobody", "negated"))
        self._plan, self._field, self._money = (classes.pattern(value) for value in ("plan", "field", "money"))

    def read(self, view: View) -> Iterator[Draft]:
        """Positions, one per sentence and stance; a spokesperson's own words, one per paragraph and stance, after them."""
        source = view.source
        mentions, author, speaker = view.mentions, self._head(source, "author"), self._head(source, "speaker")
        accused = False
        taken, own = set[tuple[int, Stance]](), list[tuple[tuple[int, Stance], Draft]]()
        for sentence, hits, close in self._sentences(view):
            values = {hit.value for hit in hits}
            stated = list(self._stated(source, sentence, hits, mentions, view.dense, speaker)) if close else []
            for hit, stance in stated:
                place = (source.block_at(sentence.start).start, stance)
                draft = self._draft(source, sentence, hit, stance, hits, mentions, speaker)
                if hit.value in _SHOWS:
                    own.append((place, draft))
                else:
                    taken.add(place)
                    yield draft
            if not stated and author and {"accusation", "object"} <= values and not self._money.search(source.folded, *sentence):
                named = bool(mentions.between(sentence.start, sentence.end)) or "talent" in source.folded[slice(*sentence)].lower()
                if named or not accused or "role" in values:
                    accused = accused or not named
                    yield self._accusation(source, sentence, hits, mentions, author)
        yield from {place: draft for place, draft in reversed(own) if place not in taken}.values()

    def _stated(
        self, source: Source, sentence: Span, hits: list[Hit], mentions: Mentions, dense: bool, speaker: str | None
    ) -> Iterator[tuple[Hit, Stance]]:
        """The verbs that take a stance, one for each stance; else one of saying, or a spokesperson's words, with the stance shown."""
        asked = source.folded[sentence.end - 1] == "?"
        taking = (
            [] if asked else [hit for hit in hits if hit.value in _STANCES and self._counts(source, sentence, hit, hits, mentions, dense)]
        )
        yield from ((hit, cast(Stance, hit.value)) for hit in {hit.value: hit for hit in reversed(taking)}.values())
        if not (dense or speaker or any(hit.value == "matter" for hit in hits)):
            return
        says = [hit for hit in hits if hit.value == "says"]
        said = next((hit for hit in says if not taking or hit.start < taking[0].start), None) or next(iter(says[-1:]), None)
        first, last = (said.end, sentence.end) if said and taking and said.start > taking[-1].start else (sentence.start, sentence.end)
        last = min((hit.start for hit in taking if hit.start >= first), default=last)
        shown = self._shown(source.folded, sentence, hits, Span(first, last))
        stances = {hit.value for hit in taking}
        if shown is None or shown[1] in stances or (shown[1] == "alleges" and stances & {"denies", "warns"}):
            return
        if said:
            if shown[1] != "contends" or self._names_field(source, sentence, mentions):
                yield said, shown[1]
        elif speaker and not taking and self._own_words(source, sentence, shown[1], mentions):
            yield shown

    def _own_words(self, source: Source, sentence: Span, stance: Stance, mentions: Mentions) -> bool:
        """Is it a whole sentence, no question, and about the field? A denial is about what was asked."""
        whole = source.folded[sentence.end - 1] in ".!" and not _ASKS.match(source.folded, *sentence)
        return whole and (stance == "denies" or self._names_field(source, sentence, mentions))

    def _names_field(self, source: Source, sentence: Span, mentions: Mentions) -> bool:
        """Does the sentence itself speak of talent, recruiting or a programme?"""
        return bool(mentions.between(*sentence)) or self._field.search(source.folded, *sentence) is not None

    def _shown(self, folded: str, sentence: Span, hits: list[Hit], within: Span) -> tuple[Hit, Stance] | None:
        """What the words `within` show: what is untrue is denied, a wrong alleged unless negated, what is right contended."""
        for value, stance in _SHOWS.items():
            hit = next((hit for hit in hits if hit.value == value and within.start <= hit.start < within.end), None)
            if hit is None:
                continue
            before = max(sentence.start, hit.start - _CLOSE)
            if value != "wrong" or not (negated := self._negated.search(folded, before, hit.start)):
                return hit, stance
            return None if "one" in negated[0] or "body" in negated[0] else (hit, "denies")
        return None

    def _sentences(self, view: View) -> Iterator[tuple[Span, list[Hit], bool]]:
        """The sentences with frames, and whether the field is spoken of close by; in a document out of scope none."""
        if not view.inside:
            return
        for index, sentence in enumerate(view.source.sentences):
            if hits := frames(view.source, self.lexicon, sentence):
                yield sentence, hits, view.near(index, wide=False)

    def _counts(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit], mentions: Mentions, dense: bool) -> bool:
        """Is the position about this field, and no mere word of a charge sheet?"""
        folded = source.folded
        if hit.value == "alleges":
            named = bool(mentions.between(*sentence)) or "talent" in folded[slice(*sentence)].lower()
            near = named or any(one.value in ("object", "wrong") for one in hits) or (dense and bool(self._plan.search(folded, *sentence)))
            own = "verb" in hit.groups and folded[hit.groups["verb"][0] : hit.groups["verb"][1]].startswith("accus")
            spoken = "verb" in hit.groups and not folded.startswith(("It is", "it is"), hit.start)
            return (near or own) and (spoken or not self._money.search(folded, *sentence))
        before = folded[sentence.start : hit.start]
        if hit.value == "fears" and re.search(r"\b(?:no|without|not|sparking|sparked|amid)\s*$", before):
            return False
        return dense or any(one.value == "matter" for one in hits)

    def _draft(
        self, source: Source, sentence: Span, hit: Hit, stance: Stance, hits: list[Hit], mentions: Mentions, speaker: str | None
    ) -> Draft:
        where = quote(source, sentence, hit.start, min(sentence.end, hit.end + 80), _WHOLE)
        own = hit.value in _SHOWS
        about = words(source, sentence, articles=True)[:_ABOUT_LENGTH] if own else self._about(source, sentence, hit, hits)
        statement = Position(speaker if own else self._speaker(source, sentence, hit), stance, about)
        return Draft(statement, *where, 0.75, mentions.about(sentence, sentence.end) if mentions.between(*sentence) else None)

    def _accusation(self, source: Source, sentence: Span, hits: list[Hit], mentions: Mentions, author: str) -> Draft:
        """A government's own words that accuse: the speaker is the office quoted, else the document's author."""
        hit = next(one for one in hits if one.value == "accusation")
        role = next((words(source, one.groups["role"]) for one in hits if one.value == "role"), None)
        before = [match.end() for match in self._clause_start.finditer(source.folded, sentence.start, hit.start)]
        stop = _STOP.search(source.folded, min(hit.end + 40, sentence.end), sentence.end)
        right = min(stop.start() if stop else sentence.end, hit.end + _ABOUT_LENGTH)
        where = Span(before[-1] if before and len(source.folded[slice(*sentence)]) > _LONG else sentence.start, right)
        about = words(source, (hit.start, min(sentence.end, hit.start + _ABOUT_LENGTH)), articles=True)
        named = mentions.between(*sentence)
        return Draft(Position(role or author, "alleges", about), *where, 0.6, named[0].name if named else None)

    def _speaker(self, source: Source, sentence: Span, hit: Hit) -> str | None:
        """The words before the verb, back to the start of the clause; a private person gives None."""
        if "verb" not in hit.groups:
            return None
        if (behind := _INVERTED.match(source.folded, max(sentence.start, hit.start - 3), sentence.end)) and behind.start(
            "verb"
        ) == hit.start:
            named = words(source, behind.span("who"))
            return None if self._nobody.match(named) or (_PERSON.match(named) and not self._group.search(named)) else named
        before = source.folded[sentence.start : hit.start].rstrip()
        start = max((match.end() for match in self._clause_start.finditer(before)), default=0)
        speaker = words(source, (sentence.start + start, sentence.start + len(before)))
        if first := _SPOKE_BEFORE.match(speaker):
            speaker = first["who"]
        if not speaker or self._nobody.match(speaker) or (_PERSON.match(speaker) and not self._group.search(speaker)) or len(speaker) > 90:
            return None
        return speaker

    def _about(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit]) -> str:
        """What follows the verb, in whole words, up to the clause in which the next one takes a position."""
        end = min(sentence.end, hit.end + _ABOUT_LENGTH)
        later = min((one.start for one in hits if one.value in _STANCES and one.start > hit.end), default=sentence.end)
        if later < sentence.end and (comma := source.folded.rfind(",", hit.end, later)) > 0:
            end = min(end, comma)
        elif end < sentence.end and source.text[end].isalnum():
            end = max(source.text.rfind(" ", hit.end, end), hit.end)
        if hit.value == "says" and source.folded[max(0, hit.start - 2)] == '"':
            return words(source, (sentence.start, hit.start), articles=True)[:_ABOUT_LENGTH]
        short = _ABOUT_END.split(self._about_start.sub("", source.text[hit.end : end]), maxsplit=1)[0].strip(' ."”')
        return short or words(source, sentence, articles=True)[:_ABOUT_LENGTH]

    def _head(self, source: Source, value: str) -> str | None:
        """The government body or office that issued the document, or the spokesperson whose words it gives, from its head."""
        head = min(_HEAD, len(source.text))
        hit = next((one for one in self.lexicon.find(source.folded, 0, head) if one.value == value), None)
        if hit is None:
            return None
        name = source.text[hit.start : hit.end]
        return "Department of Justice" if name.isupper() else name
