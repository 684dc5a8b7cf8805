"""The builder of SVG: whatever words hold stays text, pictures are well-formed, and nothing in them is style, script or from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, html

import redheader.publish
from redheader.publish.charts.svg import LIGHT, Drawing, box, dot, figure, group, inline, link, rule, standalone, text
from redheader.publish.charts.typeset import cut, lines, width
from redheader.publish.mask import mask
from redheader.publish.wording import Message, Printed, Twofold, Wording

SVG = "{http://www.w3.org/2000/svg}"
CSS = Path(redheader.publish.__file__).parent / "static/site.css"
WORDS = st.text(st.characters(exclude_categories=()), max_size=40)
HOSTILE = '"><script>alert(1)</script><style>*{}</style><foreignObject onload="x()">]]><!-- \x00\u202e\ufffe'


def drawn(words: Wording) -> Drawing:
    shapes = (
        text(0, 10, words),
        link("claim/a.html", words, dot(1, 2, 3), text(0, 20, words, room=30.0)),
        rule(0, 0, 1, 1),
        group(box(0, 0, 1, 1, "tile")),
    )
    return Drawing(100, 50, words, words, shapes)


def elements(tree: etree._Element) -> set[str]:
    return {str(each.tag).removeprefix(SVG) for each in tree.iter()}


@given(WORDS)
def test_whatever_words_hold_stays_text(words: str) -> None:
    tree = etree.fromstring(standalone(drawn(Printed(words)), "en").encode())
    assert elements(tree) == {"svg", "title", "desc", "rect", "text", "g", "circle", "line"}
    shown = re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", mask(words))
    assert (tree.find(f"{SVG}text").text or "").replace("\r", "\n") == shown.replace("\r", "\n")  # type: ignore[union-attr]


@given(WORDS, WORDS)
def test_a_page_holds_both_languages(english: str, chinese: str) -> None:
    tree = html.fragment_fromstring(inline(drawn(Twofold(mask(english), mask(chinese))), "name", "../", "chart"))
    assert elements(tree) == {"svg", "title", "desc", "rect", "text", "g", "circle", "line", "a"}
    assert tree.xpath("//a/@href") == ["../claim/a.html"]


def test_hostile_words_make_no_element_and_no_attribute() -> None:
    for words in (Printed(HOSTILE), Twofold(HOSTILE, HOSTILE)):
        page, file = inline(drawn(words), "name", "", "chart"), standalone(drawn(words), "zh")
        for tree in (html.fragment_fromstring(page), etree.fromstring(page.encode()), etree.fromstring(file.encode())):
            assert not elements(tree) & {"script", "style", "foreignObject", "foreignobject", "image", "use"}
            names = {str(name) for each in tree.iter() for name in each.attrib}
            assert not [name for name in names if name.startswith("on") or name in ("style", "src") or "xlink" in name]


def test_a_file_leads_nowhere_and_needs_nothing_from_outside() -> None:
    file = standalone(drawn(figure("7")), "en")
    assert re.findall('https?://[^"]*', file) == ["http://www.w3.org/2000/svg"]
    assert "href" not in file and "var(" not in file


def test_a_picture_in_a_page_takes_the_pages_colours() -> None:
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', inline(drawn(figure("7")), "name", "", "chart"))) <= {
        f"var(--{name})" for name in LIGHT
    }


def test_colours_on_white_are_those_of_the_stylesheet() -> None:
    root = CSS.read_text("utf-8").split("}")[0]
    declared = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", root))
    short = {name: f"#{''.join(2 * digit for digit in value[1:])}" if len(value) == 4 else value for name, value in declared.items()}
    assert {name: short[name] for name in LIGHT} == dict(LIGHT)


def test_a_picture_says_what_it_is() -> None:
    tree = html.fragment_fromstring(inline(drawn(Message("nav.charts")), "one", "", "chart"))
    assert [tree.get(name) for name in ("aria-labelledby", "aria-describedby")] == ["one-title", "one-about"]
    assert [each.text for each in tree.xpath("//title[@id='one-title']")] == ["Charts"]
    assert tree.xpath("//title[@id='one-title']/@data-zh") == ["图表"]


@given(WORDS, st.floats(30, 500))
@example("000 !0", 30.0)
def test_lines_keep_every_word_and_fit(words: str, room: float) -> None:
    made = lines(words, room, 12)
    assert "".join("".join(made).split()) == "".join(words.split())
    assert all(width(line, 12) <= room or " " not in line for line in made)


@pytest.mark.parametrize("words", ["入选者可获一次性奖励（三百万元），并有住房。", "他说：“可以。”然后走了；另有《办法》。"])
def test_chinese_lines_neither_begin_nor_end_with_the_wrong_sign(words: str) -> None:
    for room in range(26, 200, 7):
        made = lines(words, room, 13)
        assert not [line for line in made if line[0] in "，。；：）”》、"]
        assert not [line for line in made if line[-1] in "（“《"]


@given(WORDS, st.floats(20, 300))
def test_cut_words_fit(words: str, room: float) -> None:
    assert width(cut(words, room, 12), 12) <= room
    assert width(words, 12) > room or cut(words, room, 12) == words
