"""Office files that are ZIPs of parts: opened and read within limits."""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile, ZipFile

from redheader.formats.content import damaged, locked, too_large
from redheader.settings import Limits

_CHUNK = 1 << 20
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def names(data: bytes) -> frozenset[str]:
    """The names of the members, empty where `data` is no ZIP that can be opened."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return frozenset(package.namelist())
    except _BROKEN:
        return frozenset()


class Package:
    """The parts of an office file. Never unpacks more than `limits.unpacked_bytes` in all."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.unpacked_bytes
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise damaged("The file's container is broken; it may have been cut short.") from error
        members = self._zip.infolist()
        if len(members) > limits.archive_members or sum(member.file_size for member in members) > limits.unpacked_bytes:
            raise too_large("The file unpacks to more than is allowed.")
        if any(member.flag_bits & 1 for member in members):
            raise locked("The file's parts are encrypted.")
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises DocumentError (damaged, too-large)."""
        if name not in self.names:
            return None
        chunks: list[bytes] = []
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise too_large("The file unpacks to more than is allowed.")
                    chunks.append(chunk)
        except _BROKEN as error:
            raise damaged("A part of the file is broken.") from error
        return b"".join(chunks)
