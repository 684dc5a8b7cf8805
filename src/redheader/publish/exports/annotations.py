"""Every claim as a W3C Web Annotation: its quotation and its position in the stored text, on the original's address and digest.

Model: https://www.w3.org/TR/annotation-model/. A TextPositionSelector counts Unicode code points, as redheader does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.mask import mask
from redheader.store import ClaimRow, DocumentRow, Store

_AROUND = 32  # characters before and after, by which a quotation is found again where offsets have moved
_encode = msgspec.json.Encoder().encode


def write_annotations(store: Store, context: PublishContext, path: Path) -> None:
    """One AnnotationPage, an annotation a line, by document and place in it."""
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:redheader:annotations", "type": "AnnotationPage"}
    with path.open("wb") as file:
        file.write(_encode(head)[:-1] + b',"items":[')
        for place, item in enumerate(_annotations(store, context)):
            file.write((b",\n" if place else b"\n") + _encode(item))
        file.write(b"\n]}\n")


def _annotations(store: Store, context: PublishContext) -> Iterator[dict[str, Any]]:
    for document in store.documents():
        for row in store.claims(document=document.document.sha256) if document.claims else ():
            yield _annotation(row, document, context)


def _annotation(row: ClaimRow, document: DocumentRow, context: PublishContext) -> dict[str, Any]:
    claim = row.claim
    by = f" (according to {claim.according_to})" if claim.according_to else ""
    bodies = [_body(mask(f"{present.says(claim)}{by}"), "describing"), _body(present.kind(claim), "tagging")]
    if row.entry:
        bodies.append(_body(row.entry, "identifying"))
    return {
        "id": f"urn:redheader:claim:{claim.id}", "type": "Annotation", "motivation": "describing", "body": bodies,
        "target": _target(row, document, context),
    }  # fmt: skip


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _target(row: ClaimRow, document: DocumentRow, context: PublishContext) -> dict[str, Any]:
    """The original's web address, or its digest where no address is known, with the archived original as the state it was read in."""
    claim, sha256 = row.claim, row.document
    origins = context.origins.get(sha256, ())
    address = next((origin.url for origin in origins if origin.url), None)
    taken = min((origin.taken for origin in origins), default=None)
    state: dict[str, Any] = {"type": "TimeState", "cached": f"archive/{sha256[:2]}/{sha256[2:4]}/{sha256}"}
    if taken is not None:
        state["sourceDate"] = datetime.fromtimestamp(taken, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = document.document.text
    first = max(0, claim.start - _AROUND)
    around = mask(text[first : claim.end + _AROUND])
    before, length = claim.start - first, claim.end - claim.start
    quote = {"type": "TextQuoteSelector", "exact": mask(claim.quote), "prefix": around[:before], "suffix": around[before + length :]}
    position = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
    return {
        "type": "SpecificResource", "state": state, "selector": [quote, position],
        "source": {"id": address or f"hash://sha256/{sha256}", "via": f"hash://sha256/{sha256}", "format": document.document.media,
                   "language": document.about.language},
    }  # fmt: skip
