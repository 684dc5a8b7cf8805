"""Templates to files. Everything is escaped; a value a template misses stops the run instead of leaving a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.datafiles import Row, encode, write_table
from redheader.publish.links import Links
from redheader.publish.placenames import PlaceNames
from redheader.publish.records import Records
from redheader.publish.wording import Printed, catalogue, label, message, number

T = TypeVar("T")
_STATIC = Path(__file__).parent / "static"
_FILES = ("site.css", "site.js", "search-index.js", "search.js")
_FINDABLE = 20_000  # rows of a list that a page's script can look through


class Page(NamedTuple):
    """One of the pages a long list is cut into: `number` of `last`, counted from 1, and the path of each neighbour.

    `rows`: the script that holds a line for each row of the whole list, None where the page holds them all or there are too many.
    """

    number: int
    last: int
    previous: str | None
    next: str | None
    rows: str | None


class Line(NamedTuple):
    """A row of a long list as its script finds and shows it: path from the site's folder, words, more words, facets it belongs to."""

    path: str
    words: str
    more: str
    facets: str = ""


class Renderer:
    """Writes pages under `out`. `links` gives every address; `records`: what the knowledge says of programmes.

    Templates get `root`, the way back to the site's folder.
    """

    def __init__(self, context: PublishContext, links: Links, out: Path) -> None:
        self.context, self.links, self.out = context, links, out
        self.records = Records(context.knowledge)
        self._environment = Environment(loader=PackageLoader("redheader.publish"), autoescape=True, undefined=StrictUndefined,
                                        trim_blocks=True, lstrip_blocks=True)  # fmt: skip
        self._environment.filters.update(
            words=Printed, plain=str, web_address=web_address, number=number, place_name=PlaceNames(context.knowledge)
        )
        self._environment.globals.update(t=message, label=label, say=present, links=links, context=context)
        self._templates: dict[str, Template] = {}

    def write(self, path: str, template: str, **values: Any) -> None:
        """Render `template` into the file `path` (with "/") of the site."""
        if template not in self._templates:
            self._templates[template] = self._environment.get_template(template)
        html = self._templates[template].render(root="../" * path.count("/"), path=path, **values)
        self._file(path).write_bytes(html.encode("utf-8", "replace"))

    def write_list(self, stem: str, template: str, rows: Iterable[T], total: int, size: int, /,
                   line: Callable[[T], Line] | None = None, **values: Any) -> None:  # fmt: skip
        """Render a long list as `stem.html`, `stem-2.html` …, `size` rows a page; at least one page even where it is empty.

        With `line`, a list of several pages gets the script by which all its rows are found from any of them.
        """
        last = max(1, -(-total // size))
        script = f"{stem}.rows.js" if line and last > 1 and total <= _FINDABLE else None
        batches, lines, address = batched(rows, size), list[Line](), partial(page_path, stem)
        for page in range(1, last + 1):
            around = Page(page, last, address(page - 1) if page > 1 else None, address(page + 1) if page < last else None, script)
            batch = next(batches, [])
            if script and line:
                lines += map(line, batch)
            self.write(address(page), template, rows=batch, page=around, total=total, stem=stem, **values)
        if script:
            self._file(script).write_bytes(b"redheaderRows(" + encode(lines).rstrip() + b");\n")

    def write_table(self, stem: str, rows: Iterable[Row]) -> None:
        """The rows of a list as `stem.csv` and `stem.json`."""
        write_table(self._file(stem), rows)

    def write_json(self, path: str, value: Any) -> None:
        """A record as JSON."""
        self._file(path).write_bytes(encode(value))

    def copy_static(self) -> None:
        """The stylesheet, the scripts, and the messages that these need."""
        for name in _FILES:
            self._file(name).write_bytes((_STATIC / name).read_bytes())
        own = {key: forms for key, forms in catalogue("en").items() if key.startswith("script.")}
        words = {"en": own, "zh": catalogue("zh")}
        self._file("messages.js").write_bytes(b"redheaderMessages(" + msgspec.json.encode(words) + b");\n")

    def _file(self, path: str) -> Path:
        file = self.out / path
        file.parent.mkdir(exist_ok=True)
        return file


def page_path(stem: str, page: int) -> str:
    """The file of a page of a long list."""
    return f"{stem}.html" if page == 1 else f"{stem}-{page}.html"


def batched(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of up to `size` rows."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def web_address(address: str | None) -> str | None:
    """An address that may become a link: http or https with a host; else None."""
    if not address or any(character.isspace() or ord(character) < 32 for character in address):
        return None
    try:
        parsed = urlsplit(address)
    except ValueError:
        return None
    return address if parsed.scheme in {"http", "https"} and parsed.hostname else None
