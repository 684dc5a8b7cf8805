"""A picture of counts: panels of rows and columns, the figure in each square, the square the darker the more."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.publish.charts.svg import Drawing, Element, element, figure, group, inherited, link, rule, stack, text
from redheader.publish.wording import Message, Twofold, Wording

_SHADES = 5


class Square(NamedTuple):
    """A count above zero, what is read out with it, and where it leads."""

    number: int
    spoken: Twofold
    path: str


class Line(NamedTuple):
    """A row of a panel: its name, a page for it, a square or nothing for each column, and their sum."""

    name: Wording
    page: str | None
    squares: tuple[Square | None, ...]
    total: int


class Panel(NamedTuple):
    """Rows under a heading; none where the picture is of one panel."""

    heading: Wording | None
    lines: tuple[Line, ...]


class _Layout(NamedTuple):
    """The width of all, panels beside each other, room for names, a square's width and height, and sizes of words."""

    width: float
    across: int
    names: float
    square: float
    height: float
    small: float
    wide: bool


_GAP = 26
_HEADING, _YEARS = 30, 20
_TOTAL, _NARROW_TOTAL = 40, 30


def drawing(panels: Sequence[Panel], columns: Sequence[Wording], title: Message, about: Message, wide: bool, across: int = 1) -> Drawing:
    """The picture. `columns`: their names, those of four figures cut to two where there is little room. `across`: panels in a row."""
    layout = _layout(len(columns), wide, across)
    most = max((square.number for panel in panels for line in panel.lines for square in line.squares if square), default=1)
    shapes: list[tuple[Element, ...]] = []
    y = 0.0
    for start in range(0, len(panels), layout.across):
        row = panels[start : start + layout.across]
        for place, panel in enumerate(row):
            x = place * (layout.width + _GAP) / layout.across
            shapes.append(tuple(_panel(panel, columns, x, y, layout, most)))
        y += max(_height(panel, layout) for panel in row) + 18
    return Drawing(layout.width, y - 18, title, about, stack(shapes))


def _layout(columns: int, wide: bool, across: int) -> _Layout:
    if not wide:
        return _Layout(344, 1, 104, (344 - 104 - _NARROW_TOTAL) // columns, 22, 10, False)
    room = (1040 - _GAP * (across - 1)) / across
    names = 150
    return _Layout(1040, across, names, min(64, (room - names - _TOTAL) // columns), 24, 12, True)


def _height(panel: Panel, layout: _Layout) -> float:
    return (_HEADING if panel.heading else 0) + _YEARS + len(panel.lines) * layout.height


def _panel(panel: Panel, columns: Sequence[Wording], x: float, y: float, layout: _Layout, most: int) -> Iterator[Element]:
    if panel.heading:
        yield text(x, y + 16, panel.heading, 13, "ink", font_weight=700)
        y += _HEADING
    left, right = x + layout.names, x + layout.names + layout.square * len(columns)
    for place, words in enumerate(columns):
        yield text(left + (place + 0.5) * layout.square, y + 12, _brief(words, layout), layout.small - 1, "soft", "middle")
    yield text(right + (_TOTAL if layout.wide else _NARROW_TOTAL), y + 12, Message("chart.all"), layout.small - 1, "soft", "end")
    y += _YEARS
    yield rule(x, y, right + (_TOTAL if layout.wide else _NARROW_TOTAL), y, "ink")
    for number, line in enumerate(panel.lines):
        yield from _line(line, x, y + number * layout.height, layout, most)


def _line(line: Line, x: float, y: float, layout: _Layout, most: int) -> Iterator[Element]:
    base = y + layout.height / 2 + layout.small * 0.36
    left = x + layout.names
    end = left + layout.square * len(line.squares) + (_TOTAL if layout.wide else _NARROW_TOTAL)
    name = text(x, base, line.name, layout.small, room=layout.names - 8)
    held = [(left + place * layout.square, square) for place, square in enumerate(line.squares) if square]
    counts = [inherited(at + layout.square / 2, base, figure(str(square.number))) for at, square in held]
    if layout.wide:
        yield link(line.page, line.name, name) if line.page else name
        cells = zip(held, counts, strict=True)
        links = (link(square.path, square.spoken, *_shades([(at, square)], y, layout, most), words) for (at, square), words in cells)
        yield group(*links, font_size=layout.small, text_anchor="middle")
    else:  # a finger finds a row, not a square
        row = (name, group(*_shades(held, y, layout, most), *counts, font_size=layout.small, text_anchor="middle"))
        yield from (link(line.page, line.name, *row),) if line.page else row
    yield text(end, base, figure(f"{line.total:,}"), layout.small, "ink", "end", font_weight=700)
    yield rule(x, y + layout.height, end, y + layout.height, "line", 0.5)


def _shades(held: Sequence[tuple[float, Square]], y: float, layout: _Layout, most: int) -> Iterator[Element]:
    """Squares of one line, those of one shade as one shape."""
    levels: dict[int, list[float]] = {}
    for at, square in held:
        levels.setdefault(math.ceil(math.sqrt(square.number / most) * _SHADES), []).append(at)
    width, height = layout.square - 1, layout.height - 1
    for level, places in sorted(levels.items()):
        path = "".join(f"M{at:.10g} {y + 1:.10g}h{width:.10g}v{height:.10g}h-{width:.10g}z" for at in places)
        yield element("path", d=path, fill="tile", fill_opacity=0.85 * level / _SHADES)


def _brief(words: Wording, layout: _Layout) -> Wording:
    """A column's name in the room it has."""
    if isinstance(words, Twofold) and words.en.isdigit() and layout.square < 30:
        return figure(f"’{words.en[2:]}")
    if isinstance(words, Message) and layout.square < 40:
        first = dict(words.args).get("year")
        return figure(f"<’{str(first)[2:]}") if first else Message("chart.brief_undated")
    return words
