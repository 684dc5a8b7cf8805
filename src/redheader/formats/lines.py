"""The lines of a PDF page, with where they stand. Lengths are points, measured from the lower left corner of the page."""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from redheader.formats.tidy import line as tidy_line
from redheader.formats.tidy import tidy

_GAP = 2.0
_SPLIT = re.compile(r"[^\r\n]+")

Box = tuple[float, float, float, float]


class Line(NamedTuple):
    """A line of text from `left` to `right`, `bottom` to `top`; `size` is the height of its characters."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


def page_lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of `page` in reading order, each tidy and not empty; cells divided by wide gaps are joined by tabs."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        characters = _characters(textpage, count)
        lines = [found for match in _SPLIT.finditer(characters) if (found := _line(textpage, characters, match.start(), match.end()))]
    finally:
        textpage.close()
    return _rows(lines)


def _characters(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One character for each of the page's `count`, so that positions and boxes agree; U+FFFE, a hyphen at a line's end, becomes one."""
    text = textpage.get_text_range() if count > 0 else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
        text = "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    return text.replace("\ufffe", "-").replace("\x02", "-")


def _line(textpage: pdfium.PdfTextPage, characters: str, start: int, end: int) -> Line | None:
    """The line between two positions, None where nothing is printed."""
    boxes: list[Box] = []
    pieces: list[str] = []
    rect = raw.FS_RECTF()
    reference = ctypes.byref(rect)
    for index in range(start, end):
        character = characters[index]
        if character.isspace():
            pieces.append(character)
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, reference):
            continue
        box = (rect.left, rect.right, rect.bottom, rect.top)
        if boxes and box[0] - boxes[-1][1] > _GAP * max(1.0, box[3] - box[2]):
            pieces.append("\t")
        boxes.append(box)
        pieces.append(character)
    text = tidy_line(tidy("".join(pieces)).replace("\n", " ")) if boxes else ""
    if not text:
        return None
    sizes = sorted(top - bottom for _, _, bottom, top in boxes)
    return Line(
        text,
        min(box[0] for box in boxes),
        max(box[1] for box in boxes),
        min(box[2] for box in boxes),
        max(box[3] for box in boxes),
        sizes[len(sizes) // 2],
    )


def _rows(lines: list[Line]) -> list[Line]:
    """`lines` with those that follow one another at the same height joined by a tab."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and line.left >= last.right - 1
            and min(last.top, line.top) - max(last.bottom, line.bottom) > 0.6 * min(last.size, line.size)
        ):
            divider = "\t" if line.left - last.right > _GAP * last.size else " " if line.left - last.right > 0.25 * last.size else ""
            text = tidy_line(last.text + divider + line.text)
            joined[-1] = Line(
                text, last.left, line.right, min(last.bottom, line.bottom), max(last.top, line.top), max(last.size, line.size)
            )
        else:
            joined.append(line)
    return joined
