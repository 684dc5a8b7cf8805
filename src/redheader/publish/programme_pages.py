"""A page per programme, the table of programmes, and its facets and orders as pages of their own: no script sorts anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from redheader.analyse.incentives import highest_of
from redheader.analyse.overview import Place, province_of, provinces
from redheader.model.claim import Incentive, Lineage
from redheader.model.reading import Mention
from redheader.model.register import Entry
from redheader.publish import present
from redheader.publish.links import Links, Shown, Title
from redheader.publish.mask import mask
from redheader.publish.render import Renderer
from redheader.store import ClaimRow, Store

PER_PAGE = 100
_ON_PAGE = 30
_HEAD = ("sponsor", "lifetime", "lineage", "quota")
_APART = ("lifetime", "quota", "disclosure")


class Summary(NamedTuple):
    """A programme as one row of a table; `amounts`: highest once, a year, a month, each a shown claim or None."""

    entry: Entry
    province: str
    claims: int
    amounts: tuple[Shown | None, Shown | None, Shown | None]
    benefits: tuple[str, ...]
    values: tuple[float, float, float]


class Facet(NamedTuple):
    """A cut through the table: its file without ".html", its words and the programmes in it."""

    stem: str
    label: str
    rows: Sequence[Summary]


class Named(NamedTuple):
    """A clause that names the programme."""

    name: str
    quote: str
    passage: str
    title: Title
    date: str | None


class Statements(NamedTuple):
    """The claims of one kind about a programme. `differ`: documents state different things; `more`: a page with all of them."""

    kind: str
    total: int
    rows: Sequence[Shown]
    differ: bool
    more: str | None


def write_programmes(store: Store, site: Renderer) -> list[Summary]:
    """Every programme's page; returns a summary of each, by id."""
    summaries = []
    followers = _followers(store, site)
    for entry in store.entries():
        rows = list(store.claims(entry=entry.id))
        summary = _summary(entry, rows, site)
        named = list(_named(site.links, store.mentions(entry=entry.id)))
        _write_programme(site, entry, rows, named, followers.get(entry.id, []))
        summaries.append(summary)
    return summaries


def write_programme_lists(summaries: Sequence[Summary], places: Sequence[Place], site: Renderer) -> None:
    """programmes.html by documents, its other orders, and a page per facet."""
    facets = _facets(summaries, places)
    orders: list[tuple[str, str, Callable[[Summary], object]]] = [
        ("programmes", "by documents", lambda row: (-row.entry.documents, -row.claims, row.entry.id)),
        ("programmes-by-once", "by highest amount paid once", lambda row: (-row.values[0], row.entry.id)),
        ("programmes-by-year", "by highest amount a year", lambda row: (-row.values[1], row.entry.id)),
        ("programmes-by-month", "by highest amount a month", lambda row: (-row.values[2], row.entry.id)),
        ("programmes-by-name", "by name", lambda row: (row.entry.name.lower(), row.entry.id)),
    ]
    shared = {"orders": [(stem, label) for stem, label, _ in orders], "facets": facets}
    for stem, label, key in orders:
        rows = sorted(summaries, key=key)  # type: ignore[arg-type]
        site.write_list(stem, "programmes.html", rows, len(rows), PER_PAGE, stem=stem, label=label, facet=None, **shared)
    for name, cuts in facets:
        for cut in cuts:
            rows = sorted(cut.rows, key=orders[0][2])  # type: ignore[arg-type]
            heading = f"{name}: {cut.label}"
            values = {"stem": cut.stem, "label": orders[0][1], "facet": heading, **shared}
            site.write_list(cut.stem, "programmes.html", rows, len(rows), PER_PAGE, **values)


def _summary(entry: Entry, rows: Sequence[ClaimRow], site: Renderer) -> Summary:
    best = highest_of(list(rows))
    chosen = (best.once, best.year, best.month)
    amounts = tuple(site.links.shown(row) if row else None for row in chosen)
    province = province_of(entry.region, provinces(site.context.knowledge))
    values = tuple(_value(row) for row in chosen)
    return Summary(entry, province, len(rows), amounts, best.benefits, values)  # type: ignore[arg-type]


def _value(row: ClaimRow | None) -> float:
    """The amount a table is ordered by; what is not stated comes last."""
    what = row.claim.statement if row else None
    if not isinstance(what, Incentive):
        return -1.0
    return float(what.max if what.max is not None else what.min or 0)


def _facets(summaries: Sequence[Summary], places: Sequence[Place]) -> list[tuple[str, list[Facet]]]:
    found: dict[str, dict[str, list[Summary]]] = {name: defaultdict(list) for name in ("Level", "Place", "Known before", "Benefit")}
    for row in summaries:
        found["Level"][row.entry.level or "none"].append(row)
        found["Place"][row.province].append(row)
        found["Known before"]["found" if row.entry.found else "known"].append(row)
        for benefit in row.benefits:
            found["Benefit"][benefit].append(row)
    known = {"known": "in the list of known programmes", "found": "newly found in the documents"}
    options = {
        "Level": [(f"level-{key or 'none'}", label, key or "none") for key, label in present.LEVELS.items()],
        "Place": [(f"place-{place.code or 'none'}", place.name_en, place.path) for place in places],
        "Known before": [(key, label, key) for key, label in known.items()],
        "Benefit": [(f"benefit-{key}", label, key) for key, label in present.BENEFITS.items()],
    }
    return [(name, [Facet(f"programmes/{stem}", label, found[name][key]) for stem, label, key in options[name] if found[name].get(key)])
            for name in options]  # fmt: skip


def _followers(store: Store, site: Renderer) -> dict[str, list[Shown]]:
    """Claims of lineage by the entry whose name they give as the other programme; a name of several entries is nobody's."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in store.entries():
        for alias in entry.aliases:
            owners[alias.name.casefold()].add(entry.id)
    found: dict[str, list[Shown]] = defaultdict(list)
    for row in store.claims(kind="lineage"):
        what = row.claim.statement
        owner = owners.get(what.of.casefold(), set()) if isinstance(what, Lineage) else set()
        if len(owner) == 1 and row.entry not in owner:
            found[min(owner)].append(site.links.shown(row))
    return found


def _write_programme(site: Renderer, entry: Entry, rows: Sequence[ClaimRow], names: Sequence[Named], followers: Sequence[Shown]) -> None:
    links = site.links
    by_kind: dict[str, list[Shown]] = defaultdict(list)
    for row in rows:
        by_kind[present.kind(row.claim)].append(links.shown(row))
    by_kind["incentive"].sort(key=_like)
    groups = []
    for kind in present.KINDS:
        if shown := by_kind.get(kind):
            stem = f"programme/{entry.id}.{kind}"
            more = f"{stem}.html" if len(shown) > _ON_PAGE else None
            differ = kind in _APART and len({claim.says for claim in shown}) > 1
            groups.append(Statements(kind, len(shown), shown[:_ON_PAGE], differ, more))
            if more:
                heading = f"{present.KINDS[kind][1]}: {mask(entry.name)}"
                site.write_list(stem, "claims.html", shown, len(shown), PER_PAGE, kind=kind, heading=heading, note=None, alike=False)
    stem = f"programme/{entry.id}.names"
    if len(names) > _ON_PAGE:
        site.write_list(stem, "names.html", names, len(names), PER_PAGE, heading=f"Where it is named: {mask(entry.name)}")
    site.write(
        f"programme/{entry.id}.html", "programme.html", entry=entry, groups=groups, names=names[:_ON_PAGE],
        facts=_facts(by_kind), followers=followers,
        record=site.records.of(entry.id),
        printed=[alias for alias in entry.aliases if alias.mentions], other_names=[a for a in entry.aliases if not a.mentions],
        named=len(names), more_names=f"{stem}.html" if len(names) > _ON_PAGE else None, conflicts=_conflicts(by_kind["incentive"]),
    )  # fmt: skip


def _facts(by_kind: Mapping[str, Sequence[Shown]]) -> dict[str, list[Shown]]:
    """Per kind, one claim for each different thing stated: what the head of the page lists, each with its sentence."""
    return {kind: list({claim.says: claim for claim in reversed(by_kind.get(kind, ()))}.values())[::-1] for kind in _HEAD}


def _like(row: Shown) -> tuple[str, str, str, str]:
    """By recipient, then what is like it: statements about the same thing stand side by side."""
    return (row.recipient or "\uffff", row.benefit or "", row.per or "", row.claim.id)


def _conflicts(rows: Sequence[Shown]) -> frozenset[str]:
    """Ids of incentives for the same recipient, benefit and period of which other claims state another amount."""
    alike: dict[tuple[str, str, str, str], list[Shown]] = defaultdict(list)
    for row in rows:
        if row.recipient:
            alike[row.recipient, row.benefit or "", row.per or "", row.to or ""].append(row)
    return frozenset(row.claim.id for group in alike.values() if len({row.amount for row in group}) > 1 for row in group)


def _named(links: Links, named: Iterator[tuple[str, Mention, str | None]]) -> Iterator[Named]:
    for sha256, mention, _ in named:
        passage = links.passage(sha256, mention.start, mention.end)
        yield Named(mask(mention.name), mask(mention.quote), passage, links.title(sha256), links.date(sha256))
