"""How many a programme takes, and how many people are said to be missing, in English documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Quota, Shortage
from redheader.reading.english.amounts import spelled
from redheader.reading.english.frames import Family, quote, words
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_FIGURE = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?: ?(?P<scale>hundred|thousand|million))?")
_SCALES = {"million": 10**6, "thousand": 10**3, "hundred": 100}
_YEAR = re.compile(r"\b(?:in|by|for|of|until) ((?:19|20)\d\d)\b")
_PLANNED = re.compile(r"\b(?:will|shall|plans?|aims?|to|each year|every year|a year|annually|quota|may|can|target|over|are)\b")
_PAST = re.compile(r"(?i)(?:[a-z]+ed|took|chose|brought|sought)\b")
_SECOND = re.compile(
    r"(?:and|as well as|plus|with|,) (?!(?:and|as|plus|together) )"
    r"(?:(?:(?:not|no) (?:more|fewer|less) than|up to|at (?:most|least)|about|some) )?"
    r"(.+?) (?:[A-Za-z-]+ ){0,2}?([A-Za-z]+)(?=,| and| as well| plus|$)"
)
_DONE = re.compile(r"(?:in |for |until |up to )?(?:the end of )?(?:19|20)\d\d$")
_LEAST_SHORTAGE = 100
_ALWAYS = ("yearly", "places")
_TO_A_YEAR = re.compile(r"\b(?<!up )(?:to|in|since|from|until|by|after|before|of) $")
_BEFORE_YEAR = 10
_YEAR_LIKE = range(1900, 2100)


class CountReader(Family):
    """Reads quotas and shortages."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/counts")

    def read(self, view: View) -> Iterator[Draft]:
        """Quotas and shortages in the order of the text."""
        source = view.source
        mentions = view.mentions
        for sentence, hits in self.passages(view):
            taken: list[int] = []
            for hit in hits:
                if hit.value == "area" or any(hit.groups["count"][0] == at for at in taken):
                    continue
                taken.append(hit.groups["count"][0])
                where = quote(source, sentence, hit.start, hit.end)
                about = mentions.about(sentence, hit.start) if hit.value != "shortage" else None
                for statement in self._statements(source, sentence, hit, hits):
                    yield Draft(statement, *where, 0.75, about, self.according_to(source, sentence))

    def _statements(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit]) -> Iterator[Quota | Shortage]:
        count = whole_number(source.folded[slice(*hit.groups["count"])])
        if count is None:
            return
        if hit.value == "shortage":
            yield from self._shortage(source, sentence, hit, hits, count)
        elif not _is_year(source.folded, hit) and self._planned(source, sentence, hit):
            period = words(source, hit.groups["period"], articles=True) if "period" in hit.groups else None
            yield Quota(count, team_or_person(source.folded[slice(*hit.groups.get("unit", (0, 0)))]), period)
            for further in _SECOND.finditer(source.folded[slice(*hit.groups.get("other", (0, 0)))]):
                if more := whole_number(further[1]):
                    yield Quota(more, team_or_person(further[2]), period)

    def _planned(self, source: Source, sentence: Span, hit: Hit) -> bool:
        """Is it a number that is taken as a rule or is to be taken, rather than one that was taken?"""
        past = _PAST.match(source.folded, hit.start)
        if "period" in hit.groups:
            return not (past and _DONE.fullmatch(source.folded, *hit.groups["period"]))
        return not past and (hit.value in _ALWAYS or _PLANNED.search(source.folded, *sentence) is not None)

    def _shortage(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit], count: int) -> Iterator[Shortage]:
        scaled = "," in source.folded[slice(*hit.groups["count"])] or count >= 1000
        if count < _LEAST_SHORTAGE or (count in _YEAR_LIKE and "unit" not in hit.groups) or (not scaled and "unit" not in hit.groups):
            return
        at = hit.groups["count"][0]
        year = min(_YEAR.finditer(source.folded, *sentence), key=lambda match: abs(match.start() - at), default=None)
        areas = [one for one in hits if one.value == "area"]
        area = words(source, areas[0].groups["area"]) if areas else None
        if area is None and "kind" in hit.groups:
            kind = words(source, hit.groups["kind"])
            area = kind if " " in kind else None
        yield Shortage(count, "persons", year[1] if year else None, area)


def _is_year(folded: str, hit: Hit) -> bool:
    """Is a count of four figures a year, by the preposition before it: "goes back to 1994"?"""
    start, end = hit.groups["count"]
    before = folded[max(0, start - _BEFORE_YEAR) : start]
    return folded[start:end].isdigit() and int(folded[start:end]) in _YEAR_LIKE and _TO_A_YEAR.search(before) is not None


def whole_number(written: str) -> int | None:
    """The whole number in "2,000", "1.5 million", "thirty-five"; None when there is none."""
    text = written.strip().lower()
    if figure := _FIGURE.fullmatch(text):
        return int(float(figure["digits"].replace(",", "")) * _SCALES.get(figure["scale"], 1))
    number = spelled(text)
    return None if number is None else int(number)


def team_or_person(word: str) -> Literal["persons", "teams", "projects"]:
    """The unit that a noun names; people unless it says otherwise."""
    return "teams" if word.startswith(("team", "group")) else "projects" if word.startswith("project") else "persons"
