"""The grammar of English sums."""

from __future__ import annotations

import pytest

from redheader.knowledge.loader import Knowledge
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.reading.english.amounts import AmountGrammar
from redheader.reading.source import Source
from redheader.text.segment import Span

SUMS = {
    "bonuses of 3-5 million yuan": [(3_000_000, 5_000_000, "CNY")],
    "bonuses of 3 to 5 million yuan ($420,000 to $700,000).": [(3_000_000, 5_000_000, "CNY")],
    "a grant of RMB1.5m": [(1_500_000, 1_500_000, "CNY")],
    "a sum of RMB 500,000 and no more": [(500_000, 500_000, "CNY")],
    "CNY5,000,000 is paid": [(5_000_000, 5_000_000, "CNY")],
    "half a million yuan a year": [(500_000, 500_000, "CNY")],
    "one to three million yuan": [(1_000_000, 3_000_000, "CNY")],
    "a salary of up to $50,000 a month": [(None, 50_000, "USD")],
    "no less than RMB 5 million and no more than RMB 30 million": [(5_000_000, 30_000_000, "CNY")],
    "between RMB 800,000 and RMB 1.5 million": [(800_000, 1_500_000, "CNY")],
    "at least 300,000 yuan": [(300_000, None, "CNY")],
    "more than $1.5 million": [(1_500_000, None, "USD")],
    "as much as 10m yuan": [(None, 10_000_000, "CNY")],
    "1bn yuan": [(1_000_000_000, 1_000_000_000, "CNY")],
    "HK$400,000 and €10,000": [(400_000, 400_000, "HKD"), (10_000, 10_000, "EUR")],
    "20,000 yuan or more": [(20_000, None, "CNY")],
    "US$75,000, or about 540,000 yuan,": [(75_000, 75_000, "USD")],
    "3 million yuan for Class A, 2 million for Class B": [(3_000_000, 3_000_000, "CNY"), (2_000_000, 2_000_000, "CNY")],
    "a ceiling of RMB 800,000 for Class I and RMB 500,000 for Class II": [(None, 800_000, "CNY"), (None, 500_000, "CNY")],
    "1,308 scholars got 100,000 yuan": [(100_000, 100_000, "CNY")],
    "200,000 engineers in 2023": [],
    "two hundred and fifty thousand yuan": [(250_000, 250_000, "CNY")],
    "one and a half million yuan": [(1_500_000, 1_500_000, "CNY")],
    "three quarters of a million euros": [(750_000, 750_000, "EUR")],
    "twenty-five thousand dollars": [(25_000, 25_000, "USD")],
    "between four and six million yuan": [(4_000_000, 6_000_000, "CNY")],
    "CNY 5m-20m per team": [(5_000_000, 20_000_000, "CNY")],
    "RMB 50 wan": [(500_000, 500_000, "CNY")],
    "450 million won": [(450_000_000, 450_000_000, "KRW")],
    "he won 3 awards and the team 2 won": [],
    "was raised from 2 million to 3 million yuan": [(2_000_000, 2_000_000, "CNY"), (3_000_000, 3_000_000, "CNY")],
}


@pytest.mark.parametrize("text", SUMS)
def test_sums(knowledge: Knowledge, text: str) -> None:
    source = Source(Document(digest(text.encode()), text, "text/plain"))
    found = AmountGrammar(knowledge).read(source, Span(0, len(text)))
    assert [(amount.min, amount.max, amount.currency) for amount in found] == SUMS[text]
