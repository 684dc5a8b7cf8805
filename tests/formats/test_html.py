"""Web pages."""

from __future__ import annotations

import time

import pytest

from redheader.formats import read
from redheader.model.document import Document
from redheader.settings import Limits

LINKS = "".join(f"<li><a href='/p{n}'>栏目{n}</a></li>" for n in range(12))
BODY = "".join(f"<p>第{n}条　给予博士{n}万元<b>生活补贴</b>，分三年发放。</p>" for n in range(1, 9))


def page(body: str, head: str = "") -> Document:
    return read(f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode(), Limits())


def test_what_surrounds_the_body_goes_and_the_body_stays() -> None:
    around = f"<nav>{LINKS}</nav><div class='top-menu'><ul>{LINKS}</ul></div><script>var a=1</script><p style='display: none'>hidden</p>"
    document = page(f"{around}<h1>补贴办法</h1>{BODY}<footer><a href='/x'>网站地图</a></footer>", "<title>补贴办法_市政府</title>")
    assert document.title == "补贴办法_市政府"
    assert document.text.split("\n") == ["补贴办法", *(f"第{n}条　给予博士{n}万元生活补贴，分三年发放。" for n in range(1, 9))]


def test_a_page_made_of_links_keeps_them() -> None:
    assert "栏目3" in page(f"<ul>{LINKS}</ul>").text


def test_blocks_breaks_and_inline_tags() -> None:
    text = page("<div>甲<span>乙</span>\n<em>丙</em><br>丁<div>戊</div>己</div><p>a&nbsp;b\n c</p>").text
    assert text == "甲乙 丙\n丁\n戊\n己\na b c"


def test_lists_are_numbered_as_printed() -> None:
    assert page("<ol start=3><li>甲<li>乙</ol><ul><li>丙</ul>").text == "3. 甲\n4. 乙\n丙"


def test_spanned_cells_are_repeated_in_each_row() -> None:
    rows = "<tr><td rowspan=2>A类</td><td>安家费</td><td>300万元</td></tr><tr><td>科研\n经费</td><td>500<br>万元</td></tr>"
    table = f"<table><tr><th>类别<th>项目<th>金额</tr>{rows}<tr><td colspan=3>说明</td></tr></table>"
    assert page(table).text == "类别\t项目\t金额\nA类\t安家费\t300万元\nA类\t科研 经费\t500 万元\n说明"


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    text = page("<table><tr><td>左</td><td><table><tr><td>甲</td><td>1</td></tr></table><p>段一</p><p>段二</p></td></tr></table>").text
    assert text == "左\n甲\t1\n段一\n段二"


@pytest.mark.parametrize(("encoding", "declared"), [("gb18030", "gb2312"), ("big5", "big5"), ("utf-16", "utf-16"), ("gb18030", "utf-8")])
def test_encodings(encoding: str, declared: str) -> None:
    text = "為了規範管理，制定本辦法。" if encoding == "big5" else "为了规范人才补贴管理，制定本办法。"
    data = f"<html><head><meta charset='{declared}'></head><body><p>{text * 3}</p></body></html>".encode(encoding)
    document = read(data, Limits())
    assert (document.media, document.text) == ("text/html", text * 3)


@pytest.mark.parametrize("tag", ["div", "span", "b", "table", "ul", "a", "font", "blockquote", "p", "li", "center"])
def test_deep_nesting_neither_crashes_nor_hangs(tag: str) -> None:
    began = time.monotonic()
    document = read(b"<html><body>" + f"<{tag}>x".encode() * 100_000 + "末尾".encode(), Limits())
    assert "末尾" in document.text
    assert [issue.code for issue in document.issues] == (["too-deep"] if tag not in ("p", "li") else [])  # these two close each other
    assert time.monotonic() - began < 20


def test_a_page_as_people_write_it_is_not_too_deep() -> None:
    assert not page("<div>" * 60 + "<p>正文" + "</div>" * 60).issues


def test_spans_that_multiply_a_text_are_stopped() -> None:
    row = "<tr>" + f"<td rowspan=1000 colspan=1>{'x' * 1000}" * 500 + "</tr>"
    assert len(page(f"<table>{row}{'<tr></tr>' * 1000}</table>").text) < 4_000_000


def test_no_cell_of_a_wide_table_is_lost() -> None:
    assert page(f"<table><tr>{'<td>x' * 3000}<td>末</tr></table>").text.endswith("x\t末")
