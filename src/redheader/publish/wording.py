"""Words for readers: messages of the catalogue, in English with what a script needs to put Chinese in their place, and words as printed.

Pages are written once, in English, and hold of each message its key and its arguments as elements of their own. The language
switch puts the Chinese of the catalogue in their place and leaves the arguments, which are the documents' words and figures, as
they are. One set of pages is half the size and half the time of two, and an address is the same in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup

from redheader.errors import KnowledgeError
from redheader.publish.mask import mask

LANGUAGES = ("en", "zh")
_FOLDER = Path(__file__).parent / "messages"
_FORMS = {"one", "other"}
_HOLES = re.compile(r"\{(\w+)\}")
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")

Forms = Mapping[str, str]


@cache
def catalogue(language: str) -> Mapping[str, Forms]:
    """Key, dotted, to the forms of a message: "other", and "one" where one thing is worded apart.

    Raises KnowledgeError when the file of that language is no catalogue.
    """
    path = _FOLDER / f"{language}.yaml"
    try:
        return dict(_flat(yaml.safe_load(path.read_bytes()), ""))
    except (OSError, yaml.YAMLError, TypeError) as error:
        raise KnowledgeError(f"publish/messages/{path.name}: {' '.join(str(error).split())}") from None


def _flat(node: Mapping[str, Any], stem: str) -> Iterator[tuple[str, Forms]]:
    for name, value in node.items():
        if isinstance(value, str):
            yield f"{stem}{name}", {"other": value}
        elif isinstance(value, dict) and value.keys() == _FORMS:
            yield f"{stem}{name}", value
        elif isinstance(value, dict):
            yield from _flat(value, f"{stem}{name}.")
        else:
            raise TypeError(f"{stem}{name} is neither words nor a group of messages")


def holes(forms: Forms) -> set[str]:
    """The names of a message's arguments."""
    return {name for form in forms.values() for name in _HOLES.findall(form)}


class Printed(str):
    """Words of a document, masked; as HTML kept apart from what surrounds them, in their own direction and language."""

    __slots__ = ()

    def __new__(cls, words: str) -> Printed:
        """Mask `words`; those that are masked already stay as they are."""
        return super().__new__(cls, words if isinstance(words, Printed) else mask(words))

    @property
    def lang(self) -> str:
        """Their language, "zh" or "en", told by the script."""
        return "zh" if _CHINESE.search(self) else "en"

    def text(self, language: str) -> str:
        """The words, which every language leaves as they are printed."""
        return str(self)

    def element(self, more: str = "") -> str:
        """As an element; `more`: further attributes, safe."""
        return f'<bdi lang="{self.lang}"{more}>{escape(self)}</bdi>'

    def __html__(self) -> str:
        return self.element()


class Twofold(NamedTuple):
    """Words that each language has of its own and no catalogue can hold: a name, an amount in its units. Safe to show as they are."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def __html__(self) -> str:
        return self.element()

    def text(self, language: str) -> str:
        """The words of one language."""
        return self.zh if language == "zh" else self.en

    def element(self, more: str = "") -> str:
        """As an element; `more`: further attributes, safe."""
        if self.en == self.zh:
            return Printed(self.en).element(more)
        return f'<bdi data-zh="{escape(self.zh)}"{more}>{escape(self.en)}</bdi>'


def twofold(words: Callable[[str], str]) -> Twofold:
    """The words that `words` makes in each language."""
    return Twofold(*map(words, LANGUAGES))


class Message(NamedTuple):
    """A message of the catalogue with its arguments; as text in a language, as HTML such that the language can be switched."""

    key: str
    args: tuple[tuple[str, Argument], ...] = ()

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """The message in one language."""
        given = dict(self.args)
        return _HOLES.sub(lambda hole: _plain(given[hole[1]], language), self._form(language))

    def __html__(self) -> str:
        return self.element() if self.args else _fixed(self.key)

    def element(self, more: str = "") -> str:
        """As an element; `more`: further attributes, safe."""
        given = dict(self.args)
        parts = _HOLES.split(self._form())
        inner = "".join(_argument(part, given[part]) if place % 2 else escape(part) for place, part in enumerate(parts))
        return f'<span data-t="{self.key}"{more}>{inner}</span>'

    def _form(self, language: str = "en") -> str:
        forms = catalogue(language)[self.key]
        return forms["one"] if "one" in forms and dict(self.args)["n"] == 1 else forms["other"]


Argument = str | int | float | Message | Printed | Twofold | Markup
Wording = Message | Printed | Twofold


def message(key: str, **args: Argument) -> Message:
    """A message; an argument is a figure, words, words as printed, or another message."""
    return Message(key, tuple(args.items()))


@cache
def _fixed(key: str) -> str:
    return Message(key).element()


@cache
def label(key: str) -> Markup:
    """A message without arguments as the name of an element for those who do not see it: attributes."""
    return Markup(f'aria-label="{escape(str(Message(key)))}" data-l="{key}"')


def number(value: float) -> str:
    """1500000 -> "1,500,000"; decimals only where there are some, two at most."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def _plain(value: Argument, language: str = "en") -> str:
    if isinstance(value, Message | Printed | Twofold):
        return value.text(language)
    return number(value) if isinstance(value, int | float) else str(value)


def _argument(name: str, value: Argument) -> str:
    if isinstance(value, Message | Printed | Twofold):
        return value.element(f' data-a="{name}"')
    if isinstance(value, Markup):
        return f'<span data-a="{name}">{value}</span>'
    return f'<span data-a="{name}">{escape(_plain(value))}</span>'
