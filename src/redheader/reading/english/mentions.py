"""Which programme an English passage speaks of: the one it names, or the one "it" and "the new scheme" stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from redheader.reading.source import Naming, Source
from redheader.text.segment import Span

_TITLE_LENGTH = 300
_REACH = 4
_APPOSED, _SHORT, _BRACKET = 16, 2, 32
_CALLED = re.compile(r"\b(?:called|known as|named|dubbed|codenamed|titled) (?:the )?\"?$")
_ORDINAL = re.compile(
    r"\b[Tt]he (?:(?P<first>first|former)|(?P<second>second)|(?P<last>latter))"
    r"(?=,| (?:is|was|by|has|had|runs?|pays?|gives?|takes?|offers?|began|opened|closed|seeks?|aims?|covers?)\b)"
)
_MEASURE = re.compile(
    r"\b(?:Measures|Rules|Provisions|Opinions|Regulations|Guide(?:lines)?|Call for|Notice|Announcement|[Bb]riefing|Interpretation"
    r"|Explanation|Appl(?:y|ications?)|Introduction|Brochure|Handbook|Questions)\b"
)


class Mention(NamedTuple):
    """One place that names a programme."""

    start: int
    end: int
    name: str


class Anaphors(NamedTuple):
    """Words that stand for a programme named before: "it", "the plan" (its noun is the group `word`); and "its"."""

    back: re.Pattern[str]
    possessive: re.Pattern[str]


def _initials(source: Source, listed: list[Mention]) -> list[Mention]:
    """Places that use the initials given right behind a name: "the Thousand Talents Plan, or TTP"."""
    found: dict[str, str] = {}
    for mention in listed:
        initials = "".join(word[0] for word in mention.name.split() if word[0].isupper())
        near = source.folded[mention.end : mention.end + _BRACKET]
        if len(initials) > _SHORT and re.search(rf"\b{re.escape(initials)}\b", near):
            found.setdefault(initials, mention.name)
    pairs = [(match, name) for word, name in found.items() for match in re.finditer(rf"\b{re.escape(word)}\b", source.folded)]
    places = [Mention(match.start(), match.end(), name) for match, name in pairs]
    return [place for place in places if not any(one.start < place.end and place.start < one.end for one in listed)]


class Mentions:
    """Every place in one document that names a programme, in order."""

    def __init__(self, source: Source, namings: tuple[Naming, ...], anaphors: Anaphors, unlisted: tuple[Span, ...] = ()) -> None:
        """`unlisted`: places that look like a programme's name; they tie statements too where no naming stands."""
        self._source, self._anaphors = source, anaphors
        listed = sorted(Mention(span.start, span.end, naming.name) for naming in namings for span in naming.spans)
        listed = sorted([*listed, *_initials(source, listed)])
        free = [span for span in unlisted if not any(one.start < span.end and span.start < one.end for one in listed)]
        self.all = sorted([*listed, *(Mention(span.start, span.end, source.text[slice(*span)]) for span in free)])
        self._starts = [mention.start for mention in self.all]
        in_title = {mention.name for mention in self.all if mention.start < _TITLE_LENGTH}
        names = {mention.name for mention in self.all}
        head = [block for block in source.blocks if block.start < _TITLE_LENGTH and block.end - block.start < _TITLE_LENGTH]
        governs = any(_MEASURE.search(source.folded, one.start, one.end) and self.between(one.start, one.end) for one in head)
        self.only = in_title.pop() if len(in_title) == 1 and (len(names) == 1 or governs) else None

    def between(self, start: int, end: int) -> list[Mention]:
        """The places that begin between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, floor: int, offset: int) -> Mention | None:
        """The last one that ends between `floor` and `offset`."""
        inside = [mention for mention in self.between(floor, offset) if mention.end <= offset]
        return inside[-1] if inside else None

    def antecedent(self, offset: int, word: str | None = None) -> str | None:
        """What "it" at `offset` stands for: the first programme named in the nearest earlier sentence that names one.

        "The plan" (`word`) stands for one whose name says Plan, where that sentence names such a one; "the Plan" for the only such.
        """
        if word and word[0].isupper() and len(named := {one.name for one in self.all if word in one.name}) == 1:
            return named.pop()
        index = bisect_right(self._source.sentences, offset, key=lambda span: span.start) - 2
        for sentence in reversed(self._source.sentences[max(0, index - _REACH + 1) : index + 1]):
            if found := self.between(sentence.start, sentence.end):
                link = self._anaphors.back.search(self._source.folded, sentence.start, found[0].start)
                if link and found[0].start - link.end() > _APPOSED and (earlier := self.antecedent(sentence.start, link["word"])):
                    return earlier
                fitting = [mention.name for mention in found if word and word.lower() in mention.name.lower()]
                called = [
                    one.name for one in found if _CALLED.search(self._source.folded, max(sentence.start, one.start - _APPOSED), one.start)
                ]
                return next(iter([*fitting, *called]), found[0].name)
        return None

    def about(self, sentence: Span, offset: int) -> str | None:
        """The programme that a statement at `offset` in `sentence` is about, where the text ties them together."""
        before = self.last_before(sentence.start, offset)
        if before:
            return before.name
        if name := self._meant(sentence, offset, possessive=True):
            return name
        if after := self.between(offset, sentence.end):
            return after[0].name
        return self.only or self._by_heading(sentence)

    def subject(self, sentence: Span, offset: int, possessive: bool = False) -> str | None:
        """The programme that is the subject before `offset`: named there, or meant by a pronoun ("its" too if `possessive`)."""
        before = self.last_before(sentence.start, offset)
        return before.name if before else self._meant(sentence, offset, possessive)

    def _meant(self, sentence: Span, offset: int, possessive: bool) -> str | None:
        folded = self._source.folded
        if counted := self._counted(sentence, offset):
            return counted
        match = self._anaphors.back.search(folded, sentence.start, offset)
        if match or (possessive and self._anaphors.possessive.search(folded, sentence.start, offset)):
            return self.antecedent(sentence.start, match["word"] if match else None) or self.only
        return None

    def _counted(self, sentence: Span, offset: int) -> str | None:
        """Which of the programmes named shortly before "the first" or "the latter" before `offset` is."""
        ordinals = list(_ORDINAL.finditer(self._source.folded, sentence.start, offset))
        if not ordinals:
            return None
        index = bisect_right(self._source.sentences, sentence.start, key=lambda span: span.start) - 1
        names: list[str] = []
        for earlier in reversed(self._source.sentences[max(0, index - _REACH) : index]):
            names = names if len(names) > 1 else list(dict.fromkeys([*(one.name for one in self.between(*earlier)), *names]))
        place = 0 if ordinals[-1]["first"] else 1 if ordinals[-1]["second"] else -1
        return names[place] if len(names) > 1 else None

    def has_subject(self, sentence: Span, offset: int) -> bool:
        """Does a programme, named or meant by a pronoun, stand in the sentence before `offset`?"""
        if self.last_before(sentence.start, offset) or self._counted(sentence, offset):
            return True
        match = self._anaphors.back.search(self._source.folded, sentence.start, offset)
        return match is not None and bool(match["word"] or self.all)

    def _by_heading(self, sentence: Span) -> str | None:
        for block in reversed(self._source.headings(sentence.start)):
            if named := {mention.name for mention in self.between(block.start, block.end)}:
                return named.pop() if len(named) == 1 else None
        return None
