"""Imports run downwards only, and every part of the package has its place in the order."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path


def test_the_layers_hold(root: Path) -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", program, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_part_is_in_a_layer(root: Path) -> None:
    (contract,) = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [part.strip() for layer in contract["layers"] for part in layer.split("|")]
    parts = {path.stem for path in (root / "src/redheader").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert sorted(layers) == sorted(parts - {"__init__", "__main__"})
    assert contract["exhaustive"]


def test_importing_the_package_is_light() -> None:
    program = "import sys, redheader; print(*sorted(name for name in sys.modules if name.startswith('redheader.')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
