"""What persons judge comes first: same joins what no rule would, different holds through every chain, and both outlive a growing corpus."""

from __future__ import annotations

import random

from redheader.knowledge.loader import Knowledge
from redheader.model.judgement import Judgement
from redheader.resolve import Resolver, Seen

HANGZHOU, NINGBO = "浙江省杭州市", "浙江省宁波市"
SEEN = [
    Seen("青屿英才计划", (), None, HANGZHOU, "municipal"),
    Seen("青屿英才计划", (), None, NINGBO, "municipal"),
    Seen("云岫引才工程", (), None, HANGZHOU, "municipal"),
    Seen("云岫引才工程", ("澜英计划",), None, HANGZHOU, "municipal"),
    Seen("澜英计划", (), None, HANGZHOU, "municipal"),
]


def _ids(knowledge: Knowledge, judgements: list[Judgement], seen: list[Seen] = SEEN) -> list[str]:
    resolver = Resolver(knowledge, judgements)
    for one in seen:
        resolver.add(one)
    return [resolver.entry_of(one) for one in SEEN]


def _judged(verdict: str, left: str, right: str, when: str = "2026-01-01T00:00:00+00:00") -> Judgement:
    return Judgement("match", left, right, verdict, "ada", when, "a test")  # type: ignore[arg-type]


def test_a_person_joins_what_no_rule_would(knowledge: Knowledge) -> None:
    alone = _ids(knowledge, [])
    assert alone[0] != alone[1]
    joined = _ids(knowledge, [_judged("same", alone[0], alone[1])])
    assert joined[0] == joined[1]


def test_different_holds_against_a_rule(knowledge: Knowledge) -> None:
    tied = _ids(knowledge, [])
    assert tied[2] == tied[4]
    apart = _ids(knowledge, [_judged("different", *_own(knowledge))])
    assert apart[2] != apart[4]


def _own(knowledge: Knowledge) -> tuple[str, str]:
    """The ids of the two names where no document ties them."""
    resolver = Resolver(knowledge)
    for one in (SEEN[2], SEEN[4]):
        resolver.add(one)
    return resolver.entry_of(SEEN[2]), resolver.entry_of(SEEN[4])


def test_different_holds_through_a_chain_of_same(knowledge: Knowledge) -> None:
    one, other = _own(knowledge)
    third = _ids(knowledge, [])[1]
    judged = [_judged("different", one, other), _judged("same", one, third), _judged("same", third, other)]
    for seed in range(6):
        ids = _ids(knowledge, random.Random(seed).sample(judged, len(judged)))
        assert ids[2] != ids[4]


def test_the_last_word_on_a_pair_counts(knowledge: Knowledge) -> None:
    one, other = _ids(knowledge, [])[:2]
    judged = [_judged("same", one, other, "2026-01-01"), _judged("different", other, one, "2026-02-01")]
    ids = _ids(knowledge, judged)
    assert ids[0] != ids[1]


def test_a_merged_id_leads_to_where_it_went(knowledge: Knowledge) -> None:
    alone = _ids(knowledge, [])
    resolver = Resolver(knowledge, [_judged("same", alone[0], alone[1])])
    for one in SEEN:
        resolver.add(one)
    entry = next(entry for entry in resolver.entries() if entry.id == resolver.entry_of(SEEN[0]))
    assert {alone[0], alone[1]} <= {entry.id, *entry.former}


def test_two_halves_make_the_whole(knowledge: Knowledge) -> None:
    whole, left, right = Resolver(knowledge), Resolver(knowledge), Resolver(knowledge)
    for one in SEEN:
        whole.add(one)
    for one in SEEN[::2]:
        left.add(one)
    for one in SEEN[1::2]:
        right.add(one)
    right.merge(left)
    assert list(right.entries()) == list(whole.entries())
