"""What a text states in figures and names, written the same whatever its language and words: how a reworded text is known again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import daachorse

from redheader.knowledge.loader import Knowledge
from redheader.model.when import partial_date
from redheader.text.numerals import number, plain

_MOST = 400  # figures or names kept of one document: more say nothing new and cost memory
_READ = 60_000  # characters in which figures are looked for: what tells a report apart stands at its beginning
_SMALLEST = 20  # a smaller number without a unit counts clauses more often than things
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"


class Stated:
    """Needs the lexicon "stated", the regions and the agencies."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("stated")
        self._date = lexicon.anchored("@date@")
        self._address = lexicon.compile("@address@")
        self._figure = lexicon.anchored("@figure@")
        self._quoted = lexicon.compile("@quoted@")
        self._capitals = lexicon.compile("@capitals@")
        meanings = [(word.lower(), trigger.value.split(":", 1)) for trigger in lexicon.triggers for word in trigger.words]
        self._scales = {word: Decimal(value) for word, (kind, value) in meanings if kind == "scale"}
        self._currencies = {word: value for word, (kind, value) in meanings if kind == "currency"}
        self._names = (
            {word: value for word, (kind, value) in meanings if kind == "name"} | dict(_bodies(knowledge)) | dict(_places(knowledge))
        )
        self._words = sorted(self._names)
        self._search = daachorse.CharwiseDoubleArrayAhoCorasick(self._words, daachorse.MATCH_KIND_LEFTMOST_LONGEST) if self._words else None

    def figures(self, folded: str) -> tuple[str, ...]:
        """Dates, sums, shares and numbers in the order of the text, each once; the first 400."""
        folded = folded[:_READ]
        folded = _without(folded, self._address.finditer(folded))
        dates = list(self._date.finditer(folded))
        found = [(match.start(), key) for match in dates for key in _dated(match)]
        rest = _without(folded, dates)  # a date's figures are no numbers
        found += [(match.start(), key) for match in self._figure.finditer(rest) for key in self._counted(match)]
        return tuple(dict.fromkeys(key for _, key in sorted(found, key=lambda item: item[0])))[:_MOST]

    def names(self, folded: str, programmes: Iterable[str], language: str) -> tuple[str, ...]:
        """Bodies, places and universities by one name each, programmes as given, and names that only this language's texts share."""
        known = dict.fromkeys(self._known(folded.lower()))
        if language == "zh":
            printed = (match["inside"] for match in self._quoted.finditer(folded))
        else:
            printed = (match[0] for match in self._capitals.finditer(folded) if match[0].lower() not in self._names)
        own = dict.fromkeys(f"{language}: {words}" for words in printed)
        return tuple({**dict.fromkeys(programmes), **known, **own})[:_MOST]

    def _known(self, lowered: str) -> Iterator[str]:
        """The one name of everything the knowledge lists, in order."""
        for start, end, index in self._search.find(lowered) if self._search else ():
            latin = self._words[index].isascii()
            if not (latin and (lowered[start - 1 : start].isalnum() or lowered[end : end + 1].isalnum())):
                yield self._names[self._words[index]]

    def _counted(self, match: re.Match[str]) -> Iterator[str]:
        unit = (match["unit"] or match["sign"] or "").lower()
        for printed, scale in ((match["low"], match["low_scale"] or match["scale"]), (match["high"], match["scale"])):
            value = number(printed) if printed else None
            if value is None:
                continue
            value *= self._scales.get((scale or "").lower(), Decimal(1))
            if match["share"]:
                yield f"{plain(value)}%"
            elif unit in self._currencies:
                yield f"{self._currencies[unit]} {plain(value)}"
            elif value >= _SMALLEST or value != value.to_integral_value():
                yield f"{plain(value)}"


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    """A text with line breaks in place of the matches, which are in order; the text itself where there are none."""
    parts, at = [], 0
    for match in matches:
        parts += [text[at : match.start()], "\n" * (match.end() - match.start())]
        at = match.end()
    return "".join((*parts, text[at:])) if parts else text


def _bodies(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for agency in knowledge.agencies:
        yield from ((name.lower(), agency.name) for name in (agency.name, *agency.zh, *agency.en) if len(name) > 2)


def _places(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Provinces and cities; a name that two of them share stands for neither."""
    units = [
        (name.lower(), region.path) for region in knowledge.regions if region.code for name in (region.name, *region.short, *region.en)
    ]
    paths: dict[str, set[str]] = {}
    for name, path in units:
        paths.setdefault(name, set()).add(path)
    yield from ((name, path) for name, path in units if len(paths[name]) == 1 and len(name) > 1)


def _dated(match: re.Match[str]) -> Iterator[str]:
    """The year, and the date as exact as it is printed."""
    parts = {key: value for key, value in match.groupdict().items() if value}
    year = next(int(value) for key, value in parts.items() if key[0] == "y")
    month = next((int(value) for key, value in parts.items() if key[0] == "m"), None)
    word = next((value for key, value in parts.items() if key.startswith("en")), None)
    if word:
        month = _MONTHS.index(word[:3].lower()) // 3 + 1
    day = next((int(value) for key, value in parts.items() if key[0] == "d"), None)
    yield str(year)
    for date in (partial_date(year, month) if month else None, partial_date(year, month, day) if month and day else None):
        if date:
            yield date
