"""What publishing needs beside the store: where originals came from and how this review was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from redheader.archive import Origin
from redheader.knowledge.loader import Knowledge
from redheader.model.judgement import Judgement
from redheader.settings import Settings


@dataclass(frozen=True)
class PublishContext:
    """`origins`: by SHA-256 of the original. `archive`: path of the archive's folder as seen from the site's folder.

    `reader`: version of rules and knowledge. `generated`: when, ISO 8601 in UTC. `judgements`: what people decided, oldest first.
    """

    origins: Mapping[str, tuple[Origin, ...]]
    archive: str
    knowledge: Knowledge
    reader: str
    settings: Settings
    generated: str
    judgements: tuple[Judgement, ...] = ()

    def original(self, sha256: str) -> str:
        """Path of an archived original, as seen from the site's folder."""
        return f"{self.archive}/{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def origin_of(self, sha256: str) -> Origin | None:
        """Where an original was first found."""
        return next(iter(self.origins.get(sha256, ())), None)

    def originals(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Digest and address columns of every original."""
        for sha256, origins in self.origins.items():
            urls = [origin.url for origin in origins if origin.url]
            yield sha256, {"origins": [origin.origin for origin in origins], "url": next(iter(urls), None)}
