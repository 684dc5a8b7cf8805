"""Gold annotations and readings as files: one JSON object a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import msgspec

from redheader.errors import UsageError


class _Programme(msgspec.Struct):
    """What a programme of the gold cannot do without."""

    name: str
    also: tuple[str, ...] = ()


class _Claim(msgspec.Struct):
    """What a claim of the gold cannot do without."""

    kind: str
    quote: str


class _Gold(msgspec.Struct):
    """The shape of one gold file; its other fields are free."""

    document: str
    about: dict[str, Any]
    programmes: tuple[_Programme, ...]
    claims: tuple[_Claim, ...]


def gold_digest(folder: Path) -> str:
    """SHA-256 over the annotations in a folder: name, size and bytes of each file, in the order of the names."""
    sha = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        data = path.read_bytes()
        sha.update(f"{path.name}\0{len(data)}\0".encode() + data)
    return sha.hexdigest()


def gold_documents(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name of the document and its annotations, by file name. Raises UsageError for a folder without any or a file that is no gold."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(f"{folder} holds no annotations; expected one NAME.json for each document")
    for path in files:
        record = _object(path.read_bytes(), str(path))
        try:
            msgspec.convert(record, _Gold)
        except msgspec.ValidationError as error:
            raise UsageError(f"{path}: {error}; see the reference of annotations") from None
        yield PurePath(record["document"]).name, record


def readings_by_name(path: Path) -> dict[str, dict[str, Any]]:
    """Readings from a JSON Lines file by the last part of their document's path. Raises UsageError for lines that are none."""
    readings = {}
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                record = _object(line, f"{path} line {number}")
                readings[PurePath(str(record.get("document"))).name] = record
    return readings


def _object(data: bytes, where: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{where} is no JSON object ({error}); expected what `redheader read` prints") from None
