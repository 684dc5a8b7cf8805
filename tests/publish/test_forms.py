"""The workbook and the database: opened by other libraries, the same rows, no formula, the same bytes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from redheader.publish.forms import Database, Form, Workbook
from redheader.publish.tables import TABLES, Column, Row, Table

MOMENT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
COLUMNS = {
    "id": Column("string", "an id"), "words": Column("string", "words", printed=True), "many": Column("integer", "how many"),
    "share": Column("number", "a share"), "so": Column("boolean", "is it so"),
}  # fmt: skip
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "http://example.org",
    "\tx",
    "{=1}",
    "1e5",
    "人才\U00020000",
    "x" * 40_000,
]


def _rows() -> list[Row]:
    return [{"id": f"{place}", "words": words, "many": place, "share": None if place else 0.5, "so": bool(place % 2)}
            for place, words in enumerate(HOSTILE)]  # fmt: skip


TABLE = Table("things", "Things", ("id",), COLUMNS, lambda *_: iter(_rows()))


def _write(form: Form, rows: list[Row]) -> None:
    with form:
        form.begin(TABLE)
        form.write(rows[:4])
        form.write(rows[4:])


def test_text_of_a_document_stays_text_in_the_workbook(tmp_path: Path) -> None:
    _write(Workbook(tmp_path / "a.xlsx", MOMENT), _rows())
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["things"]
    read = list(sheet.iter_rows(min_row=2))
    assert [row[1].value for row in read[:-1]] == HOSTILE[:-1]
    assert {row[1].data_type for row in read} == {"s"}
    assert not any(cell.hyperlink for row in read for cell in row)
    assert [[cell.data_type for cell in row[2:]] for row in read[:2]] == [["n", "n", "b"], ["n", "n", "b"]]
    assert read[1][3].value is None
    assert len(read[-1][1].value) == 32_767
    assert read[-1][1].value.endswith("the whole text is in the CSV]")
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:E{len(HOSTILE) + 1}"


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path: Path) -> None:
    _write(Workbook(tmp_path / "a.xlsx", MOMENT, rows=5), _rows())
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["things", "things 2", "things 3", "codebook"]
    ids = [row[0] for name in book.sheetnames[:3] for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert ids == [row["id"] for row in _rows()]
    assert {book[name]["A1"].value for name in book.sheetnames[:3]} == {"id"}


@pytest.mark.parametrize("name", ["a.xlsx", "a.sqlite"])
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    for folder in ("one", "two"):
        path = tmp_path / folder / name
        path.parent.mkdir()
        _write(Workbook(path, MOMENT) if name.endswith("xlsx") else Database(path), _rows())
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.fixture(scope="module")
def data(specimens_review: Any) -> Path:
    return Path(specimens_review.at) / "data"


def _lines(data: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / f"{name}.jsonl").read_bytes().splitlines()]


def _read_sheet(book: openpyxl.Workbook, table: Table) -> Iterator[dict[str, Any]]:
    rows = book[table.name].iter_rows(values_only=True)
    assert next(rows) == tuple(table.columns)
    yield from (dict(zip(table.columns, row, strict=True)) for row in rows)


def test_the_workbook_holds_every_table_and_the_codebook(data: Path) -> None:
    book = openpyxl.load_workbook(data / "redheader.xlsx", read_only=True)
    assert book.sheetnames == [*(table.name for table in TABLES), "codebook"]
    for table in TABLES:
        empty = [{name: value if value != "" else None for name, value in row.items()} for row in _lines(data, table.name)]
        assert [dict(row) for row in _read_sheet(book, table)] == [{name: row[name] for name in table.columns} for row in empty]
    described = {(row[0], row[1]) for row in book["codebook"].iter_rows(min_row=2, values_only=True) if row[1]}
    assert described == {(table.name, name) for table in TABLES for name in table.columns}


def test_the_database_holds_every_table_with_keys_and_indexes(data: Path) -> None:
    base = sqlite3.connect(data / "redheader.sqlite")
    base.row_factory = sqlite3.Row
    for table in TABLES:
        assert [dict(row) for row in base.execute(f'select * from "{table.name}" order by rowid')] == [
            {name: row[name] for name in table.columns} for row in _lines(data, table.name)
        ]
        keys = [row["name"] for row in sorted(base.execute(f'pragma table_info("{table.name}")'), key=lambda row: row["pk"]) if row["pk"]]
        assert keys == list(table.key)
    plan = " ".join(row["detail"] for row in base.execute("explain query plan select * from claims where programme = 'x'"))
    assert "claims_by_programme" in plan
    assert list(base.execute("pragma foreign_key_check")) == []
