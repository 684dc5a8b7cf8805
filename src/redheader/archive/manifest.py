"""Manifests: a ``manifest.csv`` beside documents that says which address each came from and under which day it is catalogued."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from redheader.model.when import partial_date

NAME = "manifest.csv"
_LARGEST = 64 * 1024 * 1024
_DAY = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")


class Entry(NamedTuple):
    """What a manifest says of one file: the address it came from, and the day under which it is catalogued (YYYY-MM-DD)."""

    url: str | None = None
    day: str | None = None


NOTHING_KNOWN = Entry()


class Manifests:
    """The manifests of one folder or ZIP, each read when first asked for.

    `load` gives the bytes of the manifest in a folder ("" for the outermost), None where there is none.
    """

    def __init__(self, load: Callable[[str], bytes | None]) -> None:
        self._load = load
        self._read: dict[str, dict[str, Entry] | None] = {}

    def of(self, folder: str) -> dict[str, Entry] | None:
        """File, relative to `folder` -> what is said of it; None where the folder has no manifest."""
        if folder not in self._read:
            data = self._load(folder)
            self._read[folder] = None if data is None else parse(data)
        return self._read[folder]

    def entry(self, path: str) -> Entry:
        """What the nearest manifest that knows a file says of it; an empty entry where none does."""
        for parent in PurePosixPath(path).parents:
            folder = "" if str(parent) == "." else str(parent)
            found = (self.of(folder) or {}).get(path.removeprefix(folder).lstrip("/"))
            if found:
                return found
        return NOTHING_KNOWN

    def is_manifest(self, path: str) -> bool:
        """Is the file itself a manifest, and so no document?"""
        at = PurePosixPath(path)
        return at.name == NAME and self.of("" if str(at.parent) == "." else str(at.parent)) is not None


def parse(data: bytes) -> dict[str, Entry] | None:
    """File -> entry, from a CSV whose head has ``file`` and ``url`` and may have ``date``; None for any other table."""
    if len(data) > _LARGEST:
        return None
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        if not {"file", "url"} <= set(rows.fieldnames or ()):
            return None
        entries = {
            row["file"].replace("\\", "/"): Entry(_first_word(row["url"]), day_in(row.get("date") or "")) for row in rows if row["file"]
        }
        return {file: entry for file, entry in entries.items() if entry != NOTHING_KNOWN}
    except (UnicodeDecodeError, csv.Error):
        return None


def day_in(words: str) -> str | None:
    """The one day that a file's name or a manifest's field gives as YYYY-MM-DD; None where there is no such day, or more than one."""
    found = {partial_date(*map(int, day.groups())) for day in _DAY.finditer(words)}
    return found.pop() if len(found) == 1 else None


def _first_word(field: str | None) -> str | None:
    return next(iter((field or "").split()), None)
