"""What governs a sentence of an English document: its column's head, its line's lead, its list's opening, the headings above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.reading.english.labelled import labelled_at
from redheader.reading.english.tables import row_at
from redheader.reading.source import Source
from redheader.text.segment import Block, Span, covering

_LEAD_LENGTH, _LIST_REACH = 60, 12
_HEADING_REACH, _HEADING_LENGTH, _PROSE = 14, 60, 80
_LONGEST_TITLE = 120
_FIGURES = re.compile(r":.*\d")
_HEADING = re.compile(r"(?:[IVX]{1,4}\. |[A-Z]\. |(?:Part|Chapter|Section) [\dA-Z]+[.:]? )?[A-Z\d>#][^|\t]*[^.,;!|\t]")
_ITEM = re.compile(r"[-*·✔✓►▪●○◆■➤]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|[^\n]{1,60}(?:\||\t)|[A-Z][^\n.:]{0,40}: ")
_TITLE = re.compile(r"[A-Z\d(][^|\t]*[^.,:;!?|\t]")
_BRACKET_END = re.compile(r" ?\(.*\)$")
_SUM = re.compile(r"\b(?:RMB|CNY|USD|EUR)|[$¥€£]|\b(?:yuan|euros?|dollars?)\b")


def passages_above(source: Source, sentence: Span, offset: int | None = None) -> Iterator[Span]:
    """The passages that govern a sentence, nearest first: the column's head, the block's lead, the list's opening, the headings."""
    block = source.block_at(sentence.start)
    row = row_at(source, sentence.start)
    if row and offset is not None and (index := row.column_of(offset)) is not None:
        yield from row.heads_over(index)
    yield from _leads(source, block.start, sentence)
    if (opening := list_opening(source, sentence)) is not None:
        yield opening
    if (item := labelled_at(source, sentence.start)) and item.lead and item.lead != opening:
        yield item.lead
    numbered = [one for one in source.headings(sentence.start) if one.heading or _is_title(source, one)]
    yield from (Span(one.start, one.end) for one in reversed(numbered))
    if not numbered and (heading := _heading_over(source, block)):
        yield heading


def list_opening(source: Source, sentence: Span) -> Span | None:
    """The sentence ending in a colon, or the short heading, under which the sentence is an item of a list; None for no item."""
    if not is_item(source, sentence):
        return None
    index = covering(source.sentences, sentence.start)
    mine = source.block_at(sentence.start)
    for one in reversed(source.sentences[max(0, index - _LIST_REACH) : index]):
        block = source.block_at(one.start)
        item = is_item(source, one) and block.rank >= mine.rank
        if source.folded[one.end - 1] == ":" or (not item and (block.heading or _is_title(source, block))):
            return one
        if not item and block.start != mine.start:
            return None
    return None


def _is_title(source: Source, block: Block) -> bool:
    """Does a line stand over others, without a stop at its end and without a sum, though it is longer than headings are?"""
    words = source.folded[block.start : block.end].strip()
    return (
        len(words) <= _LONGEST_TITLE and _TITLE.fullmatch(words) is not None and not _SUM.search(words) and not row_at(source, block.start)
    )


def is_item(source: Source, sentence: Span) -> bool:
    """Does the sentence's line begin like an item of a list or a row of a table?"""
    return _ITEM.match(source.folded, source.block_at(sentence.start).start) is not None


def _leads(source: Source, start: int, sentence: Span) -> list[Span]:
    """The short sentences that open the block at `start` before `sentence`: "Article 3. Housing."."""
    leads: list[Span] = []
    for one in source.sentences[covering(source.sentences, start) :]:
        if one.start >= sentence.start or one.end - one.start >= _LEAD_LENGTH or _SUM.search(source.folded, *one):
            break
        leads.append(one)
    return leads


def _heading_over(source: Source, block: Block) -> Span | None:
    """The nearest short line above that stands alone over the text, as headings without a number do; not one of the document's head."""
    index = covering(tuple(Span(one.start, one.end) for one in source.blocks), block.start)
    for at in range(index - 1, max(0, index - _HEADING_REACH), -1):
        line = source.blocks[at]
        words = _BRACKET_END.sub("", source.folded[line.start : line.end].strip())
        if (
            len(words) <= _HEADING_LENGTH
            and (line.rank in (0, 9) or words.endswith("?"))
            and _HEADING.fullmatch(words)
            and not _FIGURES.search(words)
            and not _SUM.search(words)
            and not row_at(source, line.start)
        ):
            in_body = any(one.end - one.start > _PROSE for one in source.blocks[:at])
            return Span(line.start, line.end) if in_body else None
    return None
