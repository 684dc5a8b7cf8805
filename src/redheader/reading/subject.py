"""What a title is about and what place that gives its document in a family; which documents an opening cites."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin

from redheader.knowledge.loader import Knowledge
from redheader.model.witness import Role
from redheader.text.bare import bare_folded
from redheader.text.fold import fold
from redheader.text.scripts import simplified

_ORDER: tuple[Role, ...] = ("draft", "interpretation", "guide", "annex", "notice")
_TITLE = re.compile("\u300a([^\u300a\u300b\n]{4,90})\u300b?")
_OPENING = 1_500
_SHORTEST = 6
_FEW, _BESIDE = 300, 16
_NUMBER = re.compile(r"(?:19|20)\d\d|\d+")
_LETTERS = re.compile("[a-z0-9]+")


class Subjects:
    """Needs the lexicon "roles"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("roles")
        self._roles = [(role, lexicon.part(role)) for role in _ORDER]
        self._no_subject = [
            re.compile(trigger.pattern) for trigger in lexicon.triggers if trigger.value == "no_subject" and trigger.pattern
        ]
        self._citation = lexicon.part("citation")
        self._head = re.compile(r"[\u4e00-\u9fff]{2,14}$")

    def role(self, title: str | None, folded: str) -> Role:
        """The role by the title; a draft also where the words right below it, or the first lines of a text without one, say so."""
        words = fold(simplified(title or ""))
        at = folded.find(words) if words else 0
        below = folded[max(at, 0) + len(words) :][: _FEW if not words else _BESIDE if at >= 0 else 0]
        for role, lexicon in self._roles:
            if lexicon.has(words) or (role == "draft" and lexicon.has(below)):
                return role
        return "text"

    def subject(self, title: str | None) -> str | None:
        """What the title is about, as a key; None where it is too short to tell documents apart."""
        words = fold(simplified(title or "", few=0))
        inside = max(_TITLE.findall((title or "").replace("<", "\u300a").replace(">", "\u300b")), key=len, default="")
        words = fold(simplified(inside, few=0)) if len(inside) >= _SHORTEST else words
        for pattern in (*self._no_subject, *self._no_subject):  # what stands inside may show only when the outer words are gone
            words = pattern.sub("", words).strip()
        key = bare_folded(words).lower().replace(" ", "").replace("\u7684", "")  # titles drop the particle at will
        return key if len(key) >= _SHORTEST else None

    def cited(self, title: str | None, folded: str) -> tuple[str, ...]:
        """Subjects of the titles in title marks, and numbers, that the title and the opening print."""
        opening = (title or "") + "\n" + folded[:_OPENING]
        subjects = [self.subject(match[1]) for match in _TITLE.finditer(opening)]
        numbers = []
        for hit in self._citation.find(opening):
            head = self._head.search(opening[: hit.start])
            numbers += [number_key((head[0] if head else "") + opening[hit.start : hit.end])] if head else []
        return tuple(dict.fromkeys(key for key in (*subjects, *numbers) if key))


def number_key(number: str | None) -> str | None:
    """A document's number in letters and figures, the same for a Chinese number and its transcription; None without a year.

    "\u6fdc\u53d1\u30142023\u30157\u53f7" and "Lan Fa [2023] No. 7" are both "lanfa 2023 7".
    """
    head, years = re.split(r"[\[(<]?\s*(?:19|20)\d\d", fold(number or ""), maxsplit=1), _NUMBER.findall(number or "")
    letters = "".join(_LETTERS.findall("".join(lazy_pinyin(head[0])).lower()))
    return f"{letters} {years[0]} {years[1]}" if len(years) == 2 and letters and len(years[0]) == 4 else None
