"""The data package: each table as CSV, JSON Lines and Parquet, described by datapackage.json, with a manifest."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from redheader.errors import GroundingError
from redheader.publish.context import PublishContext
from redheader.publish.tables import TABLES, Row, Table
from redheader.store import Store

_ROWS = 5_000
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_LINE = msgspec.json.Encoder(order="deterministic")


def write_package(store: Store, context: PublishContext, out: Path) -> None:
    """Write every table, `datapackage.json` and `manifest.json` into the folder `out`, which exists.

    Raises GroundingError when a claim of the store does not stand in its stored text: nothing ungrounded is published.
    """
    check_grounding(store)
    counts = {table.name: _write_table(table, store, context, out) for table in TABLES}
    resources = [_resource(table, out / f"{table.name}.csv") for table in TABLES]
    package = {
        "name": "redheader-review",
        "title": "A register of talent programmes with the sentence behind every claim",
        "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": resources,
    }
    _write_json(out / "datapackage.json", package)
    files = {path.name: _sha256(path) for path in sorted(out.iterdir()) if path.name != "manifest.json"}
    settings = {"limits": msgspec.to_builtins(context.settings.limits), "without": sorted(context.settings.without)}
    searched = {"documents": store.counts()["documents"], "origins": sum(map(len, context.origins.values())), "until": context.generated}
    manifest = {
        "generated": context.generated, "reader": context.reader, "knowledge": context.knowledge.digest, "rows": counts,
        "searched": searched, "settings": settings, "sha256": files,
    }  # fmt: skip
    _write_json(out / "manifest.json", manifest)


def check_grounding(store: Store) -> None:
    """Compare every quotation with the stored text once more before anything is published."""
    for row in store.documents():
        for claim in (found.claim for found in store.claims(document=row.document.sha256)):
            if row.document.text[claim.start : claim.end] != claim.quote:
                raise GroundingError(f"claim {claim.id} does not stand in {row.document.sha256[:12]}; delete the store and run again")


def _write_table(table: Table, store: Store, context: PublishContext, out: Path) -> int:
    schema = pa.schema([pa.field(name, _ARROW[kind]) for name, kind in table.columns.items()])
    count = 0
    with ExitStack() as stack:
        text = stack.enter_context((out / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
        lines = stack.enter_context((out / f"{table.name}.jsonl").open("wb"))
        parquet = stack.enter_context(pq.ParquetWriter(out / f"{table.name}.parquet", schema, compression="zstd"))
        rows = csv.DictWriter(text, list(table.columns), lineterminator="\n")
        rows.writeheader()
        for batch in _batches(table.rows(store, context)):
            rows.writerows({name: cell(value) for name, value in row.items()} for row in batch)
            lines.writelines(_LINE.encode(row) + b"\n" for row in batch)
            parquet.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _ROWS)):
        yield batch


def cell(value: Any) -> Any:
    """A CSV cell: true and false in lower case as Frictionless reads them; what a spreadsheet would run as a formula is quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"}:
        return f"'{value}"
    return value


def _resource(table: Table, path: Path) -> dict[str, Any]:
    fields = [{"name": name, "type": kind} for name, kind in table.columns.items()]
    schema: dict[str, Any] = {"fields": fields, **({"primaryKey": [table.key]} if table.key else {})}
    return {
        "name": table.name, "title": table.title, "path": path.name, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "bytes": path.stat().st_size, "hash": f"sha256:{_sha256(path)}", "profile": "tabular-data-resource", "schema": schema,
    }  # fmt: skip


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_json(path: Path, value: Any) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
