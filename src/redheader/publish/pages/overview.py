"""The first page: what was read, what stands out, and ways in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from redheader.analyse import overview
from redheader.analyse.discovery import Discovery, discoveries
from redheader.publish.links import Links, Title
from redheader.publish.pages.incentives import Benefits
from redheader.publish.pages.programmes import ORDERS, Summary
from redheader.publish.render import Renderer
from redheader.publish.wording import Printed
from redheader.store import Store

_SHORT_LIST = 12
_FIRST = 4
_NEWEST = 8
_KINDS = ("lineage", "restriction", "shortage", "position")


class New(NamedTuple):
    """A programme that was found in the documents, with its first appearance."""

    name: Printed
    path: str
    origins: int
    documents: int
    passage: str
    title: Title
    date: str | None


def write_overview(store: Store, site: Renderer, reach: overview.Reach, programmes: Sequence[Summary], benefits: Benefits,
                   alike: int) -> None:  # fmt: skip
    """index.html. `alike`: how many offers without a name resemble a programme."""
    shown = site.links.shown
    runners = [(runner, [shown(row) for row in runner.claims]) for runner in overview.runners(store, _SHORT_LIST)]
    firsts = {kind: [shown(row) for row in overview.first(store, kind, _FIRST)] for kind in _KINDS}
    order = sorted(programmes, key=ORDERS[0].key)
    stated = [(key, words, [like for like in likes if like.stated]) for key, words, likes in benefits]
    site.write(
        "index.html", "index.html", counts=store.counts(), kinds=store.kinds(), reach=reach, alike=alike,
        known=sum(not row.entry.found for row in programmes), found=sum(row.entry.found for row in programmes),
        top=order[:_SHORT_LIST], newest=[_new(site.links, one) for one in discoveries(store)[:_NEWEST]], problems=overview.problems(store),
        benefits=[row for row in stated if row[2]], runners=runners, firsts=firsts,
    )  # fmt: skip


def _new(links: Links, one: Discovery) -> New:
    passage = links.passage(one.document, one.mention.start, one.mention.end)
    name, path = Printed(one.entry.name), f"programme/{one.entry.id}.html"
    return New(name, path, one.origins, one.entry.documents, passage, links.title(one.document), one.date)
