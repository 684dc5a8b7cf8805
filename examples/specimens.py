"""Write the specimens: invented official documents of an invented province, one for each format and difficulty.

    python examples/specimens.py [FOLDER]     (default: specimens/ beside this file)

The text stands in specimens-source/, one paragraph a line: ``# `` title, ``## `` heading, ``| a | b |`` table row (a cell ``<``
continues the one on its left, ``^`` the one above), ``+ `` and ``++ `` automatically numbered paragraph, ``[^1]`` footnote mark
and ``[^1]: `` its text. The same source gives the same bytes: containers are written without compression and with fixed dates.
"""

from __future__ import annotations

import html
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import xlwt
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
SOURCE = HERE / "specimens-source"
MOMENT = datetime(2023, 1, 1)
STAMP = MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SHEET = "样本文件（虚构）"
UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
MENU = ("首页", "政务公开", "政务服务", "互动交流", "走进本地")


@dataclass(frozen=True)
class Table:
    """Rows of equally many cells; a continued cell keeps its mark ``<`` or ``^``."""

    rows: tuple[tuple[str, ...], ...]

    def cells(self) -> Iterable[tuple[int, int, int, int, str]]:
        """Row, column, rows spanned, columns spanned and text of each cell that is not a continuation."""
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                if text not in "<^":
                    wide = 1 + _run(row[column + 1 :], "<")
                    high = 1 + _run([below[column] for below in self.rows[at + 1 :]], "^")
                    yield at, column, high, wide, text


def _run(marks: Iterable[str], mark: str) -> int:
    count = 0
    for found in marks:
        if found != mark:
            break
        count += 1
    return count


@dataclass(frozen=True)
class Line:
    """A paragraph. `style`: ``title``, ``heading``, ``text``, ``item`` (automatic number) or ``note`` (footnote); `depth` of an item."""

    style: str
    text: str
    depth: int = 0


Block = Line | Table


def blocks(name: str) -> list[Block]:
    """Paragraphs and tables of a source file, in order."""
    found: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*(SOURCE / name).read_text("utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            found.append(Table(tuple(rows)))
            rows = []
        if line:
            found.append(_line(line))
    return found


def _line(line: str) -> Line:
    for mark, style, depth in (("# ", "title", 0), ("## ", "heading", 0), ("+ ", "item", 0), ("++ ", "item", 1), ("[^1]: ", "note", 0)):
        if line.startswith(mark):
            return Line(style, line.removeprefix(mark), depth)
    return Line("text", line)


def _plain(name: str) -> list[str]:
    lines = []
    for block in blocks(name):
        lines += ["\t".join(row) for row in block.rows] if isinstance(block, Table) else [block.text]
    return lines


def text(name: str, encoding: str, newline: str = "\n") -> bytes:
    """Plain text; ``utf-16`` and ``utf-8-sig`` write their mark, UTF-16 always little-endian."""
    joined = newline.join([*_plain(name), ""])
    return b"\xff\xfe" + joined.encode("utf-16-le") if encoding == "utf-16" else joined.encode(encoding)


def markdown(name: str) -> bytes:
    """Return the source itself, which must then be Markdown."""
    return (SOURCE / name).read_bytes()


# HTML


def page(name: str, encoding: str, site: str = "政府门户网站") -> bytes:
    """Build a page as `site` serves it: menu, breadcrumb and footer around the article."""
    first, title = [block.text for block in blocks(name) if isinstance(block, Line)][:2]
    menu = "".join(f'<li><a href="/c{number}/">{entry}</a></li>' for number, entry in enumerate(MENU))
    article = "\n".join(_html(block) for block in blocks(name)[1:])
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">
<title>{html.escape(title)}_{site}</title>
<style>.nav li {{ display: inline }} td {{ border: 1px solid #333 }}</style>
<script>var column = "政策文件";</script></head>
<body>
<p class="specimen">{html.escape(first)}</p>
<header><div class="nav"><ul>{menu}</ul></div></header>
<nav class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/c1/">政务公开</a> &gt; 政策文件</nav>
<div class="article">
{article}
</div>
<div class="share">【打印】【关闭】 分享到：</div>
<footer><p>{site}　网站标识码：样本</p><p>版权所有　建议使用 1024×768 分辨率浏览</p></footer>
</body>
</html>
""".encode(encoding)


def _html(block: Block) -> str:
    if isinstance(block, Line):
        tag = {"title": "h1", "heading": "h2"}.get(block.style, "p")
        return f"<{tag}>{html.escape(block.text)}</{tag}>"
    rows = [""] * len(block.rows)
    for at, _, high, wide, content in block.cells():
        spans = (f' rowspan="{high}"' if high > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
        rows[at] += f"<td{spans}>{html.escape(content)}</td>"
    return "<table>" + "".join(f"\n<tr>{row}</tr>" for row in rows) + "\n</table>"


# DOCX


def word(name: str) -> bytes:
    """Build a Word document with merged table cells, automatic numbers and a real footnote."""
    document = docx.Document()
    _lighten(document)
    number = _numbering(document)
    for block in blocks(name):
        if isinstance(block, Table):
            _word_table(document, block)
        elif block.style == "note":
            _footnote(document, block.text)
        else:
            _word_line(document, block, number)
    properties = document.core_properties
    properties.created = properties.modified = MOMENT
    properties.author, properties.title = "specimen", ""
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _lighten(document: WordDocument) -> None:
    """Take out of python-docx's template what no specimen uses: it is nine tenths of the file."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.rpartition("/")[2] in UNUSED]:
            relations.pop(key)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            styles.remove(style)


def _word_line(document: WordDocument, line: Line, number: int) -> None:
    paragraph = document.add_paragraph(style={"title": "Title", "heading": "Heading 1"}.get(line.style))
    if line.style == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, mark, after = line.text.partition("[^1]")
    paragraph.add_run(before)
    if mark:
        paragraph._p.append(parse_xml(f'<w:r xmlns:w="{WORD}"><w:footnoteReference w:id="1"/></w:r>'))
        paragraph.add_run(after)
    if line.style == "item":
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr xmlns:w="{WORD}"><w:ilvl w:val="{line.depth}"/><w:numId w:val="{number}"/></w:numPr>'))


def _word_table(document: WordDocument, table: Table) -> None:
    made = document.add_table(rows=len(table.rows), cols=len(table.rows[0]), style="Table Grid")
    for at, column, high, wide, content in table.cells():
        cell = made.cell(at, column)
        if high * wide > 1:
            cell = cell.merge(made.cell(at + high - 1, column + wide - 1))
        cell.text = content


def _numbering(document: WordDocument) -> int:
    """Define 一、二、 over （1）（2）; returns the id that numbered paragraphs name."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, form, shown in ((0, "chineseCountingThousand", "（%1）"), (1, "decimal", "%2."))
    )
    made = parse_xml(f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')
    root.insert(len(root.findall(qn("w:abstractNum"))), made)
    number = root.add_num(90)
    return int(number.numId)


def _footnote(document: WordDocument, content: str) -> None:
    blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{WORD}">'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
        f"<w:r><w:t>{html.escape(content)}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, blob.encode(), document.part.package)
    document.part.relate_to(part, FOOTNOTES)


# XLSX, XLS


def workbook(name: str) -> bytes:
    """Build a workbook of one sheet, named as a specimen, with merged cells and numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for row, column, high, wide, content in _placed(name):
        sheet.cell(row + 1, column + 1, _number(content))
        if high * wide > 1:
            sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=row + high, end_column=column + wide)
    out = io.BytesIO()
    book.save(out)
    return _fixed(out.getvalue())


def old_workbook(name: str) -> bytes:
    """Build the same in the format of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(SHEET)
    for row, column, high, wide, content in _placed(name):
        if high * wide > 1:
            sheet.write_merge(row, row + high - 1, column, column + wide - 1, _number(content))
        else:
            sheet.write(row, column, _number(content))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _placed(name: str) -> Iterable[tuple[int, int, int, int, str]]:
    """Each cell as in `Table.cells`; a paragraph is a row of one cell."""
    row = 0
    for block in blocks(name):
        table = block if isinstance(block, Table) else Table(((block.text,),))
        for at, column, high, wide, content in table.cells():
            yield row + at, column, high, wide, content
        row += len(table.rows)


def _number(content: str) -> str | int:
    return int(content) if content.isdecimal() else content


# PDF


def pdf(name: str, running: str) -> bytes:
    """Pages of A4 with a running head from the second on and a page number at the foot; lines break where they are full."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, pageCompression=0)
    canvas.setTitle("")
    lines = [line for block in blocks(name) if isinstance(block, Line) for line in _wrapped(block)]
    per_page = 26
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        if number > 1:
            canvas.setFont("STSong-Light", 9)
            canvas.drawString(90, 795, running)
            canvas.line(90, 790, 505, 790)
        for at, (line, size) in enumerate(lines[start : start + per_page]):
            canvas.setFont("STSong-Light", size)
            canvas.drawString(90, 760 - 26 * at, line)
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(297, 50, f"— {number} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _wrapped(line: Line) -> list[tuple[str, int]]:
    """Break a paragraph into lines, each with its font size; no line begins with a closing mark or inside a number."""
    size = 18 if line.style == "title" else 15
    rest = line.text if line.style == "title" else f"　　{line.text}"
    lines = []
    while rest:
        fits = next((n for n in range(len(rest), 0, -1) if pdfmetrics.stringWidth(rest[:n], "STSong-Light", size) <= 420), 1)
        while fits > 1 and fits < len(rest) and (rest[fits] in "，。；：、）”》" or (rest[fits - 1] + rest[fits]).isdecimal()):
            fits -= 1
        lines.append((rest[:fits], size))
        rest = rest[fits:]
    return lines


# ZIP


def package() -> bytes:
    """Pack a notice in GB18030 and its annex as a page, in a folder with a Chinese name."""
    notice, annex = text("13-package/notice.md", "gb18030", "\r\n"), page("13-package/annex.md", "utf-8")
    return _zip({"申报材料/通知.txt": notice, "申报材料/附件.html": annex})


def _fixed(container: bytes) -> bytes:
    """Rewrite an Office container with fixed dates."""
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">" + STAMP + b"<", core)
    return _zip(members)


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


SPECIMENS: dict[str, Callable[[], bytes]] = {
    "01-measures.gb18030.html": lambda: page("01-measures.md", "gb18030"),
    "02-tiers.utf8.html": lambda: page("02-tiers.md", "utf-8"),
    "03-interpretation.utf8.txt": lambda: text("03-interpretation.md", "utf-8"),
    "04-guide.utf16.txt": lambda: text("04-guide.md", "utf-16", "\r\n"),
    "05-housing.gb18030.txt": lambda: text("05-housing.md", "gb18030", "\r\n"),
    "06-notice.big5.txt": lambda: text("06-notice.md", "big5"),
    "07-draft.md": lambda: markdown("07-draft.md"),
    "08-rules.docx": lambda: word("08-rules.md"),
    "09-joint-notice.docx": lambda: word("09-joint-notice.md"),
    "10-table.xlsx": lambda: workbook("10-table.md"),
    "11-posts.xls": lambda: old_workbook("11-posts.md"),
    "12-plan.pdf": lambda: pdf("12-plan.md", "澜州市人民政府公报　2022年第4期"),
    "13-package.zip": package,
    "14-news.utf8.html": lambda: page("14-news.md", "utf-8", "云泽观察（虚构媒体）"),
    "15-recruitment.docx": lambda: word("15-recruitment.md"),
    "16-enrolment.utf8.txt": lambda: text("16-enrolment.md", "utf-8-sig", "\r\n"),
    "17-awardees.utf8.html": lambda: page("17-awardees.md", "utf-8"),
    "18-firms.gb18030.txt": lambda: text("18-firms.md", "gb18030"),
}


def write(folder: Path) -> None:
    """Write every specimen into `folder`, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in SPECIMENS.items():
        (folder / name).write_bytes(build())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else HERE / "specimens")
