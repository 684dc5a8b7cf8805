"""From when to when a programme ran, in English documents: one claim per programme and sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lifetime, Status
from redheader.reading.english.counts import whole_number
from redheader.reading.english.dates import english_date, near_date
from redheader.reading.english.frames import MEASURES, Family, quote
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_NEAR, _HEAD = 60, 600
_LATER = ("began_later", "ended_later")
_TOLD, _REPEALED = ("begins", "closes"), "repealed"
_DECADE = 10
_NOW = re.compile(r"runs?")
_BY = re.compile(r"\bby (?:the )?$")
_BOUNDS = {"first": "start", "last": "end"}
_PERSONAL = re.compile(
    r",? (?:(?:Dr|Mr|Ms|Prof)\.? )?(?:[A-Z]\w+|he|she|they|the defendant) (?:\w+ ){0,3}?"
    r"(?:participat|work|serv|collaborat|receiv|join|held|appl|sign|enter|conceal|fail|hid)"
)
_CONTRACT = re.compile(r" (?:into )?(?:a|an|his|her|their) (?:[a-z-]+ )?(?:contract|agreement|post|position)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTICIPLE = re.compile(
    r"(?:[-*\u2022] )?(?:[A-Z][a-z]+ed|Run|Held|Due|(?:Launch|Start|Since)(?=:)|Set up|Begun|Valid|"
    r"In (?:force|place|use|being|operation|existence)|Active|Running|Open|Effective)\b"
)
_STATUSES: dict[str, Status] = {
    "shelved": "shelved",
    "span": "shelved",
    "replaced": "replaced",
    "renamed": "replaced",
    "replaces": "replaced",
    "gave_way": "replaced",
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
        self._label, self._date = self.lexicon.compile("@label@"), self.lexicon.compile("@date@")

    def read(self, view: View) -> Iterator[Draft]:
        """Lifetimes in the order of the text."""
        source = view.source
        mentions = view.mentions
        passages = list(self.passages(view))
        in_force = self._in_force(source, passages)
        for sentence, hits in passages:
            lives: dict[str | None, _Life] = {}
            runs = [hit for hit in hits if hit.value == "runs"]
            for hit in _settled(hits):
                if hit.value in ("runs", "term") or not self._counts(source, hit, runs):
                    continue
                life = self._life(source, sentence, hit, in_force)
                if hit.value == "span" and any(_NOW.fullmatch(source.folded, run.start, run.end) for run in runs):
                    life = life._replace(status=None)
                tied, about = self._programme(source, sentence, hit, mentions)
                if tied and (life.start or life.end or life.status):
                    lives[about] = _merged(lives.get(about), life)
                if (heir := self._heir(source, sentence, hit, mentions)) and life.end and heir != about:
                    lives[heir] = _merged(lives.get(heir), _Life(life.end, None, None, hit.start, hit.end))
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

    def _counts(self, source: Source, hit: Hit, runs: list[Hit]) -> bool:
        """A bare span of years is a lifetime only beside a verb of running; since when a person took part or signed is none."""
        if _PERSONAL.search(source.folded, hit.start, hit.end) or _CONTRACT.search(source.folded, hit.start, hit.end):
            return False
        return hit.value != "span" or any(-_NEAR < run.start - hit.end < _NEAR or 0 <= hit.start - run.end < _NEAR for run in runs)

    def _life(self, source: Source, sentence: Span, hit: Hit, in_force: str | None) -> _Life:
        """What one frame says. `in_force`: from when the measures of the document hold, where it has said so."""
        ends = hit.start, hit.end
        if hit.value in _LATER:
            year = self._counted_year(source, sentence, hit)
            return _Life(year, None, None, *ends) if hit.value == "began_later" else _Life(None, year, None, *ends)
        if hit.value in _TOLD:
            told = self._labelled(source, sentence)
            return _Life(told, None, None, *ends) if hit.value == "begins" else _Life(None, told, None, *ends)
        if hit.value == _REPEALED:
            return _Life(None, in_force, "replaced" if in_force else None, *ends)
        written = self._written(source)
        dates = {
            _BOUNDS.get(key, key): near_date(source.folded[slice(*where)], written) for key, where in hit.groups.items() if key != "years"
        }
        if "years" in hit.groups and (first := dates.get("start")):
            years = whole_number(source.folded[slice(*hit.groups["years"])])
            dates["end"] = str(int(first[:4]) + years) if years else None
        return _Life(dates.get("start"), dates.get("end"), _STATUSES.get(hit.value), *ends)

    def _written(self, source: Source) -> str | None:
        """The day at the head of the document."""
        found = self._date.search(source.folded, 0, _HEAD)
        return english_date(found[0]) if found else None

    def _in_force(self, source: Source, passages: list[tuple[Span, list[Hit]]]) -> str | None:
        """From when the measures that the document gives hold."""
        forces = [(sentence, hit) for sentence, hits in passages for hit in hits if hit.value == "force"]
        own = [hit for sentence, hit in forces if self._own.search(source.folded, sentence.start, hit.start)]
        return near_date(source.folded[slice(*own[0].groups["start"])], self._written(source)) if own else None

    def _counted_year(self, source: Source, sentence: Span, hit: Hit) -> str | None:
        """The year so many years after, or before, the last one named before the frame in its sentence, or in the one before."""
        before = source.sentence_at(max(0, sentence.start - 2)) if source.block_at(sentence.start).start < sentence.start else sentence
        dates = [match[0] for match in self._date.finditer(source.folded, before.start, hit.start)]
        base = english_date(dates[-1]) if dates else None
        printed = source.folded[slice(*hit.groups["years"])] if "years" in hit.groups else "one"
        count = _DECADE if "decade" in printed else whole_number(printed)
        return str(int(base[:4]) + (-count if "back" in hit.groups else count)) if base and count else None

    def _labelled(self, source: Source, sentence: Span) -> str | None:
        """The date under which a chronology tells of it: at the beginning of the paragraph, or a year alone in the heading.

        None where the sentence has a date of its own.
        """
        block = source.block_at(sentence.start)
        found = self._label.match(source.folded, block.start, block.end)
        if self._date.search(source.folded, max(sentence.start, found.end() if found else 0), sentence.end):
            return None
        if found:
            return english_date(found["date"])
        heading = next(iter(source.headings(sentence.start)[-1:]), None)
        alone = source.folded[heading.start : heading.end].strip(" .:") if heading else ""
        return alone if _YEAR.fullmatch(alone) else None

    def _heir(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> str | None:
        """The programme by which another is said to have been replaced on a day, and which then began."""
        if hit.value == "replaces":
            inside = mentions.between(hit.start, hit.end)
            return inside[0].name if inside else mentions.subject(sentence, hit.start, possessive=True)
        by = mentions.between(hit.start, hit.end) if hit.value == "replaced" else []
        return by[0].name if by and _BY.search(source.folded, hit.start, by[0].start) else None

    def _is_entry(self, source: Source, sentence: Span, mentions: Mentions) -> bool:
        """Is it a line of a catalogue: about one programme, and no sentence?"""
        names = {mention.name for mention in mentions.between(*sentence)}
        return len(names) == 1 and source.folded[sentence.end - 1] not in ".;!?"

    def _programme(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> tuple[bool, str | None]:
        """Is it a programme's life, and whose?"""
        if hit.value == "gave_way":
            inside = mentions.between(hit.start, hit.end)
            return bool(inside), inside[-1].name if inside else None
        if hit.value in ("renamed", "replaces"):
            after = mentions.between(hit.end, min(sentence.end, hit.end + _NEAR))
            return bool(after), after[0].name if after else None
        if hit.value in ("bracket", "beside", _REPEALED):
            before = mentions.last_before(sentence.start, hit.start)
            if hit.value == "beside":
                tied = before is not None and before.end == hit.start
            elif hit.value == _REPEALED:
                tied = before is not None and not MEASURES.search(source.folded, sentence.start, hit.start)
            else:
                tied = before is not None and (hit.start - before.end < _NEAR or self._is_entry(source, sentence, mentions))
            return tied, before.name if before else None
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


def _settled(hits: list[Hit]) -> list[Hit]:
    """Without the frames whose date another has that begins before: in "began in 2008, was shelved in 2018" each verb has its own."""
    first: dict[tuple[int, int], str] = {}
    for hit in sorted(hits, key=lambda one: (one.start, one.end)):
        for bound, where in hit.groups.items():
            first.setdefault(where, bound)
    return [hit for hit in hits if all(first[where] == bound for bound, where in hit.groups.items())]
