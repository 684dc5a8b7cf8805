"""What grouping needs to know of a document: its sketch, what it states in figures and names, and whom it credits. Never its text."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["notice", "text", "annex", "draft", "interpretation", "guide", "translation"]
How = Literal["issuer", "byline", "source", "report"]


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body or an outlet that a document prints as the one who speaks. `name` is one for all its spellings; `words` as printed.

    `how`: it issued the document, wrote it (byline), is named as its source, or the document tells what it reported.
    """

    name: str
    how: How
    words: str


class Witness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One document as grouping sees it; a few kilobytes, whatever the length of the text.

    `exact`: digest of the bare text (text.bare), None for a text without letters. `sketch`: MinHash of the bare text's
    shingles, 4 bytes a permutation, empty where the text is too short to compare. `figures`: numbers, sums, shares and dates
    in the order of the text, each once, the same in every language ("CNY 3000000", "20%", "2023-08-24"). `names`: bodies,
    places and programmes by the knowledge's names. `role` by the title's words. `subject`: what the title is about, without
    the words of its role, as a key. `cited`: subjects of the titles, and numbers, of documents that the opening cites.
    """

    exact: str | None = None
    sketch: bytes = b""
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    role: Role = "text"
    subject: str | None = None
    cited: tuple[str, ...] = ()
    number: str | None = None
    voices: tuple[Voice, ...] = ()
    source_title: str | None = None
