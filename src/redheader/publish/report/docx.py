"""The report as a Word document: headings, lists, tables, and real endnotes that Word numbers and leads to.

Written as zip and XML (ECMA-376): the usual library has no notes, and stamps the clock on what it writes. A passage cited again refers
to the note it has, by a NOTEREF field.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from redheader.publish.render import web_address
from redheader.publish.report.model import Block, Note, Paragraph, Points, Report, Sentence, Table
from redheader.publish.report.words import Words

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_E = ElementMaker(namespace=_W, nsmap={"w": _W})
_WHEN = (1980, 1, 1, 0, 0, 0)
_FONTS = {"ascii": "Calibri", "hAnsi": "Calibri", "eastAsia": "SimSun", "cs": "Calibri"}
_STYLES = (("Title", 40, True), ("Heading1", 28, True), ("Caption", 18, False), ("EndnoteText", 16, False), ("Small", 18, False))


def docx(report: Report) -> bytes:
    """The file's bytes, the same for the same report."""
    seen = set[int]()
    parts = {
        "[Content_Types].xml": _types(), "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _document(report, Words(), seen), "word/endnotes.xml": _endnotes(report.notes), "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/_rels/document.xml.rels": _relations(
            {"rId1": ("styles", "styles.xml"), "rId2": ("endnotes", "endnotes.xml"), "rId3": ("numbering", "numbering.xml")}
        ),
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, root in parts.items():
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            file.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _val(tag: str, value: str) -> etree._Element:
    return _E(tag, {_w("val"): value})


def _document(report: Report, words: Words, seen: set[int]) -> etree._Element:
    body = _E.body(
        _paragraph("Title", _run(report.title)), _paragraph("Small", _run(report.made)), _paragraph("Small", _run(report.caution))
    )
    for section in report.sections:
        body.append(_paragraph("Heading1", _run(section.heading)))
        for block in section.blocks:
            body.extend(_block(report, block, words, seen))
    page = {_w("w"): "11906", _w("h"): "16838"}
    margins = {_w(side): "1134" for side in ("top", "right", "bottom", "left")} | {
        _w("header"): "567",
        _w("footer"): "567",
        _w("gutter"): "0",
    }
    body.append(_E.sectPr(_E.endnotePr(_val("numFmt", "decimal")), _E.pgSz(page), _E.pgMar(margins)))
    return _E.document(body)


def _block(report: Report, block: Block, words: Words, seen: set[int]) -> Iterator[etree._Element]:
    match block:
        case Paragraph(sentences=said):
            runs = [run for place, each in enumerate(said) for run in ([_run(" ")] if place else []) + list(_sentence(report, each, seen))]
            yield _paragraph(None, *runs)
        case Points(sentences=said, more=more):
            for each in said:
                yield _paragraph("ListParagraph", *_sentence(report, each, seen))
            yield from _more(more, words)
        case Table(caption=caption, more=more):
            yield _paragraph("Caption", _run(caption))
            yield _table(report, block, seen)
            yield from _more(more, words)
            yield _paragraph("Small")


def _more(page: str | None, words: Words) -> Iterator[etree._Element]:
    if page:
        yield _paragraph("Small", _run(words("more_at", page=page)))


def _table(report: Report, table: Table, seen: set[int]) -> etree._Element:
    lines = [_E(f"{side}", {_w("val"): "single", _w("sz"): "4", _w("color"): "BBBBBB"}) for side in ("top", "bottom", "insideH")]
    properties = _E.tblPr(_E.tblW({_w("w"): "5000", _w("type"): "pct"}), _E.tblBorders(*lines))
    grid = _E.tblGrid(*(_E.gridCol({_w("w"): str(9600 // len(table.head))}) for _ in table.head))
    head = _E.tr(
        _E.trPr(_E.cantSplit(), _E.tblHeader()),
        *(_cell([_run(name, bold=True)], at in table.numbers) for at, name in enumerate(table.head)),
    )
    rows = []
    for row in table.rows:
        cells = [_cell(list(_sentence(report, cell, seen)) if cell else [], at in table.numbers) for at, cell in enumerate(row.cells)]
        rows.append(_E.tr(_E.trPr(_E.cantSplit()), *cells))
    return _E.tbl(properties, grid, head, *rows)


def _cell(runs: list[etree._Element], right: bool) -> etree._Element:
    paragraph = _paragraph("Small", *runs)
    if right:
        paragraph[0].append(_val("jc", "right"))
    return _E.tc(paragraph)


def _sentence(report: Report, sentence: Sentence, seen: set[int]) -> Iterator[etree._Element]:
    for span in sentence.spans:
        if span.text:
            yield _run(span.text, printed=span.printed)
        for place, number in enumerate(report.notes_of(span)):
            if place:
                yield _run(",", raised=True)
            yield from _again(number) if number in seen else _reference(number)
            seen.add(number)


def _reference(number: int) -> Iterator[etree._Element]:
    """The first mark of a note, bookmarked for those that follow."""
    name = {_w("id"): str(number), _w("name"): f"_note{number}"}
    yield _E.bookmarkStart(name)
    yield _E.r(_E.rPr(_val("vertAlign", "superscript")), _E.endnoteReference({_w("id"): str(number)}))
    yield _E.bookmarkEnd({_w("id"): str(number)})


def _again(number: int) -> Iterator[etree._Element]:
    """A further mark of a note that has one."""
    field = _E.fldSimple({_w("instr"): f" NOTEREF _note{number} \\f \\h "})
    field.append(_run(str(number), raised=True))
    yield field


def _run(text: str, bold: bool = False, raised: bool = False, printed: bool = False) -> etree._Element:
    run = _E.r()
    marks = [*([_E.b()] if bold else []), *([_val("vertAlign", "superscript")] if raised else [])]
    if printed:
        marks.append(_E.lang({_w("eastAsia"): "zh-CN"}))
    if marks:
        run.append(_E.rPr(*marks))
    words = _E.t(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _paragraph(style: str | None, *runs: etree._Element) -> etree._Element:
    properties = _E.pPr(*([_val("pStyle", style)] if style else []))
    if style == "ListParagraph":
        properties.append(_E.numPr(_val("ilvl", "0"), _val("numId", "1")))
    return _E.p(properties, *runs)


def _endnotes(notes: tuple[Note, ...]) -> etree._Element:
    root = _E.endnotes()
    for at, kind in ((-1, "separator"), (0, "continuationSeparator")):
        root.append(_E.endnote({_w("type"): kind, _w("id"): str(at)}, _E.p(_E.r(_E(kind)))))
    for note in notes:
        mark = _E.r(_E.rPr(_val("vertAlign", "superscript")), _E.endnoteRef())
        runs = [mark, _run(" "), *(_run(span.text, printed=span.printed) for span in note.words)]
        address = web_address(note.address)
        runs += [_run(f" {address}")] if address else []
        root.append(_E.endnote({_w("id"): str(note.number)}, _paragraph("EndnoteText", *runs)))
    return root


def _styles() -> etree._Element:
    fonts = _E.rFonts({_w(name): font for name, font in _FONTS.items()})
    spacing = _E.spacing({_w("after"): "100", _w("line"): "264", _w("lineRule"): "auto"})
    language = _E.lang({_w("val"): "en-GB", _w("eastAsia"): "zh-CN"})
    default = _E.docDefaults(_E.rPrDefault(_E.rPr(fonts, _val("sz", "21"), language)), _E.pPrDefault(_E.pPr(spacing)))
    root = _E.styles(default, _E.style({_w("type"): "paragraph", _w("default"): "1", _w("styleId"): "Normal"}, _val("name", "Normal")))
    for name, size, bold in _STYLES:
        outline = [_E.keepNext(), _val("outlineLvl", "0")] if name == "Heading1" else []
        called = _val("name", "heading 1" if name == "Heading1" else name)
        marks = _E.rPr(*([_E.b()] if bold else []), _val("sz", str(size)))
        style = {_w("type"): "paragraph", _w("styleId"): name}
        root.append(_E.style(style, called, _val("basedOn", "Normal"), _E.pPr(*outline), marks))
    root.append(
        _E.style({_w("type"): "paragraph", _w("styleId"): "ListParagraph"}, _val("name", "List Paragraph"), _val("basedOn", "Normal"))
    )
    return root


def _numbering() -> etree._Element:
    level = _E.lvl({_w("ilvl"): "0"}, _val("start", "1"), _val("numFmt", "bullet"), _val("lvlText", "•"), _val("lvlJc", "left"),
                   _E.pPr(_E.ind({_w("left"): "360", _w("hanging"): "260"})))  # fmt: skip
    return _E.numbering(_E.abstractNum({_w("abstractNumId"): "0"}, level), _E.num({_w("numId"): "1"}, _val("abstractNumId", "0")))


def _types() -> etree._Element:
    make = ElementMaker(namespace=f"{_PACKAGE}/content-types", nsmap={None: f"{_PACKAGE}/content-types"})
    parts = {"document": "document.main", "endnotes": "endnotes", "styles": "styles", "numbering": "numbering"}
    return make.Types(
        make.Default(Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"),
        *(make.Override(PartName=f"/word/{name}.xml", ContentType=f"{_WORD}.{kind}+xml") for name, kind in parts.items()),
    )


def _relations(targets: dict[str, tuple[str, str]]) -> etree._Element:
    make = ElementMaker(namespace=f"{_PACKAGE}/relationships", nsmap={None: f"{_PACKAGE}/relationships"})
    return make.Relationships(
        *(make.Relationship(Id=id_, Type=f"{_OFFICE}/{kind}", Target=target) for id_, (kind, target) in targets.items())
    )
