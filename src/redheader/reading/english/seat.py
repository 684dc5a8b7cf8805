"""Where an institution has its seat: the place that its letterhead, its line of address or its own account of itself gives."""

from __future__ import annotations

import re

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.source import Source

_HEAD_LINES, _OPENING = 8, 2_500


class SeatReader:
    """Reads with patterns of the lexicon "en/about"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._line = lexicon.compile("@seat_line@")
        self._beside = lexicon.compile("@seat_beside@")
        self._stands = lexicon.compile("@seat_stands@")
        self._held = lexicon.compile("@seat_held@")
        self._as_place = lexicon.compile("@as_place@")
        self._institution = lexicon.compile("@institution@")

    def of(self, source: Source, issuer: str) -> str | None:
        """City, and province where it stands there, as printed: a line of the head, words behind the name, what the text says."""
        lines = (source.folded[block.start : block.end].strip() for block in source.blocks[:_HEAD_LINES])
        if found := next((match for line in lines if (match := self._line.fullmatch(line))), None):
            return found["region"]
        parts = issuer.partition(" (")[0].split(", ")
        name = next((part for part in parts if self._institution.search(part)), parts[0])
        for at in re.finditer(re.escape(name), source.folded[:_OPENING], re.I):
            if found := self._beside.match(source.folded, at.end()):
                return found["region"] or found["city"]
        if found := self._stands.search(source.folded[:_OPENING]):
            return found["region"]
        if self._used_as_place(source, first := name.split()[0].title()):
            return first
        found = self._held.search(source.folded[:_OPENING])
        return found["held"] or found["city"] if found else None

    def _used_as_place(self, source: Source, word: str) -> bool:
        """Does the text use the first word of a name as that of a place?"""
        return any(word in match.groups() for match in self._as_place.finditer(source.folded))
