"""The ages of several classes told in one clause of an English document: "Tiers D and E: not over 45 and 35"."""

from __future__ import annotations

import re
from itertools import takewhile

from redheader.knowledge.lexicon import Hit
from redheader.reading.english.tables import label, row_at
from redheader.reading.source import Source
from redheader.text.segment import Span, covering

_RANK = r"(?:[A-F][1-3]?|I{1,3}|IV|V|[1-5])\b"
_CLASS = rf"(?:Category|Class|Level|Grade|Tier|Type|Band|Group) {_RANK}"
LABEL = re.compile(rf"\b{_CLASS}(?: (?:to|through|-) {_CLASS})?")
_SEVERAL = re.compile(
    r"\b(?P<noun>Categor|Class|Level|Grade|Tier|Type|Band|Group)(?:ies|es|s) "
    rf"(?P<ranks>{_RANK}(?:(?:, and|,| and) {_RANK})+)"
)
_SINGULAR = {"Categor": "Category"}
_RESPECTIVELY = re.compile(r"\brespectively\b")
_FURTHER = re.compile(r"(?:(?:,| and|, and|,? or) [2-7]\d\b)+")
_BRACKET = r" \((?:for )?(?:the )?(?P<whom>[^()\d]{1,40})\)"
_OWN_LABEL = re.compile(_BRACKET)
_NEXT_LABELLED = re.compile(r"(?:, and|, or|,| and| or) (?P<age>[2-7]\d)" + _BRACKET)
_ROWS_REACH = 12


def ages_by_class(source: Source, sentence: Span, hit: Hit) -> list[tuple[str, str]]:
    """Each age with the class that it is for; none where the clause gives but one age, or ages and classes do not match."""
    if "age" not in hit.groups:
        return []
    start, end = hit.groups["age"]
    if bracketed := _bracketed(source, source.folded[start:end], end, sentence.end):
        return bracketed
    further = _FURTHER.match(source.folded, end, sentence.end)
    if further is None:
        return []
    ages = [source.folded[start:end], *re.findall(r"\d+", further[0])]
    ranks = _ranks(source, sentence, hit.start)
    if not _RESPECTIVELY.search(source.folded, further.end(), sentence.end):
        return list(zip(ages, ranks, strict=True)) if len(ranks) == len(ages) else []
    ranks = ranks[-len(ages) :] or _rows_above(source, sentence)
    return list(zip(ages, ranks, strict=True)) if len(ranks) == len(ages) else []


def _bracketed(source: Source, age: str, at: int, end: int) -> list[tuple[str, str]]:
    """Ages that have their class in a bracket behind: "60 (Door A), 50 (Door B) or 40 (Door C)"."""
    own = _OWN_LABEL.match(source.folded, at, end)
    found = [(age, own["whom"])] if own else []
    while own and (own := _NEXT_LABELLED.match(source.folded, own.end(), end)):
        found.append((own["age"], own["whom"]))
    return found if len(found) > 1 else []


def _ranks(source: Source, sentence: Span, before: int) -> list[str]:
    """The classes that are named before an offset, "Grades 3 and 4" one by one."""
    if several := _SEVERAL.search(source.folded, sentence.start, before):
        noun = _SINGULAR.get(several["noun"], several["noun"])
        return [f"{noun} {rank}" for rank in re.split(r", and |, | and ", several["ranks"])]
    return [match[0] for match in LABEL.finditer(source.folded, sentence.start, before)]


def _rows_above(source: Source, sentence: Span) -> list[str]:
    """The ranks that the rows of the table right above a sentence are for, from the top down."""
    index = covering(tuple(Span(block.start, block.end) for block in source.blocks), sentence.start)
    above = (row_at(source, block.start) for block in reversed(source.blocks[max(0, index - _ROWS_REACH) : index]))
    names = [label(source, row) for row in takewhile(lambda row: row is not None, above) if row]
    return [name for name in reversed(names) if name]
