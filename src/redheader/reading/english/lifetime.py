"""From when to when a programme ran, in English documents: one claim per programme and sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lifetime, Status
from redheader.reading.english.counts import whole_number
from redheader.reading.english.dates import english_date
from redheader.reading.english.frames import Family, quote
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_NEAR = 60
_PARTICIPLE = re.compile(r"(?:[A-Z][a-z]+ed|Set up|Begun|Valid|In force|Effective)\b")
_STATUSES: dict[str, Status] = {
    "shelved": "shelved",
    "span": "shelved",
    "replaced": "replaced",
    "renamed": "replaced",
    "planned": "planned",
    "active": "active",
}


class _Life(NamedTuple):
    start: str | None
    end: str | None
    status: Status | None
    left: int
    right: int


class LifetimeReader(Family):
    """Reads beginnings and ends."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/lifetime")
        self._own = self.lexicon.compile("@own@")

    def read(self, view: View) -> Iterator[Draft]:
        """Lifetimes in the order of the text."""
        source = view.source
        mentions = view.mentions
        for sentence, hits in self.passages(view):
            lives: dict[str | None, _Life] = {}
            runs = [hit for hit in hits if hit.value == "runs"]
            for hit in hits:
                if hit.value in ("runs", "term") or not self._counts(hit, runs):
                    continue
                tied, about = self._programme(source, sentence, hit, mentions)
                if tied:
                    lives[about] = _merged(lives.get(about), self._life(source, hit))
            years = self._years(source, hits)
            for about, life in lives.items():
                lasts = life.start and life.end is None and years and self._own.search(source.folded, *sentence)
                end = str(int(life.start[:4]) + years) if life.start and years and lasts else life.end
                where = quote(source, sentence, life.left, life.right)
                yield Draft(Lifetime(life.start, end, life.status), *where, 0.85, about, self.according_to(source, sentence))

    def _years(self, source: Source, hits: list[Hit]) -> int | None:
        """For how many years a measure is said to hold."""
        printed = [source.folded[slice(*where)] for hit in hits if hit.value == "term" for where in hit.groups.values()]
        return whole_number(printed[0]) if printed else None

    def _counts(self, hit: Hit, runs: list[Hit]) -> bool:
        """A bare span of years is a lifetime only beside a verb of running."""
        return hit.value != "span" or any(-_NEAR < run.start - hit.end < _NEAR or 0 <= hit.start - run.end < _NEAR for run in runs)

    def _life(self, source: Source, hit: Hit) -> _Life:
        dates = {key: english_date(source.folded[slice(*where)]) for key, where in hit.groups.items() if key != "years"}
        if "years" in hit.groups and (first := dates.get("start")):
            years = whole_number(source.folded[slice(*hit.groups["years"])])
            dates["end"] = str(int(first[:4]) + years) if years else None
        return _Life(dates.get("start"), dates.get("end"), _STATUSES.get(hit.value), hit.start, hit.end)

    def _programme(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> tuple[bool, str | None]:
        """Is it a programme's life, and whose?"""
        if hit.value == "renamed":
            after = mentions.between(hit.end, min(sentence.end, hit.end + _NEAR))
            return bool(after), after[0].name if after else None
        if hit.value == "bracket":
            before = mentions.last_before(sentence.start, hit.start)
            return before is not None and hit.start - before.end < _NEAR, before.name if before else None
        if self._own.search(source.folded, sentence.start, hit.start) and not mentions.between(sentence.start, hit.start):
            return True, mentions.about(sentence, hit.start)
        if hit.start == sentence.start and _PARTICIPLE.match(source.folded, hit.start):
            named = mentions.antecedent(sentence.start) or mentions.only
            return named is not None or hit.value == "until", named
        if subject := mentions.subject(sentence, hit.start, possessive=True):
            return True, subject
        if hit.value != "force" and mentions.has_subject(sentence, hit.end):
            return True, mentions.subject(sentence, hit.end)
        inside = mentions.between(hit.start, min(sentence.end, hit.end + _NEAR))
        return bool(inside), inside[0].name if inside else None


def _merged(life: _Life | None, other: _Life) -> _Life:
    if life is None:
        return other
    return _Life(
        life.start or other.start,
        life.end or other.end,
        life.status or other.status,
        min(life.left, other.left),
        max(life.right, other.right),
    )
