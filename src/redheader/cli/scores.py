"""The table of an evaluation, and its misses, as people read them."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from redheader.evaluation import Miss, Scores

_BESIDE = {"quote", "id", "kind", "start", "end", "span", "page", "confidence", "according_to"}


def show_scores(scores: Scores, out: Console, misses: bool) -> None:
    """Print accuracy of `about`, precision, recall and F1 of each kind and, if asked for, every miss."""
    out.print(f"{scores.documents} documents, {len(scores.unread)} without a reading {' '.join(scores.unread[:5])}".rstrip())
    out.print("about  " + "  ".join(f"{key} {tally.recall:.3f}" for key, tally in scores.about.items()))
    table = Table(box=None, pad_edge=False)
    table.add_column("kind")
    for name in ("P", "R", "F1", "gold", "read"):
        table.add_column(name, justify="right")
    for kind, tally in scores.rows():
        table.add_row(kind, f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}", f"{tally.gold}", f"{tally.read}")
    out.print(table)
    for miss in scores.misses if misses else ():
        out.print(_line(miss))


def _line(miss: Miss) -> str:
    """One miss: document, kind, sign, what differs, and the sentence."""
    hidden = _BESIDE - ({"start", "end"} if miss.kind == "lifetime" else set())
    said = ", ".join(f"{key}={value}" for key, value in miss.record.items() if key not in hidden and value is not None)
    return f"{miss.document}  {miss.kind}  {miss.sign} {said} | {' '.join(str(miss.record.get('quote', '')).split())}"
