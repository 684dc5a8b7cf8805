"""A picture of ranges: one line an offer on a logarithmic axis of yuan, in sections; ends that are not stated stay open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.analyse.rates import convert
from redheader.publish.charts import amounts
from redheader.publish.charts.amounts import Decades
from redheader.publish.charts.svg import Anchor, Drawing, Element, dot, element, group, link, rule, stack, text, upright
from redheader.publish.charts.typeset import width_of
from redheader.publish.wording import Message, Printed, Wording, message, twofold


class Bar(NamedTuple):
    """One offer. `low` or `high` is None where it is not stated. `page`: of its programme, `claim`: of the claim that states it."""

    low: float | None
    high: float | None
    about: Wording
    recipient: Printed | None
    page: str | None
    claim: str


class Section(NamedTuple):
    """Offers under a heading."""

    heading: Wording
    bars: tuple[Bar, ...]


class _Layout(NamedTuple):
    """Where things stand: the axis from `left` to `right`; `row` high; room for what it is about, for whom, and where the amount ends."""

    width: float
    left: float
    right: float
    row: float
    about: float
    recipient: float
    wide: bool


_WIDE = _Layout(1040, 470, 850, 24, 236, 206, True)
_WIDE_OF_ONE = _Layout(1040, 330, 850, 24, 310, 0, True)
_NARROW = _Layout(344, 6, 338, 54, 0, 0, False)
_HEAD = 62
_SECTION = 40
_FOOT = 44
_KEY = 26
_AXIS = _KEY + 44
_LINE = 16  # a line of words in a narrow row
_MARK = 41  # from the top of a narrow row to its mark


def drawing(sections: Sequence[Section], title: Message, about: Message, day: str | None, wide: bool, paired: bool) -> Drawing:
    """The picture. `day`: whose rate the dollars of the axis have. `paired`: each offer has a recipient beside what it is about."""
    layout = (_WIDE if paired else _WIDE_OF_ONE) if wide else _NARROW
    values = [value for section in sections for bar in section.bars for value in (bar.low, bar.high) if value is not None]
    scale = Decades(min(values), max(values), layout.left, layout.right)
    tops = _tops(sections, layout)
    bottom = tops[-1] + _height(sections[-1], layout) + 8
    placed = zip(sections, tops, strict=True)
    shapes = stack([
        _key(layout), _yuan(scale, layout, _pieces(sections, tops, layout, bottom)),
        *(_section(section, top, scale, layout) for section, top in placed), _dollars(scale, layout, bottom, day),
    ])  # fmt: skip
    return Drawing(layout.width, bottom + (_FOOT if day else 16), title, about, shapes)


def _tops(sections: Sequence[Section], layout: _Layout) -> list[float]:
    tops, at = [], float(_KEY + _HEAD)
    for section in sections:
        tops.append(at)
        at += _height(section, layout)
    return tops


def _height(section: Section, layout: _Layout) -> float:
    return _SECTION + sum(_row_height(bar, layout) for bar in section.bars)


def _row_height(bar: Bar, layout: _Layout) -> float:
    """Where there is little room, for whom it is stands on a line of its own."""
    return layout.row - (_LINE if not (layout.wide or bar.recipient) else 0)


def _rows(section: Section, top: float, layout: _Layout) -> Iterator[tuple[Bar, float]]:
    """Each bar and the top of its row."""
    y = top + _SECTION
    for bar in section.bars:
        yield bar, y
        y += _row_height(bar, layout)


def _mark_of(bar: Bar, y: float) -> float:
    """The height of the mark in a narrow row."""
    return y + _MARK - (0 if bar.recipient else _LINE)


def _key(layout: _Layout) -> Iterator[Element]:
    """What the signs mean, in one line."""
    x = 0.0
    for name, low, high in (("exact", True, True), ("range", True, True), ("up_to", False, True), ("at_least", True, False)):
        words, single = Message(f"chart.incentives.key.{name}"), name == "exact"
        yield from _mark(x + 4, x + 30, 10, low, high, single)
        start = x + (16 if single else 40)
        yield text(start, 14, words, 12, "soft")
        x = start + width_of(words, 12) + (18 if layout.wide else 8)


def _pieces(sections: Sequence[Section], tops: Sequence[float], layout: _Layout, bottom: float) -> list[tuple[float, float]]:
    """Where lines of the grid are drawn: all the way, or where names stand above the marks, beside the marks."""
    if layout.wide:
        return [(_AXIS, bottom)]
    placed = zip(sections, tops, strict=True)
    marks = [_mark_of(bar, y) for section, top in placed for bar, y in _rows(section, top, layout)]
    return [(_AXIS, _AXIS + 6), *((y - 8, y + 8) for y in marks), (bottom - 6, bottom)]


def _yuan(scale: Decades, layout: _Layout, pieces: Sequence[tuple[float, float]]) -> Iterator[Element]:
    top = _AXIS
    yield text(layout.left if layout.wide else 0, _KEY + 14, Message("chart.incentives.axis"), 12, "soft")
    ticks = scale.ticks()
    for value in ticks:
        x = scale(value)
        yield upright(x, pieces)
        if layout.wide or len(ticks) < 5 or ticks.index(value) % 2 == 0:
            yield text(x, top - 6, amounts.money(value, value), 12, "soft", _anchor(x, layout))
    yield rule(layout.left, top, layout.right, top, "ink")


def _anchor(x: float, layout: _Layout) -> Anchor:
    """Words under a tick stand in its middle, but where they would leave a narrow picture."""
    if layout.wide:
        return "middle"
    return "start" if x < layout.left + 20 else "end" if x > layout.right - 20 else "middle"


def _dollars(scale: Decades, layout: _Layout, bottom: float, day: str | None) -> Iterator[Element]:
    """The same axis in dollars at the rate of one day; none where no document is dated or that day has no rate."""
    rate = convert(1, "USD", "CNY", day)
    yield rule(layout.left, bottom, layout.right, bottom, "ink")
    if rate is None:
        return
    marks = [value for value in (10.0**power for power in range(10)) if layout.left <= scale(value * rate.value) <= layout.right]
    for place, value in enumerate(marks):
        x = scale(value * rate.value)
        yield rule(x, bottom, x, bottom + 5, "ink")
        if layout.wide or len(marks) < 5 or place % 2 == 0:
            yield text(x, bottom + 18, amounts.dollars(value, value), 12, "soft", _anchor(x, layout))
    yield text(layout.left, bottom + 36, message("chart.incentives.dollars", day=rate.rate_date), 12, "soft")


def _section(section: Section, top: float, scale: Decades, layout: _Layout) -> Iterator[Element]:
    yield text(0, top + 28, section.heading, 13, "ink", font_weight=700)
    yield rule(0, top + _SECTION - 4, layout.width, top + _SECTION - 4, "line")
    for bar, y in _rows(section, top, layout):
        yield from (_row if layout.wide else _narrow_row)(bar, y, scale, layout)


def _row(bar: Bar, y: float, scale: Decades, layout: _Layout) -> Iterator[Element]:
    base = y + layout.row - 8
    yield _named(bar, text(0, base, bar.about, 13, room=layout.about))
    if bar.recipient and layout.recipient:
        yield text(layout.about + 14, base, bar.recipient, 12, "soft", room=layout.recipient)
    yield _amount(bar, layout.right + 14, base, "start", scale, base - 4)


def _narrow_row(bar: Bar, y: float, scale: Decades, layout: _Layout) -> Iterator[Element]:
    amount = width_of(amounts.yuan(bar.low, bar.high), 13) + 12
    yield _named(bar, text(0, y + 15, bar.about, 13, room=layout.width - amount))
    if bar.recipient:
        yield text(0, y + 31, bar.recipient, 12, "soft", room=layout.width)
    yield _amount(bar, layout.width, y + 15, "end", scale, _mark_of(bar, y))


def _named(bar: Bar, words: Element) -> Element:
    return link(bar.page, bar.about, words) if bar.page else group(Element("title", (), (), bar.about), words)


def _amount(bar: Bar, x: float, base: float, anchor: Anchor, scale: Decades, y: float) -> Element:
    """The mark and the amount in words: both lead to the claim."""
    low, high = (None if value is None else scale(value) for value in (bar.low, bar.high))
    single = low is not None and low == high
    start = scale.start if low is None else low
    end = scale.end if high is None else high
    words = amounts.yuan(bar.low, bar.high)
    spoken = twofold(lambda language: f"{bar.about.text(language)}: {words.text(language)}")
    marks = tuple(_mark(start, end, y, low=low is not None, high=high is not None, single=single))
    return link(bar.claim, spoken, *marks, text(x, base, words, 13, "ink", anchor))


def _mark(start: float, end: float, y: float, low: bool, high: bool, single: bool) -> Iterator[Element]:
    """A dot for each end that is stated; a whole line between two, a broken one where an end is open."""
    if single:
        yield dot(start, y, 4.5)
        return
    if low and high:
        yield rule(start, y, end, y, "ink", 3)
    else:
        yield rule(start, y, end, y, "soft", 1, stroke_dasharray="1 3")
    if low:
        yield dot(start, y, 4.5)
    if high:
        yield dot(end, y, 4.5)
    if not high:
        yield element("path", d=f"M{end - 6:.2f} {y - 4:.2f}l6 4l-6 4", fill="none", stroke="soft", stroke_width=1.25)
