"""Put documents together: copies into clusters, what belongs together into families, and each under its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim
from redheader.model.reading import About
from redheader.model.witness import Role, Witness
from redheader.reading.credits import Credits
from redheader.resolve.alike import Likeness
from redheader.resolve.families import families
from redheader.resolve.origins import Accounts, Origin, Origins, voice_id
from redheader.resolve.retold import Retold, retellings
from redheader.resolve.unions import Unions


class Witnessed(NamedTuple):
    """A document as grouping takes it in."""

    document: str
    about: About
    witness: Witness


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
    """What `group` found, by document."""

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
        return Origin(voice_id(name), name, f"the text credits {claim.according_to}") if name else own


def group(documents: Iterable[Witnessed], text_of: Callable[[str], str], knowledge: Knowledge) -> Groups:
    """Clusters, families and origins of the documents, the same in whatever order they come.

    `text_of` gives the stored text of a digest; it is asked for pairs that may be copies, never for all.
    """
    seen = {each.document: each for each in sorted(documents, key=lambda each: each.document)}
    abouts = {document: each.about for document, each in seen.items()}
    witnesses = {document: each.witness for document, each in seen.items()}
    copies, copied = Likeness(knowledge, text_of).copies(witnesses, {document: about.language for document, about in abouts.items()})
    retold = list(retellings(abouts, witnesses))
    members = families(abouts, witnesses, copies, retold)
    origins = Origins(Accounts(abouts, witnesses, copies, *_told(witnesses, copies, retold), members))
    found: dict[str, Group] = {}
    for document, witness in witnesses.items():
        member = members.get(document)
        family, role, reason = (member.family, member.role, member.reason) if member else (None, witness.role, None)
        found[document] = Group(document, copies.root(document), copied.get(document), family, role, reason, origins.of(document))
    return Groups(found, Credits(knowledge), {document: about.region for document, about in abouts.items()})


def _told(witnesses: Mapping[str, Witness], copies: Unions, retold: list[Retold]) -> tuple[Unions, dict[str, str]]:
    """The sets of documents that are one account, copies and retellings together, and of each retelling why."""
    told, why = Unions(), dict[str, str]()
    for document in witnesses:
        told.join(document, copies.root(document))
    for pair in retold:
        told.join(pair.one, pair.other)
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            why.setdefault(one, f"tells the same as {other[:12]}: {pair.reason}")
    return told, why
