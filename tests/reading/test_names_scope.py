"""Which programme a passage is about."""

from __future__ import annotations

import pytest

from redheader.knowledge.loader import load
from redheader.model.document import Document
from redheader.reading.attach import governing
from redheader.reading.names import NameReader
from redheader.reading.source import Source

READER = NameReader(load(without=frozenset({"programmes"})))


def about(text: str, passage: str) -> str | None:
    source = Source(Document("0" * 64, text, "text/plain"))
    start = text.index(passage)
    return governing(source, READER.read(source), start, start + len(passage))


CASES = [
    ("“苍穹英才计划”入选者给予100万元。", "给予100万元", "苍穹英才计划"),
    ("人才工作方案\n前言。\n1.实施苍穹人才领航工程。对新引进的博士给予50万元。\n2.加强服务。提供住房。", "给予50万元", "苍穹人才领航工程"),
    ("人才工作方案\n前言。\n1.实施苍穹人才领航工程。对新引进的博士给予50万元。\n2.加强服务。提供住房。", "提供住房", None),
    ("实施细则\n入选“苍穹英才计划”的可申报。该计划由市委人才办牵头。", "由市委人才办牵头", "苍穹英才计划"),
    ("松川市“苍穹英才计划”实施办法\n第一条 为集聚人才。\n第二条 给予补贴80万元。", "给予补贴80万元", "苍穹英才计划"),
    ("松川市购房补贴办法\n第一条 根据“苍穹英才计划”等文件制定本办法。\n第二条 给予补贴80万元。", "给予补贴80万元", None),
    ("8月1日，松川市正式发布《松川市实施“苍穹英才计划”办法》。\n对博士给予80万元。", "给予80万元", "苍穹英才计划"),
    ("The drive, known as Starhaven, follows the Harbour Elites Plan. It pays overseas engineers 3 million.", "pays overseas", "Starhaven"),
    ("The Harbour Elites Plan began in 2020. Winners get a flat.", "Winners get a flat", "Harbour Elites Plan"),
    ("Notes\n\nThe lab moved.\n\nThe Harbour Elites Plan began in 2020.\n\nOur rent rose by 3 million yuan.", "rent rose", None),
]


@pytest.mark.parametrize(("text", "passage", "name"), CASES)
def test_the_text_ties_a_passage_to_a_programme_or_does_not(text: str, passage: str, name: str | None) -> None:
    assert about(text, passage) == name


def test_without_names_there_is_nothing_to_be_about() -> None:
    assert about("对博士给予80万元。", "80万元") is None
