"""One SQLite file with a plain table for each table: the same columns, keys, and an index on what leads from one to another."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from redheader.publish.tables import Row, Table

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_ASKED = ("kind", "document", "programme", "claim", "other", "origin")


class Database:
    """`path`: the file, made anew. The same rows give the same bytes with the same version of SQLite."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._indexes: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            for index in self._indexes:
                self._connection.execute(index)
            self._connection.commit()
        self._connection.close()

    def begin(self, table: Table) -> None:
        """Make the table."""
        lines = [f'"{name}" {_TYPES[column.type]}' + _references(column.of) for name, column in table.columns.items()]
        if table.key:
            lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
        self._connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)})")
        held = ", ".join("?" * len(table.columns))
        self._insert = f"INSERT INTO {_quoted(table.name)} VALUES ({held})"
        for name in table.columns:
            if name in _ASKED and (name,) != table.key:
                index = f"CREATE INDEX {_quoted(f'{table.name}_by_{name}')} ON {_quoted(table.name)} ({_quoted(name)})"
                self._indexes.append(index)

    def write(self, rows: list[Row]) -> None:
        """Some rows."""
        self._connection.executemany(self._insert, (tuple(row.values()) for row in rows))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _references(table: str | None) -> str:
    return f' REFERENCES "{table}"' if table else ""
