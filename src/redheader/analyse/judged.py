"""What people said last: they may change their mind, and what they said before is kept but no longer counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from redheader.model.judgement import Judgement

DISPUTED = "disputed"


def latest(judgements: Iterable[Judgement], about: Literal["claim", "passage"], sampled: bool = False) -> dict[str, dict[str, str]]:
    """What was judged -> person -> their last verdict, in the order judged; with `sampled`, only what was drawn at random."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in judgements:
        if each.about == about and (each.sample is not None or not sampled):
            found[each.left][each.by] = each.verdict
    return dict(found)


def verdict(verdicts: Iterable[str]) -> str:
    """The one verdict of several people: what they agree on, else "disputed"; those who are unsure leave it to the others."""
    given = set(verdicts)
    sure = given - {"unsure"}
    return next(iter(sure)) if len(sure) == 1 else DISPUTED if sure else "unsure"


def settled(items: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What was judged -> the one verdict."""
    return {item: verdict(says.values()) for item, says in items.items()}
