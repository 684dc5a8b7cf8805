"""Tables of what the review found beside the register: new programmes, silences, gaps, and offers that resemble a programme."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.analyse.absence import ASKED, gaps, silences
from redheader.analyse.discovery import discoveries
from redheader.analyse.resemblance import resemblances
from redheader.publish.context import PublishContext
from redheader.publish.tables.columns import CITED, DOCUMENT, cited
from redheader.publish.tables.table import Row, Table, joined, key_of, number, printed, text, whole
from redheader.store import Store


def _discoveries(store: Store, _: PublishContext) -> Iterator[Row]:
    for rank, one in enumerate(discoveries(store), 1):
        yield {
            "programme": one.entry.id, "rank": rank, "name": one.mention.name, "origins": one.origins, "documents": one.entry.documents,
            "claims": one.claims, "first_dated": one.date, "document": one.document, **cited(one.mention),
        }  # fmt: skip


def _silences(store: Store, context: PublishContext) -> Iterator[Row]:
    for one in silences(store):
        yield {"programme": one.entry, "absent": joined(one.absent), "searched": one.searched, "searched_on": context.generated[:10]}


def _gaps(store: Store, _: PublishContext) -> Iterator[Row]:
    for one in gaps(store):
        yield {
            "body": one.body, "year": one.year, "present": joined(number for number, _ in one.present),
            "missing": joined(one.missing), "documents": joined(document for _, document in one.present),
        }  # fmt: skip


def _resemblances(store: Store, context: PublishContext) -> Iterator[Row]:
    for one in resemblances(store, context.knowledge):
        for shared in one.shared:
            yield {
                "document": one.document, "programme": one.entry, "weight": round(one.weight, 6), "feature": shared.feature.name,
                "value": shared.feature.value, "feature_weight": round(shared.weight, 6),
                "claims_here": joined(row.claim.id for row in shared.here), "claims_there": joined(row.claim.id for row in shared.there),
            }  # fmt: skip


DISCOVERIES = Table("discoveries", "Programmes in no list that redheader knows, the best supported first", ("programme",), {
    "programme": key_of("programmes", "Id of the programme"),
    "rank": whole("By independent origins, documents and claims"),
    "name": printed("Its name where it first appears, as printed"),
    "origins": whole("Independent origins that name it"),
    "documents": whole("Documents that name it"),
    "claims": whole("Claims about it"),
    "first_dated": text("Date that the document of its first appearance prints; empty where none does"),
    "document": DOCUMENT, **CITED}, _discoveries)  # fmt: skip

SILENCES = Table("silences", "What no document says of a programme; nothing more than that it was not found in these", ("programme",), {
    "programme": key_of("programmes", "Id of the programme; `aliases` cites the documents that were searched"),
    "absent": text(f"Of {', '.join(ASKED)}: those that were not found, divided by “ | ”; empty where all were"),
    "searched": whole("How many documents name it, and were searched"),
    "searched_on": text("The day up to which")}, _silences)  # fmt: skip

GAPS = Table("gaps", "Numbers missing between the first and last document number of one body and year that is here", ("body", "year"), {
    "body": printed("The body's sign in its document numbers"),
    "year": whole("Year of the numbers"),
    "present": text("Numbers that are here, divided by “ | ”"),
    "missing": text("Numbers between them that are not"),
    "documents": text("SHA-256 of each document that is here, in the order of `present`")}, _gaps)  # fmt: skip

RESEMBLANCES = Table("resemblances", "Offers that name no programme, and the programme whose conditions they share; never merged",
                     ("document", "programme", "feature", "value"), {
    "document": key_of("documents", "SHA-256 of the document that names no programme"),
    "programme": key_of("programmes", "The programme it resembles"),
    "weight": number("What they share in all: the logarithm of how rare each feature is, added up"),
    "feature": text("One feature that both state"),
    "value": printed("Its value"),
    "feature_weight": number("What it adds"),
    "claims_here": text("Claims of the document that state it, divided by “ | ”"),
    "claims_there": text("Claims about the programme that state it")}, _resemblances)  # fmt: skip
