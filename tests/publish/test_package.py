"""The data package: valid, the same in its three forms, every row leading to a passage that stands."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest

from redheader.archive import Archive
from redheader.errors import GroundingError
from redheader.formats import read
from redheader.publish.mask import mask
from redheader.publish.package import check_grounding
from redheader.publish.tables import STATEMENT, TABLES, Column
from redheader.settings import Limits
from redheader.store import Store

WHOLE = Column("integer", "")
NAMES = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def data(specimens_review: Any) -> Path:
    return Path(specimens_review.at) / "data"


@pytest.fixture(scope="module")
def texts(specimens_review: Any) -> dict[str, str]:
    """The stored texts, made again from the originals."""
    archive = Archive(specimens_review.at / "archive")
    return {sha256: read(archive.read(sha256), Limits()).text for sha256 in archive.origins()}


def _lines(data: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / f"{name}.jsonl").read_bytes().splitlines()]


def test_frictionless_finds_nothing_wrong(data: Path) -> None:
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.flatten(["type", "rowNumber", "fieldName", "note"]) == []
    assert [task.name for task in report.tasks] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_three_forms_hold_the_same_rows(data: Path, name: str) -> None:
    lines = _lines(data, name)
    assert pq.read_table(data / f"{name}.parquet").to_pylist() == lines
    with frictionless.Package(str(data / "datapackage.json")).get_resource(name) as resource:
        rows = [row.to_dict() for row in resource.row_stream]
    assert [_plain(row) for row in rows] == [_plain(row) for row in lines]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a CSV can hold it: no value and no words are the same there, a number is a number, a formula is quoted."""

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return value.removeprefix("'") or None if value[:2] in ("'=", "'+", "'-", "'@") else value or None
        return value if isinstance(value, bool) or value is None else float(value)

    return {name: plain(value) for name, value in row.items()}


def _cited(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in NAMES:
        yield from ((name, row) for row in _lines(data, name) if row.get("quote") is not None)


def test_every_quotation_stands_in_the_text_of_its_original(data: Path, texts: dict[str, str]) -> None:
    rows = list(_cited(data))
    assert {name for name, _ in rows} >= {"claims", "programmes", "aliases", "lineage"}
    assert [row for _, row in rows if mask(texts[row["document"]][row["start"] : row["end"]]) != row["quote"]] == []


def test_no_spreadsheet_runs_a_cell(data: Path) -> None:
    for name in NAMES:
        with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [cell for row in csv.reader(file) for cell in row if cell[:1] in ("=", "+", "@")] == []


def test_every_reference_between_tables_leads_somewhere(data: Path) -> None:
    keys = {table.name: {row[table.key[0]] for row in _lines(data, table.name)} for table in TABLES if table.key}
    for table in TABLES:
        for row in _lines(data, table.name):
            assert {
                name: row[name] for name, column in table.columns.items() if column.of and row[name] not in keys[column.of] | {None}
            } == {}
            claims = [each for name in ("claims", "claims_here", "claims_there") if table.columns.get(name, WHOLE).type == "string"
                      for each in row.get(name, "").split(" | ")]  # fmt: skip
            assert set(claims) - {""} <= keys["claims"]


def test_every_table_leads_to_citations() -> None:
    """Each table has a quotation, or a key of a table that has; documents are what is cited, issues what could not be."""
    cites = {table.name for table in TABLES if "quote" in table.columns} | {"documents"}
    leads = {table.name: {column.of for column in table.columns.values()} for table in TABLES}
    lists = {table.name for table in TABLES for name in ("claims", "documents") if table.columns.get(name, WHOLE).type == "string"}
    assert [name for name in NAMES if name not in cites | lists and not leads[name] & cites] == ["issues"]


def test_every_column_says_what_it_holds(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    assert [field["name"] for each in package["resources"] for field in each["schema"]["fields"] if len(field["description"]) < 4] == []
    codebook = (data / "codebook.md").read_text("utf-8")
    for table in TABLES:
        section = codebook.split(f"## {table.name}\n")[1].split("\n## ")[0]
        assert [name for name in table.columns if f"| `{name}` |" not in section] == []


def test_every_claim_leads_to_its_archived_original(data: Path) -> None:
    assert all(
        hashlib.sha256((data.parent / row["archived"]).read_bytes()).hexdigest() == row["document"] for row in _lines(data, "claims")
    )


def test_the_statement_columns_hold_what_the_claim_says(data: Path, specimens_review: Any) -> None:
    rows = {row["claim"]: row for row in _lines(data, "claims")}
    with Store(specimens_review.at / "store.sqlite") as store:
        found = [row.claim for row in store.claims()]
    renamed = {("lifetime", "start"): "start_date", ("lifetime", "end"): "end_date"}
    for claim in found:
        kind = claim.flat()["kind"]
        for field in claim.statement.__struct_fields__:
            column = renamed.get((kind, field), field)
            assert column in STATEMENT
            assert rows[claim.id][column] == getattr(claim.statement, field)


def test_the_manifest_counts_and_digests_what_lies_there(data: Path) -> None:
    manifest = json.loads((data / "manifest.json").read_bytes())
    assert manifest["rows"] == {name: len(_lines(data, name)) for name in NAMES}
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in data.iterdir() if path.name != "manifest.json"}
    assert manifest["sha256"] == files


def test_nothing_ungrounded_is_published(specimens_review: Any, tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes((specimens_review.at / "store.sqlite").read_bytes())
    with Store(path) as store:
        check_grounding(store)
        store._connection.exec_driver_sql("update documents set text = 'x' || text")
        with pytest.raises(GroundingError, match="does not stand"):
            check_grounding(store)
