"""The store: what was read comes out as it went in, in a fixed order, and survives a run that ends badly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from redheader.errors import StoreError
from redheader.knowledge.loader import Knowledge
from redheader.model.citation import Citation
from redheader.model.claim import Claim, Incentive, Sponsor
from redheader.model.document import Document
from redheader.model.issue import Issue
from redheader.model.reading import About, Mention, Reading
from redheader.resolve import Resolver
from redheader.store import Store

TEXT = "市科技局负责“测试英才计划”，给予领军人才100万元奖励。\n"
Make = Callable[[str], Document]


def _reading(document: Document, reader: str = "rules/1", claims: int = 2) -> Reading:
    about = About("通知", ("市科技局",), None, "2023-01-02", "municipal", "浙江省杭州市", "notice", "zh", True)
    statements = (Sponsor("市科技局"), Incentive("award", 1_000_000, 1_000_000, "CNY", "once"))[:claims]
    made = [Claim.make(s, Citation(document.sha256, 0, 6, document.text[:6], document.text), None, "测试英才计划", 0.9) for s in statements]
    mention = Mention("测试英才计划", (), None, document.text[:6], 0, 6)
    return Reading(document.sha256, document.text_sha256, reader, about, (mention,), tuple(made))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite") as opened:
        yield opened


def test_what_goes_in_comes_out(store: Store, document: Make) -> None:
    doc = document(TEXT)
    reading = _reading(doc)
    store.put_reading("a.txt", doc, reading)
    (row,) = store.documents()
    assert (row.document, row.about, row.claims) == (doc, reading.about, 2)
    assert [found.claim for found in store.claims()] == list(reading.claims)
    assert [mention for _, mention, _ in store.mentions()] == list(reading.programmes)
    assert store.text(doc.sha256) == TEXT
    assert store.has(doc.sha256, "rules/1") and not store.has(doc.sha256, "rules/2")


def test_a_newer_reading_takes_the_place_of_the_older(store: Store, document: Make) -> None:
    doc = document(TEXT)
    store.put_reading("a.txt", doc, _reading(doc))
    store.put_reading("a.txt", doc, _reading(doc, "rules/2", claims=1))
    assert store.counts() == {"documents": 1, "programmes": 0, "mentions": 1, "claims": 1, "issues": 0}
    assert store.has(doc.sha256, "rules/2") and not store.has(doc.sha256, "rules/1")


def test_an_unreadable_original_is_not_tried_again_by_the_same_reader(store: Store) -> None:
    store.put_issues("a.pdf", (Issue("damaged", "it is cut short", "get it again"),), "ab" * 32, "rules/1")
    assert store.has("ab" * 32, "rules/1") and not store.has("ab" * 32, "rules/2")


def test_a_reading_goes_when_a_newer_reader_cannot_read_the_original(store: Store, document: Make) -> None:
    doc = document(TEXT)
    store.put_reading("a.txt", doc, _reading(doc))
    store.put_issues("a.txt", (Issue("too-slow", "m", "a"),), doc.sha256, "rules/2")
    assert store.counts() == {"documents": 0, "programmes": 0, "mentions": 0, "claims": 0, "issues": 1}


def test_issues_of_an_origin_replace_its_older_ones(store: Store) -> None:
    first, second = Issue("damaged", "m", "a"), Issue("locked", "m", "a")
    store.put_issues("a.pdf", (first, second))
    store.put_issues("b.pdf", (first,))
    store.put_issues("a.pdf", (second,))
    assert [(row.origin, row.issue.code) for row in store.issues()] == [("a.pdf", "locked"), ("b.pdf", "damaged")]


def test_claims_can_be_asked_for_by_document_kind_and_entry(store: Store, document: Make, knowledge: Knowledge) -> None:
    one, other = document(TEXT), document("第二。" + TEXT)
    for doc in (one, other):
        store.put_reading(f"{doc.sha256}.txt", doc, _reading(doc))
    store.resolve(Resolver(knowledge))
    (entry,) = store.entries()
    assert {row.document for row in store.claims(document=one.sha256)} == {one.sha256}
    assert [row.claim.flat()["kind"] for row in store.claims(kind="sponsor")] == ["sponsor", "sponsor"]
    assert len(list(store.claims(entry=entry.id))) == 4
    assert list(store.claims(entry="nothing")) == []


def test_order_does_not_depend_on_when_things_went_in(tmp_path: Path, document: Make) -> None:
    docs = [document(f"{number}{TEXT}") for number in range(5)]
    seen = []
    for name, order in (("one", docs), ("other", docs[::-1])):
        with Store(tmp_path / name) as store:
            for doc in order:
                store.put_reading(f"{doc.sha256}.txt", doc, _reading(doc))
            seen.append((list(store.documents()), list(store.claims()), list(store.mentions()), store.fingerprint()))
    assert seen[0] == seen[1]


def test_the_fingerprint_changes_with_what_was_read(store: Store, document: Make) -> None:
    empty = store.fingerprint()
    doc = document(TEXT)
    store.put_reading("a.txt", doc, _reading(doc))
    read = store.fingerprint()
    store.put_issues("b.txt", (Issue("empty", "m", "a"),))
    assert len({empty, read, store.fingerprint()}) == 3


def test_a_run_that_ends_badly_keeps_what_was_committed(tmp_path: Path, document: Make) -> None:
    kept, lost = document(TEXT), document("另一份。" + TEXT)

    def run() -> None:
        with Store(tmp_path / "store.sqlite") as store:
            store.put_reading("kept.txt", kept, _reading(kept))
            store.commit()
            store.put_reading("lost.txt", lost, _reading(lost))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    with Store(tmp_path / "store.sqlite") as store:
        assert [row.document.sha256 for row in store.documents()] == [kept.sha256]


def test_what_is_remembered_is_remembered(store: Store) -> None:
    assert store.state("published") is None
    store.remember("published", "one")
    store.remember("published", "two")
    assert store.state("published") == "two"


def test_a_file_that_is_no_store_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="delete it"):
        Store(path)


def test_a_document_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError, match="no document"):
        store.text("00" * 32)
