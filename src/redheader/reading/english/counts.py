"""How many a programme takes, and how many people are said to be missing, in English documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Quota, Shortage
from redheader.reading.english.amounts import spelled
from redheader.reading.english.count_lists import beside, counted
from redheader.reading.english.frames import Family, quote, words
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_FIGURE = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?: ?(?P<scale>hundred|thousand|million))?")
_TEAMS = re.compile(r"(?: [a-z-]+){0,2} teams\b")
_NAME_REACH = 80
_SCALES = {"million": 10**6, "thousand": 10**3, "hundred": 100}
_YEAR = re.compile(r"\b(?:in|by|for|of|until) ((?:19|20)\d\d)\b")
_PLANNED = re.compile(
    r"\b(?:will|shall|plans?|aims?|goals?|calls? for|to|each year|every year|a year|annually|quota|may|can|target|over|are"
    r"|wants?|hopes?|expects?|means|intends?|would|recommends?)\b"
)
_PAST = re.compile(r"(?i)(?:[a-z]+ed|took|chose|brought|sought)\b")
_DONE_BEFORE = re.compile(r"\b(?:had|has|have|was|were)\b[^,;:]*$")
_DONE = re.compile(r"(?:in |for |until |up to )?(?:the end of )?(?:19|20)\d\d$")
_LEAST_SHORTAGE = 100
_ALWAYS = ("yearly", "places", "part")
_TO_A_YEAR = re.compile(r"\b(?<!up )(?:to|in|since|from|until|by|after|before|of) $")
_BEFORE_YEAR = 10
_YEAR_LIKE = range(1900, 2100)


class CountReader(Family):
    """Reads quotas and shortages."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/counts")
        self._number = self.lexicon.compile(r"\b(?i:@count@)")
        self._leads = self.lexicon.compile("@leads@")
        self._recurring = self.lexicon.compile("(?i:@recurring@)")

    def read(self, view: View) -> Iterator[Draft]:
        """Quotas and shortages in the order of the text."""
        source = view.source
        mentions = view.mentions
        for sentence, hits in self.passages(view):
            taken: set[int] = set()
            for hit in hits:
                if hit.value == "area" or hit.groups["count"][0] in taken or _in_name(source.folded, mentions, hit):
                    continue
                taken.add(hit.groups["count"][0])
                where = quote(source, sentence, hit.start, hit.end)
                about = mentions.about(sentence, hit.start) if hit.value != "shortage" else None
                for statement in self._statements(source, sentence, hit, hits, taken):
                    yield Draft(statement, *where, 0.75, about, self.according_to(source, sentence))

    def _statements(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit], taken: set[int]) -> Iterator[Quota | Shortage]:
        """What one frame says; `taken` gains the places of the numbers that stand in a list with its own."""
        count = whole_number(source.folded[slice(*hit.groups["count"])])
        if count is None:
            return
        if hit.value == "shortage":
            yield from self._shortage(source, sentence, hit, hits, count)
        elif not _is_year(source.folded, hit) and self._planned(source, sentence, hit):
            span = hit.groups.get("period") or self._apart(source, sentence, hit)
            period = words(source, span, articles=True) if span else None
            unit = source.folded[slice(*hit.groups.get("unit", (0, 0)))]
            teams = "unit" in hit.groups and _TEAMS.match(source.folded, hit.groups["unit"][1])
            yield Quota(count, "teams" if teams else team_or_person(unit), period)
            numbers = [Span(*match.span()) for match in self._number.finditer(source.folded, *sentence)]
            at = next((index for index, one in enumerate(numbers) if one.start == hit.groups["count"][0]), None)
            for other in beside(source, sentence, numbers, at) if at is not None else ():
                more = whole_number(source.folded[slice(*other)])
                if more and other.start not in taken:
                    taken.add(other.start)
                    yield Quota(more, team_or_person(counted(source, other) or unit), period)

    def _apart(self, source: Source, sentence: Span, hit: Hit) -> tuple[int, int] | None:
        """How often, or by when, where the sentence begins with it or says it apart: "By 2031 …", "…, every two years, …"."""
        found = self._leads.match(source.folded, sentence.start, hit.start) or self._recurring.search(source.folded, *sentence)
        return found.span() if found and not _DONE_BEFORE.search(source.folded, sentence.start, hit.start) else None

    def _planned(self, source: Source, sentence: Span, hit: Hit) -> bool:
        """Is it a number that is taken as a rule or is to be taken, rather than one that was taken?"""
        past = _PAST.match(source.folded, hit.start)
        if "period" in hit.groups:
            return not (past and _DONE.fullmatch(source.folded, *hit.groups["period"]))
        if self._apart(source, sentence, hit):
            return not past
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


def _in_name(folded: str, mentions: Mentions, hit: Hit) -> bool:
    """Does a number belong to a programme's name: "the 1000 Talents Plan"?"""
    start, end = hit.groups["count"]
    around = (one for one in mentions.between(start - _NAME_REACH, end + _NAME_REACH) if one.start <= start and end <= one.end)
    return any(folded[start:end] in one.name for one in around)


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
