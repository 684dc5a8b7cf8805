"""The list of documents: the latest first, by number of claims, those about talent alone, and those of each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from redheader.analyse.overview import Place
from redheader.model.reading import About
from redheader.publish.links import Links
from redheader.publish.render import Line, Renderer
from redheader.publish.wording import Message, Printed
from redheader.store import Store

PER_PAGE = 200
_ORDERS = (
    ("documents", Message("order.latest")),
    ("documents-by-claims", Message("order.claims")),
    ("documents-on-talent", Message("order.talent")),
)


class Listed(NamedTuple):
    """A document in the list of documents."""

    sha256: str
    about: About
    claims: int


def write_document_lists(store: Store, site: Renderer, relevant: int, places: Sequence[Place]) -> None:
    """documents.html and its other orders, and a list for each province-level unit."""
    total = store.counts()["documents"]
    write, line = partial(site.write_list, orders=_ORDERS), partial(_line, site.links)
    for stem, rows, count in (
        ("documents", store.abouts("date"), total),
        ("documents-by-claims", store.abouts("claims"), total),
        ("documents-on-talent", store.abouts("date", relevant=True), relevant),
    ):
        write(stem, "documents.html", _listed(rows), count, PER_PAGE, line=line, of=None)
    for place in places:
        if place.code and place.documents:
            rows = _listed(store.abouts("claims", region=place.path))
            write(f"places/{place.code}", "documents.html", rows, place.documents, PER_PAGE, line=line, of=place)
    site.write_table("documents", (_row(site.links, row) for row in _listed(store.abouts("date"))))


def _listed(rows: Iterable[tuple[str, About, int]]) -> Iterator[Listed]:
    return (Listed(*row) for row in rows)


def _line(links: Links, row: Listed) -> Line:
    about = row.about
    more = " · ".join(Printed(part) for part in (*about.issuers[:1], about.number, about.date, about.region) if part)
    return Line(links.document(row.sha256), links.title(row.sha256).words, more)


def _row(links: Links, row: Listed) -> dict[str, object]:
    return {"document": row.sha256, **msgspec.to_builtins(row.about), "claims": row.claims, "page": links.document(row.sha256)}
