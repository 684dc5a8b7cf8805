"""How the review was made, what could not be read, and where ids that were merged lead."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from redheader.analyse.overview import Reach
from redheader.analyse.precision import precision
from redheader.publish.measured import measured
from redheader.publish.render import Renderer
from redheader.store import Store

PER_PAGE = 100


def write_methods(store: Store, site: Renderer, reach: Reach) -> None:
    """methods.html: what was searched and when, how figures are made, what is never done."""
    origins = site.context.origins.values()
    taken = sorted(origin.taken for found in origins for origin in found)
    span = tuple(datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M") for moment in (taken[0], taken[-1])) if taken else None
    values = {"counts": store.counts(), "reach": reach, "origins": sum(map(len, origins)), "taken": span}
    site.write("methods.html", "methods.html", measured=measured(), judged=precision(store, site.context.judgements), **values)


def write_issues(store: Store, site: Renderer) -> None:
    """issues.html."""
    site.write_list("issues", "issues.html", store.issues(), store.counts()["issues"], PER_PAGE)
    site.write_table(
        "issues", ({"origin": row.origin, "document": row.sha256, **msgspec.structs.asdict(row.issue)} for row in store.issues())
    )


def write_redirects(site: Renderer) -> None:
    """A page for every id that was merged, which leads to where it went; and redirects.json, for servers."""
    moved = site.links.redirects()
    for old, new in moved.items():
        site.write(f"programme/{old}.html", "moved.html", to=f"{new}.html", name=site.links.name(new))
    site.write_json("redirects.json", {f"programme/{old}.html": f"programme/{new}.html" for old, new in moved.items()})
