"""A chart's files: SVG and PNG in each language with its words around it, and its rows as CSV and JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin
from resvg_py import svg_to_bytes

from redheader.publish.charts.chart import Chart
from redheader.publish.charts.svg import Drawing, Element, group, standalone, text
from redheader.publish.charts.typeset import lines
from redheader.publish.datafiles import write_table
from redheader.publish.wording import LANGUAGES, Message, Printed, Wording, message

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_STOPS = str.maketrans({"、": ", ", "，": ", ", "。": ". ", "；": "; ", "：": ": ", "（": " (", "《": "«", "》": "»", "〈": "‹", "〉": "›"})
_MARGIN = 32
_TAILS = {"en": "", "zh": ".zh"}
_ZOOM = 1.5


class Fonts(NamedTuple):
    """What this machine can print in a PNG: Latin letters, and Chinese characters. Nothing is fetched."""

    latin: bool
    chinese: bool

    @classmethod
    def here(cls) -> Fonts:
        """What can be printed here."""
        return cls(_differ("A", "g"), _differ("中", "国"))

    def prints(self, language: str) -> bool:
        """Can it print a picture in a language? English with Chinese names in pinyin needs Latin letters alone."""
        return self.latin and (self.chinese or language == "en")


def write_files(charts: Sequence[Chart], source: Message, out: Path, workers: int) -> None:
    """Write the files of charts into the site's folder `out`. `source`: what they were made from, for the foot of each picture."""
    fonts = Fonts.here()
    for chart in charts:
        write_table(out / chart.stem, (row.data for row in chart.rows))
    jobs = [partial(_write, chart, language, fonts, source, out) for chart in charts for language in LANGUAGES]
    with ThreadPoolExecutor(workers) as pool:  # what draws the pixels does not hold the interpreter
        for done in [pool.submit(job) for job in jobs]:
            done.result()


def _write(chart: Chart, language: str, fonts: Fonts, source: Message, out: Path) -> None:
    svg_path(chart, language, out).write_text(standalone(frame(chart, source, language), language), "utf-8", newline="\n")
    if fonts.prints(language):
        png_path(chart, language, out).write_bytes(png(chart, fonts, source, language))


def svg_path(chart: Chart, language: str, out: Path) -> Path:
    """Its SVG in a language."""
    return out / f"{chart.stem}{_TAILS[language]}.svg"


def png_path(chart: Chart, language: str, out: Path) -> Path:
    """Its PNG in a language; not there where this machine cannot print it."""
    return out / f"{chart.stem}{_TAILS[language]}.png"


def png(chart: Chart, fonts: Fonts, source: Message, language: str) -> bytes:
    """The picture in pixels; without a Chinese font, Chinese words stand in pinyin and the picture says so."""
    if fonts.chinese:
        picture = standalone(frame(chart, source, language), language)
    else:
        picture = standalone(frame(chart, source, language, Message("chart.pinyin")), language, pinyin)
    return svg_to_bytes(svg_string=picture, width=round(_ZOOM * (chart.wide.width + 2 * _MARGIN)))


def pinyin(words: str) -> str:
    """Chinese characters as syllables, each run of them one word with a capital, and Chinese stops as Latin ones."""
    spelled = _CHINESE.sub(lambda run: "".join(lazy_pinyin(run[0])).capitalize(), words)
    return unicodedata.normalize("NFKC", spelled.translate(_STOPS))


def frame(chart: Chart, source: Message, language: str, *more: Message) -> Drawing:
    """The wide drawing with its title above, and how to read it below, as one picture."""
    width = chart.wide.width + 2 * _MARGIN
    shapes = [text(_MARGIN, _MARGIN + 20, chart.title, 22, "ink", font_weight=700)]
    y: float = _MARGIN + 30
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
