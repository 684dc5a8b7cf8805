"""English beside Chinese titles and names, as far as the knowledge has it: nothing is translated by guessing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from redheader.knowledge.loader import Knowledge


class Gloss:
    """Names of programmes, bodies and places in Chinese -> English; a name that means several is left without."""

    def __init__(self, knowledge: Knowledge) -> None:
        named: dict[str, set[str]] = defaultdict(set)
        for programme in knowledge.programmes:
            for name in programme.names.zh if programme.names.en else ():
                named[name].add(programme.names.en[0])
        for agency in knowledge.agencies:
            for name in agency.zh:
                named[name].add(agency.name)
        for region in knowledge.regions:
            if region.en and not region.until:
                named[region.path].add(region.en[0])
                named[region.name].add(region.en[0])
        self._english = {name: next(iter(english)) for name, english in named.items() if len(english) == 1 and len(name) > 1}
        self._longest = max(map(len, self._english), default=0)

    def exact(self, words: str) -> str | None:
        """The English of just these words."""
        return self._english.get(words)

    def names_in(self, words: str) -> tuple[str, ...]:
        """The English of every known name in the words, the longest first at each place, each once."""
        found, at = dict[str, None](), 0
        while at < len(words):
            end = next((end for end in range(min(len(words), at + self._longest), at + 1, -1) if words[at:end] in self._english), 0)
            if end:
                found[self._english[words[at:end]]] = None
            at = end or at + 1
        return tuple(found)

    def issuers(self, issuers: Iterable[str]) -> tuple[str, ...]:
        """The English of issuers: the whole name where it is known, else what is known of it."""
        return tuple(
            dict.fromkeys(
                name for issuer in issuers for name in ([self.exact(issuer)] if self.exact(issuer) else self.names_in(issuer)) if name
            )
        )
