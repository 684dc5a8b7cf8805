"""Where everything stands on the site, and one claim as a page shows it."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePosixPath
from typing import NamedTuple

from redheader.model.claim import Claim, Incentive
from redheader.model.reading import About
from redheader.model.register import Entry
from redheader.publish import present
from redheader.publish.wording import Message, Printed, Wording
from redheader.store import ClaimRow

SHORT = 12
# Kinds whose claims have a list of their own make, and its file without ".html".
LEDGERS = {"shortage": "shortage", "restriction": "restrictions", "position": "positions"}
_TITLE = 160  # characters of a title in lists


class Title(NamedTuple):
    """What a document is called: its title, or where it states none, the name of its file."""

    words: Printed
    stated: bool


class Shown(NamedTuple):
    """A claim ready for a page; `passage`, `page` (its own) and `programme` are paths from the site's folder, None where there is none."""

    claim: Claim
    document: str
    kind: str
    says: Wording
    quote: Printed
    amount: Message | None
    benefit: Message | None
    per: Message | None
    recipient: Wording
    to: Message | None
    according_to: Printed | None
    confidence: str
    passage: str
    page: str
    title: Title
    date: str | None
    programme: str | None
    programme_name: Printed | None


class Links:
    """Fill it with `add_document` and `add_entry`, then ask. Holds a title and a date per document and a name per programme."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[Title, str | None]] = {}
        self._parts: dict[str, tuple[int, ...]] = {}
        self._entries: dict[str, Printed] = {}
        self._former: dict[str, str] = {}

    def add_document(self, sha256: str, about: About, parts: tuple[int, ...], origin: str | None) -> None:
        """`parts`: the offsets at which the parts of a long text begin, (0,) for one part. `origin`: where it was found."""
        file = PurePosixPath(origin).name if origin else ""
        title = Title(_short(Printed(about.title)), True) if about.title else Title(Printed(file or sha256[:SHORT]), False)
        self._documents[sha256] = (title, about.date)
        if len(parts) > 1:
            self._parts[sha256] = parts

    def add_entry(self, entry: Entry) -> None:
        """One programme of the register."""
        self._entries[entry.id] = Printed(entry.name)
        self._former.update(dict.fromkeys(entry.former, entry.id))

    def known(self, sha256: str) -> bool:
        """Has the site a page of this document?"""
        return sha256 in self._documents

    def document(self, sha256: str, part: int = 0) -> str:
        """The page of a document, or of a further part of it counted from 0."""
        return f"document/{sha256[:SHORT]}{f'-{part + 1}' if part else ''}.html"

    def record(self, sha256: str) -> str:
        """A document's data."""
        return f"document/{sha256[:SHORT]}.json"

    def claim(self, claim: str) -> str:
        """The page of a claim."""
        return f"claim/{claim}.html"

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

    def entry(self, entry: str | None) -> str | None:
        """The id that `entry` is or leads to, None where the register has none."""
        return entry if entry in self._entries else self._former.get(entry or "")

    def redirects(self) -> dict[str, str]:
        """Ids that lead to another's page, by id."""
        return {old: new for old, new in sorted(self._former.items()) if old not in self._entries}

    def programme(self, entry: str | None) -> str | None:
        """The page of a programme."""
        found = self.entry(entry)
        return f"programme/{found}.html" if found else None

    def name(self, entry: str | None) -> Printed | None:
        """A programme's name as shown."""
        return self._entries.get(self.entry(entry) or "")

    def all_of(self, kind: str) -> str:
        """The list of all claims of a kind."""
        return f"{LEDGERS[kind]}.html" if kind in LEDGERS else f"claims/{kind}.html"

    def shown(self, row: ClaimRow) -> Shown:
        """One claim for a page."""
        claim = row.claim
        what = claim.statement if isinstance(claim.statement, Incentive) else None
        return Shown(
            claim, row.document, present.kind(claim), present.says(claim), Printed(claim.quote), present.amount(what) if what else None,
            present.benefit(what.benefit) if what else None, present.per(what.per) if what else None,
            present.stated(what.recipient if what else None), present.payee(what.to) if what else None,
            Printed(claim.according_to) if claim.according_to else None, present.confidence(claim.confidence),
            self.passage(row.document, claim.start, claim.end), self.claim(claim.id), self.title(row.document),
            self.date(row.document), self.programme(row.entry),
            self.name(row.entry) or (Printed(claim.programme) if claim.programme else None),
        )  # fmt: skip


def _short(title: Printed) -> Printed:
    return title if len(title) <= _TITLE else Printed(f"{title[:_TITLE]}…")
