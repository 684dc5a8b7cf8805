"""The version a reading is filed under: it changes whenever the code or the knowledge that made the reading does."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

RULES = "1.0"
_PARTS = ("formats", "model", "reading", "text")


def reader_version(knowledge_digest: str) -> str:
    """Give "rules/1.0.<digest of the reading code> knowledge/<digest of the knowledge>", the same on every machine."""
    return f"rules/{RULES}.{_code_digest()} knowledge/{knowledge_digest}"


def with_catalogue(version: str, catalogued: str | None) -> str:
    """The version of the reading of a document that is catalogued under a day: another day makes another reading."""
    return f"{version} catalogued/{catalogued}" if catalogued else version


@cache
def _code_digest() -> str:
    """Eight hexadecimal digits over every module that a reading depends on, so that no old reading is ever taken for a new one."""
    package, sha = Path(__file__).parents[1], hashlib.sha256()
    for path in sorted(path for part in _PARTS for path in (package / part).rglob("*.py")):
        code = path.read_bytes()
        sha.update(f"{path.relative_to(package).as_posix()}\0{len(code)}\0".encode() + code)
    return sha.hexdigest()[:8]
