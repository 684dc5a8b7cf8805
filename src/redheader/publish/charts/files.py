"""A chart's files: SVG and PNG in each language with its words around it, and its rows as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pypinyin import lazy_pinyin
from resvg_py import svg_to_bytes

from redheader.publish.charts.chart import Chart
from redheader.publish.charts.svg import Drawing, Element, group, standalone, text
from redheader.publish.charts.typeset import lines
from redheader.publish.datafiles import write_table
from redheader.publish.wording import LANGUAGES, Message, Printed, Wording, message

_MARGIN = 32
_ZOOM = 1.5


class Fonts:
    """What this machine can print in a PNG: Latin letters, and Chinese characters. Nothing is fetched."""

    def __init__(self) -> None:
        self.latin, self.chinese = _differ("A", "g"), _differ("中", "国")

    def prints(self, language: str) -> bool:
        """Can it print a picture in a language? English with Chinese names in pinyin needs Latin letters alone."""
        return self.latin and (self.chinese or language == "en")


def write_files(chart: Chart, fonts: Fonts, source: Message, out: Path) -> None:
    """Write a chart's files into the folder `out`. `source`: what it was made from, for the foot of the picture."""
    for language in LANGUAGES:
        framed = frame(chart, source, language)
        tail = "" if language == "en" else f".{language}"
        (out / f"{chart.name}{tail}.svg").write_text(standalone(framed, language), "utf-8", newline="\n")
        if fonts.prints(language):
            (out / f"{chart.name}{tail}.png").write_bytes(png(chart, fonts, source, language))
    write_table(out / chart.name, (row.data for row in chart.rows))


def png(chart: Chart, fonts: Fonts, source: Message, language: str) -> bytes:
    """The picture in pixels; without a Chinese font, Chinese words stand in pinyin and the picture says so."""
    if fonts.chinese:
        return svg_to_bytes(svg_string=standalone(frame(chart, source, language), language), zoom=_ZOOM)
    framed = frame(chart, source, language, Message("chart.pinyin"))
    return svg_to_bytes(svg_string=standalone(framed, language, pinyin), zoom=_ZOOM)


def pinyin(words: str) -> str:
    """Chinese characters as syllables, each run of them one word with a capital; other signs as they are."""
    return "".join(part for part in _romanised(words))


def frame(chart: Chart, source: Message, language: str, *more: Message) -> Drawing:
    """The wide drawing with its title above, and how to read it below, as one picture."""
    width = chart.wide.width + 2 * _MARGIN
    shapes = [text(_MARGIN, _MARGIN + 20, chart.title, 22, "ink", font_weight=700)]
    y = _MARGIN + 30
    above, y = _block(chart.lead, y, 14, "ink", chart.wide.width, language)
    shapes += [*above, group(*chart.wide.shapes, transform=f"translate({_MARGIN} {y + 18:.10g})")]
    y += chart.wide.height + 34
    for note in (*chart.notes, *more, source):
        below, y = _block(note, y, 12, "soft", chart.wide.width, language)
        shapes += below
    return Drawing(width, y + _MARGIN, chart.title, chart.lead, tuple(shapes))


def _block(words: Message, y: float, size: float, fill: str, room: float, language: str) -> tuple[list[Element], float]:
    """Words on as many lines as they need from `y` down, and where they end."""
    shapes: list[Element] = []
    for line in lines(words.text(language), room, size):
        y += size * 1.5
        shapes.append(text(_MARGIN, y, Printed(line), size, "ink" if fill == "ink" else "soft"))
    return shapes, y


def _romanised(words: str) -> Iterator[str]:
    for part in lazy_pinyin(words, errors=lambda signs: [signs]):
        yield part


def _differ(one: str, other: str) -> bool:
    """Do two signs come out as two shapes? What no font has is drawn as the same box, or not at all."""
    first, second = (svg_to_bytes(svg_string=standalone(_sample(sign), "en")) for sign in (one, other))
    return first != second


def _sample(sign: str) -> Drawing:
    words: Wording = Printed("")
    return Drawing(40, 40, words, words, (text(4, 32, Printed(sign), 28),))


def source_of(documents: int, generated: str) -> Message:
    """What a picture was made from."""
    return message("chart.source", n=documents, day=generated[:10])
