"""A small builder of SVG: shapes and words as values, then as part of a page or as a picture of its own.

Colours are names. In a page each becomes the page's own variable, so that a picture follows its light and dark; in a picture of
its own, the colour that the page has on white. Everything is a presentation attribute: no style, no script, nothing from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Literal, NamedTuple

from redheader.publish.charts.typeset import cut
from redheader.publish.wording import LANGUAGES, Printed, Twofold, Wording

Colour = Literal["paper", "ink", "soft", "line", "wash", "red", "tile", "none"]
Anchor = Literal["start", "middle", "end"]
LIGHT: Mapping[str, str] = {
    "paper": "#ffffff", "ink": "#1b1d21", "soft": "#575c66", "line": "#dcdfe3", "wash": "#f5f6f7", "red": "#b3201b", "tile": "#df8b84",
}  # fmt: skip
FONTS = ("Helvetica Neue, Arial, Liberation Sans, Noto Sans, DejaVu Sans, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, "
         "Microsoft YaHei, WenQuanYi Micro Hei, sans-serif")  # fmt: skip
_SIZE = 13
_PAINTED = ("fill", "stroke")
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))

Value = str | float | int | None


class Element(NamedTuple):
    """A shape, a group or words. Attributes are written in their order; `words` is its text.

    `room`: how wide the text may be and its size; it is cut to that when it is written, in each language by itself.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element, ...] = ()
    words: Wording | None = None
    room: tuple[float, float] | None = None


class Drawing(NamedTuple):
    """A picture: its size in units of a pixel, what it is called, what it shows (for those who do not see it), and its shapes."""

    width: float
    height: float
    title: Wording
    description: Wording
    shapes: tuple[Element, ...]


def element(tag: str, *children: Element, **attributes: Value) -> Element:
    """Any element; `stroke_width` becomes stroke-width, a number at most two decimals, and None no attribute."""
    given = ((name.rstrip("_").replace("_", "-"), _value(value)) for name, value in attributes.items() if value is not None)
    return Element(tag, tuple(given), children)


def group(*children: Element, **attributes: Value) -> Element:
    """Several shapes as one."""
    return element("g", *children, **attributes)


def rule(x1: float, y1: float, x2: float, y2: float, stroke: Colour = "line", width: float = 1, **more: Value) -> Element:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)


def upright(x: float, pieces: Iterable[tuple[float, float]], stroke: Colour = "line") -> Element:
    """A vertical line in pieces, each from and to a height: words between them stay clear of it."""
    return element("path", d="".join(f"M{_value(x)} {_value(start)}V{_value(end)}" for start, end in pieces), fill="none", stroke=stroke)


def dot(x: float, y: float, radius: float, fill: Colour = "ink", **more: Value) -> Element:
    """A circle."""
    return element("circle", cx=x, cy=y, r=radius, fill=_unusual(fill), **more)


def box(x: float, y: float, width: float, height: float, fill: Colour, **more: Value) -> Element:
    """A rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, fill=_unusual(fill), **more)


def text(x: float, y: float, words: Wording, size: float = _SIZE, fill: Colour = "ink", anchor: Anchor = "start",
         room: float | None = None, **more: Value) -> Element:  # fmt: skip
    """Words on one line; `y` is the base line. `room`: how wide they may be."""
    given = {"font_size": None if size == _SIZE else size, "fill": _unusual(fill), "text_anchor": None if anchor == "start" else anchor}
    return element("text", x=x, y=y, **given, **more)._replace(words=words, room=None if room is None else (room, size))


def inherited(x: float, y: float, words: Wording) -> Element:
    """Words with the size, colour and anchor of the group they stand in."""
    return element("text", x=x, y=y)._replace(words=words)


def edged(words: Element) -> Element:
    """Words with an edge of paper around them, so that lines below do not run through them."""
    edge = (("stroke", "paper"), ("stroke-width", "4"), ("stroke-linejoin", "round"), ("paint-order", "stroke"))
    return words._replace(attributes=(*words.attributes, *edge))


def _unusual(fill: Colour) -> str | None:
    """A colour, or none where it is that of the whole picture."""
    return None if fill == "ink" else fill


def link(path: str, name: Wording, *children: Element) -> Element:
    """Shapes that lead to `path`, from the site's folder. `name` is read out and shown as a hint."""
    return element("a", Element("title", (), (), name), *children, href=path)


def figure(x: str) -> Twofold:
    """Words that are the same in every language: figures, dates."""
    return Twofold(x, x)


def inline(drawing: Drawing, name: str, root: str, class_: str) -> str:
    """The picture as part of a page. `name` is unique on it; `root` leads from the page to the site's folder."""
    ids = f"{name}-title", f"{name}-about"
    head = (Element("title", (("id", ids[0]),), (), drawing.title), Element("desc", (("id", ids[1]),), (), drawing.description))
    attributes = {
        "class": class_, "width": _value(drawing.width), "viewBox": _view(drawing), "role": "group",
        "aria-labelledby": ids[0], "aria-describedby": ids[1], "font-size": str(_SIZE), "fill": "ink",
    }  # fmt: skip
    svg = Element("svg", tuple(attributes.items()), (*head, *drawing.shapes))
    return "".join(_written(svg, _page_words, lambda colour: f"var(--{colour})", root))


def standalone(drawing: Drawing, language: str, spell: Callable[[str], str] = str) -> str:
    """The picture as a file of its own, on white, in one language, without links. `spell` puts words in other signs."""

    def worded(shape: Element) -> tuple[str, str]:
        return "", _clean(_cut(shape, spell(shape.words.text(language) if shape.words else "")))

    size = {"width": _value(drawing.width), "height": _value(drawing.height), "viewBox": _view(drawing)}
    attributes = {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "img", "lang": "zh-Hans" if language == "zh" else "en",
                  "font-family": FONTS, "font-size": str(_SIZE), "fill": "ink"}  # fmt: skip
    head = (Element("title", (), (), drawing.title), Element("desc", (), (), drawing.description),
            box(0, 0, drawing.width, drawing.height, "paper"))  # fmt: skip
    svg = Element("svg", tuple(attributes.items()), (*head, *map(_unlinked, drawing.shapes)))
    return "".join(_written(svg, worded, LIGHT.__getitem__, "")) + "\n"


def _view(drawing: Drawing) -> str:
    return f"0 0 {_value(drawing.width)} {_value(drawing.height)}"


def _unlinked(shape: Element) -> Element:
    """A link without its address: what it is called stays."""
    children = tuple(map(_unlinked, shape.children))
    return Element("g", (), children) if shape.tag == "a" else shape._replace(children=children)


def _written(shape: Element, worded: Callable[[Element], tuple[str, str]], colour: Callable[[str], str], root: str) -> Iterator[str]:
    more, words = worded(shape) if shape.words is not None else ("", "")
    attributes = "".join(f' {name}="{escape(_attribute(name, value, colour, root))}"' for name, value in shape.attributes)
    if not (shape.children or words):
        yield f"<{shape.tag}{attributes}{more}/>"
        return
    yield f"<{shape.tag}{attributes}{more}>{words}"
    for child in shape.children:
        yield from _written(child, worded, colour, root)
    yield f"</{shape.tag}>"


def _attribute(name: str, value: str, colour: Callable[[str], str], root: str) -> str:
    if name in _PAINTED and value != "none":
        return colour(value)
    if name == "href":
        return value if value.startswith("#") else root + value
    return value


def _page_words(shape: Element) -> tuple[str, str]:
    """Attributes and text: English, and beside it the Chinese that the page's script puts in its place."""
    english, chinese = (Printed(_cut(shape, shape.words.text(language))) for language in LANGUAGES) if shape.words else ("", "")
    if english != chinese:
        return f' data-zh="{_clean(chinese)}"', _clean(english)
    printed = any(sign.isalpha() for sign in english)  # a name that both languages show as it is printed
    return f' lang="{Printed(english).lang}"' if printed else "", _clean(english)


def _cut(shape: Element, words: str) -> str:
    return words if shape.room is None else cut(words, *shape.room)


def _clean(words: str) -> str:
    return escape(words.translate(_NOT_XML))


def _value(value: Value) -> str:
    return f"{round(value, 2):.10g}" if isinstance(value, int | float) else str(value)


def stack(shapes: Iterable[Iterable[Element]]) -> tuple[Element, ...]:
    """Shapes of several parts in a row."""
    return tuple(shape for part in shapes for shape in part)
