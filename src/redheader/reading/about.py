"""What a document says of itself: title, issuers, number, date, level, region, type, language, relevance."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim
from redheader.model.reading import About
from redheader.reading.source import Naming, Source


class AboutReader:
    """Reads the head and foot of a document."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(self, source: Source, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> About:
        """`claims` and `namings` decide relevance."""
        return About(None, (), None, None, None, None, "other", source.language, bool(namings or claims))
