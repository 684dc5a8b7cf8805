"""Who runs, oversees or funds the talent part of a document: one claim for each body, once in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Sponsor
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import trim
from redheader.reading.chinese.rows import CLOSED, ROWS, UNNUMBERED, RowReader
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Block, Span

_REPORT = 240
_SHARING = "\u90e8\u95e8"  # the word that bodies of several trades share
_QUOTE, _PLACE, _TITLE, _LINE, _HEAD = 200, 3, 4, 60, 20
_LEVEL = "(?:\u5404|\u8bbe\u533a\u7684)?[\u7701\u5e02\u533a\u53bf\u5dde]\u7ea7?"
_LEVELS, _SHARED = re.compile(f"(?:{_LEVEL}[\u3001\u548c\u4e0e])+(?:[\u533a\u53bf]\\([\u533a\u53bf\u5e02]\\))?$"), 12
_TRADES = re.compile(f"(?P<level>(?:\u5404\u7ea7|{_LEVEL}(?![\u573a\u653f\u57df\u90ca]))?)(?P<first>[^()]+?)(?:\u7b49[^()]*)?\u90e8\u95e8")
_CONFIDENCE = {"list": 0.88, "funds": 0.75, "administers": 0.85}


class SponsorReader:
    """Reads responsible bodies."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/sponsor")
        self._context = context
        self._rows, self._funds = RowReader(knowledge, context), lexicon.part("funds")
        self._doers = lexicon.part("by", "does", "recognises", "funds", "administers", "announces", "locals", "seat", "handles")
        self._titled, self._generic, self._overall = (
            lexicon.part("titled"),
            lexicon.part("generic"),
            lexicon.part("overall", "purse", "falls"),
        )
        self._law = lexicon.part("governs")
        self._explains, self._issues = lexicon.part("explains"), lexicon.part("issues")
        self._papers, self._dealers = lexicon.part("papers"), lexicon.part("by", "does", "handles", "recognises")
        self._beside, self._procedure = lexicon.part("grants", "contests"), lexicon.part("procedure")
        self._grants = lexicon.part("grants")
        self._turns = lexicon.part("turns")
        self._one, self._prefix = lexicon.compile("@inner@"), lexicon.part("prefix")

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
        yield from (draft for body, (_, draft) in found.items() if not any(_better(other, body, found) for other in found))

    def _found(self, source: Source, namings: tuple[Naming, ...], hits: Iterable[Hit]) -> dict[str, tuple[int, Draft]]:
        """Each body with how plainly its best sentence says what it is."""
        found: dict[str, tuple[int, Draft]] = {}
        for hit in hits:
            quote = trim(source.folded, _quote(source, hit))
            if quote is None or (hit.value not in ROWS and self._explains.has(source.folded, hit.end, _clause_end(source.folded, hit.end))):
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
        rows, closing = self._rows.find(source, passages, namings)
        for hit in self._running(source, passages, namings):
            if hit.value == "falls" or not any(row.start <= hit.start < row.end for row in rows):
                yield hit
        yield from closing

    def _running(self, source: Source, passages: TalentPassages, namings: tuple[Naming, ...]) -> Iterator[Hit]:
        """What running text says, in the order in which it is believed."""
        for sentence in source.sentences if passages.law and passages.in_force else ():
            charged = sorted(self._law.find(source.folded, *sentence), key=lambda hit: hit.start)
            yield from charged if not self._rows.in_passing(source.folded, sentence) else ()
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
            yield from self._dealing(source, passages)
            yield from (hit for hit in self._overall.find(source.folded) if passages.whole or not self._for_others(source, hit))
        yield from self._next(source, passages)

    def _dealing(self, source: Source, passages: TalentPassages) -> Iterator[Hit]:
        """Who deals with the papers and pays out, told under a title or a heading for that, for all that a document grants."""
        if passages.whole or passages.law:
            return
        whole = any(self._procedure.has(source.folded, block.start, block.end) for block in source.blocks[:_TITLE] if _short(block))
        for sentence in source.sentences:
            if self._papers.has(source.folded, *sentence) and not self._beside.has(source.folded, *sentence):
                above = (*source.headings(sentence.start), source.block_at(sentence.start))
                if whole or any(self._procedure.has(source.folded, block.start, min(block.end, block.start + _HEAD)) for block in above):
                    yield from sorted(self._dealers.find(source.folded, *sentence), key=lambda hit: hit.start)

    def _for_others(self, source: Source, hit: Hit) -> bool:
        """Is it the money of a clause that grants something, and names nobody wooed as talent, that is spoken of?"""
        if hit.value == "overall:all":
            return False
        clause = Span(self._rows.start(source, hit), hit.start)
        return self._grants.has(source.folded, *clause) and not self._context.person.has(source.folded, clause.start, hit.end)

    def _next(self, source: Source, passages: TalentPassages) -> Iterator[Hit]:
        """Bodies named right after a sentence that pays talent, in the same item, up to where it turns to something else."""
        if passages.law or not passages.present:
            return
        item = None
        for sentence in source.sentences:
            here = _item(source, sentence.start)
            if item == here and not self._turns.has(source.folded, *sentence):
                yield from self._doers.find(source.folded, *sentence)
            else:
                pays = self._context.pays.has(source.folded, *sentence) and self._context.names_person(source.folded, *sentence)
                item = here if pays else None

    def _bodies(self, folded: str, span: Span, kind: str) -> Iterator[str]:
        """The bodies of a row, as printed."""
        if kind in ("funds", "announces", "locals"):
            yield folded[_with_levels(folded, span.start) : span.end]
            return
        if kind in ROWS:
            yield from self._rows.bodies(folded, span)
            return
        at = span.start
        if not self._one.search(folded, at, span.end):  # what shows it to be a body stands behind it
            yield folded[slice(*span)]
        while match := self._one.search(folded, at, span.end):
            name = folded[_with_levels(folded, match.start()) : match.end()]
            before = self._prefix.first(name)
            yield from _apart(name[before.end :] if before else name)
            at = match.end()


def _short(block: Block) -> bool:
    """Is a line short enough for a title?"""
    return block.end - block.start <= _LINE


def _item(source: Source, offset: int) -> int:
    """Where the numbered item begins that holds the paragraph at an offset; a paragraph that stands in none is its own."""
    block = source.block_at(offset)
    return source.blocks[block.above[-1]].start if block.rank == UNNUMBERED and block.above else block.start


def _better(other: str, body: str, found: dict[str, tuple[int, Draft]]) -> bool:
    """Is `other` the same body as `body`, told more plainly, or as plainly and by its fuller name?"""
    by = found[other][0] - found[body][0]
    return (by >= 0 and _fuller(other, body)) or (by > 0 and _fuller(body, other))


def _fuller(name: str, body: str) -> bool:
    """Is `name` that of `body` with its place before it, its other name in brackets behind it, or those it shares its last word with?"""
    before, found, behind = name.partition(body)
    if name.endswith("\u3001" + body) and body.endswith(_SHARING):
        return True
    return name != body and bool(found) and len(before) <= _PLACE and "\u3001" not in before and (not behind or behind[0] in "(\u53ca")


def _apart(name: str) -> Iterator[str]:
    """Offices of several trades that share their last word, each by its own name: "city education and finance departments"."""
    match = _TRADES.fullmatch(name)
    trades = match["first"].split("\u3001") if match else []
    if match and len(trades) > 1 and all(len(trade) > 1 for trade in trades):
        yield from (match["level"] + trade + _SHARING for trade in trades)
    else:
        yield name


def _with_levels(folded: str, start: int) -> int:
    """Where a body begins that shares its name with others: "city and district personnel offices"."""
    match = _LEVELS.search(folded, max(0, start - _SHARED), start)
    return match.start() if match else start


def _clause_end(folded: str, at: int) -> int:
    """Where the clause around an offset ends."""
    return min((stop for sign in ",;\u3002\n" if (stop := folded.find(sign, at)) >= 0), default=len(folded))


def _quote(source: Source, hit: Hit) -> Span:
    """The sentence, or as much of it around the hit as a quotation may hold."""
    sentence = source.sentence_at(hit.start)
    if hit.value in ROWS and source.folded[hit.end : hit.end + 1] in CLOSED:  # what follows is another clause, though without a stop
        sentence = Span(sentence.start, min(sentence.end, hit.end + 1))
    if sentence.end - sentence.start <= _QUOTE:
        return sentence
    start = max(sentence.start, max(source.folded.rfind(sign, sentence.start, hit.start) for sign in ",:\u3002") + 1)
    stop = source.folded.find(",", hit.end, sentence.end)
    return Span(start, min(stop if stop >= 0 else sentence.end, max(start + _QUOTE, hit.end)))
