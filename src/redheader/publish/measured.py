"""What the reader was measured at on annotated documents, as this version was released with."""

from __future__ import annotations

from pathlib import Path

import msgspec

from redheader.errors import KnowledgeError

_FILE = Path(__file__).parent / "measured.yaml"


class Score(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Precision and recall of one kind; `gold`: how many the annotations have, `read`: how many were read in the same documents."""

    kind: str
    precision: float
    recall: float
    gold: int
    read: int


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set of annotated documents. `name`: development, unseen. `about`: what they are, and how the rules stand to them.

    `gold`: digest of the annotations. `documents`: how many were annotated. `reader`: version of rules and knowledge. `date`: when.
    """

    name: str
    about: str
    gold: str
    documents: int
    reader: str
    date: str
    scores: tuple[Score, ...]


def measured(path: Path = _FILE) -> tuple[Measured, ...]:
    """The figures, a set each. Raises KnowledgeError when the file does not hold them."""
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=tuple[Measured, ...])
    except (OSError, msgspec.MsgspecError) as error:
        raise KnowledgeError(f"publish/{path.name}: {error}") from None
