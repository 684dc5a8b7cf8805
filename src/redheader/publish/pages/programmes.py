"""The table of programmes, its orders and its facets, each a page of its own that needs no script; and the table as data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from redheader.analyse.incentives import highest_of
from redheader.analyse.overview import Place, province_of
from redheader.knowledge.schema import Region
from redheader.model.claim import Field, Incentive, Lifetime
from redheader.model.ids import content_id
from redheader.model.register import Entry
from redheader.publish import present
from redheader.publish.links import Shown
from redheader.publish.render import Line, Renderer
from redheader.publish.wording import Message, Printed, Wording, message
from redheader.store import ClaimRow

PER_PAGE = 200
_ITEMS = re.compile(r"[、,，;；]|\band\b")
_STATUSES = ("active", "planned", "shelved", "replaced")


class Summary(NamedTuple):
    """A programme as one row of a table; `amounts`: highest once, a year, a month, each a claim or None; `facets`: where it belongs."""

    entry: Entry
    claims: int
    amounts: tuple[Shown | None, ...]
    values: tuple[float, ...]
    facets: tuple[tuple[str, str], ...]
    lifetimes: tuple[Lifetime, ...]

    @property
    def tokens(self) -> str:
        """The facets as the script of the page compares them."""
        return " ".join(token(name, value) for name, value in self.facets)


class Facet(NamedTuple):
    """A cut through the table: its name among those of its group, its words and the programmes in it."""

    token: str
    label: Wording
    rows: Sequence[Summary]

    @property
    def stem(self) -> str:
        """Its file without ".html"."""
        return f"programmes/{self.token}"


class Order(NamedTuple):
    """An order of the table."""

    stem: str
    label: Message
    key: Callable[[Summary], Any]


ORDERS = (
    Order("programmes", Message("order.documents"), lambda row: (-row.entry.documents, -row.claims, row.entry.id)),
    Order("programmes-by-once", Message("order.once"), lambda row: (-row.values[0], row.entry.id)),
    Order("programmes-by-year", Message("order.year"), lambda row: (-row.values[1], row.entry.id)),
    Order("programmes-by-month", Message("order.month"), lambda row: (-row.values[2], row.entry.id)),
    Order("programmes-by-name", Message("order.name"), lambda row: (row.entry.name.lower(), row.entry.id)),
)


def summary(site: Renderer, entry: Entry, rows: Sequence[ClaimRow], provinces: tuple[Region, ...]) -> Summary:
    """A programme with its claims as one row."""
    best = highest_of(list(rows))
    chosen = (best.once, best.year, best.month)
    lifetimes = tuple(row.claim.statement for row in rows if isinstance(row.claim.statement, Lifetime))
    facets = [("level", entry.level or "unknown"), ("place", _code(entry.region, provinces)), ("known", "no" if entry.found else "yes")]
    facets += [("benefit", benefit) for benefit in best.benefits]
    facets += [("status", status) for status in sorted({what.status or "unknown" for what in lifetimes} or {"unknown"})]
    facets += [("year", year) for year in sorted({what.start[:4] for what in lifetimes if what.start} or {"unknown"})]
    facets += [("field", field) for field in sorted(_fields(rows))]
    amounts = tuple(site.links.shown(row) if row else None for row in chosen)
    return Summary(entry, len(rows), amounts, tuple(map(_value, chosen)), tuple(facets), lifetimes)


def write_programme_lists(summaries: Sequence[Summary], places: Sequence[Place], site: Renderer) -> None:
    """programmes.html by documents, its other orders, and a page per facet."""
    facets = _facets(summaries, places)
    shared = {"orders": [(order.stem, order.label) for order in ORDERS], "facets": facets}
    for order in ORDERS:
        rows = sorted(summaries, key=order.key)
        site.write_list(order.stem, "programmes.html", rows, len(rows), PER_PAGE, line=_line, facet=None, **shared)
    for name, cuts in facets:
        for cut in cuts:
            rows = sorted(cut.rows, key=ORDERS[0].key)
            facet = message("facet.cut", facet=Message(f"facet.{name}"), value=cut.label)
            site.write_list(cut.stem, "programmes.html", rows, len(rows), PER_PAGE, line=_line, facet=facet, **shared)
    site.write_table("programmes", map(_row, sorted(summaries, key=ORDERS[0].key)))


def _code(region: str | None, provinces: tuple[Region, ...]) -> str:
    """The code of the province-level unit that a region lies in, "none" where it lies in none."""
    path = province_of(region, provinces)
    return next((unit.code for unit in provinces if unit.path == path), "none")


def _fields(rows: Sequence[ClaimRow]) -> set[str]:
    """The fields a programme aims at, each by itself; words that lists share are one."""
    printed = [row.claim.statement.field for row in rows if isinstance(row.claim.statement, Field)]
    return {item.strip() for words in printed for item in _ITEMS.split(words) if item.strip()}


def _value(row: ClaimRow | None) -> float:
    """The amount a table is ordered by; what is not stated comes last."""
    what = row.claim.statement if row else None
    if not isinstance(what, Incentive):
        return -1.0
    return float(what.max if what.max is not None else what.min or 0)


def _facets(summaries: Sequence[Summary], places: Sequence[Place]) -> list[tuple[str, list[Facet]]]:
    """Each facet with its cuts: those of a fixed list in its order, years and fields in their own."""
    found: dict[str, dict[str, list[Summary]]] = defaultdict(lambda: defaultdict(list))
    for row in summaries:
        for name, value in row.facets:
            found[name][value].append(row)
    unknown = ("unknown", present.UNKNOWN)
    options: dict[str, list[tuple[str, Wording]]] = {
        "level": [*((name, present.level(name)) for name in present.LEVELS), unknown],
        "place": [(place.code or "none", Message("place.none") if not place.code else Printed(place.name_en)) for place in places],
        "field": [(field, Printed(field)) for field in sorted(found["field"])],
        "benefit": [(name, present.benefit(name)) for name in present.BENEFITS],
        "status": [*((name, Message(f"status.{name}")) for name in _STATUSES), unknown],
        "year": [*((year, Printed(year)) for year in sorted(found["year"]) if year != "unknown"), unknown],
        "known": [("yes", Message("known.yes")), ("no", Message("known.no"))],
    }
    return [(name, [Facet(token(name, key), words, found[name][key]) for key, words in options[name] if key in found[name]])
            for name in options]  # fmt: skip


def token(name: str, key: str) -> str:
    """A cut's name among all cuts: fit for a file."""
    return f"field-{content_id(key)[:8]}" if name == "field" else f"{name}-{key}"


def _line(row: Summary) -> Line:
    entry = row.entry
    names = dict.fromkeys(name for name in (entry.name, entry.name_zh, *(alias.name for alias in entry.aliases)) if name)
    amounts = [str(best.says) for best in row.amounts if best]
    more = " · ".join((*(Printed(name) for name in list(names)[1:6]), *amounts))
    return Line(f"programme/{entry.id}.html", Printed(entry.name), more, row.tokens)


def _row(row: Summary) -> dict[str, object]:
    """The columns of programmes.csv."""
    entry, held = row.entry, defaultdict(list)
    for name, value in row.facets:
        held[name].append(value)
    best = {f"highest_{per}": None if value < 0 else value for per, value in zip(("once", "year", "month"), row.values, strict=True)}
    return {
        "programme": entry.id, "name_en": entry.name_en, "name_zh": entry.name_zh, "level": entry.level, "region": entry.region,
        "known_before": not entry.found, "documents": entry.documents, "claims": row.claims, "first": entry.first, "last": entry.last,
        **best, "benefits": held["benefit"], "fields": held["field"], "start_years": [y for y in held["year"] if y != "unknown"],
        "statuses": [s for s in held["status"] if s != "unknown"], "page": f"programme/{entry.id}.html",
    }  # fmt: skip
