"""Other names that a text itself gives a programme, in brackets after its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source

_TITLE = re.compile('\u300a([^\u300a\u300b\n]{4,60})\u300b[\\s"(,]{0,3}\\Z')
_BEFORE = re.compile("([^\\s,;()\u3002\u3001\u300a\u300b][^,;()\u3002\u300a\u300b\n]{1,60})[\"'\u300b]? ?\\(?,?\\Z")
_PART = re.compile("[^,;\u3001]+")
_ALIAS = re.compile('"(?P<quoted>[^"]{2,40})"|(?P<short>[A-Z][A-Z()]{1,7})(?![\\w])|(?P<chinese>[\u4e00-\u9fff\\d]{2,16})')


class AliasReader:
    """Reads definitions of shorter names; the patterns are the lexicons' triggers `alias`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._chinese = self._alias_pattern(knowledge, "zh")
        forms = knowledge.lexicon("zh/programme_forms")
        endings = [re.escape(word) for trigger in forms.triggers if trigger.value in ("head", "ending") for word in trigger.words]
        self._ending = re.compile(rf"(?:{'|'.join(endings)})$")
        self._shortened = self._alias_pattern(knowledge, "zh", "shortened")
        self._english = self._alias_pattern(knowledge, "en")
        screens = knowledge.lexicon("en/programme_screens")
        self._lead = re.compile("|".join(t.pattern for t in screens.triggers if t.value == "lead" and t.pattern))

    def find(self, source: Source) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Pairs of what is named and the other name, as offsets. What is named may begin before the name proper."""
        folded = source.folded
        for match in self._chinese.finditer(folded):
            window = max(0, match.start() - 64)
            named = _TITLE.search(folded, window, match.start()) or _BEFORE.search(folded, window, match.start())
            if named:
                yield named.span(1), match.span("alias")
        for match in self._english.finditer(folded):
            aliases = [alias for part in _PART.finditer(folded, *match.span("alias")) if (alias := self._other(folded, *part.span()))]
            named = _BEFORE.search(folded, max(0, match.start() - 64), match.start()) if aliases else None
            if named:
                yield from ((named.span(1), alias.span(str(alias.lastgroup))) for alias in aliases if _stands_for(alias, named[1]))

    def shortened(self, source: Source) -> Iterator[tuple[int, int]]:
        """Places where a head noun alone stands between marks for a programme named before."""
        return (match.span("alias") for match in self._shortened.finditer(source.folded))

    def _other(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """The other name between two offsets; a Chinese one must end like a programme's."""
        start += len(folded[start:end]) - len(folded[start:end].lstrip())
        lead = self._lead.match(folded[start:end])
        alias = _ALIAS.match(folded, start + (lead.end() if lead else 0), end)
        whole = alias is not None and alias.end() >= end - 1
        return alias if alias and whole and (alias.lastgroup != "chinese" or self._ending.search(alias[0])) else None

    def _alias_pattern(self, knowledge: Knowledge, language: str, value: str = "alias") -> re.Pattern[str]:
        lexicon = knowledge.lexicon(f"{language}/programme_names")
        return lexicon.compile("|".join(t.pattern for t in lexicon.triggers if t.value == value and t.pattern))


def _stands_for(alias: re.Match[str], named: str) -> bool:
    """Letters must be initials of the name in their order."""
    initials = iter(re.findall(r"\b[A-Za-z]", named.upper()))
    return alias.lastgroup != "short" or all(letter in initials for letter in alias[0] if letter.isalpha())
