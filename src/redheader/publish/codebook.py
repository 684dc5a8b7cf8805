"""The codebook: what every table and column of the data package means, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.publish.tables import TABLES

_FILES = (
    ("TABLE.csv, TABLE.jsonl, TABLE.parquet", "each table, for spreadsheets, scripts and analysis"),
    ("redheader.xlsx", "all tables in one workbook, a sheet each, with this codebook as the last sheet"),
    ("redheader.sqlite", "all tables in one SQLite database, with keys and indexes"),
    ("annotations.jsonld", "every claim as a W3C Web Annotation on its original: quotation and position in the stored text"),
    ("redheader.ftm.json", "documents, programmes and who runs them as FollowTheMoney entities, one a line"),
    ("documents.ris, documents.csl.json", "the documents for reference managers such as Zotero"),
    ("datapackage.json", "the tables described for Frictionless: types, keys, what leads to what"),
    ("manifest.json", "versions, digests of every file, counts, settings, what was searched and when"),
    ("codebook.md", "this page"),
)


def files() -> Iterator[str]:
    """The files of the data package, and what holds of all tables."""
    yield "| file | holds |\n|---|---|"
    for name, about in _FILES:
        yield f"| {', '.join(f'`{each}`' for each in name.split(', '))} | {about} |"
    yield ""
    yield "* The same rows stand in every form. An empty cell is unknown or not said: never zero, never none."
    yield "* `start` and `end` count Unicode code points of the stored text, the end exclusive; `redheader text` prints that text."
    yield "* Mobile numbers, mail addresses and identity numbers in words of documents are dots, one for one: lengths and offsets hold."
    yield "* Every row leads to its citations: it has a quotation with its document and offsets, or a key of rows that do."
    yield "* Text that a spreadsheet would run as a formula has a `'` before it in CSV; in the workbook it is text."
    yield "* In the workbook, a table of more than 1,048,575 rows goes on in further sheets, and a text of more than 32,767 characters"
    yield "  is cut and says so.\n"


def tables(heading: str = "##") -> Iterator[str]:
    """Every table with its columns."""
    for table in TABLES:
        key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
        yield f"{heading} {table.name}\n"
        yield f"{table.title}.{key}\n"
        yield "| column | type | holds |\n|---|---|---|"
        for name, column in table.columns.items():
            leads = f" Leads to `{column.of}`." if column.of else ""
            yield f"| `{name}` | {column.type} | {column.about}.{leads} |"
        yield ""


def codebook() -> str:
    """The whole page."""
    return "\n".join(["# Codebook\n", *files(), *tables()]).rstrip() + "\n"
