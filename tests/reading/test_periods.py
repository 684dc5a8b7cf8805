"""Dates, periods and durations in Chinese running text."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.knowledge.loader import Knowledge, load
from redheader.model.document import Document
from redheader.reading.periods import Dates, after
from redheader.reading.source import Source
from redheader.text.fold import fold

DIGITS = "〇一二三四五六七八九"
DAYS = st.dates(datetime.date(1901, 1, 1), datetime.date(2098, 12, 31))


@pytest.fixture(scope="module")
def dates() -> Dates:
    return Dates(load())


def chinese(value: int) -> str:
    """A number from 1 to 31 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自2031年4月1日起施行", ["2031-04-01"]),
        ("二〇三一年十二月三十一日", ["2031-12-31"]),
        ("二○三一年", ["2031"]),
        ("2031年度遴选", ["2031"]),
        ("2031年5月底前", ["2031-05"]),
        ("2031-04-09发布", ["2031-04-09"]),
        ("2031/4/9", ["2031-04-09"]),
        ("2031.4.9", ["2031-04-09"]),
        ("２０３１年４月１日", ["2031-04-01"]),
        ("2031年4月1日至12月31日", ["2031-04-01", "2031-12-31"]),
        ("截至12月31日", []),
        ("2031年X月X日", []),
        ("2031年2月30日", []),
        ("连续3年", []),
    ],
)
def test_dates_as_written(dates: Dates, text: str, found: list[str]) -> None:
    assert [date.iso for date in dates.find(fold(text))] == found


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("有效期三年", 36),
        ("试行6个月", 6),
        ("有效期为两年", 24),
        ("有效期十二个月", 12),
        ("2031年", None),
        ("二〇三一年", None),
        ("长期", None),
    ],
)
def test_durations(dates: Dates, text: str, months: int | None) -> None:
    assert (term.months if (term := dates.term(text, 0, len(text))) else None) == months


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2031-01-01", 12, "2031-12-31"),
        ("2031-11-21", 12, "2032-11-20"),
        ("2031-01-31", 1, "2031-02-28"),
        ("2031", 24, "2032"),
        ("2031-05", 12, "2032-04"),
        ("2099-05-01", 24, None),
    ],
)
def test_the_last_day_is_before_the_anniversary(start: str, months: int, end: str | None) -> None:
    assert after(start, months) == end


@given(DAYS)
def test_a_day_reads_the_same_in_every_form(day: datetime.date) -> None:
    reader = Dates(KNOWLEDGE)
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    for text in (f"{day.year}年{day.month}月{day.day}日", f"{year}年{chinese(day.month)}月{chinese(day.day)}日", day.isoformat()):
        assert [date.iso for date in reader.find(text)] == [day.isoformat()]


@given(DAYS, st.integers(1, 240))
def test_a_period_ends_after_it_begins(day: datetime.date, months: int) -> None:
    end = after(day.isoformat(), months)
    assert end is None or end >= day.isoformat()


@given(st.text(alphabet="0123456789年月日至-./〇一二三十零 度个月有效期X\n", max_size=60))
def test_nothing_raises_and_offsets_hold(text: str) -> None:
    reader = Dates(KNOWLEDGE)
    reader.term(text, 0, len(text))
    at = 0
    for date in reader.find(text):
        assert at <= date.start < date.end <= len(text)
        at = date.end


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("关于引进人才的通知\n某局\n2031年4月1日\n正文", "2031-04-01"),
        ("(2031年4月1日)\n正文", "2031-04-01"),
        ("发布日期:2031-04-01 10:20\n正文", "2031-04-01"),
        ("自2031年4月1日起施行\n正文", None),
    ],
)
def test_the_day_a_document_carries(dates: Dates, text: str, issued: str | None) -> None:
    assert dates.issued(Source(Document("0" * 64, text, "text/plain"))) == issued


KNOWLEDGE: Knowledge = load()
