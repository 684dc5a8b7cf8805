"""Templates to files. Everything is escaped; a value a template misses stops the run instead of leaving a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.links import Links
from redheader.publish.mask import mask
from redheader.publish.placenames import PlaceNames
from redheader.publish.records import Records

T = TypeVar("T")
_STATIC = Path(__file__).parent / "static"


class Page(NamedTuple):
    """One of the pages a long list is cut into: `number` of `last`, counted from 1, and the path of each neighbour."""

    number: int
    last: int
    previous: str | None
    next: str | None


class Renderer:
    """Writes pages under `out`. `links` gives every address; `records`: what the knowledge says of programmes.

    Templates get `root`, the way back to the site's folder.
    """

    def __init__(self, context: PublishContext, links: Links, out: Path) -> None:
        self.context, self.links, self._out = context, links, out
        self.records = Records(context.knowledge)
        self._environment = Environment(loader=PackageLoader("redheader.publish"), autoescape=True, undefined=StrictUndefined,
                                        trim_blocks=True, lstrip_blocks=True)  # fmt: skip
        self._environment.filters.update(mask=mask, web_address=web_address, number=present.number,
                                         place_name=PlaceNames(context.knowledge))  # fmt: skip
        self._environment.globals.update(say=present, links=links, context=context)
        self._templates: dict[str, Template] = {}

    def write(self, path: str, template: str, **values: Any) -> None:
        """Render `template` into the file `path` (with "/") of the site."""
        if template not in self._templates:
            self._templates[template] = self._environment.get_template(template)
        file = self._out / path
        file.parent.mkdir(exist_ok=True)
        html = self._templates[template].render(root="../" * path.count("/"), path=path, **values)
        file.write_bytes(html.encode("utf-8", "replace"))

    def write_list(self, stem: str, template: str, rows: Iterable[Any], total: int, size: int, /, **values: Any) -> None:
        """Render a long list as `stem.html`, `stem-2.html` …, `size` rows a page; at least one page even where it is empty."""
        last = max(1, -(-total // size))
        batches = batched(rows, size)
        for page in range(1, last + 1):
            address = partial(page_path, stem)
            around = Page(page, last, address(page - 1) if page > 1 else None, address(page + 1) if page < last else None)
            self.write(address(page), template, rows=next(batches, []), page=around, total=total, **values)

    def copy_static(self) -> None:
        """The stylesheet, and the scripts of the search page."""
        for name in ("site.css", "search-index.js", "search.js"):
            (self._out / name).write_bytes((_STATIC / name).read_bytes())


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
