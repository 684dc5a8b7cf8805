"""The tables of the data package: their columns, and their rows streamed from the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from redheader.model.claim import Claim, Lifetime, Lineage, kind_of
from redheader.publish.context import PublishContext
from redheader.store import ClaimRow, Store

Row = dict[str, Any]
STATEMENT = {
    "benefit": "string", "min": "number", "max": "number", "currency": "string", "per": "string", "to": "string", "recipient": "string",
    "criterion": "string", "value": "string", "organisation": "string", "field": "string", "audience": "string", "start_date": "string",
    "end_date": "string", "status": "string", "relation": "string", "of": "string", "policy": "string", "count": "integer",
    "unit": "string", "period": "string", "year": "string", "area": "string", "authority": "string", "date": "string", "who": "string",
    "what": "string", "speaker": "string", "stance": "string", "about": "string",
}  # fmt: skip
_CITED = {"quote": "string", "start": "integer", "end": "integer"}


class Table(NamedTuple):
    """`columns`: name -> Frictionless type. `rows` streams them, each with exactly these keys, in a fixed order."""

    name: str
    title: str
    key: str | None
    columns: dict[str, str]
    rows: Callable[[Store, PublishContext], Iterator[Row]]


def _documents(store: Store, context: PublishContext) -> Iterator[Row]:
    for row in store.documents():
        origins = context.origins.get(row.document.sha256, ())
        about = msgspec.to_builtins(row.about)
        yield {
            "document": row.document.sha256, "text_sha256": row.document.text_sha256, "media": row.document.media,
            "origin": " | ".join(origin.origin for origin in origins), "url": next((o.url for o in origins if o.url), None),
            "taken": min((origin.taken for origin in origins), default=None), "characters": len(row.document.text),
            **about, "issuers": " | ".join(row.about.issuers), "claims": row.claims,
        }  # fmt: skip


def _programmes(store: Store, _: PublishContext) -> Iterator[Row]:
    for entry in store.entries():
        document, mention, _entry = next(iter(store.mentions(entry=entry.id)))
        yield {
            "programme": entry.id, "name_zh": entry.name_zh, "name_en": entry.name_en, "found": entry.found, "level": entry.level,
            "region": entry.region, "documents": entry.documents, "reasons": " | ".join(entry.reasons),
            "document": document, "quote": mention.quote, "start": mention.start, "end": mention.end,
        }  # fmt: skip


def _aliases(store: Store, _: PublishContext) -> Iterator[Row]:
    for entry in store.entries():
        for document, mention, _entry in store.mentions(entry=entry.id):
            for name in (mention.name, *mention.also):
                yield {
                    "programme": entry.id, "name": name, "document": document, "quote": mention.quote,
                    "start": mention.start, "end": mention.end,
                }  # fmt: skip


def _said(claim: Claim) -> Row:
    """The columns of a claim's kind; those of other kinds are empty."""
    fields = msgspec.to_builtins(claim.statement)
    if isinstance(claim.statement, Lifetime):
        fields["start_date"], fields["end_date"] = claim.statement.start, claim.statement.end
    return {name: fields.get(name) for name in STATEMENT}


def _claims(store: Store, context: PublishContext) -> Iterator[Row]:
    return (claim_row(row, context) for row in store.claims())


def claim_row(row: ClaimRow, context: PublishContext) -> Row:
    """One claim as a row of the table of claims."""
    origins = context.origins.get(row.document, ())
    return {
        "claim": row.claim.id, "kind": kind_of(row.claim.statement), "programme": row.entry,
        "programme_as_printed": row.claim.programme, **_said(row.claim), "according_to": row.claim.according_to, "origin": row.origin,
        "confidence": row.claim.confidence, "quote": row.claim.quote, "start": row.claim.start, "end": row.claim.end,
        "document": row.document, "page": row.claim.page, "archived": f"archive/{row.document[:2]}/{row.document[2:4]}/{row.document}",
        "url": next((o.url for o in origins if o.url), None), "taken": min((o.taken for o in origins), default=None),
        "reader": context.reader,
    }  # fmt: skip


def _lineage(store: Store, _: PublishContext) -> Iterator[Row]:
    for row in store.claims(kind="lineage"):
        statement = row.claim.statement
        if isinstance(statement, Lineage):
            yield {
                "claim": row.claim.id, "programme": row.entry, "programme_as_printed": row.claim.programme,
                "relation": statement.relation, "of": statement.of, "according_to": row.claim.according_to, "document": row.document,
                "quote": row.claim.quote, "start": row.claim.start, "end": row.claim.end,
            }  # fmt: skip


def _corroboration(store: Store, _: PublishContext) -> Iterator[Row]:
    for row in store.corroboration():
        yield {
            "programme": row.entry, "kind": row.kind, **_said(row.claims[0].claim), "documents": row.documents, "origins": len(row.origins),
            "claims": " | ".join(said.claim.id for said in row.claims),
            "reasons": " | ".join(f"{origin.label}: {origin.reason}" for origin in row.origins),
        }  # fmt: skip


def _families(store: Store, _: PublishContext) -> Iterator[Row]:
    for row in store.families():
        yield {
            "document": row.document, "copy_of": row.cluster, "copy_reason": row.cluster_reason, "family": row.family, "role": row.role,
            "family_reason": row.family_reason, "origin": row.origin.id, "origin_label": row.origin.label,
            "origin_reason": row.origin.reason,
        }  # fmt: skip


def _issues(store: Store, _: PublishContext) -> Iterator[Row]:
    for row in store.issues():
        yield {"origin": row.origin, "document": row.sha256, **msgspec.structs.asdict(row.issue)}


_STRINGS = dict.fromkeys
TABLES = (
    Table("documents", "One row a document that was read, with what it says of itself", "document", {
        **_STRINGS(("document", "text_sha256", "media", "origin", "url"), "string"), "taken": "integer", "characters": "integer",
        **_STRINGS(("title", "issuers", "number", "date", "level", "region", "type", "language"), "string"), "relevant": "boolean",
        "claims": "integer"}, _documents),
    Table("programmes", "One row a programme of the register, with the first clause that names it", "programme", {
        **_STRINGS(("programme", "name_zh", "name_en"), "string"), "found": "boolean", **_STRINGS(("level", "region"), "string"),
        "documents": "integer", "reasons": "string", "document": "string", **_CITED}, _programmes),
    Table("aliases", "Every name of every programme as a document prints it", None, {
        **_STRINGS(("programme", "name", "document"), "string"), **_CITED}, _aliases),
    Table("claims", "One row a claim, with its exact quotation", "claim", {
        **_STRINGS(("claim", "kind", "programme", "programme_as_printed"), "string"), **STATEMENT, "according_to": "string",
        "origin": "string",
        "confidence": "number", **_CITED, "document": "string", "page": "integer", "archived": "string", "url": "string",
        "taken": "integer", "reader": "string"}, _claims),
    Table("lineage", "What documents say of how programmes follow on from each other", "claim", {
        **_STRINGS(("claim", "programme", "programme_as_printed", "relation", "of", "according_to", "document"), "string"), **_CITED},
        _lineage),
    Table("corroboration", "One row a distinct statement about a programme: its claims, and the independent origins behind them", None, {
        **_STRINGS(("programme", "kind"), "string"), **STATEMENT, "documents": "integer", "origins": "integer",
        **_STRINGS(("claims", "reasons"), "string")}, _corroboration),
    Table("families", "Where each document belongs: its copies, its family and its part in it, who stands behind it", "document",
          _STRINGS(("document", "copy_of", "copy_reason", "family", "role", "family_reason", "origin", "origin_label", "origin_reason"),
                   "string"), _families),
    Table("issues", "Every problem with every document, and what to do", None,
          _STRINGS(("origin", "document", "code", "message", "advice"), "string"), _issues),
)  # fmt: skip
