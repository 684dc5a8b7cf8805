"""The public API. Names are loaded when they are first used, so that importing the package costs nothing.

``reader = Reader(load_knowledge())``, then ``reader.read(read_document(data, Limits()))`` for each document.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redheader.errors import DocumentError, KnowledgeError, RedheaderError, UsageError
    from redheader.formats import read as read_document
    from redheader.knowledge.loader import Knowledge
    from redheader.knowledge.loader import load as load_knowledge
    from redheader.model.citation import Citation
    from redheader.model.claim import Claim
    from redheader.model.document import Document
    from redheader.model.issue import Issue
    from redheader.model.reading import Reading
    from redheader.reading import Reader
    from redheader.settings import Limits, Settings
    from redheader.workflow import Progress, Summary, readings, review

__version__ = version("redheader")

__all__ = [
    "Citation", "Claim", "Document", "DocumentError", "Issue", "Knowledge", "KnowledgeError", "Limits", "Progress", "Reader", "Reading",
    "RedheaderError", "Settings", "Summary", "UsageError", "__version__", "load_knowledge", "read_document", "readings", "review",
]  # fmt: skip

_HOME = {
    **dict.fromkeys(("DocumentError", "KnowledgeError", "RedheaderError", "UsageError"), "errors"),
    **dict.fromkeys(("Limits", "Settings"), "settings"),
    **dict.fromkeys(("Progress", "Summary", "readings", "review"), "workflow"),
    "Citation": "model.citation", "Claim": "model.claim", "Document": "model.document", "Issue": "model.issue",
    "Knowledge": "knowledge.loader", "Reader": "reading", "Reading": "model.reading",
}  # fmt: skip
_RENAMED = {"load_knowledge": ("knowledge.loader", "load"), "read_document": ("formats", "read")}


def __getattr__(name: str) -> Any:
    """Load a public name from where it lives."""
    if name not in _HOME and name not in _RENAMED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _RENAMED.get(name) or (_HOME[name], name)
    return getattr(import_module(f"{__name__}.{module}"), attribute)
