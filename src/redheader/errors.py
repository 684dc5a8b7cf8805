"""Every error redheader raises on purpose, in one tree.

RedheaderError            a job could not be done; the message says what to do next (exit status 1)
├── UsageError            the command or call was wrong (exit status 2)
├── KnowledgeError        a knowledge file is wrong; names the file and the key
├── GroundingError        a quote does not stand where a citation says it does
├── ArchiveError          an original cannot be kept or found again
├── StoreError            the review's database cannot be used
└── DocumentError         one document cannot be read; becomes an issue, never ends a run
"""

from __future__ import annotations


class RedheaderError(Exception):
    """Root of all errors raised on purpose."""


class UsageError(RedheaderError):
    """The caller asked for something that cannot be asked for."""


class KnowledgeError(RedheaderError):
    """A knowledge file is wrong."""


class GroundingError(RedheaderError):
    """A quotation does not stand at its offsets in the stored text."""


class ArchiveError(RedheaderError):
    """An original cannot be archived or read back."""


class StoreError(RedheaderError):
    """The store cannot be opened or used."""


class DocumentError(RedheaderError):
    """One document cannot be read.

    `code` is a stable short name (``empty``, ``damaged``, ``locked``, ``too-large``, ``unsupported``, ``no-text``,
    ``too-slow``, ``out-of-memory``, ``crashed``), `message` says what is wrong and `advice` what to do about it.
    None of them may carry text of the document.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.advice)
