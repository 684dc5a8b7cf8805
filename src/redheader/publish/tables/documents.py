"""Tables of documents: what was read, where each belongs, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from redheader.publish.context import PublishContext
from redheader.publish.tables.table import Row, Table, joined, key_of, printed, text, whole, yes
from redheader.store import Store


def _documents(store: Store, context: PublishContext) -> Iterator[Row]:
    for row in store.documents():
        origins = context.origins.get(row.document.sha256, ())
        about = msgspec.to_builtins(row.about)
        yield {
            "document": row.document.sha256, "text_sha256": row.document.text_sha256, "media": row.document.media,
            "origin": joined(origin.origin for origin in origins), "url": next((o.url for o in origins if o.url), None),
            "taken": min((origin.taken for origin in origins), default=None), "characters": len(row.document.text),
            **about, "issuers": joined(row.about.issuers), "claims": row.claims,
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


DOCUMENTS = Table("documents", "One row a document that was read, with what it says of itself", ("document",), {
    "document": text("SHA-256 of the archived original; the original lies in the review's `archive/` under it"),
    "text_sha256": text("SHA-256 of the stored text in UTF-8; offsets of all tables count in that text"),
    "media": text("Media type as recognised from the bytes"),
    "origin": text("Where it was found: paths, divided by “ | ”"),
    "url": text("Original address, where a manifest gives it"),
    "taken": whole("When it was taken in, seconds since 1970-01-01 UTC"),
    "characters": whole("Length of the stored text in Unicode code points"),
    "title": printed("Title as printed; empty where it states none"),
    "issuers": printed("Who issued it, as printed, divided by “ | ”"),
    "number": printed("Document number as printed"),
    "date": text("Date the document prints, YYYY, YYYY-MM or YYYY-MM-DD; empty where it prints none"),
    "level": text("Level of the issuer: national, provincial, municipal, district or institution"),
    "region": printed("Full Chinese path of the place that the document prints"),
    "type": text("policy, guide, notice, recruitment, list, news, report, law or other"),
    "language": text("zh or en"),
    "relevant": yes("Is it about talent programmes or talent policy?"),
    "claims": whole("How many claims were read in it")}, _documents)  # fmt: skip

FAMILIES = Table("families", "Where each document belongs: its copies, its family, its part in it, its origin", ("document",), {
    "document": key_of("documents", "SHA-256 of the original"),
    "copy_of": key_of("documents", "The smallest SHA-256 among the copies of its text; its own where it has none"),
    "copy_reason": text("Why it counts as a copy"),
    "family": text("Id of the family: notice, annexes, interpretation, translation; empty without one"),
    "role": text("Its part: notice, text, annex, draft, interpretation, guide or translation"),
    "family_reason": text("Why it belongs to the family"),
    "origin": text("Id of who stands behind it; documents of one origin are one witness"),
    "origin_label": printed("Who that is, as printed"),
    "origin_reason": printed("Why that is who stands behind it")}, _families)  # fmt: skip

ISSUES = Table("issues", "Every problem with every document, and what to do", (), {
    "origin": text("Where the document was found"),
    "document": text("SHA-256 of the original; empty where none could be taken in; one that could not be read is in no other table"),
    "code": text("Stable short name of the problem"),
    "message": text("What is wrong"),
    "advice": text("What to do")}, _issues)  # fmt: skip
