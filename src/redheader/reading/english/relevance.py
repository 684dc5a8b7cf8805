"""Is an English document about talent programmes or talent policy, or does it only use their words for other things?"""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim, Restriction
from redheader.reading.source import Naming, Source

_MAYBES = 2
_JUDGED = 600  # a shorter text does not say enough of its own world
_EVERYDAY, _DENSE = 4, 1_000
_IN_PASSING = 3
_MET = 2


class EnglishRelevance:
    """Needs the lexicons "en/about", "en/scope" and "en/everyday"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("en/about")
        self._everyday = knowledge.lexicon("en/everyday")
        self._strong = knowledge.lexicon("en/scope").part("strong")
        self._talent = lexicon.compile("@talent@")
        self._maybe = lexicon.compile("@maybe@")
        self._other_talent = lexicon.compile("@other_talent@")
        self._persons_rule = lexicon.compile("@persons_rule@")

    def of(self, source: Source, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> bool:
        """Does it speak of talent recruited by programmes, or of what persons may not do abroad?

        A text that never speaks of the state that runs them, or once and once of talent from abroad, is about something else, and so
        is one of everyday life where that outweighs what it says of the state and of talent. Where that state is met in passing, a
        programme's name alone says nothing.
        """
        if self._persons_rule.search(source.folded):
            return True
        folded = self._other_talent.sub("", source.folded)
        sure = sum(1 for _ in self._talent.finditer(folded))
        abroad, everyday = self._world(source)
        whole = len(source.folded) >= _JUDGED
        told = bool(sure) or bool(namings)
        outweighed = everyday >= max(_EVERYDAY, len(source.folded) / _DENSE) and (not told or everyday > abroad + 2 * sure)
        barred = any(isinstance(claim.statement, Restriction) for claim in claims)
        passing = abroad < _MET and sure < _MET and not namings and not barred
        if whole and (not abroad or outweighed or passing):
            return False
        likely = sum(1 for _ in self._maybe.finditer(folded))
        met = not whole or abroad >= _IN_PASSING
        named = met and (bool(namings) or self._strong.has(source.folded))
        return bool(sure) or likely >= _MAYBES or named or barred

    def _world(self, source: Source) -> tuple[int, int]:
        """How often it speaks of the state that runs such programmes, and of how many things of everyday life."""
        abroad, everyday = 0, set[str]()
        for hit in self._everyday.find(source.folded):
            if hit.value == "abroad":
                abroad += 1
            else:
                everyday.add(source.folded[hit.start : hit.end].lower().removesuffix("s"))
        return abroad, len(everyday)
