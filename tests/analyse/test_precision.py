"""Precision, an upper bound of recall, and agreement, against figures that others printed or that can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from redheader.analyse.judged import latest, settled, verdict
from redheader.analyse.passages import unread_passages
from redheader.analyse.precision import agreement, alpha, kappa, precision, wilson
from redheader.analyse.sampling import quotas, sample_claims, sample_passages
from redheader.model.claim import kind_of
from redheader.model.judgement import Judgement
from redheader.store import Store


@pytest.fixture(scope="module")
def store(specimens_review: Any) -> Any:
    with Store(specimens_review.at / "store.sqlite") as opened:
        yield opened


def _judge(about: Any, what: str, said: Any, by: str = "ada", sample: str | None = "s") -> Judgement:
    return Judgement(about, what, None, said, by, "2024-01-01T00:00:00+00:00", "", sample)


def test_wilson_gives_the_printed_intervals() -> None:
    share = wilson(8, 10)
    assert share is not None
    assert [round(value, 4) for value in (share.value, share.low, share.high)] == [0.8, 0.4902, 0.9433]
    assert wilson(0, 0) is None
    none = wilson(0, 10)
    assert none is not None
    assert (none.value, none.low, round(none.high, 4)) == (0, 0, 0.2775)


def test_kappa_of_the_usual_example() -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.4."""
    said = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(said) == pytest.approx(0.4)
    assert kappa([("y", "y")] * 3) is None


def test_alpha_of_krippendorffs_nominal_example() -> None:
    """Four observers, twelve units, values missing: 0.743 in Krippendorff (2011), section C."""
    rows = {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    }
    units = [{name: str(row[at]) for name, row in rows.items() if row[at] is not None} for at in range(12)]
    assert alpha([unit for unit in units if len(unit) > 1]) == pytest.approx(0.743, abs=0.0005)
    assert alpha([{"A": "x", "B": "x"}]) is None


def test_people_who_agree_in_part() -> None:
    found = agreement([{"a": "right", "b": "right"}, {"a": "right", "b": "wrong"}, {"a": "wrong"}])
    assert found is not None
    assert (found.items, found.agree) == (2, 0.5)
    assert [(pair.one, pair.other, pair.items) for pair in found.pairs] == [("a", "b", 2)]
    assert agreement([{"a": "right"}]) is None


def test_the_last_word_of_each_counts_and_disagreement_is_no_verdict() -> None:
    said = [
        _judge("claim", "x", "right"),
        _judge("claim", "x", "wrong"),
        _judge("claim", "x", "wrong", "bo"),
        _judge("claim", "y", "right", sample=None),
    ]
    assert latest(said, "claim", sampled=True) == {"x": {"ada": "wrong", "bo": "wrong"}}
    assert settled(latest(said, "claim")) == {"x": "wrong", "y": "right"}
    assert [verdict(given) for given in (["right", "wrong"], ["unsure", "right"], ["unsure"])] == ["disputed", "right", "unsure"]


def test_a_sample_takes_as_many_of_each_kind_and_is_the_same_again(store: Store) -> None:
    assert quotas({"a": 2, "b": 100, "c": 50}, 22) == {"a": 2, "b": 10, "c": 10}
    drawn = sample_claims(store, 30, 0)
    counts = {kind: sum(kind_of(row.claim.statement) == kind for row in drawn) for kind in store.kinds()}
    assert counts == quotas(store.kinds(), 30)
    assert [row.claim.id for row in sample_claims(store, 30, 0)] == [row.claim.id for row in drawn]
    assert {row.claim.id for row in sample_claims(store, 30, 1)} != {row.claim.id for row in drawn}


def test_a_passage_is_touched_by_no_claim(store: Store) -> None:
    passages = list(unread_passages(store))
    assert len(passages) > 50
    for passage in passages:
        assert "\n" not in store.text(passage.document)[passage.start : passage.end]
        read = [(row.claim.start, row.claim.end) for row in store.claims(document=passage.document)]
        read += [(mention.start, mention.end) for _, mention, _ in store.mentions(document=passage.document)]
        assert not any(start < passage.end and end > passage.start for start, end in read)
    assert set(sample_passages(store, 20, 0)) <= set(passages)


def test_precision_weighs_kinds_and_bounds_recall(store: Store) -> None:
    kinds = store.kinds()
    ids = {kind: [row.claim.id for row in store.claims(kind=kind)] for kind in ("incentive", "sponsor")}
    said = [_judge("claim", id_, "right") for id_ in ids["incentive"][:4]]
    said += [_judge("claim", id_, "wrong" if place == 0 else "right") for place, id_ in enumerate(ids["sponsor"][:4])]
    passages = list(unread_passages(store))
    said += [_judge("passage", passage.id, "wrong" if place == 0 else "right") for place, passage in enumerate(passages[:10])]
    said += [_judge("claim", ids["incentive"][5], "wrong", sample=None), _judge("claim", "0" * 16, "right")]
    found = precision(store, said)
    assert found is not None
    assert [(kind.kind, kind.judged, kind.right) for kind in found.kinds] == [("incentive", 4, 4), ("sponsor", 4, 3)]
    assert found.gone == 1
    overall = (kinds["incentive"] + 0.75 * kinds["sponsor"]) / (kinds["incentive"] + kinds["sponsor"])
    assert found.overall is not None
    assert found.overall.value == pytest.approx(overall)
    assert found.missed is not None
    assert (found.missed.passages, found.missed.judged, found.missed.missed) == (len(passages), 10, 1)
    right, missed = overall * sum(kinds.values()), len(passages) / 10
    assert found.missed.recall is not None
    assert found.missed.recall.value == pytest.approx(right / (right + missed))
    assert found.missed.recall.low < found.missed.recall.value < found.missed.recall.high
    assert precision(store, []) is None
