"""A reading: everything one reader took from one document."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from redheader.model.claim import Claim
from redheader.model.issue import Issue
from redheader.model.witness import Witness

Level = Literal["national", "provincial", "municipal", "district", "institution"]
Type = Literal["policy", "guide", "notice", "recruitment", "list", "news", "report", "law", "other"]


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the document says of itself: fields as in the reading's description, None where it does not say."""

    title: str | None
    issuers: tuple[str, ...]
    number: str | None
    date: str | None
    level: Level | None
    region: str | None
    type: Type
    language: Literal["zh", "en"]
    relevant: bool


class Mention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named talent programme in one document, once.

    `name`: the fullest name as printed. `also`: other names the document uses for it. `id`: the register entry that the
    knowledge gives for the name, else None. `quote` at `start`-`end` is the first clause that names it.
    """

    name: str
    also: tuple[str, ...]
    id: str | None
    quote: str
    start: int
    end: int


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`document`: SHA-256 of the original. `reader`: version of the rules and digest of the knowledge they used.

    `witness`: what grouping needs to know of the document; it is no part of what is printed.
    """

    document: str
    text_sha256: str
    reader: str
    about: About
    programmes: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    witness: Witness = Witness()

    def flat(self, origin: str) -> dict[str, Any]:
        """The reading as `redheader read` prints it, one JSON object; `origin` is the path the document was found at."""
        return {
            "document": origin,
            "sha256": self.document,
            "text_sha256": self.text_sha256,
            "reader": self.reader,
            "about": msgspec.to_builtins(self.about),
            "programmes": [msgspec.to_builtins(programme) for programme in self.programmes],
            "claims": [claim.flat() for claim in self.claims],
            "issues": [msgspec.to_builtins(issue) for issue in self.issues],
        }
