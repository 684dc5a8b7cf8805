"""Money by benefit, ranked only among its like, and a list for each like."""

from __future__ import annotations

from typing import NamedTuple

from redheader.analyse.incentives import Group, Like, groups, ranked
from redheader.model.ids import content_id
from redheader.publish import present
from redheader.publish.links import Shown
from redheader.publish.pages.claims import PER_PAGE, line_of, write_data
from redheader.publish.render import Renderer
from redheader.publish.wording import Message, Printed, Wording, message
from redheader.store import Store

_TOP = 3


class LikeRow(NamedTuple):
    """A like as a row: its words, how many statements, its list, and the highest of them."""

    label: Wording
    total: int
    page: str
    stated: bool
    highest: list[Shown]


Benefits = list[tuple[str, Message, list[LikeRow]]]


def write_incentives(store: Store, site: Renderer) -> Benefits:
    """incentives.html and the list of every like; gives each benefit with its likes, the most frequent first."""
    found = groups(store, _TOP)
    counts = {group.like: group.total for group in found}
    for like, rows in ranked(store):
        shown = (site.links.shown(row) for row in rows)
        heading = message("incentives.like", benefit=present.benefit(like.benefit), like=like_label(like))
        site.write_list(like_stem(like), "claims.html", shown, counts[like], PER_PAGE, line=line_of, kind="incentive", heading=heading,
                        note=Message("incentives.ranked"), alike=like.stated, data=None)  # fmt: skip
    benefits = _by_benefit(site, found)
    site.write("incentives.html", "incentives.html", benefits=benefits, total=sum(counts.values()))
    write_data(store, site.context, site, "incentive", "incentives")
    return benefits


def like_stem(like: Like) -> str:
    """The file of a like's list, without ".html"."""
    known = like.currency is None or (like.currency.isascii() and like.currency.isalpha() and len(like.currency) == 3)
    currency = (like.currency or "unstated").lower() if known else content_id(like.currency)
    return f"incentives/{like.benefit}{'' if like.stated else '-no-amount'}-{like.per or 'unstated'}-{currency}"


def like_label(like: Like) -> Wording:
    """Its words."""
    currency = Printed(like.currency) if like.currency else Message("currency_unknown")
    if like.stated:
        return message("incentives.per_currency", per=present.per(like.per), currency=currency)
    return message("incentives.none_per", per=present.per(like.per)) if like.per else Message("amount.none")


def _by_benefit(site: Renderer, found: list[Group]) -> Benefits:
    """Benefit, its words and its likes, in the benefits' own order; the most frequent like first."""
    table: dict[str, list[LikeRow]] = {benefit: [] for benefit in present.BENEFITS}
    for group in found:
        shown = [site.links.shown(row) for row in group.highest]
        table[group.like.benefit].append(
            LikeRow(like_label(group.like), group.total, f"{like_stem(group.like)}.html", group.like.stated, shown)
        )
    return [(benefit, present.benefit(benefit), rows) for benefit, rows in table.items() if rows]
