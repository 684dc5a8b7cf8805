"""Names of programmes that nobody listed, found by how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.reading.found import Found
from redheader.reading.screen import Screen
from redheader.reading.source import Source

_CLOSING = "\u201d\u300d\u300f\u2019"
_REACH = 20
_SHORT = (2, 5)
_RUN = re.compile("[\u4e00-\u9fffA-Za-z0-9\u00b7+]*\\Z")
_LONG_ENOUGH = 7
_HEAD = 4


class ChineseDiscovery:
    """Patterns of the lexicon "zh/programme_names": each yields whole names or right ends, which are followed to the left."""

    def __init__(self, knowledge: Knowledge, screen: Screen) -> None:
        self._names = knowledge.lexicon("zh/programme_names")
        cuts = knowledge.lexicon("zh/programme_cuts")
        self._cut, self._draft, self._lead = (_one_pattern(cuts, *values) for values in (("cut", "particle"), ("draft",), ("lead",)))
        self._foreign = _one_pattern(cuts, "particle", "draft")
        self._screen = screen

    def find(self, source: Source) -> Iterator[Found]:
        """Every name, by pattern and then in order."""
        for hit in self._names.find(source.folded):
            found = self._read(source, hit)
            if found and not self._screen.followed(source.folded, found.end):
                yield found

    def _read(self, source: Source, hit: Hit) -> Found | None:
        if "tail" in hit.groups:
            return self._extended(source, hit)
        if "name" not in hit.groups:
            return None
        start, end = hit.groups["name"]
        name = source.folded[start:end]
        opening = start if name.startswith('"') else start - 1
        if (source.folded[opening] == '"' and source.text[opening] in _CLOSING) or self._screen.refused(name):
            return None
        core = hit.groups.get("core", (0, 0))
        if core[1] and self._cut.search(source.folded, core[1], end):
            return None
        if self._screen.distinctive(name) < 1 and (core[1] or len(name) < _LONG_ENOUGH):
            return None
        if not (self._screen.tied_to_talent(source.folded, start, end) or self._screen.heads_talent_document(source, start)):
            return None
        return Found(start, end, core=core)

    def _extended(self, source: Source, hit: Hit) -> Found | None:
        """The name whose right end was found, or None when it is a phrase that any policy uses."""
        folded, (tail, end) = source.folded, hit.groups["tail"]
        run = _RUN.search(folded, max(0, tail - _REACH), tail)
        start = run.start() if run else tail
        if start > 0 and start == tail - _REACH and _RUN.search(folded, start - 1, start):
            start += 1
        if hit.value == "plain" and (self._cut.search(folded, tail, end - _HEAD) or self._foreign.search(folded, tail, end)):
            return None
        drafted = False
        for cut in (self._cut, self._draft):
            for match in cut.finditer(folded, start, tail):
                start, drafted = (match.end(), cut is self._draft) if match.end() >= start else (start, drafted)
        lead = self._lead.match(folded[start:end])
        start += lead.end() if lead else 0
        name = folded[start:end]
        drafted = drafted and hit.value != "tied"
        return Found(start, end) if not drafted and self._distinct(name, hit.value) else None

    def _distinct(self, name: str, value: str) -> bool:
        if self._screen.refused(name) or self._screen.phrase(name):
            return False
        left = self._screen.distinctive(name)
        if value == "short":
            return _SHORT[0] <= left <= _SHORT[1] and len(name) <= left + 2
        return value == "tied" or left >= 1


def _one_pattern(lexicon: Lexicon, *values: str) -> re.Pattern[str]:
    chosen = [trigger for trigger in lexicon.triggers if trigger.value in values]
    words = sorted((word for trigger in chosen for word in trigger.words), key=lambda word: (-len(word), word))
    return re.compile("|".join([*map(re.escape, words), *(t.pattern for t in chosen if t.pattern)]))
