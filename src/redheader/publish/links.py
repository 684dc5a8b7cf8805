"""Where everything stands on the site, and one claim as a page shows it."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePosixPath
from typing import NamedTuple

from redheader.model.claim import Claim, Incentive
from redheader.model.reading import About
from redheader.model.register import Entry
from redheader.publish import present
from redheader.publish.mask import mask
from redheader.store import ClaimRow

SHORT = 12
_TITLE = 160  # characters of a title in lists


class Title(NamedTuple):
    """What a document is called: its title, or where it states none, the name of its file."""

    words: str
    stated: bool


class Shown(NamedTuple):
    """A claim ready for a page; `passage` and `programme` are paths from the site's folder, None where there is none."""

    claim: Claim
    kind: str
    says: str
    quote: str
    amount: str | None
    benefit: str | None
    per: str | None
    recipient: str | None
    to: str | None
    according_to: str | None
    confidence: str
    passage: str
    title: Title
    date: str | None
    programme: str | None
    programme_name: str | None


class Links:
    """Fill it with `add_document` and `add_entry`, then ask. Holds a title and a date per document and a name per programme."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[Title, str | None]] = {}
        self._parts: dict[str, tuple[int, ...]] = {}
        self._entries: dict[str, str] = {}

    def add_document(self, sha256: str, about: About, parts: tuple[int, ...], origin: str | None) -> None:
        """`parts`: the offsets at which the parts of a long text begin, (0,) for one part. `origin`: where it was found."""
        file = PurePosixPath(origin).name if origin else ""
        title = Title(_short(mask(about.title)), True) if about.title else Title(mask(file or sha256[:SHORT]), False)
        self._documents[sha256] = (title, about.date)
        if len(parts) > 1:
            self._parts[sha256] = parts

    def add_entry(self, entry: Entry) -> None:
        """One programme of the register."""
        self._entries[entry.id] = mask(entry.name)

    def known(self, sha256: str) -> bool:
        """Has the site a page of this document?"""
        return sha256 in self._documents

    def document(self, sha256: str, part: int = 0) -> str:
        """The page of a document, or of a further part of it counted from 0."""
        return f"document/{sha256[:SHORT]}{f'-{part + 1}' if part else ''}.html"

    def parts(self, sha256: str) -> tuple[int, ...]:
        """The offsets at which the parts of a document's text begin."""
        return self._parts.get(sha256, (0,))

    def passage(self, sha256: str, start: int, end: int) -> str:
        """The highlighted passage."""
        part = bisect_right(self.parts(sha256), start) - 1
        return f"{self.document(sha256, part)}#c={start}-{end}"

    def title(self, sha256: str) -> Title:
        """What a document is called on the site."""
        return self._documents[sha256][0]

    def date(self, sha256: str) -> str | None:
        """A document's date."""
        return self._documents[sha256][1]

    def programme(self, entry: str | None) -> str | None:
        """The page of a programme."""
        return f"programme/{entry}.html" if entry in self._entries else None

    def name(self, entry: str | None) -> str | None:
        """A programme's name as shown."""
        return self._entries.get(entry or "")

    def shown(self, row: ClaimRow) -> Shown:
        """One claim for a page."""
        claim = row.claim
        what = claim.statement if isinstance(claim.statement, Incentive) else None
        return Shown(
            claim, present.kind(claim), mask(present.says(claim)), mask(claim.quote), mask(present.amount(what)) if what else None,
            present.BENEFITS[what.benefit] if what else None, present.PERS[what.per] if what else None,
            mask(what.recipient) if what and what.recipient else None, present.payee(what.to) if what else None,
            mask(claim.according_to) if claim.according_to else None, present.confidence(claim.confidence),
            self.passage(row.document, claim.start, claim.end), self.title(row.document),
            self.date(row.document), self.programme(row.entry),
            self.name(row.entry) or (mask(claim.programme) if claim.programme else None),
        )  # fmt: skip


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"
