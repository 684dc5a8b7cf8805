"""A sum of an English sentence while it is being read, and how sums of a list share what is said of one of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.model.claim import Per
from redheader.reading.english.amounts import IN_ORDER, Amount
from redheader.reading.english.payees import Recipient
from redheader.reading.english.services import Service

_LETTERED = re.compile(r"\b(?:[A-H]\d?|I{1,3}|IV|V|\d)\b")
_LINKS = ("", "and", "or")
_GOES_ON = re.compile(r"(?:[,;]|\band|\bor|\bwhile) (?:the |an? )?$")
_NEAR = 240


class Sum(NamedTuple):
    """`benefit` as the lexicon has it; `since` and `until`: where the sums beside it end and begin; `service`: what others are paid for."""

    amount: Amount
    benefit: str | None
    recipient: Recipient | None
    since: int
    until: int
    per: Per | None
    service: Service | None = None


def named(recipient: Recipient | None) -> bool:
    """Is a person paid, told by what he or she is?"""
    return recipient is not None and recipient.words is not None and recipient.kind == "person"


def differ(one: Recipient | None, other: Recipient | None) -> bool:
    """Are two recipients, none of them a lettered category, unlike each other?"""
    words = [recipient.words for recipient in (one, other) if recipient and recipient.words]
    first, second = (word.lower().split() for word in words) if len(words) == 2 else ([], [])
    alike = len(words) == 2 and (first[0] == second[0] or first[-1] == second[-1])
    return len(words) == 2 and not alike and not any(_LETTERED.search(word) for word in words)


def list_end(folded: str, amounts: list[Amount], position: int) -> int:
    """Where the list of bare sums that begins at `position` ends: a period behind the last holds for all."""
    while position + 1 < len(amounts) and folded[amounts[position].end : amounts[position + 1].start].strip(" ,;") in _LINKS:
        position += 1
    return amounts[position].end


def respective(folded: str, amounts: list[Amount], position: int) -> bool:
    """Is a sum one of a bare list that "respectively" closes, but not its first?"""
    if position == 0 or folded[amounts[position - 1].end : amounts[position].start].strip(" ,;") not in _LINKS:
        return False
    return IN_ORDER.match(folded, list_end(folded, amounts, position)) is not None


def elliptical(folded: str, recipient: Recipient | None, amount: Amount, last: Sum) -> bool:
    """Does only a further recipient, of the same kind, stand before a sum, so that the rest is as for the `last`: "masters 1,500 yuan"?"""
    if recipient and last.recipient and "body" in {recipient.kind, last.recipient.kind} and recipient.kind != last.recipient.kind:
        return False
    words = recipient.words if recipient else None
    before = folded[max(0, amount.start - _NEAR) : amount.start].rstrip()
    return bool(words) and before.endswith(words or "") and _GOES_ON.search(before, 0, len(before) - len(words or "")) is not None
