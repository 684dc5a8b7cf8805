"""Which incentives a document states twice: in its title and below, or in a summary and again in another section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from redheader.model.claim import Incentive
from redheader.reading.source import Draft, Source

_CORE, _SUMMARY = 5, 16


class Stated:
    """What a document has stated so far: the same amount for the same people in another section repeats it."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], list[tuple[str, tuple[int, ...], frozenset[str]]]] = {}

    def fresh(self, incentive: Incentive, section: tuple[int, ...], aims: frozenset[str]) -> bool:
        """Is it new? Only statements that name people are compared; the first one stands. `aims`: words for what the money is for."""
        if incentive.to != "person" or not incentive.recipient:
            return True
        known = self._known.setdefault((incentive.benefit, incentive.min, incentive.max, incentive.per), [])
        told = any(
            at != section and _alike(incentive.recipient, name) and (not aims or not others or aims & others) for name, at, others in known
        )
        known.append((incentive.recipient, section, aims))
        return not told


def below_title(source: Source, drafts: list[tuple[tuple[int, ...], Draft]]) -> Iterator[tuple[tuple[int, ...], Draft]]:
    """The drafts without those of the first line that the text below states in full."""
    title = source.blocks[0].end if source.blocks else 0
    below = {_sum(draft) for _, draft in drafts if draft.start >= title}
    yield from ((section, draft) for section, draft in drafts if draft.start >= title or _sum(draft) not in below)


def _sum(draft: Draft) -> tuple[str, float | None, float | None]:
    incentive = cast(Incentive, draft.statement)
    return incentive.benefit, incentive.min, incentive.max


def _alike(one: str, other: str) -> bool:
    """Do two phrases end in the same people, or hold one another?"""
    return one in other or other in one or (one[-_CORE:] == other[-_CORE:] and max(len(one), len(other)) <= _SUMMARY)
