"""The reading rules for English documents, one module per family of claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redheader.knowledge.loader import Knowledge
from redheader.reading.english.aims import AimReader, DisclosureReader
from redheader.reading.english.counts import CountReader
from redheader.reading.english.eligibility import EligibilityReader
from redheader.reading.english.incentives import IncentiveReader
from redheader.reading.english.lifetime import LifetimeReader
from redheader.reading.english.pay_tables import PayTableReader
from redheader.reading.english.positions import PositionReader
from redheader.reading.english.programme_tables import ProgrammeTableReader
from redheader.reading.english.relations import LineageReader, SponsorReader
from redheader.reading.english.restrictions import RestrictionReader
from redheader.reading.english.scope import Scope
from redheader.reading.source import Draft, Naming, Source

if TYPE_CHECKING:
    from redheader.reading.reader import ClaimReader


class EnglishReader:
    """Runs every family over one view of the document."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._scope = Scope(knowledge)
        self._families = (
            IncentiveReader(knowledge),
            PayTableReader(knowledge),
            ProgrammeTableReader(knowledge),
            EligibilityReader(knowledge),
            SponsorReader(knowledge),
            LineageReader(knowledge),
            LifetimeReader(knowledge),
            AimReader(knowledge),
            DisclosureReader(knowledge),
            CountReader(knowledge),
            PositionReader(knowledge),
            RestrictionReader(knowledge),
        )

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Statements, family by family."""
        view = self._scope.view(source, namings)
        named = {naming.name for naming in namings}
        for family in self._families:
            for draft in family.read(view):
                yield draft if draft.programme in named else draft._replace(programme=None)


def english_readers(knowledge: Knowledge) -> tuple[ClaimReader, ...]:
    """Every rule family, in the order they run."""
    return (EnglishReader(knowledge),)
