"""Word documents and spreadsheets."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
import xlwt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from redheader.errors import DocumentError
from redheader.formats import read
from redheader.formats.numbering import write_number
from redheader.settings import Limits

LIMITS = Limits()
W = nsdecls("w")


def word(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def saved(document: docx.document.Document | openpyxl.Workbook | xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text(document: docx.document.Document | openpyxl.Workbook | xlwt.Workbook) -> str:
    return read(saved(document), LIMITS).text


def changed(data: bytes, **parts: bytes) -> bytes:
    """`data`, a ZIP, with parts replaced or added; the keys write "/" as "__" and end before ".xml"."""
    new = {name.replace("__", "/") + ".xml": body for name, body in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in old.namelist():
            if name not in new:
                package.writestr(name, old.read(name))
        for name, body in new.items():
            package.writestr(name, body)
    return out.getvalue()


def test_paragraphs_tables_and_title() -> None:
    document = word("关于印发办法的通知", "")
    document.core_properties.title = "办法"
    table = document.add_table(rows=3, cols=3)
    for at, cells in enumerate((("类别", "项目", "金额"), ("A类", "安家费", "300万元"), ("", "科研\n经费", "500万元"))):
        for column, cell in enumerate(cells):
            table.cell(at, column).text = cell
    table.cell(1, 0).merge(table.cell(2, 0)).text = "A类"
    document.add_paragraph("附则")
    found = read(saved(document), LIMITS)
    assert found.title == "办法"
    assert found.text == "关于印发办法的通知\n类别\t项目\t金额\nA类\t安家费\t300万元\nA类\t科研 经费\t500万元\n附则"


def test_a_cell_over_several_columns_stands_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "甲"
    table.cell(0, 2).text = "乙"
    assert text(document) == "甲\t\t乙"


def test_changes_breaks_text_boxes_and_hidden_runs() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    alternatives = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:r><w:t>甲</w:t></w:r>"
            "<w:del w:id='1'><w:r><w:delText>删</w:delText></w:r></w:del><w:ins w:id='2'><w:r><w:t>增</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:hyperlink><w:r><w:t>链接</w:t><w:br/><w:t>乙</w:t></w:r></w:hyperlink>"
            f"<w:r><w:noBreakHyphen/><w:t>丙</w:t>{alternatives}</w:r></w:p>"
        ),
    )
    assert text(document) == "甲增链接\n乙-丙\n框内"


def test_numbers_are_printed_as_word_prints_them() -> None:
    levels = (("chineseCountingThousand", "第%1条"), ("decimal", "（%2）"), ("decimal", "%1.%2.%3"))
    numbering = f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>" + "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{pattern}'/></w:lvl>"
        for at, (form, pattern) in enumerate(levels)
    )
    numbering += "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    body = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='7'/></w:numPr></w:pPr><w:r><w:t>{label}</w:t></w:r></w:p>"
        for level, label in ((0, "总则"), (1, "甲"), (1, "乙"), (0, "附则"), (1, "丙"), (2, "丁"))
    )
    data = changed(
        saved(word("x")),
        word__numbering=numbering.encode(),
        word__document=f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
    )
    assert read(data, LIMITS).text.split("\n") == ["第一条总则", "（1）甲", "（2）乙", "第二条附则", "（1）丙", "二.1.1 丁"]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "japaneseCounting", "一千零一"),
        (14, "upperRoman", "XIV"),
        (28, "lowerLetter", "bb"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "decimalZero", "03"),
        (3, "unheardOf", "3"),
    ],
)
def test_number_formats(number: int, form: str, printed: str) -> None:
    assert write_number(number, form) == printed


def test_notes_follow_their_paragraph() -> None:
    notes = f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>税前</w:t></w:r></w:p></w:footnote></w:footnotes>"
    body = "<w:p><w:r><w:t>30万元</w:t><w:footnoteReference w:id='2'/></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>"
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    data = changed(saved(word("x")), word__footnotes=notes.encode(), word__document=document.encode())
    assert read(data, LIMITS).text == "30万元[1]\n[1] 税前\n后"


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as error:
        read(data, LIMITS)
    return error.value.code


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_word_file_cut_short_is_damaged(share: float) -> None:
    data = saved(word("甲" * 1000))
    assert refused(data[: int(len(data) * share)]) == "damaged"


def test_entities_are_refused_fast() -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    body = f"<!DOCTYPE d [<!ENTITY l0 'ha'>{laughs}]><w:document {W}><w:body><w:p><w:t>&l11;</w:t></w:p></w:body></w:document>"
    began = time.monotonic()
    assert refused(changed(saved(word("x")), word__document=body.encode())) == "damaged"
    assert time.monotonic() - began < 2


def test_files_outside_are_never_read() -> None:
    body = f"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><w:document {W}><w:body><w:p/></w:body></w:document>"
    assert refused(changed(saved(word("x")), word__document=body.encode())) == "damaged"


def test_a_bomb_inside_is_refused_fast() -> None:
    began = time.monotonic()
    assert refused(changed(saved(word("x")), word__media=bytes(300 << 20))) == "too-large"
    assert time.monotonic() - began < 10


def test_a_locked_office_file_is_told() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le")) == "locked"


def sheet() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "补贴标准"
    for cells in (
        ("全市人才补贴一览表",),
        (None,),
        ("人才类别", "购房补贴（万元）", None, "起始日期"),
        ("A类", 300, None, date(2023, 5, 1)),
        (None, 150.5, None, date(2024, 1, 1)),
        ("B类", 200.0, None, None),
    ):
        page.append(cells)
    page.merge_cells("A1:D1")
    page.merge_cells("A4:A5")
    return book


def test_every_row_can_be_read_alone() -> None:
    assert text(sheet()).split("\n") == [
        "补贴标准",
        "全市人才补贴一览表",
        "人才类别\t购房补贴（万元）\t起始日期",
        "人才类别: A类\t购房补贴（万元）: 300\t起始日期: 2023-05-01",
        "人才类别: A类\t购房补贴（万元）: 150.5\t起始日期: 2024-01-01",
        "人才类别: B类\t购房补贴（万元）: 200",
    ]


def test_old_workbooks_are_read() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("标准")
    for at, cells in enumerate((("类别", "金额"), ("A类", 300), ("B类", 200.5))):
        for column, cell in enumerate(cells):
            page.write(at, column, cell)
    found = read(saved(book), LIMITS)
    assert found.media == "application/vnd.ms-excel"
    assert found.text == "标准\n类别\t金额\n类别: A类\t金额: 300\n类别: B类\t金额: 200.5"


def test_a_million_empty_rows_are_cheap() -> None:
    book = openpyxl.Workbook()
    book.active.append(["类别", "金额"])
    book.active.append(["A类", 300])
    book.active.cell(1_048_576, 2, "末")
    began = time.monotonic()
    assert text(book).split("\n")[-1] == "末"
    assert time.monotonic() - began < 5


def test_cells_too_far_apart_are_refused() -> None:
    book = openpyxl.Workbook()
    book.active.cell(1, 1, "甲")
    book.active.cell(1_048_576, 16_384, "乙")
    assert refused(saved(book)) == "too-large"
