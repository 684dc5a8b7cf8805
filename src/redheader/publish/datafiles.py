"""The same lists and records as JSON and CSV beside their pages, masked as the pages are."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from redheader.publish.forms import cell
from redheader.publish.mask import mask

_ENCODER = msgspec.json.Encoder(order="deterministic")
Row = Mapping[str, Any]


def masked(value: Any) -> Any:
    """A value of JSON with every string in it masked."""
    if isinstance(value, str):
        return mask(str(value))
    if isinstance(value, dict):
        return {key: masked(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [masked(each) for each in value]
    return value


def encode(value: Any) -> bytes:
    """A value as one line of JSON, masked."""
    return _ENCODER.encode(masked(value)) + b"\n"


def write_table(stem: Path, rows: Iterable[Row]) -> None:
    """Stream rows of equal keys into `stem`.csv and `stem`.json, an array with one row a line; no row, no header."""
    cells, array = (stem.with_name(f"{stem.name}.{form}") for form in ("csv", "json"))
    with cells.open("w", encoding="utf-8", newline="") as table, array.open("wb") as lines:
        writer: csv.DictWriter[str] | None = None
        for row in rows:
            plain = masked(dict(row))
            if writer is None:
                writer = csv.DictWriter(table, list(plain), lineterminator="\n")
                writer.writeheader()
            lines.write(b"," if lines.tell() else b"[")
            writer.writerow({name: cell(_joined(value)) for name, value in plain.items()})
            lines.write(_ENCODER.encode(plain) + b"\n")
        lines.write(b"]\n" if lines.tell() else b"[]\n")


def _joined(value: Any) -> Any:
    return " | ".join(map(str, value)) if isinstance(value, list) else value
