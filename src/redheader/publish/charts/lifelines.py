"""A picture of lives on an axis of years: a bar where begin and end are stated, an open line where one is not, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from redheader.publish.charts.svg import Anchor, Drawing, Element, box, dot, edged, element, figure, group, link, rule, stack, text, upright
from redheader.publish.charts.typeset import width_of
from redheader.publish.charts.years import Days, year_of
from redheader.publish.wording import Message, Twofold, Wording, twofold


class Moment(NamedTuple):
    """A stated date with its words and the page of the claim that states it."""

    words: Wording
    day: str
    claim: str


class Line(NamedTuple):
    """A programme: each date stated as its begin and end, the earliest first; `named`: first and last date of documents that name it."""

    key: str
    name: Wording
    page: str
    starts: tuple[Moment, ...]
    ends: tuple[Moment, ...]
    named: tuple[str, str] | None


class Follow(NamedTuple):
    """A tie from one line to another: its words, where it is said, whether a document says it, and whether others are said too."""

    before: str
    after: str
    words: Wording
    path: str
    stated: bool
    contested: bool


class _Layout(NamedTuple):
    """Where things stand: the axis from `left` to `right`, a row, its name's room, and the base of the name and line in the row."""

    width: float
    left: float
    right: float
    row: float
    tie: float
    room: float
    name: float
    line: float
    wide: bool


_WIDE = _Layout(1040, 300, 1034, 26, 16, 284, 16, 12, True)
_NARROW = _Layout(344, 4, 338, 42, 15, 336, 14, 28, False)
_KEY, _HEAD, _SECTION = 28, 30, 40


class _Placed(NamedTuple):
    """A line: the top of its row, the height at which it is drawn, and its ties, whose words stand under its name."""

    line: Line
    top: float
    y: float
    follows: tuple[Follow, ...]


def drawing(lines: Sequence[Line], follows: Sequence[Follow], rules: Sequence[Moment], title: Message, about: Message,
            wide: bool) -> Drawing:  # fmt: skip
    """The picture: restrictions above, programmes below, one axis."""
    layout = _WIDE if wide else _NARROW
    scale = Days(*_span(lines, rules), layout.left, layout.right)
    top = _key_height(layout) + _HEAD + (_SECTION + len(rules) * layout.row if rules else 0)
    placed, bottom = _placed(lines, follows, top + (_SECTION if lines else 0), layout)
    at = {place.line.key: place for place in placed}
    shapes = stack([
        _key(layout), _axis(scale, layout, bottom, [place.y for place in placed]), _rules(rules, scale, layout, bottom),
        _heading(Message("chart.timeline.programmes"), top, layout) if lines else (),
        *(_tie(follow, at, scale) for follow in follows), *(_life(place, scale, layout) for place in placed),
    ])  # fmt: skip
    return Drawing(layout.width, bottom + 24, title, about, shapes)


def _span(lines: Sequence[Line], rules: Sequence[Moment]) -> tuple[int, int]:
    """The first and last year of anything drawn."""
    days = [moment.day for line in lines for moment in (*line.starts, *line.ends)] + [rule.day for rule in rules]
    days += [day for line in lines for day in (line.named or ())]
    years = sorted(map(year_of, days))
    return years[0], years[-1]


def _placed(lines: Sequence[Line], follows: Sequence[Follow], top: float, layout: _Layout) -> tuple[list[_Placed], float]:
    placed, y = [], top
    for line in lines:
        ties = tuple(follow for follow in follows if follow.after == line.key)
        words = 0 if layout.wide else layout.tie * len(ties)
        placed.append(_Placed(line, y, y + layout.line + words, ties))
        y += layout.row + layout.tie * len(ties)
    return placed, y + 8


def _key_height(layout: _Layout) -> float:
    return _KEY if layout.wide else 2 * _KEY - 8


def _key(layout: _Layout) -> Iterator[Element]:
    """What the signs mean."""
    x, y = 0.0, 10.0
    for name in ("life", "open", "named", "follows"):
        words = Message(f"chart.timeline.key.{name}")
        if x and x + 34 + width_of(words, 12) > layout.width:
            x, y = 0.0, y + 20
        yield from _sample(name, x, y)
        yield text(x + 34, y + 4, words, 12, "soft")
        x += 34 + width_of(words, 12) + (20 if layout.wide else 8)


def _sample(name: str, x: float, y: float) -> Iterator[Element]:
    if name == "life":
        yield box(x, y - 3, 28, 6, "ink")
    elif name == "open":
        yield from (dot(x + 4, y, 4), rule(x + 4, y, x + 28, y, "soft", 1.25, stroke_dasharray="5 3"))
    elif name == "named":
        yield _named_band(x, x + 28, y)
    else:
        yield element("path", d=f"M{x + 4} {y - 6}V{y + 2}H{x + 22}", fill="none", stroke="red", stroke_width=1.5)
        yield _arrow(x + 27, y + 2)


def _axis(scale: Days, layout: _Layout, bottom: float, lines: Sequence[float]) -> Iterator[Element]:
    top = _key_height(layout) + 22
    pieces = [(top, bottom)] if layout.wide else [(top, top + 6), *((y - 8, y + 8) for y in lines), (bottom - 6, bottom)]
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (scale.last - scale.first) / step < (16 if layout.wide else 6))
    for year in range(scale.first, scale.last + 2):
        if year % step == 0:
            x = scale.begin(str(year))
            yield upright(x, pieces)
            words = figure(str(year))
            anchor: Anchor = "start" if x < layout.left + 12 else "end" if x > layout.right - 12 else "middle"
            yield text(x, top - 6, words, 12, "soft", anchor)
            yield text(x, bottom + 16, words, 12, "soft", anchor)
    yield rule(layout.left, top, layout.right, top, "ink")
    yield rule(layout.left, bottom, layout.right, bottom, "ink")


def _heading(words: Wording, top: float, layout: _Layout) -> Iterator[Element]:
    yield text(0, top + 28, words, 13, "ink", font_weight=700)
    yield rule(0, top + _SECTION - 4, layout.width, top + _SECTION - 4, "line")


def _rules(rules: Sequence[Moment], scale: Days, layout: _Layout, bottom: float) -> Iterator[Element]:
    """Restrictions: a diamond each, and a line through all the lives below."""
    if not rules:
        return
    top = _key_height(layout) + _HEAD
    yield from _heading(Message("kinds.restriction"), top, layout)
    for place, moment in enumerate(rules):
        y = top + _SECTION + place * layout.row
        x, middle = scale.begin(moment.day), y + layout.line
        spoken = _spoken(moment.words, moment.day)
        diamond = element("path", d=f"M{x:.2f} {middle - 6:.2f}l6 6l-6 6l-6 -6z", fill="red")
        words = text(0, y + layout.name, moment.words, 13, room=layout.room)
        on_left = x > layout.right - 90
        day = text(x - 10 if on_left else x + 10, middle + 4, figure(moment.day), 12, "ink", "end" if on_left else "start")
        yield rule(x, middle, x, bottom, "red", 1, stroke_dasharray="2 3")
        yield link(moment.claim, spoken, diamond, words, day)


def _life(place: _Placed, scale: Days, layout: _Layout) -> Iterator[Element]:
    line, y = place.line, place.y
    yield link(line.page, line.name, _over(text(0, place.top + layout.name, line.name, 13, room=layout.room), layout))
    for number, follow in enumerate(place.follows):
        base = place.top + layout.name + layout.tie * (number + 1)
        start = 12 if layout.wide else 0
        words = text(start, base, follow.words, 12, "soft", room=layout.room - 12)
        yield link(follow.path, follow.words, _over(words, layout))
    if line.named:
        yield _named_band(scale.begin(line.named[0]), scale.over(line.named[1]), y)
    yield from _bar(line, y, scale)
    for dates, where in ((line.starts, scale.begin), (line.ends, scale.over)):
        for moment in dates:
            spoken = _spoken(line.name, moment.day)
            yield link(moment.claim, spoken, dot(where(moment.day), y, 4, "ink", stroke="paper", stroke_width=1))


def _over(words: Element, layout: _Layout) -> Element:
    """Words that stand over lines, where there is little room, get an edge of paper."""
    return words if layout.wide else edged(words)


def _bar(line: Line, y: float, scale: Days) -> Iterator[Element]:
    """Thick where every date stated agrees that it lived, thin where documents differ, broken where an end is open."""
    starts = [scale.begin(moment.day) for moment in line.starts]
    ends = [scale.over(moment.day) for moment in line.ends]
    if starts and ends:
        if max(starts) < min(ends):
            yield box(max(starts), y - 3, min(ends) - max(starts), 6, "ink")
        yield rule(min(*starts, *ends), y, max(*starts, *ends), y, "ink", 1.25)
    elif starts or ends:
        near, far = (min(starts), scale.end) if starts else (scale.start, max(ends))
        yield rule(near, y, far, y, "soft", 1.25, stroke_dasharray="5 3")


def _named_band(start: float, end: float, y: float) -> Element:
    """From the first to the last document that names it: two thin lines with nothing between them."""
    far = max(end, start + 5)
    path = f"M{start:.2f} {y - 4.5:.2f}H{far:.2f}M{start:.2f} {y + 4.5:.2f}H{far:.2f}"
    return element("path", d=path, fill="none", stroke="soft", stroke_width=0.75)


def _tie(follow: Follow, at: Mapping[str, _Placed], scale: Days) -> Iterator[Element]:
    """Down from where the one ends to where the other begins; broken where only the knowledge lists it."""
    before, after = at[follow.before], at[follow.after]
    to_x = _begin(after.line, scale)
    stop = _end(before.line, scale)
    from_x = to_x if stop is None or stop > to_x else stop
    y1, y2 = before.y, after.y
    reach = to_x - 9 if from_x < to_x - 9 else to_x
    path = f"M{from_x:.2f} {y1:.2f}V{y2:.2f}H{reach:.2f}" if reach < to_x else f"M{to_x:.2f} {y1:.2f}V{y2 - 9:.2f}"
    line = element("path", d=path, fill="none", stroke="red", stroke_width=1.5, stroke_dasharray=None if follow.stated else "4 3")
    head = _arrow(to_x - 5, y2) if reach < to_x else _arrow_down(to_x, y2 - 5)
    yield link(follow.path, follow.words, line, head) if follow.path else group(line, head)


def _begin(line: Line, scale: Days) -> float:
    if line.starts:
        return scale.begin(line.starts[0].day)
    return scale.begin(line.named[0]) if line.named else scale.start


def _end(line: Line, scale: Days) -> float | None:
    return scale.over(line.ends[-1].day) if line.ends else None


def _arrow(x: float, y: float) -> Element:
    return element("path", d=f"M{x:.2f} {y:.2f}l-7 -3.5v7z", fill="red")


def _arrow_down(x: float, y: float) -> Element:
    return element("path", d=f"M{x:.2f} {y:.2f}l-3.5 -7h7z", fill="red")


def _spoken(words: Wording, day: str) -> Twofold:
    return twofold(lambda language: f"{words.text(language)}: {day}")
