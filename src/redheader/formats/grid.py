"""Tables with cells that cover several rows or columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_WIDEST = 1000
_MOST_REPEATED = 2_000_000

Cell = tuple[str, int, int]


def spread(rows: Iterable[list[Cell]]) -> Iterator[list[str]]:
    """Rows of (text, rows covered, columns covered) -> rows of texts.

    A cell that covers several rows is repeated in each, so that each row can be read alone, until two million characters have been
    repeated; one that covers several columns stands once, in the first, and leaves the others empty, up to the thousandth column.
    """
    pending: dict[int, tuple[str, int]] = {}
    left = _MOST_REPEATED
    for cells in rows:
        line: list[str] = []
        for text, down, across in cells:
            left -= _fill(line, pending)
            for offset in range(min(across, max(1, _WIDEST - len(line)))):
                value = "" if offset else text
                if down > 1 and left > 0 and len(line) < _WIDEST:
                    pending[len(line)] = (value, down - 1)
                line.append(value)
        left -= _fill(line, pending)
        if left < 0:
            pending.clear()
        yield line


def _fill(line: list[str], pending: dict[int, tuple[str, int]]) -> int:
    """Add the cells that reach down from the rows above, as long as they follow on; the characters added."""
    added = 0
    while len(line) in pending:
        value, left = pending.pop(len(line))
        if left > 1:
            pending[len(line)] = (value, left - 1)
        line.append(value)
        added += len(value)
    return added
