"""Which named programme a passage is about, where the text ties them together."""

from __future__ import annotations

from redheader.reading.source import Naming, Source


def governing(source: Source, namings: tuple[Naming, ...], start: int, end: int) -> str | None:
    """The name of the programme that the passage at `start`-`end` is about, or None where the text ties it to none.

    What the passage itself names counts first, then what its sentence names before it, then the innermost scope around it.
    """
    sentence = source.sentence_at(start)
    right = max(end, sentence.end)
    named = sorted((span.start, naming.name) for naming in namings for span in naming.spans if sentence.start <= span.start < right)
    inside = [name for at, name in named if start <= at < end]
    if inside:
        return inside[0]
    before = [name for at, name in named if at < start]
    if before:
        return before[-1]
    around = [(scope.end - scope.start, naming.name) for naming in namings for scope in naming.scopes if scope.start <= start < scope.end]
    return min(around, default=(0, None))[1]
