"""Scores: counted by hand on a small gold, equal to those of the gold's own scorer where it is at hand, misses with their sentences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from redheader.cli.app import app
from redheader.evaluation import gold_documents, passage, score

_FIGURE = re.compile(r"\d+\.\d+")
TEXT = "滨州湾通知\n对甲类人才给予50万元安家费，对乙类人才给予20万元安家费；每年遴选30人。\n本办法由湾区人才办负责。\n"
PAID, TAKEN, RUN = "对甲类人才给予50万元安家费", "每年遴选30人", "本办法由湾区人才办负责"


def _incentive(amount: int, recipient: str, quote: str, **more: object) -> dict[str, object]:
    return {
        "kind": "incentive", "benefit": "housing", "min": amount, "max": amount, "currency": "CNY", "per": "once", "recipient": recipient,
        "quote": quote, **more,
    }  # fmt: skip


ABOUT = {"title": "滨州湾通知", "issuers": [], "number": None, "date": None, "level": None, "region": None, "relevant": True}
GOLD = {
    "document": "folder/notice.txt",
    "about": ABOUT,
    "programmes": [],
    "claims": [
        _incentive(500_000, "甲类人才", PAID),
        _incentive(200_000, "乙类人才", "对乙类人才给予20万元安家费"),
        {"kind": "quota", "count": 30, "unit": "persons", "quote": TAKEN},
        {"kind": "sponsor", "organisation": "湾区人才办", "quote": RUN},
    ],
}
READING = {
    "document": "elsewhere/notice.txt",
    "about": {**ABOUT, "date": "2023"},
    "programmes": [],
    "claims": [
        _incentive(500_000, "丙类人才", PAID, confidence=0.95),
        _incentive(2_000_000, "乙类人才", "对乙类人才给予20万元安家费", confidence=0.92),
        {"kind": "quota", "count": 30, "unit": "persons", "quote": TAKEN, "confidence": 0.8},
        {"kind": "field", "field": "滨州湾", "quote": "滨州湾通知", "confidence": 0.3},
    ],
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with `gold/`, `documents/` and `readings.jsonl`."""
    for folder in ("gold", "documents"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gold/notice.txt.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "documents/notice.txt").write_text(TEXT, "utf-8")
    (tmp_path / "readings.jsonl").write_text(json.dumps(READING) + "\n", "utf-8")
    return tmp_path


def _evaluate(files: Path, *options: str) -> str:
    done = CliRunner().invoke(app, ["evaluate", str(files / "gold"), str(files / "readings.jsonl"), *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_table_is_as_counted_by_hand(files: Path) -> None:
    assert _evaluate(files).splitlines() == [
        "1 documents, 0 without a reading",
        "about     title 1.000  issuers 1.000  number 1.000  date 0.000  level 1.000  region 1.000  relevant 1.000",
        "                                                  P      R     F1   gold   read",
        "field                                         0.000  0.000  0.000      0      1",
        "incentive                                     0.500  0.500  0.500      2      2",
        "incentive, amount+benefit+per+recipient       0.000  0.000  0.000      2      2",
        "incentive, amounts                            0.500  0.500  0.500      2      2",
        "programmes                                    1.000  1.000  1.000      0      0",
        "quota                                         1.000  1.000  1.000      1      1",
        "sponsor                                       0.000  0.000  0.000      1      0",
    ]


def test_every_miss_stands_under_its_kind_with_what_differs_and_its_sentence(files: Path) -> None:
    shown = _evaluate(files, "--misses", "--documents", str(files / "documents"))
    assert shown.partition("sponsor                                       0.000  0.000  0.000      1      0\n")[2].splitlines() == [
        "",
        "about: date: 1 different",
        "  notice.txt",
        "    different: date is -, read 2023",
        "",
        "field: 1 not in the gold",
        "  notice.txt",
        "    not in the gold: field 滨州湾",
        "        «滨州湾通知»",
        "",
        "incentive: 1 different",
        "  notice.txt",
        "    different: benefit housing, currency CNY, per once, recipient 乙类人才 | min is 200,000, read 2,000,000;"
        " max is 200,000, read 2,000,000",
        "        对甲类人才给予50万元安家费，«对乙类人才给予20万元安家费»；",
        "",
        "incentive, amount+benefit+per+recipient: 1 different",
        "  notice.txt",
        "    different: benefit housing, min 500,000, max 500,000, currency CNY, per once | recipient is 甲类人才, read 丙类人才",
        "        «对甲类人才给予50万元安家费»，对乙类人才给予20万元安家费；",
        "",
        "sponsor: 1 missed",
        "  notice.txt",
        "    missed: organisation 湾区人才办",
        "        «本办法由湾区人才办负责»。",
    ]


def test_without_the_documents_the_quotation_stands_alone(files: Path) -> None:
    assert "        «对乙类人才给予20万元安家费»\n" in _evaluate(files, "--misses")


def test_the_object_says_the_same(files: Path) -> None:
    record = json.loads(_evaluate(files, "--json", "--misses", "--calibration", "--documents", str(files / "documents")))
    assert record["claims"]["quota"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1, "read": 1}
    assert record["about"]["date"] == 0.0
    assert [row["claims"] for row in record["calibration"]["by confidence"]] == [1, 0, 0, 1, 2]
    sponsor = record["misses"][-1]
    assert (sponsor["kind"], sponsor["read"], sponsor["sentence"]) == ("sponsor", None, "本办法由湾区人才办负责。")


def test_a_review_is_scored_with_its_own_texts(files: Path) -> None:
    at = str(files / "review")
    assert CliRunner().invoke(app, ["review", str(files / "documents"), "--to", at, "--workers", "1"]).exit_code == 0
    done = CliRunner().invoke(app, ["evaluate", str(files / "gold"), at, "--misses", "--json"], catch_exceptions=False)
    assert json.loads(done.stdout)["without a reading"] == 0
    assert all(TEXT.find(miss["sentence"][:5]) >= 0 for miss in json.loads(done.stdout)["misses"])


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("[]", "no JSON object"),
        ('{"document": "a"}', "missing required field `about`"),
        (json.dumps({**GOLD, "claims": [{"kind": "quota"}]}), "missing required field `quote` - at `$.claims[0]`"),
    ],
)
def test_a_wrong_gold_is_refused_by_name(files: Path, gold: str, said: str) -> None:
    (files / "gold/wrong.json").write_text(gold, "utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(files / "gold"), str(files / "readings.jsonl")])
    assert done.exit_code != 0
    assert "wrong.json" in str(done.exception)
    assert said in str(done.exception)


def test_a_claim_of_an_unknown_kind_is_missed(files: Path) -> None:
    claim = {"kind": "weather", "quote": TAKEN}
    scores = score([("a", {**GOLD, "claims": [claim]})], {"a": {**READING, "claims": [claim]}})
    assert scores.kinds["weather"].hit == 0


def test_a_quotation_is_found_across_changed_spaces() -> None:
    text = "第一句。办法自 2023年 5月\n1日起施行，有效期三年。第三句。"
    assert passage({"quote": "自2023年5月1日起施行"}, text) == ("办法", "自 2023年 5月 1日起施行", "，有效期三年。")


def test_the_scores_are_those_of_the_golds_own_scorer(
    measured: Any, read_gold: Callable[[Any], dict[str, Any]], root: Path, tmp_path: Path
) -> None:
    scorer = root / "../shared/gold/score.py"
    if not scorer.exists():
        pytest.skip("the scorer of the shared gold does not stand beside this checkout")
    (tmp_path / "readings.jsonl").write_text("".join(json.dumps(reading) + "\n" for reading in read_gold(measured).values()), "utf-8")
    command = [sys.executable, str(scorer), str(root / measured.gold), str(tmp_path / "readings.jsonl")]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    ours = CliRunner().invoke(app, ["evaluate", *command[2:]], catch_exceptions=False).stdout
    assert len(ours.splitlines()) == len(theirs.splitlines())
    for line, other in zip(ours.splitlines(), theirs.splitlines(), strict=True):
        assert _FIGURE.sub("", line).rstrip() == _FIGURE.sub("", other).rstrip()
        assert _figures(line) == pytest.approx(_figures(other), abs=0.0011)  # it rounds to four digits and then to three


def _figures(line: str) -> list[float]:
    return [float(figure) for figure in _FIGURE.findall(line)]


def test_a_gold_document_without_a_reading_counts_as_read_empty(root: Path) -> None:
    scores = score(gold_documents(root / "tests/evaluation/specimens"), {})
    assert len(scores.unread) == scores.documents == 9
    assert scores.kinds["incentive"].recall == 0.0
