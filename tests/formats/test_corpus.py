"""The whole corpus, read in one go."""

from __future__ import annotations

import time
from pathlib import Path

from redheader.formats import read
from redheader.formats.tidy import tidy
from redheader.settings import Limits


def test_every_file_is_read(corpus: Path) -> None:
    slowest: list[tuple[float, str]] = []
    for path in sorted(corpus.glob("*/*")):
        began = time.perf_counter()
        document = read(path.read_bytes(), Limits())
        slowest.append((time.perf_counter() - began, path.name))
        assert document.text == tidy(document.text), path.name
        assert list(document.pages) == sorted(document.pages)
        assert all(0 <= page <= len(document.text) for page in document.pages)
    print(f"{len(slowest)} files in {sum(seconds for seconds, _ in slowest):.1f} s; slowest: {sorted(slowest)[-3:]}")
    assert slowest
