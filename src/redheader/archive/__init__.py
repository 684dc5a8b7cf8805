"""Originals: found in files, folders and ZIPs, kept under their hash with where they were found."""

from __future__ import annotations

from redheader.archive.found import Found, Refused
from redheader.archive.search import find
from redheader.archive.store import Archive, Origin

__all__ = ["Archive", "Found", "Origin", "Refused", "find"]
