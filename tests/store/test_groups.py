"""Groups in the store: every document has its place, every claim its origin, every statement its count, whatever went in first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from redheader.errors import StoreError
from redheader.knowledge.loader import Knowledge
from redheader.model.citation import Citation
from redheader.model.claim import Claim, Incentive, Lineage, Quota
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.model.reading import About, Mention, Reading
from redheader.model.witness import Voice, Witness
from redheader.reading import Reader
from redheader.resolve import Resolver
from redheader.store import Corroboration, Store
from redheader.store.groups import statement_key

ACCOUNTS = Path(__file__).parents[1] / "resolve/accounts.yaml"
NAME = "测试英才计划"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite") as opened:
        yield opened


def _put(store: Store, number: int, amount: int, recipient: str, voice: str | None, according_to: str | None = None) -> str:
    """A document that states one amount; `voice`: whose byline it bears."""
    text = f"{number}号报道：“{NAME}”给予奖励。"
    sha = digest(text.encode())
    statement = Incentive("award", amount, amount, "CNY", "once", "person", recipient)
    claim = Claim.make(statement, Citation(sha, 0, len(text), text, text), None, NAME, 0.9, according_to)
    about = About(None, (), None, None, None, "浙江省杭州市", "news", "zh", True)
    voices = (Voice(voice, "byline", voice),) if voice else ()
    witness = Witness(exact=sha, voices=voices)
    mention = Mention(NAME, (), None, text, 0, len(text))
    document = Document(sha, text, "text/plain")
    store.put_reading(f"{number}.txt", document, Reading(sha, document.text_sha256, "rules/1", about, (mention,), (claim,), (), witness))
    return sha


def _grouped(store: Store, knowledge: Knowledge) -> list[Corroboration]:
    store.resolve(Resolver(knowledge))
    store.group(knowledge)
    return list(store.corroboration())


def test_a_statement_counts_its_documents_and_its_independent_origins(store: Store, knowledge: Knowledge) -> None:
    shas = [_put(store, number, 100, "Ｂ类人才", "Reuters") for number in range(3)]
    shas += [_put(store, 4, 100, "B类 人才", None), _put(store, 5, 100, "b類人才", None, according_to="路透社")]
    other = _put(store, 6, 200, "B类人才", None)
    few, many = sorted(_grouped(store, knowledge), key=lambda row: row.documents)
    assert (many.documents, len(many.origins), {row.document for row in many.claims}) == (5, 2, set(shas))
    assert (few.documents, len(few.origins), [row.document for row in few.claims]) == (1, 1, [other])
    assert "Reuters" in {origin.label for origin in many.origins}
    assert all(origin.reason for origin in many.origins)


def test_every_claim_and_document_has_its_origin(store: Store, knowledge: Knowledge) -> None:
    first, second = _put(store, 1, 100, "A", "Reuters"), _put(store, 2, 100, "A", None)
    assert [row.origin for row in store.claims()] == [None, None]
    _grouped(store, knowledge)
    places = {place.document: place for place in store.families()}
    assert {row.document: row.origin for row in store.claims()} == {sha: places[sha].origin.id for sha in (first, second)}
    (place,) = store.families(second)
    assert place == places[second] and place.cluster == second and place.family is None
    (entry,) = store.entries()
    assert sorted((row.label, row.claims, row.documents) for row in store.origins_of(entry.id)) == [
        ("Reuters", 1, 1), (places[second].origin.label, 1, 1),
    ]  # fmt: skip


def test_a_document_that_goes_takes_its_place_along(store: Store, knowledge: Knowledge) -> None:
    gone, _ = _put(store, 1, 100, "A", "Reuters"), _put(store, 2, 100, "A", None)
    _grouped(store, knowledge)
    store.put_issues("1.txt", (), gone, "rules/2")
    assert gone not in {place.document for place in store.families()}
    (row,) = _grouped(store, knowledge)
    assert (row.documents, len(row.origins)) == (1, 1)


def test_real_readings_come_out_the_same_whatever_went_in_first(tmp_path: Path, knowledge: Knowledge) -> None:
    reader = Reader(knowledge)
    texts = list(yaml.safe_load(ACCOUNTS.read_text("utf-8")).values())
    documents = [Document(digest(text.encode()), text, "text/plain") for text in texts]
    seen = []
    for name, order in (("one", documents), ("other", documents[::-1])):
        with Store(tmp_path / name) as store:
            for document in order:
                store.put_reading(f"{document.sha256}.txt", document, reader.read(document))
            seen.append((_grouped(store, knowledge), list(store.families()), list(store.claims())))
    assert seen[0] == seen[1]
    assert len({place.origin.id for place in seen[0][1]}) < len(documents)


def test_a_store_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        store.remember("published", "one")
    with Store(path) as store:
        assert store.state("published") == "one"
        store._connection.exec_driver_sql("PRAGMA user_version=7")
    with pytest.raises(StoreError, match="another version; run review again"):
        Store(path)
    with Store(path, remake=True) as store:
        assert store.state("published") is None


def test_a_programme_of_two_names_is_stated_once() -> None:
    chinese, english = Lineage("succeeds", "千人计划"), Lineage("succeeds", "Thousand Talents Plan")
    assert statement_key(chinese, "cn-thousand-talents") == statement_key(english, "cn-thousand-talents")
    assert len({statement_key(chinese), statement_key(english), statement_key(chinese, "zj-thousand-talents")}) == 3
    assert statement_key(Quota(30, "persons")) != statement_key(Quota(30, "teams"))
