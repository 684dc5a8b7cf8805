"""Lines of pages -> paragraphs, by where the lines stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from redheader.formats.lines import Line
from redheader.formats.wrap import is_wide, join

_EDGE = 2
_DIGITS = re.compile(r"[0-9\uff10-\uff19]+|\b[ivxlc]+\b", re.I)
_ITEM = re.compile(
    r"[\u2022\u25cf\u25a0\u25aa\uf06c\uf0b7*-]\s|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)\u3001\uff0e\uff09]|[(\uff08][^)\uff09]{1,3}[)\uff09]"
)
_ENDS = tuple(".!?:;\u3002\uff01\uff1f\uff1a\uff1b\u201d")

Piece = tuple[int, str]


def without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without headers, footers and page numbers: lines at a page's edge that recur, digits aside.

    A header with words in it stays on the first page, where it may be the title; on a later one it would cut a sentence in two.
    """
    seen = Counter(mask for lines in pages for mask in {_mask(lines[at].text) for at in _edges(lines)})
    least = max(2, min(3, (len(pages) + 1) // 2))
    kept: list[list[Line]] = []
    for number, lines in enumerate(pages):
        dropped = set()
        for at in _edges(lines):
            mask = _mask(lines[at].text)
            title = number == 0 and at < _EDGE and any(c.isalpha() for c in mask.replace("#", ""))
            if seen[mask] >= least and not title:
                dropped.add(at)
        kept.append([line for at, line in enumerate(lines) if at not in dropped])
    return kept


def _edges(lines: list[Line]) -> list[int]:
    """The positions of the first and last line of a page, and of the lines next to them that a gap divides from the rest."""
    last = len(lines) - 1
    found = {0, last} if lines else set()
    for at in range(1, min(_EDGE, last)):
        if _is_apart(lines[at], lines[at + 1]):
            found.add(at)
        if _is_apart(lines[last - at - 1], lines[last - at]):
            found.add(last - at)
    return sorted(found)


def _is_apart(upper: Line, lower: Line) -> bool:
    """Do two lines stand further apart than the lines of a text?"""
    return upper.bottom - lower.top > max(upper.size, lower.size)


def _mask(text: str) -> str:
    """`text` with its numbers and spaces masked."""
    return _DIGITS.sub("#", re.sub(r"\s+", "", text))


def paragraphs(pages: list[list[Line]]) -> Iterator[list[Piece]]:
    """The paragraphs of all pages, each as pieces (page counted from 0, text) whose texts make the paragraph when put together."""
    current: list[Piece] = []
    last: tuple[int, Line, float] | None = None
    for number, lines in enumerate(pages):
        for at, line in enumerate(lines):
            left, right = _column(lines, at)
            if last and _continues(last[1], last[2], line, left, last[0] == number):
                _extend(current, number, line.text)
            else:
                if current:
                    yield current
                current = [(number, line.text)]
            last = (number, line, right)
    if current:
        yield current


def _extend(pieces: list[Piece], number: int, text: str) -> None:
    """Add a line to a paragraph; what joins it belongs to the page before."""
    page, before = pieces[-1]
    joined = join(before, text)
    if page == number:
        pieces[-1] = (page, joined)
    else:
        pieces[-1:] = [(page, joined[: len(joined) - len(text)]), (number, text)]


def _column(lines: list[Line], at: int) -> tuple[float, float]:
    """The left and right edge of the column a line stands in: of the lines near it that begin at about the same place."""
    line = lines[at]
    near = [other for other in lines[max(0, at - 15) : at + 16] if abs(other.left - line.left) < 3 * line.size and "\t" not in other.text]
    rights = sorted(other.right for other in near)
    if not rights:
        return line.left, line.right
    return min(other.left for other in near), rights[-2] if len(rights) > 3 else rights[-1]


def _continues(before: Line, right: float, line: Line, left: float, same_page: bool) -> bool:
    """Does `line` go on with the paragraph that `before` stands in?"""
    if "\t" in before.text or "\t" in line.text or _ITEM.match(line.text) or abs(before.size - line.size) > 0.15 * before.size:
        return False
    if same_page and not -0.5 * line.size <= before.bottom - line.top <= 1.3 * line.size:
        return False
    room = right - before.right
    wide = is_wide(line.text[0])
    first = line.text[0] if wide else line.text.split(" ", 1)[0]
    need = len(first) * line.size * (1.0 if wide else 0.45)
    if room > need + (0.8 if wide else 0.3) * line.size:
        return False
    indented = line.left - left > 0.8 * line.size
    hanging = abs(line.left - before.left) < 0.3 * line.size or line.left > before.left
    return not indented or (hanging and not before.text.endswith(_ENDS))
