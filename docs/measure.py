"""Measure the reader on annotations and keep the figures that pages print.

python docs/measure.py NAME ABOUT GOLD DIR-or-READINGS DATE

NAME is that of the set, which takes the place of one of that name; ABOUT says what documents these are and how the rules stand to
them; GOLD is a folder of annotations, one NAME.json for each document; DATE is the day of measuring, YYYY-MM-DD.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from redheader.knowledge.loader import load
from redheader.model.ids import digest
from redheader.publish.measured import Measured, Score, measured
from redheader.reading.version import reader_version
from redheader.workflow import evaluate

FILE = Path(__file__).parents[1] / "src/redheader/publish/measured.yaml"


def main(name: str, about: str, gold: Path, readings: Path, date: str) -> None:
    """Write the figures of one set beside those of the others."""
    scores = evaluate(gold, readings).scores
    rows = tuple(Score(kind, round(tally.precision, 3), round(tally.recall, 3), tally.gold, tally.read) for kind, tally in scores.rows())
    files = sorted(gold.glob("*.json"))
    told = digest("".join(f"{path.name} {digest(path.read_bytes())}\n" for path in files).encode())
    found = Measured(name, about, told, scores.documents, reader_version(load().digest), date, rows)
    sets = [*(each for each in measured() if each.name != name), found] if FILE.exists() else [found]
    FILE.write_bytes(b"# Made by docs/measure.py; do not edit.\n" + msgspec.yaml.encode(sorted(sets, key=lambda each: each.name)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])
