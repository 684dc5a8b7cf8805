"""Word documents (DOCX): paragraphs with their printed numbers, tables row by row, notes below the paragraph they belong to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from redheader.formats.content import Content, damaged
from redheader.formats.grid import spread
from redheader.formats.numbering import W, integer, read_numbering, value
from redheader.formats.package import Package, names
from redheader.formats.tidy import row, tidy
from redheader.settings import Limits

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT, _LOOSE = b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SKIPPED = frozenset(
    (W + "del", W + "moveFrom", W + "rPr", W + "pPr", W + "sectPr", W + "instrText", W + "delText", W + "rt", _MC + "Fallback")
)
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_MOST_REPEATED = 2_000_000
_OFF = ("0", "false", "off")


def recognise(data: bytes) -> bool:
    """A ZIP with a Word body."""
    return any(name.startswith("word/document") for name in names(data))


def decode(data: bytes, limits: Limits) -> Content:
    """Content of the document; raises DocumentError (damaged, locked, too-large)."""
    package = Package(data, limits)
    name = _main_part(package)
    body = _parse(package, name)
    if body is None:
        raise damaged("The Word file has no body.")
    folder = posixpath.dirname(name)
    reader = _Reader(package, folder)
    text = "\n".join(reader.blocks(body))
    core = _parse(package, "docProps/core.xml")
    title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
    return Content(tidy(text), " ".join(tidy(title or "").split()) or None)


def _main_part(package: Package) -> str:
    """The name of the part that holds the body."""
    bodies = sorted(name for name in package.names if name.startswith("word/document") and name.endswith(".xml"))
    return "word/document.xml" if "word/document.xml" in bodies or not bodies else bodies[0]


def _parse(package: Package, name: str) -> etree._Element | None:
    """The root of a part, None where there is no such part. No entity is resolved, nothing is fetched."""
    data = package.part(name)
    if data is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data.replace(_STRICT, _LOOSE), parser)
    except etree.XMLSyntaxError as error:
        raise damaged("A part of the Word file is not well-formed.") from error
    if root.getroottree().docinfo.doctype:
        raise damaged("A part of the Word file declares entities, which Word files never do.")
    return root


class _Reader:
    """Walks a body; keeps the count of lists and notes as it goes."""

    def __init__(self, package: Package, folder: str) -> None:
        self._numbering = read_numbering(_parse(package, f"{folder}/numbering.xml"), _parse(package, f"{folder}/styles.xml"))
        self._notes = {kind: _notes(_parse(package, f"{folder}/{kind}.xml")) for kind in ("footnotes", "endnotes")}
        self._noted = 0
        self._repeatable = _MOST_REPEATED

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        """The lines of everything below `parent`, in order."""
        for child in parent:
            if child.tag == W + "p":
                yield from self.paragraph(child)
            elif child.tag == W + "tbl":
                yield from self.table(child)
            elif child.tag == _MC + "AlternateContent":
                yield from self.blocks(_choice(child))
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)

    def paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        """The paragraph's line or lines, then those of its text boxes and notes."""
        pieces: list[str] = []
        later: list[str] = []
        self._inline(paragraph, pieces, later)
        text = "".join(pieces).strip()
        properties = paragraph.find(W + "pPr")
        if text:
            yield self._numbering.label(properties) + text
        yield from later

    def _inline(self, parent: etree._Element, pieces: list[str], later: list[str]) -> None:
        """Add the text of runs below `parent` to `pieces`, lines that stand apart to `later`."""
        for child in parent:
            tag = child.tag
            if tag == W + "t" or tag == _MATH + "t":
                pieces.append(child.text or "")
            elif tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif (tag == W + "r" and _is_hidden(child)) or tag in _SKIPPED:
                continue
            elif tag in _NOTES:
                note = self._notes[_NOTES[tag]].get(child.get(W + "id") or "")
                if note is not None:
                    self._noted += 1
                    pieces.append(f"[{self._noted}]")
                    later.append(f"[{self._noted}] " + " ".join(" ".join(self.blocks(note)).split()))
            elif tag == W + "txbxContent":
                later.extend(self.blocks(child))
            elif tag == W + "sym":
                pieces.append(_symbol(child))
            else:
                self._inline(_choice(child) if tag == _MC + "AlternateContent" else child, pieces, later)

    def table(self, table: etree._Element) -> Iterator[str]:
        """One line a row; a table of one column is only a frame and is written as its paragraphs."""
        rows = [list(_below(tr, W + "tc")) for tr in _below(table, W + "tr") if not _is_gone(tr)]
        if all(len(cells) <= 1 for cells in rows):
            for cells in rows:
                for cell in cells:
                    yield from self.blocks(cell)
            return
        above: dict[int, str] = {}
        for tr, cells in zip((tr for tr in _below(table, W + "tr") if not _is_gone(tr)), rows, strict=True):
            before = tr.find(f"{W}trPr/{W}gridBefore")
            column = integer(before.get(W + "val"), 0) if before is not None else 0
            line: list[tuple[str, int, int]] = [("", 1, column)] if column else []
            for cell in cells:
                across = max(1, min(integer(_property(cell, "gridSpan"), 1), 1000))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                continued = merge is not None and merge.get(W + "val") != "restart"
                text = self._repeated(above.get(column, "")) if continued else "\n".join(self.blocks(cell))
                above[column] = text
                line.append((text, 1, across))
                column += across
            yield from (written for texts in spread([line]) if (written := row(texts)))

    def _repeated(self, text: str) -> str:
        """`text` once more, until two million characters have been repeated."""
        self._repeatable -= len(text)
        return text if self._repeatable > 0 else ""


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    """The notes of a part by their id, without the rules that divide notes from text."""
    if root is None:
        return {}
    return {note.get(W + "id") or "": note for note in root if note.get(W + "type") in (None, "normal")}


def _below(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The nearest elements of `tag` below `parent`: rows of this table, not of those inside it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (W + "tc", W + "tbl", W + "del"):
            yield from _below(child, tag)


def _choice(alternative: etree._Element) -> etree._Element:
    """What a current Word shows of an alternative."""
    choice = alternative.find(_MC + "Choice")
    return choice if choice is not None else alternative


def _property(cell: etree._Element, name: str) -> str | None:
    """A property of a table cell."""
    properties = cell.find(W + "tcPr")
    return None if properties is None else value(properties, name)


def _is_gone(tr: etree._Element) -> bool:
    """Was the row deleted with changes tracked, or is it hidden?"""
    return tr.find(f"{W}trPr/{W}del") is not None or tr.find(f"{W}trPr/{W}hidden") is not None


def _is_hidden(run: etree._Element) -> bool:
    """Is the run's text not shown?"""
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(W + "val") not in _OFF


def _symbol(symbol: etree._Element) -> str:
    """A character given by its number; those of symbol fonts have no meaning as text."""
    code = symbol.get(W + "char") or ""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= character <= "\uf8ff" else character
