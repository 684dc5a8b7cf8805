"""ZIPs, also inside one another: their members one at a time, within limits. Nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from redheader.archive.found import Found, Refused, is_hidden, refuse, too_large
from redheader.archive.manifest import NAME, Entry, Manifests
from redheader.formats.encoding import detected
from redheader.settings import Limits

_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "META-INF/container.xml", "OFD.xml"))
_CHUNK = 1 << 20
_RATIO, _RATIO_FROM = 200, 8 << 20
_UTF8, _ENCRYPTED = 0x800, 0x1
_UNPACK = "Unpack it with a program you trust and give the folder."


@dataclass(slots=True)
class Budget:
    """What is left of what one archive at `origin`, with all archives inside it, may unpack; `deep` once it went too deep."""

    origin: str
    size: int
    members: int
    deep: bool = False


def is_bundle(source: Path | bytes) -> bool:
    """Is it a ZIP of files, and not a document that is stored as a ZIP? Raises OSError."""
    if isinstance(source, bytes):
        head = source[:4]
    else:
        with source.open("rb") as file:
            head = file.read(4)
    if head not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    try:
        with ZipFile(_file(source)) as bundle:
            return _OFFICE.isdisjoint(bundle.namelist())
    except _BROKEN:
        return False


def members(origin: str, source: Path | bytes, limits: Limits, budget: Budget | None = None, depth: int = 1) -> Iterator[Found | Refused]:
    """What the ZIP at `origin` holds, sorted by name; a member's origin is ``origin!/name``."""
    budget = budget or Budget(origin, limits.archive_bytes, limits.archive_members)
    if depth > limits.archive_depth:
        if not budget.deep:  # said once: an archive made to be deep would give an issue for each of a million members
            budget.deep = True
            message = f"More than {limits.archive_depth} archives stand inside one another; what stands deeper is left out."
            yield refuse(budget.origin, "too-large", message, _UNPACK)
        return
    try:
        with ZipFile(_file(source)) as bundle:
            yield from _Bundle(origin, bundle, limits, budget, depth).members()
    except _BROKEN:
        yield refuse(origin, "damaged", "The archive is broken.", "Get the file again.")


class _Bundle:
    """An open ZIP at `origin`, `depth` archives deep."""

    def __init__(self, origin: str, bundle: ZipFile, limits: Limits, budget: Budget, depth: int) -> None:
        self._origin, self._bundle, self._limits, self._budget, self._depth = origin, bundle, limits, budget, depth

    def members(self) -> Iterator[Found | Refused]:
        """The members in order of their names, or one refusal where they are too many or too large together."""
        infos = [info for info in self._bundle.infolist() if not info.is_dir()]
        self._budget.members -= len(infos)
        if self._budget.members < 0:
            yield refuse(self._origin, "too-large", f"The archive has more than {self._limits.archive_members} members.", _UNPACK)
            return
        if sum(info.file_size for info in infos) > self._budget.size:
            yield refuse(self._origin, "too-large", f"The archive unpacks to more than {self._limits.archive_bytes} bytes.", _UNPACK)
            return
        named = sorted(zip(_names(infos), infos, strict=True), key=lambda pair: pair[0])
        manifests = Manifests(lambda folder: self._manifest(dict(named), folder))
        for name, info in named:
            if not any(is_hidden(part) for part in name.split("/") if part not in (".", "..")) and not manifests.is_manifest(name):
                yield from self._member(name, info, manifests.entry(name))

    def _member(self, name: str, info: ZipInfo, entry: Entry) -> Iterator[Found | Refused]:
        """The document in one member, or those in the archive it is."""
        origin = f"{self._origin}!/{name}"
        if _leads_out(name) or stat.S_ISLNK(info.external_attr >> 16):
            yield refuse(origin, "unsafe", "The member's name or link leads out of the archive.", _UNPACK)
            return
        if info.flag_bits & _ENCRYPTED:
            yield refuse(origin, "locked", "The member is encrypted.", "Unpack it with its password and give the folder.")
            return
        if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(1, info.compress_size):
            yield refuse(origin, "too-large", f"The member unpacks to more than {_RATIO} times its size.", _UNPACK)
            return
        data = self._unpack(origin, info)
        if isinstance(data, Refused):
            yield data
        elif is_bundle(data):
            yield from members(origin, data, self._limits, self._budget, self._depth + 1)
        elif len(data) > self._limits.original_bytes:
            yield too_large(origin, len(data), self._limits.original_bytes)
        else:
            yield Found(origin, data, entry)

    def _unpack(self, origin: str, info: ZipInfo) -> bytes | Refused:
        """The bytes of a member: however few it declares, no more than are allowed."""
        allowed = min(max(self._limits.original_bytes, self._limits.unpacked_bytes), self._budget.size)
        if info.file_size > allowed:
            return too_large(origin, info.file_size, allowed)
        chunks: list[bytes] = []
        size = 0
        try:
            with self._bundle.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > allowed:
                        return too_large(origin, size, allowed)
                    chunks.append(chunk)
        except _BROKEN:
            return refuse(origin, "damaged", "The member is broken.", "Get the archive again.")
        finally:
            self._budget.size -= size
        return b"".join(chunks)

    def _manifest(self, named: dict[str, ZipInfo], folder: str) -> bytes | None:
        """The bytes of the manifest in a folder of the archive."""
        info = named.get(f"{folder}/{NAME}" if folder else NAME)
        if info is None or info.flag_bits & _ENCRYPTED:
            return None
        data = self._unpack(self._origin, info)
        return data if isinstance(data, bytes) else None


def _file(source: Path | bytes) -> Path | io.BytesIO:
    """What ZipFile opens."""
    return io.BytesIO(source) if isinstance(source, bytes) else source


def _names(infos: list[ZipInfo]) -> list[str]:
    """The members' names as they were written: those not marked as UTF-8 are in the encoding that all of them together look like."""
    raw = [info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437", "replace") for info in infos]
    unmarked = b"\n".join(name for name, info in zip(raw, infos, strict=True) if not info.flag_bits & _UTF8)
    encoding = "utf-8"
    try:
        unmarked.decode("utf-8")
    except UnicodeDecodeError:
        encoding = detected(unmarked) if detected(unmarked).startswith(("gb", "big5")) else "gb18030"
    names = (name.decode("utf-8" if info.flag_bits & _UTF8 else encoding, "replace") for name, info in zip(raw, infos, strict=True))
    return [name.replace("\\", "/") for name in names]


def _leads_out(name: str) -> bool:
    """Would unpacking under that name write outside the folder?"""
    return name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":" or "\0" in name
