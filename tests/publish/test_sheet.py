"""A sample goes out as a sheet and comes back as judgements, which the figures then count."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from redheader.archive import Judgements
from redheader.errors import UsageError
from redheader.publish import filled_in
from redheader.publish.sheet import COLUMNS
from redheader.settings import Settings
from redheader.store import Store
from redheader.workflow import judge_sample, publish, sample

MOMENT = "2024-05-06T07:08:09+00:00"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def _filled(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


@pytest.fixture(scope="module")
def drawn(specimens_review: Any) -> list[dict[str, str]]:
    return _rows("".join(sample(specimens_review.at, 20, 5, 7)))


def test_a_sheet_shows_what_is_judged_and_where_it_stands(drawn: list[dict[str, str]], specimens_review: Any) -> None:
    assert [row["about"] for row in drawn] == ["claim"] * (len(drawn) - 5) + ["passage"] * 5
    assert {row["sample"] for row in drawn} == {"claims-7", "passages-7"}
    with Store(specimens_review.at / "store.sqlite") as store:
        quotes = {row.claim.id: row.claim.quote for row in store.claims()}
        for row in drawn:
            if row["about"] == "claim":
                assert row["quote"].lstrip("'") == quotes[row["id"]].lstrip("'")
                assert row["says"]
            assert row["before"].lstrip("'") + row["quote"].lstrip("'") in store.text(row["document"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_verdicts_come_back_however_a_spreadsheet_saves_them(drawn: list[dict[str, str]], delimiter: str) -> None:
    rows = [row | {"verdict": verdict, "why": "seen"} for row, verdict in zip(drawn, ("Right", " wrong ", "", "unsure"), strict=False)]
    found = list(filled_in(_filled(rows, delimiter), "ada", MOMENT))
    assert [(each.left, each.verdict) for each in found] == [
        (drawn[0]["id"], "right"),
        (drawn[1]["id"], "wrong"),
        (drawn[3]["id"], "unsure"),
    ]
    assert {(each.by, each.when, each.why, each.sample) for each in found} == {("ada", MOMENT, "seen", "claims-7")}


def test_what_is_wrong_with_a_sheet_is_said(drawn: list[dict[str, str]]) -> None:
    maybe = _filled([drawn[0], drawn[1] | {"verdict": "maybe"}])
    wrong = ((maybe, "row 3 .* right, wrong, unsure"), (b"id,verdict\n1,right\n", "no column about"), ("人".encode("gbk"), "not UTF-8"))
    for data, words in wrong:
        with pytest.raises(UsageError, match=words):
            list(filled_in(data, "ada", MOMENT))


def test_judged_samples_are_published(drawn: list[dict[str, str]], specimens_review: Any, tmp_path: Path) -> None:
    review = tmp_path / "review"
    shutil.copytree(specimens_review.at, review)
    for name, wrong in (("ada", {0}), ("bo", {0, 1})):
        rows = [row | {"verdict": "wrong" if place in wrong else "right"} for place, row in enumerate(drawn)]
        (tmp_path / "filled.csv").write_bytes(_filled(rows))
        assert judge_sample(review, tmp_path / "filled.csv", name, MOMENT) == len(drawn)
    assert len(list(Judgements(review))) == 2 * len(drawn)
    publish(review, tmp_path / "out", Settings(workers=1, now=1_700_000_000))
    manifest = json.loads((tmp_path / "out/data/manifest.json").read_bytes())
    kinds = manifest["judged"]["kinds"]
    assert sum(kind["judged"] for kind in kinds) == len(drawn) - 5 - 1
    assert sum(kind["open"] for kind in kinds) == 1
    assert manifest["judged"]["agreement"]["items"] == len(drawn)
    claims = [json.loads(line) for line in (tmp_path / "out/data/claims.jsonl").read_bytes().splitlines()]
    verdicts = {row["claim"]: row["judgement"] for row in claims if row["judgement"]}
    assert [verdicts[row["id"]] for row in drawn[:3]] == ["wrong", "disputed", "right"]
    judgements = [json.loads(line) for line in (tmp_path / "out/data/judgements.jsonl").read_bytes().splitlines()]
    assert len(judgements) == 2 * len(drawn)
    methods = (tmp_path / "out/site/methods.html").read_text("utf-8")
    assert "Claims drawn at random from each kind" in methods
    assert "kappa" in methods
    assert "People judged" in (tmp_path / "out/site/report.html").read_text("utf-8")
