"""An append-only file of JSON lines: runs that are killed or work side by side leave it whole."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


class Log(Generic[T]):
    """The file at `path` with one value of type `kind` a line; what a killed run left unfinished is passed over."""

    def __init__(self, path: Path, kind: type[T]) -> None:
        self.path, self._decoder = path, msgspec.json.Decoder(kind)

    def append(self, value: T) -> None:
        """Add one line, whole or not at all. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)  # given up when the descriptor is closed
            written = b"\n" * _is_torn(descriptor) + msgspec.json.encode(value) + b"\n"
            if os.write(descriptor, written) < len(written):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(descriptor)

    def __iter__(self) -> Iterator[T]:
        """Every whole line; none where there is no file. Raises OSError."""
        try:
            with self.path.open("rb") as file:
                for line in file:
                    try:
                        yield self._decoder.decode(line)
                    except (msgspec.DecodeError, UnicodeDecodeError):
                        continue
        except FileNotFoundError:
            return


def _is_torn(descriptor: int) -> bool:
    """Did a killed run leave the last line unfinished?"""
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
