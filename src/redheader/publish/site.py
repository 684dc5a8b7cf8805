"""The static site: pages that open from the file system, without a server and without script, and lead to every sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from redheader.analyse import overview
from redheader.analyse.incentives import Group, Like, groups, ranked
from redheader.analyse.precision import precision
from redheader.model.ids import content_id
from redheader.publish import present
from redheader.publish.context import PublishContext
from redheader.publish.document_pages import register_documents, write_document_lists, write_documents
from redheader.publish.links import Links
from redheader.publish.mask import mask
from redheader.publish.measured import measured
from redheader.publish.programme_pages import Summary, write_programme_lists, write_programmes
from redheader.publish.render import Renderer
from redheader.publish.report import write_report
from redheader.store import Store

PER_PAGE = 100
_SHORT_LIST = 12
_TOP = 3
_FIRST = 8


def write_site(store: Store, context: PublishContext, out: Path) -> None:
    """Write the whole site into the folder `out`, which exists and is empty. Same store and context, same bytes."""
    links = Links()
    for entry in store.entries():
        links.add_entry(entry)
    register_documents(store, context, links)
    site = Renderer(context, links, out)
    site.copy_static()
    write_documents(store, site)
    places, reach = overview.places(store, context.knowledge), overview.reach(store)
    write_document_lists(store, site, reach.relevant, places)
    programmes = write_programmes(store, site)
    write_programme_lists(programmes, places, site)
    site.write("places.html", "places.html", places=places, most=max(place.incentives for place in places if place.code))
    likes = groups(store, _TOP)
    _write_incentives(store, site, likes)
    _write_claims(store, site)
    _write_issues(store, site)
    _write_methods(store, site, reach)
    _write_index(store, site, reach, programmes, likes)
    write_report(store, context, links, out)


def like_stem(like: Like) -> str:
    """The file of a like's list, without ".html"."""
    known = like.currency is None or (like.currency.isascii() and like.currency.isalpha() and len(like.currency) == 3)
    currency = (like.currency or "unstated").lower() if known else content_id(like.currency)
    return f"incentives/{like.benefit}{'' if like.stated else '-no-amount'}-{like.per or 'unstated'}-{currency}"


def like_label(like: Like) -> str:
    """Its words."""
    parts = [present.PERS[like.per]] if like.stated or like.per else []
    return mask(", ".join([*parts, like.currency or "currency not stated"] if like.stated else ["no amount stated", *parts]))


def _write_incentives(store: Store, site: Renderer, likes: list[Group]) -> None:
    counts = {group.like: group.total for group in likes}
    for like, rows in ranked(store):
        shown = (site.links.shown(row) for row in rows)
        heading = f"{present.BENEFITS[like.benefit]}: {like_label(like)}"
        note = "Highest first. Only amounts of one benefit, one period and one currency are ranked together."
        site.write_list(
            like_stem(like), "claims.html", shown, counts[like], PER_PAGE, kind="incentive", heading=heading, note=note, alike=like.stated
        )
    site.write("incentives.html", "incentives.html", benefits=_by_benefit(site, likes), total=sum(counts.values()))


def _by_benefit(site: Renderer, likes: list[Group]) -> list[tuple[str, str, list[dict[str, object]]]]:
    """Benefit, its words and its likes, in the benefits' own order; the most frequent like first."""
    table: dict[str, list[dict[str, object]]] = {benefit: [] for benefit in present.BENEFITS}
    for group in likes:
        shown = [site.links.shown(row) for row in group.highest]
        row = {"label": like_label(group.like), "count": group.total, "page": f"{like_stem(group.like)}.html", "stated": group.like.stated,
               "highest": shown}  # fmt: skip
        table[group.like.benefit].append(row)
    return [(benefit, present.BENEFITS[benefit], rows) for benefit, rows in table.items() if rows]


def _write_claims(store: Store, site: Renderer) -> None:
    """A list of all claims of each kind."""
    for kind, count in store.kinds().items():
        rows = (site.links.shown(row) for row in store.claims(kind=kind))
        site.write_list(
            f"claims/{kind}", "claims.html", rows, count, PER_PAGE, kind=kind, heading=present.KINDS[kind][1], note=None, alike=False
        )


def _write_issues(store: Store, site: Renderer) -> None:
    site.write_list("issues", "issues.html", store.issues(), store.counts()["issues"], PER_PAGE)


def _write_methods(store: Store, site: Renderer, reach: overview.Reach) -> None:
    origins = site.context.origins.values()
    taken = sorted(origin.taken for found in origins for origin in found)
    span = tuple(datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M") for moment in (taken[0], taken[-1])) if taken else None
    values = {"counts": store.counts(), "reach": reach, "origins": sum(map(len, origins)), "taken": span,
              "measured": measured(), "judged": precision(store, site.context.judgements)}  # fmt: skip
    site.write("methods.html", "methods.html", **values)


def _write_index(store: Store, site: Renderer, reach: overview.Reach, programmes: list[Summary], likes: list[Group]) -> None:
    shown = site.links.shown
    runners = [(runner, [shown(row) for row in runner.claims]) for runner in overview.runners(store, _SHORT_LIST)]
    firsts = {kind: [shown(row) for row in overview.first(store, kind, _FIRST)] for kind in
              ("lineage", "restriction", "shortage", "position")}  # fmt: skip
    order = sorted(programmes, key=lambda row: (-row.entry.documents, -row.claims, row.entry.id))
    site.write(
        "index.html", "index.html", counts=store.counts(), kinds=store.kinds(), reach=reach,
        known=sum(not row.entry.found for row in programmes), found=sum(row.entry.found for row in programmes),
        top=order[:_SHORT_LIST], newest=[row for row in order if row.entry.found][:_SHORT_LIST], problems=overview.problems(store),
        benefits=_by_benefit(site, [group for group in likes if group.like.stated]), runners=runners, firsts=firsts,
    )  # fmt: skip
