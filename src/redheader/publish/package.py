"""The data package: each table in every form, exports for other tools, a codebook, and a manifest that describes it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from redheader.analyse.precision import precision
from redheader.errors import GroundingError
from redheader.publish.codebook import codebook
from redheader.publish.context import PublishContext
from redheader.publish.exports import write_annotations, write_bibliography, write_entities
from redheader.publish.forms import Cells, Columns, Database, Form, Lines, Workbook, cell
from redheader.publish.measured import measured
from redheader.publish.tables import TABLES, Row, Table
from redheader.store import Store

__all__ = ["cell", "check_grounding", "write_package"]

_ROWS = 5_000


def write_package(store: Store, context: PublishContext, out: Path) -> None:
    """Write every table and export, `datapackage.json` and `manifest.json` into the folder `out`, which exists.

    Raises GroundingError when a claim of the store does not stand in its stored text: nothing ungrounded is published.
    """
    check_grounding(store)
    counts = _write_tables(store, context, out)
    write_annotations(store, context, out / "annotations.jsonld")
    write_bibliography(store, context, out)
    left_out = write_entities(store, context, out / "redheader.ftm.json")
    (out / "codebook.md").write_text(codebook(), "utf-8")
    package = {
        "name": "redheader-review",
        "title": "A register of talent programmes with the sentence behind every claim",
        "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": [_resource(table, out / f"{table.name}.csv") for table in TABLES],
    }
    _write_json(out / "datapackage.json", package)
    files = {path.name: _sha256(path) for path in sorted(out.iterdir()) if path.name != "manifest.json"}
    settings = {"limits": msgspec.to_builtins(context.settings.limits), "without": sorted(context.settings.without)}
    searched = {"documents": store.counts()["documents"], "origins": sum(map(len, context.origins.values())), "until": context.generated}
    manifest = {
        "generated": context.generated, "reader": context.reader, "knowledge": context.knowledge.digest, "rows": counts,
        "searched": searched, "settings": settings, "measured": measured(), "judged": precision(store, context.judgements),
        "left_out": {"redheader.ftm.json": left_out}, "sha256": files,
    }  # fmt: skip
    _write_json(out / "manifest.json", manifest)


def check_grounding(store: Store) -> None:
    """Compare every quotation with the stored text once more before anything is published."""
    for row in store.documents():
        for claim in (found.claim for found in store.claims(document=row.document.sha256)):
            if row.document.text[claim.start : claim.end] != claim.quote:
                raise GroundingError(f"claim {claim.id} does not stand in {row.document.sha256[:12]}; delete the store and run again")


def _write_tables(store: Store, context: PublishContext, out: Path) -> dict[str, int]:
    """Every table in every form; how many rows each has."""
    moment = datetime.fromisoformat(context.generated)
    counts = {}
    with ExitStack() as stack:
        opened: Sequence[Form] = (
            Cells(out), Lines(out), Columns(out), Workbook(out / "redheader.xlsx", moment), Database(out / "redheader.sqlite"),
        )  # fmt: skip
        forms = [stack.enter_context(form) for form in opened]
        for table in TABLES:
            counts[table.name] = 0
            for form in forms:
                form.begin(table)
            for batch in _batches(table.masked(store, context)):
                counts[table.name] += len(batch)
                for form in forms:
                    form.write(batch)
    return counts


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _ROWS)):
        yield batch


def _resource(table: Table, path: Path) -> dict[str, Any]:
    fields = [{"name": name, "type": column.type, "description": column.about} for name, column in table.columns.items()]
    keys = {each.name: each.key[0] for each in TABLES if each.key}
    foreign = [{"fields": [name], "reference": {"resource": column.of, "fields": [keys[column.of]]}}
               for name, column in table.columns.items() if column.of]  # fmt: skip
    schema: dict[str, Any] = {"fields": fields}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table.name, "title": table.title, "path": path.name, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "bytes": path.stat().st_size, "hash": f"sha256:{_sha256(path)}", "profile": "tabular-data-resource", "schema": schema,
    }  # fmt: skip


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_json(path: Path, value: Any) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
