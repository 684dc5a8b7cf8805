"""Plain text and Markdown, in any encoding."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from statistics import median

from redheader.formats.content import Content
from redheader.formats.encoding import decode as decode_bytes
from redheader.formats.tidy import tidy
from redheader.formats.wrap import join, width
from redheader.settings import Limits

MEDIA = "text/plain"
_WIDEST, _NARROWEST = 110, 30
_STARTS = re.compile(r"[-*+#>|\t]|\(?[0-9A-Za-z]{1,3}[.)\u3001\uff09]|[\uff08(]|```")
_ENDS = tuple('.!?:;\u3002\uff01\uff1f\uff1a\uff1b\u201d"')


def recognise(data: bytes) -> bool:
    """Whatever nothing else has recognised is tried as text."""
    return bool(data)


def decode(data: bytes, limits: Limits) -> Content:
    """Content of `data`; raises DocumentError (unsupported) for bytes that are no text."""
    text, issues = decode_bytes(data)
    return Content(unwrap(tidy(text)), issues=issues)


def unwrap(text: str) -> str:
    """`text` with the lines of hard-wrapped paragraphs joined; texts whose lines are paragraphs already come back as they are.

    A text counts as hard-wrapped when no line is wider than 110 columns and most lines that another follows are filled to about the
    widest one. A Han character is two columns wide.
    """
    lines = text.split("\n")
    widths = [width(line) for line in lines]
    if len(lines) < 4 or max(widths) > _WIDEST or max(widths) < _NARROWEST:
        return text
    followed = [w for w, after in pairwise(widths) if w and after]
    if len(followed) < 3 or median(followed) < 0.85 * max(widths):
        return text
    paragraphs = (list(group) for full, group in groupby(lines, key=bool) if full)
    return "\n".join(line for paragraph in paragraphs for line in _paragraphs(paragraph, max(widths)))


def _paragraphs(lines: list[str], right: int) -> list[str]:
    """Lines without a blank between them -> paragraphs; a line joins the one before where that one is filled."""
    joined = lines[:1]
    for before, line in pairwise(lines):
        room = right - width(before)
        first = line.split(" ", 1)[0]
        filled = room <= max(4, min(width(first), 20))
        if filled and not _STARTS.match(line) and not (room > 2 and before.endswith(_ENDS) and not first.isascii()):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
    return joined
