"""Ranks compare only like with like, and every row keeps its claim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from redheader.analyse.incentives import groups, highest_of, ranked
from redheader.analyse.overview import reach, runners
from redheader.model.citation import Citation
from redheader.model.claim import AnyStatement, Claim, Incentive, Sponsor
from redheader.model.document import Document
from redheader.model.reading import About, Reading
from redheader.store import Store

STATEMENTS = (
    Incentive("award", 10, 20, "CNY", "once"),
    Incentive("award", None, 30, "CNY", "once"),
    Incentive("award", 25, None, "CNY", "once"),
    Incentive("award", 99, 99, "CNY", "year"),
    Incentive("award", 99, 99, "USD", "once"),
    Incentive("award"),
    Incentive("loan", None, 1000, "CNY", "once"),
    Sponsor("Bureau"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    document = Document("a" * 64, "0123456789", "text/plain")
    about = About(None, (), None, None, None, None, "policy", "en", True)
    with Store(tmp_path / "s.sqlite") as made:
        claims = tuple(_claim(what, document, place) for place, what in enumerate(STATEMENTS))
        made.put_reading("o", document, Reading(document.sha256, document.text_sha256, "r", about, (), claims))
        yield made


def _claim(what: AnyStatement, document: Document, place: int) -> Claim:
    return Claim.make(what, Citation(document.sha256, place, place + 1, str(place), document.text), None, None, 0.9)


def test_each_like_is_ranked_by_its_highest_amount(store: Store) -> None:
    order = {(like.benefit, like.stated, like.currency, like.per): [row.claim.quote for row in rows] for like, rows in ranked(store)}
    assert order["award", True, "CNY", "once"] == ["1", "2", "0"]
    assert order["award", True, "CNY", "year"] == ["3"]
    assert order["award", True, "USD", "once"] == ["4"]
    assert order["award", False, None, None] == ["5"]


def test_groups_count_all_and_keep_the_highest(store: Store) -> None:
    first = groups(store, 2)[0]
    assert (first.like.per, first.total, [row.claim.quote for row in first.highest]) == ("once", 3, ["1", "2"])


def test_the_highest_of_a_programme_leaves_credit_and_other_currencies_out(store: Store) -> None:
    best = highest_of(store.claims())
    assert best.once and best.once.claim.quote == "1"
    assert best.year and best.year.claim.quote == "3"
    assert best.month is None
    assert best.benefits == ("award", "loan")


def test_unknown_is_not_zero(store: Store) -> None:
    found = reach(store)
    assert (found.documents, found.undated, found.first, found.last) == (1, 1, None, None)
    assert runners(store, 5) == []
