"""A small page per claim, with its sentence in its place and how to cite it; and a list of all claims of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from redheader.model.reading import About
from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.links import LEDGERS, Shown, Title
from redheader.publish.render import Line, Renderer, web_address
from redheader.publish.tables import claim_row
from redheader.publish.wording import Printed
from redheader.store import ClaimRow, Store

PER_PAGE = 100
_AROUND = 240  # characters of the text on either side of a sentence
_WORDS = 160  # characters of a sentence that a list is searched by


class Reference(NamedTuple):
    """What a citation gives of a document; `retrieved` is a day, ISO 8601 in UTC."""

    title: Title
    issuers: tuple[Printed, ...]
    number: str | None
    date: str | None
    address: str | None
    retrieved: str | None
    sha256: str


class Context(NamedTuple):
    """The text around a sentence; what is cut off is shown by "…"."""

    before: Printed
    after: Printed


def reference(site: Renderer, sha256: str, about: About) -> Reference:
    """How to cite a document."""
    origins = site.context.origins.get(sha256, ())
    address = next((origin.url for origin in origins if web_address(origin.url)), None)
    taken = min((origin.taken for origin in origins), default=None)
    day = None if taken is None else datetime.fromtimestamp(taken, UTC).date().isoformat()
    return Reference(site.links.title(sha256), tuple(map(Printed, about.issuers)), about.number, about.date, address, day, sha256)


def write_claims(site: Renderer, rows: Sequence[ClaimRow], text: str, cited: Reference) -> None:
    """The page and the data of each claim of one document, whose masked text is `text`."""
    for row in rows:
        shown = site.links.shown(row)
        site.write(shown.page, "claim.html", row=shown, around=_around(text, row.claim.start, row.claim.end), cited=cited,
                   original=site.context.original(row.document))  # fmt: skip
        site.write_json(f"claim/{row.claim.id}.json", claim_data(site, row, shown))


def claim_data(site: Renderer, row: ClaimRow, shown: Shown) -> dict[str, object]:
    """A claim as data: as a reading holds it, with where it stands on the site."""
    return {**row.claim.flat(), "document": row.document, "entry": row.entry, "page_of_claim": shown.page, "passage": shown.passage}


def write_claim_lists(store: Store, site: Renderer) -> None:
    """A list of all claims of each kind that has no ledger."""
    for kind, count in store.kinds().items():
        if kind in LEDGERS:
            continue
        rows = (site.links.shown(row) for row in store.claims(kind=kind))
        data = f"claims/{kind}"
        site.write_list(data, "claims.html", rows, count, PER_PAGE, line=line_of, kind=kind, heading=present.kinds(kind), note=None,
                        alike=False, data=data)  # fmt: skip
        write_data(store, site.context, site, kind, data)


def write_data(store: Store, context: PublishContext, site: Renderer, kind: str, stem: str) -> None:
    """All claims of a kind as a table."""
    site.write_table(stem, (claim_row(row, context) for row in store.claims(kind=kind)))


def line_of(row: Shown) -> Line:
    """A claim as a list is searched by it."""
    more = " · ".join(str(part) for part in (row.programme_name, row.quote[:_WORDS], row.title.words, row.date) if part)
    return Line(row.passage, str(row.says), more)


def _around(text: str, start: int, end: int) -> Context:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[first:start], text[end:last]
    return Context(
        Printed(f"{'…' if first else ''}{before}"),
        Printed(f"{after}{'…' if last < len(text) else ''}"),
    )
