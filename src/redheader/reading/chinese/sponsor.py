"""Who runs, oversees or funds the talent part of a document: one claim for each body, once in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Sponsor
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import trim
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Span, covering

_REPORT = 240
_CLOSED = frozenset(")]\u3002\n")  # what ends a bracket of lists, or the clause before it
_SHARING = "\u90e8\u95e8"  # the word that bodies of several trades share
_QUOTE, _BODY, _BACK, _PLACE = 200, 30, 12, 3
_LEVELS, _SHARED = re.compile("(?:\u5404?[\u7701\u5e02\u533a\u53bf\u5dde]\u7ea7?\u3001)+(?:[\u533a\u53bf]\\([\u533a\u53bf\u5e02]\\))?$"), 8
_ROWS = ("list", "homes")
_CONFIDENCE = {"list": 0.88, "funds": 0.75, "administers": 0.85}


class SponsorReader:
    """Reads responsible bodies."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/sponsor")
        self._context = context
        self._lists, self._funds = lexicon.part("list"), lexicon.part("funds")
        self._doers = lexicon.part("by", "does", "recognises", "funds", "administers", "announces", "locals", "seat", "handles")
        self._titled, self._generic, self._overall = (
            lexicon.part("titled"),
            lexicon.part("generic"),
            lexicon.part("overall", "purse", "falls"),
        )
        self._law = lexicon.part("governs")
        self._explains, self._issues = lexicon.part("explains"), lexicon.part("issues")
        self._one, self._ranked = lexicon.compile("@inner@"), lexicon.part("ranked")
        self._prefix, self._duties, self._homes = lexicon.part("prefix"), lexicon.part("duties"), lexicon.part("homes")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Bodies in the order of the text, each once: best in a list, then where a sentence names talent, else where one is first.

        Where there is none, who issued the measures that a report tells of.
        """
        passages = self._context.passages(source, namings)
        if not passages.present:
            return
        found = self._found(source, namings, self._hits(source, passages, namings))
        if not found and passages.weighty:
            found = self._found(source, namings, self._issues.find(source.folded, 0, _REPORT))
        yield from (draft for body, (_, draft) in found.items() if not any(_fuller(other, body) for other in found))

    def _found(self, source: Source, namings: tuple[Naming, ...], hits: Iterable[Hit]) -> dict[str, tuple[int, Draft]]:
        """Each body with how plainly its best sentence says what it is."""
        found: dict[str, tuple[int, Draft]] = {}
        for hit in hits:
            quote = trim(source.folded, _quote(source, hit))
            if quote is None or (
                hit.value not in _ROWS and self._explains.has(source.folded, hit.end, _clause_end(source.folded, hit.end))
            ):
                continue
            programme = governing(source, namings, *quote)
            if hit.value == "titled" and programme is None:
                continue
            plain = 2 if hit.value == "list" else int(self._plainly(source, hit, quote)) - 2 * (hit.value == "handles")
            for body in self._bodies(source.folded, Span(*hit.groups["orgs"]), hit.value):
                if not self._generic.has(body) and (body not in found or plain > found[body][0]):
                    found[body] = plain, Draft(Sponsor(body), *quote, _CONFIDENCE.get(hit.value, 0.8), programme)
        return found

    def _plainly(self, source: Source, hit: Hit, quote: Span) -> bool:
        """Does the quotation, or a heading above it, name people wooed as talent?"""
        return self._context.names_person(source.folded, *quote) or self._context.under_heading(source, source.block_at(hit.start))

    def _hits(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> Iterator[Hit]:
        for sentence in source.sentences if passages.law and passages.in_force else ():
            yield from sorted(self._law.find(source.folded, *sentence), key=lambda hit: hit.start)
        for block, sentence in passages.sentences:
            named = self._context.names_person(source.folded, *sentence)
            named = named and (passages.whole or self._context.gives(source.folded, *sentence))
            if block.heading or not (named or (passages.whole and not passages.law)):
                continue
            yield from sorted(self._doers.find(source.folded, *sentence), key=lambda hit: hit.start)
        naming_sentences = sorted({source.sentence_at(span.start) for naming in namings for span in naming.spans})
        for sentence in naming_sentences:
            yield from self._titled.find(source.folded, *sentence)
            yield from sorted(self._doers.find(source.folded, *sentence), key=lambda hit: hit.start)
        if passages.weighty:
            yield from self._overall.find(source.folded)
        yield from self._funders(source, passages)
        before = end = 0
        for hit in self._lists.find(source.folded):
            joined = not _CLOSED & set(source.folded[end : hit.start])
            before, end = before if joined else end, hit.end
            if subject := self._subject(source, passages, hit, before):
                yield hit._replace(value=subject)

    def _funders(self, source: Source, passages: TalentPassages) -> Iterator[Hit]:
        """Budgets named in the sentence right after one, of the same paragraph, that pays talent."""
        for before, sentence in pairwise(source.sentences) if passages.present else ():
            paid = self._context.pays.has(source.folded, *before) and self._context.names_person(source.folded, *before)
            if paid and source.block_at(before.start) == source.block_at(sentence.start):
                yield from self._funds.find(source.folded, *sentence)

    def _subject(self, source: Source, passages: TalentPassages, hit: Hit, before: int) -> str | None:
        """Is the clause that such a list closes about talent ("list") or homes for talent ("homes")?

        The clause is what stands before the list in its paragraph, back to the list before it. A list on a line of its own closes the
        numbered item above it and those beside that.
        """
        index, block = covering(source.sentences, hit.start), source.block_at(hit.start)
        first = source.blocks[block.above[-2:][0]].start if block.rank == 9 and block.above else block.start
        spans = [s for s in source.sentences[max(0, index - _BACK) : index] if s.start >= max(first, before)]
        spans.append(Span(max(source.sentences[index].start, before), hit.start))
        people = any(self._context.names_person(source.folded, *s) and self._context.gives(source.folded, *s) for s in spans)
        if passages.whole or people:
            return "list"
        return "homes" if passages.weighty and any(self._homes.has(source.folded, *s) for s in spans) else None

    def _bodies(self, folded: str, span: Span, kind: str) -> Iterator[str]:
        """The bodies of a row, as printed."""
        if kind in ("funds", "announces", "locals"):
            yield folded[_with_levels(folded, span.start) : span.end]
            return
        if kind in _ROWS:
            for piece in _pieces(folded, span):
                shared = self._duties.first(folded, *piece)
                body = folded[piece.start : shared.start if shared else piece.end]
                if len(body) <= _BODY and (self._one.search(body) or self._ranked.has(body)):
                    yield body
            return
        at = span.start
        if not self._one.search(folded, at, span.end):  # what shows it to be a body stands behind it
            yield folded[slice(*span)]
        while match := self._one.search(folded, at, span.end):
            name = folded[_with_levels(folded, match.start()) : match.end()]
            before = self._prefix.first(name)
            yield name[before.end :] if before else name
            at = match.end()


def _fuller(name: str, body: str) -> bool:
    """Is `name` that of `body` with its place before it, its other name in brackets behind it, or those it shares its last word with?"""
    before, found, behind = name.partition(body)
    if name.endswith("\u3001" + body) and body.endswith(_SHARING):
        return True
    return name != body and bool(found) and len(before) <= _PLACE and "\u3001" not in before and (not behind or behind[0] == "(")


def _with_levels(folded: str, start: int) -> int:
    """Where a body begins that shares its name with others: "city and district personnel offices"."""
    match = _LEVELS.search(folded, max(0, start - _SHARED), start)
    return match.start() if match else start


def _pieces(folded: str, span: Span) -> Iterator[Span]:
    """A row cut at its commas and enumeration signs outside brackets."""
    start, depth = span.start, 0
    for at in range(span.start, span.end + 1):
        sign = folded[at] if at < span.end else ","
        depth += (sign in "([") - (sign in ")]")
        if depth <= 0 and sign in ",;\u3001: ":
            if piece := trim(folded, Span(start, at)):
                yield piece
            start = at + 1


def _clause_end(folded: str, at: int) -> int:
    """Where the clause around an offset ends."""
    return min((stop for sign in ",;\u3002\n" if (stop := folded.find(sign, at)) >= 0), default=len(folded))


def _quote(source: Source, hit: Hit) -> Span:
    """The sentence, or as much of it around the hit as a quotation may hold."""
    sentence = source.sentence_at(hit.start)
    if hit.value in _ROWS and source.folded[hit.end : hit.end + 1] in _CLOSED:  # what follows is another clause, though without a stop
        sentence = Span(sentence.start, min(sentence.end, hit.end + 1))
    if sentence.end - sentence.start <= _QUOTE:
        return sentence
    start = max(sentence.start, max(source.folded.rfind(sign, sentence.start, hit.start) for sign in ",:\u3002") + 1)
    stop = source.folded.find(",", hit.end, sentence.end)
    return Span(start, min(stop if stop >= 0 else sentence.end, max(start + _QUOTE, hit.end)))
