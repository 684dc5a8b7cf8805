"""The catalogues: the same keys and arguments in both languages, none missing, none unused, and no word of the interface outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup, escape

import redheader.publish
from redheader.analyse.absence import ASKED
from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Dissent
from redheader.knowledge.schema import Relation as Link
from redheader.model.claim import KINDS, Benefit, Criterion, Payee, Per, Policy, Relation, Stance, Status
from redheader.model.reading import Level, Type
from redheader.model.witness import Role
from redheader.publish.present import ORDER, lifetime
from redheader.publish.wording import LANGUAGES, Message, Printed, catalogue, holes, label, message

FOLDER = Path(redheader.publish.__file__).parent
_LITERAL = re.compile(r"""(?:\bt|label|[Mm]essage|\bsay)\((?:[^()"]*\? )?"([\w.-]+)"(?! ~)""")
_JOINED = re.compile(r"""(?:\bt|label)\("([\w.]+\.)" ~ [\w.\[\]]+(?: ~ "(\.[\w.]+)")?\)|[Mm]essage\(f"([\w.]+\.)\{[^}]+\}([\w.]*)""")
FAMILIES: dict[str, set[str]] = {
    "kind": set(ORDER), "kinds": set(ORDER), "benefit": set(get_args(Benefit)), "per": {*get_args(Per), "unknown"},
    "level": set(get_args(Level)), "type": set(get_args(Type)), "language": set(LANGUAGES), "criterion": set(get_args(Criterion)),
    "payee": set(get_args(Payee)), "policy": set(get_args(Policy)), "relation": set(get_args(Relation)), "stance": set(get_args(Stance)),
    "status": set(get_args(Status)), "role": set(get_args(Role)), "unit": {"persons", "teams", "projects"}, "silent": set(ASKED),
    "recorded": {f"{relation}.{way}" for relation in get_args(Link) for way in ("forward", "backward")},
    "change": {"renamed", "merged", "moved", "placed_under"},
}  # fmt: skip


def sources() -> Iterator[tuple[Path, str]]:
    for file in sorted([*FOLDER.glob("templates/*.html"), *FOLDER.rglob("*.py"), *FOLDER.glob("static/*.js")]):
        yield file, file.read_text("utf-8")


def test_both_languages_have_the_same_messages() -> None:
    one, two = (catalogue(language) for language in LANGUAGES)
    assert one.keys() == two.keys()
    assert {key for key in one if holes(one[key]) != holes(two[key])} == set()
    for language in LANGUAGES:
        for key, forms in catalogue(language).items():
            assert all(holes({"other": form}) == holes(forms) for form in forms.values()), (language, key)
            assert all(form == form.strip() and form for form in forms.values()), (language, key)


def test_chinese_is_chinese() -> None:
    worded = {key for key, forms in catalogue("en").items() if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", forms["other"]))}
    assert {key for key in worded if not re.search("[\u4e00-\u9fff]", catalogue("zh")[key]["other"])} == set()


def test_every_message_that_is_asked_for_is_there() -> None:
    for file, source in sources():
        asked = {key for key in _LITERAL.findall(source) if "." in key or file.suffix != ".py"}
        assert asked <= catalogue("en").keys(), (file.name, asked - catalogue("en").keys())


def test_no_message_is_there_for_nothing() -> None:
    text = "\n".join(source for _, source in sources())
    joined = {"".join(map(re.escape, (found[0] or found[2], "*", found[1] or found[3]))) for found in _JOINED.findall(text)}
    used = re.compile("|".join(shape.replace(r"\*", r"[\w-]+") for shape in joined))
    families = tuple(f"{name}." for name in FAMILIES)
    unused = {
        key
        for key in catalogue("en")
        if f'"{key}"' not in text and not used.fullmatch(key) and not key.startswith((*families, "condition."))
    }
    assert unused == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_of_the_model_has_words(family: str) -> None:
    there = {key.removeprefix(f"{family}.") for key in catalogue("en") if key.startswith(f"{family}.")}
    assert there == FAMILIES[family]


def test_conditions_of_the_knowledge_have_words(knowledge: Knowledge) -> None:
    values = {trigger.value.replace(" ", "_") for trigger in knowledge.lexicon("conditions").triggers}
    assert {key.removeprefix("condition.") for key in catalogue("en") if key.startswith("condition.")} == values


def test_what_documents_disagree_on_has_words() -> None:
    assert {"start", "end", "succeeds", "renames"} <= {key.partition(".")[2] for key in catalogue("en") if key.startswith("conflict.")}
    for field in ("start", "end", "status"):
        assert f"programme.disputed.{field}" in catalogue("en") and field in str(Dissent.__annotations__["field"])
    assert set(KINDS) < set(ORDER)


def test_templates_hold_no_word_of_their_own() -> None:
    """What is left of a template without its tags and expressions is a name, a sign or what one types."""
    for file in sorted(FOLDER.glob("templates/*.html")):
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", file.read_text("utf-8"), flags=re.DOTALL)
        left = re.sub(r"<code>[^<]*</code>|<(?:[^<>\"]|\"[^\"]*\")*>", " ", bare)
        words = set(re.findall(r"[A-Za-z\u4e00-\u9fff]{2,}", left)) - {
            "redheader",
            "SHA",
            "JSON",
            "CSV",
            "SVG",
            "PNG",
            "UTC",
            "English",
            "中文",
            "doctype",
        }
        assert words == set(), file.name
        assert not re.search(r'(?:aria-label|title|alt|placeholder)="[^"{]*[A-Za-z]', bare), file.name


def test_a_message_keeps_its_arguments_apart() -> None:
    said = message("according", who=Printed("<b>张三</b>"))
    assert str(said) == "according to <b>张三</b>"
    assert escape(said) == Markup('<span data-t="according">according to <bdi lang="zh" data-a="who">&lt;b&gt;张三&lt;/b&gt;</bdi></span>')
    nested = message("facet.cut", facet=Message("facet.level"), value="<i>")
    assert str(nested) == "Level: <i>"
    assert 'data-t="facet.level" data-a="facet">Level</span>' in nested.__html__() and "&lt;i&gt;" in nested.__html__()
    assert str(label("nav.index")) == 'aria-label="Overview" data-l="nav.index"'


def test_one_is_worded_apart_and_figures_are_grouped() -> None:
    assert str(message("support.documents", n=1)) == "1 document"
    assert str(message("support.documents", n=12345)) == "12,345 documents"


def test_printed_words_are_masked_once_and_know_their_language() -> None:
    words = Printed("call 13812345678 \u202e")
    assert words == "call ••••••••••• \ufffd" and Printed(words) is not None and Printed(words) == words
    assert (Printed("Peacock").lang, Printed("孔雀計畫").lang) == ("en", "zh")


def test_unknown_ends_are_worded_as_unknown() -> None:
    assert str(lifetime(None, "2018", "shelved")) == "beginning not stated to 2018 (shelved)"
    assert str(lifetime("2018", None, "active")) == "2018 to still active"
    assert "0" not in str(lifetime(None, None, None))
