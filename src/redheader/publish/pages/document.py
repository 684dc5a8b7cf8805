"""A page per document, a long one in numbered parts, with every citation highlighted and what it states beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from redheader.model.reading import Mention
from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.highlight import Cite, body, fits, parts
from redheader.publish.links import SHORT, Links, Shown
from redheader.publish.mask import mask
from redheader.publish.pages.claims import claim_data, reference, write_claims
from redheader.publish.render import Renderer
from redheader.publish.wording import Printed
from redheader.resolve import Origin
from redheader.store import ClaimRow, DocumentRow, Store

_NAMES = 20  # programmes a document may name before it is looked at more closely

Mentions = Sequence[tuple[str, Mention, str | None]]


class Named(NamedTuple):
    """A programme as this document names it; `target` is its id on the page, the others are paths from the site's folder."""

    name: Printed
    start: int
    target: str
    passage: str
    programme: str | None


class Kin(NamedTuple):
    """Where a document belongs: copies of its text, and the other documents of its family, (role, digest) each.

    `speaker`: who stands behind it, None where that is the document itself.
    """

    origin: Origin
    speaker: Printed | None
    copies: tuple[str, ...]
    family: tuple[tuple[str, str], ...]


def register_documents(store: Store, context: PublishContext, links: Links) -> None:
    """Tell `links` of every document, so that any page can lead to any passage."""
    for row in store.documents():
        sha, text = row.document.sha256, row.document.text
        whole = fits(text, row.claims + _NAMES)
        cites = [] if whole else _cites(list(store.claims(document=sha)), list(store.mentions(document=sha)))
        origin = context.origin_of(sha)
        links.add_document(sha, row.about, (0,) if whole else parts(text, cites), origin.origin if origin else None)


def write_documents(store: Store, site: Renderer) -> None:
    """Every document's page and data, and those of its claims."""
    kin = _kin(store, site.links)
    for row in store.documents():
        sha = row.document.sha256
        _write_document(site, row, list(store.claims(document=sha)), list(store.mentions(document=sha)), kin.get(sha))


def _kin(store: Store, links: Links) -> dict[str, Kin]:
    """Holds digests of all documents, no text."""
    clusters: dict[str, list[str]] = defaultdict(list)
    families: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group in store.families():
        clusters[group.cluster].append(group.document)
        if group.family:
            families[group.family].append((group.role, group.document))
    found = {}
    for group in store.families():
        copies = tuple(sha for sha in clusters[group.cluster] if sha != group.document)
        family = [(role, sha) for role, sha in families.get(group.family or "", ()) if sha != group.document and sha not in copies]
        label, own = Printed(group.origin.label), links.title(group.document).words
        speaker = None if label in (own, f"document {group.document[:SHORT]}") else label
        found[group.document] = Kin(group.origin, speaker, copies, tuple(sorted(family)))
    return found


def _write_document(site: Renderer, row: DocumentRow, claims: Sequence[ClaimRow], named: Mentions, kin: Kin | None) -> None:
    sha, links, text = row.document.sha256, site.links, mask(row.document.text)
    cites, cited = _cites(claims, named), reference(site, row.document.sha256, row.about)
    starts = links.parts(sha)
    for index, (start, end) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True)):
        here = [links.shown(claim) for claim in claims if start <= claim.claim.start < end]
        site.write(
            links.document(sha, index), "document.html", document=row.document, about=row.about, claims=row.claims,
            origins=site.context.origins.get(sha, ()), original=site.context.original(sha), groups=_by_kind(here), only=_only(here),
            named=[name for name in _names(links, sha, named) if start <= name.start < end], body=body(text, cites, start, end),
            part=index, parts=[links.document(sha, number) for number in range(len(starts))], cited=cited, kin=kin,
        )  # fmt: skip
    write_claims(site, claims, text, cited)
    site.write_json(links.record(sha), _record(site, row, claims, named, kin))


def _record(site: Renderer, row: DocumentRow, claims: Sequence[ClaimRow], named: Mentions, kin: Kin | None) -> dict[str, object]:
    """A document's reading as data, without the text."""
    sha = row.document.sha256
    return {
        "document": sha, "text_sha256": row.document.text_sha256, "media": row.document.media, "page": site.links.document(sha),
        "origins": [msgspec.to_builtins(origin) for origin in site.context.origins.get(sha, ())], "about": msgspec.to_builtins(row.about),
        "kin": kin and {"origin": kin.origin._asdict(), "copies": kin.copies, "family": list(map(list, kin.family))},
        "programmes": [{**msgspec.to_builtins(mention), "entry": entry} for _, mention, entry in named],
        "claims": [claim_data(site, claim, site.links.shown(claim)) for claim in claims],
    }  # fmt: skip


def _names(links: Links, sha: str, named: Mentions) -> Iterator[Named]:
    for place, (_, mention, entry) in enumerate(named):
        passage = links.passage(sha, mention.start, mention.end)
        yield Named(Printed(mention.name), mention.start, f"name-{place}", passage, links.programme(entry))


def _only(shown: Sequence[Shown]) -> Shown | None:
    """A claim that names the one programme that all claims are about, None where they are not all about one."""
    names = {(claim.programme, claim.programme_name) for claim in shown}
    return shown[0] if len(names) == 1 and len(shown) > 1 and shown[0].programme_name else None


def _by_kind(shown: Sequence[Shown]) -> list[tuple[str, list[Shown]]]:
    """Claims by kind, in the kinds' own order."""
    groups: dict[str, list[Shown]] = defaultdict(list)
    for claim in shown:
        groups[claim.kind].append(claim)
    return [(kind, groups[kind]) for kind in present.ORDER if kind in groups]


def _cites(claims: Sequence[ClaimRow], named: Mentions) -> list[Cite]:
    """One citation per passage, in order of (start, -end), with all kinds that rest on it."""
    found: dict[tuple[int, int], list[tuple[int, str, str]]] = defaultdict(list)
    order = {kind: place for place, kind in enumerate(present.ORDER)}
    for row in claims:
        kind = present.kind(row.claim)
        found[row.claim.start, row.claim.end].append((order[kind], kind, f"claim-{row.claim.id}"))
    for place, (_, mention, _entry) in enumerate(named):
        found[mention.start, mention.end].append((order["programme"], "programme", f"name-{place}"))
    cites = []
    for (start, end), members in found.items():
        first = {kind: target for _, kind, target in sorted(members, reverse=True)}
        cites.append(Cite(start, end, tuple((kind, first[kind]) for kind in present.ORDER if kind in first)))
    return sorted(cites, key=lambda cite: (cite.start, -cite.end))
