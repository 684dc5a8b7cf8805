"""Bytes of an original -> a document with one stored text.

The format is recognised from the bytes alone, never from a name, so that a reading depends on the digest only.
"""

from __future__ import annotations

from redheader.errors import DocumentError
from redheader.formats import docx, foreign, html, pdf, plain, xlsx
from redheader.formats.content import Content, Format, no_text, too_large
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.settings import Limits

FORMATS: tuple[Format, ...] = (
    Format(pdf.MEDIA, pdf.recognise, pdf.decode),
    Format(docx.MEDIA, docx.recognise, docx.decode),
    Format(xlsx.MEDIA, xlsx.recognise, xlsx.decode),
    Format(xlsx.OLD_MEDIA, xlsx.recognise_old, xlsx.decode_old),
    Format(foreign.MEDIA, foreign.recognise, foreign.decode),
    Format(html.MEDIA, html.recognise, html.decode),
    Format(plain.MEDIA, plain.recognise, plain.decode),
)


def read(data: bytes, limits: Limits) -> Document:
    """The document in `data`. Raises DocumentError: empty, damaged, locked, too-large, unsupported or no-text."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise DocumentError("empty", "The file is empty.", "Get the file again, or leave it out.")
    if len(data) > limits.original_bytes:
        raise too_large(f"The file has {len(data)} bytes; {limits.original_bytes} are allowed.")
    known = next(each for each in FORMATS if each.recognise(data))
    content = known.decode(data, limits)
    if not content.text:
        raise no_text("There is no text in the file.")
    if len(content.text) > limits.text_characters:
        raise too_large(f"The text has {len(content.text)} characters; {limits.text_characters} are allowed.")
    return Document(digest(data), content.text, known.media, content.title, content.pages, content.issues)


__all__ = ["Content", "FORMATS", "Format", "read"]
