"""Formats redheader knows and does not read: each is refused with what to do instead."""

from __future__ import annotations

from typing import NoReturn

from redheader.formats.content import Content, damaged, locked, unsupported
from redheader.formats.package import names
from redheader.settings import Limits

MEDIA = "application/octet-stream"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SCAN = "Run OCR over it and read the resulting PDF or text."
_PDF = "Open it in its program and save it as PDF."
_UNPACK = "Unpack it and read the folder."
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture", _SCAN),
    (b"\x89PNG\r\n", "a PNG picture", _SCAN),
    (b"GIF8", "a GIF picture", _SCAN),
    (b"II*\0", "a TIFF picture", _SCAN),
    (b"MM\0*", "a TIFF picture", _SCAN),
    (b"{\\rtf", "an RTF text", "Open it in its program and save it as DOCX."),
    (b"Rar!\x1a", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ\x90\0", "a program", "Leave it out."),
    (b"SQLite format 3\0", "a database", "Export what it holds as XLSX."),
    (b"%!PS", "a PostScript file", "Turn it into a PDF."),
    (b"WARC/", "a web archive", "Give it as a path of its own."),
)
_INNER: tuple[tuple[str, str, str], ...] = (
    ("ppt/", "a PowerPoint file", _PDF),
    ("META-INF/container.xml", "an e-book", _PDF),
    ("content.xml", "an OpenDocument file", "Open it in its program and save it as DOCX or XLSX."),
    ("OFD.xml", "an OFD file", "Open it in its program and save it as PDF."),
)
_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "an old Word file (.doc)", "Open it in its program and save it as .docx."),
    ("PowerPoint Document", "an old PowerPoint file", _PDF),
)


def recognise(data: bytes) -> bool:
    """Does it begin as one of the known formats that are not read?"""
    return (
        data.startswith((_OLE, b"PK\x03\x04", b"PK\x05\x06")) or _mark(data) is not None or _is_web_archive(data) or _is_riff_picture(data)
    )


def decode(data: bytes, limits: Limits) -> Content:
    """Raises DocumentError, always: locked, damaged or unsupported, with advice."""
    del limits
    if data.startswith(_OLE):
        _refuse_compound(data)
    if data.startswith(b"PK"):
        _refuse_zip(data)
    if _is_web_archive(data):
        raise unsupported("This is a saved web page in one file (MHTML).", "Open it in a browser and save it as HTML.")
    _, what, advice = _mark(data) or (b"", "a WebP picture", _SCAN)
    raise unsupported(f"This is {what}.", advice)


def has_stream(data: bytes, name: str) -> bool:
    """Is there a stream of that name in an OLE compound file?"""
    return data.startswith(_OLE) and name.encode("utf-16-le") + b"\0\0" in data


def _mark(data: bytes) -> tuple[bytes, str, str] | None:
    """The mark `data` begins with."""
    return next((mark for mark in _MARKS if data.startswith(mark[0])), None)


def _is_web_archive(data: bytes) -> bool:
    """Is it a page saved as a MIME message?"""
    head = data[:2048].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def _is_riff_picture(data: bytes) -> bool:
    """Is it a WebP picture?"""
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def _refuse_compound(data: bytes) -> NoReturn:
    """Refuse an OLE compound file by the streams in it."""
    if has_stream(data, "EncryptedPackage"):
        raise locked("The file is locked with a password.")
    for stream, what, advice in _STREAMS:
        if has_stream(data, stream):
            raise unsupported(f"This is {what}.", advice)
    raise unsupported("This is an old Office file of an unknown kind.", _PDF)


def _refuse_zip(data: bytes) -> NoReturn:
    """Refuse a ZIP by the members in it."""
    members = names(data)
    for start, what, advice in _INNER:
        if any(name.startswith(start) for name in members):
            raise unsupported(f"This is {what}.", advice)
    if members:
        raise unsupported("This is a ZIP archive, not a document.", "Give it as a path of its own, or unpack it.")
    raise damaged("This is a ZIP or Office file that is broken or cut short.")
