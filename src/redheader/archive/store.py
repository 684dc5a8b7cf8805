"""Originals under their SHA-256: written once, never changed, checked whenever they are read."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from redheader.archive.found import Found
from redheader.archive.log import Log
from redheader.errors import ArchiveError
from redheader.model.ids import digest

_FULL = (errno.ENOSPC, errno.EDQUOT)


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an original was found, the address it came from where that is known, and when it was taken in (seconds since the epoch).

    `catalogued`: the day (YYYY-MM-DD) under which its manifest or its name files it, None where neither does.
    """

    origin: str
    url: str | None
    taken: int
    catalogued: str | None = None


class _Line(msgspec.Struct, frozen=True):
    """One line of ``origins.jsonl``."""

    sha256: str
    origin: str
    url: str | None
    taken: int
    catalogued: str | None = None


class Archive:
    """A folder of originals, ``ab/cd/abcd…`` by digest, and ``origins.jsonl``, one line for each place one was found.

    Runs that are killed or work side by side leave it whole: an original appears by renaming, an origin by one appended write.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lines = Log(root / "origins.jsonl", _Line)
        self._known: set[tuple[str, str]] | None = None

    def add(self, found: Found, taken: int) -> str:
        """Keep an original and where it was found; its SHA-256. The same twice changes nothing. Raises ArchiveError."""
        data = found.read()
        sha256 = digest(data)
        try:
            self._keep(sha256, data)
            self._note(_Line(sha256, found.origin, found.entry.url, taken, found.catalogued))
        except OSError as error:
            raise self._failed(error) from None
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of an original. Raises ArchiveError when it is not there or not what it was."""
        try:
            data = self._path(sha256).read_bytes()
        except OSError:
            message = f"original {sha256[:12]} is missing from {self.root}; run review again with the files it came from"
            raise ArchiveError(message) from None
        if digest(data) != sha256:
            raise ArchiveError(f"original {sha256[:12]} in {self.root} is damaged; run review again with the files it came from")
        return data

    def origins(self) -> Mapping[str, tuple[Origin, ...]]:
        """SHA-256 -> where the original was found, first found first."""
        found: dict[str, dict[str, Origin]] = {}
        for line in self._read_lines():
            found.setdefault(line.sha256, {}).setdefault(line.origin, Origin(line.origin, line.url, line.taken, line.catalogued))
        return {
            sha256: tuple(sorted(places.values(), key=lambda place: (place.taken, place.origin)))
            for sha256, places in sorted(found.items())
        }

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def _keep(self, sha256: str, data: bytes) -> None:
        """Put an original in its place, unless it stands there whole."""
        path = self._path(sha256)
        if path.exists() and path.stat().st_size == len(data) and digest(path.read_bytes()) == sha256:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _note(self, line: _Line) -> None:
        """Append an origin, unless it is there."""
        if self._known is None:
            self._known = {(each.sha256, each.origin) for each in self._read_lines()}
        if (line.sha256, line.origin) in self._known:
            return
        self._lines.append(line)
        self._known.add((line.sha256, line.origin))

    def _read_lines(self) -> Iterator[_Line]:
        try:
            yield from self._lines
        except OSError as error:
            raise self._failed(error) from None

    def _failed(self, error: OSError) -> ArchiveError:
        """What to do about an error of the system."""
        if error.errno in _FULL:
            return ArchiveError(f"the disk that holds {self.root} is full; free space and run again, nothing is lost")
        return ArchiveError(f"{self.root} cannot be written ({error.strerror}); give a folder you may write to")
