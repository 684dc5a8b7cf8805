"""A picture of counts by month: a strip of bars for each level, all on one scale, and beside them what stands outside the axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from redheader.publish.charts.svg import Anchor, Drawing, Element, box, element, figure, link, rule, stack, text
from redheader.publish.charts.years import Days
from redheader.publish.wording import Message, Twofold, message, twofold


class Strip(NamedTuple):
    """A row of bars: months to counts and to where they lead, and the page of all.

    `earlier`: than the axis; `undated`; `yearly`: with a year alone; `total`: all of these and the bars.
    """

    name: Message
    months: Mapping[str, int]
    paths: Mapping[str, str]
    page: str
    earlier: int
    undated: int
    yearly: int
    total: int


class _Layout(NamedTuple):
    """The axis from `left` to `right`; a strip's height, and how much of it stands above the bars; where the figures beside it end."""

    width: float
    left: float
    right: float
    row: float
    above: float
    earlier: float
    wide: bool


_WIDE = _Layout(1040, 220, 960, 64, 16, 208, True)
_NARROW = _Layout(344, 2, 342, 74, 34, 0, False)
_HEAD = 24


def drawing(strips: Sequence[Strip], first: int, last: int, title: Message, about: Message, wide: bool) -> Drawing:
    """The picture of the years `first` to `last`."""
    layout = _WIDE if wide else _NARROW
    days = Days(first, last, layout.left, layout.right) if first else None
    most = max((count for strip in strips for count in strip.months.values()), default=1)
    bottom = _HEAD + len(strips) * layout.row
    shapes = stack([
        _axis(days, layout, bottom) if days else (), _heads(first, layout),
        *(_strip(strip, _HEAD + place * layout.row, days, layout, most) for place, strip in enumerate(strips)),
    ])  # fmt: skip
    return Drawing(layout.width, bottom + 20, title, about, shapes)


def _axis(days: Days, layout: _Layout, bottom: float) -> Iterator[Element]:
    for year in range(days.first, days.last + 1):
        start, end = days.begin(str(year)), days.over(str(year))
        yield rule(start, _HEAD, start, bottom, "line")
        if layout.wide or (year - days.last) % 3 == 0:
            yield text((start + end) / 2, bottom + 15, figure(str(year)), 12, "soft", "middle")
    yield rule(days.end, _HEAD, days.end, bottom, "line")


def _heads(first: int, layout: _Layout) -> Iterator[Element]:
    if layout.wide:
        yield text(layout.earlier, 14, message("chart.before", year=str(first)), 12, "soft", "end")
        yield text(layout.width, 14, Message("undated"), 12, "soft", "end")


def _strip(strip: Strip, y: float, days: Days | None, layout: _Layout, most: int) -> Iterator[Element]:
    base = y + layout.row
    if layout.wide:
        yield text(0, base - 18, strip.name, 13, room=120, font_weight=700)
        yield text(0, base - 3, message("chart.months.total", n=strip.total), 12, "soft")
        for x, count in ((layout.earlier, strip.earlier), (layout.width, strip.undated)):
            yield text(x, base - 4, figure(f"{count:,}"), 13, "ink", "end")
    else:
        yield text(0, y + 16, strip.name, 13, font_weight=700)
        words = message("chart.months.beside", earlier=strip.earlier, undated=strip.undated, total=strip.total)
        yield text(layout.width, y + 16, words, 11, "soft", "end")
    if days:
        yield from _bars(strip, base, days, layout, most)
    yield rule(layout.left, base, layout.right, base, "ink")


def _bars(strip: Strip, base: float, days: Days, layout: _Layout, most: int) -> Iterator[Element]:
    room = layout.row - layout.above - 4
    peak = max(strip.months, key=lambda month: (strip.months[month], month), default=None)
    outlines = []
    for month, count in sorted(strip.months.items()):
        start, end = days.begin(month), days.over(month)
        height = count / most * room
        if layout.wide:
            bar = box(start + 0.3, base - height, end - start - 0.6, height, "soft" if month != peak else "ink")
            spoken = _spoken(strip, month, count)
            yield link(strip.paths[month], spoken, bar)
        outlines.append(f"M{start:.1f} {base:.1f}v{-height:.1f}H{end:.1f}v{height:.1f}z")
        if month == peak:
            anchor: Anchor = "start" if start < layout.left + 60 else "end" if start > layout.right - 60 else "middle"
            yield text((start + end) / 2, base - height - 4, figure(f"{month}: {count}"), 11, "ink", anchor)
    if not layout.wide:
        yield link(strip.page, strip.name, element("path", d="".join(outlines), fill="soft"))


def _spoken(strip: Strip, month: str, count: int) -> Twofold:
    return twofold(lambda language: f"{strip.name.text(language)}, {month}: {count}")
