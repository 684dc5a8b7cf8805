"""What a format hands back, before it becomes a document; and the refusals all formats share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from redheader.errors import DocumentError
from redheader.model.issue import Issue
from redheader.settings import Limits


class Content(NamedTuple):
    """A tidy text with, where the format has them, a title, the offsets of pages, and what could not be read."""

    text: str
    title: str | None = None
    pages: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()


class Format(NamedTuple):
    """One format: its media type, whether bytes are in it, and how they are decoded (raises DocumentError)."""

    media: str
    recognise: Callable[[bytes], bool]
    decode: Callable[[bytes, Limits], Content]


def damaged(message: str) -> DocumentError:
    """The bytes are not what their format asks for."""
    return DocumentError("damaged", message, "Get the file again, or open it in its program and save it again.")


def locked(message: str) -> DocumentError:
    """A password keeps the text."""
    return DocumentError("locked", message, "Remove the password: open it in its program and save a copy without one.")


def too_large(message: str) -> DocumentError:
    """A limit of the settings is passed."""
    return DocumentError("too-large", message, "Split the file.")


def no_text(message: str) -> DocumentError:
    """There is nothing to read."""
    return DocumentError("no-text", message, "If it is a scan, run OCR over it first and read the result.")


def unsupported(message: str, advice: str) -> DocumentError:
    """A format redheader does not read."""
    return DocumentError("unsupported", message, advice)
