"""What money is for: the benefit class of an amount from the words after it, before it, or above it."""

from __future__ import annotations

from typing import NamedTuple, cast

from redheader.knowledge.lexicon import Lexicon
from redheader.model.claim import Benefit

_GENERAL = "support?"
_HINT = "hint:"


class Purpose(NamedTuple):
    """A benefit word at `start`-`end`; `benefit` is a class, "support?" for a general word, or "hint:CLASS"."""

    start: int
    end: int
    benefit: str


class BenefitGrammar:
    """Finds benefit words, the longest at each place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def purposes(self, folded: str, start: int, end: int) -> tuple[list[Purpose], list[Purpose]]:
        """Benefit words (none overlapping) and hints between two offsets, each in order."""
        hits = [Purpose(hit.start, hit.end, hit.value) for hit in self._lexicon.find(folded, start, end) if hit.end > hit.start]
        hints = sorted(hit for hit in hits if hit.benefit.startswith(_HINT))
        words = sorted((h for h in hits if not h.benefit.startswith(_HINT)), key=lambda h: (h.start, h.benefit == _GENERAL, -h.end))
        found: list[Purpose] = []
        for word in words:
            if found and word.start < found[-1].end:
                if found[-1].benefit == _GENERAL and word.benefit != _GENERAL:
                    found[-1] = word
                continue
            found.append(word)
        return found, hints


def is_general(purpose: Purpose | None) -> bool:
    """Does the word leave the class open?"""
    return purpose is None or purpose.benefit == _GENERAL


def hinted(hints: list[Purpose], start: int, end: int) -> Benefit | None:
    """The class that the hints between two offsets point to: housing first, then the nearest before `end`."""
    near = [hint.benefit.removeprefix(_HINT) for hint in hints if start <= hint.start < end]
    if not near:
        return None
    return cast(Benefit, "housing" if "housing" in near else near[-1])
