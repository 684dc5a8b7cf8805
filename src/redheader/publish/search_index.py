"""The site's full-text index: script files that the search page loads as it needs them, because a page opened from disk may load no other.

Each file under `search/` is one call, ``redheaderShard(name, data)``, of less than half a megabyte:

* ``meta``: how to make tokens, the length of each document, and the first term of each file of terms;
* ``terms-N``: terms in order and, for each, the documents that hold it and how often; a frequent term may go on in the next file;
* ``records-N``: what a list of results shows of each document; ``texts-N``: their texts, masked as everywhere on the site;
* ``programmes-N``: every programme with all its names.

A number is written in base64 digits of five bits, lowest first, the sixth bit saying that more follow. A posting is twice the distance
from the last document, plus one when the term stands there more than once; then how often, less two, follows.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import sub
from pathlib import Path
from typing import Any

import msgspec

from redheader.model.ids import content_id
from redheader.publish.links import SHORT
from redheader.publish.mask import mask
from redheader.publish.placenames import PlaceNames
from redheader.publish.render import Renderer
from redheader.store import Store
from redheader.text import tokens

_JSON = msgspec.json.Encoder()
_FILE = 250_000  # bytes, about
_PIECE = 60_000  # characters of a text that are kept together
_POSTINGS = 20_000  # of one term that are kept together
_RECORDS = 200  # documents a file of records
_LARGEST = 40_000_000  # characters of all texts, and _EACH for every document: more is too much for a page to search in
_EACH = 200
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_DOCUMENT = 20  # bits that number a document
_NUMBER = (1 << _DOCUMENT) - 1
_TWICE = 2 << _DOCUMENT


def write_search(store: Store, site: Renderer, out: Path) -> None:
    """Write `search.html` and, unless the review is too large for a browser, the index it searches in, below the site's folder `out`."""
    size = sum(len(row.document.text) + _EACH for row in store.documents())
    version = _write_index(store, site, _Folder(out / "search")) if size <= _LARGEST else None
    site.write("search.html", "search.html", version=version, documents=store.counts()["documents"], longest=tokens.LONGEST_QUERY)


class _Folder:
    """Where the files go; `digests` of all that were written."""

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self._path = path
        self.digests: list[str] = []

    def write(self, name: str, data: Any) -> None:
        """One file."""
        written = f"redheaderShard({_JSON.encode(name).decode()},{_JSON.encode(data).decode()});\n"
        (self._path / f"{name}.js").write_text(written, "utf-8")
        self.digests.append(content_id(written))


class _Row:
    """Items in order, in files `name`-0, `name`-1 … of bearable size; `shape` makes a file's data of its items."""

    def __init__(self, folder: _Folder, name: str, shape: Callable[[list[Any]], Any] = list) -> None:
        self._folder, self._name, self._shape = folder, name, shape
        self._items: list[Any] = []
        self._size = self.files = 0

    def add(self, item: Any, size: int) -> tuple[int, int]:
        """Put an item of about `size` bytes last; returns the number of its file and its place there."""
        if self._items and self._size + size > _FILE:
            self.end()
        self._items.append(item)
        self._size += size
        return self.files, len(self._items) - 1

    def end(self) -> None:
        """Write the file that is not full yet."""
        if self._items:
            self._folder.write(f"{self._name}-{self.files}", self._shape(self._items))
            self.files += 1
            self._items, self._size = [], 0


def _write_index(store: Store, site: Renderer, folder: _Folder) -> str:
    """Every file of the index; returns a digest of them all."""
    postings: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    lengths = _write_documents(store, site, folder, postings)
    characters, others = zip(*tokens.folded().items(), strict=True)
    folder.write("meta", {
        "pattern": tokens.PATTERN, "folded": ["".join(characters), "".join(others)], "longest": tokens.LONGEST_QUERY,
        "most": tokens.MOST_TERMS, "lengths": "".join(lengths), "records": _RECORDS, "terms": _write_terms(folder, postings),
        "programmes": _write_programmes(store, folder),
    })  # fmt: skip
    return content_id(*folder.digests)


def _write_documents(store: Store, site: Renderer, folder: _Folder, postings: Mapping[str, array[int]]) -> list[str]:
    """Records and texts to files, postings to `postings`; returns how long each document is, a digit each."""
    lengths, records, texts = [], list[Any](), _Row(folder, "texts")
    place_name = PlaceNames(site.context.knowledge)
    for number, row in enumerate(store.documents()):
        text, about, sha256 = mask(row.document.text), row.about, row.document.sha256
        found = tokens.tokens(text).split()
        for term, times in Counter(found).items():
            postings[term].append(times << _DOCUMENT | number)
        lengths.append(_DIGITS[min(63, round(4 * math.log2(1 + len(found))))])
        pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
        at = [texts.add(piece, len(piece.encode("utf-8", "replace"))) for piece in pieces]
        title, place = site.links.title(sha256), (mask(about.region), place_name(about.region)) if about.region else None
        parts = site.links.parts(sha256)[1:]
        records.append(
            (sha256[:SHORT], str(title.words), title.stated, about.date, place, about.language, (*at[0], len(at)) if at else None, parts)
        )
    texts.end()
    for number, start in enumerate(range(0, len(records), _RECORDS)):
        folder.write(f"records-{number}", records[start : start + _RECORDS])
    return lengths


def _write_terms(folder: _Folder, postings: Mapping[str, array[int]]) -> list[str]:
    """Files of terms; returns the first term of each. Terms are sorted as a browser compares strings."""
    firsts: list[str] = []
    row = _Row(folder, "terms", lambda items: ["\n".join(column) for column in zip(*items, strict=True)])
    for term in sorted(postings, key=lambda term: term.encode("utf-16-be")):
        for start in range(0, len(postings[term]), _POSTINGS):
            written = _postings(postings[term][start : start + _POSTINGS])
            _, place = row.add((term, written), len(term.encode()) + len(written) + 4)
            if place == 0:
                firsts.append(term)
    row.end()
    return firsts


def _write_programmes(store: Store, folder: _Folder) -> int:
    """Files of programmes; returns how many."""
    row = _Row(folder, "programmes")
    for entry in store.entries():
        item = (entry.id, mask(entry.name), entry.documents, list(dict.fromkeys(mask(alias.name) for alias in entry.aliases)))
        row.add(item, len(_JSON.encode(item)))
    row.end()
    return row.files


def _postings(found: Sequence[int]) -> str:
    """Postings (how often << 20 | number of the document) as digits."""
    numbers = [posting & _NUMBER for posting in found]
    gaps = map(sub, numbers, (-1, *numbers))
    return "".join([
        _digits(2 * gap - 2) if posting < _TWICE else _digits(2 * gap - 1) + _digits((posting >> _DOCUMENT) - 2)
        for posting, gap in zip(found, gaps, strict=True)
    ])  # fmt: skip


@cache
def _digits(value: int) -> str:
    """A number in digits of five bits, lowest first."""
    written = ""
    while value > 31:
        written += _DIGITS[value & 31 | 32]
        value >>= 5
    return written + _DIGITS[value]
