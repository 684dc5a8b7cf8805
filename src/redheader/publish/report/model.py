"""A report before it is written: sections of sentences, each of which leads to what it rests on. A sentence without that cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from redheader.errors import GroundingError


class Cite(NamedTuple):
    """A passage: `document` by SHA-256, offsets in its stored text, the words there and the page, None without pages."""

    document: str
    start: int
    end: int
    quote: str
    page: int | None = None


class Outside(NamedTuple):
    """A source of redheader's own list: its address, and who speaks there."""

    address: str
    who: str | None


Evidence = Cite | Outside


class Span(NamedTuple):
    """Words of a sentence, with the evidence for just them. `printed`: as a document prints them."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and what they rest on: passages, or `lists`, pages of the site that hold every row a figure counts.

    Raises GroundingError for a sentence that rests on nothing.
    """

    spans: tuple[Span, ...]
    lists: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.lists and not any(span.evidence for span in self.spans):
            raise GroundingError(f"the report says, without a source: {self.text}")

    @property
    def page(self) -> str | None:
        """The page that holds what it counts, where it has no passage of its own."""
        return next(iter(self.lists), None) if not any(span.evidence for span in self.spans) else None

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(span.text for span in self.spans)


class Row(NamedTuple):
    """A row of a table, a sentence a cell; a cell that states nothing is None."""

    cells: tuple[Sentence | None, ...]


class Table(NamedTuple):
    """`caption`: what it shows, and of how many. `numbers`: columns of figures, counted from 0. `more`: the page that holds the rest."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int]
    more: str | None


class Paragraph(NamedTuple):
    """Sentences that follow each other."""

    sentences: tuple[Sentence, ...]


class Points(NamedTuple):
    """Sentences that stand side by side; `more`: the page that holds the rest."""

    sentences: tuple[Sentence, ...]
    more: str | None = None


Block = Paragraph | Points | Table


class Section(NamedTuple):
    """`key`: its name in addresses. `brief`: its sentences that belong to the summary."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    brief: tuple[Sentence, ...] = ()


class Note(NamedTuple):
    """A numbered footnote as it is printed. `passage`: the page of the site that shows it, None for a source outside."""

    number: int
    words: tuple[Span, ...]
    passage: str | None
    address: str | None


@dataclass(frozen=True)
class Report:
    """Everything a writer needs. `numbers`: each piece of evidence and its footnote."""

    title: str
    made: str
    caution: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    numbers: dict[Evidence, int]

    def notes_of(self, span: Span) -> tuple[int, ...]:
        """The footnotes of some words, in order, each once."""
        return tuple(sorted({self.numbers[each] for each in span.evidence}))


def sentences(sections: tuple[Section, ...]) -> Iterator[Sentence]:
    """Every sentence, in the order of reading."""
    for section in sections:
        for block in section.blocks:
            match block:
                case Table(rows=rows):
                    yield from (cell for row in rows for cell in row.cells if cell is not None)
                case Paragraph(sentences=said) | Points(sentences=said):
                    yield from said
