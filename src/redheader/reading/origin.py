"""Where a Chinese document speaks from: level and region of its issuer, else of the place it speaks for. Never a guess."""

from __future__ import annotations

from collections import Counter

from redheader.knowledge.loader import Knowledge
from redheader.model.reading import Level
from redheader.reading.header import Header
from redheader.reading.organs import Organs
from redheader.reading.place import Gazetteer, Place
from redheader.reading.source import Source
from redheader.text.fold import fold

LEVELS: tuple[Level, ...] = ("provincial", "municipal", "district")
_HEAD, _FOOT = 6_000, 1_500
_OPENING = 600
_ACTOR = 60


class Origin:
    """Needs the lexicon "zh/about_place"."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer, organs: Organs) -> None:
        self._gazetteer, self._organs = gazetteer, organs
        self._selves = knowledge.lexicon("zh/about_place")
        self._law = self._selves.compile("@law_title@")
        self._levels: dict[str, Level] = {
            ending: level for level in LEVELS for ending in self._selves.fragments[f"self_{level}"].split("|")
        }
        self._explains = self._selves.compile("@explains@")
        self._announces = self._selves.compile("@announces@")
        self._acts = self._selves.compile("@acts@")
        self._institution = self._selves.compile("@institution@")
        self._below = self._selves.compile("@below@")
        self._country_title = self._selves.compile("@country_title@")

    def of(self, source: Source, header: Header) -> tuple[Level | None, str | None]:
        """Level and path of the region; the region is None for a national body and for what stays unknown."""
        folded = source.folded if len(source.folded) < _HEAD + _FOOT else source.folded[:_HEAD] + "\n" + source.folded[-_FOOT:]
        around = self._gazetteer.around(folded)
        title = header.title or ""
        for words in (*header.issuers, header.mark or ""):
            if self._organs.whole(words):
                return "national", None
            if self._institution.search(words):
                return "institution", None
            if place := self._gazetteer.printed(words, around) or self._gazetteer.at_start(words, around):
                place = self._of_law(title, place, around) or place
                return place.level, place.path
        if self._country_title.match(title) or self._organs.acts_first(title) or self._organs.acts_first(folded):
            return "national", None
        place = self._in_title(title, around) or self._announced(folded, around)
        place = place or self._acting(folded, around) or self._explainer(folded, around)
        if place:
            return place.level, place.path
        for words in (*header.issuers, title):
            if level := self._gazetteer.open_at_start(words, around):
                return level, None
        level, region = self._self_named(folded, around, header)
        return (None if self._below.match(fold(title)) else level), region

    def _in_title(self, title: str, around: frozenset[str]) -> Place | None:
        """The one place in a title."""
        folded = fold(title)
        found = [self._gazetteer.at_start(title[naming.start :], around) for naming in self._gazetteer.namings(folded)]
        places = list(dict.fromkeys(place for place in found if place))
        lowest = [place for place in places if not any(other.path != place.path and other.path.startswith(place.path) for other in places)]
        return lowest[0] if len(lowest) == 1 else None

    def _of_law(self, title: str, approver: Place, around: frozenset[str]) -> Place | None:
        """The city whose law it is, where the province that approved it stands as its issuer."""
        if approver.level != "provincial" or not self._law.search(title):
            return None
        place = self._gazetteer.at_start(title, around)
        inside = place is not None and place.level == "municipal" and place.path.startswith(approver.path)
        return place if inside and not fold(title).startswith(approver.path[:2]) else None

    def _announced(self, folded: str, around: frozenset[str]) -> Place | None:
        """The place with which the title of the document begins that this one reports or explains."""
        for match in self._announces.finditer(folded, 0, _OPENING):
            words = match["named"] or match["own"]
            if place := self._gazetteer.at_start(words, around) or self._in_title(words, around):
                return place
        for match in self._acts.finditer(folded, 0, _OPENING):
            if place := self._gazetteer.at_start(match["actor"] or match["source"], around):
                return place
        return None

    def _acting(self, folded: str, around: frozenset[str]) -> Place | None:
        """The place of the body that a report begins with."""
        start = self._organs.after_opening(folded)
        return self._gazetteer.at_start(folded[start : start + _ACTOR], around) if start else None

    def _explainer(self, folded: str, around: frozenset[str]) -> Place | None:
        """The place of the body that is to explain the document."""
        for match in self._explains.finditer(folded):
            if place := self._gazetteer.at_start(match["organ"] or match["body"], around):
                return place
        return None

    def _self_named(self, folded: str, around: frozenset[str], header: Header) -> tuple[Level | None, str | None]:
        """The unit that the text names most among those whose kind it calls itself ("our city"); of an unnamed one the level alone.

        A law that names no place and calls itself none is the country's.
        """
        selves = Counter(hit.value for hit in self._selves.find(folded))
        selves.update(ending for ending in self._levels for issuer in header.issuers if issuer.startswith(ending))
        if not selves:
            place = self._gazetteer.most_named(folded, around, "")
            law: Level | None = "national" if self._law.search(header.title or "") else None
            return (place.level, place.path) if place and not law else (law, None)
        most = max(selves.values())
        endings = tuple(sorted((kind for kind, count in selves.items() if count * 2 >= most), key=lambda kind: (-selves[kind], kind)))
        for ending in endings:
            if place := self._gazetteer.most_named(folded, around, ending, endings) or self._gazetteer.holder(folded, around, ending):
                return place.level, place.path
        if sum(selves.values()) == 1 and (place := self._gazetteer.most_named(folded, around, "")):
            return place.level, place.path
        return self._levels[min(selves, key=lambda kind: (-selves[kind], kind))], None
