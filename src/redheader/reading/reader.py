"""The rules reader: runs every reading rule over one document and lets only grounded claims through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import msgspec

from redheader.errors import GroundingError
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim
from redheader.model.document import Document
from redheader.model.issue import Issue
from redheader.model.reading import Mention, Reading
from redheader.reading.about import AboutReader
from redheader.reading.chinese import chinese_readers
from redheader.reading.english import english_readers
from redheader.reading.names import NameReader
from redheader.reading.source import Draft, Naming, Source
from redheader.reading.version import reader_version, with_catalogue
from redheader.reading.witness import WitnessReader


class ClaimReader(Protocol):
    """One family of reading rules for one language."""

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Statements in the order they stand in the text."""
        ...


class Reader:
    """Reads documents by rules over `knowledge`. Made once a process: it compiles every lexicon it uses."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.version = reader_version(knowledge.digest)
        self._literals = knowledge.literals
        self._names = NameReader(knowledge)
        self._about = AboutReader(knowledge)
        self._witness = WitnessReader(knowledge)
        self._claims: dict[str, tuple[ClaimReader, ...]] = {"zh": chinese_readers(knowledge), "en": english_readers(knowledge)}

    def read(self, document: Document, catalogued: str | None = None) -> Reading:
        """Everything the rules take from one document; deterministic in what is given, the rules and the knowledge.

        `catalogued`: the day (YYYY-MM-DD) under which those who keep the document file it. It stands in for the day of issue only
        where the text counts from that day and prints none.
        """
        source = Source(document, catalogued)
        self._literals.read(source.folded)
        namings = self._names.read(source)
        drafts = [draft for rules in self._claims[source.language] for draft in rules.read(source, namings)]
        if source.in_simplified() is not source:
            drafts = [_in_its_script(source, draft) for draft in drafts]
        issues = list(document.issues)
        claims = _through_gate(source, drafts, issues)
        about = self._about.read(source, namings, claims)
        if not about.relevant:  # known only now: what was read may make it so
            namings, claims = (), ()
        mentions = tuple(_mention(source, naming) for naming in namings)
        witness = self._witness.read(source, about, mentions)
        version = with_catalogue(self.version, catalogued)
        return Reading(document.sha256, document.text_sha256, version, about, mentions, claims, tuple(issues), witness)


def _mention(source: Source, naming: Naming) -> Mention:
    citation = source.cite(*naming.clause)
    return Mention(naming.name, naming.also, naming.id, citation.quote, citation.start, citation.end)


def _in_its_script(source: Source, draft: Draft) -> Draft:
    """A draft whose words, read in simplified characters, stand as the document prints them."""
    words = {name: value for name in draft.statement.__struct_fields__ if isinstance(value := getattr(draft.statement, name), str)}
    places = {name: source.folded.find(value, draft.start, draft.end) for name, value in words.items()}
    printed = {name: source.text[at : at + len(words[name])] for name, at in places.items() if at >= 0}
    return draft._replace(statement=msgspec.structs.replace(draft.statement, **printed))


def _through_gate(source: Source, drafts: list[Draft], issues: list[Issue]) -> tuple[Claim, ...]:
    """Grounded claims in the order of the text (those of one passage as drafted), each once; a draft without ground becomes an issue."""
    claims: dict[str, Claim] = {}
    for draft in drafts:
        try:
            citation = source.cite(draft.start, draft.end)
        except GroundingError:
            issues.append(
                Issue("not-grounded", "A statement did not stand where its rule said; it was left out.", "Report the document's digest.")
            )
            continue
        page = source.document.page(draft.start)
        claim = Claim.make(draft.statement, citation, page, draft.programme, draft.confidence, draft.according_to)
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.end)))
