"""The report's words: templates of sentences in YAML, filled with figures, words of documents and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from redheader.errors import KnowledgeError
from redheader.publish.mask import mask
from redheader.publish.report.model import Evidence, Sentence, Span

_FILE = Path(__file__).parents[1] / "messages" / "report-en.yaml"
_HOLE = re.compile(r"\{(\w+)\}")
_FORMS = {"one", "other"}
Filling = str | int | float | Span | Iterable[Span]


class Words:
    """The templates of a file by their dotted keys. Raises KnowledgeError for a file that is none, or a key it lacks."""

    def __init__(self, path: Path = _FILE) -> None:
        self._path = path
        try:
            self._forms = dict(_flat(yaml.safe_load(path.read_bytes()), ""))
        except (OSError, yaml.YAMLError, TypeError) as error:
            raise KnowledgeError(f"publish/messages/{path.name}: {' '.join(str(error).split())}") from None

    def __call__(self, key: str, /, **given: Filling) -> str:
        """A text."""
        return "".join(span.text for span in self.spans(key, **given))

    def spans(self, key: str, /, **given: Filling) -> tuple[Span, ...]:
        """A text as spans, the fillings with their evidence. `n` chooses between the forms of one and of several."""
        if key not in self._forms:
            raise KnowledgeError(f"publish/messages/{self._path.name}: no {key}")
        forms = self._forms[key]
        template = forms["one"] if "one" in forms and given.get("n") == 1 else forms["other"]
        found: list[Span] = []
        for place, part in enumerate(_HOLE.split(template)):
            found += _filled(given[part]) if place % 2 else [Span(part)] if part else []
        return tuple(found)

    def sentence(self, key: str, /, *evidence: Evidence, lists: tuple[str, ...] = (), **given: Filling) -> Sentence:
        """A sentence; `evidence` is for the whole of it, and stands at its end."""
        spans = self.spans(key, **given)
        return Sentence((*spans, Span("", evidence)) if evidence else spans, lists)

    def cell(self, filling: Filling, *evidence: Evidence, lists: tuple[str, ...] = ()) -> Sentence:
        """A cell of a table."""
        spans = tuple(_filled(filling))
        return Sentence((*spans, Span("", evidence)) if evidence else spans, lists)

    def listed(self, parts: Iterable[Filling]) -> tuple[Span, ...]:
        """Parts as one enumeration: A, B and C."""
        spans = [tuple(_filled(part)) for part in parts]
        found: list[Span] = []
        for place, each in enumerate(spans):
            if place:
                found.append(Span(self("and") if place == len(spans) - 1 else self("comma")))
            found += each
        return tuple(found)


def printed(words: str, *evidence: Evidence, limit: int = 120) -> Span:
    """Words of a document on one line, masked, cut to `limit` characters."""
    line = " ".join(mask(words).split())
    return Span(line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…", evidence, True)


def number(value: float) -> str:
    """1500000 -> "1,500,000"; decimals only where there are some."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def _filled(value: Filling) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, str):
        return [Span(value)] if value else []
    return [Span(number(value))] if isinstance(value, int | float) else list(value)


def _flat(node: Mapping[str, Any], stem: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, value in node.items():
        if isinstance(value, str):
            yield f"{stem}{name}", {"other": value}
        elif isinstance(value, dict) and value.keys() == _FORMS:
            yield f"{stem}{name}", value
        elif isinstance(value, dict):
            yield from _flat(value, f"{stem}{name}.")
        else:
            raise TypeError(f"{stem}{name} is neither words nor a group of them")
