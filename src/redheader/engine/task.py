"""What a worker does with one document. The only place where any exception at all becomes an issue."""

from __future__ import annotations

import resource
from functools import cache
from pathlib import Path
from typing import Protocol

import msgspec

from redheader import formats
from redheader.errors import DocumentError, RedheaderError
from redheader.knowledge.loader import load
from redheader.model.document import Document
from redheader.model.issue import Issue
from redheader.model.reading import Reading
from redheader.reading import Reader
from redheader.settings import Limits


class Bytes(Protocol):
    """Where a task's bytes come from; sent to the worker, so it must pickle."""

    @property
    def catalogued(self) -> str | None:
        """The day under which the original is catalogued, as the reader wants it."""
        ...

    def read(self) -> bytes:
        """The original's bytes. Raises DocumentError or OSError."""
        ...


class Read(msgspec.Struct, frozen=True):
    """What became of one original: a document and its reading, or the issue that says why not."""

    document: Document | None = None
    reading: Reading | None = None
    issue: Issue | None = None


@cache
def _reader(without: frozenset[str]) -> Reader:
    """One reader a process: compiling the knowledge costs more than reading a document."""
    return Reader(load(without=without))


def start_worker(limits: Limits, without: frozenset[str]) -> None:
    """Load the knowledge before the first document's clock starts, and bound the memory that documents may take beyond that."""
    _reader(without)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + limits.memory_bytes, hard))


def _address_space() -> int:
    """Bytes of addresses this process holds, most of them reserved by libraries and never used; 0 where the system does not say."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0


def read_one(original: Bytes, limits: Limits, without: frozenset[str]) -> bytes:
    """Read one original; the result is an encoded Read, small to send back. Never raises for what a document holds."""
    try:
        document = formats.read(original.read(), limits)
        outcome = Read(document, _reader(without).read(document, original.catalogued))
    except DocumentError as error:
        outcome = Read(issue=Issue(error.code, error.message, error.advice))
    except MemoryError:
        outcome = Read(issue=Issue("out-of-memory", "Reading it took more memory than allowed.", "Split the file."))
    except RecursionError:
        outcome = Read(issue=Issue("damaged", "It is nested too deeply to be read.", "Open it in its program and save it again."))
    except (OSError, RedheaderError) as error:
        outcome = Read(issue=Issue("unreadable", f"Its bytes could not be read ({type(error).__name__}).", "Check the file and run again."))
    except Exception as error:  # the per-document boundary: one bad document must not end the run
        advice = "Report the document's digest; the rest of the review is complete."
        outcome = Read(issue=Issue("failed", f"The reader stopped with {type(error).__name__}.", advice))
    return msgspec.msgpack.encode(outcome)
