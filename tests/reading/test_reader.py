"""The reader as a whole: any text gives a reading, the same one every time, and all of it stands in the text."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.knowledge.loader import load
from redheader.model.claim import Quota, Sponsor
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.reading import Reader


@cache
def _reader() -> Reader:
    return Reader(load())


@cache
def _examples() -> tuple[str, ...]:
    """Every example of every trigger: the words that rules look for."""
    return tuple(sorted({trigger.example for lexicon in load().lexicons.values() for trigger in lexicon.triggers}))


def _document(text: str) -> Document:
    return Document(digest(text.encode("utf-8", "surrogatepass")), text, "text/plain")


joints = st.sampled_from((*"，。；、\n\t“”《》（） ", "", "A类", "一、", "分别", "以上", "100万元", "50%", "每年"))
mixtures = st.deferred(lambda: st.lists(st.tuples(st.sampled_from(_examples()), joints), min_size=1, max_size=12))
SAYS_NOTHING = ("", " ", "\n\n", "万元", "。", "A" * 5_000, "给予" * 2_000, "（" * 2_000, "1万元、" * 1_000, "\t" * 1_000)


def _check(text: str) -> None:
    reading = _reader().read(_document(text))
    spots = [(each.quote, each.start, each.end) for each in (*reading.claims, *reading.programmes)]
    assert [spot for spot in spots if text[spot[1] : spot[2]] != spot[0] or not spot[0].strip()] == []
    assert [issue for issue in reading.issues if issue.code == "not-grounded"] == []
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert {claim.programme for claim in reading.claims} <= {None, *(mention.name for mention in reading.programmes)}
    assert all(0 < claim.confidence <= 1 for claim in reading.claims)


@settings(max_examples=150, deadline=None)
@given(mixtures)
def test_any_mixture_of_the_words_it_looks_for_can_be_read(mixture: list[tuple[str, str]]) -> None:
    _check("".join(word + joint for word, joint in mixture))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_read(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_texts_that_say_nothing_can_be_read(text: str) -> None:
    _check(text)


def test_a_second_reader_reads_the_same() -> None:
    text = "\n".join(_examples())
    one, other = (Reader(load()).read(_document(text)) for _ in range(2))
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_a_sentence_that_names_a_programme_may_say_how_many_it_takes() -> None:
    named, unnamed = "实施高素质农民培育工程，年均培训农民不少于2万人。", "年均培训农民不少于3万人。"
    reading = _reader().read(_document(f"松川县农业发展若干措施\n{named}\n{unnamed}\n"))
    quotas = [(claim.statement, claim.programme) for claim in reading.claims if isinstance(claim.statement, Quota)]
    assert quotas == [(Quota(20_000, "persons", "年均"), "高素质农民培育工程")]


def test_a_document_in_traditional_characters_is_read_and_quoted_as_it_stands() -> None:
    text = (
        "柳溪市人民政府辦公室關於實施“青帆計劃”的通知\n柳府辦〔2031〕7號\n各區人民政府:\n為吸引海外學子,市政府決定實施“青帆計劃”。\n對取得博士學位的歸國人才,給予15萬元安家費。\n"
        "每年支持不超過60人。\n本計劃由市人力資源和社會保障局主管。\n柳溪市人民政府辦公室\n2031年4月1日\n"
    )
    reading = _reader().read(_document(text))
    assert reading.about.title == "柳溪市人民政府辦公室關於實施“青帆計劃”的通知"
    assert (reading.about.number, reading.about.issuers) == ("柳府辦〔2031〕7號", ("柳溪市人民政府辦公室",))
    sponsors = [claim.statement.organisation for claim in reading.claims if isinstance(claim.statement, Sponsor)]
    assert sponsors == ["市人力資源和社會保障局"]
    assert [claim.statement.count for claim in reading.claims if isinstance(claim.statement, Quota)] == [60]
