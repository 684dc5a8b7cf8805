"""What someone alleges, denies, contends, warns of or fears, in English documents; never a fact, and no speaker by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Position, Stance
from redheader.reading.english.frames import Family, frames, quote, shortened, word_end, words
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.release import Release
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_PERSON = re.compile(r"^(?:Dr\.? |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+(?:,? (?:Jr\.?|Sr\.?|I{2,3}|IV))?$")
_SURNAME = re.compile("[A-Z][a-z]+")
_OF_PLACE = "(?:City|Province|District|County|Municipal|Provincial|[Gg]overnment|officials|authorities)"
_TO_PLACE = "(?:in|from|to|of|at|city of|near)"
_ABOUT_END = re.compile(r";|(?<=\w{6}), (?=[A-Z]|while\b|but\b|and (?:is|has|was)\b)")
_ABOUT_LENGTH = 120
_SPOKE_BEFORE = re.compile(
    r"(?P<who>.{3,60}?) (?:says?|said|insists?|insisted|maintains?|claims?|contends?|denies|denied|warns?)\b.* (?:and|but)$"
)
_INVERTED = re.compile(
    r'[,.!]" (?P<verb>says|said|adds|added) (?P<who>(?:an? |the |its |their )?(?:[^,.;:"]|(?<=\b[A-Z])\.(?= ?[A-Z])){3,80}?)'
    r"(?=[,;:]|(?<!\b[A-Z])\.|$| (?:on|last|this|in (?:an?|the|\d)) )"
)
_JOINED = re.compile(r",? (?:and|but)(?: also| then| further)? ?$")
_GOES_ON = re.compile(
    r"\b(?:and|but) (?:also |then )?(?:said|says|saying|added|adds|stated|states) that (?!(?:it|he|she|they) (?:would|will|had|could)\b)"
)
_HEAD, _LONG, _WHOLE = 1500, 260, 390
_STOP = re.compile(r"[.;:\"] |\.\d")
_STANCES = ("alleges", "denies", "contends", "warns", "fears")
_SHOWS: dict[str, Stance] = {"untrue": "denies", "danger": "warns", "wrong": "alleges", "right": "contends"}
_CLOSE, _SPEAKER_LENGTH = 60, 90
_NO_FEAR = re.compile(r"\b(?:no|without|not|sparking|sparked|amid)\s*$")
_TALENT = re.compile(r"talent|\b[Ss]uch participation\b", re.IGNORECASE)
_PROSECUTORS = "prosecutors"
_ASKS = re.compile(r"Q(?:uestion)?[.:] |(?:[A-Z][A-Za-z]+ ){1,3}: .*\?$")


class _Sentence(NamedTuple):
    """One sentence with its frames in order; `dense`: the document is about the field.

    `speaker`: the spokesperson whose words the document gives; `office`: the one whom a release quotes with this sentence.
    """

    source: Source
    span: Span
    hits: list[Hit]
    mentions: Mentions
    dense: bool
    speaker: str | None
    office: str | None = None

    @property
    def folded(self) -> str:
        """The whole document's folded text."""
        return self.source.folded

    def has(self, *values: str) -> bool:
        """Is there a frame of one of these values?"""
        return any(hit.value in values for hit in self.hits)

    def names(self, pattern: re.Pattern[str]) -> bool:
        """Does it name a programme or hold `pattern`?"""
        return bool(self.mentions.between(*self.span)) or pattern.search(self.folded, *self.span) is not None


class PositionReader(Family):
    """Reads positions with their speakers."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/positions")
        classes = knowledge.lexicon("en/classes")
        self._capitals = knowledge.lexicon("capitals")
        self._release = Release(knowledge.lexicon("en/about"))
        self._clause_start, self._about_start = classes.pattern("clause_start"), classes.pattern("about_start")
        self._group, self._nobody, self._negated = (classes.pattern(value) for value in ("group", "nobody", "negated"))
        self._office = self.lexicon.compile(r"(?P<office>(?:.*\b)?@office@@portfolio@),? @named@(?P<of> of (?:the )?[A-Z].*)?(?:,.*)?$")
        self._role = self.lexicon.part("role")
        self._plan, self._field, self._money = (classes.pattern(value) for value in ("plan", "field", "money"))

    def read(self, view: View) -> Iterator[Draft]:
        """Positions, one per sentence and stance; a spokesperson's own words, one per paragraph and stance, after them."""
        source, author = view.source, self._head(view.source, "author")
        released = self._release.is_one(source)
        author = author or (_PROSECUTORS if released else None)
        accused = False
        taken, own = set[tuple[int, Stance]](), list[tuple[tuple[int, Stance], Draft]]()
        for sentence, close in self._sentences(view, released):
            told = released and sentence.has("procedure") and not sentence.office
            stated = [one for one in self._stated(sentence) if not told or one[1] == "alleges"] if close else []
            for hit, stance in stated:
                place = (source.block_at(sentence.span.start).start, stance)
                draft = self._draft(sentence, hit, stance)
                if hit.value in _SHOWS and not sentence.office:
                    own.append((place, draft))
                else:
                    taken.add(place)
                    yield draft
            accuses = sentence.has("accusation") and sentence.has("object") and not self._money.search(source.folded, *sentence.span)
            if released and sentence.has("concealment") and not (stated or accuses or sentence.has("procedure")):
                yield self._accusation(sentence, sentence.office or _PROSECUTORS, "concealment")
                continue
            if author and accuses and not stated:
                named = sentence.names(_TALENT)
                if named or not accused or sentence.has("role"):
                    accused = accused or not named
                    yield self._accusation(sentence, author)
        yield from {place: draft for place, draft in reversed(own) if place not in taken}.values()

    def _stated(self, sentence: _Sentence) -> Iterator[tuple[Hit, Stance]]:
        """The verbs that take a stance, one for each stance; else one of saying, or a spokesperson's words, with the stance shown."""
        span, hits = sentence.span, sentence.hits
        asked = sentence.folded[span.end - 1] == "?" or sentence.folded.startswith("If ", span.start)
        taking = [] if asked else [hit for hit in hits if hit.value in _STANCES and self._counts(sentence, hit)]
        yield from ((hit, cast(Stance, hit.value)) for hit in {hit.value: hit for hit in reversed(taking)}.values())
        if asked or not (sentence.dense or sentence.speaker or sentence.has("matter")):
            return
        says = [hit for hit in hits if hit.value == "says"]
        said = next((hit for hit in says if not taking or hit.start < taking[0].start), None) or next(iter(says[-1:]), None)
        first, last = (said.end, span.end) if said and taking and said.start > taking[-1].start else span
        last = min((hit.start for hit in taking if hit.start >= first), default=last)
        shown = self._shown(sentence, Span(first, last))
        stances = {hit.value for hit in taking}
        if said and shown is None and "denies" in stances and "contends" not in stances and _GOES_ON.search(sentence.folded, *span):
            yield said, "contends"
        if (
            shown is None
            or shown[1] in stances
            or (sentence.office and shown[1] == "denies")
            or (shown[1] == "alleges" and stances & {"denies", "warns"})
        ):
            return
        if said:
            if shown[1] not in ("contends", "warns") or sentence.names(self._field):
                yield said, shown[1]
        elif (sentence.speaker or sentence.office) and not taking and self._own_words(sentence, shown[1]):
            yield shown

    def _own_words(self, sentence: _Sentence, stance: Stance) -> bool:
        """Is it a whole sentence, no question, and about the field? A denial is about what was asked."""
        whole = sentence.folded[sentence.span.start : sentence.span.end].rstrip('"').endswith((".", "!")) and not _ASKS.match(
            sentence.folded, *sentence.span
        )
        return whole and (stance == "denies" or sentence.names(self._field) or (sentence.office is not None and sentence.has("object")))

    def _shown(self, sentence: _Sentence, within: Span) -> tuple[Hit, Stance] | None:
        """What the words `within` show: what is untrue is denied, a wrong alleged unless negated, what is right contended."""
        right = [hit for hit in sentence.hits if hit.value == "right"]
        for value, stance in _SHOWS.items():
            if value == "danger" and sentence.speaker:
                continue
            within_right = right if value == "wrong" else ()
            hits = (hit for hit in sentence.hits if hit.value == value and within.start <= hit.start < within.end)
            hit = next((hit for hit in hits if not any(one.start <= hit.start < one.end for one in within_right)), None)
            if hit is None:
                continue
            before = max(sentence.span.start, hit.start - _CLOSE)
            negated = self._negated.search(sentence.folded, before, hit.start) if value in ("wrong", "untrue") else None
            if not negated:
                return hit, stance
            if value == "wrong":
                return None if "one" in negated[0] or "body" in negated[0] else (hit, "denies")
        return None

    def _sentences(self, view: View, released: bool) -> Iterator[tuple[_Sentence, bool]]:
        """The sentences with frames, and whether the field is spoken of close by; in a document out of scope none."""
        if not view.inside:
            return
        speaker = self._head(view.source, "speaker")
        for index, span in enumerate(view.source.sentences):
            if hits := frames(view.source, self.lexicon, span):
                office = self._quoting(view.source, span) if released else None
                yield _Sentence(view.source, span, hits, view.mentions, view.dense, speaker, office), view.near(index, wide=False)

    def _counts(self, sentence: _Sentence, hit: Hit) -> bool:
        """Is the position about this field, and no mere word of a charge sheet?"""
        folded, span = sentence.folded, sentence.span
        if hit.value == "alleges":
            planned = sentence.dense and self._plan.search(folded, *span) is not None
            near = sentence.names(_TALENT) or sentence.has("object", "wrong") or planned
            own = "verb" in hit.groups and folded.startswith("accus", hit.groups["verb"][0])
            spoken = "verb" in hit.groups and not folded.startswith(("It is", "it is"), hit.start)
            return (near or own) and (spoken or not self._money.search(folded, *span))
        if hit.value == "warns" and "verb" not in hit.groups and not sentence.names(_TALENT):
            return False
        if hit.value == "fears" and _NO_FEAR.search(folded[span.start : hit.start]):
            return False
        return sentence.dense or sentence.has("matter")

    def _draft(self, sentence: _Sentence, hit: Hit, stance: Stance) -> Draft:
        source, span = sentence.source, sentence.span
        where = quote(source, span, hit.start, min(span.end, hit.end + 80), _WHOLE)
        own = hit.value in _SHOWS
        about = shortened(words(source, span, articles=True), _ABOUT_LENGTH) if own else self._about(sentence, hit)
        statement = Position((sentence.speaker or sentence.office) if own else self._speaker(sentence, hit), stance, about)
        named = sentence.mentions.between(*span)
        return Draft(statement, *where, 0.75, sentence.mentions.about(span, span.end) if named else None)

    def _accusation(self, sentence: _Sentence, author: str, value: str = "accusation") -> Draft:
        """A government's own words that accuse, or say what was hidden: the speaker is the office quoted, else the document's author."""
        source, span, hits = sentence.source, sentence.span, sentence.hits
        hit = next(one for one in hits if one.value == value)
        role = next((self._unnamed(words(source, one.groups["role"])) for one in hits if one.value == "role"), None)
        before = [match.end() for match in self._clause_start.finditer(source.folded, span.start, hit.start)]
        stop = _STOP.search(source.folded, min(hit.end + 40, span.end), span.end)
        right = word_end(source, hit.end, min(stop.start() if stop else span.end, hit.end + _ABOUT_LENGTH))
        where = Span(before[-1] if before and span.end - span.start > _LONG else span.start, right)
        about = shortened(words(source, (hit.start, span.end), articles=True), _ABOUT_LENGTH)
        named = sentence.mentions.between(*span)
        return Draft(Position(role or author, "alleges", about), *where, 0.6, named[0].name if named else None)

    def _speaker(self, spoken: _Sentence, hit: Hit) -> str | None:
        """The words before the verb, back to the start of the clause; a second verb has the first one's; a private person gives None."""
        source, sentence = spoken.source, spoken.span
        if "verb" not in hit.groups:
            return self._quoting(source, sentence)
        earlier = next((one for one in spoken.hits if "verb" in one.groups and one.end < hit.start), None)
        if earlier and _JOINED.search(source.folded, earlier.end, hit.start):
            return self._speaker(spoken, earlier)
        behind = _INVERTED.match(source.folded, max(sentence.start, hit.start - 3), sentence.end)
        if behind and behind.start("verb") == hit.start:
            named = words(source, behind.span("who"))
            office = next((words(source, one.groups["role"]) for one in spoken.hits if one.value == "role"), None)
            return (self._unnamed(office) if office else None) if self._is_private(source, named) else self._unnamed(named)
        before = source.folded[sentence.start : hit.start].rstrip()
        start = max((match.end() for match in self._clause_start.finditer(before)), default=0)
        speaker = words(source, (sentence.start + start, sentence.start + len(before)))
        if first := _SPOKE_BEFORE.match(speaker):
            speaker = first["who"]
        return None if not speaker or self._is_private(source, speaker) or len(speaker) > _SPEAKER_LENGTH else self._unnamed(speaker)

    def _unnamed(self, speaker: str) -> str:
        """The office alone of "U.S. Attorney Jane A. Doe": nobody is kept by name."""
        held = self._office.match(speaker)
        return held["office"] + (held["of"] or "") if held else speaker

    def _quoting(self, source: Source, sentence: Span) -> str | None:
        """The office that a paragraph quotes, for a sentence inside its quotation marks."""
        block = source.block_at(sentence.start)
        quoted = source.folded.count('"', block.start, sentence.start) % 2 or source.folded[sentence.start] == '"'
        role = self._role.first(source.folded, block.start, block.end) if quoted else None
        return self._unnamed(words(source, role.groups["role"])) if role else None

    def _is_private(self, source: Source, speaker: str) -> bool:
        """Is it a person's name, or a word for nobody in particular? A surname alone looks like a place that the text tells as one."""
        if _SURNAME.fullmatch(speaker) and not self._capitals.has(speaker):
            return not re.search(rf"\b{speaker}(?:'s)? {_OF_PLACE}|\b{_TO_PLACE} {speaker}\b", source.folded)
        return bool(self._nobody.match(speaker) or (_PERSON.match(speaker) and not self._group.search(speaker)))

    def _about(self, sentence: _Sentence, hit: Hit) -> str:
        """What follows the verb, in whole words, up to the clause in which the next one takes a position."""
        source, span = sentence.source, sentence.span
        end = min(span.end, hit.end + _ABOUT_LENGTH)
        later = min((one.start for one in sentence.hits if one.value in _STANCES and one.start > hit.end), default=span.end)
        if later < span.end and (comma := source.folded.rfind(",", hit.end, later)) > 0:
            end = min(end, comma)
        elif end < span.end and source.text[end].isalnum():
            end = max(source.text.rfind(" ", hit.end, end), hit.end)
        if hit.value == "says" and source.folded[max(0, hit.start - 2)] == '"':
            return shortened(words(source, (span.start, hit.start), articles=True), _ABOUT_LENGTH)
        short = _ABOUT_END.split(self._about_start.sub("", source.text[hit.end : end]), maxsplit=1)[0].strip(' ."”')
        return short or shortened(words(source, span, articles=True), _ABOUT_LENGTH)

    def _head(self, source: Source, value: str) -> str | None:
        """The government body or office that issued the document, or the spokesperson whose words it gives, from its head."""
        head = min(_HEAD, len(source.text))
        hit = next((one for one in self.lexicon.find(source.folded, 0, head) if one.value == value), None)
        if hit is None:
            return None
        name = source.text[hit.start : hit.end]
        return "Department of Justice" if name.isupper() else name
