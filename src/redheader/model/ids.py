"""Ids made from content, with every part framed by its length so that no two part lists share an id."""

from __future__ import annotations

import hashlib

Part = str | int | None


def digest(data: bytes) -> str:
    """SHA-256 of `data`, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(*parts: Part) -> str:
    """A 16-digit hexadecimal id of `parts`; None, "" and 0 are told apart."""
    sha = hashlib.sha256()
    for part in parts:
        frame = b"n" if part is None else (b"i" if isinstance(part, int) else b"s") + str(part).encode("utf-8", "surrogatepass")
        sha.update(len(frame).to_bytes(8, "big") + frame)
    return sha.hexdigest()[:16]
