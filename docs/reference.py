"""Write the reference pages from the code they describe: python docs/reference.py. A test proves that they are current."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import typer

from redheader.cli.app import app
from redheader.knowledge import schema
from redheader.model import claim, issue, reading
from redheader.publish import codebook

HERE = Path(__file__).parent / "reference"
_PLAIN = {
    str: "text", int: "whole number", float: "number", bool: "true or false",
    schema.Address: "web address", schema.Date: "date, to the year, month or day",
}  # fmt: skip


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    yield "# Commands\n"
    yield "Every command prints this with `--help`. Errors are one line that says what to do next."
    yield "Exit status: 0 done, 1 the job failed, 2 wrong use.\n"
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        yield f"## redheader {name}\n"
        yield inspect.cleandoc(command.help) + "\n"
        yield "| argument or option | meaning |\n|---|---|"
        for parameter in command.params:
            if parameter.name != "help":
                yield f"| {_parameter(parameter)} | {parameter.help}{_default(parameter)} |"
        yield ""


def _parameter(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    metavar = "" if parameter.is_flag else f" {parameter.metavar or 'NUMBER'}"
    return f"`{parameter.opts[0]}{metavar}`"


def _default(parameter: Any) -> str:
    if parameter.required:
        return " Required."
    return f" Default: {parameter.default:g}." if isinstance(parameter.default, float) else ""


def readings() -> Iterator[str]:
    """What one line of `redheader read` holds."""
    yield "# Readings\n"
    yield "One line of `redheader read` is one JSON object: the reading of one document.\n"
    yield "```json"
    yield '{"document": "zh/x.html", "sha256": "…", "text_sha256": "…", "reader": "rules/1.0 … knowledge/…",'
    yield ' "about": {}, "programmes": [], "claims": [], "issues": []}'
    yield "```\n"
    yield "`span` of a claim, `start` and `end` of a programme, say where its quotation stands in what `redheader text` prints, counted in"
    yield "Unicode code points, the end exclusive: `text[start:end] == quote`, always. A claim has `start` and `end` too, and they repeat"
    yield "`span`, but for a lifetime, where they are the dates from and until which. `null` is unknown or not said: never zero, never"
    yield "none. A document that could not be read has only `document` and `issues`.\n"
    yield from _struct("about", reading.About)
    yield from _struct("programmes", reading.Mention)
    yield from _struct("claims", claim.Claim, without=("statement",))
    yield "A claim also has the fields of its kind, below.\n"
    for kind in get_args(claim.AnyStatement):
        yield from _struct(f"kind: {kind.__struct_config__.tag}", kind)
    yield from _struct("issues", issue.Issue)


def tables() -> Iterator[str]:
    """The files, tables and columns of the data package."""
    yield "# Data package\n"
    yield "`data/` of a review holds:\n"
    yield from codebook.files()
    yield from codebook.tables()


def knowledge() -> Iterator[str]:
    """What knowledge files may hold."""
    yield "# Knowledge files\n"
    yield "YAML files under `src/redheader/knowledge/`. The loader refuses unknown keys, dangling references, a link without a"
    yield "source, a name of two programmes in one place or of two bodies, and a file whose name is not its key. It names the file and"
    yield "the key.\n"
    yield from _struct("programmes/KEY.yaml", schema.ProgrammeEntry)
    yield from _struct("programmes: names", schema.ProgrammeNames)
    yield from _struct("programmes: sponsor", schema.BodyName)
    yield from _struct("programmes: links", schema.Link)
    yield from _struct("programmes: disputed", schema.Dissent)
    yield from _struct("programmes: not_to_be_confused_with", schema.Confusion)
    yield from _struct("regions/KEY.yaml", schema.Province)
    yield from _struct("tiles.yaml", schema.Tile)
    yield from _struct("agencies.yaml", schema.Agency)
    yield from _struct("agencies: changes", schema.Change)
    yield from _struct("local_bodies.yaml", schema.LocalBody)
    yield from _struct("lexicon/LANGUAGE/NAME.yaml", schema.LexiconFile)
    yield from _struct("lexicon: triggers", schema.Trigger)


def _struct(title: str, struct: type[msgspec.Struct], without: tuple[str, ...] = ()) -> Iterator[str]:
    """A heading, what the struct is, and a table of its fields."""
    yield f"## {title}\n"
    yield inspect.cleandoc(struct.__doc__ or "").replace("None", "null") + "\n"
    yield "| field | type |\n|---|---|"
    for field in msgspec.structs.fields(struct):
        if field.name not in without:
            yield f"| `{field.encode_name}` | {_words(field.type)} |"
        elif field.name == "statement":
            yield "| `kind` | text |\n| `span` | list of two whole numbers |"
    yield ""


def _words(kind: Any) -> str:
    """A type in words."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        words = [_words(each) for each in arguments if each is not type(None)]
        unions = ["number"] if set(words) == {"whole number", "number"} else words
        return " or ".join(unions) + (" or null" if type(None) in arguments else "")
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of {_words(arguments[0])}"
    if origin is dict:
        return "mapping of text to text"
    return _PLAIN.get(kind) or "object, below"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands, "reading.md": readings, "data-package.md": tables, "knowledge-files.md": knowledge,
}  # fmt: skip


def pages() -> Iterator[tuple[Path, str]]:
    """Every page and what it is to hold."""
    for name, lines in PAGES.items():
        yield HERE / name, "<!-- Made by docs/reference.py; do not edit. -->\n" + "\n".join(lines()).rstrip() + "\n"


if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, "utf-8")
