"""The store's part of grouping: witnesses out, groups and origins in, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, bindparam, delete, func, insert, select, update

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim, Statement
from redheader.model.ids import content_id
from redheader.model.reading import About
from redheader.model.witness import Witness
from redheader.resolve import Group, Groups, Origin, Witnessed, group
from redheader.store.rows import CLAIMS, ClaimRow, Corroboration, OriginRow, claim_row
from redheader.store.schema import claims, documents, groups, origins
from redheader.text.bare import bare_key

_BATCH = 500


def statement_key(statement: Statement, other: str | None = None) -> str:
    """An id of what a claim says: the same for the same kind and values, whatever script, case, width and spacing they are printed in.

    `other`: of a lineage, the entry of the programme that it names, which may have many names.
    """
    values = msgspec.to_builtins(statement) | ({"of": other} if other else {})
    return content_id(*(part for name in sorted(values) for part in (name, _plain(values[name]))))


def _plain(value: Any) -> str | None:
    return bare_key(value) if isinstance(value, str) else None if value is None else repr(float(value))


def write_groups(engine: Engine, connection: Connection, text_of: Callable[[str], str], knowledge: Knowledge) -> None:
    """Group every document, and give every claim its origin. Reads beside the connection that writes; commits nothing."""
    with engine.connect() as reading:
        found = group(_witnessed(reading), text_of, knowledge)
    labels: dict[str, str] = {}
    connection.execute(delete(groups))
    for batch in _batches(_group_values(each, labels) for each in found):
        connection.execute(insert(groups), batch)
    assign = update(claims).where(claims.c.id == bindparam("at"))
    with engine.connect() as reading:
        for batch in _batches(_claim_origins(reading, found, labels)):
            connection.execute(assign, batch)
    connection.execute(delete(origins))
    for batch in _batches({"id": id_, "label": label} for id_, label in sorted(labels.items())):
        connection.execute(insert(origins), batch)


def groups_of(stream: Callable[[Select[Any]], Iterator[Row[Any]]], document: str | None) -> Iterator[Group]:
    """Where every document belongs, by digest; or one."""
    query = select(groups, origins.c.label).join(origins, origins.c.id == groups.c.origin).order_by(groups.c.document)
    for row in stream(query if document is None else query.where(groups.c.document == document)):
        origin = Origin(row.origin, row.label, row.origin_reason)
        yield Group(row.document, row.cluster, row.cluster_reason, row.family, row.role, row.family_reason, origin)


def origins_of(stream: Callable[[Select[Any]], Iterator[Row[Any]]], entry: str) -> Iterator[OriginRow]:
    """The origins of the claims about an entry, those of most documents first."""
    number = func.count(claims.c.document.distinct()).label("documents")
    query = select(origins.c.id, origins.c.label, func.count().label("claims"), number).join(claims, claims.c.origin == origins.c.id)
    query = query.where(claims.c.entry == entry).group_by(origins.c.id, origins.c.label).order_by(number.desc(), origins.c.id)
    yield from (OriginRow(row.id, row.label, row.claims, row.documents) for row in stream(query))


def corroboration(stream: Callable[[Select[Any]], Iterator[Row[Any]]], entry: str | None) -> Iterator[Corroboration]:
    """Every distinct statement about an entry, by entry, kind and statement; of all entries or of one. Holds one statement's claims."""
    by = (claims.c.entry, claims.c.kind, claims.c.statement, claims.c.document, claims.c.ordinal)
    query = CLAIMS.add_columns(claims.c.kind, claims.c.statement, claims.c.origin_reason, origins.c.label)
    query = query.join(origins, origins.c.id == claims.c.origin).where(claims.c.entry.is_not(None)).order_by(*by)
    rows = stream(query if entry is None else query.where(claims.c.entry == entry))
    for (about, kind, statement), same in groupby(rows, key=lambda row: (row.entry, row.kind, row.statement)):
        said, behind = list[ClaimRow](), dict[str, Origin]()
        for row in same:
            said.append(claim_row(row))
            behind.setdefault(row.origin, Origin(row.origin, row.label, row.origin_reason))
        yield Corroboration(about, kind, statement, tuple(said), tuple(behind[id_] for id_ in sorted(behind)))


def _witnessed(reading: Connection) -> Iterator[Witnessed]:
    query = select(documents.c.sha256, documents.c.about, documents.c.witness).order_by(documents.c.sha256)
    for row in reading.execution_options(yield_per=_BATCH).execute(query):
        about, witness = msgspec.json.decode(row.about, type=About), msgspec.msgpack.decode(row.witness, type=Witness)
        yield Witnessed(row.sha256, about, witness)


def _group_values(each: Group, labels: dict[str, str]) -> dict[str, object]:
    labels.setdefault(each.origin.id, each.origin.label)
    return each._asdict() | {"origin": each.origin.id, "origin_reason": each.origin.reason}


def _claim_origins(reading: Connection, found: Groups, labels: dict[str, str]) -> Iterator[dict[str, object]]:
    query = select(claims.c.claim, claims.c.document, claims.c.other).order_by(claims.c.document, claims.c.ordinal)
    for row in reading.execution_options(yield_per=_BATCH).execute(query):
        claim = msgspec.json.decode(row.claim, type=Claim)
        origin = found.origin_of(claim, row.document)
        labels.setdefault(origin.id, origin.label)
        statement = statement_key(claim.statement, row.other)
        yield {"at": claim.id, "statement": statement, "origin": origin.id, "origin_reason": origin.reason}


def _batches(rows: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
