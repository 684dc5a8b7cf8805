"""Files, folders and ZIPs -> the documents in them, in a fixed order, one at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from redheader.archive.bundle import is_bundle, members
from redheader.archive.found import Found, Refused, is_hidden, printable, refuse, too_large
from redheader.archive.manifest import NAME, Entry, Manifests
from redheader.settings import Limits


def find(paths: Sequence[Path], limits: Limits) -> Iterator[Found | Refused]:
    """Everything the paths hold, path by path and sorted within each.

    A document's origin is its path below the folder that was given; for a file that was given its path as given (only its name, where that
    is absolute); for a member of a ZIP the ZIP's origin, ``!/`` and its name. Whatever cannot be taken in is yielded as refused.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path, limits)
        elif path.exists() or path.is_symlink():
            manifests = _manifests(path.parent)
            name = printable(path.name if path.is_absolute() else path.as_posix())
            yield from _file(name, path, limits, manifests.entry(printable(path.name)))
        else:
            yield refuse(printable(path.as_posix()), "missing", "There is no such file or folder.", "Check how the path is written.")


def _folder(root: Path, limits: Limits) -> Iterator[Found | Refused]:
    """Everything below `root`."""
    inside = root.resolve()
    manifests = _manifests(root)
    waiting = [root]
    while waiting:
        path = waiting.pop()
        origin = printable(path.relative_to(root).as_posix())
        if path != root and path.is_symlink():
            if not path.resolve().is_relative_to(inside):
                yield refuse(origin, "unsafe", "It is a link that leads out of the folder.", "Copy the file it leads to into the folder.")
                continue
            if path.is_dir():
                continue
        if path.is_dir():
            try:
                waiting += sorted((each for each in path.iterdir() if not is_hidden(each.name)), key=lambda each: each.name, reverse=True)
            except OSError as error:
                yield _unreadable(origin, error)
        elif not manifests.is_manifest(origin):
            yield from _file(origin, path, limits, manifests.entry(origin))


def _file(origin: str, path: Path, limits: Limits, entry: Entry) -> Iterator[Found | Refused]:
    """The document in a file, or those in the ZIP it is."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield refuse(origin, "unsupported", "It is a pipe, a socket or a device, not a file.", "Leave it out.")
            return
        bundle = is_bundle(path)
    except OSError as error:
        yield _unreadable(origin, error)
        return
    if bundle:
        yield from members(origin, path, limits)
    elif status.st_size > limits.original_bytes:
        yield too_large(origin, status.st_size, limits.original_bytes)
    else:
        yield Found(origin, path, entry)


def _manifests(root: Path) -> Manifests:
    """The manifests in `root` and the folders below it."""

    def load(folder: str) -> bytes | None:
        path = root / folder / NAME
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError:
            return None

    return Manifests(load)


def _unreadable(origin: str, error: OSError) -> Refused:
    """The system does not let it be read."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return refuse(origin, "unreadable", f"It cannot be read ({reason}).", "Check who may read it.")
