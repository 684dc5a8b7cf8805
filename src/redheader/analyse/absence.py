"""What is not said: the kinds of statement that no document makes of a programme, and numbers missing from a series of documents.

"Not found in N documents" is all that this shows: the documents that were searched, not those that exist.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from redheader.model.claim import Disclosure, Incentive, kind_of
from redheader.store import Store
from redheader.text.fold import fold

ASKED = ("amounts", "conditions", "sponsor", "lifetime", "quota", "awardees")
_KINDS = {"eligibility": "conditions", "sponsor": "sponsor", "lifetime": "lifetime", "quota": "quota"}
_NUMBER = re.compile(r"^(?P<body>[\u4e00-\u9fffA-Za-z]+)[\[(<](?P<year>(?:19|20)\d\d)[\])>]第?(?P<number>\d{1,4})号$")
_LEAST = 3  # numbers of a series that must be there before gaps mean anything


class Silence(NamedTuple):
    """What no document says of a programme, of ASKED, among the `searched` documents that name it."""

    entry: str
    absent: tuple[str, ...]
    searched: int


class Gap(NamedTuple):
    """Numbers missing between the first and the last of a body's document numbers of one year; `present` are (number, document)."""

    body: str
    year: int
    present: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]


def silences(store: Store) -> Iterator[Silence]:
    """Every programme of the register with what is said nowhere, by id."""
    for entry in store.entries():
        said = set()
        for row in store.claims(entry=entry.id):
            what = row.claim.statement
            if isinstance(what, Incentive) and (what.min is not None or what.max is not None):
                said.add("amounts")
            if isinstance(what, Disclosure) and what.policy == "awardees_published":
                said.add("awardees")
            said.add(_KINDS.get(kind_of(what), ""))
        yield Silence(entry.id, tuple(name for name in ASKED if name not in said), entry.documents)


def gaps(store: Store) -> list[Gap]:
    """Series of document numbers with at least three numbers present and some missing between them, by body and year."""
    series: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for sha256, about, _ in store.abouts():
        match = _NUMBER.match(fold(about.number or "").replace(" ", ""))
        if match:
            series[match["body"], int(match["year"])].setdefault(int(match["number"]), sha256)
    found = []
    for (body, year), numbers in sorted(series.items()):
        missing = tuple(sorted(set(range(min(numbers), max(numbers) + 1)) - set(numbers)))
        if len(numbers) >= _LEAST and missing:
            found.append(Gap(body, year, tuple(sorted(numbers.items())), missing))
    return found
