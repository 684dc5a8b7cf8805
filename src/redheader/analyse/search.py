"""Full-text search: the best passages of the best documents, each with its citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redheader.archive import Origin
from redheader.model.citation import Citation
from redheader.store import SearchIndex, Store
from redheader.text.excerpt import excerpts
from redheader.text.tokens import Term

_OF_ONE_DOCUMENT = 3


@dataclass(frozen=True)
class Passage:
    """A passage that holds terms of the query. `document`, `start`, `end` and `quote` are a citation; offsets count in the stored text.

    `hits`: where the terms stand, offsets of the same text. `page`: from 1, None where the format has none. `origin` and `url`: where
    the original was first found. `title`, `date` and `region`: what the document says of itself, None where it does not.
    """

    document: str
    start: int
    end: int
    quote: str
    hits: tuple[tuple[int, int], ...]
    page: int | None
    title: str | None
    date: str | None
    region: str | None
    origin: str | None
    url: str | None


@dataclass(frozen=True)
class Answer:
    """`documents`: how many documents hold every term, exactly. `passages`: the best, best document first."""

    documents: int
    passages: tuple[Passage, ...]


def answer(store: Store, index: SearchIndex, origins: Mapping[str, tuple[Origin, ...]], terms: Sequence[Term], limit: int) -> Answer:
    """Up to `limit` passages, at most a few of each document."""
    best = index.best(terms, limit)
    passages: list[Passage] = []
    for sha256 in best.documents:
        if len(passages) < limit:
            passages += _passages(store, sha256, next(iter(origins.get(sha256, ())), None), terms)
    return Answer(best.total, tuple(passages[:limit]))


def _passages(store: Store, sha256: str, origin: Origin | None, terms: Sequence[Term]) -> Iterator[Passage]:
    document, about, _ = store.document(sha256)
    for found in excerpts(document.text, terms, _OF_ONE_DOCUMENT):
        cited = Citation(sha256, found.start, found.end, document.text[found.start : found.end], document.text)
        hits = tuple((hit.start, hit.end) for hit in found.hits)
        where = (origin.origin, origin.url) if origin else (None, None)
        title, page = about.title or document.title, document.page(cited.start)
        yield Passage(sha256, cited.start, cited.end, cited.quote, hits, page, title, about.date, about.region, *where)
