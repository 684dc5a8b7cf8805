"""One place where a text names a talent programme, and the form in which such names are compared."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge

_SIGNS = re.compile("[\"'<>\u300a\u300b\\s\u00b7.\\-]+")
_PERIOD = re.compile(r"\((?:[^()]*\d{4}[^()]*)\)$")
_FRONT = re.compile("^(?:the|china'?s) |^(?:(?:19|20)\\d\\d\u5e74?\u5ea6?)")
_SHORTEST = 3


class Found(NamedTuple):
    """A name at `start`-`end` of a text. `id`: the knowledge's entry, else None. `core`: a shorter form inside it, (0, 0) when none."""

    start: int
    end: int
    id: str | None = None
    core: tuple[int, int] = (0, 0)


class Comparer:
    """Decides whether two printed names mean one programme, within one document."""

    def __init__(self, knowledge: Knowledge) -> None:
        forms = (knowledge.lexicon("zh/programme_forms"), knowledge.lexicon("en/programme_forms"))

        def words(value: str) -> list[str]:
            found = {word for lexicon in forms for trigger in lexicon.triggers if trigger.value == value for word in trigger.words}
            return sorted(found, key=lambda word: (-len(word), word))

        self._head = re.compile(rf"(?:{'|'.join(re.escape(word.replace(' ', '')) for word in words('head'))})s?$")
        figures = (("10,?000", "ten thousand"), ("1,?000", "thousand"), ("100", "hundred"), ("one (?=thousand|hundred)", ""))
        self._figures = [(re.compile(rf"\b{figure}\b" if word else rf"\b{figure}"), word) for figure, word in figures]
        self._figures.append((re.compile(r"(?<=talent)s\b"), ""))
        self.heads = tuple(word for word in words("head") if word.isascii())
        self._spaced = re.compile(rf" (?:{'|'.join(re.escape(word) for word in self.heads)})s?$")
        self._distinct = re.compile("|".join(re.escape(word) for word in words("distinct")))

    def key(self, name: str) -> str:
        """A folded name without article, year, signs, spaces and a period in brackets, in lower case."""
        return _SIGNS.sub("", _PERIOD.sub("", _FRONT.sub("", self._spelled(name.lower())).strip()))

    def _spelled(self, name: str) -> str:
        """Figures in words, talents in the singular."""
        for figure, word in self._figures:
            name = figure.sub(word, name)
        return name

    def without_head(self, name: str) -> str:
        """An English name in lower case without its head noun."""
        return self._spaced.sub("", name)

    def stem(self, key: str) -> str:
        """A key without its head noun."""
        return self._head.sub("", key)

    def same(self, one: str, other: str) -> bool:
        """Do two keys mean one programme? The longer may have a place in front or a track behind, but no word that makes it another."""
        first, second = self.stem(one), self.stem(other)
        if one == other or (first == second and len(first) > 1):
            return True
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        if len(short) < _SHORTEST:
            return False
        stem = self.stem(short)
        if long.endswith(short) or (len(stem) >= _SHORTEST and self.stem(long).endswith(stem)):
            front = self.stem(long).removesuffix(stem)
            return not self._distinct.search(front)
        return long.startswith(short) and not self._distinct.search(long.removeprefix(short)[:1])
