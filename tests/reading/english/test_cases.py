"""English texts of many sorts, written for testing: what the rules must take from each, and what they must leave alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from redheader.knowledge.loader import Knowledge
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.reading import Reader

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
LOOSE = frozenset({"recipient", "audience", "field", "organisation", "value", "of", "authority", "who"})
UNSCORED = frozenset({"other", "experience", "position"})


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def plain(value: object) -> str:
    return "".join(character for character in str(value).lower() if character.isalnum() or character in "<=>")


def states(claim: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Does the claim state what is wanted? Words may be longer or shorter than in the case."""
    for key, value in wanted.items():
        if key == "value" and wanted.get("criterion") in UNSCORED:
            continue
        got = claim.get(key)
        if key in LOOSE and value is not None:
            if got is None or not (plain(value) in plain(got) or plain(got) in plain(value)):
                return False
        elif key in ("start", "end"):
            if not str(got).startswith(str(value)):
                return False
        elif got != value:
            return False
    return True


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(reader: Reader, path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = case["text"]
    reading = reader.read(Document(digest(text.encode()), text, "text/plain"))
    left = [msgspec.to_builtins(claim.statement) for claim in reading.claims]
    missed = []
    for wanted in case["claims"]:
        found = next((claim for claim in left if states(claim, wanted)), None)
        if found is None:
            missed.append(wanted)
        else:
            left.remove(found)
    assert missed == []
    assert Counter(claim["kind"] for claim in left) == Counter(case.get("extra", {}))
    assert all(text[claim.start : claim.end] == claim.quote and len(claim.quote) <= 400 for claim in reading.claims)
