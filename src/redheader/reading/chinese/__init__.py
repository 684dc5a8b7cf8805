"""The reading rules for Chinese documents, one module per family of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redheader.knowledge.loader import Knowledge
from redheader.reading.chinese.incentives import IncentiveReader

if TYPE_CHECKING:
    from redheader.reading.reader import ClaimReader


def chinese_readers(knowledge: Knowledge) -> tuple[ClaimReader, ...]:
    """Every rule family, in the order they run."""
    return (IncentiveReader(knowledge),)
