"""Rules that forbid or limit taking part in talent programmes, or what US and other persons may do, in English documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Restriction
from redheader.reading.english.dates import english_date
from redheader.reading.english.frames import frames, quote, words
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_FRAMES = ("forbid", "limit", "duty")
_AUTHORITY_REACH = 1500
_WHO_LENGTH = 160
_UNDER = re.compile(r"\b[Uu]nder (?:the )?$")


class RestrictionReader:
    """Reads prohibitions, limits and duties to disclose."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("en/restrictions")
        self._date = knowledge.lexicon("en/phrases").compile("@date@")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per thing forbidden, in the order of the text."""
        source = view.source
        issued = self._head_date(source)
        for sentence in source.sentences:
            hits = frames(source, self._lexicon, sentence)
            if not self._counts(hits):
                continue
            for hit in _outermost(hits):
                where = quote(source, sentence, hit.start, min(hit.end, hit.start + 200))
                date = next((found for found in self._date.finditer(source.folded, *sentence) if _dated(source.folded, found)), None)
                when = english_date(date[0]) if date else issued
                statement = Restriction(
                    self._authority(source, sentence, hit, hits),
                    when,
                    words(source, hit.groups["who"])[:_WHO_LENGTH],
                    self._what(source, hit),
                )
                yield Draft(statement, *where, 0.75)

    def _counts(self, hits: list[Hit]) -> bool:
        """Is it about a talent programme, or about persons and a technology, and no definition?"""
        values = {hit.value for hit in hits}
        return bool(values & set(_FRAMES)) and "none" not in values and ("object" in values or {"person", "technology"} <= values)

    def _what(self, source: Source, hit: Hit) -> str:
        return words(source, hit.groups["what"], articles=True)[:_WHO_LENGTH]

    def _authority(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit]) -> str | None:
        """The body before the frame in the sentence, else the subject of the passage that a list item belongs to."""
        before = [one for one in hits if one.value == "authority" and one.start < hit.start]
        if before:
            acting = [one for one in before if not _UNDER.search(source.folded, max(0, one.start - 10), one.start)] or before
            return words(source, acting[0].groups["authority"])
        mark = source.block_at(sentence.start)
        if source.folded[mark.start] != "(" or sentence.start > mark.body + 1:
            return None
        passage = [
            one for one in source.sentences if hit.start - _AUTHORITY_REACH < one.start < sentence.start and source.folded[one.start] != "("
        ]
        for one in reversed(passage):
            named = [found for found in frames(source, self._lexicon, one) if found.value == "authority"]
            if named:
                return words(source, named[0].groups["authority"])
        return None

    def _head_date(self, source: Source) -> str | None:
        head = self._lexicon.find(source.folded, 0, min(_AUTHORITY_REACH, len(source.text)))
        dates = [source.folded[slice(*hit.groups["date"])] for hit in head if hit.value == "date"]
        return min((date for words_ in dates if (date := english_date(words_))), default=None)


def _dated(folded: str, match: re.Match[str]) -> bool:
    """Is it a rule's day rather than the year in an act's name?"""
    return not re.search(
        r"(?:Act|Fiscal Year|title|section|U\.S\.C\.)(?: of| for)? ?$|\bAct of $", folded[max(0, match.start() - 16) : match.start()]
    )


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Frames that do not lie within another."""
    kept: list[Hit] = []
    for hit in hits:
        if hit.value in _FRAMES and not (kept and hit.start < kept[-1].end):
            kept.append(hit)
    return kept
