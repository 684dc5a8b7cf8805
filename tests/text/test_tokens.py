"""Tokens: what is compared, what a query means, and that whatever stands in a text is found there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.errors import UsageError
from redheader.text.tokens import LONGEST_QUERY, MOST_TERMS, find, folded, normalise, parse, segments, term_tokens, tokens

SIGNS = "人才购房补贴购買買灣湾萬万高層层ＡＢｃｄ３00，,。、\n 　\tabÉé«»·々〇ёЖ한글ひカ𠀀𠮷①％-()"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=40)


def found(text: str, query: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(text, parse(query))]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("给予购房补贴，购房后领取", "购房", ["购房", "购房"]),
        ("给予购房补贴", "购房补贴", ["购房补贴"]),
        ("给予购房、补贴", "购房补贴", []),
        ("臺灣與大陸的人才購房補貼", "购房补贴", ["購房補貼"]),
        ("人才购房补贴", "購房補貼", ["购房补贴"]),
        ("最高３００万元", "300万", ["３００万"]),
        ("最高1300万元", "300万", []),
        ("共3,000,000元", "3000000", ["3,000,000"]),
        ("共3000000元", "3,000,000元", ["3000000元"]),
        ("于2020,300人", "300人", ["300人"]),
        ("Housing and Ｈｏｕｓｉｎｇ, not houses", "housing", ["Housing", "Ｈｏｕｓｉｎｇ"]),
        ("talents and talent plans", "talent plan", ["talent"]),
        ("the talent\nplan", '"talent plan"', ["talent\nplan"]),
        ("a plan for talent", '"talent plan"', []),
        ("引进IT人才计划", "it人才", ["IT人才"]),
        ("引进BIT人才", "it人才", []),
        ("人人有房", "人", ["人", "人"]),
        ("“青年英才”计划", "“青年英才”", ["青年英才"]),
        ("爱人人人", "人人", ["人人", "人人"]),
    ],
)
def test_a_query_finds(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("购房补贴", [(("购房", "房补", "补贴"), False)]),
        ("房", [(("房",), True)]),
        ("300万", [(("300", "万"), True)]),
        ("购房 Housing", [(("购房",), False), (("housing",), False)]),
        ('"购房 housing" 房', [(("购房", "房", "housing"), False), (("房",), True)]),
        ('"a b', [(("a", "b"), False)]),
        ('NEAR(a b) OR x:y* -z "', [(("near", "a"), False), (("b",), False), (("or",), False), (("x", "y"), False), (("z",), False)]),
        ("购房　购房 購房", [(("购房",), False)]),
    ],
)
def test_a_query_means(query: str, expected: list[tuple[tuple[str, ...], bool]]) -> None:
    assert [term_tokens(term) for term in parse(query)] == expected


@pytest.mark.parametrize("query", ["", " ", '"', '""""', "*", "() [] {} ^ : + - ~ ' ` \\ \x00", "。，、"])
def test_a_query_without_anything_to_search_for_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="give a word"):
        parse(query)


def test_an_overlong_query_is_refused() -> None:
    assert parse("人" * LONGEST_QUERY)
    with pytest.raises(UsageError, match="shorten it"):
        parse("人" * 10_000)
    with pytest.raises(UsageError, match=f"{MOST_TERMS} words at most"):
        parse(" ".join(map(str, range(MOST_TERMS + 1))))


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert len(normalise(text).encode("utf-16-le", "surrogatepass")) == len(text.encode("utf-16-le", "surrogatepass"))
    assert all(normalise(text[s.start : s.end]).replace(",", "") == s.text for s in segments(text))


@given(TEXTS, st.data())
def test_every_part_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    """Any stretch whose ends are not inside a word or a figure: in running Chinese, any stretch at all."""
    inside = {at for s in segments(text) if not s.run for at in range(s.start + 1, s.end)}
    cuts = [at for at in range(len(text) + 1) if at not in inside]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    part = list(segments(text[start:end]))
    if part:
        hits = {(hit.start, hit.end) for hit in find(text, parse(f'"{text[start:end]}"'))}
        assert (start + part[0].start, start + part[-1].end) in hits


@given(TEXTS, TEXTS)
def test_a_term_is_found_just_where_its_tokens_follow_each_other(text: str, query: str) -> None:
    """What the indexes rest on: consecutive tokens, the last one perhaps only begun, are exactly the hits."""
    stream = tokens(text).split()
    try:
        terms = parse(query)
    except UsageError:
        return
    for number, term in enumerate(terms):
        wanted, begins = term_tokens(term)
        windows = (stream[at : at + len(wanted)] for at in range(len(stream) - len(wanted) + 1))
        same = [w for w in windows if tuple(w[:-1]) == wanted[:-1] and (w[-1].startswith(wanted[-1]) if begins else w[-1] == wanted[-1])]
        assert len(same) == sum(hit.term == number for hit in find(text, terms))


def test_one_token_a_character_of_a_run() -> None:
    assert tokens("引进IT人才，300万元") == "引进 进 it 人才 才 300 万元 元"
    assert tokens("") == "" == tokens("，。 ")


def test_the_table_for_browsers_is_what_is_done_here() -> None:
    table = folded()
    assert table["買"] == "买" and table["Ａ"] == "a" and table["“"] == '"' and "买" not in table
    assert all(len(one) == len(other) == 1 for one, other in table.items())
    assert all(one < other for one, other in pairwise(table))
