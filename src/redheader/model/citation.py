"""The grounding gate: a citation whose quotation does not stand at its offsets cannot be constructed."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from redheader.errors import GroundingError


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and where it stands.

    `document`: SHA-256 of the archived original. `start`, `end`: Unicode code points of its stored text, end exclusive.
    `text`, the stored text, is needed to construct one and is not kept.

    Raises GroundingError unless ``text[start:end] == quote`` and the quote is not blank.
    """

    document: str
    start: int
    end: int
    quote: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.quote or not self.quote.strip():
            raise GroundingError(f"no such quotation at {self.start}-{self.end} of {self.document[:12]}: the reading is dropped")
