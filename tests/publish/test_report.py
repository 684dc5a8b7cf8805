"""The report: every sentence leads to a passage that stands, conflicts stay conflicts, and all three files open and say the same."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from lxml import etree, html

from redheader.archive import Archive
from redheader.errors import GroundingError, KnowledgeError
from redheader.formats import read
from redheader.knowledge.loader import Knowledge
from redheader.publish.report.docx import docx
from redheader.publish.report.gloss import Gloss
from redheader.publish.report.markdown import markdown
from redheader.publish.report.model import Cite, Note, Paragraph, Report, Section, Sentence, Span
from redheader.publish.report.page import page
from redheader.publish.report.public import Public
from redheader.publish.report.words import Words, number, printed
from redheader.settings import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) # * _ | `\n1. \u202eevil\x00 =1+1"
CITE = Cite("a" * 64, 0, 5, "words")


@pytest.fixture(scope="module")
def site(specimens_review: Any) -> Path:
    return Path(specimens_review.at) / "site"


@pytest.fixture(scope="module")
def texts(specimens_review: Any) -> dict[str, str]:
    archive = Archive(specimens_review.at / "archive")
    return {sha256: read(archive.read(sha256), Limits()).text for sha256 in archive.origins()}


def hostile() -> Report:
    spans = (printed(HOSTILE, CITE), Span(" and again "), printed(HOSTILE, CITE))
    section = Section("x", "Hostile", (Paragraph((Sentence(spans),)),))
    note = Note(1, (printed(HOSTILE),), "document/a.html#c=0-5", "javascript:alert(3)")
    return Report("Title", "Made", "Caution", (section,), (note,), {CITE: 1})


def test_a_sentence_that_rests_on_nothing_cannot_be_made() -> None:
    with pytest.raises(GroundingError, match="without a source"):
        Sentence((Span("Everybody knows."),))
    assert Sentence((Span("Ten."),), ("documents.html",)).text == "Ten."


def test_every_footnote_quotes_its_original_where_it_says(site: Path, texts: dict[str, str]) -> None:
    tree = html.fromstring((site / "report.html").read_text("utf-8"))
    notes = tree.xpath("//section[@id='notes']//li")
    assert len(notes) > 40
    for note in notes:
        words = note.text_content()
        digest = re.search(r"SHA-256 ([0-9a-f]{64})", words)
        if digest is None:
            assert note.xpath(".//a[starts-with(@href,'http')]")
            continue
        start, end = map(int, re.search(r"#c=(\d+)-(\d+)$", note.xpath(".//a/@href")[0]).groups())  # type: ignore[union-attr]
        quote = " ".join(texts[digest[1]][start:end].split())
        shown = re.search(r": “(.*)”\. Archived", words, re.DOTALL)
        assert shown is not None
        assert quote.startswith(shown[1].removesuffix("…"))
        at = re.search(r"(page|paragraph) (\d+): “", words)
        assert at is not None
        assert at[1] == "page" or texts[digest[1]].count("\n", 0, start) + 1 == int(at[2])


def test_every_mark_leads_to_a_note_and_every_note_is_marked(site: Path) -> None:
    tree = html.fromstring((site / "report.html").read_text("utf-8"))
    marks = {mark.removeprefix("#n") for mark in tree.xpath("//sup/a/@href")}
    assert marks == {note.removeprefix("n") for note in tree.xpath("//section[@id='notes']//li/@id")}
    first = list(dict.fromkeys(mark for mark in tree.xpath("//sup/a/@href")))
    assert first == [f"#n{place}" for place in range(1, len(first) + 1)]


def test_every_page_it_names_is_there(site: Path) -> None:
    tree = html.fromstring((site / "report.html").read_text("utf-8"))
    local = {href.partition("#")[0] for href in tree.xpath("//a/@href") if not href.startswith(("http", "#"))}
    assert [href for href in sorted(local) if not (site / href).exists()] == []


def test_the_page_stands_alone_under_its_policy(site: Path) -> None:
    text = (site / "report.html").read_text("utf-8")
    tree = html.fromstring(text)
    assert tree.xpath("//script | //link | //img | //@style | //@onclick | //iframe") == []
    assert "default-src 'none'; style-src 'sha256-" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_a_finding_says_how_many_stand_behind_it(site: Path) -> None:
    tree = html.fromstring((site / "report.html").read_text("utf-8"))
    said = [item.text_content() for item in tree.xpath("//section[@id='pay' or @id='lineage' or @id='shortage']//li")]
    assert said
    assert all("one origin" in words or "independent origins" in words or "own list" in words for words in said)


def test_what_is_not_found_is_not_denied(site: Path) -> None:
    tree = html.fromstring((site / "report.html").read_text("utf-8"))
    said = [" ".join(item.text_content().split()) for item in tree.xpath("//section[@id='silence']//li")]
    assert any(re.search(r"not found in (one document|\d+ documents) searched on \d{4}-\d\d-\d\d", words) for words in said)


def test_markdown_and_word_say_what_the_page_says(site: Path) -> None:
    text = (site / "report.md").read_text("utf-8")
    notes = len(re.findall(r"^\[\^\d+\]: ", text, re.MULTILINE))
    tree = html.fromstring((site / "report.html").read_text("utf-8"))
    assert notes == len(tree.xpath("//section[@id='notes']//li"))
    opened = python_docx.Document(str(site / "report.docx"))
    headings = [paragraph.text for paragraph in opened.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    assert headings == [heading.text_content() for heading in tree.xpath("//main//h2")][:-1]
    assert len(opened.tables) == len(tree.xpath("//main//table"))
    with zipfile.ZipFile(site / "report.docx") as file:
        endnotes = etree.fromstring(file.read("word/endnotes.xml"))
        document = etree.fromstring(file.read("word/document.xml"))
    ids = [note.get(f"{W}id") for note in endnotes.findall(f"{W}endnote")]
    assert ids == ["-1", *map(str, range(notes + 1))]
    references = [mark.get(f"{W}id") for mark in document.iter(f"{W}endnoteReference")]
    assert references == [str(place) for place in range(1, notes + 1)]
    bookmarks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    fields = {field.get(f"{W}instr").split()[1] for field in document.iter(f"{W}fldSimple")}
    assert fields <= bookmarks


def test_words_of_a_document_stay_words_in_every_form() -> None:
    report = hostile()
    tree = html.fromstring(page(report))
    assert tree.xpath("//script") == []
    assert not any("javascript" in href for href in tree.xpath("//@href"))
    text = markdown(report)
    assert "<script>" not in text
    assert re.search(r"(?<!\\)\[x\]\(", text) is None
    assert "\u202e" not in text + page(report)
    opened = python_docx.Document(io.BytesIO(docx(report)))
    assert "<script>alert(1)</script>" in "".join(paragraph.text for paragraph in opened.paragraphs)
    assert docx(report) == docx(report)


def test_a_known_name_has_its_english_and_no_other(knowledge: Knowledge) -> None:
    gloss = Gloss(knowledge)
    assert gloss.names_in("浙江省鲲鹏行动计划实施办法") == ("Zhejiang", "Kunpeng Action Plan")
    assert gloss.names_in("某某计划") == ()


@pytest.mark.parametrize(("words", "public"), [
    ("China says that the Thousand Talents Plan respects the rules.", True), ("The FBI warns of it.", True),
    ("Smith hid his part in the Thousand Talents Plan.", False), ("It is said that Jane Doe was paid.", False),
])  # fmt: skip
def test_no_report_repeats_what_is_said_of_a_person(knowledge: Knowledge, words: str, public: bool) -> None:
    assert Public(knowledge)(words) is public


def test_templates_choose_their_form_and_miss_nothing(tmp_path: Path) -> None:
    words = Words()
    assert words("origins.one", n=1) == "one origin"
    assert words("origins.several", n=3, origins=2) == "2 independent origins, 3 documents"
    assert "".join(span.text for span in words.listed(["a", "b", "c"])) == "a, b and c"
    with pytest.raises(KnowledgeError, match="no nothing"):
        words("nothing")
    (tmp_path / "broken.yaml").write_text("a: [1]\n")
    with pytest.raises(KnowledgeError, match="broken"):
        Words(tmp_path / "broken.yaml")
    assert [number(value) for value in (1500000, 0.5, 2.0)] == ["1,500,000", "0.5", "2"]
