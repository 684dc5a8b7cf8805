"""PDF files with a text layer: paragraphs put together from lines by where they stand on the page."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

from redheader.formats.content import Content, damaged, locked, no_text, too_large
from redheader.formats.layout import paragraphs, without_margins
from redheader.formats.lines import Line, page_lines
from redheader.formats.tidy import tidy
from redheader.model.issue import Issue
from redheader.settings import Limits

MEDIA = "application/pdf"
_END = b"%%EOF"
_TAIL = 2048


def recognise(data: bytes) -> bool:
    """Is the mark of a PDF near the beginning?"""
    return b"%PDF-" in data[:1024]


def decode(data: bytes, limits: Limits) -> Content:
    """Content of the file, with the offsets of its pages; raises DocumentError (damaged, locked, too-large, no-text)."""
    document = _open(data)
    try:
        pages = _read(document, limits)
        title = " ".join(tidy(document.get_metadata_value("Title")).split()) or None
    finally:
        document.close()
    short = _END not in data[-_TAIL:]
    if not any(pages):
        raise damaged("The PDF is cut short.") if short else no_text("The PDF has no text, only pictures of it.")
    text, offsets = _text(pages)
    return Content(text, title, offsets, _issues(pages, short))


def _open(data: bytes) -> pdfium.PdfDocument:
    """The opened file."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise locked("The PDF is locked with a password.") from error
        raise damaged("The PDF is broken or cut short.") from error


def _read(document: pdfium.PdfDocument, limits: Limits) -> list[list[Line]]:
    """The lines of every page; a page that cannot be opened has none."""
    count = len(document)
    if count > limits.pages:
        raise too_large(f"The PDF has {count} pages; {limits.pages} are allowed.")
    pages: list[list[Line]] = []
    characters = 0
    for number in range(count):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            pages.append([])
            continue
        lines = page_lines(page)
        page.close()
        characters += sum(len(line.text) for line in lines)
        if characters > limits.text_characters:
            raise too_large(f"The PDF has more than {limits.text_characters} characters.")
        pages.append(lines)
    return pages


def _text(pages: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """The tidy text of all pages and the offset at which each begins."""
    text: list[str] = []
    offsets: list[int] = []
    length = 0
    for paragraph in paragraphs(without_margins(pages)):
        for number, piece in paragraph:
            offsets += [length] * (number + 1 - len(offsets))
            text.append(piece)
            length += len(piece)
        text.append("\n")
        length += 1
    offsets += [max(0, length - 1)] * (len(pages) - len(offsets))
    return "".join(text[:-1]), tuple(offsets)


def _issues(pages: list[list[Line]], short: bool) -> tuple[Issue, ...]:
    """What could not be read."""
    issues = []
    bare = [number for number, lines in enumerate(pages, 1) if not lines]
    if bare:
        numbers = ", ".join(map(str, bare[:20])) + (" and more" if len(bare) > 20 else "")
        issues.append(
            Issue("no-text", f"No text on {len(bare)} of {len(pages)} pages: {numbers}.", "If they are scans, run OCR over the file first.")
        )
    if short:
        issues.append(Issue("damaged", "The PDF ends early; pages may be missing.", "Get the file again."))
    return tuple(issues)
