"""HTML bytes -> a light tree of elements, safe to walk however deep the page is nested."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NESTING = re.compile(
    r"<(/?)(div|span|section|article|font|b|i|u|em|strong|small|big|center|blockquote|ul|ol|dl|table|form|fieldset|a|main|sup|sub)\b[^<>]*>",
    re.I,
)
_KEPT = ("class", "id", "style", "hidden", "role", "rowspan", "colspan", "start", "value", "href", "type")


@dataclass(slots=True)
class Element:
    """A tag with the attributes that matter here and its children in order: elements and pieces of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)


def parse(markup: str, depth: int) -> tuple[Element, dict[str, str]]:
    """The body of `markup`, nested no deeper than `depth` (deeper elements hang from the last allowed one), and what the head says.

    The head's mapping holds ``title`` and the contents of ``<meta>`` by lower-case name or property.
    """
    parser = LexborHTMLParser(_shallow(markup, 2 * depth))
    head: dict[str, str] = {}
    for meta in parser.css("meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property")
        if name:
            head.setdefault(name.lower(), meta.attributes.get("content") or "")
    title = parser.css_first("title")
    if title is not None:
        head["title"] = title.text()
    body = Element("body")
    if parser.body is not None:
        _copy(parser.body, body, depth)
    return body, head


def _copy(source: LexborNode, root: Element, depth: int) -> None:
    """Copy everything below `source` to `root`, without recursion."""
    stack: list[tuple[LexborNode | None, Element, int]] = [(source.child, root, 1)]
    while stack:
        node, parent, level = stack.pop()
        while node is not None:
            if node.is_text_node:
                parent.children.append(node.text_content or "")
            elif node.is_element_node:
                element = _element(node)
                parent.children.append(element)
                child = node.child
                if child is not None:
                    stack.append((node.next, parent, level))
                    if level < depth:
                        parent, level = element, level + 1
                    node = child
                    continue
            node = node.next


def _element(node: LexborNode) -> Element:
    """The element of `node`, without its children."""
    found = node.attributes
    kept = {name: found[name] or "" for name in _KEPT if name in found} if found else {}
    return Element(node.tag or "", kept)


def deepest(markup: str) -> int:
    """How deep the tags of `markup` stand inside one another."""
    level = most = 0
    for match in _NESTING.finditer(markup):
        level = max(0, level - 1) if match[1] else level + 1
        most = max(most, level)
    return most


def _shallow(markup: str, depth: int) -> str:
    """`markup` without the tags nested deeper than `depth`; parsing time grows with the square of depth."""
    if deepest(markup) <= depth:
        return markup
    level = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal level
        level = max(0, level - 1) if match[1] else level + 1
        return match[0] if level + bool(match[1]) <= depth else " "

    return _NESTING.sub(keep, markup)
