"""Readings, the register and issues of one review, streamed in and out; no call holds a whole corpus."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import msgspec
from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    Row,
    Select,
    Text,
    bindparam,
    cast,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from redheader.errors import StoreError
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim, Incentive, Lineage
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.model.issue import Issue
from redheader.model.reading import About, Mention, Reading
from redheader.model.register import Entry
from redheader.resolve import Group, Resolver, Seen
from redheader.store.groups import corroboration, groups_of, origins_of, write_groups
from redheader.store.rows import CLAIMS, DATE, ClaimRow, Corroboration, DocumentRow, IssueRow, OriginRow, claim_row
from redheader.store.schema import claims, documents, entries, issues, mentions, metadata, state, version

_BATCH = 500
_encode = msgspec.json.Encoder(order="deterministic").encode


class Store:
    """Opens or makes the database at `path`. Raises StoreError when it is no redheader store or cannot be written.

    One that another version made is refused; with `remake` it is emptied, for a run that reads everything again from the archive.
    """

    def __init__(self, path: Path, remake: bool = False) -> None:
        self._engine: Engine = create_engine(f"sqlite:///{path}")
        event.listen(self._engine, "connect", _set_pragmas)
        try:
            _make_tables(self._engine, remake)
            self._connection: Connection = self._engine.connect()
        except SQLAlchemyError as error:
            raise StoreError(f"{path}: cannot be opened ({type(error).__name__}); delete it, it will be made again") from None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._connection.commit()
        self._connection.close()
        self._engine.dispose()

    def commit(self) -> None:
        """Make everything since the last commit durable: what a killed run keeps."""
        try:
            self._connection.commit()
        except SQLAlchemyError:
            raise StoreError("the review's database cannot be written; free disk space and run again: what is read is kept") from None

    def has(self, sha256: str, reader: str) -> bool:
        """Was this original read, or found unreadable, by this very reader?"""
        read = select(documents.c.sha256).where(documents.c.sha256 == sha256, documents.c.reader == reader)
        failed = select(issues.c.sha256).where(issues.c.sha256 == sha256, issues.c.reader == reader)
        return self._connection.execute(read.union_all(failed).limit(1)).first() is not None

    def put_reading(self, origin: str, document: Document, reading: Reading) -> None:
        """Keep a document and its reading, in place of any older reading of it."""
        run = self._connection.execute
        sha = document.sha256
        run(delete(documents).where(documents.c.sha256 == sha))
        bare = msgspec.structs.replace(document, text="")
        run(insert(documents).values(sha256=sha, reader=reading.reader, media=document.media, text=document.text,
                                     document=_encode(bare), about=_encode(reading.about), claims=len(reading.claims),
                                     witness=msgspec.msgpack.encode(reading.witness)))  # fmt: skip
        if reading.programmes:
            rows = [{"document": sha, "ordinal": n, "name": m.name, "mention": _encode(m)} for n, m in enumerate(reading.programmes)]
            run(insert(mentions), rows)
        if reading.claims:
            run(insert(claims), [_claim_values(sha, n, claim) for n, claim in enumerate(reading.claims)])
        self.put_issues(origin, reading.issues, sha)

    def put_issues(self, origin: str, found: tuple[Issue, ...], sha256: str | None = None, reader: str | None = None) -> None:
        """Keep the issues of one original, or of an origin that gave none, in place of its older ones.

        With `reader`, the original could not be read by it: it is not tried again by that reader, and an older one's reading goes.
        """
        old = issues.c.sha256.is_(None) & (issues.c.origin == origin) if sha256 is None else issues.c.sha256 == sha256
        self._connection.execute(delete(issues).where(old))
        if reader is not None:
            self._connection.execute(delete(documents).where(documents.c.sha256 == sha256))
        where = {"origin": origin, "sha256": sha256, "reader": reader}
        rows = [{**where, **msgspec.structs.asdict(issue)} for issue in found]
        if rows:
            self._connection.execute(insert(issues), rows)

    def spread_issues(self, origins: Mapping[str, tuple[str, ...]]) -> None:
        """Show each document's issues at every place it was found: `origins` gives these by SHA-256."""
        query = select(issues.c.sha256, issues.c.reader, issues.c.code, issues.c.message, issues.c.advice).distinct()
        found = self._connection.execute(query.where(issues.c.sha256.is_not(None))).mappings().all()
        self._connection.execute(delete(issues).where(issues.c.sha256.is_not(None)))
        rows = [{**row, "origin": origin} for row in found for origin in origins.get(row["sha256"], ())]
        if rows:
            self._connection.execute(insert(issues), rows)

    def resolve(self, resolver: Resolver) -> None:
        """Put every mention through the resolver and write the register and who belongs to it."""
        self.commit()  # the reading connection sees only what is committed
        run = self._connection.execute
        assign = update(mentions).where(mentions.c.document == bindparam("at"), mentions.c.ordinal == bindparam("n"))
        with self._engine.connect() as reading:
            for seen, _, _ in _seen(reading):
                resolver.add(seen)
        with self._engine.connect() as reading:
            places = ({"at": document, "n": n, "entry": resolver.entry_of(seen)} for seen, document, n in _seen(reading))
            while batch := list(islice(places, _BATCH)):
                run(assign, batch)
        self._resolve_lineages(resolver)
        tied = select(mentions.c.entry).where(mentions.c.document == claims.c.document, mentions.c.name == claims.c.programme).limit(1)
        run(update(claims).values(entry=tied.scalar_subquery()))
        run(delete(entries))
        named = self._named()
        for entry in resolver.entries():
            if entry.id in named:  # an entry that only a tied name made has no document
                documents, first, last = named[entry.id]
                whole = msgspec.structs.replace(entry, documents=documents, first=first, last=last)
                run(insert(entries).values(id=entry.id, entry=_encode(whole)))
        self.commit()

    def _resolve_lineages(self, resolver: Resolver) -> None:
        """Write which entry the other programme of each lineage is: one the same document names, else what the name means from there."""
        found = []
        for row in self.claims(kind="lineage"):
            what = row.claim.statement
            if not isinstance(what, Lineage):
                continue
            here = {name: entry for _, m, entry in self.mentions(document=row.document) for name in (m.name, *m.also)}
            about = self.about(row.document)
            seen = Seen(what.of, (), None, about.region, about.level, row.claim.quote)
            found.append({"claim_id": row.claim.id, "found": here.get(what.of) or resolver.find(seen)})
        if found:
            self._connection.execute(update(claims).where(claims.c.id == bindparam("claim_id")).values(other=bindparam("found")), found)

    def _named(self) -> dict[str, tuple[int, str | None, str | None]]:
        """By entry: how many documents name it, and the earliest and latest date that one of them prints."""
        number = func.count(mentions.c.document.distinct())
        query = select(mentions.c.entry, number.label("number"), func.min(DATE).label("first"), func.max(DATE).label("last"))
        query = query.join(documents, documents.c.sha256 == mentions.c.document).group_by(mentions.c.entry)
        return {row.entry: (int(row.number), row.first, row.last) for row in self._stream(query)}

    def group(self, knowledge: Knowledge) -> None:
        """Find copies, families and origins of all documents and write them, and the origin of every claim."""
        self.commit()  # the reading connection sees only what is committed
        write_groups(self._engine, self._connection, self.text, knowledge)
        self.commit()

    def families(self, document: str | None = None) -> Iterator[Group]:
        """Where every document belongs, its copies, family and origin, by digest; or where one does."""
        return groups_of(self._stream, document)

    def origins_of(self, entry: str) -> Iterator[OriginRow]:
        """Who stands behind the claims about an entry, those in most documents first."""
        return origins_of(self._stream, entry)

    def corroboration(self, entry: str | None = None) -> Iterator[Corroboration]:
        """Every distinct statement about an entry with its claims and independent origins; of all entries or of one."""
        return corroboration(self._stream, entry)

    def entries(self) -> Iterator[Entry]:
        """The register, by id."""
        for row in self._stream(select(entries.c.entry).order_by(entries.c.id)):
            yield msgspec.json.decode(row.entry, type=Entry)

    def has_entry(self, entry: str) -> bool:
        """Is it the id of an entry, or one that leads to an entry?"""
        return any(entry == each.id or entry in each.former for each in self.entries())

    def has_claim(self, claim: str) -> bool:
        """Is there a claim of that id?"""
        return self._connection.execute(select(claims.c.id).where(claims.c.id == claim)).first() is not None

    def documents(self) -> Iterator[DocumentRow]:
        """Every document that was read, with its text, by digest."""
        yield from map(_document_row, self._stream(select(documents).order_by(documents.c.sha256)))

    def document(self, sha256: str) -> DocumentRow:
        """One document with its text. Raises StoreError when there is no such document."""
        found = self._connection.execute(select(documents).where(documents.c.sha256 == sha256)).first()
        if found is None:
            raise StoreError(f"no document {sha256[:12]} in this review; run the review again")
        return _document_row(found)

    def versions(self) -> Iterator[tuple[str, str]]:
        """Digest of every document and the reader that read it, by digest."""
        for row in self._stream(select(documents.c.sha256, documents.c.reader).order_by(documents.c.sha256)):
            yield row.sha256, row.reader

    def abouts(
        self, order: Literal["digest", "date", "claims"] = "digest", region: str | None = None, relevant: bool = False
    ) -> Iterator[tuple[str, About, int]]:
        """Digest, what it says of itself and number of claims of every document, without the texts; the latest or most first.

        With `region`, only those whose place begins so; with `relevant`, only those about talent programmes or policy.
        """
        about = cast(documents.c.about, Text)
        date = func.json_extract(about, "$.date")
        first = {"digest": (), "date": (date.desc().nulls_last(),), "claims": (documents.c.claims.desc(),)}[order]
        query = select(documents.c.sha256, documents.c.about, documents.c.claims).order_by(*first, documents.c.sha256)
        if region is not None:
            query = query.where(func.json_extract(about, "$.region").startswith(region, autoescape=True))
        if relevant:
            query = query.where(func.json_extract(about, "$.relevant").is_(True))
        for row in self._stream(query):
            yield row.sha256, msgspec.json.decode(row.about, type=About), row.claims

    def about(self, sha256: str) -> About:
        """What a document says of itself. Raises StoreError when there is no such document."""
        found = self._connection.execute(select(documents.c.about).where(documents.c.sha256 == sha256)).scalar()
        if found is None:
            raise StoreError(f"no document {sha256[:12]} in this review; run the review again")
        return msgspec.json.decode(found, type=About)

    def text(self, sha256: str) -> str:
        """The stored text. Raises StoreError when there is no such document."""
        found = self._connection.execute(select(documents.c.text).where(documents.c.sha256 == sha256)).scalar()
        if found is None:
            raise StoreError(f"no document {sha256[:12]} in this review; run the review again")
        return str(found)

    def claims(self, document: str | None = None, entry: str | None = None, kind: str | None = None) -> Iterator[ClaimRow]:
        """Claims by document and place in it; of one document, of one entry, or of one kind."""
        query = CLAIMS.order_by(claims.c.document, claims.c.ordinal)
        for column, value in ((claims.c.document, document), (claims.c.entry, entry), (claims.c.kind, kind)):
            if value is not None:
                query = query.where(column == value)
        for row in self._stream(query):
            yield claim_row(row)

    def incentives(self) -> Iterator[ClaimRow]:
        """Incentives by benefit, whether an amount is stated, currency and period, the highest amount of each first."""
        value = cast(claims.c.claim, Text)
        field = {name: func.json_extract(value, f"$.statement.{name}") for name in ("benefit", "currency", "per", "min", "max")}
        amount = func.coalesce(field["max"], field["min"])
        order = (field["benefit"], amount.is_(None), field["currency"], field["per"], amount.desc(), claims.c.document, claims.c.ordinal)
        query = CLAIMS.where(claims.c.kind == "incentive").order_by(*order)
        for row in self._stream(query):
            yield claim_row(row)

    def kinds(self) -> dict[str, int]:
        """How many claims of each kind there are, by kind."""
        query = select(claims.c.kind, func.count().label("number")).group_by(claims.c.kind).order_by(claims.c.kind)
        return {row.kind: int(row.number) for row in self._stream(query)}

    def incentives_by_document(self) -> Iterator[tuple[str, int]]:
        """Digest of each document with incentives and how many it gave."""
        query = select(claims.c.document, func.count().label("number")).where(claims.c.kind == "incentive")
        for row in self._stream(query.group_by(claims.c.document).order_by(claims.c.document)):
            yield row.document, int(row.number)

    def mentions(self, document: str | None = None, entry: str | None = None) -> Iterator[tuple[str, Mention, str | None]]:
        """Document, mention and the entry it was resolved to; of one document or of one entry."""
        query = select(mentions.c.document, mentions.c.mention, mentions.c.entry).order_by(mentions.c.document, mentions.c.ordinal)
        if document is not None:
            query = query.where(mentions.c.document == document)
        if entry is not None:
            query = query.where(mentions.c.entry == entry)
        for row in self._stream(query):
            yield row.document, msgspec.json.decode(row.mention, type=Mention), row.entry

    def issues(self) -> Iterator[IssueRow]:
        """Every issue, by origin."""
        for row in self._stream(select(issues).order_by(issues.c.origin, issues.c.sha256, issues.c.code, issues.c.message)):
            yield IssueRow(row.origin, row.sha256, Issue(row.code, row.message, row.advice))

    def counts(self) -> dict[str, int]:
        """How many documents, programmes, mentions, claims and issues there are."""
        tables = {"documents": documents, "programmes": entries, "mentions": mentions, "claims": claims, "issues": issues}
        return {name: int(self._connection.execute(select(func.count()).select_from(table)).scalar_one()) for name, table in tables.items()}

    def state(self, key: str) -> str | None:
        """A remembered value, or None."""
        found = self._connection.execute(select(state.c.value).where(state.c.key == key)).scalar()
        return None if found is None else str(found)

    def remember(self, key: str, value: str) -> None:
        """Remember a value under a key."""
        self._connection.execute(delete(state).where(state.c.key == key))
        self._connection.execute(insert(state).values(key=key, value=value))

    def fingerprint(self) -> str:
        """A digest of everything that what is published is made from, apart from the archive's origins."""
        parts = [f"{sha256} {reader}\n" for sha256, reader in self.versions()]
        parts += [f"{row.origin} {row.sha256} {row.issue}\n" for row in self.issues()]
        return digest("".join(parts).encode("utf-8", "surrogatepass"))

    def _stream(self, query: Select[Any]) -> Iterator[Row[Any]]:
        yield from self._connection.execution_options(yield_per=_BATCH).execute(query)


def _make_tables(engine: Engine, remake: bool) -> None:
    """Make the tables; those of another version are dropped when they may be made again."""
    with engine.begin() as connection:
        held = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if held not in (0, version()) and not remake:
            raise StoreError("this review was made by another version; run review again: originals and judgements are kept")
        if held != version():
            old = MetaData()
            old.reflect(connection)
            old.drop_all(connection)
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {version()}")


def _document_row(row: Row[Any]) -> DocumentRow:
    bare = msgspec.json.decode(row.document, type=Document)
    return DocumentRow(msgspec.structs.replace(bare, text=row.text), msgspec.json.decode(row.about, type=About), row.claims)


def _seen(reading: Connection) -> Iterator[tuple[Seen, str, int]]:
    """Every mention with its document's place, in a fixed order; read beside the connection that writes."""
    query = select(mentions.c.document, mentions.c.ordinal, mentions.c.mention, documents.c.about).join(documents)
    for row in reading.execution_options(yield_per=_BATCH).execute(query.order_by(mentions.c.document, mentions.c.ordinal)):
        mention, about = msgspec.json.decode(row.mention, type=Mention), msgspec.json.decode(row.about, type=About)
        yield Seen(mention.name, mention.also, mention.id, about.region, about.level, mention.quote), row.document, row.ordinal


def _set_pragmas(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _claim_values(document: str, ordinal: int, claim: Claim) -> dict[str, object]:
    statement = claim.statement
    highest = statement.max if isinstance(statement, Incentive) and statement.max is not None else None
    return {"id": claim.id, "document": document, "ordinal": ordinal, "kind": claim.flat()["kind"], "programme": claim.programme,
            "highest": highest, "claim": _encode(claim)}  # fmt: skip
