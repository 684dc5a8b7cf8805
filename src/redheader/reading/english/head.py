"""The lines above the body of an English document, each by what it is: a title, the name of a body or an outlet, an imprint, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.source import Source

_LINES = 16
_TITLE_LENGTH, _TITLE_WORDS, _SENTENCE = 260, 5, 65
_IMPRINT_LENGTH, _IMPRINT_WORDS = 110, 2
_UNIT_WORDS = 3
_MARKUP = "#*_ \t"
_NAMED = re.compile(r'"([^"]{16,200})"')
_QUOTES = "\"'\u201c\u201d\u2018\u2019"
_ORDER = ("marked", "quoted", "title", "statement", "outlet", "heading", "kicker", "series", "imprint", "organ")

Kind = Literal["marked", "quoted", "title", "statement", "outlet", "heading", "kicker", "series", "imprint", "organ", "furniture"]


class Line(NamedTuple):
    """`words` without markup; `date` as printed, where the line gives one."""

    words: str
    kind: Kind
    date: str | None


class Head:
    """Reads the lines of the head with patterns of the lexicon "en/about"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._noise = lexicon.compile("(?:@noise@)")
        self._organ = lexicon.compile("@organ_line@")
        self._outlet = lexicon.compile("(?:@outlet_line@|@thinktank_line@)")
        self._series = lexicon.compile("(?:@series_line@)")
        self._imprint = lexicon.compile("@imprint_mark@")
        self._number = lexicon.compile("@number_line@")
        self._field = lexicon.compile("[a-z_]+:")
        self._statement = lexicon.compile("@statement_line@")
        self._date = lexicon.compile("@line_date@|@season@")
        self._letter = lexicon.compile("@letter@")

    def lines(self, source: Source) -> tuple[Line, ...]:
        """The lines from the top down to the first paragraph."""
        return tuple(self._read(source))

    def title(self, lines: tuple[Line, ...]) -> str | None:
        """The line that is likeliest the title; the first of its kind."""
        kinds = {line.kind: line.words for line in reversed(lines)}
        return next((kinds[kind] for kind in _ORDER if kind in kinds), None)

    def _read(self, source: Source) -> Iterator[Line]:
        blocks = source.blocks[:_LINES]
        seen, kinds = False, list[str]()
        for index, block in enumerate(blocks):
            words = source.text[block.start : block.end].strip()
            bare = words.strip(_MARKUP)
            folded = source.folded[block.start : block.end].strip(_MARKUP)
            if not bare or (len(bare) > _TITLE_LENGTH and self._noise.match(folded)):
                continue
            if self._is_paragraph(bare):
                if seen or len(bare) > _TITLE_LENGTH:
                    return
                continue
            under = index > 0 and block.start - blocks[index - 1].end == 1 and bool(kinds) and kinds[-1] == "organ"
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            over_body = below is not None and below.start - block.end == 1 and self._is_paragraph(source.text[below.start : below.end])
            line = self._line(words, bare, folded, over_body)
            if under and line.kind == "title" and len(bare.split()) <= _UNIT_WORDS:
                line = line._replace(kind="organ")
            kinds.append(line.kind)
            seen = seen or line.kind in ("marked", "quoted", "title", "heading")
            yield line

    def _is_paragraph(self, words: str) -> bool:
        ends = words.endswith((".", ";", ",", ":")) and len(words) > _SENTENCE
        return len(words) > _TITLE_LENGTH or ends or (words.endswith("?") and len(words) > 2 * _SENTENCE)

    def _line(self, words: str, bare: str, folded: str, over_body: bool) -> Line:
        found = self._date.search(folded)
        date = found[0] if found else None
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
            or (folded.startswith("(") and folded.endswith(")"))
        ):
            kind = "furniture"
        elif self._series.fullmatch(folded):
            kind = "series"
        elif self._statement.match(folded):
            kind = "statement"
        elif self._outlet.fullmatch(folded):
            kind = "outlet"
        elif self._organ.fullmatch(_in_title_case(folded).replace(" | ", ", ")):
            kind = "organ"
        elif words.startswith(("# ", "**")):
            kind = "marked"
        elif bare[0] in _QUOTES and bare[-1] in _QUOTES:
            kind = "quoted"
        else:
            kind = (
                "heading"
                if over_body
                else "kicker"
                if len(bare.split()) == 1 or (bare.isupper() and len(bare.split()) < _TITLE_WORDS)
                else "title"
            )
        return Line(bare.strip(_QUOTES) if kind == "quoted" else bare, kind, date)

    def _is_imprint(self, folded: str, date: tuple[int, int]) -> bool:
        """Is a line with a date there for the date: divided by bars or dots, or with little else in it?"""
        if len(folded) > _IMPRINT_LENGTH:
            return False
        rest = (folded[: date[0]] + " " + folded[date[1] :]).split()
        at_end = not folded[date[1] :].strip(" .*_)]")
        return (
            bool(self._imprint.search(folded))
            or (at_end and folded.count(",") > 1)
            or sum(word.strip(",.:;()").isalnum() for word in rest) <= _IMPRINT_WORDS
        )


def _in_title_case(words: str) -> str:
    """A line in capitals as it would be printed otherwise."""
    return words.title() if words.isupper() else words
