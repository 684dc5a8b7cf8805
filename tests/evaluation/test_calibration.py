"""The reliability table: bins, shares and Wilson's intervals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from redheader.cli.app import app
from redheader.evaluation import Judged, by_confidence, by_kind
from redheader.evaluation.calibration import wilson


@pytest.mark.parametrize(
    ("right", "claims", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (1, 1, 0.2065, 1.0)],
)
def test_intervals_are_the_published_ones(right: int, claims: int, low: float, high: float) -> None:
    assert wilson(right, claims) == pytest.approx((low, high), abs=5e-5)


def test_each_claim_falls_into_one_bin() -> None:
    judged = [Judged("quota", confidence, right=confidence > 0.6) for confidence in (0.0, 0.49, 0.5, 0.69, 0.7, 0.8, 0.9, 1.0)]
    rows = list(by_confidence(judged))
    assert [(row.name, row.claims, row.right) for row in rows] == [
        ("[0, 0.5)", 2, 0), ("[0.5, 0.7)", 2, 1), ("[0.7, 0.8)", 1, 1), ("[0.8, 0.9)", 1, 1), ("[0.9, 1]", 2, 2),
    ]  # fmt: skip


def test_no_claims_have_no_share() -> None:
    assert {(row.share, row.interval) for row in by_confidence([])} == {(None, None)}


def test_kinds_count_from_the_threshold_on() -> None:
    judged = [Judged("quota", 0.9, True), Judged("field", 0.95, False), Judged("field", 0.89, True)]
    assert [tuple(row) for row in by_kind(judged)] == [("field", 1, 0), ("quota", 1, 1)]


def test_the_command_prints_both_tables(tmp_path: Path) -> None:
    quota = {"kind": "quota", "count": 30, "quote": "每年遴选30人"}
    gold = {"document": "a.txt", "about": {}, "programmes": [], "claims": [quota]}
    (tmp_path / "a.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "readings.jsonl").write_text(
        json.dumps({**gold, "claims": [{**quota, "confidence": 0.9}, {**quota, "confidence": 0.2}]}), "utf-8"
    )
    shown = CliRunner().invoke(app, ["evaluate", str(tmp_path), str(tmp_path / "readings.jsonl"), "--calibration"]).stdout
    assert "[0, 0.5)                                          1      0  0.000   0.000-0.793\n" in shown
    assert "[0.7, 0.8)                                        0      0      -\n" in shown
    assert shown.endswith("confidence of 0.9 or more                    claims  right  share   95% interval\n"
                          "quota                                             1      1  1.000   0.207-1.000\n")  # fmt: skip
