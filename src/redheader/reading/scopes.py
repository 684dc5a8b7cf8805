"""Passages that are about a programme named elsewhere: the rest of its line, what stands below a heading, sentences that point back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.reading.source import Source
from redheader.text.segment import Span

_TITLE_LINES, _TITLE_REACH, _TITLE_LENGTH = 6, 700, 180
_LEAD_REACH = 24
_MAIN_SHARE = 0.6
_STOPS = "\u3002;\uff1b."


class Mention(NamedTuple):
    """One place that names the programme of that number."""

    start: int
    end: int
    programme: int


class Scope(NamedTuple):
    """A passage about the programme of that number."""

    start: int
    end: int
    programme: int


class ScopeReader:
    """Finds scopes with the lexicons "programme_scope"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._pointer = {language: _patterns(knowledge, language, "pointer") for language in ("zh", "en")}
        self._announced = {language: _patterns(knowledge, language, "announced") for language in ("zh", "en")}
        self._paragraph = _patterns(knowledge, "zh", "paragraph")
        self._lead = {language: _patterns(knowledge, language, "lead") for language in ("zh", "en")}

    def find(self, source: Source, mentions: list[Mention]) -> Iterator[Scope]:
        """Every scope of the programmes mentioned; `mentions` in order."""
        if not mentions:
            return
        yield from self._lines(source, mentions)
        yield from self._pointers(source, mentions)
        title = self._titled(source, mentions)
        if title is not None:
            yield Scope(0, len(source.text), title)

    def _lines(self, source: Source, mentions: list[Mention]) -> Iterator[Scope]:
        """The rest of each line that is about one programme, and of a heading all that stands below it."""
        at = {block.start: position for position, block in enumerate(source.blocks)}
        for start in dict.fromkeys(source.block_at(mention.start).start for mention in mentions):
            position = at[start]
            block = source.blocks[position]
            named = _within(mentions, Span(block.start, block.end))
            if block.row:
                continue
            leading = [mention for mention in named if self._leads(source, mention, block.body)]
            if source.language == "en" and (not leading or leading[0] != named[0]):
                leading.insert(0, named[0])
            heads = [next(same) for _, same in groupby(leading, key=lambda mention: mention.programme)]
            for mention, after in pairwise([*heads, None]):
                if mention:
                    yield Scope(mention.end, after.start if after else block.end, mention.programme)
            if len({mention.programme for mention in named}) == 1 and (block.heading or self._leads(source, named[0], block.body)):
                below = position + 1
                while below < len(source.blocks) and position in source.blocks[below].above:
                    below += 1
                if below > position + 1:
                    yield Scope(block.end, source.blocks[below - 1].end, named[0].programme)

    def _leads(self, source: Source, mention: Mention, body: int) -> bool:
        """Does the line begin with the name, or the name follow a verb that carries programmes out?"""
        before = source.folded[max(body, mention.start - _LEAD_REACH) : mention.start]
        return 0 <= mention.start - body <= 2 or bool(self._lead[source.language].search(before))

    def _pointers(self, source: Source, mentions: list[Mention]) -> Iterator[Scope]:
        """Sentences that begin with a word for the programme before: the last one named in Chinese, the subject's in English."""
        pointer = self._pointer[source.language]
        for position, sentence in enumerate(source.sentences):
            head = source.folded[sentence.start : sentence.start + 60].lstrip('"-* ')
            paragraph = self._paragraph.match(head) is not None
            if not (paragraph or pointer.match(head)) or _within(mentions, sentence):
                continue
            for before in reversed(source.sentences[max(0, position - 4) : position]):
                named = _within(mentions, before)
                if named:
                    end = source.block_at(sentence.start).end if paragraph else sentence.end
                    yield Scope(sentence.start, end, self._subject(source, named).programme)
                    break

    def _subject(self, source: Source, named: list[Mention]) -> Mention:
        """What a sentence that names several is about: the first in English; in Chinese the last that is carried out, else the last."""
        if source.language == "en":
            return named[0]
        return next((mention for mention in reversed(named) if self._leads(source, mention, mention.start - _LEAD_REACH)), named[-1])

    def _titled(self, source: Source, mentions: list[Mention]) -> int | None:
        """The one programme that the document's first line with a name is about, if it is a title or announces it; else None."""
        first = source.block_at(mentions[0].start)
        if first.start > _TITLE_REACH or first.start >= source.blocks[: _TITLE_LINES + 1][-1].end:
            return None
        named = _within(mentions, Span(first.start, first.end))
        programme = named[0].programme
        if any(mention.programme != programme for mention in named):
            return None
        title = first.rank in (0, 9) and first.end - first.start <= _TITLE_LENGTH and source.text[first.end - 1] not in _STOPS
        share = sum(mention.programme == programme for mention in mentions) / len(mentions)
        if source.language == "en":
            return programme if title and share >= _MAIN_SHARE else None
        announced = self._announced["zh"].search(source.folded, first.start, named[0].start)
        return programme if title or announced else None


def _within(mentions: list[Mention], span: Span) -> list[Mention]:
    first, last = (bisect_left(mentions, at, key=lambda mention: mention.start) for at in span)
    return mentions[first:last]


def _patterns(knowledge: Knowledge, language: str, value: str) -> re.Pattern[str]:
    lexicon = knowledge.lexicon(f"{language}/programme_scope")
    return lexicon.compile("|".join(t.pattern for t in lexicon.triggers if t.value == value and t.pattern))
