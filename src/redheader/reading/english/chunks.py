"""Noun phrases and verbs with their auxiliaries, found among the tagged words of an English sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.reading.english.parts_of_speech import NOUNS, SUM, Word

PREPOSITIONS = frozenset(("PRP", "PRF"))
_ASIDE = 12
_WHERE = frozenset(("abroad", "overseas", "home", "here", "there"))
_INSIDE = frozenset(("AT0", "DT0", "DPS", "AJ0", "AJC", "AJS", "CRD", "ORD", "NN0", "NN1", "NN2", "NP0", "POS", "ZZ0", "UNC"))
_ALONE = frozenset(("PNP", "PNI", "PNX"))
_IN_FIXED = frozenset(("addition", "turn", "principle", "return"))
_EACH = frozenset(("each", "both", "all", "itself", "himself", "herself", "themselves"))
_FINITE = frozenset(("VM0", "VBB", "VBZ", "VBD", "VHB", "VHZ", "VHD", "VDB", "VDZ", "VDD", "VVB", "VVZ", "VVD"))


class Phrase(NamedTuple):
    """A noun phrase of words `first` to `last` (exclusive); `preposition`: the word that governs it, "" for none."""

    first: int
    last: int
    preposition: str


class Verb(NamedTuple):
    """A verb with its auxiliaries, words `first` to `last` (exclusive)."""

    first: int
    last: int
    finite: bool
    passive: bool
    infinitive: bool


def verbs_of(words: Sequence[Word]) -> Iterator[Verb]:
    """The verbs of a sentence, in order."""
    at = 0
    while at < len(words):
        first, tags = at, list[str]()
        last = at
        while at < len(words):
            tag = words[at].tag
            if tag.startswith("V") or tag == "TO0":
                if tags and not _follows(tags[-1], tag):
                    break
                tags.append(tag)
                last = at + 1
            elif tags and tags[-1] == "VM0" and words[at].text == "," and (resumed := _behind_aside(words, at)):
                at = resumed
                continue
            elif tags and tags[-1] == "VM0" and words[at].text == "in" and words[min(at + 1, len(words) - 1)].text in _IN_FIXED:
                at += 1
            elif not tags or not (tag in ("XX0", "AV0") or (tags[-1][:2] in ("VM", "VB", "VH") and words[at].text in _EACH)):
                break
            at += 1
        at = max(last, first + 1)
        if not tags or tags == ["TO0"]:
            continue
        be = any(tag.startswith("VB") for tag in tags[:-1])
        infinitive = tags[0] == "TO0"
        finite = tags[0] in _FINITE or (tags[0] == "VVI" and not infinitive)
        yield Verb(first, last, finite, be and tags[-1] in ("VVN", "VVD", "VDN", "VHN"), infinitive)


def _follows(before: str, tag: str) -> bool:
    """Can a verb of that tag go on with what an auxiliary or a verb before it has begun?"""
    match before[:2]:
        case "VM" | "VD" | "TO":
            return tag not in ("VM0", "TO0", "VVZ", "VBZ", "VHZ")
        case "VB":
            return tag in ("VVG", "VVN", "VVD", "VBG", "VBN", "VHG", "VHN", "VDN", "TO0")
        case "VH":
            return tag in ("VVN", "VVD", "VBN", "VHN", "VDN", "TO0")
    return tag == "TO0"


def _behind_aside(words: Sequence[Word], at: int) -> int | None:
    """Where the verb goes on behind an aside between two commas: "may, after review, obtain"."""
    for end in range(at + 1, min(at + _ASIDE, len(words) - 1)):
        if words[end].text == ",":
            return end + 1 if words[end + 1].tag in ("VVI", "VBI", "VHI", "VDI", "AV0") else None
    return None


def phrases_of(words: Sequence[Word], verbs: Sequence[Verb]) -> Iterator[Phrase]:
    """The noun phrases of a sentence, in order; no verb stands in one."""
    taken = {at for verb in verbs for at in range(verb.first, verb.last)}
    last: Phrase | None = None
    at = 0
    while at < len(words):
        word = words[at]
        if at in taken or (word.tag not in _INSIDE and word.tag not in _ALONE):
            at += 1
            continue
        first = at
        if word.tag in _ALONE:
            at += 1
        else:
            at += 1
            while at < len(words) and at not in taken and _is_inside(words, at) and not _begins(words, at):
                at += 1
        if words[at - 1].tag in ("AT0", "AV0") or all(one.tag.startswith("AJ") for one in words[first:at]):
            continue
        governor = _governor(words, first)
        if not governor and last is not None and last.last == first - 1 and words[first - 1].tag == "CJC":
            alternative = words[first - 1].text == "or" or at == len(words) or not words[at].tag.startswith("V")
            governor = last.preposition if alternative else ""
        last = Phrase(first, at, governor)
        yield last


def _governor(words: Sequence[Word], first: int) -> str:
    """The preposition before a phrase."""
    before = words[first - 1] if first else None
    if before is not None and before.tag == "AV0" and before.text not in _WHERE and first > 1 and words[first - 2].tag in PREPOSITIONS:
        before = words[first - 2]
    return before.text.lower() if before is not None and (before.tag in (*PREPOSITIONS, "AVP") or before.text == "as") else ""


def _is_inside(words: Sequence[Word], at: int) -> bool:
    """Does a phrase go on: a noun or what belongs to one, or an adverb before an adjective, as in "a newly built"?"""
    if words[at].tag == "AV0":
        return words[at - 1].tag in ("AT0", "DT0", "DPS") and at + 1 < len(words) and words[at + 1].tag == "AJ0"
    return words[at].tag in _INSIDE


def _begins(words: Sequence[Word], at: int) -> bool:
    """Does a word begin a phrase of its own, though another is still open: "gives each | 200,000 yuan"?"""
    tag, before = words[at].tag, words[at - 1].tag
    if words[at].text == SUM:
        return before in NOUNS
    return tag in ("AT0", "DPS") or (tag == "DT0" and before in NOUNS) or (tag == "CRD" and before == "NN2")
