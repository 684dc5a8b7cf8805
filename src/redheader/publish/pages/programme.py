"""A page per programme: what documents state of it, each thing with its support, what they state differently, and what they leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from redheader.analyse.absence import silences
from redheader.analyse.lineage import Edge, Listed, contests, edges
from redheader.analyse.record import Amount, Property, Value, amounts, properties
from redheader.model.claim import Incentive
from redheader.model.judgement import Match
from redheader.model.reading import Mention
from redheader.model.register import Entry
from redheader.publish import present
from redheader.publish.charts import Chart
from redheader.publish.charts.incentives import of_programme
from redheader.publish.links import Links, Shown, Title
from redheader.publish.pages.claims import line_of
from redheader.publish.render import Renderer
from redheader.publish.wording import Message, Printed, Wording, message
from redheader.store import ClaimRow, Store

PER_PAGE = 100
_ON_PAGE = {"incentive": 120}  # things said that a programme's page holds, by kind
_OTHERS = 40
_SENTENCES = 12
_NAMED = 30


class Named(NamedTuple):
    """A clause that names the programme."""

    name: Printed
    quote: Printed
    passage: str
    title: Title
    date: str | None


class Said(NamedTuple):
    """One thing said: `first` states it first, `further` states it too, as far as the page shows; `documents` and `origins` support it."""

    says: Wording
    first: Shown
    further: tuple[Shown, ...]
    statements: int
    documents: int
    origins: int


class Money(NamedTuple):
    """An incentive as a row: as stated in yuan or dollars, else converted at the rate of a day. `differs`: others state another amount."""

    said: Said
    yuan: Wording | None
    dollars: Wording | None
    rate: str | None
    differs: bool


class Group(NamedTuple):
    """What is said of one kind: `said` on the page, of `total` things; `conflicts`: what is stated differently; `more`: a page with all."""

    kind: str
    said: Sequence[Said]
    total: int
    statements: int
    conflicts: tuple[str, ...]
    more: str | None


class Tie(NamedTuple):
    """Another programme, what it is said to be to this one, and who says so; `contested`: several are said to be that."""

    heading: Message
    name: Printed
    path: str | None
    claims: tuple[Shown, ...]
    listed: tuple[Listed, ...]
    documents: int
    origins: int
    contested: bool


class Around(NamedTuple):
    """What lies around programmes: ties by entry, and what no document says of each."""

    ties: dict[str, list[Tie]]
    silent: dict[str, tuple[str, ...]]


class Doubt(NamedTuple):
    """Another entry that may be the same, or is held apart, and why."""

    name: Printed
    path: str | None
    match: Match


def write_programmes(store: Store, site: Renderer) -> Iterator[tuple[Entry, list[ClaimRow]]]:
    """Write every programme's page; gives each entry with its claims, by id."""
    around = Around(_ties(store, site), {silence.entry: silence.absent for silence in silences(store)})
    for entry in store.entries():
        rows = list(store.claims(entry=entry.id))
        named = list(store.mentions(entry=entry.id))
        _write(site, entry, properties(rows), named, around)
        yield entry, rows


def _ties(store: Store, site: Renderer) -> dict[str, list[Tie]]:
    """What every programme is said to follow on from, then what is said to follow on from it."""
    found = edges(store, site.context.knowledge)
    contested = {(edge.entry, edge.other) for contest in contests(found) for edge in contest.edges}
    ties: dict[str, list[Tie]] = defaultdict(list)
    for edge in found:
        ties[edge.entry].append(_tie(site, edge, True, False))
    for edge in found:
        if edge.other:
            ties[edge.other].append(_tie(site, edge, False, (edge.entry, edge.other) in contested))
    return ties


def _tie(site: Renderer, edge: Edge, forward: bool, contested: bool) -> Tie:
    """An edge as seen from its entry (`forward`) or from the other; an entry that is not in the register is one of the knowledge."""
    links = site.links
    id_ = edge.other if forward else edge.entry
    name = Printed(edge.name) if forward else links.name(id_) or Printed(site.records.name(edge.entry))
    shown = tuple(links.shown(row) for row in edge.claims[:_SENTENCES])
    heading = present.recorded(edge.relation, forward)
    return Tie(heading, name, links.programme(id_), shown, edge.listed, edge.documents, edge.origins, contested)


def _write(site: Renderer, entry: Entry, record: dict[str, Property], mentions: Sequence[tuple[str, Mention, str | None]],
           around: Around) -> None:  # fmt: skip
    stem, links = f"programme/{entry.id}", site.links
    named = [_named(links, sha256, mention) for sha256, mention, _ in mentions]
    money = _money(site, record["incentive"].values) if "incentive" in record else []
    groups = [_group(site, stem, prop, entry) for prop in record.values()]
    if len(named) > _NAMED:
        heading = message("programme.named_in", name=Printed(entry.name))
        site.write_list(f"{stem}.names", "names.html", named, len(named), PER_PAGE, heading=heading)
    site.write(
        f"{stem}.html", "programme.html", entry=entry, groups={group.kind: group for group in groups if group.kind != "lineage"},
        money=_by_benefit(money[: _limit("incentive")]), plots=_plots(site.links, entry, record),
        ties=around.ties.get(entry.id, [])[:_OTHERS],
        names=named[:_NAMED], named=len(named),
        more_names=f"{stem}.names.html" if len(named) > _NAMED else None, record=site.records.of(entry.id),
        printed=[alias for alias in entry.aliases if alias.mentions], others=[alias for alias in entry.aliases if not alias.mentions],
        doubts=_matches(links, entry, "unsure"), apart=_matches(links, entry, "different"),
        silent=around.silent.get(entry.id, ()), rules=entry.reasons,
    )  # fmt: skip
    site.write_json(f"{stem}.json", _record(links, entry, record, mentions))


def _named(links: Links, sha256: str, mention: Mention) -> Named:
    passage = links.passage(sha256, mention.start, mention.end)
    return Named(Printed(mention.name), Printed(mention.quote), passage, links.title(sha256), links.date(sha256))


def _group(site: Renderer, stem: str, prop: Property, entry: Entry) -> Group:
    statements = sum(len(value.claims) for value in prop.values)
    more = None
    if len(prop.values) > _limit(prop.kind) or any(len(value.claims) > _SENTENCES for value in prop.values):
        more = f"{stem}.{prop.kind}.html"
        shown = [site.links.shown(row) for value in prop.values for row in value.claims]
        heading = message("programme.kind_of", kind=present.kinds(prop.kind), name=Printed(entry.name))
        site.write_list(f"{stem}.{prop.kind}", "claims.html", shown, len(shown), PER_PAGE, line=line_of, kind=prop.kind, heading=heading,
                        note=None, alike=False, data=None)  # fmt: skip
    said = [_said(site.links, value) for value in prop.values[: _limit(prop.kind)]]
    return Group(prop.kind, said, len(prop.values), statements, prop.conflicts, more)


def _limit(kind: str) -> int:
    return _ON_PAGE.get(kind, _OTHERS)


def _said(links: Links, value: Value) -> Said:
    first, *further = (links.shown(row) for row in value.claims[:_SENTENCES])
    return Said(first.says, first, tuple(further), len(value.claims), value.documents, value.origins)


def _money(site: Renderer, values: Sequence[Value]) -> list[Money]:
    """By benefit, then the recipient, then the highest: statements about the same thing stand side by side."""
    rows = sorted(amounts(values), key=_money_order)
    alike: dict[tuple[object, ...], set[tuple[float | None, float | None]]] = defaultdict(set)
    for row in rows:
        what = _incentive(row)
        if what.recipient:
            alike[_alike(what)].add((what.min, what.max))
    return [_row(site.links, row, len(alike[_alike(_incentive(row))]) > 1) for row in rows]


def _plots(links: Links, entry: Entry, record: dict[str, Property]) -> list[Chart]:
    """Pictures of its incentives by recipient, where there are enough to compare."""
    return of_programme(entry.id, record["incentive"].values, links) if "incentive" in record else []


def _row(links: Links, row: Amount, differs: bool) -> Money:
    what = _incentive(row)
    yuan, dollars = (present.converted(*ends) for ends in (row.yuan, row.dollars))
    dates = [end.rate_date for end in (*row.yuan, *row.dollars) if end]
    if what.currency == "CNY":
        yuan = present.amount(what)
    elif what.currency == "USD":
        dollars = present.amount(what)
    return Money(_said(links, row.value), yuan, dollars, max(dates, default=None), differs)


def _incentive(row: Amount) -> Incentive:
    what = row.value.statement
    assert isinstance(what, Incentive)
    return what


def _alike(what: Incentive) -> tuple[object, ...]:
    return (what.recipient, what.benefit, what.per, what.to, what.currency)


def _money_order(row: Amount) -> tuple[object, ...]:
    what = _incentive(row)
    highest = what.max if what.max is not None else what.min
    return (present.BENEFITS.index(what.benefit), what.recipient is None, what.recipient or "", what.per or "", -(highest or 0))


def _by_benefit(rows: Iterable[Money]) -> list[tuple[Message, list[Money]]]:
    groups: dict[Message, list[Money]] = defaultdict(list)
    for row in rows:
        if row.said.first.benefit:
            groups[row.said.first.benefit].append(row)
    return list(groups.items())


def _matches(links: Links, entry: Entry, verdict: str) -> list[Doubt]:
    """Other entries of which it was decided so."""
    found = {}
    for match in entry.matches:
        other = match.right if links.entry(match.left) == entry.id else match.left
        if match.verdict == verdict and links.entry(other) != entry.id:
            found[other, match.why] = Doubt(links.name(other) or Printed(other), links.programme(other), match)
    return list(found.values())


def _record(links: Links, entry: Entry, record: dict[str, Property], mentions: Sequence[tuple[str, Mention, str | None]]) -> object:
    """The page as data."""
    return {
        **msgspec.to_builtins(entry), "page": f"programme/{entry.id}.html",
        "named_in": [{"document": sha256, "name": mention.name, "quote": mention.quote, "start": mention.start, "end": mention.end,
                      "passage": links.passage(sha256, mention.start, mention.end)} for sha256, mention, _ in mentions],
        "states": {kind: {"conflicts": prop.conflicts, "values": list(map(_value, prop.values))} for kind, prop in record.items()},
    }  # fmt: skip


def _value(value: Value) -> dict[str, object]:
    return {
        "statement": msgspec.to_builtins(value.statement), "documents": value.documents, "origins": value.origins, "newest": value.newest,
        "according_to": value.according_to, "claims": [row.claim.id for row in value.claims],
    }  # fmt: skip
