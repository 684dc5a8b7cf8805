"""One frozen object with every setting, passed in; nothing reads the environment after it is made."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one untrusted file may cost. Sizes in bytes, times in seconds."""

    original_bytes: int = 64 * MIB
    text_characters: int = 8_000_000
    unpacked_bytes: int = 256 * MIB
    archive_members: int = 20_000
    archive_depth: int = 4
    archive_bytes: int = 2048 * MIB
    pages: int = 5_000
    html_depth: int = 500
    seconds: float = 30.0
    memory_bytes: int = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run behaves.

    `workers` is the number of processes; `without` names parts of the knowledge that are not loaded (``programmes``);
    `now` fixes the moment written into new records (seconds since the epoch), for repeatable builds.
    """

    limits: Limits = field(default_factory=Limits)
    workers: int = field(default_factory=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    without: frozenset[str] = frozenset()
    now: int | None = None
    strict: bool = False
