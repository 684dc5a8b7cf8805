"""What persons judged, beside the originals the one thing a review cannot make again: added to, never rewritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from redheader.archive.log import Log
from redheader.errors import ArchiveError
from redheader.model.judgement import Judgement


class Judgements:
    """``judgements.jsonl`` in a review's folder `root`."""

    def __init__(self, root: Path) -> None:
        self._log = Log(root / "judgements" / "judgements.jsonl", Judgement)

    def add(self, judgement: Judgement) -> None:
        """Keep one more judgement. Raises ArchiveError when it cannot be written."""
        try:
            self._log.append(judgement)
        except OSError as error:
            raise ArchiveError(f"{self._log.path} cannot be written ({error.strerror}); nothing was judged") from None

    def __iter__(self) -> Iterator[Judgement]:
        """Every judgement, in the order they were made. Raises ArchiveError when the file cannot be read."""
        try:
            yield from self._log
        except OSError as error:
            raise ArchiveError(f"{self._log.path} cannot be read ({error.strerror}); check who may read it") from None
