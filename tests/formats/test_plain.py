"""Plain text in every encoding, and the rules that every stored text obeys."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.errors import DocumentError
from redheader.formats import read
from redheader.formats.plain import unwrap
from redheader.formats.tidy import tidy
from redheader.settings import Limits

LIMITS = Limits()
SIMPLIFIED = "经市政府同意，对新引进的博士给予一次性生活补贴，由人力资源和社会保障部门负责发放，具体办法另行制定。本办法自发布之日起施行"
TRADITIONAL = "經市政府同意，對新引進的博士給予一次性生活補貼，由人力資源和社會保障部門負責發放，具體辦法另行制定。本辦法自發布之日起施行"
ENGLISH = "the municipal talent office will pay each selected scholar a single grant after the first year of work in the city"


def sentences(letters: str) -> st.SearchStrategy[str]:
    clause = st.lists(st.sampled_from([letters[at : at + 6] for at in range(0, len(letters) - 6, 3)]), min_size=6, max_size=30)
    return st.lists(clause.map("".join), min_size=1, max_size=6).map("\n".join).map(tidy)


@given(sentences(SIMPLIFIED), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]))
def test_simplified_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert read(text.encode(encoding), LIMITS).text == unwrap(text)


@given(sentences(TRADITIONAL), st.sampled_from(["utf-8", "utf-16", "big5"]))
def test_traditional_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert read(text.encode(encoding), LIMITS).text == unwrap(text)


@given(st.text())
def test_a_stored_text_obeys_the_rules(text: str) -> None:
    stored = tidy(text)
    assert tidy(stored) == stored
    assert "\n\n\n" not in stored and not stored.startswith("\n") and not stored.endswith("\n")
    assert not any(line != line.strip() and not line.lstrip("\t").count("\t") for line in stored.split("\n"))
    assert not any(c in stored for c in "\0\r\x0b\x0c\x85\u200b\ufeff\xa0\u2028")
    stored.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"])))
def test_nothing_else_is_changed(text: str) -> None:
    def squeezed(value: str) -> str:
        return "".join(value.split())

    assert squeezed(tidy(text)) == squeezed(text)


def test_western_text_is_read() -> None:
    text = "Le régime d’aide à l’embauche « Talents » prévoit une prime versée à l’arrivée des chercheurs étrangers."
    assert read(text.encode("cp1252"), LIMITS).text == text


def test_line_ends_indents_and_invisible_characters() -> None:
    data = "\ufeff　　第一条\u200b 总则\r\n\r\n\r\n\r\n  a\xa0b \rc\0".encode()
    assert read(data, LIMITS).text == "第一条 总则\n\na b\nc"


def test_markdown_stays_as_it_is() -> None:
    text = "# 标题\n\n- **要点** 一\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
    assert read(text.encode(), LIMITS).text == text


def test_wrapped_english_is_joined() -> None:
    words = ENGLISH.split()
    lines, line = [], ""
    for word in words * 4:
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += word + " "
    text = read(("\n".join([*lines, line.strip()]) + "\n\nSecond paragraph.").encode(), LIMITS).text
    assert text == " ".join(words * 4) + "\nSecond paragraph."


def test_wrapped_chinese_is_joined() -> None:
    run = (SIMPLIFIED * 5)[:200]
    wrapped = "\n".join(run[at : at + 38] for at in range(0, len(run), 38))
    assert read(wrapped.encode("gb18030"), LIMITS).text == run


def test_short_lines_stay_lines() -> None:
    text = "关于印发办法的通知\n各有关单位：\n第一条 为了规范管理，制定本办法。\n第二条 本办法适用于全市。\n第三条 自发布之日起施行。"
    assert read(text.encode(), LIMITS).text == text


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_no_text(seed: int) -> None:
    with pytest.raises(DocumentError) as error:
        read(random.Random(seed).randbytes(4096), LIMITS)
    assert error.value.code in ("unsupported", "damaged")


@pytest.mark.parametrize("data", [b"", b" \n", b"\0\0\0", b"\xef\xbb\xbf"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(DocumentError, match="empty") as error:
        read(data, LIMITS)
    assert error.value.code == "empty"


def test_a_huge_text_without_line_breaks_is_refused_fast() -> None:
    began = time.monotonic()
    with pytest.raises(DocumentError) as error:
        read(b"x" * (200 << 20), LIMITS)
    assert error.value.code == "too-large"
    with pytest.raises(DocumentError) as error:
        read(b"x" * (60 << 20), LIMITS)
    assert error.value.code == "too-large"
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "OCR"),
        (b"{\\rtf1\\ansi text}", "DOCX"),
        (b"Rar!\x1a\x07\x01\0", "npack"),
        (b"7z\xbc\xaf\x27\x1c\0", "npack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), ".docx"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "HTML"),
    ],
)
def test_other_formats_are_refused_with_advice(data: bytes, word: str) -> None:
    with pytest.raises(DocumentError) as error:
        read(data, LIMITS)
    assert error.value.code == "unsupported"
    assert word in error.value.advice
