"""What a table is: columns that say what they mean, a key, and rows that stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from redheader.publish.context import PublishContext
from redheader.publish.mask import mask
from redheader.store import Store

Row = dict[str, Any]
Type = Literal["string", "integer", "number", "boolean"]


class Column(NamedTuple):
    """A column: its Frictionless type and what it holds.

    `printed`: holds words of documents, which are masked as on the site. `of`: the table whose key it holds.
    """

    type: Type
    about: str
    printed: bool = False
    of: str | None = None


class Table(NamedTuple):
    """`key`: the columns that tell its rows apart, empty where none do. `rows` streams them, each with exactly the columns' names."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: dict[str, Column]
    rows: Callable[[Store, PublishContext], Iterator[Row]]

    def masked(self, store: Store, context: PublishContext) -> Iterator[Row]:
        """Its rows as they are published: mobile numbers, mail addresses and identity numbers in words of documents are dots."""
        printed = [name for name, column in self.columns.items() if column.printed]
        for row in self.rows(store, context):
            for name in printed:
                if row[name] is not None:
                    row[name] = mask(row[name])
            yield row


def text(about: str) -> Column:
    """A column of redheader's own words, ids or addresses."""
    return Column("string", about)


def printed(about: str) -> Column:
    """A column of words of documents."""
    return Column("string", about, printed=True)


def whole(about: str) -> Column:
    """A column of whole numbers."""
    return Column("integer", about)


def number(about: str) -> Column:
    """A column of numbers."""
    return Column("number", about)


def yes(about: str) -> Column:
    """A column of true and false."""
    return Column("boolean", about)


def key_of(table: str, about: str) -> Column:
    """A column that leads to a row of another table."""
    return Column("string", about, of=table)


def joined(values: Any) -> str:
    """Several values in one cell."""
    return " | ".join(str(value) for value in values)
