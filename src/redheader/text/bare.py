"""The bare form of a text, by which copies are recognised: its letters and figures in one script, without what pages add.

1. Traditional characters become simplified ones; look-alike signs and full-width forms are folded.
2. Everything that is neither letter nor figure becomes one space; beside a Chinese character, none.
An empty or unlettered text gives an empty one.
"""

from __future__ import annotations

import re

from redheader.text.fold import fold
from redheader.text.scripts import simplified

_SIGNS = re.compile(r"[\W_]+")
_BESIDE_CHINESE = re.compile(" (?:(?<=[\u4e00-\u9fff] )|(?=[\u4e00-\u9fff]))")


def bare(text: str) -> str:
    """The bare form, in the text's own case."""
    return bare_folded(fold(simplified(text)))


def bare_key(words: str) -> str:
    """The bare form of a few words, in lower case and simplified throughout: the same for one thing however it is printed."""
    return bare_folded(fold(simplified(words, few=0))).lower()


def bare_folded(folded: str) -> str:
    """The bare form of a text that is folded and simplified already."""
    return _BESIDE_CHINESE.sub("", _SIGNS.sub(" ", folded)).strip()
