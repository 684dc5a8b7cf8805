"""Documents, programmes and who runs them as FollowTheMoney entities, one a line. No person is among them.

* A programme is a Project: it has names, dates, participants and proof, and holds no property. It is no LegalEntity: it cannot sign or own.
* Who runs it is a PublicBody where the knowledge lists the body, else an Organization; a ProjectParticipant ties it to the programme.
* A document is HyperText, Pages, Workbook, PlainText or Document by its media type, with its SHA-256 as `contentHash`.
* What follows on from what is an UnknownLink between Projects: a Succession would be one between legal entities.
* Every other claim about a programme is a Note on it. Each edge and note has its quotation, its place in the stored text, its
  claim's id and its document as proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from redheader.model.claim import Claim, Lifetime, Lineage, Position, Restriction, Shortage, Sponsor
from redheader.model.ids import content_id
from redheader.model.register import Entry
from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.mask import mask
from redheader.store import ClaimRow, Store
from redheader.text.bare import bare_key

Entity = dict[str, Any]
_SCHEMAS = {"text/html": "HyperText", "application/pdf": "Pages", "text/plain": "PlainText"}
_BODIES = ("PublicBody", "Organization")
_LANGUAGES = {"zh": "zho", "en": "eng"}
_DATE = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")
_MAINLAND = re.compile(r"^[1-6]")  # codes of GB/T 2260; 7 and 8 are Taiwan, Hong Kong and Macau, whose country is not stated here
_encode = msgspec.json.Encoder(order="deterministic").encode


def write_entities(store: Store, context: PublishContext, path: Path) -> dict[str, int]:
    """`path`, JSON Lines; returns how many dates and claims were left out of it, and why."""
    left_out = {"dates that are no dates": 0, "claims about no programme of the register": 0, "positions, restrictions and shortages": 0}
    bodies = {name: agency.name for agency in context.knowledge.agencies for name in (agency.name, *agency.zh, *agency.en)}
    written = set[str]()
    with path.open("wb") as file:
        for entity in _documents(store, context):
            file.write(_line(entity))
        places = {region.path for region in context.knowledge.regions if _MAINLAND.match(region.code)}
        for entry in store.entries():
            for entity in _programme(store, entry, entry.region == "" or entry.region in places, left_out):
                file.write(_line(entity))
        for row in store.claims():
            if row.entry is None:
                left_out["claims about no programme of the register"] += 1
            elif isinstance(row.claim.statement, Position | Restriction | Shortage):
                left_out["positions, restrictions and shortages"] += 1
            else:
                for entity in _claim(store, row, bodies):
                    if entity["id"] not in written:
                        file.write(_line(entity))
                    if entity["schema"] in _BODIES:
                        written.add(entity["id"])
    return left_out


def _line(entity: Entity) -> bytes:
    return _encode(entity) + b"\n"


def _entity(schema: str, id_: str, **properties: Any) -> Entity:
    """An entity; properties without a value are left away, words are masked and stand on one line."""
    given = {name: value if isinstance(value, list | tuple) else [value] for name, value in properties.items()}
    plain = {name: list(dict.fromkeys(_words(str(each)) for each in values if each)) for name, values in given.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in plain.items() if values}}


def _words(value: str) -> str:
    return value if re.fullmatch(r"[0-9a-f-]+|rh-[\w-]+|https?://\S+", value) else " ".join(mask(value).split())


def _documents(store: Store, context: PublishContext) -> Iterator[Entity]:
    for row in store.documents():
        document, about = row.document, row.about
        origins = context.origins.get(document.sha256, ())
        name = about.title or next((Path(origin.origin).name for origin in origins), document.sha256)
        yield _entity(
            _SCHEMAS.get(document.media, "Workbook" if "sheet" in document.media or "excel" in document.media else "Document"),
            document.sha256, contentHash=document.sha256, title=about.title, fileName=name, mimeType=document.media,
            language=_LANGUAGES[about.language], date=about.date, publisher=about.issuers,
            sourceUrl=[origin.url for origin in origins if origin.url],
        )  # fmt: skip


def programme_id(entry: str) -> str:
    """A programme's entity."""
    return f"rh-programme-{entry}"


def _programme(store: Store, entry: Entry, in_china: bool, left_out: dict[str, int]) -> Iterator[Entity]:
    names = [entry.name_zh, entry.name_en]
    lifetimes = [row.claim.statement for row in store.claims(entry=entry.id, kind="lifetime")]
    dates = {"startDate": [what.start for what in lifetimes if isinstance(what, Lifetime) and what.start],
             "endDate": [what.end for what in lifetimes if isinstance(what, Lifetime) and what.end]}  # fmt: skip
    valid = {name: [each for each in stated if is_date(each)] for name, stated in dates.items()}
    odd = [each for stated in dates.values() for each in stated if not is_date(each)]
    left_out["dates that are no dates"] += len(odd)
    status = [what.status for what in lifetimes if isinstance(what, Lifetime)]
    first, *_ = next(iter(store.mentions(entry=entry.id)))
    yield _entity(
        "Project", programme_id(entry.id), name=names, alias=[alias.name for alias in entry.aliases if alias.name not in names],
        projectId=entry.id, country="cn" if in_china else None, keywords=[entry.level], status=status, proof=first,
        notes=[f"Date as stated, left out as no date: {each}" for each in odd], **valid,
    )  # fmt: skip
    for document, mention, _ in store.mentions(entry=entry.id):
        yield _entity(
            "Documentation", f"rh-{content_id('named', entry.id, document, mention.start, mention.end)}", document=document,
            entity=programme_id(entry.id), role="names the programme", summary=mention.quote,
            recordId=f"{document}:{mention.start}-{mention.end}", proof=document,
        )  # fmt: skip


def _claim(store: Store, row: ClaimRow, bodies: Mapping[str, str]) -> Iterator[Entity]:
    claim, programme = row.claim, programme_id(str(row.entry))
    evidence = _evidence(claim, row)
    match claim.statement:
        case Sponsor(organisation=name):
            listed, region = bodies.get(name), store.about(row.document).region  # a bureau's name is not one of its own: every city has one
            body = f"rh-{content_id('body', listed or region, None if listed else bare_key(name))}"
            yield _entity(_BODIES[0 if listed else 1], body, name=listed or name, alias=name if listed else None,
                          address=None if listed else region)  # fmt: skip
            yield _entity("ProjectParticipant", f"rh-{claim.id}", project=programme, participant=body, role="said to run or fund it",
                          **evidence)  # fmt: skip
        case Lineage(relation=relation) if row.other:
            yield _entity(
                "UnknownLink",
                f"rh-{claim.id}",
                subject=programme,
                object=programme_id(row.other),
                role=f"said to be: {relation}",
                **evidence,
            )
        case _:
            yield _entity("Note", f"rh-{claim.id}", entity=programme, name=str(present.says(claim)), description=evidence["summary"],
                          summary=evidence["description"], keywords=present.kind(claim), proof=row.document)  # fmt: skip


def _evidence(claim: Claim, row: ClaimRow) -> dict[str, Any]:
    by = f"; according to {claim.according_to}" if claim.according_to else ""
    where = f"claim {claim.id}, characters {claim.start} to {claim.end} of the stored text{by}"
    return {"summary": claim.quote, "description": where, "recordId": claim.id, "proof": row.document, "date": row.date}


def is_date(value: str) -> bool:
    """Is it a year, a month or a day that exists?"""
    if not _DATE.match(value):
        return False
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
