"""Is a document a release of prosecutors, whose own account of a case is what they allege?"""

from __future__ import annotations

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.source import Source

_TOLD = 2


class Release:
    """Needs the lexicon "en/about"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._prosecuting = lexicon.compile("(?m)@prosecuting@")
        self._reported = lexicon.compile("(?m)@reported@")

    def is_one(self, source: Source) -> bool:
        """Does it say in two ways what only prosecutors say of their own doing, and nothing that a newspaper would?"""
        found = {match[0] for match in self._prosecuting.finditer(source.folded)}
        return len(found) >= _TOLD and self._reported.search(source.folded) is None
