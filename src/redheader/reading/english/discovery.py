"""Names of programmes that nobody listed, found in English texts by how they are written and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.reading.found import Found
from redheader.reading.screen import Screen
from redheader.reading.source import Source

_LISTED = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")
_PRONOUN = re.compile(r"(?:It|This|That|Until|Before)\b")
_DOUBTFUL = ("bare", "said", "listed", "titled")


class EnglishDiscovery:
    """Patterns of the lexicon "en/programme_names": capitalised names with a head noun, and names said to be a programme's."""

    def __init__(self, knowledge: Knowledge, screen: Screen) -> None:
        self._names = knowledge.lexicon("en/programme_names")
        self._item = self._names.compile("(?:@owner@)?(?P<name>@title@)")
        self._programme = self._names.compile("@programme_near@")
        self._short = (self._names.compile("@short_front@"), self._names.compile("@short_back@"))
        self._head = self._names.compile(" (?:@head@)$")
        self._glossed = self._names.compile("@glossed@")
        self._screen = screen

    def find(self, source: Source) -> Iterator[Found]:
        """Every name, by pattern and then in order."""
        for hit in self._names.find(source.folded):
            if "list" in hit.groups:
                yield from self._listed(source, *hit.groups["list"])
            elif "name" in hit.groups and (found := self._accepted(source, hit.value, *hit.groups["name"])):
                yield found

    def short_for(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The words that a text may use for a name once it has given it: without the head noun, or without the words in front."""
        found = (pattern.fullmatch(name) for name in names for pattern in self._short)
        return tuple(dict.fromkeys(match["short"] for match in found if match and self._screen.distinctive(match["short"])))

    def is_short_for(self, name: str, other: str) -> bool:
        """Is `name`, but for its head noun, a short form of `other`?"""
        stem = {name, *self._without_head(name)}
        return any(short in stem for short in self.short_for((other,)))

    def _without_head(self, name: str) -> Iterator[str]:
        yield from (name[: match.start()] for match in self._head.finditer(name))

    def _listed(self, source: Source, start: int, end: int) -> Iterator[Found]:
        """The items of a list that is said to be of programmes, as long as they are names."""
        at = start
        for stop in [*(match.span() for match in _LISTED.finditer(source.folded, start, end)), (end, end)]:
            item = self._item.match(source.folded, at, stop[0])
            if item is None:
                return
            if found := self._accepted(source, "listed", *item.span("name")):
                yield found
            at = stop[1]

    def _accepted(self, source: Source, value: str, start: int, end: int) -> Found | None:
        start += 0 if value == "titled" else _lead(source.folded[start:end])
        name = source.folded[start:end]
        if self._screen.followed(source.folded, end) or self._screen.refused(name) or not self._screen.distinctive(name):
            return None
        if _MANY.fullmatch(name) or source.folded[start - 1 : start] == "-" or self._screen.is_crowd(source.folded, start, end):
            return None
        if value == "renamed" and not self._beside_programme(source, start, end):
            return None
        return None if value in _DOUBTFUL and not self._proper(source, start, end, value) else Found(start, end)

    def _proper(self, source: Source, start: int, end: int, value: str) -> bool:
        """Is a name without a word for people one of a talent programme, by what stands around it or what the document is about?"""
        near = self._screen.talent_near(source, start, end) or self._screen.heads_talent_document(source, start)
        about = near or (value != "said" and self._screen.speaks_of_programmes(source)) or self._is_glossed(source, end)
        about = about or self._screen.is_measure(source)
        return about and not self._screen.doubtful(source, start, end, wide=True)

    def _is_glossed(self, source: Source, end: int) -> bool:
        """Is a name followed by its Chinese form, that of a plan, in a document that speaks of talent anywhere?"""
        return self._glossed.match(source.folded, end) is not None and self._screen.has_talent(source.folded)

    def _beside_programme(self, source: Source, start: int, end: int) -> bool:
        """Does the sentence speak of a programme besides the name itself; one that begins with a pronoun, that before it?"""
        sentence = source.sentence_at(start)
        goes_on = _PRONOUN.match(source.folded, sentence.start) and sentence.start > 1
        first = source.sentence_at(sentence.start - 2).start if goes_on else sentence.start
        spans = ((first, start), (end, sentence.end))
        return any(self._programme.search(source.folded, *span) for span in spans)


_ARTICLE = re.compile(
    r".*\b(?:(?:Plan|Program(?:me)?|Project|Scheme|Fund)s? and"
    r"|[Tt]he|An?|[A-Z][A-Za-z]*'s?|Under|In|Its|By|From|Through|With|For|To|And|Of|Since|Until|Like|Unlike|Via|(?:19|20)\d\d) "
)
_MANY = re.compile(r"(?!100 )\d{1,3} [A-Z][a-z]+s")  # "40 Scholars" are so many of them
_COUNTED = re.compile(r"\d{1,2} (?=[A-Z][\w'-]+ [A-Z])")


def _lead(name: str) -> int:
    """How many characters stand before the name proper: articles, possessives, how many, the first word of a sentence."""
    match = _ARTICLE.match(name)
    start = match.end() if match else 0
    counted = _COUNTED.match(name, start)
    return counted.end() if counted else start
