"""What is precious: originals, found in files, folders and ZIPs and kept under their hash, and what persons judged."""

from __future__ import annotations

from redheader.archive.found import Found, Refused
from redheader.archive.judgements import Judgements
from redheader.archive.search import find
from redheader.archive.store import Archive, Origin

__all__ = ["Archive", "Found", "Judgements", "Origin", "Refused", "find"]
