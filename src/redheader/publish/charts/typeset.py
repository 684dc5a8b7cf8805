"""How wide words are, and where a line of them may end: Chinese between any two characters but the signs that hold on to a neighbour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from redheader.publish.wording import LANGUAGES, Wording

# Widths of Latin letters in Helvetica and its kin, in thousandths of the size; what is not listed is as wide as a lower-case n.
_WIDTHS = {
    **dict.fromkeys("ijl|'!,.:;\N{MIDDLE DOT}", 250), **dict.fromkeys("ft()[]/\\-\" rI\N{NO-BREAK SPACE}", 325),
    **dict.fromkeys("kszvxycJ", 500), **dict.fromkeys("ABEKPSVXY&", 667), **dict.fromkeys("CDHNRUwTZFL", 690),
    **dict.fromkeys("GOQ", 778), **dict.fromkeys("mMW%\N{EM DASH}\u2026", 900),
}  # fmt: skip
_USUAL = 556
_NOT_FIRST = frozenset("、。,，.;；:：?？!！)）]】》〉」』”’%％…·")
_NOT_LAST = frozenset("(（[【《〈「『“‘$￥¥")
_ELLIPSIS = "…"


def width(words: str, size: float) -> float:
    """How wide a line is, in the units of `size`; a guess by classes of characters, a little too wide rather than too narrow."""
    return sum(1000 if _wide(sign) else _WIDTHS.get(sign, _USUAL) for sign in words) * size / 1000


def width_of(words: Wording, size: float) -> float:
    """The width of the wider of its languages."""
    return max(width(words.text(language), size) for language in LANGUAGES)


def cut(words: str, room: float, size: float) -> str:
    """Words cut to the room with an ellipsis."""
    if width(words, size) <= room:
        return words
    while words and width(words + _ELLIPSIS, size) > room:
        words = words[:-1]
    return words.rstrip(" ,，、;；:：(（“《") + _ELLIPSIS


def lines(words: str, room: float, size: float) -> list[str]:
    """Words on as many lines as the room needs."""
    made, line = [""], ""
    for piece in _pieces(" ".join(words.split())):
        line = made[-1] + piece
        if made[-1] and width(line.rstrip(), size) > room:
            made[-1] = made[-1].rstrip()
            made.append(piece.lstrip())
        else:
            made[-1] = line
    return [line for line in (each.strip() for each in made) if line]


def _pieces(words: str) -> Iterator[str]:
    """The smallest pieces between which a line may end."""
    piece = ""
    for sign in words:
        if piece and _may_end(piece[-1], sign):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _may_end(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return before == " "
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before in "–/" or _wide(before) or _wide(after)


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"
