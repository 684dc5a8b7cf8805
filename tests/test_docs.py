"""The documentation holds: commands run, links lead somewhere, Python blocks work, the generated reference is current."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from redheader.cli.app import app
from redheader.knowledge.loader import HERE, load

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), ROOT / "examples/README.md"]
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _blocks(page: Path, *kinds: str) -> Iterator[tuple[str, str]]:
    yield from ((match[1], match[2]) for match in _FENCE.finditer(page.read_text("utf-8")) if match[1] in kinds)


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


WITH_CODE = [page for page in PAGES if any(_blocks(page, "console", "python"))]


@pytest.mark.parametrize("page", WITH_CODE, ids=_name)
def test_what_a_page_shows_runs(page: Path, tmp_path: Path) -> None:
    """Every command and every Python block of a page, from the top, in a copy of the examples and of their annotations."""
    for folder in ("examples", "tests/evaluation/specimens"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name, program in (("redheader", "-c 'from redheader.cli import main; main()'"), ("python3", "")):
        (bin_ / name).write_text(f'#!/bin/sh\nexec {sys.executable} {program} "$@"\n')
        (bin_ / name).chmod(0o755)
    environment = os.environ | {"PATH": f"{bin_}:{os.environ['PATH']}"}
    for kind, block in _blocks(page, "console", "python"):
        commands = [["python3", "-c", block]] if kind == "python" else [["bash", "-o", "pipefail", "-c", line] for line in _typed(block)]
        for command in commands:
            done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120)
            assert done.returncode == 0, f"{command[-1]}\n{done.stderr}"


def _typed(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [target for target in _LINK.findall(page.read_text("utf-8")) if not target.startswith(("http://", "https://", "mailto:"))]
    assert [target for target in targets if not (page.parent / target.split("#")[0]).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            links = (page.parent / target.split("#")[0] for target in _LINK.findall(page.read_text("utf-8")) if "://" not in target)
            waiting += [link.resolve() for link in links if link.suffix == ".md" and link.exists()]
    assert [_name(page) for page in PAGES if page not in reached] == []


def test_the_generated_reference_is_current() -> None:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs/reference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stale = [_name(path) for path, text in module.pages() if path.read_text("utf-8") != text]
    assert stale == [], "run: python docs/reference.py"


def test_the_readme_names_every_command_and_no_other() -> None:
    named = re.findall(r"^\| `redheader (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    reasons = (ROOT / "docs/explanation/dependencies.md").read_text("utf-8")
    needed = [re.split(r"[>=<\[]", each)[0] for each in (*project["dependencies"], *project["optional-dependencies"]["test"])]
    assert [name for name in needed if not re.search(rf"\b{re.escape(name)}\b", reasons)] == []
    pinned = (ROOT / "requirements/test.txt").read_text("utf-8")
    assert [name for name in needed if not re.search(rf"^{re.escape(name)}==", pinned, re.MULTILINE)] == []


def test_the_example_entries_of_the_contributing_guide_load(tmp_path: Path) -> None:
    programme, trigger = (block for _, block in _blocks(ROOT / "CONTRIBUTING.md", "yaml"))
    shutil.copytree(HERE, tmp_path / "knowledge")
    key = yaml.safe_load(programme)["key"]
    (tmp_path / f"knowledge/programmes/{key}.yaml").write_text(programme, "utf-8")
    (tmp_path / "knowledge/lexicon/zh/example.yaml").write_text("about: example\ntriggers:\n" + trigger, "utf-8")
    knowledge = load(tmp_path / "knowledge")
    assert key in {entry.key for entry in knowledge.programmes}
    assert knowledge.lexicon("zh/example").has("给予20万元安家费")
