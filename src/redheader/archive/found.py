"""What a search for documents yields: originals, and what was refused."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from redheader.archive.manifest import NOTHING_KNOWN, Entry, day_in
from redheader.errors import ArchiveError
from redheader.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Found:
    """An original: where it was found, its bytes or the file that holds them, and what a manifest says of it."""

    origin: str
    source: Path | bytes
    entry: Entry = NOTHING_KNOWN

    @property
    def catalogued(self) -> str | None:
        """The day under which it is catalogued: by its manifest, else by its name; None where neither gives one."""
        return self.entry.day or day_in(PurePosixPath(self.origin).name)

    def read(self) -> bytes:
        """The bytes; raises ArchiveError when the file has gone since it was found."""
        if isinstance(self.source, bytes):
            return self.source
        try:
            return self.source.read_bytes()
        except OSError as error:
            raise ArchiveError(f"{self.origin} cannot be read any more ({error.strerror}); run again") from None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was found and cannot be taken in, and why."""

    origin: str
    issue: Issue


def refuse(origin: str, code: str, message: str, advice: str) -> Refused:
    """`origin` with an issue made of the rest."""
    return Refused(origin, Issue(code, message, advice))


def too_large(origin: str, size: int, allowed: int) -> Refused:
    """`origin` has `size` bytes where `allowed` are."""
    return refuse(origin, "too-large", f"It has {size} bytes; {allowed} are allowed.", "Split the file.")


def is_hidden(name: str) -> bool:
    """Is a file or folder of that name one that programs keep for themselves?"""
    return name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def printable(path: str) -> str:
    """A path from the file system as proper Unicode: names that are not UTF-8 are taken for GB18030."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("ascii", "backslashreplace")
