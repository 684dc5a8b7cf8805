"""Ledgers of what is said of the world outside programmes: shortages by author and year, restrictions, positions. Nothing is merged."""

from __future__ import annotations

from typing import NamedTuple

from redheader.model.claim import Position, Restriction, Shortage
from redheader.model.reading import About
from redheader.publish import present
from redheader.publish.links import LEDGERS, Shown
from redheader.publish.pages.claims import PER_PAGE, line_of, write_data
from redheader.publish.render import Renderer
from redheader.publish.wording import Printed, Wording
from redheader.store import ClaimRow, Store


class Entered(NamedTuple):
    """A row of a ledger: who says it, since or for when, and its cells in the order of the ledger's columns."""

    who: Wording
    when: str | None
    cells: tuple[Wording, ...]
    shown: Shown


def write_ledgers(store: Store, site: Renderer) -> None:
    """shortage.html, restrictions.html and positions.html, also where there is nothing to enter."""
    for kind, stem in LEDGERS.items():
        rows = sorted((_entered(site, row, store.about(row.document)) for row in store.claims(kind=kind)), key=_order)
        site.write_list(stem, "ledger.html", rows, len(rows), PER_PAGE, line=lambda row: line_of(row.shown), kind=kind)
        write_data(store, site.context, site, kind, stem)


def _order(row: Entered) -> tuple[object, ...]:
    return (not isinstance(row.who, Printed), str(row.who).lower(), row.when is None, row.when or "", row.shown.claim.id)


def _entered(site: Renderer, row: ClaimRow, about: About) -> Entered:
    shown, what = site.links.shown(row), row.claim.statement
    match what:
        case Shortage():
            who = row.claim.according_to or next(iter(about.issuers), None) or about.title
            count = present.counted(what.count, what.unit)
            return Entered(_named(who, shown), what.year, (present.stated(what.year), count, present.stated(what.area)), shown)
        case Restriction():
            cells = (present.stated(what.date), present.stated(what.who), present.stated(what.what))
            return Entered(present.stated(what.authority), what.date, cells, shown)
        case Position():
            return Entered(present.speaker(what.speaker), row.date, (present.stance(what.stance), Printed(what.about)), shown)
        case _:
            raise TypeError(f"claim {row.claim.id} belongs to no ledger")


def _named(who: str | None, shown: Shown) -> Wording:
    """The author, or where a document names none, what the document is called."""
    return Printed(who) if who else shown.title.words
