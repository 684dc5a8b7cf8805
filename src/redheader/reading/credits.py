"""Whom a document credits: the outlet or body named as its source, in its byline, or as the one whose report it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.model.reading import About
from redheader.model.witness import How, Voice
from redheader.reading.organs import Organs
from redheader.reading.place import Gazetteer
from redheader.text.fold import fold

_HEAD, _FOOT = 800, 400  # where source lines and bylines stand
_OPENING = 1_600  # a report that an article rests on is named in its first paragraphs
_LONGEST = 60
_EDGES = " \t'\"*_.,:;|"


class Credits:
    """Needs the lexicons "credits", "outlets" and "zh/about"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._credits = knowledge.lexicon("credits")
        self._outlets = knowledge.lexicon("outlets")
        self._nobody = self._credits.part("nobody")
        self._outlet = self._credits.part("outlet")
        self._body = self._credits.part("body")
        self._source = self._credits.part("source")
        self._named: tuple[tuple[How, Lexicon], ...] = (("byline", self._credits.part("byline")), ("source", self._source))
        self._own, self._report = self._credits.part("own"), self._credits.part("report")
        self._gazetteer = Gazetteer(knowledge)
        self._organs = Organs(knowledge, self._gazetteer)
        self._country = knowledge.lexicon("zh/about").compile("@country@")
        self._here = knowledge.lexicon("zh/about_place").compile("[市区县省州旗本我]")
        self._agencies = {name.lower(): agency.name for agency in knowledge.agencies for name in (agency.name, *agency.zh, *agency.en)}

    def voices(self, folded: str, about: About) -> tuple[Voice, ...]:
        """Who issued the document, else wrote it, else is named as its source, else reported what it tells; the strongest first."""
        found = [Voice(name, "issuer", words) for words in about.issuers[:1] if (name := self.named(words, about.region))]
        short = len(folded) <= _HEAD + _FOOT
        ends = [(folded, len(folded))] if short else [(folded, _HEAD), (folded[-_FOOT:], _FOOT)]
        for how, lexicon in self._named:
            for text, end in ends:
                voices = (self._voice(text, hit, how, about.region) for hit in lexicon.find(text, 0, end))
                found += [voice for voice in voices if voice]
        return tuple(dict.fromkeys((*found, *self._reported(folded))))

    def source_title(self, folded: str) -> str | None:
        """The title of the document that this one says it rests on."""
        for hit in self._source.find(folded, 0, _HEAD):
            if "title" in hit.groups:
                return folded[slice(*hit.groups["title"])].strip(_EDGES) or None
        return None

    def named(self, words: str, region: str | None = None) -> str | None:
        """The one name of the outlet or organisation in a phrase that says who a statement is according to.

        None when it names none: unnamed sources and persons are nobody's report. `region`: the place of the document, which a
        local body's name without its place is completed with.
        """
        folded = fold(words).strip(_EDGES)
        if hit := self._outlets.first(folded):
            return hit.value
        lowered = re.sub(r"^the ", "", folded.lower())
        if lowered in self._agencies:
            return self._agencies[lowered]
        if any("\u4e00" <= sign <= "\u9fff" for sign in folded):
            return self._chinese(folded, region)
        agency = next((self._agencies[name] for name in sorted(self._agencies) if len(name) > 8 and name in lowered), None)
        body = self._body.first(folded)
        if agency or body:
            return agency or (re.sub(r"^The ", "", folded[body.start : body.end]) if body else None)
        return lowered.title() if self._outlet.has(folded) and folded[:1].isupper() else None

    def _chinese(self, folded: str, region: str | None) -> str | None:
        names = self._organs.split(folded)
        if not names:
            return folded if self._outlet.has(folded) and self._plain(folded) else None
        country = self._country.match(names[0])
        bare = names[0][country.end() :] if country else names[0]
        name = self._agencies.get(names[0].lower()) or self._agencies.get(bare.lower()) or names[0]
        if name in self._agencies.values() or self._gazetteer.at_start(name, frozenset()) or not self._here.match(name):
            return name
        return f"{region}{name[1:] if region.endswith(name[0]) else name}" if region else None

    def _plain(self, folded: str) -> bool:
        return not self._nobody.has(folded) and len(folded) > 2

    def _voice(self, text: str, hit: Hit, how: How, region: str | None) -> Voice | None:
        words = text[slice(*hit.groups["who"])].strip(_EDGES)
        name = self.named(words, region)
        if name is None and "title" in hit.groups:  # a bracket behind a title holds the publisher, whatever it is called
            name = words.partition(",")[0] if words[:1].isupper() else None
        return Voice(name, how, words[:_LONGEST]) if name and not self._nobody.has(words[:3]) else None

    def _reported(self, folded: str) -> Iterator[Voice]:
        """The one outlet whose report the opening tells; none where there are several or the writer asked for himself."""
        if self._own.has(folded, 0, _OPENING):
            return
        found: dict[str, Voice] = {}
        for hit in self._report.find(folded, 0, _OPENING):
            words = folded[slice(*hit.groups["who"])].strip(_EDGES)
            outlet = self._outlets.first(words)
            name = outlet.value if outlet else (self.named(words) if self._outlet.has(words) else None)
            if name:
                found.setdefault(name, Voice(name, "report", words[:_LONGEST]))
        if len(found) == 1:
            yield from found.values()
