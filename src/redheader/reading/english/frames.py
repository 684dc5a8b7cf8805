"""What every family of English rules shares: sentences with their frames, quotes, and who a statement is according to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.reading.english.scope import View
from redheader.reading.source import Source
from redheader.text.segment import Span

MEASURES = re.compile(r"\b(?:Measures|Rules|Provisions|Opinions|Regulations|Notice|Polic(?:y|ies))\b")
"""What an official text of rules calls itself."""

_QUOTE_LIMIT = 260
_CUT = re.compile(r"[,;:] | (?:and|while|but) ")
_LEAST_QUOTE = 30
_EDGES = " ,;:-\t\"'"


def frames(source: Source, lexicon: Lexicon, span: Span) -> list[Hit]:
    """The frames of a sentence in order; of several with one value at one place the longest."""
    kept: list[Hit] = []
    for hit in sorted(lexicon.find(source.folded, span.start, span.end), key=lambda one: (one.start, -one.end, one.value)):
        if not any(other.start <= hit.start and hit.end <= other.end and other.value == hit.value for other in kept):
            kept.append(hit)
    return kept


def words(source: Source, span: tuple[int, int], articles: bool = False) -> str:
    """The stored text of a group, trimmed, without a leading article unless `articles`."""
    trimmed = source.text[slice(*span)].strip(_EDGES)
    return trimmed if articles else re.sub(r"^(?:[Tt]he|[Aa]n?|[Bb]oth) ", "", trimmed)


def shortened(text: str, limit: int) -> str:
    """As many whole words of a text as `limit` signs hold."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit + 1)
    return text[: cut if cut > 0 else limit].rstrip(_EDGES)


def word_end(source: Source, start: int, end: int) -> int:
    """`end`, or the end of the last whole word before it where it lies within one."""
    folded = source.folded
    if end >= len(folded) or not (folded[end].isalnum() and folded[end - 1].isalnum()):
        return end
    cut = folded.rfind(" ", start, end)
    return cut if cut > start else end


def quote(source: Source, sentence: Span, start: int, end: int, whole: int = _QUOTE_LIMIT) -> Span:
    """The sentence, or of one longer than `whole` the clauses that hold `start`-`end`."""
    if sentence.end - sentence.start <= whole:
        return sentence
    cuts = [sentence.start + match.end() for match in _CUT.finditer(source.folded[sentence.start : start])]
    before = [cut for cut in cuts if start - cut >= _LEAST_QUOTE]
    left = before[-1] if before else sentence.start if start - sentence.start < _QUOTE_LIMIT // 2 else (cuts or [start])[-1]
    after = _CUT.search(source.folded, min(end + 1, sentence.end), sentence.end)
    right = after.start() if after and after.start() - left <= _QUOTE_LIMIT else min(sentence.end, max(end, left + _QUOTE_LIMIT))
    return Span(left, word_end(source, left, right))


class Family:
    """Base of a family of rules over one lexicon."""

    def __init__(self, knowledge: Knowledge, lexicon: str) -> None:
        self.lexicon = knowledge.lexicon(lexicon)
        self._attribution = knowledge.lexicon("en/attribution")

    def passages(self, view: View) -> Iterator[tuple[Span, list[Hit]]]:
        """The sentences near the field's own words that hold a frame, each with its frames."""
        if not view.inside:
            return
        for index, sentence in enumerate(view.source.sentences):
            if view.near(index) and (hits := frames(view.source, self.lexicon, sentence)):
                yield sentence, hits

    def according_to(self, source: Source, sentence: Span) -> str | None:
        """Who the sentence says it is according to; None where it points to nobody but the document itself."""
        hits = list(self._attribution.find(source.folded, sentence.start, sentence.end))
        itself = {hit.start for hit in hits if hit.value == "itself"}
        hit = min((hit for hit in hits if hit.value == "source"), key=lambda hit: (hit.start, -hit.end), default=None)
        return words(source, hit.groups["who"]) if hit and hit.start not in itself else None
