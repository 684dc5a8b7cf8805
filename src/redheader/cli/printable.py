"""What comes from documents and their names, made safe for a terminal."""

from __future__ import annotations


def printable(words: str) -> str:
    """`words` with control characters shown, so that no name and no document can drive the terminal."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in words)
