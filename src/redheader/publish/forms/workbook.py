"""One XLSX workbook with a sheet for each table, and the codebook. Rows go to disk as they come.

Text is written as text: no cell of a document becomes a formula or a link. A table longer than a sheet can be goes on in
further sheets; a text longer than a cell can be is cut, and says so.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter

from redheader.publish.tables import Column, Row, Table

_ROWS = 1_048_576
_CELL = 32_767  # UTF-16 units, which is how Excel counts
_CUT = " … [cut here; the whole text is in the CSV]"
_WIDTHS = {"string": 18.0, "integer": 10.0, "number": 14.0, "boolean": 9.0}
_WIDE = {"quote": 60.0, "title": 44.0, "reasons": 40.0, "message": 40.0, "advice": 40.0, "why": 40.0}
_CODEBOOK = (("table", 16.0), ("column", 22.0), ("type", 10.0), ("key", 6.0), ("leads to", 14.0), ("what it holds", 110.0))


class Workbook:
    """`path`: the file. `moment`: what it says of when it was made. `rows`: the most rows of a sheet, its head among them."""

    def __init__(self, path: Path, moment: datetime, rows: int = _ROWS) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": "A register of talent programmes", "created": moment.replace(tzinfo=None)})
        self._head = self._book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        self._top = self._book.add_format({"valign": "top"})
        self._rows, self._at, self._part, self._books = rows, 0, 1, list[Table]()
        self._sheet: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            self._filter()
            self._codebook()
        self._book.close()

    def begin(self, table: Table) -> None:
        """A sheet for the table."""
        self._filter()
        self._table, self._part = table, 1
        self._books.append(table)
        self._begin_sheet()

    def write(self, rows: list[Row]) -> None:
        """Some rows."""
        for row in rows:
            if self._at == self._rows:
                self._filter()
                self._part += 1
                self._begin_sheet()
            for column, value in enumerate(row.values()):
                self._cell(column, value)
            self._at += 1

    def _begin_sheet(self) -> None:
        name = self._table.name if self._part == 1 else f"{self._table.name} {self._part}"
        columns = self._table.columns
        self._open(name, [(key, _width(key, column)) for key, column in columns.items()])

    def _open(self, name: str, columns: list[tuple[str, float]]) -> None:
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        for at, (_, width) in enumerate(columns):
            self._sheet.set_column(at, at, width, self._top)
        for at, (key, _) in enumerate(columns):
            self._sheet.write_string(0, at, key, self._head)
        self._at, self._columns = 1, len(columns)

    def _cell(self, column: int, value: Any) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._at, column, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._at, column, value)
        elif value:
            self._sheet.write_string(self._at, column, _fitting(value))

    def _filter(self) -> None:
        if self._sheet is not None and self._at > 1:
            self._sheet.autofilter(0, 0, self._at - 1, self._columns - 1)

    def _codebook(self) -> None:
        self._open("codebook", list(_CODEBOOK))
        for table in self._books:
            lines = [(table.name, "", "", "", "", table.title)]
            lines += [(table.name, key, column.type, "yes" if key in table.key else "", column.of or "", column.about)
                      for key, column in table.columns.items()]  # fmt: skip
            for line in lines:
                for at, value in enumerate(line):
                    self._cell(at, value)
                self._at += 1


def _width(name: str, column: Column) -> float:
    return _WIDE.get(name, _WIDTHS[column.type])


def _fitting(text: str) -> str:
    """The text, cut to what a cell holds; what XML cannot hold is a replacement character."""
    clean = text.encode("utf-8", "replace").decode()
    if len(clean.encode("utf-16-le")) <= 2 * _CELL:
        return clean
    room = 2 * (_CELL - len(_CUT))
    return clean.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
