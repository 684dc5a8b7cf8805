"""Who stands behind a statement, so that ten reposts of one report count once.

The origin of a document is, of these, the first that applies:
1. of a draft, interpretation, guide, annex or translation: the origin of the document it belongs to, which it restates;
2. the body that issued it, the outlet in its byline, the source it names, or the one outlet whose report it tells; of copies and
   retellings of one text all have the strongest of these that any of them prints, since they are one account;
3. the origin of the document in the review whose title it names as its source;
4. the text itself, with its copies and retellings.
A claim that the text credits to a named outlet or body has that as its origin; sources without a name leave the document's own.
A body or an outlet is one origin however many documents it wrote: nobody confirms himself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim
from redheader.model.ids import content_id
from redheader.model.reading import About
from redheader.model.witness import How, Role, Voice, Witness
from redheader.reading.credits import Credits
from redheader.resolve.alike import Likeness
from redheader.resolve.families import Member, families
from redheader.resolve.retold import retellings
from redheader.resolve.unions import Unions

_RANKS: tuple[How, ...] = ("issuer", "byline", "source", "report")
_SAYS: dict[How, str] = {
    "issuer": "issued by {words}", "byline": "its byline names {words}", "source": "it names its source: {words}",
    "report": "it tells what {words} reported",
}  # fmt: skip
_HEADS: tuple[Role, ...] = ("notice", "text")


class Witnessed(NamedTuple):
    """A document as grouping takes it in."""

    document: str
    about: About
    witness: Witness


class Origin(NamedTuple):
    """Who stands behind a statement: a stable id, who that is in words, and by what it is known."""

    id: str
    label: str
    reason: str


class Group(NamedTuple):
    """Where one document belongs. `cluster`: the smallest digest of the copies of its text; `family`: of its family, None without one."""

    document: str
    cluster: str
    cluster_reason: str | None
    family: str | None
    role: Role
    family_reason: str | None
    origin: Origin


class Groups:
    """What `group` found; ask it by document."""

    def __init__(self, groups: Mapping[str, Group], credits_: Credits, regions: Mapping[str, str | None]) -> None:
        self._groups, self._credits, self._regions = groups, credits_, regions

    def __iter__(self) -> Iterator[Group]:
        return iter(self._groups[document] for document in sorted(self._groups))

    def of(self, document: str) -> Group:
        """The group of a document. Raises KeyError for one that was not grouped."""
        return self._groups[document]

    def origin_of(self, claim: Claim, document: str) -> Origin:
        """The origin of one claim of a document."""
        own = self._groups[document].origin
        name = self._credits.named(claim.according_to, self._regions[document]) if claim.according_to else None
        return Origin(_voice_id(name), name, f"the text credits {claim.according_to}") if name else own


def group(documents: Iterable[Witnessed], text_of: Callable[[str], str], knowledge: Knowledge) -> Groups:
    """Clusters, families and origins of the documents, the same in whatever order they come.

    `text_of` gives the stored text of a digest; it is asked for pairs that may be copies, never for all.
    """
    seen = {each.document: each for each in documents}
    abouts = {document: seen[document].about for document in sorted(seen)}
    witnesses = {document: seen[document].witness for document in sorted(seen)}
    copies, why = Likeness(knowledge, text_of).copies(witnesses, {document: about.language for document, about in abouts.items()})
    retold = list(retellings(abouts, witnesses))
    members = families(abouts, witnesses, copies, retold)
    told, told_why = Unions(), dict[str, str]()
    for document in witnesses:
        told.join(document, copies.root(document))
    for pair in retold:
        told.join(pair.one, pair.other)
        told_why.setdefault(pair.one, f"tells the same as {pair.other[:12]}: {pair.reason}")
        told_why.setdefault(pair.other, f"tells the same as {pair.one[:12]}: {pair.reason}")
    origins = _Origins(abouts, witnesses, told, told_why, members)
    return Groups(
        {
            document: Group(document, copies.root(document), why.get(document), *_membership(members.get(document), witnesses[document]),
                            origins.of(document))
            for document in witnesses
        },
        Credits(knowledge),
        {document: about.region for document, about in abouts.items()},
    )  # fmt: skip


def _membership(member: Member | None, witness: Witness) -> tuple[str | None, Role, str | None]:
    return (member.family, member.role, member.reason) if member else (None, witness.role, None)


def _voice_id(name: str) -> str:
    return content_id("voice", name)


class _Origins:
    """The origins of documents, from what each of them prints and what it belongs to."""

    def __init__(self, abouts: Mapping[str, About], witnesses: Mapping[str, Witness], told: Unions, why: Mapping[str, str],
                 members: Mapping[str, Member]) -> None:  # fmt: skip
        self._abouts, self._witnesses, self._told, self._why, self._members = abouts, witnesses, told, why, members
        self._sets = told.sets(witnesses)
        self._heads: dict[str, str] = {}
        for document, member in sorted(
            members.items(), key=lambda item: (item[1].role != "notice", not witnesses[item[0]].voices, item[0])
        ):
            if member.role in _HEADS:
                self._heads.setdefault(member.family, document)
        self._titled: dict[str, set[str]] = defaultdict(set)
        for document, witness in witnesses.items():
            if witness.subject:
                self._titled[witness.subject].add(told.root(document))

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
        if found := self._voice(same):
            printing, voice = found
            says = _SAYS[voice.how].format(words=voice.words)
            how = self._why.get(document, "a copy of it")
            return Origin(_voice_id(voice.name), voice.name, says if printing == document else f"{how}; of {printing[:12]}: {says}")
        for title in sorted({self._witnesses[each].source_title or "" for each in same}):
            targets = self._titled.get(title, set()) - passed - {root}
            if title and len(targets) == 1:
                origin = self._of_text(next(iter(targets)), passed | {root})
                return Origin(origin.id, origin.label, f"it names as its source the title of {min(targets)[:12]}: {origin.reason}")
        reason = self._why.get(document, "it names no other source" if len(same) == 1 else f"one account in {len(same)} documents")
        return Origin(content_id("told", root), self._abouts[root].title or f"document {root[:12]}", reason)

    def _voice(self, same: list[str]) -> tuple[str, Voice] | None:
        """The strongest voice that any of some copies and retellings prints, and which of them does; the earliest of equals."""
        found = [(_RANKS.index(voice.how), self._abouts[each].date or "9999", voice.name, each, voice)
                 for each in same for voice in self._witnesses[each].voices]  # fmt: skip
        best = min(found, key=lambda item: item[:4], default=None)
        return best[3:] if best else None
