"""The grammar of an English sentence: words with their parts of speech, noun phrases, and verbs with their subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from HanTa.HanoverTagger import HanoverTagger

from redheader.text.segment import Span

_WORD = re.compile(r"[A-Za-z]+(?:['.&/-][A-Za-z0-9]+)*(?:'s?)?|\d[\d,.]*\d|\d|\S")
_LIMIT = 220
_STAND_IN = "money"
_INSIDE = frozenset(("AT0", "DT0", "DPS", "AJ0", "AJC", "AJS", "CRD", "ORD", "NN0", "NN1", "NN2", "NP0", "POS", "ZZ0", "UNC"))
_ALONE = frozenset(("PNP", "PNI", "PNX"))
_NOUNS = frozenset(("NN0", "NN1", "NN2", "NP0", "UNC"))
_RELATIVE = frozenset(("PNQ", "DTQ", "AVQ"))
_NOMINATIVE = frozenset(("they", "he", "she", "we", "i"))
_BREAKS = frozenset(("CJC", "CJS"))
_FINITE = frozenset(("VM0", "VBB", "VBZ", "VBD", "VHB", "VHZ", "VHD", "VDB", "VDZ", "VDD", "VVB", "VVZ", "VVD"))
_PREPOSITIONS = frozenset(("PRP", "PRF"))


class Word(NamedTuple):
    """A word or mark with its part of speech, a tag of the C5 set."""

    start: int
    end: int
    text: str
    tag: str


class Phrase(NamedTuple):
    """A noun phrase of words `first` to `last` (exclusive); `preposition`: the word that governs it, "" for none."""

    first: int
    last: int
    preposition: str


class Verb(NamedTuple):
    """A verb with its auxiliaries, words `first` to `last` (exclusive)."""

    first: int
    last: int
    finite: bool
    passive: bool
    infinitive: bool


class Syntax:
    """One sentence, parsed."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = tuple(words)
        self.verbs = tuple(_verbs(self.words))
        self.phrases = tuple(_phrases(self.words, self.verbs))

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
        end, before = verb.first, at - 1
        while True:
            floor = self.verbs[before].last if before >= 0 else 0
            if (opened := self._relative(floor, end)) is not None and self._free(opened + 1, end) is None:
                return self._nearest(opened)
            if (own := self._own(floor, end, before)) is not None or before < 0:
                return own
            opened = self._opened(before)
            if opened is not None and before and self._joined(before, at):
                return self.subject(before if self._goes_on(before, at) else before - 1)
            if not self._describes(before):
                return self.subject(before)
            end = self.verbs[before].first if opened is None else opened
            before -= 1

    def complements(self, at: int) -> list[Phrase]:
        """The phrases behind a verb, up to the next verb."""
        end = self.verbs[at + 1].first if at + 1 < len(self.verbs) else len(self.words)
        return [one for one in self.phrases if self.verbs[at].last <= one.first and one.last <= end]

    def _own(self, floor: int, end: int, before: int) -> Phrase | None:
        """The first free phrase behind the last mark or conjunction that leaves one; the object of the verb before is none."""
        for at in range(end - 1, floor - 1, -1):
            if self._is_break(at) and (free := self._free(at + 1, end)) is not None:
                return free
        free = self._free(floor, end)
        if free is None or before < 0:
            return free
        return None if self._describes(before) or any(self._is_break(at) for at in range(floor, end)) else free

    def _is_break(self, at: int) -> bool:
        return self.words[at].text in ",;:-(" or self.words[at].tag in _BREAKS

    def _opened(self, at: int) -> int | None:
        """Where the relative clause of a verb begins."""
        return self._relative(self.verbs[at - 1].last if at else 0, self.verbs[at].first)

    def _describes(self, at: int) -> bool:
        """Does a verb only tell which noun is meant: a participle behind it, or the verb of a relative clause?"""
        nearest = self._nearest(self.verbs[at].first)
        behind = nearest is not None and nearest.last >= self.verbs[at].first - 1
        return self._opened(at) is not None or (behind and not self.verbs[at].finite)

    def _joined(self, first: int, second: int) -> bool:
        """Does a conjunction stand between two verbs?"""
        return any(word.tag == "CJC" for word in self.words[self.verbs[first].last : self.verbs[second].first])

    def _goes_on(self, before: int, at: int) -> bool:
        """Does a verb go on with a relative clause ("who move there and stay"), not with a main verb of its form ("would … and would")?"""
        first, second = (self.words[self.verbs[index].first] for index in (before, at))
        mains = {self.words[one.first].text for one in self.verbs[:before] if one.finite}
        return second.tag != "VM0" or second.text not in mains or first.text == second.text

    def _borrowed(self, at: int) -> Phrase | None:
        """The subject of a participle or infinitive: the noun it stands behind, else that of the verb before."""
        verb = self.verbs[at]
        if not verb.infinitive and self._describes(at):
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
            if tag in _RELATIVE or (tag == "CJT" and at + 1 == end):
                nearest = self._nearest(at)
                if nearest is None or self.words[at - 1].tag.startswith("V"):
                    return None
                return at - 1 if self.words[at - 1].tag in _PREPOSITIONS else at
        return None

    def _free(self, first: int, last: int) -> Phrase | None:
        return next((one for one in self.phrases if first <= one.first and one.last <= last and not one.preposition), None)

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


def _verbs(words: Sequence[Word]) -> Iterator[Verb]:
    at = 0
    while at < len(words):
        first, tags = at, list[str]()
        last = at
        while at < len(words):
            tag = words[at].tag
            if tag.startswith("V") or tag == "TO0":
                if tags and (tag in _FINITE and (tag == "VM0" or tags[-1][:2] not in ("VD", "VH", "VM", "TO"))):
                    break
                tags.append(tag)
                last = at + 1
            elif not tags or tag not in ("XX0", "AV0"):
                break
            at += 1
        at = max(last, first + 1)
        if not tags or tags == ["TO0"]:
            continue
        be = any(tag.startswith("VB") for tag in tags[:-1])
        infinitive = tags[0] == "TO0"
        finite = tags[0] in _FINITE or (tags[0] == "VVI" and not infinitive)
        yield Verb(first, last, finite, be and tags[-1] in ("VVN", "VVD", "VDN", "VHN"), infinitive)


def _phrases(words: Sequence[Word], verbs: Sequence[Verb]) -> Iterator[Phrase]:
    taken = {at for verb in verbs for at in range(verb.first, verb.last)}
    at = 0
    while at < len(words):
        word = words[at]
        if at in taken or (word.tag not in _INSIDE and word.tag not in _ALONE):
            at += 1
            continue
        first = at
        if word.tag in _ALONE:
            at += 1
        else:
            at += 1
            while at < len(words) and at not in taken and words[at].tag in _INSIDE and not _begins(words, at):
                at += 1
        before = words[first - 1] if first else None
        if before is not None and before.tag == "AV0" and first > 1 and words[first - 2].tag in ("PRP", "PRF"):
            before = words[first - 2]
        yield Phrase(first, at, before.text.lower() if before is not None and before.tag in ("PRP", "PRF", "AVP") else "")


def _begins(words: Sequence[Word], at: int) -> bool:
    """Does a word begin a phrase of its own, though another is still open?"""
    return words[at].tag in ("AT0", "DPS") or (words[at].tag == "DT0" and words[at - 1].tag in _NOUNS)


@cache
def _tagger() -> HanoverTagger:
    return HanoverTagger("morphmodel_en.pgz")


@lru_cache(maxsize=64)
def parse(text: str, start: int, wholes: tuple[Span, ...]) -> Syntax:
    """The grammar of a sentence that begins at offset `start`; each of `wholes`, its sums, counts as one word."""
    end = start + len(text)
    pieces, at = list[tuple[int, int, str]](), start
    for whole in (*wholes, Span(end, end)):
        for match in _WORD.finditer(text, max(0, at - start), max(0, whole.start - start)):
            pieces.append((match.start() + start, match.end() + start, match[0]))
        if whole.end > whole.start:
            pieces.append((whole.start, whole.end, _STAND_IN))
        at = max(at, whole.end)
    pieces = pieces[:_LIMIT]
    tags = _tagger().tag_sent([piece[2] for piece in pieces], taglevel=0) if pieces else []
    return Syntax([Word(*piece, tag) for piece, tag in zip(pieces, tags, strict=True)])
