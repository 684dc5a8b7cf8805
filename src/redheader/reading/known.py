"""Names of programmes that the knowledge lists, found all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import daachorse

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import ProgrammeEntry, Region
from redheader.reading.found import Comparer, Found
from redheader.reading.screen import Screen
from redheader.reading.source import Source
from redheader.text.fold import fold

_BRACKET = re.compile('"? ?\\("?')
_PLURAL = ("talents", "scholars", "experts")
_SET_APART = re.compile(r"\b(?:of the same name|no relation|no connection|unrelated|namesakes?|not to be confused|nothing to do with)\b")
_NAME_GOES_ON = re.compile(r"[\w-]| [A-Z0-9]")
_LIST = re.compile('"?(?:[,\u3001] ?|\\( ?)"?')


class KnownNames:
    """Finds every listed name, whatever its case and wherever quotation marks close before its head noun.

    A name that can mean something else counts only with a word about talent in its sentence, and not with a word of what it is not to be
    confused with. An abbreviation counts in capitals, near a word about talent; a code only beside another name. A national programme's
    name in Latin letters, without a head noun, counts where programmes are spoken of and another is named or it is said to be one.
    """

    def __init__(self, knowledge: Knowledge, screens: tuple[Screen, ...], comparer: Comparer) -> None:
        self._screens = screens
        self._entries: dict[str, list[ProgrammeEntry]] = {}
        self._bare: set[str] = set()
        self._capitals: dict[str, str] = {}
        self._codes: set[str] = set()
        for entry in knowledge.programmes:
            for name in (*entry.names.zh, *entry.names.en, *entry.names.misspellings):
                self._add(fold(name).lower(), entry, comparer)
        self._add_short(knowledge.programmes)
        self._instead = {entry.key: pattern for entry in knowledge.programmes if (pattern := _instead(entry))}
        paths = {entry.region for entry in knowledge.programmes if entry.region}
        self._places = {path: _places(path, knowledge.regions) for path in sorted(paths)}
        self._homes = {entry.key: entry.region for entry in knowledge.programmes if entry.region}
        self._letters = [(name, entry.key) for entry in knowledge.programmes for name in entry.names.pinyin]
        self._pinyin = {comparer.key(name): entry.key for entry in knowledge.programmes for name in entry.names.pinyin}
        self._alone: set[str] = set()
        self._add_letters(knowledge.programmes)
        self._names = sorted(self._entries)
        self._search = daachorse.CharwiseDoubleArrayAhoCorasick(self._names, daachorse.MATCH_KIND_LEFTMOST_LONGEST) if self._names else None

    def in_letters(self, name: str) -> tuple[str, ...]:
        """The entry's Chinese name in Latin letters, which texts print without a head noun once they have named the programme."""
        return tuple(pinyin for pinyin, key in self._letters if key == name and " " not in pinyin)

    def identify(self, key: str) -> str | None:
        """The entry whose Chinese name in Latin letters a discovered name is."""
        return self._pinyin.get(key)

    def at_home(self, key: str | None, front: str) -> bool:
        """Does `front`, printed before the name of an entry, name the place whose programme it is?"""
        region = self._homes.get(key or "")
        return region is not None and self._places[region].search(front) is not None

    def find(self, source: Source) -> Iterator[Found]:
        """Every name that stands for a programme, in order."""
        if self._search is None:
            return
        text = source.folded
        lowered = text.lower()
        lowered = lowered if len(lowered) == len(text) else text
        matches = list(self._search.find(lowered))
        at = {start: self._names[index] for start, _, index in matches}

        def twin(name: str, end: int) -> bool:
            """Does another name of the same programme follow in brackets?"""
            bracket = _BRACKET.match(text, end)
            other = at.get(bracket.end()) if bracket else None
            return other is not None and any(entry in self._entries[name] for entry in self._entries[other])

        last = 0
        alone = list[Found]()
        for start, end, index in matches:
            name = self._names[index]
            if name in self._alone:
                if self._stands_alone(source, name, start, end):
                    alone.append(Found(start, end, self._entries[name][0].key))
                    last = max(last, end * self._screens[1].said_to_be_one(text, start, end))
                continue
            if not _whole(lowered, start, end) or self._capitals.get(name, text[start:end]) != text[start:end]:
                continue
            beside = 0 < last < start and _LIST.fullmatch(text, last, start)
            if not (beside or twin(name, end)) and (name in self._codes or self._means_something_else(source, name, start, end)):
                continue
            last = end
            yield Found(start, end, self._choose(text, start, self._entries[name]))
        if last:
            yield from alone

    def _add_short(self, programmes: tuple[ProgrammeEntry, ...]) -> None:
        """Abbreviations and codes of one programme each that are no name by themselves."""
        owners: dict[str, list[ProgrammeEntry]] = {}
        for entry in programmes:
            for short in (*entry.names.abbreviations, *entry.names.codes):
                owners.setdefault(fold(short), []).append(entry)
        codes = {fold(code) for entry in programmes for code in entry.names.codes}
        for short, entries in owners.items():
            if len(entries) == 1 and (name := short.lower()) not in self._entries:
                self._entries[name] = entries
                self._capitals[name] = short
                if short in codes:
                    self._codes.add(name)

    def _add_letters(self, programmes: tuple[ProgrammeEntry, ...]) -> None:
        """The Chinese names of national programmes in Latin letters, of one word each."""
        for entry in programmes:
            for word in entry.names.pinyin:
                if entry.level == "national" and " " not in word and word.lower() not in self._entries:
                    self._entries[word.lower()] = [entry]
                    self._capitals[word.lower()] = word
                    self._alone.add(word.lower())

    def _stands_alone(self, source: Source, name: str, start: int, end: int) -> bool:
        """Is a name without a head noun printed as a name of its own, in an English text on programmes for talent?"""
        text, screen = source.folded, self._screens[1]
        whole = text[start:end] == self._capitals[name] and not text[start - 1 : start].isalnum() and not _NAME_GOES_ON.match(text, end)
        said = screen.said_to_be_one(text, start, end) and screen.has_talent(text)
        return whole and source.language == "en" and not screen.followed(text, end) and (said or screen.speaks_of_programmes(source))

    def _add(self, name: str, entry: ProgrammeEntry, comparer: Comparer) -> None:
        forms = [name]
        if name.isascii():
            words = name.split()
            stem = comparer.without_head(name)
            if stem != name:
                forms += [f"{stem} {head}" for head in comparer.heads]
                if len(words) > 2 and stem.endswith(_PLURAL):
                    forms.append(stem)
                    self._bare.add(stem)
        elif (stem := comparer.stem(name)) != name and stem:
            forms.append(f'{stem}"{name.removeprefix(stem)}')
        for form in forms:
            known = self._entries.setdefault(form, [])
            if entry not in known:
                known.append(entry)

    def _means_something_else(self, source: Source, name: str, start: int, end: int) -> bool:
        screen = self._screens[1 if name.isascii() else 0]
        if screen.followed(source.folded, end) or (name in self._bare and screen.is_crowd(source.folded, start, end)):
            return True
        if name.isascii() and not any(letter.isupper() or letter.isdigit() for letter in source.text[start:end]):
            return True
        if name in self._bare:
            return not screen.about_talent(source, start, end)
        if screen.tied_to_talent(source.folded, start, end):
            return False
        sentence = source.sentence_at(start)
        patterns = [self._instead[entry.key] for entry in self._entries[name] if entry.key in self._instead]
        apart = _SET_APART.search(source.folded, sentence.start, sentence.end) is not None
        other = any(pattern.search(source.folded, sentence.start, sentence.end) for pattern in patterns)
        if other and not apart:
            return True
        if name not in self._capitals and not any(entry.ambiguous for entry in self._entries[name]):
            return False
        return (screen.doubtful(source, start, end) and not apart) or not self._about_talent(source, start, end)

    def _about_talent(self, source: Source, start: int, end: int) -> bool:
        """Is there a word about talent, in either language, in the sentence or within two?"""
        return any(
            screen.about_talent(source, start, end) or screen.talent_near(source, start, end) or screen.speaks_of_programmes(source)
            for screen in self._screens
        )

    def _choose(self, text: str, start: int, entries: list[ProgrammeEntry]) -> str | None:
        """The one entry of that name; of several the one whose place the text names, else the national one, else None."""
        local = self._screens[0].local(text, start)
        near = [entry for entry in entries if entry.region and self._places[entry.region].search(text)]
        entries = [entry for entry in entries if entry in near or not entry.common]
        national = [] if local else [entry for entry in entries if entry.region is None]
        chosen = near if near and (local or not national) else national
        return chosen[0].key if len(chosen) == 1 else entries[0].key if len(entries) == 1 and not local else None


def _instead(entry: ProgrammeEntry) -> re.Pattern[str] | None:
    """Words that show that what an entry is not to be confused with is meant; Latin ones as whole words, in the plural too."""
    words = sorted({fold(word) for other in entry.not_to_be_confused_with for word in other.words}, key=lambda word: (-len(word), word))
    forms = (rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(forms), re.I) if words else None


def _places(path: str, regions: tuple[Region, ...]) -> re.Pattern[str]:
    """What a text calls a place, or the places that it lies in."""
    names = {name for region in regions if path.startswith(region.path) for name in (region.name, *region.short, *region.en)}
    return re.compile("|".join(re.escape(name) for name in sorted(names) if len(name) > 1) or r"(?!)")


def _whole(text: str, start: int, end: int) -> bool:
    """No Latin letter or digit runs on over either end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left = not (before.isascii() and before.isalnum() and text[start].isascii())
    return left and not (after.isascii() and after.isalnum() and text[end - 1].isascii())
