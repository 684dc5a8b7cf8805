"""What head and foot of a Chinese document print: title, issuers, number and date.

Where a document says the same thing twice, the stronger place wins. Title and number: the catalogue table, then the top.
Issuers: the signature, the table, the title's first words, a repost's head bracket, a line of enactment. Date: made (table),
signed, promulgated, published, passed.
"""

from __future__ import annotations

from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.reading.dates import iso
from redheader.reading.organs import Organs
from redheader.reading.place import Gazetteer
from redheader.reading.signature import SignatureReader
from redheader.reading.source import Source
from redheader.reading.title import TopReader, clean

_HEAD_SIGNS = 3_000
_TOP_LINES = 12
_TITLES = 2  # a table that names more things than this is a list, not the catalogue's
_OF_LAWS = ("enacted", "enactor", "promulgated", "promulgator")


class Header(NamedTuple):
    """What is printed, None or empty where it is not. `mark`: the words in a repost's head bracket."""

    title: str | None
    mark: str | None
    issuers: tuple[str, ...]
    number: str | None
    date: str | None


class HeaderReader:
    """Needs the lexicon "zh/about"."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer, organs: Organs) -> None:
        self._lexicon = knowledge.lexicon("zh/about")
        self._organs = organs
        self._top = TopReader(knowledge, gazetteer, organs)
        self._signature = SignatureReader(knowledge, organs)
        self._title_verb = self._lexicon.compile("@title_verb@")

    def read(self, source: Source) -> Header:
        """Everything head and foot print."""
        fields = self._fields(source)
        top = self._top.read(source)
        signature = self._signature.read(source)
        mark, title = top.mark, top.title
        if "title" in fields:
            mark, title = self._top.mark(fields["title"])
            title = clean(title)
        issuers = (
            signature.organs
            or self._organs.split(fields.get("issuer", ""))
            or self._from_title(title or "")
            or self._organs.split(mark or "")
            or self._organs.last_of(fields.get("promulgator") or fields.get("enactor") or "")
        )
        number = "".join(fields.get("number", top.number or "").split()) or None
        dates = (
            iso(fields.get("made", "")),
            signature.date,
            iso(fields.get("promulgated", "")),
            iso(fields.get("posted", "")),
            top.date,
            iso(fields.get("enacted", "")),
        )
        return Header(title, mark, issuers, number, next((date for date in dates if date), None))

    def _fields(self, source: Source) -> dict[str, str]:
        """The words of the catalogue table and of lines of enactment: the first of each kind, of enactments the last."""
        fields: dict[str, str] = {}
        titles = set[str]()
        top = max((block.end for block in source.blocks[:_TOP_LINES]), default=0)
        for hit in self._lexicon.find(source.folded, 0, min(_HEAD_SIGNS, len(source.folded))):
            for name, (start, end) in hit.groups.items():
                if name == "title":
                    titles.add(source.text[start:end].strip())
                if (name not in fields or name.startswith("enact")) and (end <= top or name not in _OF_LAWS):
                    fields[name] = source.text[start:end].strip()
        if len(titles) > _TITLES:
            del fields["title"]
        return fields

    def _from_title(self, title: str) -> tuple[str, ...]:
        """The bodies whose names the title begins with, before what they do."""
        for match in self._title_verb.finditer(title):
            if names := self._organs.split(title[: match.start()]):
                return names
        return ()
