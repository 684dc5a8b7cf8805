"""A programme's record: each thing said of it, by whom and how often, newest and best supported first; conflicts shown, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from redheader.analyse.rates import Converted, convert
from redheader.model.claim import KINDS, AnyStatement, Incentive, Lifetime, Lineage, Sponsor, kind_of
from redheader.store import ClaimRow, Store
from redheader.text.bare import bare_key

Money = tuple[Converted | None, Converted | None]


class Value(NamedTuple):
    """One thing said: `statement` as first stated, and every claim that states it.

    `origins`: how many independent ones stand behind these claims; `documents`: how many documents print them. `newest`: the
    latest date of these, None where none prints one. `according_to`: whom claims credit; None among them is a document itself.
    """

    statement: AnyStatement
    claims: tuple[ClaimRow, ...]
    documents: int
    origins: int
    newest: str | None
    according_to: tuple[str | None, ...]


class Property(NamedTuple):
    """All values of one kind. `conflicts`: what documents state differently, of "start", "end", "successor" …; empty where they agree."""

    kind: str
    values: tuple[Value, ...]
    conflicts: tuple[str, ...]


class Amount(NamedTuple):
    """An incentive's amounts beside each other: `yuan` and `dollars` are (min, max) at the rate of the document's date, None unknown."""

    value: Value
    yuan: Money
    dollars: Money


def record(store: Store, entry: str) -> dict[str, Property]:
    """Everything said of a programme, by kind, in the kinds' own order; kinds of which nothing is said are left out."""
    return properties(store.claims(entry=entry))


def properties(rows: Iterable[ClaimRow]) -> dict[str, Property]:
    """Properties of the claims of one programme."""
    groups: dict[str, dict[object, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[kind_of(row.claim.statement)][same(row.claim.statement, row.other)].append(row)
    made = {}
    for kind in KINDS:
        if kind in groups:
            values = tuple(sorted((_value(group) for group in groups[kind].values()), key=_order))
            made[kind] = Property(kind, values, tuple(_conflicts(kind, values)))
    return made


def amounts(rows: Sequence[Value]) -> Iterator[Amount]:
    """Each incentive with its amounts in yuan and in dollars, at the rate of the date its newest document prints."""
    for value in rows:
        what = value.statement
        if isinstance(what, Incentive):
            yield Amount(value, _money(what, "CNY", value.newest), _money(what, "USD", value.newest))


def same(statement: AnyStatement, other: str | None = None) -> object:
    """What two statements must share to state the same thing; `other` is the entry that a lineage's other programme is."""
    match statement:
        case Incentive() as what:
            return (what.benefit, what.min, what.max, what.currency, what.per, what.to, _plain(what.recipient))
        case Sponsor(organisation=name):
            return _plain(name)
        case Lifetime() as what:
            return (what.start, what.end, what.status)
        case Lineage(relation=relation, of=name):
            return (relation, other or _plain(name))
        case _:
            return tuple(_plain(value) if isinstance(value, str) else value for value in _fields(statement))


def _fields(statement: AnyStatement) -> Iterator[object]:
    return (getattr(statement, name) for name in statement.__struct_fields__)


def _plain(words: str | None) -> str | None:
    return None if words is None else bare_key(words)


def _value(rows: Sequence[ClaimRow]) -> Value:
    ordered = tuple(sorted(rows, key=lambda row: (row.date is None, row.date or "", row.claim.id)))
    dates = [row.date for row in rows if row.date]
    credited = tuple(sorted({row.claim.according_to for row in rows}, key=lambda name: (name is not None, name or "")))
    documents, origins = len({row.document for row in rows}), len({row.origin for row in rows})
    return Value(ordered[0].claim.statement, ordered, documents, origins, max(dates, default=None), credited)


def _order(value: Value) -> tuple[object, ...]:
    """Best supported first, then the newest, then the surest."""
    confidence = max(row.claim.confidence for row in value.claims)
    return (-value.origins, value.newest is None, _descending(value.newest or ""), -confidence, value.claims[0].claim.id)


def _descending(day: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in day)


def _conflicts(kind: str, values: Sequence[Value]) -> Iterator[str]:
    """What is stated in more than one way though there can be one only."""
    statements = [value.statement for value in values]
    if kind == "lifetime":
        lifetimes = [what for what in statements if isinstance(what, Lifetime)]
        for name in ("start", "end"):
            if len(_apart([getattr(what, name) for what in lifetimes])) > 1:
                yield name
    if kind == "lineage":
        for relation in ("succeeds", "renames"):
            of = [v for v in values if isinstance(v.statement, Lineage) and v.statement.relation == relation]
            if len({same(value.statement, value.claims[0].other) for value in of}) > 1:
                yield relation


def _apart(dates: Iterable[str | None]) -> set[str]:
    """Dates that contradict each other: a year and a day of that year do not."""
    stated = sorted({date for date in dates if date}, key=len, reverse=True)
    return {date for date in stated if not any(longer != date and longer.startswith(date) for longer in stated)}


def _money(what: Incentive, currency: str, day: str | None) -> Money:
    def of(value: float | None) -> Converted | None:
        return None if value is None or what.currency is None else convert(value, what.currency, currency, day)

    return of(what.min), of(what.max)
