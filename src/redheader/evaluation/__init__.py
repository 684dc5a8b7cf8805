"""Readings against a person's annotations: precision, recall and F1 by kind, every miss, how far to trust `confidence`."""

from redheader.evaluation.calibration import Reliability, by_confidence, by_kind
from redheader.evaluation.files import gold_digest, gold_documents, readings_by_name
from redheader.evaluation.passage import Passage, passage
from redheader.evaluation.score import Judged, Miss, Scores, score

__all__ = [
    "Judged", "Miss", "Passage", "Reliability", "Scores", "by_confidence", "by_kind", "gold_digest", "gold_documents", "passage",
    "readings_by_name", "score",
]  # fmt: skip
