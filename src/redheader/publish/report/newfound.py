"""Programmes in no list that redheader knows, and offers that name none but resemble one."""

from __future__ import annotations

from redheader.analyse.discovery import Discovery, discoveries
from redheader.analyse.resemblance import Resemblance, resemblances
from redheader.publish.report.desk import Desk, Support, cited, named
from redheader.publish.report.model import Paragraph, Points, Row, Section, Sentence, Span, Table
from redheader.publish.report.words import printed

_FOUND, _ALIKE = 15, 8
_PAGE = "programmes.html"


def newly_found(desk: Desk) -> Section | None:
    """The best supported first, each with its first appearance."""
    words, found = desk.words, discoveries(desk.store)
    if not found:
        return None
    lead = words.sentence("found.counted", lists=(_PAGE,), n=len(found))
    head = tuple(words(f"found.{name}") for name in ("name", "place", "support", "claims", "first"))
    table = Table(words("found.table", n=min(_FOUND, len(found)), all=len(found)), head, tuple(_row(desk, each) for each in found[:_FOUND]),
                  frozenset({3}), _PAGE)  # fmt: skip
    return Section("found", words("found.heading"), (Paragraph((lead,)), table), (lead,))


def _row(desk: Desk, each: Discovery) -> Row:
    words, page = desk.words, (desk.page(each.entry.id),)
    first, where = printed(each.mention.quote, limit=60), named(each.document, each.mention)
    return Row((
        words.cell(desk.name(each.entry.id), lists=page), words.cell(desk.place(each.entry.region, each.entry.level), lists=page),
        words.cell(desk.support(Support(each.origins, each.entry.documents)), lists=page), words.cell(each.claims, lists=page),
        words.cell(words.spans("found.appears", day=each.date or words("undated"), quote=first), where),
    ))  # fmt: skip


def alike(desk: Desk) -> Section | None:
    """Unnamed offers: reported as alike, never as the same."""
    found = resemblances(desk.store, desk.context.knowledge)
    if not found:
        return None
    lead = desk.words.sentence("alike.lead", lists=("programmes.html",), n=len({each.document for each in found}))
    points = Points(tuple(_alike(desk, each) for each in found[:_ALIKE]))
    return Section("alike", desk.words("alike.heading"), (Paragraph((lead,)), points))


def _alike(desk: Desk, each: Resemblance) -> Sentence:
    shared = [desk.words.spans("alike.feature", name=one.feature.name, value=printed(one.feature.value),
                               mark=Span("", (cited(one.here[0]), cited(one.there[0])))) for one in each.shared[:6]]  # fmt: skip
    return desk.words.sentence(
        "alike.says", document=desk.title(each.document), name=desk.name(each.entry), shared=desk.words.listed(shared)
    )
