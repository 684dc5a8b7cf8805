"""Samples as a sheet that people fill in: a CSV out, the same CSV with verdicts in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from redheader.analyse.passages import Passage
from redheader.analyse.sampling import sample_claims, sample_passages
from redheader.archive import Origin
from redheader.errors import UsageError
from redheader.model.claim import kind_of
from redheader.model.judgement import Judgement
from redheader.publish import present
from redheader.publish.forms import cell
from redheader.publish.mask import mask
from redheader.store import ClaimRow, Store

COLUMNS = ("sample", "about", "id", "kind", "says", "according_to", "programme", "before", "quote", "after", "document", "title", "url",
           "verdict", "why")  # fmt: skip
VERDICTS = ("right", "wrong", "unsure")
_AROUND = 120  # characters shown before and after
_MARK = "\ufeff"  # by which spreadsheets know UTF-8
Origins = Mapping[str, tuple[Origin, ...]]


def sheet(store: Store, origins: Origins, claims: int, passages: int, seed: int) -> Iterator[str]:
    """The lines of the CSV, each with its end; claims by kind, then passages; `verdict` and `why` are empty."""
    yield _MARK + _line({name: name for name in COLUMNS})
    for row in sample_claims(store, claims, seed):
        where = Passage(row.document, row.claim.start, row.claim.end)
        yield _line({"sample": f"claims-{seed}", **_claim(row), **_passage(store, origins, where)})
    for passage in sample_passages(store, passages, seed):
        yield _line({"sample": f"passages-{seed}", "about": "passage", "id": passage.id, "says": "nothing was read here",
                     **_passage(store, origins, passage)})  # fmt: skip


def filled_in(data: bytes, by: str, moment: str) -> Iterator[Judgement]:
    """The judgements of a sheet; lines without a verdict are passed over. Raises UsageError naming the row that is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("the sample is not UTF-8; save it as “CSV UTF-8”") from None
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    if missing := {"sample", "about", "id", "verdict"} - set(rows.fieldnames or ()):
        raise UsageError(f"the sample has no column {', '.join(sorted(missing))}; start from what `redheader sample` prints")
    for number, row in enumerate(rows, 2):
        verdict = (row["verdict"] or "").strip().lower()
        if not verdict:
            continue
        if verdict not in VERDICTS or row["about"] not in ("claim", "passage"):
            raise UsageError(f"row {number} of the sample: the verdict is {', '.join(VERDICTS)}, of a claim or a passage")
        yield Judgement("claim" if row["about"] == "claim" else "passage", row["id"], None, verdict, by, moment,  # type: ignore[arg-type]
                        (row.get("why") or "").strip(), row["sample"] or None)  # fmt: skip


def _claim(row: ClaimRow) -> dict[str, Any]:
    claim = row.claim
    return {"about": "claim", "id": claim.id, "kind": kind_of(claim.statement), "says": mask(str(present.says(claim))),
            "according_to": mask(claim.according_to or ""), "programme": mask(claim.programme or "")}  # fmt: skip


def _passage(store: Store, origins: Origins, at: Passage) -> dict[str, Any]:
    """The words, what stands around them, and where to find the original."""
    text, about = store.text(at.document), store.about(at.document)
    first = max(0, at.start - _AROUND)
    shown = mask(text[first : at.end + _AROUND])
    start, end = at.start - first, at.end - first
    address = next((origin.url for origin in origins.get(at.document, ()) if origin.url), None)
    return {
        "before": shown[:start], "quote": shown[start:end], "after": shown[end:], "document": at.document,
        "title": mask(about.title or ""), "url": address,
    }  # fmt: skip


def _line(row: Mapping[str, Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell(row.get(name)) for name in COLUMNS])
    return out.getvalue()
