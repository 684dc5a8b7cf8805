"""The golds that readings are measured on, and the readings of their documents, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import msgspec
import pytest
import yaml

from redheader import formats
from redheader.archive import Found, find
from redheader.evaluation import gold_documents
from redheader.knowledge.loader import Knowledge
from redheader.reading import Reader
from redheader.settings import Limits


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of floors.yaml: shares from 0 to 1 that are not to be fallen below."""

    name: str
    documents: tuple[str, ...]
    gold: str
    digest: str
    about: dict[str, float]
    floors: dict[str, dict[str, float]]


Readings = dict[str, dict[str, Any]]
MEASURED = msgspec.convert(yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8")), tuple[Measured, ...])


@pytest.fixture(params=MEASURED, ids=lambda entry: entry.name)
def measured(request: pytest.FixtureRequest, root: Path) -> Measured:
    """Each gold that is at hand."""
    entry: Measured = request.param
    if not (root / entry.gold).is_dir():
        pytest.skip(f"no gold stands at {entry.gold}")
    return entry


@pytest.fixture(scope="session")
def read_gold(root: Path, knowledge: Knowledge) -> Callable[[Measured], Readings]:
    """Read the documents of a gold, by the last part of their names."""
    reader, made = Reader(knowledge), dict[str, Readings]()

    def read(entry: Measured) -> Readings:
        if entry.name not in made:
            wanted = dict(gold_documents(root / entry.gold))
            found = find([root / path for path in entry.documents], Limits())
            here = [item for item in found if isinstance(item, Found) and PurePath(item.origin).name in wanted]
            made[entry.name] = {
                PurePath(item.origin).name: reader.read(formats.read(item.read(), Limits())).flat(item.origin) for item in here
            }
        return made[entry.name]

    return read
