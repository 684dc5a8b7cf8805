"""What the store gives: rows of claims, documents, issues and corroboration."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row, Text, cast, func, select

from redheader.model.claim import Claim
from redheader.model.document import Document
from redheader.model.issue import Issue
from redheader.model.reading import About
from redheader.resolve import Origin
from redheader.store.schema import claims, documents

DATE = func.json_extract(cast(documents.c.about, Text), "$.date")
CLAIMS = select(claims.c.claim, claims.c.document, claims.c.entry, claims.c.origin, DATE.label("date"), claims.c.other).join(documents)


class ClaimRow(NamedTuple):
    """A claim with the document it stands in and the register entry it is about, if any.

    `origin`: the id of who stands behind it, once that is known. `date`: what its document prints. `other`: of a lineage, the entry
    of the programme it names as the other one, None where that is not clear.
    """

    claim: Claim
    document: str
    entry: str | None
    origin: str | None = None
    date: str | None = None
    other: str | None = None


class DocumentRow(NamedTuple):
    """A document that was read, what it says of itself, and how many claims it gave."""

    document: Document
    about: About
    claims: int


class IssueRow(NamedTuple):
    """An issue and where it arose; `sha256` is None when no original could be taken in."""

    origin: str
    sha256: str | None
    issue: Issue


class OriginRow(NamedTuple):
    """Who stands behind claims about an entry, and in how many claims and documents."""

    id: str
    label: str
    claims: int
    documents: int


class Corroboration(NamedTuple):
    """One statement about one entry: every claim that makes it, and the independent origins these come from, each once."""

    entry: str
    kind: str
    statement: str
    claims: tuple[ClaimRow, ...]
    origins: tuple[Origin, ...]

    @property
    def documents(self) -> int:
        """How many documents make the statement."""
        return len({row.document for row in self.claims})


def claim_row(row: Row[Any]) -> ClaimRow:
    """The row of a claim that CLAIMS selects."""
    return ClaimRow(msgspec.json.decode(row.claim, type=Claim), row.document, row.entry, row.origin, row.date, row.other)
