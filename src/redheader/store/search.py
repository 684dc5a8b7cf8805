"""The full-text index of a review: one SQLite file beside the store, made from it and kept in step with it. Delete it at will.

FTS5 holds the tokens of text/tokens.py and no text (it is contentless). A term is a phrase of tokens; a single character is a prefix
of one, and prefixes of one character have an index of their own. Both count exactly, because a text that holds a term has just these
tokens one after the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from redheader.errors import StoreError
from redheader.model.ids import digest
from redheader.store.sqlite import Store
from redheader.text.tokens import Term, term_tokens, tokens

FILE = "search.sqlite"
_VERSION = 1  # of the tables and of the tokens; another one is made again
_COMMIT_EVERY = 500
_TABLES = """
CREATE TABLE documents (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, reader TEXT NOT NULL, text_sha256 TEXT NOT NULL);
CREATE TABLE step (written TEXT);
CREATE VIRTUAL TABLE words USING fts5(tokens, content='', tokenize='ascii', prefix='1');
"""
_COUNT = "SELECT count(*) FROM words WHERE words MATCH ?"
_BEST = "SELECT sha256 FROM words JOIN documents ON id = words.rowid WHERE words MATCH ? ORDER BY words.rank, sha256 LIMIT ?"


class Best(NamedTuple):
    """How many documents hold every term, and the SHA-256 of the best of them, best first."""

    total: int
    documents: tuple[str, ...]


class SearchIndex:
    """The index in the folder of a review; one that is damaged or of another version is made again.

    Raises StoreError when it cannot be written, or when this Python's SQLite has no full-text search.
    """

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._delete()
            try:
                self._open()
            except sqlite3.DatabaseError as error:
                raise StoreError(f"{self._path} cannot be made ({error}); free disk space, or use a Python whose SQLite has FTS5") from None

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def in_step(self, store: Store) -> bool:
        """Does the index hold what the store holds? Costs the same however large they are."""
        row = self._connection.execute("SELECT written FROM step").fetchone()
        return row is not None and row[0] == (store.state("written") or "")

    def update(self, store: Store, tell: Callable[[int, int], None]) -> int:
        """Take in what is new in the store, anew where a text has changed or gone; `tell` hears how many of how many. Returns how many."""
        if self.in_step(store):
            return 0
        try:
            new = self._new(store)
            if new is None:
                self._delete()
                self._open()
                new = list(store.versions())
            self._add(store, new, tell)
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path} cannot be written ({error}); free disk space, or delete it, and run again") from None
        return len(new)

    def best(self, terms: Sequence[Term], limit: int) -> Best:
        """The documents that hold every term, by BM25; equals in the order of their digests."""
        wanted = " AND ".join(map(_phrase, terms))
        try:
            (total,) = self._connection.execute(_COUNT, (wanted,)).fetchone()
            return Best(total, tuple(sha256 for (sha256,) in self._connection.execute(_BEST, (wanted, limit))))
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path} cannot be read ({error}); delete it, it will be made again") from None

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._path)
        self._connection.execute("PRAGMA synchronous = OFF")  # what a crash of the machine spoils is made again
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            self._delete()
            self._connection = sqlite3.connect(self._path)
            self._connection.executescript(f"PRAGMA synchronous = OFF; BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")

    def _delete(self) -> None:
        self._connection.close()
        for name in (FILE, f"{FILE}-journal"):
            self._path.with_name(name).unlink(missing_ok=True)

    def _new(self, store: Store) -> list[tuple[str, str]] | None:
        """Digest and reader of the documents the index lacks; None when one of its texts has changed in the store or gone from it."""
        new = []
        with closing(self._connection.execute("SELECT sha256, reader, text_sha256 FROM documents ORDER BY sha256")) as held:
            known: tuple[str, str, str] | None = next(held, None)
            reread = []
            for sha256, reader in store.versions():
                if known is None or sha256 < known[0]:
                    new.append((sha256, reader))
                    continue
                if known[0] < sha256:
                    return None
                if known[1] != reader:
                    if _text_digest(store.text(sha256)) != known[2]:
                        return None
                    reread.append((reader, sha256))
                known = next(held, None)
            if known is not None:
                return None
        self._connection.executemany("UPDATE documents SET reader = ? WHERE sha256 = ?", reread)
        return new

    def _add(self, store: Store, new: Sequence[tuple[str, str]], tell: Callable[[int, int], None]) -> None:
        run = self._connection.execute
        for done, (sha256, reader) in enumerate(new, 1):
            text = store.text(sha256)
            added = run("INSERT INTO documents (sha256, reader, text_sha256) VALUES (?, ?, ?)", (sha256, reader, _text_digest(text)))
            run("INSERT INTO words (rowid, tokens) VALUES (?, ?)", (added.lastrowid, tokens(text)))
            if done % _COMMIT_EVERY == 0:
                self._connection.commit()
            tell(done, len(new))
        run("DELETE FROM step")
        run("INSERT INTO step VALUES (?)", (store.state("written") or "",))
        self._connection.commit()


def _phrase(term: Term) -> str:
    """A term in FTS5's language. Tokens hold letters, figures and characters only, so nothing in them is an operator."""
    words, begins = term_tokens(term)
    return f'"{" ".join(words)}"{" *" if begins else ""}'


def _text_digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))
