"""The map over documents: one bad document costs itself, order is kept, and the number of workers changes nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec
import pytest

from redheader.engine import Outcome, read_all
from redheader.errors import DocumentError
from redheader.settings import Limits, Settings

MIB = 1024 * 1024
TEXT = "关于引进人才的通知\n对{number}类人才一次性给予100万元奖励。\n"


class Original:
    """What the readers are given beside the bytes."""

    catalogued: str | None = None


@dataclass(frozen=True)
class Good(Original):
    """An original that can be read."""

    number: int

    def read(self) -> bytes:
        return TEXT.format(number=self.number).encode()


class Fatal(Original):
    """An original whose reading kills the worker, as a fault in a library would."""

    def read(self) -> bytes:
        os._exit(11)


class Slow(Original):
    """An original whose reading does not end."""

    def read(self) -> bytes:
        time.sleep(600)
        return b""


class Hungry(Original):
    """An original whose reading takes more memory than is allowed."""

    def read(self) -> bytes:
        return bytes(4096 * MIB)


class Missing(Original):
    """An original that is gone."""

    def read(self) -> bytes:
        raise FileNotFoundError("gone")


class Refusing(Original):
    """An original that is known to be unreadable."""

    def read(self) -> bytes:
        raise DocumentError("locked", "it is locked", "unlock it")


class Surprising(Original):
    """An original that trips over a fault of our own."""

    def read(self) -> bytes:
        raise LookupError("secret words of the document")


BAD = {
    "crash": (Fatal(), "crashed"),
    "slow": (Slow(), "too-slow"),
    "hungry": (Hungry(), "out-of-memory"),
    "missing": (Missing(), "unreadable"),
    "locked": (Refusing(), "locked"),
    "surprise": (Surprising(), "failed"),
}


def _settings(workers: int) -> Settings:
    return Settings(limits=replace(Limits(), seconds=10.0), workers=workers)


def _originals() -> Iterator[tuple[str, object]]:
    for number, (name, (original, _)) in enumerate(BAD.items()):
        yield f"good-{number}", Good(number)
        yield name, original
    yield "last", Good(99)


@pytest.fixture(scope="module")
def one_worker() -> list[Outcome[str]]:
    return list(read_all(_originals(), _settings(1)))  # type: ignore[arg-type]


def test_order_is_kept(one_worker: list[Outcome[str]]) -> None:
    assert [outcome.key for outcome in one_worker] == [key for key, _ in _originals()]


def test_each_bad_document_costs_only_itself(one_worker: list[Outcome[str]]) -> None:
    issues = {outcome.key: outcome.read.issue.code for outcome in one_worker if outcome.read.issue}
    assert issues == {name: code for name, (_, code) in BAD.items()}
    assert all(outcome.read.reading and outcome.read.document for outcome in one_worker if outcome.key not in BAD)


def test_every_issue_says_what_to_do_and_nothing_of_the_document(one_worker: list[Outcome[str]]) -> None:
    issues = [outcome.read.issue for outcome in one_worker if outcome.read.issue]
    assert all(issue.message and issue.advice for issue in issues)
    assert not any("secret" in issue.message + issue.advice for issue in issues)


def test_three_workers_give_what_one_gives(one_worker: list[Outcome[str]]) -> None:
    three = list(read_all(_originals(), _settings(3)))  # type: ignore[arg-type]
    assert [msgspec.json.encode(outcome) for outcome in three] == [msgspec.json.encode(outcome) for outcome in one_worker]


def test_it_asks_for_no_more_than_it_can_hold() -> None:
    asked = 0

    def endless() -> Iterator[tuple[int, Good]]:
        nonlocal asked
        while True:
            asked += 1
            yield asked, Good(asked)

    outcomes = read_all(endless(), _settings(1))
    assert next(outcomes).key == 1
    assert asked <= 40
    outcomes.close()  # type: ignore[attr-defined]


def test_nothing_to_read() -> None:
    assert list(read_all([], _settings(2))) == []
