"""A file a table: CSV for spreadsheets, JSON Lines for scripts, Parquet for analysis."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, TextIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from redheader.publish.tables import Row, Table

_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_LINE = msgspec.json.Encoder(order="deterministic")


class _Files:
    """One open file at a time, that of the table whose rows come in."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.file: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file of the table that has ended."""
        if self.file is not None:
            self.file.close()
            self.file = None


class Cells(_Files):
    """`TABLE.csv`, UTF-8."""

    def begin(self, table: Table) -> None:
        """Open the table's file with its head."""
        self.close()
        self.file: TextIO = (self.out / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
        self._rows = csv.DictWriter(self.file, list(table.columns), lineterminator="\n")
        self._rows.writeheader()

    def write(self, rows: list[Row]) -> None:
        """Some rows."""
        self._rows.writerows({name: cell(value) for name, value in row.items()} for row in rows)


class Lines(_Files):
    """`TABLE.jsonl`, one row a line."""

    def begin(self, table: Table) -> None:
        """Open the table's file."""
        self.close()
        self.file: BinaryIO = (self.out / f"{table.name}.jsonl").open("wb")

    def write(self, rows: list[Row]) -> None:
        """Some rows."""
        self.file.writelines(_LINE.encode(row) + b"\n" for row in rows)


class Columns(_Files):
    """`TABLE.parquet`."""

    def begin(self, table: Table) -> None:
        """Open the table's file with its schema."""
        self.close()
        self._schema = pa.schema([pa.field(name, _ARROW[column.type]) for name, column in table.columns.items()])
        self.file = pq.ParquetWriter(self.out / f"{table.name}.parquet", self._schema, compression="zstd")

    def write(self, rows: list[Row]) -> None:
        """Some rows, as one group of the file."""
        self.file.write_table(pa.Table.from_pylist(rows, schema=self._schema))


def cell(value: Any) -> Any:
    """A CSV cell: true and false in lower case as Frictionless reads them; what a spreadsheet would run as a formula is quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"}:
        return f"'{value}"
    return value
