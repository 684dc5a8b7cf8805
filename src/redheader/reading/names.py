"""Names of talent programmes in a text: known ones by the knowledge, unknown ones by how they are written."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Naming, Source


class NameReader:
    """Finds every named talent programme."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(self, source: Source) -> tuple[Naming, ...]:
        """Each programme once, in order of first mention."""
        return ()
