"""The specimens: made again byte for byte, each marked in its first line, and holding what the expected values say."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from redheader.formats import read
from redheader.settings import Limits

EXAMPLES = Path(__file__).parents[2] / "examples"
BUILT = sorted((EXAMPLES / "specimens").iterdir())
EXPECTED = yaml.safe_load((EXAMPLES / "specimens-expected.yaml").read_text("utf-8"))
MARKS = ("样本文件（虚构）", "樣本文件（虛構）")


def _documents() -> Iterator[tuple[str, bytes]]:
    for path in BUILT:
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                yield from ((f"{path.name}!/{name}", archive.read(name)) for name in archive.namelist())
        else:
            yield path.name, path.read_bytes()


DOCUMENTS = dict(_documents())


def _text(name: str) -> str:
    return read(DOCUMENTS[name], Limits()).text


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    for needed in ("docx", "openpyxl", "xlwt", "reportlab"):
        pytest.importorskip(needed)
    spec = importlib.util.spec_from_file_location("specimens", EXAMPLES / "specimens.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_generator_reproduces_the_committed_bytes(generator: ModuleType, tmp_path: Path) -> None:
    generator.write(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {path.name: path.read_bytes() for path in BUILT}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_first_line_marks_a_specimen(name: str) -> None:
    assert _text(name).splitlines()[0].startswith(MARKS)


def test_every_document_has_expected_values() -> None:
    assert list(EXPECTED) == list(DOCUMENTS)


@pytest.mark.parametrize("name", EXPECTED)
def test_expected_words_stand_in_the_document(name: str) -> None:
    text = _text(name)
    entry = EXPECTED[name]
    number = entry["about"].get("number")
    words = [*entry["programmes"], *entry.get("issuers", ()), *entry.get("not_programmes", ()), *([number] if number else ())]
    assert [word for word in words if word not in text] == []


def test_list_of_awardees_holds_invented_names_only() -> None:
    name = "17-awardees.utf8.html"
    assert len(set(re.findall(r"[甲乙丙丁戊己庚辛]某某", _text(name)))) == EXPECTED[name]["counted"]


def test_plan_has_at_least_three_pages_and_breaks_a_range() -> None:
    plan = read(DOCUMENTS["12-plan.pdf"], Limits())
    assert len(plan.pages) >= 3
    assert "80万-150万元" in plan.text
