"""The lines above the body of an English document, each by what it is: a title, a masthead, the name of a body, an imprint, furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.source import Source

_LINES = 16
_TITLE_LENGTH, _TITLE_WORDS, _SENTENCE = 260, 5, 65
_IMPRINT_LENGTH, _IMPRINT_WORDS = 110, 2
_UNIT_WORDS = 3
_NAME_WORDS, _HEADLINE_WORDS = 3, 5
_MARKUP = "#*_ \t"
_COLUMNS = "   "
_SMALL = re.compile(r"(?<= )(?:Of|And|For|The|On|In|To)(?= )|(?<=')S\b")
_NAMED = re.compile(r'"([^"]{16,200})"')
_NUMBERED = re.compile(r"(?:Q ?)?\d{1,2}[.):|] ")
_SLOGAN = re.compile(r"(?i)\b(?:your?|we|our|us)\b")
_QUOTES = "\"'\u201c\u201d\u2018\u2019"
_ORDER = ("marked", "quoted", "title", "statement", "outlet", "masthead", "heading", "kicker", "series", "imprint", "organ")

Kind = Literal[
    "marked", "quoted", "title", "statement", "outlet", "masthead", "heading", "kicker", "series", "imprint", "organ", "place", "furniture"
]


class Line(NamedTuple):
    """`words` without markup; `date` as printed, where the line gives one; `group`: which run of lines without a gap it stands in."""

    words: str
    kind: Kind
    date: str | None
    group: int = 0


class Head:
    """Reads the lines of the head with patterns of the lexicon "en/about"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._noise = lexicon.compile("(?:@noise@)")
        self._organ = lexicon.compile("@organ_line@")
        self._outlet = lexicon.compile("(?:@outlet_line@|@thinktank_line@)")
        self._series = lexicon.compile("(?:@series_line@)")
        self._called = lexicon.compile(r"\b@title_noun@\b")
        self._issue = lexicon.compile("@issue_line@")
        self._imprint = lexicon.compile("@imprint_mark@")
        self._number = lexicon.compile("@number_line@")
        self._field = lexicon.compile("[a-z_]+:")
        self._statement = lexicon.compile("@statement_line@")
        self._date = lexicon.compile("@line_date@|@season@")
        self._letter = lexicon.compile("@letter@")
        self._masthead = lexicon.compile("@masthead@")
        self._places = lexicon.compile("(?:@place_line@)")
        self._capitals = lexicon.compile("@place_capitals@")
        self._byline = lexicon.compile("@byline@")

    def lines(self, source: Source) -> tuple[Line, ...]:
        """The lines from the top down to the first paragraph, and the byline under it where that only introduces what follows."""
        return tuple(_without_names(list(self._read(source)), self._byline))

    def title(self, lines: tuple[Line, ...]) -> str | None:
        """The line that is likeliest the title; the first of its kind. A few words last under a masthead are a section's heading."""
        last = lines[-1:] if any(line.kind == "masthead" for line in lines) else ()
        titles = (line for line in lines if line not in last or line.kind != "title" or not _is_short(line.words))
        kinds = {line.kind: line.words for line in reversed(list(titles))}
        return next((kinds[kind] for kind in _ORDER if kind in kinds), None)

    def letter_title(self, lines: tuple[Line, ...]) -> str | None:
        """The title that stands by itself above the salutation of a letter, or the line that says which of its letters it is."""
        above = list(takewhile(lambda line: not self._letter.match(line.words), lines))
        sizes = Counter(line.group for line in above)
        alone = (line.words for line in above if sizes[line.group] == 1 and line.kind in ("title", "quoted", "marked"))
        fitting = (words for words in alone if not _is_short(words) and (words != lines[0].words or len(words) > _SENTENCE))
        issues = (line.words for line in above if self._issue.match(line.words))
        return next(fitting, None) or next(issues, None)

    def _read(self, source: Source) -> Iterator[Line]:
        blocks = source.blocks[:_LINES]
        seen, kinds, group = False, list[str](), -1
        for index, block in enumerate(blocks):
            words = source.text[block.start : block.end].strip()
            bare = words.strip(_MARKUP)
            folded = source.folded[block.start : block.end].strip(_MARKUP)
            close = index > 0 and block.start - blocks[index - 1].end == 1
            group += not close
            if not bare or (len(bare) > _TITLE_LENGTH and self._noise.match(folded)):
                continue
            if self._is_paragraph(bare):
                if seen and len(bare) <= _TITLE_LENGTH:
                    yield from self._signed(source, index + 1, group)
                if seen or len(bare) > _TITLE_LENGTH:
                    return
                continue
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            over_body = below is not None and below.start - block.end == 1 and self._is_paragraph(source.text[below.start : below.end])
            line = self._line(words, bare, folded, over_body)._replace(group=group)
            if close and line.kind == "title" and kinds[-1:] == ["organ"] and self._is_unit(bare):
                line = line._replace(kind="organ")
            kinds.append(line.kind)
            seen = seen or line.kind in ("marked", "quoted", "title", "heading")
            yield line

    def _signed(self, source: Source, index: int, group: int) -> Iterator[Line]:
        """The byline with a date that follows a paragraph that only introduces the article."""
        for block in source.blocks[index : index + 1]:
            words = source.text[block.start : block.end].strip(_MARKUP)
            if len(words) <= _IMPRINT_LENGTH and self._byline.match(words) and (found := self._date.search(words)):
                yield Line(words, "imprint", found[0], group + 1)

    def _is_paragraph(self, words: str) -> bool:
        ends = words.endswith((".", ";", ",", ":")) and len(words) > _SENTENCE
        return len(words) > _TITLE_LENGTH or ends or (words.endswith("?") and len(words) > 2 * _SENTENCE)

    def _line(self, words: str, bare: str, folded: str, over_body: bool) -> Line:
        found = self._date.search(folded)
        date = found[0] if found else None
        undated = folded[: found.start()].rstrip(" ,(|-") if found and found.end() >= len(folded) - 1 else folded
        kind: Kind
        if self._number.fullmatch(folded) or self._field.match(folded):
            kind = "furniture"
        elif found and not words.startswith("#") and self._is_imprint(folded, found.span()):
            kind = "imprint"
        elif self._noise.match(folded) and (named := _NAMED.search(folded)):
            return Line(named[1], "quoted", date)
        elif (
            bare.endswith((":", ","))
            or self._noise.match(folded)
            or self._letter.match(folded)
            or (folded.startswith(("(", "[")) and folded.endswith((")", "]")))
            or (_NUMBERED.match(folded) and folded.endswith("?"))
        ):
            kind = "furniture"
        elif self._series.fullmatch(undated):
            kind = "series"
        elif self._statement.match(folded):
            kind = "statement"
        elif self._outlet.fullmatch(undated):
            kind = "outlet"
        elif self._places.fullmatch(folded):
            kind = "place"
        elif self._organ.fullmatch(in_title_case(folded).replace(" | ", ", ")):
            kind = "organ"
        elif self._masthead.search(folded):
            kind = "masthead"
        elif words.startswith(("# ", "**")):
            kind = "marked"
        elif bare[0] in _QUOTES and bare[-1] in _QUOTES:
            kind = "quoted"
        else:
            kind = "heading" if over_body else "kicker" if self._is_kicker(bare) else "title"
        return Line(bare.strip(_QUOTES) if kind == "quoted" else bare, kind, date)

    def _is_unit(self, bare: str) -> bool:
        """A few words under the name of a body: a part of it, where they are not what a document is called."""
        return len(bare.split()) <= _UNIT_WORDS and not self._called.search(bare.title())

    def _is_kicker(self, bare: str) -> bool:
        """One word, a few in capitals, or a place in capitals."""
        words = bare.split()
        return len(words) == 1 or (bare.isupper() and (len(words) < _TITLE_WORDS or self._capitals.fullmatch(bare) is not None))

    def _is_imprint(self, folded: str, date: tuple[int, int]) -> bool:
        """Is a line with a date there for the date: divided by bars or dots, or with little else in it?"""
        if len(folded) > _IMPRINT_LENGTH:
            return False
        rest = (folded[: date[0]] + " " + folded[date[1] :]).split()
        at_end = not folded[date[1] :].strip(" .*_)]")
        return (
            bool(self._imprint.search(folded))
            or (at_end and _COLUMNS in folded.rstrip())
            or (at_end and folded.count(",") > 1)
            or sum(word.strip(",.:;()").isalnum() for word in rest) <= _IMPRINT_WORDS
        )


def in_title_case(words: str) -> str:
    """A line in capitals as it would be printed otherwise."""
    return _SMALL.sub(lambda match: match[0].lower(), words.title()) if words.isupper() else words


def _without_names(lines: list[Line], byline: re.Pattern[str]) -> list[Line]:
    """The lines, with those that only look like a title as the masthead that they are.

    The first one is that when it is short and its group goes on with a line of a masthead or of places, or with a headline right above
    a date or a byline; or when its group gives only dates and sections and a headline follows below. So is a short one or a slogan there.
    """
    if not lines:
        return lines
    top = [line for line in lines if line.group == lines[0].group]
    below = next((line for line in lines if line.group > lines[0].group), None)
    headed = below is not None and below.kind == "title" and len(below.words.split()) >= _HEADLINE_WORDS
    kinds = [line.kind for line in top[1:]]
    dated = len(top) > 2 and kinds[0] == "title" and (kinds[1] == "imprint" or byline.match(top[2].words))
    alone = headed and kinds != [] and set(kinds) <= {"imprint", "kicker"} and not byline.match(top[1].words)
    beside = kinds[:1] in (["masthead"], ["place"])
    if lines[0].kind in ("title", "kicker") and _is_name(lines[0].words) and (beside or (lines[0].kind == "title" and (dated or alone))):
        lines = [lines[0]._replace(kind="masthead"), *lines[1:]]
    if headed and lines[0].kind == "masthead":
        return [
            line._replace(kind="masthead")
            if line in top and line.kind == "title" and (_is_short(line.words) or _SLOGAN.search(line.words))
            else line
            for line in lines
        ]
    return lines


def _is_short(words: str) -> bool:
    return len(words.split()) <= _NAME_WORDS


def _is_name(words: str) -> bool:
    """Are these a few capitalised words, as a paper or a club is called?"""
    name = words.partition(",")[0].split()
    return len(name) <= _NAME_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in name)
