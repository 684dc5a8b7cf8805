"""The reading rules for Chinese documents, one module per family of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redheader.knowledge.loader import Knowledge
from redheader.reading.chinese.contested import PositionReader
from redheader.reading.chinese.eligibility import EligibilityReader
from redheader.reading.chinese.incentives import IncentiveReader
from redheader.reading.chinese.lifetime import LifetimeReader
from redheader.reading.chinese.numbers import QuotaReader, ShortageReader
from redheader.reading.chinese.relations import DisclosureReader, LineageReader
from redheader.reading.chinese.restrictions import RestrictionReader
from redheader.reading.chinese.scope import ScopeReader
from redheader.reading.chinese.sponsor import SponsorReader
from redheader.reading.chinese.talent import TalentContext

if TYPE_CHECKING:
    from redheader.reading.reader import ClaimReader


def chinese_readers(knowledge: Knowledge) -> tuple[ClaimReader, ...]:
    """Every rule family, in the order they run."""
    context = TalentContext(knowledge)
    kinds = (
        EligibilityReader, SponsorReader, LifetimeReader, LineageReader, DisclosureReader, QuotaReader, RestrictionReader, PositionReader,
        ScopeReader,
    )  # fmt: skip
    return (IncentiveReader(knowledge, context), *(kind(knowledge, context) for kind in kinds), ShortageReader(knowledge))
