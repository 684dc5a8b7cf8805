"""A map of squares, one for each province-level unit: how many programmes, and the highest amount paid once. It draws no border."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from redheader.analyse import overview
from redheader.analyse.incentives import highest_of
from redheader.knowledge.schema import Region, Tile
from redheader.publish.charts import amounts
from redheader.publish.charts.chart import Cell, Chart, Row, linked
from redheader.publish.charts.gather import Review, claim_paths, named
from redheader.publish.charts.svg import Drawing, Element, box, figure, link, stack, text
from redheader.publish.wording import Message, Printed, Twofold, Wording, message, twofold
from redheader.store import ClaimRow

_FROM_AMOUNT = 1_000  # yuan: where shades begin
_SHADES = 5


class Unit(NamedTuple):
    """A province-level unit and what is shown of it. `amount`: the highest that is paid once, None where none is stated."""

    region: Region
    programmes: int
    amount: ClaimRow | None


class _Square(NamedTuple):
    """What stands in a square: the figure, how dark it is (0 to 1), where it leads to."""

    figure: Wording
    share: float
    path: str | None


def charts(review: Review) -> list[Chart]:
    """Both readings of the map, where the knowledge has one."""
    tiles = {tile.code: tile for tile in review.context.knowledge.tiles}
    if not tiles:
        return []
    units, elsewhere = gather(review)
    return [_programmes(units, elsewhere, tiles), _highest(review, units, tiles)]


def gather(review: Review) -> tuple[list[Unit], tuple[int, int]]:
    """Every unit in the order of its code; and how many programmes are for the whole country, and of no known place."""
    highest: dict[str, ClaimRow] = {}
    for row in review.store.incentives():
        if (found := highest_of([row]).once) is not None:
            province = review.province(row)
            best = highest.get(province)
            if best is None or _value(found) > _value(best):
                highest[province] = found
    counts: dict[str, int] = {}
    for entry in review.entries.values():
        province = overview.province_of(entry.region, review.units)
        counts[province] = counts.get(province, 0) + 1
    country = sum(entry.region == "" for entry in review.entries.values())
    units = [Unit(region, counts.get(region.path, 0), highest.get(region.path)) for region in review.units]
    return units, (country, counts.get("", 0) - country)


def _value(row: ClaimRow) -> float:
    what = highest_of([row]).once
    statement = what.claim.statement if what else None
    return getattr(statement, "max", None) or getattr(statement, "min", None) or 0


def _programmes(units: Sequence[Unit], elsewhere: tuple[int, int], tiles: Mapping[str, Tile]) -> Chart:
    most = max((unit.programmes for unit in units), default=0)
    squares = {unit.region.code: _count_square(unit, most) for unit in units}
    rows = tuple(
        Row((Cell(_name(unit.region)), Cell(figure(str(unit.programmes)), (_list(unit),) if unit.programmes else (), True)),
            {"code": unit.region.code, "place": unit.region.path, "programmes": unit.programmes})
        for unit in sorted(units, key=lambda unit: (-unit.programmes, unit.region.code))
    )  # fmt: skip
    title = Message("chart.map.programmes.title")
    lead = message("chart.map.programmes.lead", n=sum(unit.programmes for unit in units))
    notes = (message("chart.map.elsewhere", country=elsewhere[0], unknown=elsewhere[1]), Message("chart.map.note"))
    columns = (Message("fact.place"), Message("nav.programmes"))
    wide, narrow = (_drawing(units, squares, tiles, title, lead, size) for size in (_WIDE, _NARROW))
    return Chart("map-programmes", title, lead, notes, wide, narrow, columns, rows)


def _highest(review: Review, units: Sequence[Unit], tiles: Mapping[str, Tile]) -> Chart:
    top = max((_value(unit.amount) for unit in units if unit.amount), default=0)
    squares = {unit.region.code: _amount_square(review, unit, top) for unit in units}
    order = sorted(units, key=lambda unit: (-(_value(unit.amount) if unit.amount else 0), unit.region.code))
    rows = tuple(_amount_row(review, unit) for unit in order)
    title, lead = Message("chart.map.amount.title"), message("chart.map.amount.lead", n=sum(unit.amount is not None for unit in units))
    columns = tuple(map(Message, ("fact.place", "column.yuan", "column.programme", "column.recipient", "column.claims")))
    wide, narrow = (_drawing(units, squares, tiles, title, lead, size) for size in (_WIDE, _NARROW))
    return Chart("map-amount", title, lead, (Message("chart.map.amount.note"), Message("chart.map.note")), wide, narrow, columns, rows)


def _count_square(unit: Unit, most: int) -> _Square:
    if not unit.programmes:
        return _Square(figure("0"), 0, None)
    return _Square(figure(str(unit.programmes)), unit.programmes / most, _list(unit))


def _amount_square(review: Review, unit: Unit, top: float) -> _Square:
    if unit.amount is None:
        return _Square(figure("–"), 0, None)
    value = _value(unit.amount)
    share = math.log10(max(value, _FROM_AMOUNT) / _FROM_AMOUNT) / math.log10(max(top, 10 * _FROM_AMOUNT) / _FROM_AMOUNT)
    return _Square(amounts.brief(value), share, review.links.claim(unit.amount.claim.id))


def _amount_row(review: Review, unit: Unit) -> Row:
    claim = unit.amount
    data = {"code": unit.region.code, "place": unit.region.path, "highest_cny_once": _value(claim) if claim else None,
            "programme": claim.entry if claim else None, "claims": [claim.claim.id] if claim else []}  # fmt: skip
    if claim is None:
        nothing = Cell(figure(""))
        return Row((Cell(_name(unit.region)), Cell(Message("unknown"), number=True), nothing, nothing, nothing), data)
    programme, recipient = review.links.programme(claim.entry), getattr(claim.claim.statement, "recipient", None)
    cells = (Cell(_name(unit.region)), Cell(amounts.yuan(_value(claim), _value(claim)), number=True),
             Cell(review.called(claim), (programme,) if programme else ()), Cell(Printed(recipient) if recipient else Message("unknown")),
             linked(figure(""), claim_paths(review.links, [claim])))  # fmt: skip
    return Row(cells, data)


def _list(unit: Unit) -> str:
    return f"programmes/place-{unit.region.code}.html"


def _name(region: Region) -> Twofold:
    """English and Chinese beside each other, or Chinese alone."""
    name = named(region)
    return Twofold(f"{name.en} {name.zh}" if name.en != name.zh else name.zh, name.zh)


class _Size(NamedTuple):
    """A square's side, the gap to the next, and the sizes of its words."""

    side: float
    gap: float
    name: float
    figure: float
    english: bool


_WIDE = _Size(84, 4, 16, 15, True)
_NARROW = _Size(46, 3, 13, 12, False)


def _drawing(units: Sequence[Unit], squares: Mapping[str, _Square], tiles: Mapping[str, Tile], title: Wording, about: Wording,
             size: _Size) -> Drawing:  # fmt: skip
    step = size.side + size.gap
    columns, rows = (max(getattr(tile, name) for tile in tiles.values()) for name in ("column", "row"))
    shapes = stack(_tile(unit.region, squares[unit.region.code], tiles[unit.region.code], size) for unit in units)
    return Drawing(columns * step - size.gap, rows * step - size.gap, title, about, shapes)


def _tile(region: Region, square: _Square, tile: Tile, size: _Size) -> Iterator[Element]:
    step, name = size.side + size.gap, named(region)
    x, y = (tile.column - 1) * step, (tile.row - 1) * step
    pad = 6 if size.english else 4
    base = y + pad + size.name * 0.85
    shapes = [box(x, y, size.side, size.side, "wash")]
    if square.share:
        level = math.ceil(square.share * _SHADES) / _SHADES
        shapes.append(box(x, y, size.side, size.side, "tile", fill_opacity=0.85 * level))
    shapes.append(text(x + pad, base, Printed(name.zh), size.name))
    if size.english and name.en != name.zh:
        shapes.append(text(x + pad, base + 15, Printed(name.en), 11))
    shapes.append(text(x + size.side - pad, y + size.side - pad - 1, square.figure, size.figure, "ink", "end", font_weight=700))
    if square.path:
        yield link(square.path, twofold(lambda language: f"{name.text(language)}: {square.figure.text(language)}"), *shapes)
    else:
        yield from shapes
