"""Web pages: the body as a person reads it, without what surrounds it on every page of a site."""

from __future__ import annotations

import re

from redheader.formats.content import Content
from redheader.formats.dom import Element, deepest, parse
from redheader.formats.encoding import decode as decode_bytes
from redheader.formats.furniture import without_furniture
from redheader.formats.grid import spread
from redheader.formats.tidy import row, tidy
from redheader.model.issue import Issue
from redheader.settings import Limits

MEDIA = "text/html"
_LOOKS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|article|section|h[1-6])\b",
    re.I | re.S,
)
_INSIDE = re.compile(rb"<(?:html|body)[\s>]", re.I)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TITLES = ("articletitle", "og:title", "title")
_DEEPEST = 200
_ODD = 4  # so many times the limit is no page that somebody wrote


def recognise(data: bytes) -> bool:
    """Does it begin as a page does, or hold a page's outer tags near its beginning?"""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:8:2] == b"\0\0\0\0" or head[0:8:2] == b"\0\0\0\0":
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    head = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_LOOKS.match(head) or _INSIDE.search(head))


def decode(data: bytes, limits: Limits) -> Content:
    """Content of the page; raises DocumentError for bytes that are no text."""
    declared = _CHARSET.search(data[:8192])
    markup, issues = decode_bytes(data, declared[1].decode("ascii") if declared else None)
    body, head = parse(markup, min(limits.html_depth, _DEEPEST))
    writer = _Writer()
    writer.children(without_furniture(body))
    if deepest(markup) > _ODD * limits.html_depth:
        message = "Its elements stand thousands deep inside one another; the words were kept, not how they were laid out."
        issues = (*issues, Issue("too-deep", message, "Open it in a browser and save it again if rows or headings matter."))
    title = next((found for name in _TITLES if (found := " ".join(tidy(head.get(name, "")).split()))), None)
    return Content(writer.text(), title, issues=issues)


class _Writer:
    """Collects lines while elements are walked in order."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open: list[str] = []

    def text(self) -> str:
        """Everything written so far."""
        self.end()
        return tidy("\n".join(self._lines))

    def end(self) -> None:
        """End the line that is being written, if there is one."""
        if self._open:
            line = _SPACE.sub(" ", "".join(self._open)).strip()
            self._open.clear()
            if line.strip("\xa0\u3000 \u200b\ufeff"):
                self._lines.append(line)

    def children(self, element: Element) -> None:
        """Write what `element` holds."""
        for child in element.children:
            if isinstance(child, str):
                self._open.append(child)
            else:
                self.element(child)

    def element(self, element: Element) -> None:
        """Write `element` by its kind."""
        if element.tag == "br":
            self.end()
        elif element.tag == "table":
            self.table(element)
        elif element.tag == "pre":
            self.preformatted(element)
        elif element.tag in ("ol", "ul"):
            self.items(element)
        elif element.tag in _BLOCKS:
            self.end()
            self.children(element)
            self.end()
        else:
            self.children(element)

    def items(self, element: Element) -> None:
        """Write a list, numbered where the page numbers it."""
        self.end()
        number = _integer(element.attributes.get("start"), 1)
        bare = "list-style" in element.attributes.get("style", "") and "none" in element.attributes["style"]
        for child in element.children:
            if isinstance(child, str) or child.tag != "li":
                self.children(Element("li", {}, [child]))
                continue
            number = _integer(child.attributes.get("value"), number)
            lead = len(self._lines)
            self.children(child)
            self.end()
            if element.tag == "ol" and not bare and len(self._lines) > lead and not self._lines[lead][:1].isnumeric():
                self._lines[lead] = f"{number}. {self._lines[lead]}"
            number += 1

    def preformatted(self, element: Element) -> None:
        """Write text whose line breaks count."""
        self.end()
        inner = _Writer()
        inner.children(_with_breaks(element))
        self._lines += inner.text().split("\n")

    def table(self, element: Element) -> None:
        """Write a table, one line a row; a table that only lays out the page is written as its cells' blocks."""
        self.end()
        rows = list(_rows(element))
        if _is_layout(rows):
            for cell in (cell for cells in rows for cell in cells):
                self.children(cell)
                self.end()
            return
        for caption in (c for c in element.children if isinstance(c, Element) and c.tag == "caption"):
            self.children(caption)
            self.end()
        grid = [[(_cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan")) for cell in cells] for cells in rows]
        self._lines += [line for cells in spread(grid) if (line := row(cells)).strip()]


def _with_breaks(element: Element) -> Element:
    """`element` with every line break in its text as a ``<br>``."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            for line in child.split("\n"):
                children += [line, Element("br")]
            children.pop()
        else:
            children.append(_with_breaks(child))
    return Element(element.tag, element.attributes, children)


def _rows(table: Element) -> list[list[Element]]:
    """The cells of each row, in order; a row without cells and stray content count as cells so that nothing is lost."""
    rows: list[list[Element]] = []
    for child in table.children:
        if isinstance(child, str):
            continue
        if child.tag == "tr":
            rows.append([cell for cell in child.children if isinstance(cell, Element)])
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += _rows(child)
        elif child.tag != "caption":
            rows.append([child])
    return rows


def _is_layout(rows: list[list[Element]]) -> bool:
    """Is the table only there to place things: one cell a row, or tables or headings inside cells?"""
    if all(len(cells) <= 1 for cells in rows):
        return True
    return any(_holds(cell, ("table", "h1", "h2")) for cells in rows for cell in cells)


def _holds(element: Element, tags: tuple[str, ...]) -> bool:
    """Is one of `tags` anywhere below `element`?"""
    stack = [element]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, Element):
                if child.tag in tags:
                    return True
                stack.append(child)
    return False


def _cell_text(cell: Element) -> str:
    """The text of a cell on one line."""
    writer = _Writer()
    writer.children(cell)
    return writer.text()


def _span(cell: Element, name: str) -> int:
    """How many rows or columns a cell covers."""
    return max(1, min(_integer(cell.attributes.get(name), 1), 1000))


def _integer(text: str | None, default: int) -> int:
    """The number `text` begins with, else `default`."""
    match = re.match(r"\s*(\d{1,6})", text or "")
    return int(match[1]) if match else default
