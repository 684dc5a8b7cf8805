"""Tables of the register: programmes, their names, why names are one programme, and ids that lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from redheader.publish.context import PublishContext
from redheader.publish.tables.columns import CITED, DOCUMENT, cited
from redheader.publish.tables.table import Row, Table, joined, key_of, printed, text, whole, yes
from redheader.store import Store


def _programmes(store: Store, _: PublishContext) -> Iterator[Row]:
    for entry in store.entries():
        document, mention, _entry = next(iter(store.mentions(entry=entry.id)))
        yield {
            "programme": entry.id, "name_zh": entry.name_zh, "name_en": entry.name_en, "found": entry.found, "level": entry.level,
            "region": entry.region, "documents": entry.documents, "first": entry.first, "last": entry.last,
            "reasons": joined(entry.reasons), "document": document, **cited(mention),
        }  # fmt: skip


def _aliases(store: Store, _: PublishContext) -> Iterator[Row]:
    for entry in store.entries():
        for document, named in groupby(store.mentions(entry=entry.id), key=itemgetter(0)):
            at = {(name, mention.start): mention for _, mention, _ in named for name in (mention.name, *mention.also)}
            yield from ({"programme": entry.id, "name": name, "document": document, **cited(mention)} for (name, _), mention in at.items())


def _matches(store: Store, _: PublishContext) -> Iterator[Row]:
    for entry in store.entries():
        for match in entry.matches:
            yield {"programme": entry.id, **msgspec.structs.asdict(match)}


def _redirects(store: Store, _: PublishContext) -> Iterator[Row]:
    own = {entry.id for entry in store.entries()}
    for entry in store.entries():
        for former in entry.former:
            if former not in own:
                own.add(former)
                yield {"former": former, "programme": entry.id}


PROGRAMMES = Table("programmes", "One row a programme of the register, with the first clause that names it", ("programme",), {
    "programme": text("Id: the knowledge's key, or one made of the programme's name and place"),
    "name_zh": printed("Chinese name"),
    "name_en": printed("English name"),
    "found": yes("true: in no list that redheader knows, discovered in these documents"),
    "level": text("national, provincial, municipal, district or institution"),
    "region": printed("Full Chinese path of the place it belongs to; empty for the whole country and where not known"),
    "documents": whole("How many documents name it"),
    "first": text("Earliest date that one of these prints"),
    "last": text("Latest date that one of these prints"),
    "reasons": text("Why its names are one programme, each reason once"),
    "document": DOCUMENT, **CITED}, _programmes)  # fmt: skip

ALIASES = Table("aliases", "Every name of every programme as a document prints it", ("programme", "name", "document", "start"), {
    "programme": key_of("programmes", "Id of the programme"),
    "name": printed("A name, as printed"),
    "document": DOCUMENT, **CITED}, _aliases)  # fmt: skip

MATCHES = Table("matches", "Why names are one programme, and where that is in doubt", (), {
    "programme": key_of("programmes", "Id of the programme; `aliases` cites where its names stand"),
    "left": text("Id that the name would have by itself"),
    "right": text("Id it is put with, or kept apart from"),
    "verdict": text("same, different, or unsure: a doubt that a person can settle with `redheader judge`"),
    "by": text("Who decided: rule:NAME or person:NAME"),
    "why": text("The reason")}, _matches)  # fmt: skip

REDIRECTS = Table("redirects", "Ids that lead to a programme: merged ones, and those of names before they were put together", ("former",), {
    "former": text("The id that is no row of `programmes`"),
    "programme": key_of("programmes", "The id that it leads to")}, _redirects)  # fmt: skip
