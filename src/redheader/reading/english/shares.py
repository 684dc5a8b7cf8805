"""Who gets which of several sums that are told side by side in an English sentence: "A, B and C receive X, Y and Z respectively"."""

from __future__ import annotations

import re
from itertools import pairwise

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.knowledge.loader import Knowledge
from redheader.reading.english.amounts import IN_ORDER, Amount
from redheader.reading.english.payees import LABEL, Sentence
from redheader.text.segment import Span

_HEAD = re.compile(r"[Cc]ategor(?:y|ies)|[Cc]lass(?:es)?|[Ll]evels?|[Gg]rades?|[Tt]iers?|[Tt]ypes?|[Bb]ands?|[Gg]roups?")
_SINGULAR = {
    "categories": "Category", "classes": "Class", "levels": "Level", "grades": "Grade", "tiers": "Tier", "types": "Type", "bands": "Band",
    "groups": "Group",
}  # fmt: skip
_AND = re.compile(r",? (?:and|or) |, ?")
_MEANT = re.compile(r" for ")
_PER_EACH = re.compile(r",? (?:per|a|each|every) \w+,? respectively\b")
_BRACKET = re.compile(r"[^;,.()]{0,35}\((?:for )?(?:the )?(?P<who>[A-H]\d?|[a-z][A-Za-z' -]{3,40})\)")
_ROW_HEAD = re.compile(r"^(?:.*[;:] )?(?:[A-Za-z]+ (?:of|in|at|rated|ranked|graded|classed as) )?(?:the |those of the |an? )?")
_ROW_ITEM = 60
_RANK = r"(?:[A-Za-z]+[- ](?:class|tier|level|grade|rank|rate)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Gg]old|[Ss]ilver|[Bb]ronze)"
_RANKED = re.compile(rf"{_RANK} (?P<noun>(?!class|tier|level|grade|rank|rate|prize)[a-z]+)")


class Shares:
    """Needs the lexicon "en/classes" and that of benefits."""

    def __init__(self, knowledge: Knowledge, benefits: Lexicon) -> None:
        classes = knowledge.lexicon("en/classes")
        self._rank, self._note, self._benefits = classes.pattern("rank"), classes.pattern("note"), benefits

    def respectively(self, said: Sentence, amounts: list[Amount]) -> list[str] | None:
        """Categories named together with as many sums, in order; None where the sums are not shared out so."""
        return self._in_order(said.folded, said.hits, amounts) or _side_by_side(said, amounts)

    def _in_order(self, folded: str, hits: list[Hit], amounts: list[Amount]) -> list[str] | None:
        """Categories named together with as many sums after them, in order."""
        if pair := _listed_people(folded, hits, amounts):
            return pair
        for hit in hits:
            words = folded[hit.start : hit.end]
            ranks = [rank for rank in _AND.split(words.strip(" ,")) if rank]
            if hit.value == "row" and len(ranks) == len(amounts) > 1 and hit.end <= amounts[0].start:
                return ranks
            if hit.value == "letters" and hit.end <= amounts[0].start:
                letters = self._rank.findall(words)
                if len(letters) == len(amounts) > 1:
                    return letters
            if hit.value == "ranks" and hit.end <= amounts[0].start:
                names = [name.strip('" ') for name in _AND.split(folded[slice(*hit.groups["ranks"])])]
                if len(names) == len(amounts) > 1:
                    return names
            if hit.value != "list":
                continue
            listed = folded[slice(*hit.groups["list"])]
            labels, head = LABEL.findall(listed), _HEAD.match(listed)
            behind = hit.start >= amounts[-1].end and (
                IN_ORDER.match(folded, hit.end) or _MEANT.fullmatch(folded, amounts[-1].end, hit.start)
            )
            beside = hit.end <= amounts[0].start or behind
            if len(labels) == len(amounts) > 1 and beside:
                noun = f"{_SINGULAR.get(head[0].lower(), head[0])} " if head else ""
                tail = folded[slice(*hit.groups["tail"])].rstrip("s") if "tail" in hit.groups else ""
                return [f"{noun}{label}{tail}" for label in labels]
        return None

    def notes(self, folded: str, amounts: list[Amount]) -> list[str | None]:
        """The words in brackets behind each of several sums, where they tell the sums apart: "2 million (general) or 1 million (youth)"."""
        matches = [_BRACKET.match(folded, amount.end) for amount in amounts]
        words = [match["who"] for match in matches if match and not self._note.search(match["who"])]
        told = len(set(words)) == len(amounts) > 1 and not any(self._benefits.has(one) for one in words)
        return list(words) if told else [None] * len(amounts)


def _listed_people(folded: str, hits: list[Hit], amounts: list[Amount]) -> list[str] | None:
    """People named side by side with as many sums, told apart by "respectively"."""
    everybody = [hit for hit in hits if hit.value == "person"]
    people = [hit for hit in everybody if hit.end <= amounts[0].start]
    if not _in_turn(folded, amounts):
        people = [hit for hit in everybody if hit.start >= amounts[-1].end]
        people = people if any(IN_ORDER.match(folded, hit.end) for hit in people) else []
    for first in range(len(people) - len(amounts) + 1):
        run = people[first : first + len(amounts)]
        if len(run) > 1 and all(_AND.fullmatch(folded, one.end, other.start) for one, other in pairwise(run)):
            return [folded[hit.start : hit.end] for hit in run]
    return None


def _in_turn(folded: str, amounts: list[Amount]) -> bool:
    """Do the sums answer in order to as many people: is that said, or do they stand in a row with nothing between them?"""
    end = amounts[-1].end
    bare = all(folded[one.end : other.start].strip(" ,") in ("", "and") for one, other in pairwise(amounts))
    return bare or IN_ORDER.match(folded, end) is not None or _PER_EACH.match(folded, end) is not None


def _side_by_side(said: Sentence, amounts: list[Amount]) -> list[str] | None:
    """What is named in a row before the verb, or between a verb of giving and the sums, when "respectively" shares out as many sums."""
    folded = said.folded
    verb = next(iter(said.verbs(Span(said.span.start, amounts[0].start))), None)
    if len(amounts) < 2 or verb is None or not _in_turn(folded, amounts):
        return None
    row = folded[verb.end : amounts[0].start] if verb.value == "gives" else folded[said.span.start : verb.start]
    items = [_ROW_HEAD.sub("", item).strip(' "') for item in _AND.split(row.rstrip(", "))][-len(amounts) :]
    if len(items) != len(amounts) or not all(0 < len(item) <= _ROW_ITEM for item in items):
        return None
    noun = _RANKED.fullmatch(items[-1])
    return [f"{item} {noun['noun']}" if noun and re.fullmatch(_RANK, item) else item for item in items]


def joined(folded: str, sentence: Span, amounts: list[Amount], position: int) -> bool:
    """Is a sum only the other one of "X or Y respectively", told of whom both go to?"""
    if not 0 < position < len(amounts):
        return False
    between = folded[amounts[position - 1].end : amounts[position].start].strip(" ,")
    return between in ("or", "and", "") and IN_ORDER.match(folded, amounts[position].end) is not None
