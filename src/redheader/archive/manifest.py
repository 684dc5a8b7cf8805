"""Manifests: a ``manifest.csv`` beside documents that says which address each came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import PurePosixPath

NAME = "manifest.csv"
_LARGEST = 64 * 1024 * 1024


class Manifests:
    """The manifests of one folder or ZIP, each read when first asked for.

    `load` gives the bytes of the manifest in a folder ("" for the outermost), None where there is none.
    """

    def __init__(self, load: Callable[[str], bytes | None]) -> None:
        self._load = load
        self._read: dict[str, dict[str, str] | None] = {}

    def of(self, folder: str) -> dict[str, str] | None:
        """File, relative to `folder` -> address; None where the folder has no manifest."""
        if folder not in self._read:
            data = self._load(folder)
            self._read[folder] = None if data is None else parse(data)
        return self._read[folder]

    def url(self, path: str) -> str | None:
        """The address of a file, by the nearest manifest that gives one."""
        for parent in PurePosixPath(path).parents:
            folder = "" if str(parent) == "." else str(parent)
            found = (self.of(folder) or {}).get(path.removeprefix(folder).lstrip("/"))
            if found:
                return found
        return None

    def is_manifest(self, path: str) -> bool:
        """Is the file itself a manifest, and so no document?"""
        at = PurePosixPath(path)
        return at.name == NAME and self.of("" if str(at.parent) == "." else str(at.parent)) is not None


def parse(data: bytes) -> dict[str, str] | None:
    """File -> address, from a CSV whose head has ``file`` and ``url``; None for any other table."""
    if len(data) > _LARGEST:
        return None
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        if not {"file", "url"} <= set(rows.fieldnames or ()):
            return None
        return {row["file"].replace("\\", "/"): row["url"].split()[0] for row in rows if row["file"] and (row["url"] or "").strip()}
    except (UnicodeDecodeError, csv.Error):
        return None
