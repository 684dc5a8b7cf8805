"""When two annotations say the same. Lenient on form (width, quotes, spacing, a longer wording), strict on values."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any

Record = Mapping[str, Any]

_PASSED_OVER = frozenset("\"',.;:~\u00b7\u3001\u3002")


def bare(value: object) -> str:
    """What counts in a comparison: compatibility forms folded, lower case, without spaces, brackets, quotes and stops; "" for None."""
    folded = unicodedata.normalize("NFKC", "" if value is None else str(value)).lower()
    return "".join(character for character in folded if not _is_passed_over(character))


def _is_passed_over(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "ZC" or category in {"Pi", "Pf", "Ps", "Pe", "Pd", "Pc"} or character in _PASSED_OVER


def alike(one: object, other: object, shortest: int = 2) -> bool:
    """Equal, or one inside the other where the inner one has at least `shortest` characters."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return short == long or (len(short) >= max(shortest, 1) and short in long)


def overlap(one: str, other: str) -> bool:
    """Do two quotations share a run of at least half the shorter one?"""
    short, long = sorted((bare(one), bare(other)), key=len)
    if not short:
        return False
    run = SequenceMatcher(None, short, long, autojunk=False).find_longest_match(0, len(short), 0, len(long)).size
    return run * 2 >= len(short)


def same_amount(gold: Record, read: Record) -> bool:
    """The same bounds in the same currency; where both have no bounds, the same benefit."""
    if any(_number(gold.get(bound)) != _number(read.get(bound)) for bound in ("min", "max")):
        return False
    unpriced = gold.get("min") is None and gold.get("max") is None
    return bool(gold.get("benefit") == read.get("benefit") if unpriced else gold.get("currency") == read.get("currency"))


def same_terms(gold: Record, read: Record) -> bool:
    """Beyond the amount: benefit, period (none counts as once) and, where the gold has one, recipient."""
    same_per = (gold.get("per") or "once") == (read.get("per") or "once")
    same_recipient = not gold.get("recipient") or alike(gold["recipient"], read.get("recipient"), 1)
    return gold.get("benefit") == read.get("benefit") and same_per and same_recipient


def same_claim(gold: Record, read: Record) -> bool:
    """Do two claims of one kind state the same, on overlapping quotations? Claims of an unknown kind never do."""
    same = _VALUES.get(gold["kind"])
    return same is not None and same(gold, read) and overlap(gold["quote"], read.get("quote", ""))


def same_programme(gold: Record, read: Record) -> bool:
    """Do any two of their names match?"""
    return any(alike(a, b, 3) for a in _names(gold) for b in _names(read))


def same_about(key: str, gold: Record, read: Record) -> bool:
    """Is one field of `about` right? A catalogue's date may be given or left out where none is printed."""
    want, got = gold.get(key), read.get(key)
    if key == "issuers":
        return (not want and not got) or any(alike(a, b) for a in want or () for b in got or ())
    if key == "date":
        return got in (None, gold.get("date_catalogue")) if want is None else str(got or "").startswith(str(want))
    if key == "number":
        return bare(want) == bare(got)
    return alike(want, got) if key in {"title", "region"} else bool(want == got)


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def _names(programme: Record) -> list[str]:
    return [programme["name"], *programme.get("also", ())]


def _text(field: str) -> Callable[[Record, Record], bool]:
    return lambda gold, read: alike(gold.get(field), read.get(field))


def _exact(field: str) -> Callable[[Record, Record], bool]:
    return lambda gold, read: bool(gold.get(field) == read.get(field))


def _condition(gold: Record, read: Record) -> bool:
    """Free wordings of a condition cannot be compared; its quotation is."""
    free = gold.get("criterion") in {"other", "experience", "position"}
    return gold.get("criterion") == read.get("criterion") and (free or alike(gold.get("value"), read.get("value"), 1))


def _years(gold: Record, read: Record) -> bool:
    return all(str(gold.get(bound))[:4] == str(read.get(bound))[:4] for bound in ("start", "end"))


_VALUES: Mapping[str, Callable[[Record, Record], bool]] = {
    "incentive": same_amount,
    "eligibility": _condition,
    "sponsor": _text("organisation"),
    "field": _text("field"),
    "audience": _text("audience"),
    "lifetime": _years,
    "lineage": lambda gold, read: gold.get("relation") == read.get("relation") and alike(gold.get("of"), read.get("of")),
    "disclosure": _exact("policy"),
    "quota": lambda gold, read: _number(gold.get("count")) == _number(read.get("count")),
    "shortage": lambda gold, read: _number(gold.get("count")) == _number(read.get("count")),
    "restriction": _text("authority"),
    "position": _exact("stance"),
}
