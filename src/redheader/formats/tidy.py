r"""The rules every stored text obeys, whichever format it came from.

1. Lines end with "\n"; every other line break (CR, form feed, U+2028 ...) becomes one.
2. What nobody sees is dropped: control, zero-width and direction characters, byte order marks, soft hyphens, noncharacters,
   lone surrogates.
3. A no-break space becomes a space; nothing else is replaced.
4. No line begins or ends with white space; empty cells before a row's first full cell stay, as tabs, so that columns still line up.
5. No two blank lines follow each other, none begins or ends the text.

`tidy(tidy(text)) == tidy(text)`. The empty text stays empty.
"""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_NO_BREAK = re.compile("[\xa0\u202f\u2007]")
_BLANKS = re.compile("\n{3,}")


def tidy(text: str) -> str:
    """`text` as it is stored: rules 1 to 5 above."""
    text = _NO_BREAK.sub(" ", _UNSEEN.sub("", _BREAKS.sub("\n", text)))
    return _BLANKS.sub("\n\n", "\n".join(map(line, text.split("\n")))).strip("\n")


def line(text: str) -> str:
    """One line without white space around it or, where it is a table row, around its cells."""
    text = text.strip() if "\t" not in text else text
    return text if "\t" not in text else row(text.split("\t"))


def row(cells: list[str]) -> str:
    """The line of a table row: cells joined by tabs, line breaks inside a cell turned to spaces, empty cells at the end left out.

    A row with one full cell is that cell alone.
    """
    flat = [" ".join(cell.split()) if "\n" in cell or "\t" in cell else cell.strip() for cell in cells]
    while flat and not flat[-1]:
        flat.pop()
    return flat[-1] if sum(map(bool, flat)) == 1 else "\t".join(flat)
