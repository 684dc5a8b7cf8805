"""Spreadsheets (XLSX and XLS): each row one line whose cells carry the heads of their columns, so that it can be read alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from redheader.formats.content import Content, damaged, locked, too_large
from redheader.formats.foreign import has_stream
from redheader.formats.package import Package, names
from redheader.formats.tidy import row, tidy
from redheader.settings import Limits

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLD_MEDIA = "application/vnd.ms-excel"
Value = int | float | str | bool | date | datetime | time | timedelta
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_MOST_CELLS = 12_000_000
_HEAD_ROWS = 15
_FIGURE = re.compile(r"[\d.,%\s\u2014\u2013/-]*")
_LONGEST_HEAD = 60


def recognise(data: bytes) -> bool:
    """A ZIP with a workbook."""
    return any(name.startswith("xl/workbook") for name in names(data))


def recognise_old(data: bytes) -> bool:
    """An OLE file with a workbook."""
    return has_stream(data, "Workbook") or has_stream(data, "Book")


def decode(data: bytes, limits: Limits) -> Content:
    """Content of an XLSX file; raises DocumentError (damaged, locked, too-large)."""
    package = Package(data, limits)
    for name in sorted(package.names):
        part = package.part(name) or b""
        if name.startswith("xl/worksheets/") and _area(part) > _MOST_CELLS:
            raise too_large("A sheet's cells stand too far apart.")
    return decode_old(data, limits)


def decode_old(data: bytes, limits: Limits) -> Content:
    """Content of a workbook that calamine can open; raises DocumentError (damaged, locked, too-large)."""
    lines: list[str] = []
    length = 0
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            for line in _sheet_lines(name, book.get_sheet_by_name(name)):
                lines.append(line)
                length += len(line)
                if length > limits.text_characters:
                    raise too_large(f"The sheets have more than {limits.text_characters} characters.")
    except PasswordError as error:
        raise locked("The workbook is locked with a password.") from error
    except (CalamineError, ValueError, OSError) as error:
        raise damaged("The workbook is broken.") from error
    return Content(tidy("\n".join(lines)))


def _area(sheet: bytes) -> int:
    """Cells in the rectangle around the filled cells of a sheet."""
    rows: list[int] = [1, 1]
    widest = 1
    for match in _CELL.finditer(sheet):
        number = int(match[2])
        rows = [min(rows[0], number), max(rows[1], number)]
        widest = max(widest, _column(match[1]))
    return (rows[1] - rows[0] + 1) * widest


def _column(letters: bytes) -> int:
    """AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet_lines(name: str, sheet: CalamineSheet) -> Iterator[str]:
    """The lines of a sheet: its name, what stands above the heads, then one line a row; nothing for an empty sheet."""
    rows = _filled(sheet)
    if not rows:
        return
    yield row([name])
    at = _head_row(rows)
    for cells in rows[: at if at is not None else len(rows)]:
        yield row(_once(cells))
    if at is None:
        return
    last = at + 1 if at + 2 < len(rows) and _is_second_head(rows[at], rows[at + 1]) else at
    heads = _heads(rows[at : last + 1])
    yield row(_once(heads))
    for cells in rows[last + 1 :]:
        alone = len(set(cells) - {""}) == 1
        line = row(_once(cells) if alone else [_with_head(head, cell) for head, cell in zip(heads, cells, strict=True) if cell])
        if line:
            yield line


def _filled(sheet: CalamineSheet) -> list[list[str]]:
    """The rows that hold something, as text, with merged cells filled and empty columns left out."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    first_row, first_column = sheet.start or (0, 0)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if (bottom - top + 1) * (right - left + 1) <= 10_000:
            merged.update({(r, c): (top, left) for r in range(top, bottom + 1) for c in range(left, right + 1)})
    texts: dict[tuple[int, int], str] = {}
    anchors = set(merged.values())
    rows: list[list[str]] = []
    for number, values in enumerate(sheet.iter_rows(), first_row):
        cells = [written(value) if value != "" else "" for value in values]
        if merged:
            for column, cell in enumerate(cells, first_column):
                if (number, column) in anchors:
                    texts[number, column] = cell
                elif (number, column) in merged:
                    cells[column - first_column] = cell or texts.get(merged[number, column], "")
        if any(cells):
            rows.append(cells)
    telling = [cells for cells in rows if len(set(cells) - {""}) > 1] or rows
    used = [column for column in range(len(rows[0]) if rows else 0) if any(cells[column] for cells in telling)]
    return [[cells[column] for column in used] for cells in rows]


def written(value: Value) -> str:
    """A cell as a person sees it: whole numbers without a decimal point, dates as ISO 8601."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 10))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return " ".join(str(value).split())


def _head_row(rows: list[list[str]]) -> int | None:
    """The row that names the columns: the first with several different short words and rows as wide below it; None where there is none."""
    widest = max(len(set(cells) - {""}) for cells in rows[: 3 * _HEAD_ROWS])
    for at, cells in enumerate(rows[:_HEAD_ROWS]):
        full = [cell for cell in cells if cell]
        names_columns = len(set(full)) >= max(2, 0.6 * widest) and all(len(c) <= _LONGEST_HEAD and not _FIGURE.fullmatch(c) for c in full)
        if names_columns and at + 1 < len(rows):
            return at
    return None


def _is_second_head(first: list[str], second: list[str]) -> bool:
    """Does the row below the heads divide them further: the same or empty where a head covers one column, words where it covers several?"""
    covered = [a for a, b in pairwise(first) if a and a == b]
    if not covered:
        return False
    pairs = list(zip(first, second, strict=True))
    return all(b in ("", a) or (a in covered and not _FIGURE.fullmatch(b) and len(b) <= _LONGEST_HEAD) for a, b in pairs)


def _heads(rows: list[list[str]]) -> list[str]:
    """One head a column; that of a divided column after the head above it."""
    return [" ".join(dict.fromkeys(part for part in column if part)) for column in zip(*rows, strict=True)]


def _once(cells: list[str]) -> list[str]:
    """`cells` with a text that fills several neighbours only in the first."""
    return [cell if at == 0 or cell != cells[at - 1] else "" for at, cell in enumerate(cells)]


def _with_head(head: str, cell: str) -> str:
    """``head: cell``, or the cell alone where its column has no head."""
    return f"{head}: {cell}" if head and head != cell else cell
