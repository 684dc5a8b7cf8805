"""Commands, their arguments and their help."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from redheader import workflow
from redheader.cli.passages import show_passages
from redheader.cli.printable import printable
from redheader.cli.progress import progress
from redheader.cli.scores import scores_lines, scores_record
from redheader.errors import DocumentError, RedheaderError, UsageError
from redheader.model.judgement import Judgement
from redheader.settings import Limits, Settings

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False)
_errors = Console(stderr=True, soft_wrap=True)


class Answer(StrEnum):
    """What a person may say."""

    same = "same"
    different = "different"
    right = "right"
    wrong = "wrong"
    unsure = "unsure"


Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders or ZIPs; `-` reads a list of paths, one a line.")]
Workers = Annotated[int | None, typer.Option(help="Processes to use; all cores unless given.", min=1)]
Without = Annotated[str, typer.Option("--knowledge-without", metavar="PART", help="Leave a part of the knowledge out: `programmes`.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with status 1 when any document could not be read.")]
Seconds = Annotated[float, typer.Option("--time-limit", metavar="SECONDS", help="The longest one document may take.", min=0.1)]


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"redheader {version('redheader')}\n")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)] = False,
) -> None:
    """From a folder of documents to a register of talent programmes that anyone can check."""


@app.command()
def review(
    paths: Paths,
    to: Annotated[Path, typer.Option(metavar="DIR", help="Where the review lives: archive, site and data.")],
    workers: Workers = None,
    without: Without = "",
    time_limit: Seconds = 30.0,
    strict: Strict = False,
) -> None:
    """Archive, read, resolve and publish: makes a review or continues one.

    Example: `redheader review documents/ --to my-review`
    """
    with progress(_errors) as tell:
        summary = workflow.review(_listed(paths), to, _settings(workers, without, time_limit), tell)
    table = Table(box=None, show_header=False, pad_edge=False)
    for name in ("documents", "programmes", "claims", "issues"):
        table.add_row(name, f"{summary.counts[name]:,}")
    table.add_row("read now", f"{summary.read:,} in {summary.seconds:.1f} s")
    table.add_row("site", str(summary.site))
    table.add_row("data", str(summary.data))
    Console(soft_wrap=True).print(table)
    if strict and summary.counts["issues"]:
        raise typer.Exit(1)


@app.command()
def read(paths: Paths, workers: Workers = None, without: Without = "", time_limit: Seconds = 30.0, strict: Strict = False) -> None:
    """Print one reading a document as JSON Lines; makes no folder.

    Example: `redheader read documents/ > readings.jsonl`
    """
    unread = 0
    with progress(_errors) as tell:
        for reading in workflow.readings(_listed(paths), _settings(workers, without, time_limit), tell):
            unread += "about" not in reading
            sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
    if unread:
        _errors.print(f"{unread} could not be read; their lines say why")
    if strict and unread:
        raise typer.Exit(1)


@app.command()
def text(file: Annotated[Path, typer.Argument(metavar="FILE", help="One file, or one member as bundle.zip!/name.")]) -> None:
    """Print the stored text that offsets count in, exactly.

    Example: `redheader text notice.pdf`
    """
    sys.stdout.buffer.write(workflow.text(file, Limits()).encode())


@app.command()
def publish(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A review.")],
    to: Annotated[Path, typer.Option(metavar="OUT", help="Where `site/` and `data/` go.")],
) -> None:
    """Write the site and the data package of a review somewhere else.

    Example: `redheader publish my-review --to public`
    """
    workflow.publish(directory, to, _settings(None, "", 30.0))


@app.command()
def issues(directory: Annotated[Path, typer.Argument(metavar="DIR", help="A review.")]) -> None:
    """List every problem with every document, and what to do about it.

    Example: `redheader issues my-review`
    """
    out = Console(soft_wrap=True, highlight=False, markup=False)
    none = True
    for row in workflow.issues(directory):
        none = False
        out.print(f"{printable(row.origin)}: {row.issue.message} {row.issue.advice} [{row.issue.code}]")
    if none:
        out.print("no issues")


@app.command()
def judge(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A review.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges, as you sign.")],
    verdict: Annotated[
        Answer | None,
        typer.Argument(metavar="VERDICT", help="Of two programmes same, different or unsure; of a claim right, wrong or unsure."),
    ] = None,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID [ID]", help="One claim, or two programmes.")] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, in your words.")] = "",
    file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE.csv", help="A sample that `redheader sample` drew, with its verdicts filled in.")
    ] = None,
) -> None:
    """Judge whether two programmes are one, whether a claim is right, or a whole sample. Kept for good; run `review` to go by them.

    Example: `redheader judge my-review different cn-qiming zj-kunpeng --by ada --why "two levels"`
    """
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    if file is not None:
        if verdict is not None or ids:
            raise UsageError("give either a file or a verdict with ids")
        _errors.print(f"{workflow.judge_sample(directory, file, by, moment)} judgements kept")
        return
    named = ids or []
    words = ("same", "different", "unsure") if len(named) == 2 else ("right", "wrong", "unsure")
    if verdict is None or not named or not why:
        raise UsageError("give a verdict, what it is about and --why, or a sample with --from FILE.csv")
    if len(named) > 2 or verdict.value not in words:
        raise UsageError(f"of {'two programmes' if len(named) == 2 else 'one claim'} say {', '.join(words)}")
    if len(named) == 2:
        workflow.judge(directory, Judgement("match", named[0], named[1], verdict.value, by, moment, why))
    else:
        workflow.judge(directory, Judgement("claim", named[0], None, verdict.value, by, moment, why))


@app.command()
def sample(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A review.")],
    claims: Annotated[int, typer.Option(metavar="N", help="How many claims, spread over the kinds.", min=0)] = 100,
    passages: Annotated[int, typer.Option(metavar="M", help="How many passages in which nothing was read.", min=0)] = 0,
    seed: Annotated[int, typer.Option(metavar="NUMBER", help="Another number, another sample.", min=0)] = 0,
) -> None:
    """Draw a random sample for people to judge, as CSV on standard output; fill in `verdict` and give it to `judge --from`.

    Example: `redheader sample my-review --claims 200 --passages 100 > sample.csv`
    """
    for line in workflow.sample(directory, claims, passages, seed):
        sys.stdout.buffer.write(line.encode())


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, all of which must stand there; a phrase in quotation marks.")],
    directory: Annotated[Path, typer.Option("--in", metavar="DIR", help="A review.")],
    limit: Annotated[int, typer.Option(help="Passages at most; 10 unless given.", min=1, max=1000)] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Find passages in the texts of a review, best first, each with its citation.

    Example: `redheader search '购房补贴 "B类人才"' --in my-review`
    """
    with progress(_errors) as tell:
        found = workflow.search(query, directory, limit, tell)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode({"query": query, **msgspec.to_builtins(found)}) + b"\n")
    else:
        show_passages(printable(query), found, Console(highlight=False, markup=False))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of annotations, one NAME.json for each document.")],
    readings: Annotated[Path, typer.Argument(metavar="DIR-or-READINGS", help="A review, or what `redheader read` printed.")],
    misses: Annotated[bool, typer.Option("--misses", help="Also print every miss and every false hit with its sentence.")] = False,
    documents: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Where the documents lie, for their sentences; a review has them itself.")
    ] = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="Also print how often claims are right, by confidence.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")] = False,
) -> None:
    """Measure precision and recall of readings on annotations of your own.

    Example: `redheader evaluate gold/ readings.jsonl --misses --documents documents/`
    """
    evaluation = workflow.evaluate(gold, readings, documents or [])
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(scores_record(evaluation, misses, calibration)) + b"\n")
        return
    out = Console(soft_wrap=True, highlight=False, markup=False)
    for line in scores_lines(evaluation, misses, calibration):
        out.print(line)


def main() -> None:
    """Run the program; errors become one line and an exit status: 2 for wrong use, 1 for a failed job."""
    try:
        app()
    except UsageError as error:
        _errors.print(f"redheader: {error}", markup=False, highlight=False)
        raise SystemExit(2) from None
    except DocumentError as error:
        _errors.print(f"redheader: {error.message} {error.advice}", markup=False, highlight=False)
        raise SystemExit(1) from None
    except RedheaderError as error:
        _errors.print(f"redheader: {error}", markup=False, highlight=False)
        raise SystemExit(1) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read our output has gone; say nothing more
        raise SystemExit(1) from None


def _listed(paths: list[Path]) -> list[Path]:
    """The paths, with `-` replaced by those listed on standard input. Raises UsageError for one that does not exist."""
    listed = [Path(line) for line in sys.stdin.read().splitlines() if line] if Path("-") in paths else []
    given = [path for path in paths if path != Path("-")] + listed
    for path in given:
        if not os.path.lexists(path):
            raise UsageError(f"{printable(str(path))} does not exist; check the spelling")
    return given


def _settings(workers: int | None, without: str, seconds: float) -> Settings:
    parts = frozenset(part for part in without.split(",") if part)
    if parts - {"programmes"}:
        raise UsageError(f"--knowledge-without knows only `programmes`, not {', '.join(sorted(parts - {'programmes'}))}")
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    base = Settings(limits=Limits(seconds=seconds), without=parts, now=int(epoch) if epoch.isdigit() else None)
    return base if workers is None else replace(base, workers=workers)
