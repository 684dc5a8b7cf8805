"""Families: a document with the notice that carries it, its draft, annex, interpretation, guide and translation.

Every family has a head: the notice that makes a text public, or the text itself. Another document belongs to it
1. as its copy or translation (resolve.alike, resolve.retold);
2. by its number, when its title has a role and its title or opening cites the head's number;
3. by its subject: the titles without the words of their roles are the same, in the same place, or one prints the other's
   title in title marks. Of several heads with that subject the one whose date fits best: a draft comes before, an
   interpretation or a guide within two years of its head.
A year in a subject is part of it, so this year's notice and last year's are two families. Two texts with one subject and one place
are versions of each other; neither is the other's family. A document to which nothing points stands alone, without a family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from redheader.model.reading import About
from redheader.model.witness import Role, Witness
from redheader.resolve.retold import Retold
from redheader.resolve.unions import Unions

_SATELLITES = ("draft", "interpretation", "guide", "annex")
_APART = 730  # days
_AT_ONCE = 31  # days between a notice and the text that it carries, kept as two files


class Member(NamedTuple):
    """What a document is in its family, and what matched."""

    family: str
    role: Role
    reason: str


class _Tie(NamedTuple):
    document: str
    head: str
    role: Role
    reason: str


def families(abouts: Mapping[str, About], witnesses: Mapping[str, Witness], copies: Unions, retold: Iterable[Retold]) -> dict[str, Member]:
    """The family of every document that has one. Its id is its smallest digest."""
    ties = [*_tied(abouts, witnesses, copies), *_translated(abouts, witnesses, retold)]
    unions = Unions()
    for tie in ties:
        unions.join(copies.root(tie.document), copies.root(tie.head))
    sets = {root: members for root, members in unions.sets(map(copies.root, witnesses)).items() if len(set(members)) > 1}
    reasons: dict[str, _Tie] = {}
    for tie in ties:
        reasons.setdefault(tie.document, tie)
    whole = copies.sets(witnesses)
    found = {}
    for members in sets.values():
        documents = sorted({document for member in members for document in whole[member]})
        for document in documents:
            found[document] = Member(documents[0], *_place(document, reasons, whole[copies.root(document)], witnesses))
    return found


def _place(document: str, ties: Mapping[str, _Tie], copies: list[str], witnesses: Mapping[str, Witness]) -> tuple[Role, str]:
    """Role and reason: its own, else that of the document it is a copy of, else the head's."""
    if tie := ties.get(document):
        return tie.role, tie.reason
    if tie := next((ties[copy] for copy in copies if copy in ties), None):
        return tie.role, f"a copy of {tie.document[:12]}: {tie.reason}"
    return witnesses[document].role, "the others of the family point to it"


def _tied(abouts: Mapping[str, About], witnesses: Mapping[str, Witness], copies: Unions) -> Iterator[_Tie]:
    """What each document with a role, and each text that a notice carries, is tied to."""
    by_subject: dict[str, list[str]] = defaultdict(list)
    by_number: dict[str, list[str]] = defaultdict(list)
    by_cited: dict[str, list[str]] = defaultdict(list)
    for digest in sorted(witnesses):
        witness = witnesses[digest]
        if witness.role not in _SATELLITES:
            for cited in witness.cited:
                by_cited[cited].append(digest)
            by_subject[witness.subject or ""].append(digest)
            by_number[witness.number or ""].append(digest)
    loose: dict[tuple[str, str], list[str]] = defaultdict(list)
    for digest in sorted(witnesses):
        witness = witnesses[digest]
        if witness.role in _SATELLITES:
            tie = _by_number(digest, witness, by_number) or _by_subject(digest, abouts, witnesses, by_subject, copies)
            tie = tie or _annexed(digest, abouts, witnesses, by_cited)
            if tie:
                yield tie
            elif witness.subject:
                loose[witness.subject, abouts[digest].region or ""].append(digest)
        elif witness.role == "text" and witness.subject:
            yield from _carried(digest, abouts, witnesses, by_subject[witness.subject], copies)
    for (subject, region), documents in loose.items():
        yield from _without_head(subject, region, documents, abouts, witnesses)


def _by_number(digest: str, witness: Witness, by_number: Mapping[str, list[str]]) -> _Tie | None:
    """The one document whose number this one cites."""
    for cited in witness.cited:
        heads = [head for head in by_number.get(cited, ()) if head != digest]
        if heads and cited != witness.number:
            return _Tie(digest, heads[0], witness.role, f"cites the number “{cited}” of {heads[0][:12]}")
    return None


def _by_subject(digest: str, abouts: Mapping[str, About], witnesses: Mapping[str, Witness], by_subject: Mapping[str, list[str]],
                copies: Unions) -> _Tie | None:  # fmt: skip
    """The document with the same subject, or with one that this one cites in title marks, whose place and date fit."""
    witness = witnesses[digest]
    quoted = witness.subject in witness.cited  # the title says in title marks what the document is about
    for subject in dict.fromkeys((witness.subject, *(() if quoted or witness.role in ("draft", "annex") else witness.cited[:1]))):
        heads = [head for head in by_subject.get(subject or "", ()) if subject and _same_place(abouts[digest], abouts[head])]
        fitting = sorted((distance, head) for head in heads if (distance := _fit(witness.role, abouts[digest], abouts[head])) is not None)
        if fitting and (len({copies.root(head) for _, head in fitting}) == 1 or fitting[0][0] < fitting[-1][0]):
            return _Tie(digest, fitting[0][1], witness.role, f"it names the subject “{subject}” of {fitting[0][1][:12]}")
    return None


def _annexed(digest: str, abouts: Mapping[str, About], witnesses: Mapping[str, Witness], by_cited: Mapping[str, list[str]]) -> _Tie | None:
    """The one document that cites an annex by its title."""
    subject = witnesses[digest].subject or ""
    if (
        witnesses[digest].role == "annex"
        and len(heads := by_cited.get(subject, []))
        and len({witnesses[head].exact for head in heads}) == 1
    ):
        return _Tie(digest, heads[0], "annex", f"{heads[0][:12]} cites it by its title “{subject}”")
    return None


def _carried(digest: str, abouts: Mapping[str, About], witnesses: Mapping[str, Witness], same: list[str], copies: Unions) -> Iterator[_Tie]:
    """The notice that makes a text public, kept as another file of about the same day."""
    for head in same:
        days = _days(abouts[digest], abouts[head])
        fits = _same_place(abouts[digest], abouts[head]) and copies.root(head) != copies.root(digest)
        if witnesses[head].role == "notice" and fits and days is not None and days <= _AT_ONCE:
            yield _Tie(digest, head, "text", f"is the text that the notice {head[:12]} makes public, by its title")
            return


def _without_head(subject: str, region: str, documents: list[str], abouts: Mapping[str, About],
                  witnesses: Mapping[str, Witness]) -> Iterator[_Tie]:  # fmt: skip
    """Drafts, interpretations and guides of one subject whose head is not here: they point to the first of them."""
    roles = {witnesses[document].role for document in documents}
    if len(roles) < 2 or not region:
        return
    first, *others = documents
    for other in others:
        if (_days(abouts[first], abouts[other]) or 0) <= _APART:
            yield _Tie(other, first, witnesses[other].role, f"has the subject “{subject}” of {first[:12]}; the document itself is not here")
            yield _Tie(first, other, witnesses[first].role, f"has the subject “{subject}” of {other[:12]}; the document itself is not here")


def _translated(abouts: Mapping[str, About], witnesses: Mapping[str, Witness], retold: Iterable[Retold]) -> Iterator[_Tie]:
    for pair in retold:
        if pair.translated:
            chinese, other = sorted((pair.one, pair.other), key=lambda digest: abouts[digest].language != "zh")
            yield _Tie(other, chinese, "translation", f"of {chinese[:12]}: {pair.reason}")


def _same_place(one: About, other: About) -> bool:
    """Do two documents speak for one place, for the country, or by one body? Unknown places are not the same."""
    if one.region or other.region:
        return one.region == other.region
    return one.level == other.level == "national" or bool(one.issuers and one.issuers[:1] == other.issuers[:1])


def _fit(role: Role, one: About, head: About) -> int | None:
    """How many days lie between a document and a head that it can belong to; None when it cannot."""
    days = _days(one, head)
    if days is None:
        return _APART
    before = (one.date or "") <= (head.date or "")
    return days if days <= _APART and (before if role == "draft" else True) else None


def _days(one: About, other: About) -> int | None:
    if not (one.date and other.date and len(one.date) == len(other.date) == 10):
        return None
    return abs((date.fromisoformat(one.date) - date.fromisoformat(other.date)).days)
