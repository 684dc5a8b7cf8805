"""Whether words name only public bodies and programmes: no report repeats what is said of a particular person in a particular case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge

_CAPITAL = re.compile(r"(?<![\w.])[A-Z][\w.&’'-]*")


class Public:
    """Call it with words: is every capital in them part of a public name, or of a word that opens a sentence?

    It knows programmes, agencies, provinces and the lexicon "capitals". Chinese has no capitals, and passes.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = {_bare(word) for name in _names(knowledge) for word in _CAPITAL.findall(name)}

    def __call__(self, words: str) -> bool:
        """Is it?"""
        return all(_bare(word) in self._known for word in _CAPITAL.findall(words))


def _names(knowledge: Knowledge) -> Iterator[str]:
    for programme in knowledge.programmes:
        yield from (*programme.names.en, *programme.names.abbreviations)
    for agency in knowledge.agencies:
        yield from (agency.name, *agency.en)
    yield from (name for region in knowledge.regions if region.code.endswith("0000") for name in region.en)
    yield from (word for trigger in knowledge.lexicon("capitals").triggers for word in trigger.words)


def _bare(word: str) -> str:
    """Without what a genitive or the end of a sentence adds."""
    return word.replace("’", "'").removesuffix(".").removesuffix("'s").removesuffix("'").removesuffix(".")
