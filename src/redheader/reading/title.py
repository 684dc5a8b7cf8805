"""The top of a Chinese document: down from the first line to the title, past page furniture, numbers and dates.

A repost begins with a bracket that its collector put there, a place or a body, and behind it the title. The bracket is no part of it:
a body in it is an issuer, a place in it is where the document is from. A news report reposted without its headline has no title: its
first line is a sentence. A letter that covers a document begins with those it is sent to, and the title stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.reading.dates import iso
from redheader.reading.organs import Organs
from redheader.reading.place import Gazetteer
from redheader.reading.source import Source
from redheader.text.fold import fold

_HEAD_LINES = 40
_BELOW = 25
_JOINED = 5
_LONGEST, _SHORTEST = 150, 4
_WINDOW = 8  # a shorter line is no sure sign that the page's window title names it
_BRACKETS = ("\u3010", "\u3011")
_QUOTES = (("\u300a", "\u300b"), ("<", ">"))
_TAG = re.compile(r"<br\s*/?>")  # some collections keep this one tag in their texts
_WIDE = "\u3000\u3000"
_LETTER = 4
_NAMED = re.compile("\u300a([^\u300a\u300b]{6,100})\u300b")
_MARKUP = "#*\u200b\ufeff "


class Top(NamedTuple):
    """What the top prints. `mark`: the words in a repost's head bracket. `date`: ISO, of publication."""

    title: str | None = None
    mark: str | None = None
    number: str | None = None
    date: str | None = None


class TopReader:
    """Needs the lexicon "zh/about"."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer, organs: Organs) -> None:
        lexicon = knowledge.lexicon("zh/about")
        self._gazetteer, self._organs = gazetteer, organs
        self._noise = lexicon.compile("@noise@")
        self._body = lexicon.compile("@salutation@|@numbering@|@opening@")
        self._sentence = lexicon.compile("[\u3002;]|[!,:\u3001]$")
        self._number = lexicon.compile(r"[\s(\[]*(?P<number>@number@)[\s)\]]*")
        self._number_first = lexicon.compile(r"[\s(]*(?P<number>@year_number@)")
        self._number_last = lexicon.compile(r"[\s(]*(?P<number>@year_number@|@registered@)[\s)]*$")
        self._date = lexicon.compile(r"[\s(]*(?P<date>@date@)[\s\d:)]*")
        closed = "[\u300b>\"'\\]]*(?:\\s*\\([^()]{1,20}\\))*[\u300b>\"']*"
        self._finished = lexicon.compile(f"(?:@title_end@){closed}$")
        self._glued = lexicon.compile(f"[^\u3002;]{{4,150}}?(?:@title_end@){closed}(?!@goes_on@)(?=\\s.{{40}}|@year_number@|@glue@)")
        self._decree = lexicon.compile(r"[^\d\s]{2,40}(?:@decree@)")
        self._ordinal = lexicon.fragments["ordinal"]
        self._narrates, self._tells = lexicon.compile("@narrates@"), lexicon.compile("@tells@")
        self._adopted, self._adopting = lexicon.compile("@adopted@"), lexicon.compile(r"\(@date_words@")
        self._red_line = lexicon.compile("@red_line@")
        self._tail = lexicon.compile("@tail@")
        self._site = lexicon.compile("@site@")
        self._official = lexicon.compile("@about@|(?:@organ_end@)$")

    def read(self, source: Source) -> Top:
        """The title and what stands around it."""
        lines = list(_lines(source))
        number = date = None
        decree = ""
        window = self._site.sub("", source.document.title or "").strip() if source.document.media == "text/html" else ""
        for index, (folded, text) in enumerate(lines):
            if not folded or self._noise.match(folded) or "\t" in folded:
                continue
            if found := self._number.fullmatch(folded):
                number = number or self._with_decree(decree, text[found.start("number") : found.end("number")])
            elif found := self._date.fullmatch(folded):
                date = date or iso(found["date"])
            elif self._decree.fullmatch(folded) and self._number.fullmatch(lines[min(index + 1, len(lines) - 1)][0]):
                decree = text
            elif found := self._red_line.fullmatch(folded):
                number = number or (_compact(text[slice(*found.span("number"))]) if found["number"] else None)
            elif len(window) >= _WINDOW:
                return self._around(Top(window, None, number, date), lines[index:])
            else:
                mark, rest = self.mark(text)
                title = self._title(rest, lines[index + 1 :]) if rest else self._title(*_next(lines, index))
                title = title or _covered(lines[index : index + _BELOW])
                return self._around(Top(title, mark, number or self._glued_number(rest, title), date), lines[index + 1 :])
        return Top(None, None, number, date)

    def mark(self, text: str) -> tuple[str | None, str]:
        """A place or body in the bracket that begins a line, and the rest; no mark when the bracket holds anything else."""
        inside, close, rest = text[1:].partition(_BRACKETS[1])
        if not text.startswith(_BRACKETS[0]) or not close:
            return None, text
        known = self._gazetteer.printed(inside, frozenset()) or self._gazetteer.at_start(inside, frozenset())
        if known or self._organs.split(inside) or self._organs.whole(inside):
            return inside.strip(), rest.strip().lstrip(_BRACKETS[1])
        return None, text

    def _title(self, text: str, below: list[tuple[str, str]]) -> str | None:
        """The title that begins with this line, with the lines it runs on over; None when the line is no title."""
        folded = fold(text)
        if len(text) < _SHORTEST or self._body.match(folded):
            return None
        if (glued := self._glued.match(folded)) and (len(text) > _LONGEST or self._sentence.search(folded) or glued.end() < len(folded)):
            return None if self._narrates.search(folded, 0, glued.end()) else text[: glued.end()]
        if len(text) > _LONGEST or self._sentence.search(folded) or self._tells.search(folded):
            return None
        parts = [text]
        for next_folded, next_text in below[:_JOINED]:
            whole = fold("".join(parts))
            runs_on = self._tail.match(next_folded) or (self._official.search(whole) and not self._finished.search(whole))
            if not runs_on or not self._may_continue(next_folded) or len(whole) + len(next_text) > _LONGEST:
                break
            parts.append(next_text)
        return "".join(parts)

    def _may_continue(self, folded: str) -> bool:
        """Can a line be the next part of a title?"""
        ends = self._number.fullmatch(folded) or self._date.fullmatch(folded) or self._noise.match(folded) or self._body.match(folded)
        return not (ends or self._adopting.match(folded) or self._sentence.search(folded) or "\t" in folded)

    def _glued_number(self, line: str, title: str | None) -> str | None:
        """The number that follows the title on its own line, where a page was kept without line breaks."""
        found = self._number_first.match(fold(line), len(title)) if title and line.startswith(title) and len(title) < len(line) else None
        return _compact(line[found.start("number") : found.end("number")]) if found else None

    def _with_decree(self, decree: str, number: str) -> str:
        """A bare ordinal together with the decree on the line above it."""
        return _compact((decree if number.startswith(self._ordinal) else "") + number)

    def _around(self, top: Top, below: list[tuple[str, str]]) -> Top:
        """Take a number off the end of the title, else find number and date in the lines under it, down to the body."""
        title, number, date = top.title, top.number, top.date
        if title and (last := self._number_last.search(fold(title))) and last.start() > _SHORTEST:
            number, title = number or _compact(title[last.start("number") : last.end("number")]), title[: last.start()]
        if title and (note := self._adopted.search(fold(title))) and note.end() == len(title):
            date, title = date or iso(note["date"]), title[: note.start()]
        decree = ""
        for (folded, text), (following, _) in zip(below[:_BELOW], [*below[1:], ("", "")], strict=False):
            if found := self._adopted.match(folded) or self._adopted.match(folded + following):
                date = date or iso(found["date"])
            elif found := self._number.fullmatch(folded):
                number = number or self._with_decree(decree, text[found.start("number") : found.end("number")])
            elif found := self._date.fullmatch(folded):
                date = date or iso(found["date"])
            elif self._body.match(folded) and not self._noise.match(folded):
                break
            decree = text if self._decree.fullmatch(folded) else ""
        return Top(clean(title) if title else None, top.mark, number, date)


def _lines(source: Source) -> Iterator[tuple[str, str]]:
    """Folded and stored words of the first lines; a line may hold several that two wide spaces divide."""
    for block in source.blocks[:_HEAD_LINES]:
        for part in source.text[block.start : block.end].split(_WIDE):
            yield fold(part).strip(_MARKUP), part.strip(_MARKUP)


def clean(title: str) -> str:
    """A title without the marks that enclose all of it, and without space at its ends."""
    title = _TAG.sub("", title).strip(_MARKUP)
    for left, right in _QUOTES:
        if title.startswith(left) and title.endswith(right) and title.count(left) == title.count(right) and right not in title[1:-1]:
            title = title[1:-1]
    return title.strip()


def _covered(lines: list[tuple[str, str]]) -> str | None:
    """The document that a letter covers: a line that holds nothing but a title that the letter's words have in title marks."""
    named = {name for folded, _ in lines[:_LETTER] for name in _NAMED.findall(folded)}
    return next((text for folded, text in lines[1:] if folded in named), None)


def _compact(words: str) -> str:
    return "".join(words.split())


def _next(lines: list[tuple[str, str]], index: int) -> tuple[str, list[tuple[str, str]]]:
    """The line after `index` and those below it."""
    rest = lines[index + 1 :]
    return (rest[0][1], rest[1:]) if rest else ("", [])
