"""What many tests need: the repository's folder, the knowledge loaded once, documents made of a text, the corpus where there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from redheader.knowledge.loader import Knowledge, load
from redheader.model.document import Document
from redheader.model.ids import digest

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
