"""Amounts in every dress that documents use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.knowledge.loader import load
from redheader.reading.amounts import AmountGrammar
from redheader.text.fold import fold

GRAMMAR = AmountGrammar(load().lexicon("zh/money"))


def read(text: str) -> list[tuple[int | float | None, int | float | None, str, str | None]]:
    return [(a.low, a.high, a.currency, a.per) for a in GRAMMAR.read(fold(text))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("给予100万元奖励", 1_000_000, 1_000_000),
        ("给予300万元至500万元资助", 3_000_000, 5_000_000),
        ("给予300万至500万元资助", 3_000_000, 5_000_000),
        ("给予300至500万元资助", 3_000_000, 5_000_000),
        ("给予20—50万元安家费", 200_000, 500_000),
        ("给予20——50万元安家费", 200_000, 500_000),
        ("给予80万-150万元安家费", 800_000, 1_500_000),
        ("给予80～150万元", 800_000, 1_500_000),
        ("给予500万-1000万元的资金", 5_000_000, 10_000_000),
        ("给予0.5-1万元奖励", 5000, 10_000),
        ("按5000元至8000元发放", 5000, 8000),
        ("给予5000元到1万元", 5000, 10_000),
        ("三百万元至五百万元", 3_000_000, 5_000_000),
        ("奖励贰佰万元整", 2_000_000, 2_000_000),
        ("奖励２００万元", 2_000_000, 2_000_000),
        ("奖励1,000.5万元", 10_005_000, 10_005_000),
        ("奖励1,000,000元", 1_000_000, 1_000_000),
        ("奖励人民币五百万元", 5_000_000, 5_000_000),
        ("奖励500万元人民币", 5_000_000, 5_000_000),
        ("奖励1.5亿元", 150_000_000, 150_000_000),
        ("奖励 50 万元", 500_000, 500_000),
        ("最高300万元", None, 3_000_000),
        ("最高一次性给予100万元", None, 1_000_000),
        ("不超过300万元", None, 3_000_000),
        ("贷款上限为120万元", None, 1_200_000),
        ("每人30万元以内", None, 300_000),
        ("30万元封顶", None, 300_000),
        ("最高不超过购房款50%且不超过30万元", None, 300_000),
        ("不低于15万元", 150_000, None),
        ("至少给予30万元", 300_000, None),
        ("给予30万元以上的奖励", 300_000, None),
        ("1000余万元", 10_000_000, None),
        ("最高25万/人", None, 250_000),
    ],
)
def test_values(text: str, low: float | None, high: float | None) -> None:
    assert [a[:2] for a in read(text)] == [(low, high)]


def test_lists_share_unit_and_bound() -> None:
    assert [a[1] for a in read("分别给予300万、200万、100万元")] == [3_000_000, 2_000_000, 1_000_000]
    assert [a[:2] for a in read("分别给予8、5、3万元")] == [(80_000, 80_000), (50_000, 50_000), (30_000, 30_000)]
    assert [a[:2] for a in read("提供最高100万元和50万元购房补贴")] == [(None, 1_000_000), (None, 500_000)]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("1500元/月/人的租房补贴", "month"), ("5000-8000元/月", "month"), ("给予每人每月1000元", "month"), ("10万元/人·年", "year"),
        ("5年内每年给予个人4万元薪酬补贴", "year"), ("每平方米补贴300元", "sqm"), ("补贴200元/m2", "sqm"), ("每人每天100元", "day"),
        ("一次性给予10万元", "once"), ("每年评选10名专家给予5万元奖励", None), ("给予5万元奖励", None),
    ],
)  # fmt: skip
def test_rates(text: str, per: str | None) -> None:
    assert [a[3] for a in read(text)] == [per]


def test_rate_with_a_cap_is_two() -> None:
    assert read("每平方米300元，最高3万元") == [(300, 300, "CNY", "sqm"), (None, 30_000, "CNY", None)]


def test_currencies() -> None:
    assert [a[1:3] for a in read("10万美元、5万欧元、1万港币")] == [(100_000, "USD"), (50_000, "EUR"), (10_000, "HKD")]
    assert [a[1:3] for a in read("港币20万元，另给予10万澳门元")] == [(200_000, "HKD"), (100_000, "MOP")]


@pytest.mark.parametrize("text", ["2023年1月", "3万人", "第5名", "约2万名人才", "50%", "0元", "人才1类", "第三、二类"])
def test_no_money(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="0123456789.,万亿元千百十一二至-~、和每年月/人最高不超过起以上余 美\n"))
def test_never_raises_and_stands(text: str) -> None:
    folded = fold(text)
    for amount in GRAMMAR.read(folded):
        assert 0 <= amount.start < amount.end <= len(folded)
        assert amount.low is not None or amount.high is not None
