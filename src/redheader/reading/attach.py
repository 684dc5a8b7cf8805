"""Which named programme a passage is about, where the text ties them together."""

from __future__ import annotations

from redheader.reading.source import Naming, Source


def governing(source: Source, namings: tuple[Naming, ...], start: int, end: int) -> str | None:
    """The name of the one programme that the sentence at `start`-`end`, or else a heading above it, names; else None."""
    sentence = source.sentence_at(start)
    for left, right in ((sentence.start, sentence.end), *((block.start, block.end) for block in reversed(source.headings(start)))):
        named = {naming.name for naming in namings if any(left <= span.start < right for span in naming.spans)}
        if named:
            return named.pop() if len(named) == 1 else None
    return None
