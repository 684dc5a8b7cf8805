"""The first page: what was read, what stands out, and ways in."""

from __future__ import annotations

from collections.abc import Sequence

from redheader.analyse import overview
from redheader.publish.pages.incentives import Benefits
from redheader.publish.pages.programmes import ORDERS, Summary
from redheader.publish.render import Renderer
from redheader.store import Store

_SHORT_LIST = 12
_FIRST = 4
_KINDS = ("lineage", "restriction", "shortage", "position")


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
        top=order[:_SHORT_LIST], newest=[row for row in order if row.entry.found][:_SHORT_LIST], problems=overview.problems(store),
        benefits=[row for row in stated if row[2]], runners=runners, firsts=firsts,
    )  # fmt: skip
