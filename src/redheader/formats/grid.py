"""Tables with cells that cover several rows or columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_WIDEST = 1000

Cell = tuple[str, int, int]


def spread(rows: Iterable[list[Cell]]) -> Iterator[list[str]]:
    """Rows of (text, rows covered, columns covered) -> rows of texts.

    A cell that covers several rows is repeated in each, so that each row can be read alone; one that covers several columns
    stands once, in the first, and leaves the others empty.
    """
    pending: dict[int, tuple[str, int]] = {}
    for cells in rows:
        line: list[str] = []
        for text, down, across in cells:
            _fill(line, pending)
            if len(line) >= _WIDEST:
                break
            for offset in range(min(across, _WIDEST - len(line))):
                value = "" if offset else text
                if down > 1:
                    pending[len(line)] = (value, down - 1)
                line.append(value)
        _fill(line, pending)
        yield line


def _fill(line: list[str], pending: dict[int, tuple[str, int]]) -> None:
    """Add the cells that reach down from the rows above, as long as they follow on."""
    while len(line) in pending:
        value, left = pending.pop(len(line))
        if left > 1:
            pending[len(line)] = (value, left - 1)
        line.append(value)
