"""PDF files, made here by reportlab or by hand."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from redheader.errors import DocumentError
from redheader.formats import read
from redheader.settings import Limits

LIMITS = Limits()
SENTENCE = "对新引进的博士给予一次性生活补贴三十万元，分三年发放，由市人力资源和社会保障局负责审核，每年六月底前完成。"


def make(draw: Callable[[Canvas], None], **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    canvas.setFont("STSong-Light", 14)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def paragraphs(canvas: Canvas) -> None:
    """Four pages of two paragraphs, thirty characters a line, the first indented by two; a header and a page number on each."""
    for number in range(1, 5):
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(80, 810, "市人民政府公报")
        top = 770
        for text in (f"第{number}段甲" + SENTENCE * 3, f"第{number}段乙" + SENTENCE * 2):
            lines = [text[:28], *(text[at : at + 30] for at in range(28, len(text), 30))]
            for at, line in enumerate(lines):
                canvas.drawString(80 + (0 if at else 28), top, line)
                top -= 22
        canvas.drawString(280, 30, f"- {number} -")
        canvas.showPage()


def test_lines_become_paragraphs_and_margins_go() -> None:
    document = read(make(paragraphs), LIMITS)
    lines = document.text.split("\n")
    assert lines == ["市人民政府公报", *(f"第{n}段{m}{SENTENCE * k}" for n in range(1, 5) for m, k in (("甲", 3), ("乙", 2)))]
    assert [document.page(document.text.index(f"第{n}段甲")) for n in range(1, 5)] == [1, 2, 3, 4]


def test_english_is_joined_with_spaces() -> None:
    words = "each selected scholar receives a grant of three million yuan once the contract has been signed and filed with the office"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        top, line = 780.0, ""
        for word in [*(words.split() * 4), ""]:
            if not word or canvas.stringWidth(f"{line} {word}", "Helvetica", 12) > 420:
                canvas.drawString(80, top, line)
                top, line = top - 15, ""
            line = f"{line} {word}".strip()

    assert read(make(draw), LIMITS).text == " ".join([words] * 4)


def test_cells_are_joined_by_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        for at, cells in enumerate((("类别", "补贴"), ("A类人才", "300万元"), ("B类人才", "200万元"))):
            for column, cell in enumerate(cells):
                canvas.drawString(80 + 200 * column, 780 - 30 * at, cell)

    assert read(make(draw), LIMITS).text == "类别\t补贴\nA类人才\t300万元\nB类人才\t200万元"


def test_pages_without_text_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 780, "第一页")
        canvas.showPage()
        canvas.rect(10, 10, 50, 50)
        canvas.showPage()

    (issue,) = read(make(draw), LIMITS).issues
    assert issue.code == "no-text"
    assert "1 of 2 pages: 2" in issue.message


def refused(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(DocumentError) as error:
        read(data, limits)
    assert error.value.advice
    return error.value.code


def test_a_scan_has_no_text() -> None:
    assert refused(make(lambda canvas: canvas.rect(10, 10, 50, 50))) == "no-text"


def test_a_locked_file_is_told() -> None:
    locked = make(paragraphs, encrypt=StandardEncryption("secret", "owner"))
    assert refused(locked) == "locked"


@pytest.mark.parametrize("share", [0.02, 0.3])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    data = make(paragraphs)
    assert refused(data[: int(len(data) * share)]) == "damaged"


def test_too_many_pages() -> None:
    assert refused(make(paragraphs), Limits(pages=3)) == "too-large"


def test_a_page_tree_that_shares_its_branches_is_refused_fast() -> None:
    levels = 7
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    for level in range(levels):
        kids = b" ".join([b"%d 0 R" % (level + 3)] * 10)
        objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (10 ** (levels - level), kids))
    objects.append(b"<< /Type /Page /MediaBox [0 0 9 9] >>")
    began = time.monotonic()
    assert refused(assembled(objects)) in ("too-large", "no-text", "damaged")
    assert time.monotonic() - began < 10


def test_a_count_that_lies_is_refused_fast() -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>", page]
    began = time.monotonic()
    assert refused(assembled(objects)) in ("too-large", "no-text", "damaged")
    assert time.monotonic() - began < 10


def assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
