"""The search index over real SQLite: counts are exact, it keeps in step with the store, and it can be lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redheader.errors import UsageError
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.model.reading import About, Reading
from redheader.store import SearchIndex, Store
from redheader.store.search import FILE
from redheader.text.tokens import find, parse

TEXTS = ("给予购房补贴300万元。", "租房、购房与补贴。", "Housing subsidy for talents.", "臺灣人才購房補貼", "无关")


def quiet(done: int, total: int) -> None:
    assert 0 < done <= total


def put(store: Store, text: str, reader: str = "rules/1", sha256: str | None = None) -> str:
    document = Document(sha256 or digest(text.encode()), text, "text/plain")
    about = About(None, (), None, None, None, None, "notice", "zh", True)
    store.put_reading("a.txt", document, Reading(document.sha256, document.text_sha256, reader, about, (), ()))
    store.remember("written", f"{store.state('written')} {document.sha256} {reader}")
    return document.sha256


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite") as opened:
        for text in TEXTS:
            put(opened, text)
        yield opened


def counts(store: Store, folder: Path, *queries: str) -> list[int]:
    with SearchIndex(folder) as index:
        index.update(store, quiet)
        assert index.in_step(store)
        return [index.best(parse(query), 100).total for query in queries]


def test_documents_are_found_and_counted(store: Store, tmp_path: Path) -> None:
    queries = ("购房", "购房补贴", "購房補貼", "housing", '"housing subsidy"', "subsidy housing", "300万元", "房", "购房 补贴", "元 台湾")
    assert counts(store, tmp_path, *queries) == [3, 2, 2, 1, 1, 1, 1, 3, 3, 0]


def test_the_best_comes_first_and_equals_by_digest(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        often = put(store, "购房购房购房")
        same = sorted(put(store, f"购房{sign}{'字' * 20}") for sign in "，。；、")
        put(store, "字" * 30)
        with SearchIndex(tmp_path) as index:
            index.update(store, quiet)
            assert index.best(parse("购房"), 9).documents == (often, *same)
            assert index.best(parse("购房"), 2) == (5, (often, same[0]))


def test_only_what_is_new_is_taken_in(store: Store, tmp_path: Path) -> None:
    with SearchIndex(tmp_path) as index:
        assert index.update(store, quiet) == len(TEXTS)
        assert index.update(store, quiet) == 0
        put(store, "新的购房补贴")
        assert not index.in_step(store)
        assert index.update(store, quiet) == 1
        assert index.best(parse("购房补贴"), 9).total == 3


def test_a_document_read_anew_with_the_same_text_is_not_taken_in_again(store: Store, tmp_path: Path) -> None:
    counts(store, tmp_path)
    put(store, TEXTS[0], "rules/2")
    with SearchIndex(tmp_path) as index:
        assert index.update(store, quiet) == 0 and index.in_step(store)
    assert counts(store, tmp_path, "购房补贴") == [2]


def test_a_changed_text_and_a_document_that_went_are_followed(store: Store, tmp_path: Path) -> None:
    assert counts(store, tmp_path, "租房", "落户") == [1, 0]
    put(store, "落户", "rules/2", digest(TEXTS[1].encode()))
    assert counts(store, tmp_path, "租房", "落户", "购房") == [0, 1, 2]
    store.put_issues("a.txt", (), digest(TEXTS[0].encode()), "rules/3")
    store.remember("written", "another")
    assert counts(store, tmp_path, "300万元", "购房") == [0, 1]


def test_grown_or_made_at_once_it_finds_the_same(store: Store, tmp_path: Path) -> None:
    texts = [f"人才购房{number}，{'补贴' * (number % 7)}" for number in range(60)]
    counts(store, tmp_path)
    for text in texts:
        put(store, text)
        counts(store, tmp_path)
    with SearchIndex(tmp_path) as index:
        grown = index.best(parse("购房 补贴"), 100)
    (tmp_path / FILE).unlink()
    with SearchIndex(tmp_path) as index:
        index.update(store, quiet)
        assert index.best(parse("购房 补贴"), 100) == grown and grown.total > 50


@pytest.mark.parametrize("spoil", ["missing", "garbage", "older"])
def test_an_index_that_is_lost_is_made_again(store: Store, tmp_path: Path, spoil: str) -> None:
    counts(store, tmp_path)
    file = tmp_path / FILE
    if spoil == "garbage":
        file.write_bytes(b"not a database, " * 1000)
    elif spoil == "older":
        data = bytearray(file.read_bytes())
        data[60:64] = (99).to_bytes(4, "big")  # user_version
        file.write_bytes(data)
    else:
        file.unlink()
    assert counts(store, tmp_path, "购房") == [3]


def test_an_index_of_another_store_is_not_believed(store: Store, tmp_path: Path) -> None:
    counts(store, tmp_path)
    (tmp_path / "other").mkdir()
    with Store(tmp_path / "other/store.sqlite") as other:
        put(other, "只有购房")
        assert counts(other, tmp_path, "购房", "补贴") == [1, 0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exact")


TEXT = st.text(st.sampled_from("购房補贴人才，。 \nabAB1２,“”*"), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=1, max_size=8, unique=True), query=TEXT)
def test_counts_are_those_of_the_texts_themselves(folder: Path, texts: list[str], query: str) -> None:
    """Whatever the query, hostile or not: FTS5 counts just the texts in which every term stands."""
    for name in ("store.sqlite", FILE):
        (folder / name).unlink(missing_ok=True)
    with Store(folder / "store.sqlite") as store:
        for text in texts:
            put(store, text)
        try:
            terms = parse(query)
        except UsageError:
            return
        holding = sum({hit.term for hit in find(text, terms)} == set(range(len(terms))) for text in texts)
        assert counts(store, folder, query) == [holding]
