"""Who gets a sum: the category printed before it, after "for", or mapped in order by "respectively"."""

from __future__ import annotations

import re

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.reading.english.amounts import Amount
from redheader.reading.source import Source
from redheader.text.segment import Span

_LABEL = re.compile(r"\b([A-F][1-3]?|I{1,3}|IV|V|[1-5])\b")
_HEAD = re.compile(r"[Cc]ategor(?:y|ies)|[Cc]lass(?:es)?|[Ll]evels?|[Gg]rades?|[Tt]iers?|[Tt]ypes?")
_SINGULAR = {"categories": "Category", "classes": "Class", "levels": "Level", "grades": "Grade", "tiers": "Tier", "types": "Type"}
_BREAK = re.compile(r"; |, (?:and|while|but) ")
_AND = re.compile(r",? (?:and|or) |, ?")
_CLOSE = 25
_OF_LAST = re.compile(r"(?: a year| a month| per [a-z]+)? (?:for|to)(?: each| every| an?| the)? ")
_FOR_AFTER = re.compile(r"^(?: [a-z]+){0,3} (?:for|to|per)(?: each| every| an?)? ")


class RecipientReader:
    """Reads recipients as printed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.lexicon("en/recipients")

    def of(self, source: Source, sentence: Span, amounts: list[Amount]) -> list[str | None]:
        """The recipient of each sum of a sentence, None where none is printed."""
        hits = self._hits(source.folded, sentence)
        listed = self._respectively(source.folded, hits, amounts)
        if listed:
            return list(listed)
        found: list[str | None] = []
        for position, amount in enumerate(amounts):
            left = amounts[position - 1].end if position else sentence.start
            right = amounts[position + 1].start if position + 1 < len(amounts) else sentence.end
            found.append(self._one(source.folded, hits, amount, left, right) or (found[-1] if found else None))
        return found

    def subject(self, source: Source, sentence: Span, offset: int) -> str | None:
        """The recipient named before `offset` in the sentence."""
        before = [hit for hit in self._hits(source.folded, sentence) if hit.end <= offset and offset - hit.end < _CLOSE]
        return source.folded[before[-1].start : before[-1].end] if before else None

    def _hits(self, folded: str, sentence: Span) -> list[Hit]:
        kept: list[Hit] = []
        for hit in sorted(self._words.find(folded, sentence.start, sentence.end), key=lambda one: (one.start, -one.end)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _respectively(self, folded: str, hits: list[Hit], amounts: list[Amount]) -> list[str] | None:
        """Categories named together with as many sums after them, in order."""
        for hit in hits:
            words = folded[hit.start : hit.end]
            ranks = [rank for rank in _AND.split(words.strip(" ,")) if rank]
            if hit.value == "row" and len(ranks) == len(amounts) > 1 and hit.end <= amounts[0].start:
                return ranks
            if hit.value != "list":
                continue
            labels, head = _LABEL.findall(words), _HEAD.match(words)
            if head and len(labels) == len(amounts) > 1 and hit.end <= amounts[0].start:
                noun = _SINGULAR.get(head[0].lower(), head[0])
                tail = folded[slice(*hit.groups["tail"])].rstrip("s") if "tail" in hit.groups else ""
                return [f"{noun} {label}{tail}" for label in labels]
        return None

    def _one(self, folded: str, hits: list[Hit], amount: Amount, left: int, right: int) -> str | None:
        before = [hit for hit in hits if left <= hit.start and hit.end <= amount.start and not _OF_LAST.fullmatch(folded[left : hit.start])]
        after = [hit for hit in hits if amount.end <= hit.start < right and _FOR_AFTER.match(folded[amount.end : hit.start] + " ")]
        breaks = [match.end() for match in _BREAK.finditer(folded, left, amount.start)]
        before = [hit for hit in before if breaks and hit.start >= breaks[-1]] or before
        lettered = [hit for hit in before if hit.value in ("one", "list")]
        paid = before[:1] if before and before[0].value == "body" else lettered[-1:] or before[:1] or after[:1]
        chosen = paid[0] if paid else None
        return folded[chosen.start : chosen.end] if chosen else None
