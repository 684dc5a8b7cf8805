"""Names of talent programmes in a text: known ones by the knowledge, unknown ones by how they are written.

1. Find the names the knowledge lists and those that are written like a programme's name.
2. Keep the longest of names that overlap.
3. Put the names of one programme together, with the shorter forms that the text defines for it.
4. Find every other place that prints one of these names, and the passages that are about one without naming it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from redheader.knowledge.loader import Knowledge
from redheader.reading.aliases import AliasReader
from redheader.reading.discovery import ChineseDiscovery
from redheader.reading.english.discovery import EnglishDiscovery
from redheader.reading.found import Comparer, Found
from redheader.reading.known import KnownNames
from redheader.reading.scopes import Mention, ScopeReader
from redheader.reading.screen import Screen
from redheader.reading.source import Naming, Source
from redheader.text.segment import Span

_CLAUSE = re.compile("[,;:\u3002\uff1b\uff0c\t\n](?!\\d)")
_CLAUSE_LENGTH = (8, 160)
_OPENING = ("\u201c", "\u300c", "\u300e")


@dataclass
class Group:
    """The names of one programme while a text is read. `forms`: folded names in order of first mention."""

    id: str | None
    keys: list[str] = field(default_factory=list)
    forms: dict[str, tuple[int, int]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


class NameReader:
    """Finds every named talent programme."""

    def __init__(self, knowledge: Knowledge) -> None:
        screens = (Screen(knowledge, "zh"), Screen(knowledge, "en"))
        self._chinese, self._english = screens
        self._comparer = Comparer(knowledge)
        self._known = KnownNames(knowledge, screens, self._comparer)
        self._in_english = EnglishDiscovery(knowledge, screens[1])
        self._discoveries = (ChineseDiscovery(knowledge, screens[0]), self._in_english)
        self._scopes = ScopeReader(knowledge)
        self._aliases = AliasReader(knowledge)

    def read(self, source: Source) -> tuple[Naming, ...]:
        """Each programme once, in order of first mention."""
        printed, source = source, source.in_simplified()
        groups: list[Group] = []
        for found in self._found(source):
            self._place(source, found, groups)
        for name, alias in self._aliases.find(source):
            self._define(source, name, alias, groups)
        for alias in self._aliases.shortened(source):
            self._shorten(source, alias, groups)
        self._everywhere(source.folded, groups)
        namings = sorted((self._naming(printed, group) for group in groups if group.spans), key=lambda naming: naming.spans[0])
        mentions = sorted(Mention(*span, index) for index, naming in enumerate(namings) for span in naming.spans)
        scopes = list(self._scopes.find(source, mentions))
        return tuple(
            naming._replace(scopes=tuple(Span(*scope[:2]) for scope in scopes if scope.programme == index and scope.start < scope.end))
            for index, naming in enumerate(namings)
        )

    def _found(self, source: Source) -> list[Found]:
        """Names that do not overlap, the longest first where they do; a shorter one gives a longer one its id if they are the same."""
        every = [*self._known.find(source)]
        for discovery in self._discoveries:
            every += discovery.find(source)
        every.sort(key=lambda found: (found.start, -found.end, found.id is None))
        kept: list[Found] = []
        for found in every:
            if kept and found.start < kept[-1].end:
                last = kept[-1]
                longer = found.end - found.start > last.end - last.start
                kept[-1] = self._joined(source, found, last) if longer else self._joined(source, last, found)
            else:
                kept.append(found)
        return kept

    def _joined(self, source: Source, longer: Found, shorter: Found) -> Found:
        """`longer`, with the id of `shorter` when both are one programme."""
        keys = [self._comparer.key(source.folded[found.start : found.end]) for found in (longer, shorter)]
        core = longer.core if longer.core[1] else shorter.core
        front = source.folded[longer.start : shorter.start] if longer.end == shorter.end else ""
        same = self._comparer.same(*keys) or self._known.at_home(shorter.id, front)
        return Found(longer.start, longer.end, longer.id or (shorter.id if same else None), core)

    def _place(self, source: Source, found: Found, groups: list[Group]) -> None:
        """Put a found name into the group of its programme, or make one."""
        form = source.folded[found.start : found.end]
        key = self._comparer.key(form)
        found = found._replace(id=found.id or self._known.identify(key))
        core = source.folded[slice(*found.core)]
        for group in groups:
            one = (found.id is not None and found.id == group.id) or (len(core) > 2 and core in group.forms)
            differ = found.id is not None and group.id is not None and found.id != group.id
            one = one or any(self._in_english.is_short_for(form, other) for other in group.forms)
            if not differ and (one or any(self._comparer.same(key, other) for other in group.keys)):
                break
        else:
            group = Group(found.id)
            groups.append(group)
        group.id = group.id or found.id
        if key not in group.keys:
            group.keys.append(key)
        group.forms.setdefault(form, (found.start, found.end))
        if core:
            group.forms.setdefault(core, found.core)
        group.spans.append(Span(found.start, found.end))

    def _define(self, source: Source, name: tuple[int, int], alias: tuple[int, int], groups: list[Group]) -> None:
        """Give the programme named at `name`, or else the one named at `alias`, the other as a further name."""
        short = source.folded[slice(*alias)]
        for group in groups:
            if any(name[0] <= span.start and span.end <= name[1] and span.end >= name[1] - 3 for span in group.spans):
                group.forms.setdefault(short, alias)
                group.spans.append(Span(*alias))
                for other in [other for other in groups if other is not group and short in other.forms and not other.id]:
                    group.spans += other.spans
                    group.forms.update(other.forms)
                    groups.remove(other)
                return
        for group in groups:
            if short in group.forms and any(span == alias for span in group.spans) and source.folded[name[0] - 1] == "\u300a":
                group.forms.setdefault(source.folded[slice(*name)], name)
                group.spans.append(Span(*name))
                return

    def _shorten(self, source: Source, alias: tuple[int, int], groups: list[Group]) -> None:
        """Give a head noun that stands alone to the last programme named before it whose name ends with it."""
        short = source.folded[slice(*alias)]
        before = [
            (span.start, group)
            for group in groups
            if any(key.endswith(short) and key != short for key in group.keys)
            for span in group.spans
            if span.end <= alias[0]
        ]
        if before and not any(short in group.forms for group in groups):
            group = max(before, key=lambda item: item[0])[1]
            group.forms[short] = alias
            group.spans.append(Span(*alias))

    def _everywhere(self, folded: str, groups: list[Group]) -> None:
        """Add every place that prints a name in full, the longest name where several could stand."""
        for group in groups:
            for form in [form.replace('"', "") for form in group.forms if form.startswith('"')]:
                if form not in group.forms and (at := folded.find(form)) >= 0:
                    group.forms[form] = (at, at + len(form))
        for group in groups:
            for form in (*self._known.in_letters(group.id or ""), *self._in_english.short_for(tuple(group.forms))):
                apart = (match for match in self._bare(form).finditer(folded) if not _overlaps(sorted(group.spans), Span(*match.span())))
                if form not in group.forms and (match := next(apart, None)):
                    group.forms[form] = match.span()
        owner = {form: group for group in reversed(groups) for form in group.forms}
        forms = sorted(owner, key=lambda form: (-len(form), form))
        if not forms:
            return
        taken = sorted({span for group in groups for span in group.spans})
        for match in re.finditer("|".join(map(self._printed, forms)), folded):
            group = owner[match[0]]
            if self._english.followed(folded, match.end()):
                continue
            span = Span(*match.span())
            if not _overlaps(taken, span):
                group.spans.append(span)
        for group in groups:
            group.spans[:] = sorted(set(group.spans))

    def _printed(self, form: str) -> str:
        """A pattern for a name; one without a head noun or of generic words alone counts only between marks."""
        literal = re.escape(form)
        if form.isascii():
            return self._bare(form).pattern
        key = self._comparer.key(form)
        stands_alone = self._chinese.distinctive(form) and (self._comparer.stem(key) != key or self._chinese.has_talent(form))
        return literal if stands_alone else f'(?<=["\u300a]){literal}(?=["\u300b])'

    def _bare(self, form: str) -> re.Pattern[str]:
        """A Latin name as a whole word; one word alone does not stand before another proper name."""
        return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-]{'' if ' ' in form else '| [A-Z0-9]'})")

    def _naming(self, source: Source, group: Group) -> Naming:
        forms = sorted(group.forms.items(), key=lambda item: item[1])
        name = max(forms, key=lambda item: (len(item[0]), -item[1][0]))[1]
        printed = dict.fromkeys(source.text[start:end] for _, (start, end) in forms)
        first = source.text[slice(*name)]
        also = tuple(other for other in printed if other != first)
        return Naming(first, also, group.id, tuple(group.spans), _clause(source, group.spans[0]))


def _overlaps(taken: list[Span], span: Span) -> bool:
    """Does `span` share a character with one of `taken`, which stand in order?"""
    at = bisect_left(taken, span.end, key=lambda one: one.start)
    return any(one.end > span.start for one in taken[max(0, at - 2) : at])


def _clause(source: Source, span: Span) -> Span:
    """The clause around a name, 8 to 160 characters where the sentence allows."""
    sentence = source.sentence_at(span.start)
    low, high = min(sentence.start, span.start), max(sentence.end, span.end)
    cuts = [*_cuts(source.folded, low, high)]
    start = max((cut for cut in cuts if cut <= span.start), default=low)
    end = min((cut - 1 for cut in cuts if cut > span.end), default=high)
    if end - start < _CLAUSE_LENGTH[0]:
        start, end = low, high
    if end - start > _CLAUSE_LENGTH[1]:
        start = max(start, span.start - _CLAUSE_LENGTH[1] // 2)
        end = max(span.end, min(end, start + _CLAUSE_LENGTH[1]))
    while start > sentence.start - 2 and source.text[start - 1 : start] in _OPENING:
        start -= 1
    while source.text[start].isspace():
        start += 1
    while source.text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _cuts(folded: str, start: int, end: int) -> Iterator[int]:
    yield from (match.end() for match in _CLAUSE.finditer(folded, start, end))
