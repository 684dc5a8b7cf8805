"""The gate: on each gold of floors.yaml no figure falls below its floor, and a floor holds for one digest of the gold alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from redheader.evaluation import Scores, gold_digest, gold_documents, score
from redheader.evaluation.score import Tally

FILE = "tests/evaluation/floors.yaml"


def _changed(name: str, recorded: str, present: str) -> str:
    """What to do when the gold is another than the one its floors were measured on; "" when it is not."""
    if present == recorded:
        return ""
    return f"the gold {name} has changed: its digest is {present}. Measure it again and set digest and floors anew, on purpose, in {FILE}"


def _too_low(scores: Scores, about: dict[str, float], floors: dict[str, dict[str, float]]) -> Iterator[str]:
    """Each figure below its floor, by kind."""
    for field, floor in about.items():
        if (share := scores.about[field].recall) < floor:
            yield f"about {field}: {share:.3f} is below its floor {floor}"
    for kind, figures in floors.items():
        tally = scores.kinds.get(kind, Tally())
        for figure, floor in figures.items():
            share = getattr(tally, figure)
            if not tally.gold or share < floor:
                counts = f"{tally.gold} in the gold, {tally.read} read, {tally.hit} right"
                yield f"{kind}: {figure} {share:.3f} is below its floor {floor} ({counts})"


def test_no_figure_falls_below_its_floor(measured: Any, read_gold: Callable[[Any], dict[str, Any]], root: Path) -> None:
    assert _changed(measured.name, measured.digest, gold_digest(root / measured.gold)) == ""
    scores = score(gold_documents(root / measured.gold), read_gold(measured))
    assert scores.unread == []
    assert list(_too_low(scores, measured.about, measured.floors)) == []


def test_a_figure_below_its_floor_is_named() -> None:
    scores = Scores(about={"date": Tally(4, 4, 3)}, kinds={"quota": Tally(10, 8, 6), "sponsor": Tally(2, 2, 2)})
    floors = {"quota": {"precision": 0.75, "recall": 0.61}, "sponsor": {"precision": 1.0}, "lineage": {"recall": 0.0}}
    assert list(_too_low(scores, {"date": 0.76}, floors)) == [
        "about date: 0.750 is below its floor 0.76",
        "quota: recall 0.600 is below its floor 0.61 (10 in the gold, 8 read, 6 right)",
        "lineage: recall 1.000 is below its floor 0.0 (0 in the gold, 0 read, 0 right)",
    ]


def test_a_changed_gold_asks_for_new_floors(tmp_path: Path) -> None:
    for name in ("b.json", "a.json"):
        (tmp_path / name).write_bytes(msgspec.json.encode({"document": name}))
    before = gold_digest(tmp_path)
    assert _changed("invented", before, gold_digest(tmp_path)) == ""
    (tmp_path / "a.json").rename(tmp_path / "c.json")
    assert "on purpose" in _changed("invented", before, gold_digest(tmp_path))
