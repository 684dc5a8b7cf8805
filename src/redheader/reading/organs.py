"""Cut a string of organisations' names, often run together, into the names."""

from __future__ import annotations

import re
from itertools import pairwise

from redheader.knowledge.loader import Knowledge
from redheader.reading.place import Gazetteer
from redheader.text.fold import fold

_SHORTEST = 2
_LONGEST = 45


class Organs:
    """Knows how names of Chinese bodies begin and end. Needs the lexicon "zh/about", the agencies and the local bodies."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        lexicon = knowledge.lexicon("zh/about")
        self._gazetteer = gazetteer
        local = sorted({re.escape(name) for body in knowledge.local_bodies for name in body.names}, key=lambda name: (-len(name), name))
        self._end = lexicon.compile("|".join([*local, "@organ_end@"]))
        self._break = re.compile(r"[\s\u3001,;/|]+")
        self._others = lexicon.compile("(?:@others@)$")
        self._country = lexicon.compile("@country@")
        self._branch, self._local_branch = lexicon.compile("@branch@"), lexicon.compile("@local_branch@")
        self._plain = lexicon.compile(r"(?:[\u4e00-\u9fff\u00b7]|\([\u4e00-\u9fff\s]{1,8}\)|\"[\u4e00-\u9fff]{2,12}\")+")
        names = [name for agency in knowledge.agencies if agency.country == "CN" for name in (agency.name, *agency.zh)]
        self._national = frozenset(names)
        self._office = lexicon.compile("@office@")
        self._opening = lexicon.compile("@report_opening@")
        self._branch_here = lexicon.compile("@branch@")
        self._agency = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or r"(?!)")

    def national(self, name: str) -> bool:
        """Is this a body of the whole country, whatever stands before its name ("the People's Republic of China")?"""
        folded = self._office.sub("", fold(name))
        match = self._country.match(folded)
        return folded in self._national or (match is not None and folded[match.end() :] in self._national)

    def acts_first(self, opening: str) -> bool:
        """Does a title or a report begin with a national body, and not with its branch in a place?"""
        folded = fold(opening)
        match = self._agency.match(folded, self.after_opening(folded))
        return match is not None and self._branch_here.match(folded, match.end()) is None

    def after_opening(self, opening: str) -> int:
        """Where, after the words with which reports begin (a wire, a day), the one who acted is named."""
        match = self._opening.match(opening)
        return match.end() if match else 0

    def split(self, words: str) -> tuple[str, ...]:
        """The names that `words` are made of and nothing else, in order, without spaces inside; empty when anything is left over."""
        folded = self._others.sub("", fold(words))
        names: list[str] = []
        for start, end in self._pieces(folded):
            found = [folded[start:end]] if folded[start:end] in self._national else self._names(folded, start, end)
            if not found:
                return ()
            names += found
        return tuple(dict.fromkeys(names))

    def ends(self, words: str) -> bool:
        """Do `words` end as a body's name does, though they may be half of it?"""
        folded = fold(words)
        return self._plain.fullmatch(folded) is not None and any(match.end() == len(folded) for match in self._end.finditer(folded))

    def from_two_lines(self, upper: str, lower: str) -> tuple[str, ...]:
        """The names of two lines of which the upper begins with a place and ends in no name, and the lower begins with no place."""
        begins = [any(naming.start == 0 for naming in self._gazetteer.namings(fold(line))) for line in (upper, lower)]
        return self.split(upper + lower) if begins == [True, False] and not self.national(lower) else ()

    def is_branch(self, words: str) -> bool:
        """Are `words` no body's whole name but that of its branch in a place, which stands behind the body's name?"""
        match = self._local_branch.fullmatch(words)
        return match is not None and (match["certain"] is not None or any(place.start == 0 for place in self._gazetteer.namings(words)))

    def whole(self, words: str) -> bool:
        """Do `words` stand for the whole country?"""
        return self._country.fullmatch(fold(words)) is not None or self.national(words)

    def last_of(self, words: str) -> tuple[str, ...]:
        """The names with which a run of words ends, beginning at the first place or agency from which all of it is names."""
        folded = fold(words)
        starts = {naming.start for naming in self._gazetteer.namings(folded)} | {m.start() for m in self._country.finditer(folded)}
        for start in (*sorted(starts), *([0] if len(words) <= _LONGEST else [])):
            names = self.split(words[start:])
            if names:
                return names
        return ()

    def _pieces(self, folded: str) -> list[tuple[int, int]]:
        pieces, at = [], 0
        for match in self._break.finditer(folded):
            if match.start() > at:
                pieces.append((at, match.start()))
            at = match.end()
        return [*pieces, (at, len(folded))] if at < len(folded) else pieces

    def _names(self, folded: str, start: int, end: int) -> list[str]:
        """Names run together between two offsets: one ends where an organ's last word is followed by a place, the country or the end."""
        if not self._plain.fullmatch(folded, start, end):
            return []
        begins = {naming.start for naming in self._gazetteer.namings(folded, start, end)}
        begins |= {match.start() for match in self._country.finditer(folded, start, end)} | {end}
        begins |= {match.start() for match in self._agency.finditer(folded, start, end)}
        cuts, at = [start], start
        while match := self._end.search(folded, at, end):
            at = match.start() + 1
            if match.end() in begins and match.end() - cuts[-1] >= _SHORTEST and not self._is_branch(folded, cuts[-1], match.end(), end):
                cuts.append(match.end())
                at = match.end()
        if cuts[-1] != end:
            return []
        names = [folded[left:right] for left, right in pairwise(cuts)]
        return names if all(_SHORTEST <= len(name) <= _LONGEST for name in names) else []

    def _is_branch(self, folded: str, start: int, cut: int, end: int) -> bool:
        """Does what follows a body's name name its branch in a place, rather than another body?"""
        if cut >= end:
            return False
        if self.national(folded[start:cut]) and self._branch.match(folded, cut, end):
            return True
        return self.is_branch(folded[cut:end])
