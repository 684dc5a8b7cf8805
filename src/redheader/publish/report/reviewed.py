"""What was reviewed: how many documents, from when to when, by whom, from where, and what could not be read."""

from __future__ import annotations

from collections import Counter

from redheader.analyse import overview
from redheader.publish.report.desk import Desk
from redheader.publish.report.model import Paragraph, Row, Section, Sentence, Table
from redheader.publish.report.words import printed

_ISSUERS, _PLACES = 6, 10
_ALL = ("documents.html",)


def reviewed(desk: Desk) -> Section:
    """The section."""
    words, reach = desk.words, overview.reach(desk.store)
    lead = words.sentence("reviewed.documents", lists=_ALL, n=reach.documents, relevant=reach.relevant)
    first = [lead, _dates(desk, reach), _levels(desk, reach)]
    second = [*_issuers(desk), _unread(desk)]
    return Section(
        "reviewed", words("reviewed.heading"), (Paragraph(tuple(first)), Paragraph(tuple(second)), _places(desk)), (lead, first[1])
    )


def _dates(desk: Desk, reach: overview.Reach) -> Sentence:
    if reach.first is None or reach.last is None:
        return desk.words.sentence("reviewed.undated", lists=_ALL, n=reach.undated)
    return desk.words.sentence("reviewed.dates", lists=_ALL, n=reach.undated, first=reach.first, last=reach.last)


def _levels(desk: Desk, reach: overview.Reach) -> Sentence:
    parts = [desk.words("reviewed.level", n=count, level=desk.level(level)) for level, count in reach.levels]
    return desk.words.sentence("reviewed.levels", lists=_ALL, levels=desk.words.listed(parts))


def _issuers(desk: Desk) -> list[Sentence]:
    counts = Counter(issuer for _, about, _ in desk.store.abouts() for issuer in about.issuers)
    if not counts:
        return []
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_ISSUERS]
    parts = [desk.words.spans("reviewed.issuer", n=count, issuer=printed(_with_english(desk, name))) for name, count in most]
    return [desk.words.sentence("reviewed.issuers", lists=_ALL, n=len(counts), issuers=desk.words.listed(parts))]


def _with_english(desk: Desk, name: str) -> str:
    english = desk.gloss.exact(name)
    return f"{english} ({name})" if english and english != name else name


def _unread(desk: Desk) -> Sentence:
    problems = overview.problems(desk.store)
    if not problems:
        return desk.words.sentence("reviewed.all_read", lists=("issues.html",))
    parts = [desk.words("reviewed.problem", n=count, code=code) for code, count in problems]
    total = sum(count for _, count in problems)
    return desk.words.sentence("reviewed.unread", lists=("issues.html",), n=total, problems=desk.words.listed(parts))


def _places(desk: Desk) -> Table:
    words = desk.words
    places = [place for place in overview.places(desk.store, desk.context.knowledge) if place.documents]
    order = sorted(places, key=lambda place: (-place.documents, place.code))
    rows = []
    for place in order[:_PLACES]:
        page = ("places.html",)
        cells = [words.cell(f"{place.name_en} ({place.path})" if place.path else words("no_place"), lists=page)]
        cells += [words.cell(count, lists=page) for count in (place.documents, place.programmes, place.incentives)]
        rows.append(Row(tuple(cells)))
    head = tuple(words(f"reviewed.{name}") for name in ("place", "place_documents", "place_programmes", "place_incentives"))
    caption = words("reviewed.places", n=len(rows), all=len(places))
    return Table(caption, head, tuple(rows), frozenset({1, 2, 3}), "places.html")
