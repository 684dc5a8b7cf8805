"""A parallel map on this machine: crash isolation, a time limit per document, results in the order asked for."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, NamedTuple, TypeVar

import msgspec
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from redheader.engine.task import Bytes, Read, read_one, start_worker
from redheader.errors import RedheaderError
from redheader.model.issue import Issue
from redheader.settings import Settings

K = TypeVar("K")
_AHEAD = 16  # tasks scheduled per worker beyond the one awaited: keeps cores busy, bounds memory
_DECODER = msgspec.msgpack.Decoder(Read)


class Outcome(NamedTuple, Generic[K]):
    """`key` as it was given, and what became of its original."""

    key: K
    read: Read


def read_all(originals: Iterable[tuple[K, Bytes]], settings: Settings) -> Iterator[Outcome[K]]:
    """Read every original on all workers; outcomes come in the order of `originals`, which may be endless.

    A worker that dies or overruns its time costs only its document. At most workers x 16 documents are held at once.
    Raises RedheaderError when no worker can be started.
    """
    waiting: deque[tuple[K, ProcessFuture[bytes]]] = deque()
    limits, without = settings.limits, settings.without
    pool = ProcessPool(
        max_workers=settings.workers,
        initializer=start_worker,
        initargs=(limits, without),
        context=multiprocessing.get_context("spawn"),
    )
    with pool:
        try:
            for key, original in originals:
                waiting.append((key, pool.schedule(read_one, args=(original, limits, without), timeout=limits.seconds)))
                if len(waiting) > settings.workers * _AHEAD:
                    yield _outcome(*waiting.popleft(), settings)
            while waiting:
                yield _outcome(*waiting.popleft(), settings)
        except (GeneratorExit, KeyboardInterrupt):
            pool.stop()  # type: ignore[no-untyped-call]
            raise
        except BrokenProcessPool:
            raise RedheaderError("the processes that read cannot go on; run again with fewer --workers: what was read is kept") from None


def _outcome(key: K, future: ProcessFuture[bytes], settings: Settings) -> Outcome[K]:
    try:
        return Outcome(key, _DECODER.decode(future.result()))
    except TooSlow:
        message, advice = f"Reading it took more than {settings.limits.seconds:g} s.", "Split the file, or raise --time-limit."
        return Outcome(key, Read(issue=Issue("too-slow", message, advice)))
    except ProcessExpired:
        message, advice = "The process that read it died.", "Open it in its program and save it again, or report its digest."
        return Outcome(key, Read(issue=Issue("crashed", message, advice)))
    except MemoryError:
        message, advice = "Reading it took more memory than allowed.", "Split the file."
        return Outcome(key, Read(issue=Issue("out-of-memory", message, advice)))
