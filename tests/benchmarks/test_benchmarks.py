"""The benchmarks run, on a tiny input. Nothing is timed here: figures belong to the machine that measured them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "benchmarks/reading.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, encoding="utf-8")


def test_reading_prints_its_tables(root: Path) -> None:
    done = _run(root, str(root / "examples/specimens"), "--rounds", "1", "--documents", "3")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("3 documents, ")
    titles = {line.split("  ")[0] for line in lines}
    assert {"redheader, everything", "documents per second and core", "where our time goes (profiled)"} <= titles
    shares = [float(line.split()[-1].rstrip("%")) for line in lines[lines.index("") :] if line.endswith("%")]
    assert 99 < sum(shares) < 101
    assert shares == sorted(shares, reverse=True)


def test_nothing_to_read_is_said(root: Path, tmp_path: Path) -> None:
    done = _run(root, str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
