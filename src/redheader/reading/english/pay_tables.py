"""Tables of pay in English documents whose cells are bare figures: the unit stands in a caption or at the head of the column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Incentive, Per
from redheader.reading.english.amounts import Currencies, sized
from redheader.reading.english.benefits import BenefitReader, as_benefit
from redheader.reading.english.scope import View
from redheader.reading.english.tables import Row, label, row_at, top_of
from redheader.reading.source import Draft, Source
from redheader.text.segment import Block, Span

_CAPTION_LINES, _CAPTION_LENGTH = 2, 200
_SURE = 0.85
_MONTHLY = ("allowance", "housing")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_PART = re.compile(r"; |, (?:except|save|but|while|and) |\bexcept (?:for )?|[()]")
_COLUMN = re.compile(
    rf"(?:in |that of |for )*(?:the )?(?:(?P<which>{'|'.join(_ORDINALS)}|last) column|(?P<named>[A-Za-z -]{{4,40}}?))"
    r"(?:,? which)?(?: is| are)?(?: (?:given|counted|stated))? in "
)
_BOUND = re.compile(
    r"(?i)\b(?:(?P<most>not more than|no more than|not exceeding|up to|at most|max(?:imum|\.)?|ceiling|upper limit|cap)"
    r"|(?P<least>not less than|no less than|at least|min(?:imum|\.)?|from))\b"
)


class _Unit(NamedTuple):
    currency: str
    size: float


class PayTableReader:
    """Needs the lexicons "en/money", "en/currencies", "en/classes" and "en/benefits"."""

    def __init__(self, knowledge: Knowledge) -> None:
        money = knowledge.lexicon("en/money")
        self._unit, self._cell, self._period = (money.compile(f"@{name}@") for name in ("table_unit", "cell", "table_period"))
        self._currencies = Currencies(knowledge)
        self._benefits = BenefitReader(knowledge)
        classes = knowledge.lexicon("en/classes")
        self._scholar, self._for_whom, self._of_amounts = (classes.pattern(value) for value in ("scholar", "for_whom", "of_amounts"))

    def read(self, view: View) -> Iterator[Draft]:
        """One incentive for each figure of each row, in the order of the text."""
        source = view.source
        if not view.inside:
            return
        for block in source.blocks:
            row = row_at(source, block.start)
            if row and (words := label(source, row)):
                yield from self._row(view, block, row, words)

    def _row(self, view: View, block: Block, row: Row, words: str) -> Iterator[Draft]:
        source = view.source
        caption = self._caption(source, block)
        for index, (cell, head) in enumerate(zip(row.cells[1:], row.heads[1:], strict=False), 1):
            told = self._of_column(source, caption, index, row) if caption else None
            unit = self._unit_in(source, head) or (self._unit_in(source, told) if told else None)
            benefit = self._benefits.first(source.folded, *head)
            if benefit is None and caption and self._of_amounts.fullmatch(source.folded[slice(*head)].strip()):
                benefit = self._benefits.first(source.folded, *caption)
            getter: str | None = words
            if crossed := self._benefits.of_row(source, row, cell.start):
                benefit, getter = crossed[0], self._getter(source, row, crossed[1])
                unit = unit or self._unit_in(source, row.cells[0])
            match = self._cell.fullmatch(source.folded[slice(*cell)].strip())
            if unit is None or benefit is None or match is None:
                continue
            if benefit == "startup" and self._scholar.search(getter or ""):
                benefit = "research"
            size = _scale(match["scale"]) if match["scale"] else unit.size  # a cell that says millions does not count in the table's unit
            low, high = (sized(match[name], size) if match[name] else None for name in ("low", "high"))
            bound = _BOUND.search(source.folded, *head)
            least = None if match["most"] or (bound and bound["most"] and high is None) else low
            most = high if high is not None else None if match["least"] or match["more"] or (bound and bound["least"]) else low
            per = self._per(source, head) or (self._per(source, row.cells[0]) if crossed else None)
            common = self._per(source, told) if per is None and told else None
            if benefit == "salary" or (benefit in _MONTHLY and common == "month"):
                per = per or common
            statement = Incentive(
                as_benefit(benefit),
                least,
                most,
                unit.currency,
                per or (None if benefit in ("salary", "loan") else "once"),
                "team" if getter and "team" in getter.lower() else "person",
                getter,
            )
            yield Draft(statement, block.start, block.end, _SURE, view.mentions.about(Span(block.start, block.end), cell.start))

    def _getter(self, source: Source, row: Row, head: Span) -> str | None:
        """Who gets what a row named after a benefit gives: whom it is for, else the column's head unless that only says "amount"."""
        named = self._for_whom.search(source.folded, *row.cells[0])
        words = named["who"] if named else source.folded[slice(*head)].strip()
        return None if self._of_amounts.fullmatch(words) else words

    def _caption(self, source: Source, block: Block) -> Span | None:
        """The nearest of the lines right above the table that says in what unit it counts."""
        top = top_of(source, block.start)
        for line in reversed(source.blocks[max(0, top - _CAPTION_LINES) : top]):
            where = Span(line.start, line.end)
            if line.end - line.start <= _CAPTION_LENGTH and self._unit_in(source, where):
                return where
        return None

    def _of_column(self, source: Source, caption: Span, index: int, row: Row) -> Span:
        """What a caption says of one column: "unit: RMB 10,000; rent subsidy in RMB a month", "except the last column, which is in RMB"."""
        cuts = [caption.start, *(match.end() for match in _PART.finditer(source.folded, *caption)), caption.end]
        general, exceptions = caption, False
        for part in (Span(*pair) for pair in pairwise(cuts)):
            told = _COLUMN.match(source.folded, *part)
            if told is None:
                general = part if general == caption and self._unit_in(source, part) else general
                continue
            exceptions = True
            if told["which"]:
                which = len(row.cells) - 1 if told["which"] == "last" else _ORDINALS.index(told["which"])
                if which == index:
                    return part
            elif told["named"].lower() in source.folded[slice(*row.heads[index])].lower():
                return part
        return general if exceptions else caption

    def _unit_in(self, source: Source, span: Span) -> _Unit | None:
        match = self._unit.search(source.folded, *span)
        currency = self._currencies.of(match["sign"] or match["behind"]) if match else None
        if match is None or currency is None:
            return None
        scale = match["scale"] or match["front"]
        figures = re.sub(r"\D", "", match["size"] or match["ten"] or "")
        size = 1000.0 if figures == "000" else float(figures or 1)
        return _Unit(currency, size * (_scale(scale) if scale else 1))

    def _per(self, source: Source, span: Span) -> Per | None:
        match = self._period.search(source.folded, *span)
        if match is None:
            return None
        return "month" if "mon" in match[0].lower() else "sqm" if "square" in match[0].lower() else "year"


def _scale(words: str) -> float:
    """The factor that words such as "ten thousand" or "millions" name."""
    *ten, scale = words.lower().rstrip("s").split()
    return sized(f"1 {scale}", 10 if ten else 1)
