"""Copies, families and origins: one story in many guises is one origin, an independent report another, whatever the order of input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from redheader.knowledge.loader import Knowledge
from redheader.model.citation import Citation
from redheader.model.claim import Claim, Sponsor
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.model.reading import Reading
from redheader.reading import Reader
from redheader.resolve import Groups, Witnessed, group

Read = Callable[[str], Reading]
texts = SimpleNamespace(**yaml.safe_load(Path(__file__).with_name("accounts.yaml").read_text("utf-8")))
BODY = texts.story.partition("(Harbour Wire) - ")[2]
NEXT_YEAR = texts.notice.replace("2023", "2024").replace("14号", "22号").replace("45万元", "50万元")
OTHER_CITY = texts.notice.replace("青屿", "望渚").replace("青政", "望政").replace("14号", "9号")
STORIES = (texts.story, texts.repost, texts.reworded, texts.translated, texts.crediting, texts.independent, texts.unnamed)
POLICIES = (
    texts.notice, NEXT_YEAR, OTHER_CITY, texts.draft, texts.interpretation, texts.guide, texts.english,
)  # fmt: skip


@pytest.fixture(scope="module")
def read(knowledge: Knowledge) -> Read:
    """The reading of a text; each is read once."""
    reader, readings = Reader(knowledge), dict[str, Reading]()

    def reading(text: str) -> Reading:
        if text not in readings:
            readings[text] = reader.read(Document(digest(text.encode()), text, "text/plain"))
        return readings[text]

    return reading


@pytest.fixture(scope="module")
def grouped(knowledge: Knowledge, read: Read) -> Callable[[Iterable[str]], Groups]:
    """The groups of some texts."""

    def of(found: Iterable[str]) -> Groups:
        seen = {_id(text): text for text in found}
        witnessed = (Witnessed(each, read(text).about, read(text).witness) for each, text in seen.items())
        return group(witnessed, seen.__getitem__, knowledge)

    return of


Grouped = Callable[[Iterable[str]], Groups]


def _id(text: str) -> str:
    return digest(text.encode())


def _origin(groups: Groups, text: str) -> str:
    return groups.of(_id(text)).origin.id


def test_a_repost_with_other_head_and_tail_is_a_copy(grouped: Grouped) -> None:
    groups = grouped(STORIES)
    story, repost = groups.of(_id(texts.story)), groups.of(_id(texts.repost))
    assert story.cluster == repost.cluster == min(_id(texts.story), _id(texts.repost))
    assert "of the shorter text stand in the other" in (repost.cluster_reason or "")
    assert {groups.of(_id(text)).cluster for text in STORIES[2:]} == {_id(text) for text in STORIES[2:]}


def test_what_tells_one_report_is_one_origin(grouped: Grouped) -> None:
    groups = grouped(STORIES)
    report = {_origin(groups, text) for text in (texts.story, texts.repost, texts.reworded, texts.translated, texts.crediting)}
    assert len(report) == 1
    assert groups.of(_id(texts.story)).origin.label == "Harbour Wire"
    assert "figures" in groups.of(_id(texts.reworded)).origin.reason
    assert "in two languages" in groups.of(_id(texts.translated)).origin.reason
    assert "it tells what Harbour Wire reported" in groups.of(_id(texts.crediting)).origin.reason


def test_an_independent_report_and_unnamed_sources_are_origins_of_their_own(grouped: Grouped) -> None:
    groups = grouped(STORIES)
    assert len({_origin(groups, text) for text in (texts.story, texts.independent, texts.unnamed)}) == 3


def test_without_the_story_what_credits_it_is_still_one_origin(grouped: Grouped) -> None:
    groups = grouped((texts.repost, texts.crediting, texts.independent))
    assert _origin(groups, texts.repost) == _origin(groups, texts.crediting) == _origin(grouped(STORIES), texts.story)
    assert _origin(groups, texts.independent) != _origin(groups, texts.repost)


def _claim(text: str, according_to: str | None) -> Claim:
    return Claim.make(Sponsor("city"), Citation(_id(text), 0, 20, text[:20], text), None, "Harbour Lights Plan", 0.9, according_to)


def test_a_claim_has_the_origin_that_its_sentence_credits(grouped: Grouped) -> None:
    groups = grouped(STORIES)

    def origin(text: str, according_to: str | None) -> str:
        return groups.origin_of(_claim(text, according_to), _id(text)).id

    own = _origin(groups, texts.independent)
    assert origin(texts.independent, "Harbour Wire") == _origin(groups, texts.story) != own
    assert origin(texts.independent, None) == own
    for unnamed in ("two people who know the scheme", "three sources", "知情人士", "officials", "Mr Chen"):
        assert origin(texts.independent, unnamed) == own
        assert origin(texts.unnamed, unnamed) == _origin(groups, texts.unnamed)
    institute = origin(texts.independent, "an analyst of the Harbour Institute of Rivers")
    assert institute == origin(texts.unnamed, "the Harbour Institute of Rivers") != own
    assert origin(texts.independent, "路透社") == origin(texts.unnamed, "Reuters and other education sources")
    assert origin(texts.independent, "the Ministry of Industry and Information Technology") == origin(texts.unnamed, "工信部")


def test_documents_of_one_template_are_no_copies(grouped: Grouped) -> None:
    groups = grouped(POLICIES)
    assert len({groups.of(_id(text)).cluster for text in POLICIES}) == len(POLICIES)
    assert len({_origin(groups, text) for text in (texts.notice, OTHER_CITY)}) == 2


@pytest.mark.parametrize(
    ("text", "role", "why"),
    [
        (texts.draft, "draft", "subject"),
        (texts.interpretation, "interpretation", "number"),
        (texts.guide, "guide", "number"),
        (texts.english, "translation", "number"),
    ],
)
def test_a_family_holds_what_belongs_to_a_notice(grouped: Grouped, text: str, role: str, why: str) -> None:
    groups = grouped(POLICIES)
    notice, member = groups.of(_id(texts.notice)), groups.of(_id(text))
    assert notice.role == "notice" and notice.family is not None
    assert (member.family, member.role) == (notice.family, role)
    assert why in (member.family_reason or "")
    assert member.origin.id == notice.origin.id


def test_the_same_notice_of_another_year_or_city_is_no_family(grouped: Grouped) -> None:
    groups = grouped(POLICIES)
    assert {groups.of(_id(text)).family for text in (NEXT_YEAR, OTHER_CITY)} == {None}


def test_traditional_characters_and_full_width_signs_make_no_other_text(grouped: Grouped) -> None:
    text = "青屿市对归国工程师给予四十五万元购房补贴，并提供九十平方米人才公寓，期满三年后可以优先购买，由市政府公布价格。" * 2
    traditional = "青嶼市對歸國工程師給予四十五萬元購房補貼, 並提供九十平方米人才公寓,期滿三年後可以優先購買,由市政府公布價格。" * 2
    groups = grouped((text, traditional))
    assert groups.of(_id(text)).cluster == groups.of(_id(traditional)).cluster


def test_every_document_of_a_long_chain_of_reposts_is_one_cluster(grouped: Grouped) -> None:
    signs = "abcdefghijklmnopqrst"
    reposts = [f"Site number {sign} presents\n{BODY}\nFiled under {sign * 3}\n" for sign in signs]
    groups = grouped(reposts)
    assert {groups.of(_id(text)).cluster for text in reposts} == {min(map(_id, reposts))}


def test_an_empty_text_is_a_copy_of_nothing(grouped: Grouped) -> None:
    groups = grouped(("", " \n", "。"))
    assert [each.cluster for each in groups] == sorted(map(_id, ("", " \n", "。")))


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(STORIES + POLICIES))
def test_the_order_of_documents_changes_nothing(grouped: Grouped, order: list[str]) -> None:
    assert list(grouped(order)) == list(grouped(STORIES + POLICIES))


@settings(max_examples=25, deadline=None)
@given(half=st.sets(st.sampled_from(STORIES + POLICIES)))
def test_halves_put_together_are_the_whole(grouped: Grouped, half: set[str]) -> None:
    rest = [text for text in STORIES + POLICIES if text not in half]
    assert list(grouped([*rest, *sorted(half)])) == list(grouped(STORIES + POLICIES))
    for each in grouped(sorted(half)):  # what is together in a part stays together in the whole
        assert grouped(STORIES + POLICIES).of(each.document).cluster <= each.cluster
