"""The exports, as the tools they are for read them: FollowTheMoney, reference managers, annotation clients."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from followthemoney import model
from followthemoney.proxy import EntityProxy

from redheader.archive import Archive
from redheader.formats import read
from redheader.publish.exports.entities import is_date
from redheader.publish.mask import mask
from redheader.settings import Limits


@pytest.fixture(scope="module")
def data(specimens_review: Any) -> Path:
    return Path(specimens_review.at) / "data"


@pytest.fixture(scope="module")
def texts(specimens_review: Any) -> dict[str, str]:
    archive = Archive(specimens_review.at / "archive")
    return {sha256: read(archive.read(sha256), Limits()).text for sha256 in archive.origins()}


def _lines(data: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / name).read_bytes().splitlines()]


def _entities(data: Path) -> Iterator[tuple[dict[str, Any], EntityProxy]]:
    for line in _lines(data, "redheader.ftm.json"):
        yield line, model.get_proxy(line, cleaned=False)


def test_followthemoney_takes_every_value_as_it_stands(data: Path) -> None:
    """Its loader cleans: a value it would drop or change is one that should not have been written."""
    for line, proxy in _entities(data):
        assert proxy.schema.name == line["schema"]
        assert {name: sorted(proxy.get(name)) for name in line["properties"]} == {
            name: sorted(values) for name, values in line["properties"].items()
        }


def test_the_entities_hang_together_and_none_is_a_person(data: Path) -> None:
    entities = {proxy.id: proxy for _, proxy in _entities(data)}
    assert len(entities) == len(_lines(data, "redheader.ftm.json"))
    schemas = {proxy.schema.name for proxy in entities.values()}
    assert schemas >= {"Project", "ProjectParticipant", "Documentation", "Note", "HyperText", "Pages"}
    assert not any(model[name].is_a("Person") for name in schemas)
    for proxy in entities.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert entities[value].schema.is_a(prop.range)
        if proxy.schema.name not in {"Organization", "PublicBody"} and not proxy.schema.is_a("Document"):
            assert proxy.get("proof")


def test_every_edge_and_note_quotes_its_document(data: Path, texts: dict[str, str]) -> None:
    seen = 0
    for _, proxy in _entities(data):
        if proxy.schema.name in {"ProjectParticipant", "Documentation", "UnknownLink", "Note"}:
            quotes = proxy.get("summary" if proxy.schema.name != "Note" else "description")
            plain = " ".join(mask(texts[proxy.get("proof")[0]]).split())
            assert all(quote in plain for quote in quotes)
            seen += 1
    assert seen > 50


@pytest.mark.parametrize(("value", "good"), [("2023", True), ("2023-02", True), ("2023-02-28", True), ("2023-02-30", False),
                                             ("2023-13", False), ("last year", False)])  # fmt: skip
def test_a_date_is_valid_or_left_out(value: str, good: bool) -> None:
    assert is_date(value) is good


def test_annotations_select_their_quotation(data: Path, texts: dict[str, str]) -> None:
    page = json.loads((data / "annotations.jsonld").read_bytes())
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert [item["id"] for item in page["items"]] == [f"urn:redheader:claim:{row['claim']}" for row in _lines(data, "claims.jsonl")]
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        text = mask(texts[item["target"]["source"]["via"].removeprefix("hash://sha256/")])
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[max(0, start - 32) : start] == quote["prefix"]
        assert text[end : end + 32] == quote["suffix"]
        assert item["body"][0]["value"]


def test_reference_managers_read_the_documents(data: Path) -> None:
    rows = {row["document"][:12]: row for row in _lines(data, "documents.jsonl")}
    entries = rispy.loads((data / "documents.ris").read_text("utf-8"))
    assert [entry["id"] for entry in entries] == list(rows)
    for entry in entries:
        row = rows[entry["id"]]
        assert entry["title"] == (" ".join(row["title"].split()) if row["title"] else f"[untitled document {row['document'][:12]}]")
        assert entry.get("year") == (row["date"][:4] if row["date"] else None)
        assert row["document"] in entry["notes"][0]


def test_a_citation_processor_renders_the_documents(data: Path) -> None:
    items = json.loads((data / "documents.csl.json").read_bytes())
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(entry) for entry in bibliography.bibliography()]
    titled = next(item for item in items if item.get("issued") and not item["title"].startswith("["))
    assert any(titled["title"] in line and str(titled["issued"]["date-parts"][0][0]) in line for line in printed)
