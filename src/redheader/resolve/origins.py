"""Who stands behind a statement, so that ten reposts of one report count once.

The origin of a document is, of these, the first that applies:
1. of a draft, interpretation, guide, annex or translation: the origin of the document it belongs to, which it restates;
2. the body that issued it, the outlet in its byline, or the one outlet whose report it tells;
3. the origin of the document in the review whose title it names as its source;
4. the source it names;
5. the text itself.
Copies and retellings of one text are one account: what any of them prints of this holds for all. A claim that the text credits to
a named outlet or body has that as its origin; sources without a name leave it the document's own. A body or an outlet is one
origin however many documents it wrote: nobody confirms himself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from redheader.model.ids import content_id
from redheader.model.reading import About
from redheader.model.witness import How, Role, Voice, Witness
from redheader.resolve.families import Member
from redheader.resolve.unions import Unions

_OWN: tuple[How, ...] = ("issuer", "byline", "report")
_SAYS: dict[How, str] = {
    "issuer": "issued by {words}", "byline": "its byline names {words}", "source": "it names its source: {words}",
    "report": "it tells what {words} reported",
}  # fmt: skip
_HEADS: tuple[Role, ...] = ("notice", "text")


class Origin(NamedTuple):
    """Who stands behind a statement: a stable id, who that is in words, and by what it is known."""

    id: str
    label: str
    reason: str


def voice_id(name: str) -> str:
    """The id of the origin that a body or an outlet is."""
    return content_id("voice", name)


@dataclass(frozen=True)
class Accounts:
    """Which documents are one account. `told`: copies and retellings together; `why`: of each retelling, by what it is known."""

    abouts: Mapping[str, About]
    witnesses: Mapping[str, Witness]
    copies: Unions
    told: Unions
    why: Mapping[str, str]
    members: Mapping[str, Member]


class Origins:
    """The origins of documents, from what each of them prints and what it belongs to."""

    def __init__(self, accounts: Accounts) -> None:
        self._abouts, self._witnesses, self._members = accounts.abouts, accounts.witnesses, accounts.members
        self._copies, self._told, self._why = accounts.copies, accounts.told, accounts.why
        self._sets = self._told.sets(self._witnesses)
        self._strongest: dict[tuple[str, tuple[How, ...]], tuple[str, Voice] | None] = {}
        self._heads: dict[str, str] = {}
        heads = [(member.role != "notice", not self._witnesses[document].voices, document) for document, member in self._members.items()]
        for *_, document in sorted(heads):
            if self._members[document].role in _HEADS:
                self._heads.setdefault(self._members[document].family, document)
        self._titled: dict[str, set[str]] = defaultdict(set)
        for document, witness in self._witnesses.items():
            if witness.subject:
                self._titled[witness.subject].add(self._told.root(document))

    def of(self, document: str) -> Origin:
        """The origin of one document."""
        member = self._members.get(document)
        head = self._heads.get(member.family) if member else None
        if member and head and head != document and member.role not in _HEADS:
            origin = self._of_text(head, frozenset())
            return Origin(origin.id, origin.label, f"{member.role} of {head[:12]}: {origin.reason}")
        return self._of_text(document, frozenset())

    def _of_text(self, document: str, passed: frozenset[str]) -> Origin:
        """The origin of a text with its copies and retellings; `passed`: those that led here."""
        root = self._told.root(document)
        same = self._sets[root]
        origin = self._voiced(document, root, _OWN) or self._titled_source(same, passed | {root})
        if origin or (origin := self._voiced(document, root, ("source",))):
            return origin
        reason = "it names no other source" if len(same) == 1 else f"one account in {len(same)} documents; {self._same(document, root)}"
        return Origin(content_id("told", root), self._abouts[root].title or f"document {root[:12]}", reason)

    def _voiced(self, document: str, root: str, hows: tuple[How, ...]) -> Origin | None:
        """The origin that the strongest voice of an account is."""
        if (root, hows) not in self._strongest:
            self._strongest[root, hows] = self._strongest_of(self._sets[root], hows)
        found = self._strongest[root, hows]
        if found is None:
            return None
        printing, voice = found
        says = _SAYS[voice.how].format(words=voice.words)
        return Origin(voice_id(voice.name), voice.name, says if printing == document else f"{self._same(document, printing)}: {says}")

    def _strongest_of(self, same: list[str], hows: tuple[How, ...]) -> tuple[str, Voice] | None:
        """The strongest voice that any of some copies and retellings prints, and which does; of equals the earliest."""
        found = [(hows.index(voice.how), self._abouts[each].date or "9999", voice.name, each, voice)
                 for each in same for voice in self._witnesses[each].voices if voice.how in hows]  # fmt: skip
        best = min(found, key=lambda item: item[:4], default=None)
        return best[3:] if best else None

    def _titled_source(self, same: list[str], passed: frozenset[str]) -> Origin | None:
        """The origin of the one document whose title any of them names as its source."""
        for title in sorted({self._witnesses[each].source_title or "" for each in same} - {""}):
            targets = self._titled.get(title, set()) - passed
            if len(targets) == 1:
                (target,) = targets
                origin = self._of_text(target, passed)
                return Origin(origin.id, origin.label, f"it names as its source the title of {target[:12]}: {origin.reason}")
        return None

    def _same(self, document: str, other: str) -> str:
        """By what two documents are one account."""
        if self._copies.root(document) == self._copies.root(other):
            return f"a copy of {other[:12]}"
        return self._why.get(document) or self._why.get(self._copies.root(document)) or f"tells the same as {other[:12]}"
