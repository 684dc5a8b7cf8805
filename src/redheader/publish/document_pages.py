"""A page per document, a long one in numbered parts, with every citation highlighted; and the list of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from redheader.analyse.overview import Place
from redheader.model.reading import About, Mention
from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.highlight import Cite, body, fits, parts
from redheader.publish.links import Links, Shown
from redheader.publish.mask import mask
from redheader.publish.render import Renderer
from redheader.store import ClaimRow, DocumentRow, Store

PER_PAGE = 200
_NAMES = 20  # programmes a document may name before it is looked at more closely
_ORDERS = (
    ("documents", "latest first"),
    ("documents-by-claims", "most claims first"),
    ("documents-on-talent", "only those about talent programmes or policy"),
)


class Named(NamedTuple):
    """A programme as this document names it; `target` is its id on the page, the others are paths from the site's folder."""

    name: str
    also: tuple[str, ...]
    quote: str
    start: int
    target: str
    passage: str
    programme: str | None


class Listed(NamedTuple):
    """A document in the list of documents."""

    sha256: str
    about: About
    claims: int


def register_documents(store: Store, context: PublishContext, links: Links) -> None:
    """Tell `links` of every document, so that any page can lead to any passage."""
    for row in store.documents():
        sha, text = row.document.sha256, row.document.text
        whole = fits(text, row.claims + _NAMES)
        cites = [] if whole else _cites(list(store.claims(document=sha)), list(store.mentions(document=sha)))
        origin = context.origin_of(sha)
        links.add_document(sha, row.about, (0,) if whole else parts(text, cites), origin.origin if origin else None)


def write_documents(store: Store, site: Renderer) -> None:
    """Every document's page."""
    for row in store.documents():
        sha = row.document.sha256
        _write_document(site, row, list(store.claims(document=sha)), list(store.mentions(document=sha)))


def write_document_lists(store: Store, site: Renderer, relevant: int, places: Sequence[Place]) -> None:
    """documents.html, the latest first; by number of claims; those about talent alone; and those of each place."""
    total = store.counts()["documents"]
    write = partial(site.write_list, orders=_ORDERS)
    write("documents", "documents.html", _listed(store.abouts("date")), total, PER_PAGE, stem="documents", of=None)
    write("documents-by-claims", "documents.html", _listed(store.abouts("claims")), total, PER_PAGE, stem="documents-by-claims", of=None)
    talent = _listed(store.abouts("date", relevant=True))
    write("documents-on-talent", "documents.html", talent, relevant, PER_PAGE, stem="documents-on-talent", of=None)
    for place in places:
        if place.code and place.documents:
            rows = _listed(store.abouts("claims", region=place.path))
            write(f"places/{place.code}", "documents.html", rows, place.documents, PER_PAGE, stem=None, of=place)


def _listed(rows: Iterable[tuple[str, About, int]]) -> Iterator[Listed]:
    return (Listed(*row) for row in rows)


def _write_document(site: Renderer, row: DocumentRow, claims: Sequence[ClaimRow], named: Sequence[tuple[str, Mention, str | None]]) -> None:
    sha, links, text = row.document.sha256, site.links, mask(row.document.text)
    cites = _cites(claims, named)
    starts = links.parts(sha)
    for index, (start, end) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True)):
        here = [links.shown(claim) for claim in claims if start <= claim.claim.start < end]
        site.write(
            links.document(sha, index), "document.html", document=row.document, about=row.about, claims=row.claims,
            origins=site.context.origins.get(sha, ()), original=site.context.original(sha), groups=_by_kind(here),
            named=[name for name in _names(links, sha, named) if start <= name.start < end], body=body(text, cites, start, end),
            part=index, parts=[links.document(sha, number) for number in range(len(starts))],
        )  # fmt: skip


def _names(links: Links, sha: str, named: Sequence[tuple[str, Mention, str | None]]) -> Iterator[Named]:
    for place, (_, mention, entry) in enumerate(named):
        also = tuple(mask(name) for name in mention.also)
        passage = links.passage(sha, mention.start, mention.end)
        yield Named(mask(mention.name), also, mask(mention.quote), mention.start, f"name-{place}", passage, links.programme(entry))


def _by_kind(shown: Sequence[Shown]) -> list[tuple[str, list[Shown]]]:
    """Claims by kind, in the kinds' own order."""
    groups: dict[str, list[Shown]] = defaultdict(list)
    for claim in shown:
        groups[claim.kind].append(claim)
    return [(kind, groups[kind]) for kind in present.KINDS if kind in groups]


def _cites(claims: Sequence[ClaimRow], named: Sequence[tuple[str, Mention, str | None]]) -> list[Cite]:
    """One citation per passage, in order of (start, -end), with all kinds that rest on it."""
    found: dict[tuple[int, int], list[tuple[int, str, str]]] = defaultdict(list)
    order = {kind: place for place, kind in enumerate(present.KINDS)}
    for row in claims:
        kind = present.kind(row.claim)
        found[row.claim.start, row.claim.end].append((order[kind], kind, f"claim-{row.claim.id}"))
    for place, (_, mention, _entry) in enumerate(named):
        found[mention.start, mention.end].append((order["programme"], "programme", f"name-{place}"))
    cites = []
    for (start, end), members in found.items():
        first = {kind: target for _, kind, target in sorted(members, reverse=True)}
        cites.append(Cite(start, end, tuple((kind, first[kind]) for kind in present.KINDS if kind in first)))
    return sorted(cites, key=lambda cite: (cite.start, -cite.end))
