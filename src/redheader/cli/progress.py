"""Progress on standard error: what is done, at what rate, time left, issues; plain lines where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from redheader.workflow import Progress


@contextmanager
def progress(console: Console) -> Iterator[Callable[[Progress], None]]:
    """Give a function that shows what it is told; the bar goes away when the work is done."""
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[issues]} issues"),
    )  # fmt: skip
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        steps: dict[str, TaskID] = {}

        def tell(now: Progress) -> None:
            if now.step not in steps:
                for task in steps.values():
                    bar.stop_task(task)
                steps[now.step] = bar.add_task(now.step, total=now.total, rate="", issues=0)
            task = steps[now.step]
            speed = bar.tasks[bar.task_ids.index(task)].speed
            bar.update(task, completed=now.done, total=now.total, issues=now.issues, rate=f"{speed:.0f}/s" if speed else "")

        yield tell
