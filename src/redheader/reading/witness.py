"""Take of a document what grouping needs, so that its text need not be held while documents are compared."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from rensa import RMinHash

from redheader.knowledge.loader import Knowledge
from redheader.model.ids import digest
from redheader.model.reading import About, Mention
from redheader.model.witness import Witness
from redheader.reading.credits import Credits
from redheader.reading.source import Source
from redheader.reading.stated import Stated
from redheader.reading.subject import Subjects, number_key
from redheader.text.bare import bare_folded

PERMUTATIONS = 256
_SEED = 20_231_125
_SIZES = {"zh": 6, "en": 12}
_SHORTEST = 60  # a shorter bare text is compared as a whole only


class WitnessReader:
    """Needs the lexicons "stated", "roles", "credits" and "outlets"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._stated = Stated(knowledge)
        self._subjects = Subjects(knowledge)
        self._credits = Credits(knowledge)

    def read(self, source: Source, about: About, mentions: Iterable[Mention]) -> Witness:
        """The witness of one document."""
        folded, text = source.folded, bare_folded(source.folded).lower()
        source_title = self._credits.source_title(folded)
        return Witness(
            exact=digest(text.encode("utf-8", "surrogatepass")) if text else None,
            sketch=sketch(text, source.language),
            figures=self._stated.figures(folded),
            names=self._stated.names(folded, (mention.id or f"{source.language}: {mention.name}" for mention in mentions), source.language),
            role=self._subjects.role(about.title, folded),
            subject=self._subjects.subject(about.title),
            cited=self._subjects.cited(about.title, folded),
            number=number_key(about.number),
            voices=self._credits.voices(folded, about),
            source_title=self._subjects.subject(source_title),
        )


def shingles(text: str, language: str) -> set[str]:
    """Every run of 6 characters of a bare text in Chinese ("zh"); of 12 in English ("en"), where letters say less."""
    size = _SIZES[language]
    return {text[at : at + size] for at in range(max(1, len(text) - size + 1))}


def sketch(text: str, language: str) -> bytes:
    """MinHash of the shingles, 1,024 bytes, the same on every machine; empty for a text too short to be compared by parts."""
    if len(text) < _SHORTEST:
        return b""
    minhash = RMinHash(PERMUTATIONS, _SEED)
    size = _SIZES[language]
    minhash.update(text[at : at + size] for at in range(len(text) - size + 1))  # one that comes twice changes nothing
    return array("I", minhash.digest()).tobytes()
