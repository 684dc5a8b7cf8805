"""What the store gives: rows of claims, documents, issues and corroboration."""

from __future__ import annotations

from typing import NamedTuple

from redheader.model.claim import Claim
from redheader.model.document import Document
from redheader.model.issue import Issue
from redheader.model.reading import About
from redheader.resolve import Origin


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
