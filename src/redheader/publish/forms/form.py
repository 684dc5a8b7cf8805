"""What a form does: it takes each table's rows in batches and keeps none."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from redheader.publish.tables import Row, Table


class Form(Protocol):
    """Use it in a `with` statement; it is complete when that ends."""

    def __enter__(self) -> Self:
        """Open it."""

    def begin(self, table: Table) -> None:
        """The rows that follow are of this table."""

    def write(self, rows: list[Row]) -> None:
        """Some rows of the table, in order."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
