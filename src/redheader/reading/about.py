"""What a document says of itself: title, issuers, number, date, level, region, type, language, relevance."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim
from redheader.model.reading import About
from redheader.reading.english.header import EnglishHeaderReader
from redheader.reading.header import Header, HeaderReader
from redheader.reading.kind import Kinds
from redheader.reading.organs import Organs
from redheader.reading.origin import Origin
from redheader.reading.place import Gazetteer
from redheader.reading.relevance import Relevance
from redheader.reading.source import Naming, Source


class AboutReader:
    """Reads the head and foot of a document."""

    def __init__(self, knowledge: Knowledge) -> None:
        gazetteer = Gazetteer(knowledge)
        organs = Organs(knowledge, gazetteer)
        self._header = HeaderReader(knowledge, gazetteer, organs)
        self._origin = Origin(knowledge, gazetteer, organs)
        self._kinds = Kinds(knowledge)
        self._english = EnglishHeaderReader(knowledge)
        self._relevance = Relevance(knowledge)

    def read(self, source: Source, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> About:
        """`claims` and `namings` are evidence for relevance."""
        simplified = source.in_simplified() if source.language == "zh" else source
        if source.language == "en":
            header = self._english.read(source)
            (level, region), kind = self._english.origin(source, header), self._english.kind(source, header)
        else:
            header = self._header.read(simplified)
            (level, region), kind = self._origin.of(simplified, header), self._kinds.of(simplified, header.title, bool(header.issuers))
        relevant = self._relevance.of(source, header.title, namings, claims)
        if simplified is not source:
            header = _in_its_script(source, simplified, header)
        return About(header.title, header.issuers, header.number, header.date, level, region, kind, source.language, relevant)


def _in_its_script(source: Source, simplified: Source, header: Header) -> Header:
    """What was read in simplified characters, as the document prints it; words joined from several lines stay simplified."""

    def printed(words: str) -> str:
        at = simplified.text.find(words)
        return source.text[at : at + len(words)] if at >= 0 else words

    title, number = (words and printed(words) for words in (header.title, header.number))
    return header._replace(title=title, number=number, issuers=tuple(printed(issuer) for issuer in header.issuers))
