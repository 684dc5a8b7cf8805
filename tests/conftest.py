"""What many tests need: the repository's folder, the knowledge loaded once, documents made of a text, the corpus where there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from browser import browser, watched

from redheader.knowledge.loader import Knowledge, load
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.settings import Settings
from redheader.workflow import Progress, Summary, review

__all__ = ["browser", "watched"]  # fixtures
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """Make the document that a plain text file with these words gives."""
    return lambda text: Document(digest(text.encode()), text, "text/plain")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real documents beside the checkout; tests that need it are skipped without it."""
    path = ROOT / "../shared/corpus"
    if not path.is_dir():
        pytest.skip("no corpus of real documents stands beside this checkout")
    return path.resolve()


class Made(NamedTuple):
    """A review that was made for a test, and where it lies."""

    summary: Summary
    at: Path


EPOCH = 1_700_000_000


def quiet(_: Progress) -> None:
    """Tell nobody."""


@pytest.fixture(scope="session")
def specimens_review(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The specimens, reviewed with one worker at a fixed moment. Do not change what lies there."""
    at = tmp_path_factory.mktemp("specimens") / "review"
    return Made(review([ROOT / "examples/specimens"], at, Settings(workers=1, now=EPOCH), quiet), at)
