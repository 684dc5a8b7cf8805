"""Readings against a person's annotations: precision, recall and F1 of each kind, and every miss with its sentence."""

from redheader.evaluation.files import gold_documents, readings_by_name
from redheader.evaluation.score import Miss, Scores, score

__all__ = ["Miss", "Scores", "gold_documents", "readings_by_name", "score"]
