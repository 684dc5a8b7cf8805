"""What surrounds the body on every page of a site: navigation, banners, footers, scripts, hidden parts.

An element goes where its tag, role, class or identifier says what it is, or where it is a list of links. Where that
would take most of a page's text, the page is an odd one and only what
nobody sees goes: rather too much than a lost row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from redheader.formats.dom import Element

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "head",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "audio",
        "video",
        "canvas",
        "map",
        "rt",
        "rp",
    ]
)
_FRAME = frozenset(("nav", "footer", "header", "aside"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"))
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navbar|navigation|menu|submenu|bread-?crumbs?|crumbs?|foot|footer|header|topbar|toolbar|sidebar|side-?nav|share|bdshare"
    r"|pager|pagination|copyright|friend-?links?|skip-?link|login|search-?box|related|recommend)(?:$|[\s_-]|box\b|wrap\b|bar\b|list\b)",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ARTICLE = ("article", "main")
_HEADINGS = ("h1", "h2")
_MANY_LINKS, _LINKED = 5, 0.9
_LEAST_KEPT = 0.4


@dataclass(slots=True)
class _Measure:
    """Of one element and all below it: characters, characters inside links, number of links, whether a heading or article is there."""

    text: int = 0
    linked: int = 0
    links: int = 0
    keeps: bool = False

    def add(self, other: _Measure) -> None:
        """Count `other`, a child, as well."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.keeps = self.keeps or other.keeps


def without_furniture(body: Element) -> Element:
    """`body` without what surrounds its text; see the module."""
    seen = _pruned(body, _is_unseen)
    measures: dict[int, _Measure] = {}
    whole = _measure(seen, measures)
    bare = _pruned(seen, lambda element: _is_furniture(element, measures[id(element)], whole))
    kept = _measure(bare, {})
    return bare if kept.text >= _LEAST_KEPT * (whole.text - whole.linked) and kept.text else seen


def _pruned(element: Element, drop: Callable[[Element], bool]) -> Element:
    """A copy of `element` without the elements below it for which `drop` is true."""
    copy = Element(element.tag, element.attributes)
    for child in element.children:
        if isinstance(child, str):
            copy.children.append(child)
        elif not drop(child):
            copy.children.append(_pruned(child, drop))
    return copy


def _measure(element: Element, measures: dict[int, _Measure]) -> _Measure:
    """Measure `element` and everything below it into `measures`, keyed by identity."""
    total = _Measure(keeps=element.tag in _HEADINGS or element.tag in _ARTICLE)
    for child in element.children:
        if isinstance(child, str):
            total.text += len(child.strip())
        else:
            total.add(_measure(child, measures))
    if element.tag == "a" and not element.attributes.get("href", "#").startswith("#"):
        total.linked, total.links = total.text, total.links + 1
    measures[id(element)] = total
    return total


def _is_unseen(element: Element) -> bool:
    """Does a browser show none of it?"""
    return element.tag in _UNSEEN or "hidden" in element.attributes or bool(_HIDDEN.search(element.attributes.get("style", "")))


def _is_furniture(element: Element, measure: _Measure, whole: _Measure) -> bool:
    """Is it navigation, a banner, a footer or a bare list of links?"""
    if measure.keeps or element.tag in ("a", "body", "p", "td", "tr", "tbody"):
        return False
    if element.tag == "nav" or element.attributes.get("role", "") in _ROLES:
        return True
    few_links = measure.linked < 0.5 * measure.text
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    if element.tag in _FRAME or _NAMES.search(names):
        return not few_links or measure.text < 0.1 * whole.text
    return measure.links >= _MANY_LINKS and measure.linked >= _LINKED * measure.text
