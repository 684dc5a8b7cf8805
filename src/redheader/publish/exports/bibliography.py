"""The documents for reference managers: RIS and CSL-JSON, each with its original address and its digest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from redheader.archive import Origin
from redheader.model.reading import About
from redheader.publish.context import PublishContext
from redheader.publish.mask import mask
from redheader.store import Store

# A document's type: in RIS, in CSL.
_TYPES = {"law": ("STAT", "legislation"), "news": ("NEWS", "article-newspaper"), "report": ("RPRT", "report")}
_OFFICIAL = ("GOVDOC", "report")
_encode = msgspec.json.Encoder(order="deterministic").encode


def write_bibliography(store: Store, context: PublishContext, out: Path) -> None:
    """`documents.ris` and `documents.csl.json`, by digest."""
    with (out / "documents.ris").open("wb") as ris, (out / "documents.csl.json").open("wb") as csl:
        csl.write(b"[")
        for place, (sha256, about, _) in enumerate(store.abouts()):
            origins = context.origins.get(sha256, ())
            ris.write("".join(f"{tag}  - {value}\r\n" for tag, value in _ris(sha256, about, origins)).encode("utf-8", "replace") + b"\r\n")
            csl.write((b",\n" if place else b"\n") + _encode(_csl(sha256, about, origins)))
        csl.write(b"\n]\n")


def _ris(sha256: str, about: About, origins: tuple[Origin, ...]) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(about.type, _OFFICIAL)[0]
    yield "ID", sha256[:12]
    yield "TI", _title(sha256, about)
    yield from (("AU", f"{_line(issuer)},") for issuer in about.issuers)  # the comma: a body, whose name is not turned around
    if about.date:
        parts = about.date.split("-")
        yield "PY", parts[0]
        yield "DA", "/".join((*parts, "", "")[:3]) + "/"
    if about.number:
        yield "M1", _line(about.number)
    yield "LA", about.language
    if url := _address(origins):
        yield "UR", url
    if (taken := _taken(origins)) is not None:
        yield "Y2", f"{taken.year:04d}/{taken.month:02d}/{taken.day:02d}/"
    yield "N1", f"SHA-256 of the archived original: {sha256}"
    yield "ER", ""


def _csl(sha256: str, about: About, origins: tuple[Origin, ...]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": sha256[:12], "type": _TYPES.get(about.type, _OFFICIAL)[1], "title": _title(sha256, about), "language": about.language,
        "archive": "redheader", "archive_location": f"sha256:{sha256}",
    }  # fmt: skip
    if about.issuers:
        item["author"] = [{"literal": _line(issuer)} for issuer in about.issuers]
    if about.date:
        item["issued"] = _parts(about.date)
    if about.number:
        item["number"] = _line(about.number)
    if url := _address(origins):
        item["URL"] = url
    if (taken := _taken(origins)) is not None:
        item["accessed"] = _parts(taken.strftime("%Y-%m-%d"))
    return item


def _title(sha256: str, about: About) -> str:
    return _line(about.title) if about.title else f"[untitled document {sha256[:12]}]"


def _line(words: str) -> str:
    """Words on one line, masked."""
    return " ".join(mask(words).split())


def _parts(day: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}


def _address(origins: tuple[Origin, ...]) -> str | None:
    return next(("".join(origin.url.split()) for origin in origins if origin.url), None)


def _taken(origins: tuple[Origin, ...]) -> datetime | None:
    moment = min((origin.taken for origin in origins), default=None)
    return None if moment is None else datetime.fromtimestamp(moment, UTC)
