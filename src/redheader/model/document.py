"""A document: one archived original and the one text stored for it. Offsets count in that text and in nothing else."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from redheader.model.ids import digest
from redheader.model.issue import Issue


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a format made of an original's bytes.

    `sha256`: of the original. `text`: the stored text, Unicode; one paragraph or table row a line, cells of a row divided
    by a tab. `media`: the media type as recognised from the bytes. `title`: a title the container carries outside its text
    (HTML ``<title>``, a DOCX property), else None. `pages`: the offset at which each page begins, empty where
    the format has no pages. `issues`: what could not be read, where the rest could.
    """

    sha256: str
    text: str
    media: str
    title: str | None = None
    pages: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the stored text in UTF-8."""
        return digest(self.text.encode("utf-8"))

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, on which `offset` stands; None where there are no pages."""
        return bisect_right(self.pages, offset) or None
