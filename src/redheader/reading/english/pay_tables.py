"""Tables of pay in English documents whose cells are bare figures: the unit stands in a caption or at the head of the column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Incentive, Payee
from redheader.reading.english.amounts import Currencies, sized
from redheader.reading.english.benefits import BenefitReader, as_benefit
from redheader.reading.english.scope import View
from redheader.reading.english.table_cells import CellReader
from redheader.reading.english.tables import Row, extent, row_at
from redheader.reading.source import Draft, Source
from redheader.text.segment import Block, Span

_CAPTION_LINES, _CAPTION_LENGTH = 2, 200
_SURE = 0.85
_LARGE = 1000
_TO: dict[str, Payee] = {"person": "person", "team": "team", "body": "organisation"}
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
        self._unit, self._cell = money.compile("@table_unit@"), money.compile("@cell@")
        self._cells = CellReader(knowledge)
        self._currencies = Currencies(knowledge)
        self._benefits = BenefitReader(knowledge)
        classes = knowledge.lexicon("en/classes")
        self._scholar, self._of_amounts = classes.pattern("scholar"), classes.pattern("of_amounts")

    def read(self, view: View) -> Iterator[Draft]:
        """One incentive for each figure of each row, in the order of the text."""
        source = view.source
        if not view.inside:
            return
        for block in source.blocks:
            if row := row_at(source, block.start):
                yield from self._row(view, block, row)

    def _row(self, view: View, block: Block, row: Row) -> Iterator[Draft]:
        source = view.source
        caption = self._caption(source, block)
        for index, cell in enumerate(row.cells[: len(row.heads)]):
            match = self._cell.fullmatch(source.folded[slice(*cell)].strip())
            if index == 0 or match is None or self._cells.is_other(source, row, index):
                continue
            told = self._of_column(source, caption, index, row) if caption else None
            meaning, head = self._cells.at(source, row, index), row.head_over(source.folded, index)
            benefit, getter = meaning.benefit, meaning.recipient
            if benefit is None and caption and self._of_amounts.fullmatch(head):
                benefit = self._benefits.first(source.folded, *caption)
            unit = self._unit_in(head) or (self._unit_in(source.folded[slice(*row.cells[0])]) if meaning.crossed else None)
            unit = unit or (self._unit_in(source.folded[slice(*told)]) if told else None)
            unit = unit or self._of_document(source, match)
            if unit is None or benefit is None:
                continue
            if benefit == "startup" and getter and self._scholar.search(getter.words or ""):
                benefit = "research"
            size = _scale(match["scale"]) if match["scale"] else unit.size  # a cell that says millions does not count in the table's unit
            low, high = (sized(match[name], size) if match[name] else None for name in ("low", "high"))
            bound = _BOUND.search(head)
            least = None if match["most"] or (bound and bound["most"] and high is None) else low
            most = high if high is not None else None if match["least"] or match["more"] or (bound and bound["least"]) else low
            per = meaning.per
            common = self._cells.per(source.folded[slice(*told)]) if per is None and told else None
            if benefit == "salary" or (benefit in _MONTHLY and common == "month"):
                per = per or common
            statement = Incentive(
                as_benefit(benefit),
                least,
                most,
                unit.currency,
                per or (None if benefit in ("salary", "loan") else "once"),
                _TO[getter.kind] if getter else "person",
                getter.words if getter else None,
            )
            yield Draft(statement, block.start, block.end, _SURE, view.mentions.about(Span(block.start, block.end), cell.start))

    def _caption(self, source: Source, block: Block) -> Span | None:
        """The nearest of the lines right above the table, else right below it, that says in what unit it counts."""
        table = extent(source, block.start) or Span(block.start, block.end)
        above = [line for line in source.blocks if line.end <= table.start][-_CAPTION_LINES:]
        below = [line for line in source.blocks if line.start >= table.end][:1]
        for line in (*reversed(above), *below):
            where = Span(line.start, line.end)
            if line.end - line.start <= _CAPTION_LENGTH and self._unit_in(source.folded[slice(*where)]):
                return where
        return None

    def _of_column(self, source: Source, caption: Span, index: int, row: Row) -> Span:
        """What a caption says of one column: "unit: RMB 10,000; rent subsidy in RMB a month", "except the last column, which is in RMB"."""
        cuts = [caption.start, *(match.end() for match in _PART.finditer(source.folded, *caption)), caption.end]
        general, exceptions = caption, False
        for part in (Span(*pair) for pair in pairwise(cuts)):
            told = _COLUMN.match(source.folded, *part)
            if told is None:
                general = part if general == caption and self._unit_in(source.folded[slice(*part)]) else general
                continue
            exceptions = True
            if told["which"]:
                which = len(row.cells) - 1 if told["which"] == "last" else _ORDINALS.index(told["which"])
                if which == index:
                    return part
            elif told["named"].lower() in source.folded[slice(*row.heads[index])].lower():
                return part
        return general if exceptions else caption

    def _of_document(self, source: Source, cell: re.Match[str]) -> _Unit | None:
        """Single units of the document's currency, where a figure is so large, or names so large a scale, that it counts in them."""
        low, scale = float(cell["low"].replace(",", "")), cell["scale"]
        currency = self._currencies.of(scale or "") or self._currencies.common(source.folded)
        return _Unit(currency, 1.0) if currency and (scale or low >= _LARGE) else None

    def _unit_in(self, words: str) -> _Unit | None:
        match = self._unit.search(words)
        currency = self._currencies.of(match["sign"] or match["behind"]) if match else None
        if match is None or currency is None:
            return None
        scale = match["scale"] or match["front"]
        figures = re.sub(r"\D", "", match["size"] or match["ten"] or "")
        size = 1000.0 if figures == "000" else float(figures or 1)
        return _Unit(currency, size * (_scale(scale) if scale else 1))


def _scale(words: str) -> float:
    """The factor that words such as "ten thousand" or "millions" name."""
    *ten, scale = words.lower().rstrip("s").split()
    return sized(f"1 {scale}", 10 if ten else 1)
