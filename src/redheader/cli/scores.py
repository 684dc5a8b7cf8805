"""An evaluation as people read it, line by line, and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from redheader.cli.printable import printable
from redheader.evaluation import Miss, Reliability, by_confidence, by_kind, passage
from redheader.evaluation.compare import Record
from redheader.evaluation.score import Tally
from redheader.workflow import Evaluation

_BESIDE = frozenset({"quote", "id", "kind", "span", "page", "confidence", "according_to", "note"})
_OFFSETS = frozenset({"start", "end"})


def scores_lines(evaluation: Evaluation, misses: bool, calibration: bool) -> Iterator[str]:
    """Accuracy of `about`; precision, recall and F1 of each kind; if asked for, how far to trust `confidence`, and every miss."""
    scores = evaluation.scores
    missing = f" ({', '.join(map(printable, scores.unread[:5]))}{', …' if len(scores.unread) > 5 else ''})" if scores.unread else ""
    yield f"{scores.documents} documents, {len(scores.unread)} without a reading{missing}"
    yield "about     " + "  ".join(f"{key} {tally.recall:.3f}" for key, tally in scores.about.items())
    yield f"{'':44}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'read':>7}"
    for kind, tally in scores.rows():
        yield f"{printable(kind):44}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{tally.gold:7d}{tally.read:7d}"
    if calibration:
        yield from _calibration_lines("confidence", by_confidence(scores.judged))
        yield from _calibration_lines("confidence of 0.9 or more", by_kind(scores.judged))
    if misses:
        yield from _miss_lines(evaluation)


def scores_record(evaluation: Evaluation, misses: bool, calibration: bool) -> dict[str, Any]:
    """The same as one object; shares have four decimals."""
    scores = evaluation.scores
    record: dict[str, Any] = {
        "documents": scores.documents,
        "without a reading": len(scores.unread),
        "about": {key: round(tally.recall, 4) for key, tally in scores.about.items()},
        "claims": {kind: _tally_record(tally) for kind, tally in scores.rows()},
    }
    if calibration:
        record["calibration"] = {
            "by confidence": [_reliability_record(row) for row in by_confidence(scores.judged)],
            "by kind, 0.9 or more": [_reliability_record(row) for row in by_kind(scores.judged)],
        }
    if misses:
        record["misses"] = [_miss_record(miss, evaluation) for miss in _by_kind(scores.misses)]
    return record


def _tally_record(tally: Tally) -> dict[str, float | int]:
    shares = {"precision": round(tally.precision, 4), "recall": round(tally.recall, 4), "f1": round(tally.f1, 4)}
    return {**shares, "gold": tally.gold, "read": tally.read}


def _reliability_record(row: Reliability) -> dict[str, Any]:
    interval = row.interval and [round(end, 4) for end in row.interval]
    share = None if row.share is None else round(row.share, 4)
    return {"name": row.name, "claims": row.claims, "right": row.right, "share": share, "interval": interval}


def _miss_record(miss: Miss, evaluation: Evaluation) -> dict[str, Any]:
    parts = passage(miss.gold or miss.read or {}, evaluation.texts.get(miss.document))
    return {**miss._asdict(), "sentence": "".join(parts)}


def _calibration_lines(title: str, rows: Iterable[Reliability]) -> Iterator[str]:
    yield ""
    yield f"{title:44}{'claims':>7}{'right':>7}{'share':>7}   95% interval"
    for row in rows:
        known = f"{row.share:7.3f}   {row.interval[0]:.3f}-{row.interval[1]:.3f}" if row.share is not None and row.interval else f"{'-':>7}"
        yield f"{printable(row.name):44}{row.claims:7d}{row.right:7d}{known}"


def _by_kind(misses: Iterable[Miss]) -> list[Miss]:
    """What `about` missed first, then kinds in alphabetical order, documents as they come."""
    return sorted(misses, key=lambda miss: (not miss.kind.startswith("about"), miss.kind))


def _miss_lines(evaluation: Evaluation) -> Iterator[str]:
    """Kind by kind, document by document: what was missed, what is not in the gold, what differs; then the sentence."""
    for kind, found in groupby(_by_kind(evaluation.scores.misses), lambda miss: miss.kind):
        misses = list(found)
        counts = {word: sum(_word(miss) == word for miss in misses) for word in ("missed", "not in the gold", "different")}
        yield ""
        yield f"{printable(kind)}: {', '.join(f'{number} {word}' for word, number in counts.items() if number)}"
        for document, inside in groupby(misses, lambda miss: miss.document):
            yield f"  {printable(document)}"
            for miss in inside:
                yield f"    {_word(miss)}: {printable(_said(miss))}"
                before, quote, after = passage(miss.gold or miss.read or {}, evaluation.texts.get(document))
                if quote:
                    yield f"        {printable(before)}«{printable(quote)}»{printable(after)}"


def _word(miss: Miss) -> str:
    if miss.gold is None:
        return "not in the gold"
    return "missed" if miss.read is None else "different"


def _said(miss: Miss) -> str:
    """The values of what stands on one side; of both the gold's values, then those that were read instead."""
    if miss.gold is None or miss.read is None:
        return _values(miss.gold or miss.read or {}, miss.kind)
    keys = [key for key in miss.gold if key not in _hidden(miss.kind) and miss.gold[key] != miss.read.get(key)]
    instead = "; ".join(f"{key} is {_shown(miss.gold[key])}, read {_shown(miss.read.get(key))}" for key in keys)
    same = _values({key: value for key, value in miss.gold.items() if key not in keys}, miss.kind)
    return " | ".join(part for part in (same, instead or "the quotation") if part)


def _values(record: Record, kind: str) -> str:
    return ", ".join(f"{key} {_shown(value)}" for key, value in record.items() if key not in _hidden(kind) and value not in (None, [], ()))


def _hidden(kind: str) -> frozenset[str]:
    """Fields that say nothing of the value; `start` and `end` are dates in a lifetime alone."""
    return _BESIDE if kind == "lifetime" else _BESIDE | _OFFSETS


def _shown(value: object) -> str:
    """A value in words: numbers with separators, nothing as a dash."""
    if value is None:
        return "-"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
