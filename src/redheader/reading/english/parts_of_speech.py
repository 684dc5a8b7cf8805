"""The words of an English sentence with their parts of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from HanTa.HanoverTagger import HanoverTagger

from redheader.text.segment import Span

SUM = "money"  # the word that stands for a sum
NOUNS = frozenset(("NN0", "NN1", "NN2", "NP0", "UNC"))
_WORD = re.compile(r"[A-Za-z]+(?:['.&/-][A-Za-z0-9]+)*(?:'s?)?|\d[\d,.]*\d|\d|\S")
_NUMBERING = re.compile(
    r"(?:(?:Article|Section|Clause) \d+\.?|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]+)[.)]|\d\.\d+|[-*\u2022\u2013>]+)"
    r"\s+(?:\[[^\]]*\]|\([^)]*\))?\s*"
)
_LIMIT = 220
_RANKS = frozenset(("Class", "Category", "Tier", "Grade", "Level", "Type", "Group", "Band", "Track", "Rank"))
_IN_OBJECT = frozenset(("AT0", "DT0", "DPS", "AJ0", "CRD", "NN0", "NN1", "NN2", "UNC"))
_OBJECT_BEGINS = frozenset(("AT0", "DT0", "DPS", "CRD", "UNC"))
_NO_VERB_AFTER = frozenset(("PRP", "PRF", "AT0", "AJ0", "DPS", "CRD", "NN2", "TO0"))


class Word(NamedTuple):
    """A word or mark with its part of speech, a tag of the C5 set."""

    start: int
    end: int
    text: str
    tag: str


def tagged(text: str, start: int, wholes: tuple[Span, ...]) -> list[Word]:
    """The words of a sentence that begins at offset `start`, without its number, quotation marks and brackets.

    Each of `wholes` is one word.
    The tags are those of the British National Corpus (C5), as the tagger of C. Wartena gives them ("The Hanover Tagger", 2019).
    """
    numbering = _NUMBERING.match(text)
    pieces = [piece for piece in _pieces(text, start, wholes) if numbering is None or piece[0] >= start + numbering.end()]
    pieces = _bare(pieces)[:_LIMIT]
    tags = _tagger().tag_sent([piece[2] for piece in pieces], taglevel=0) if pieces else []
    words = [Word(*piece, tag) for piece, tag in zip(pieces, tags, strict=True)]
    return [word._replace(tag=_corrected(words, at)) for at, word in enumerate(words)]


def _pieces(text: str, start: int, wholes: tuple[Span, ...]) -> list[tuple[int, int, str]]:
    """The words and marks of a text with their offsets."""
    end = start + len(text)
    pieces, at = list[tuple[int, int, str]](), start
    for whole in (*wholes, Span(end, end)):
        for match in _WORD.finditer(text, max(0, at - start), max(0, whole.start - start)):
            pieces.append((match.start() + start, match.end() + start, match[0]))
        if whole.end > whole.start:
            pieces.append((whole.start, whole.end, SUM))
        at = max(at, whole.end)
    return pieces


def _bare(pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words of a sentence without quotation marks and what stands in brackets, unless a sum stands there."""
    kept, opened = list[tuple[int, int, str]](), list[int]()
    for piece in pieces:
        if piece[2] == '"':
            continue
        kept.append(piece)
        if piece[2] in "([":
            opened.append(len(kept) - 1)
        elif piece[2] in ")]" and opened:
            since = opened.pop()
            if SUM not in (one[2] for one in kept[since:]):
                del kept[since:]
    return kept


def _corrected(words: Sequence[Word], at: int) -> str:
    """The tag of a word, unless its neighbours rule it out: no participle in "pays visiting experts", no verb in "for returnees"."""
    tag, before = words[at].tag, words[at - 1] if at else None
    if words[at].text.lower() == "whoever":
        return "PNI"
    if words[at].text in _RANKS:
        return "NN1"
    if words[at].text == "got" and (before is None or not before.tag.startswith("VH")):
        return "VVD"
    if before is None:
        return tag
    if tag in ("VVG", "VVN") and before.tag.startswith("VV") and at + 1 < len(words) and words[at + 1].tag == "NN2":
        return "AJ0"
    if tag == "VVD" and words[at].text.endswith("ed") and _is_object(words, at):
        return "VVN"
    if tag in ("VVN", "VVD") and _is_in_phrase(words, at):
        return "AJ0"
    if words[at].text == "than":
        return "PRP"
    if tag == "AJ0" and before.tag.startswith("VB") and words[at].text.endswith("ed"):
        return "VVN"
    if tag == "NN2" and before.text in ("which", "who") and at + 1 < len(words) and words[at + 1].tag in _OBJECT_BEGINS:
        return "VVZ"
    if words[at].text == "one" and before.text.lower() in ("each", "every", "any"):
        return "NN1"
    if words[at].text == "I" and (before.tag in NOUNS or before.text in _RANKS):
        return "CRD"
    counted = before.tag == "CRD" and at > 1 and words[at - 2].tag == "PRP"  # "a mason under thirty gets"
    if tag == "VVZ" and not counted and (before.tag in _NO_VERB_AFTER or before.text in ("by", "'s")):
        return "NN2"
    return tag


def _is_in_phrase(words: Sequence[Word], at: int) -> bool:
    """Does a participle stand between an article and a noun: "the newly introduced teams"?"""
    before = words[at - 2] if words[at - 1].tag == "AV0" and at > 1 else words[at - 1]
    return before.tag in ("AT0", "DPS") and at + 1 < len(words) and words[at + 1].tag in ("AJ0", *NOUNS)


def _is_object(words: Sequence[Word], at: int) -> bool:
    """Is the noun before a word the object of a verb right before it, so that the word is a participle: "gives the person selected"?"""
    first = at
    while first and words[first - 1].tag in _IN_OBJECT:
        first -= 1
    return first < at and words[at - 1].tag in NOUNS and first > 0 and words[first - 1].tag in ("VVZ", "VVB", "VVI", "VVD")


@cache
def _tagger() -> HanoverTagger:
    return HanoverTagger("morphmodel_en.pgz")
