"""How fast documents are read, beside a tool that only takes the sums of money from them, in one run.

    python benchmarks/reading.py [PATH...] [--rounds N] [--documents N]     (default: ../shared/corpus where it is, else examples/)

redheader reads all it can: names, about, amounts, conditions, relations. The peer, jionlp (pip install 'redheader[bench]'), extracts
sums of money. Both get the same texts, decoded beforehand, in one process, document by document in turn; who comes first changes with
each round. Times are processor time, so that other work on the machine counts little. The last table is a profile: where our time goes.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from redheader import DocumentError, Limits, Reader, load_knowledge, read_document
from redheader.archive import Found, find
from redheader.model.document import Document

ROOT = Path(__file__).parents[1]
Read = Callable[[Document], int]


class Decoded(NamedTuple):
    """Documents with a text, and the processor seconds that decoding them took."""

    documents: list[Document]
    seconds: float


def decode(paths: Sequence[Path], most: int | None) -> Decoded:
    """The first `most` documents of the paths (all for None); what cannot be read is passed over."""
    documents: list[Document] = []
    seconds = 0.0
    for found in find(paths, Limits()):
        if isinstance(found, Found) and (most is None or len(documents) < most):
            data, began = found.read(), time.process_time()
            with contextlib.suppress(DocumentError):
                documents.append(read_document(data, Limits()))
            seconds += time.process_time() - began
    return Decoded(documents, seconds)


def peer() -> Read | None:
    """Amounts of money as jionlp extracts and parses them; None where it is not installed."""
    if not find_spec("jionlp"):
        return None
    with contextlib.redirect_stdout(sys.stderr):  # it greets on import
        extract = import_module("jionlp").ner.extract_money
    extract("1元")  # it compiles its patterns at the first call
    return lambda document: len(extract(document.text))


def race(documents: Sequence[Document], runners: Sequence[Read], turn: int) -> list[tuple[float, int]]:
    """Processor seconds and number of things found of each runner over all documents; they take turns at each document."""
    order = [(at + turn) % len(runners) for at in range(len(runners))]
    totals = [(0.0, 0) for _ in runners]
    for document in documents:
        for at in order:
            began = time.process_time()
            found = runners[at](document)
            totals[at] = totals[at][0] + time.process_time() - began, totals[at][1] + found
    return totals


def stages(documents: Sequence[Document], reader: Reader) -> Iterator[tuple[str, float]]:
    """Each part of a reading with its share of the whole, largest first; what parts share counts for the one that needs it first."""
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        reader.read(document)
    profile.disable()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    home = {function for function in stats if function[0].endswith("reading/reader.py")}
    whole = max(stats[function][3] for function in home if function[2] == "read")
    shares: dict[str, float] = {}
    for (file, _, _), (_, _, _, _, callers) in ((function, row) for function, row in stats.items() if function not in home):
        if "/reading/" in file and (seconds := sum(row[3] for caller, row in callers.items() if caller in home)):
            name = file.partition("/reading/")[2].removesuffix(".py").removesuffix("/__init__")
            shares[name] = shares.get(name, 0.0) + seconds / whole
    shares["everything else"] = max(0.0, 1 - sum(shares.values()))
    yield from sorted(shares.items(), key=lambda item: (-item[1], item[0]))


def spread(values: Sequence[float], form: str) -> str:
    """Least, median and greatest of some values, in columns."""
    return "".join(f"{value:>14{form}}" for value in (min(values), median(values), max(values)))


def report(decoded: Decoded, rounds: int) -> Iterator[str]:
    """The tables, line by line."""
    began = time.process_time()
    reader = Reader(load_knowledge())
    ready = time.process_time() - began
    documents, characters = decoded.documents, sum(len(document.text) for document in decoded.documents)
    other = peer()
    runners: dict[str, Read] = {"redheader, everything": lambda document: len(reader.read(document).claims)}
    if other:
        runners["jionlp, money alone"] = other
    yield f"{len(documents):,} documents, {characters:,} characters; {rounds} rounds"
    yield f"decoding them took {decoded.seconds:.2f} s ({len(documents) / decoded.seconds:,.0f} documents/s), getting ready {ready:.2f} s\n"
    turns = [race(documents, list(runners.values()), turn) for turn in range(rounds)]
    yield f"{'characters per second and core':36}{'least':>14}{'median':>14}{'most':>14}{'found':>10}"
    for at, name in enumerate(runners):
        yield f"{name:36}{spread([characters / turn[at][0] for turn in turns], ',.0f')}{turns[0][at][1]:>10,}"
    if other:
        yield f"{'ratio':36}{spread([turn[1][0] / turn[0][0] for turn in turns], '.2f')}"
    else:
        yield "jionlp is not installed, so nothing stands beside it: pip install 'redheader[bench]'"
    yield f"{'documents per second and core':36}{spread([len(documents) / turn[0][0] for turn in turns], ',.0f')}\n"
    yield f"{'where our time goes (profiled)':36}{'share':>14}"
    yield from (f"{name:36}{share:>14.1%}" for name, share in stages(documents, reader))


def main() -> int:
    """Print the tables; 1 when there is nothing to read."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files, folders or ZIPs")
    cli.add_argument("--rounds", type=int, default=5, help="how often everything is read (default: 5)")
    cli.add_argument("--documents", type=int, help="read only so many documents")
    given = cli.parse_args()
    corpus = ROOT / "../shared/corpus"
    decoded = decode(given.paths or [corpus if corpus.is_dir() else ROOT / "examples"], given.documents)
    if not decoded.documents:
        sys.stderr.write("there is nothing to read there; give files or folders that hold documents\n")
        return 1
    for line in report(decoded, max(1, given.rounds)):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
