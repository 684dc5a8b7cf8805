"""Passages in which nothing was read: what to look at to see what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from redheader.store import Store

_SHORTEST = 8  # characters of a line worth judging


class Passage(NamedTuple):
    """A line of a stored text: SHA-256 of the original, offsets in code points."""

    document: str
    start: int
    end: int

    @property
    def id(self) -> str:
        """As a judgement names it."""
        return f"{self.document}:{self.start}-{self.end}"


def unread_passages(store: Store) -> Iterator[Passage]:
    """Every line of a document about talent that no claim or programme's name touches, by document and place."""
    for row in store.documents():
        if row.about.relevant:
            sha256 = row.document.sha256
            read = sorted([(each.claim.start, each.claim.end) for each in store.claims(document=sha256)]
                          + [(mention.start, mention.end) for _, mention, _ in store.mentions(document=sha256)])  # fmt: skip
            yield from (Passage(sha256, start, end) for start, end in _between(_lines(row.document.text), read))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if len(line.strip()) >= _SHORTEST:
            yield at, at + len(line)
        at += len(line) + 1


def _between(lines: Iterator[tuple[int, int]], read: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines that no span of `read`, sorted by start, touches."""
    reach, at = -1, 0
    for start, end in lines:
        while at < len(read) and read[at][0] < end:
            reach = max(reach, read[at][1])
            at += 1
        if reach <= start:
            yield start, end
