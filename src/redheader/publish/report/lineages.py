"""What came in place of what: each edge with who says so; several successors of one programme are a conflict, and told as one."""

from __future__ import annotations

from redheader.analyse.lineage import Edge, contests, edges
from redheader.publish.report.desk import Desk, Support, cites
from redheader.publish.report.model import Block, Evidence, Outside, Paragraph, Points, Section, Sentence, Span
from redheader.publish.report.words import printed

_SAID, _LISTED = 12, 8


def lineages(desk: Desk) -> Section | None:
    """The section, None where neither a document nor the list says anything."""
    words, found = desk.words, edges(desk.store, desk.context.knowledge)
    apart = [_contest(desk, each.other, each.edges) for each in contests(found)]
    said = sorted((edge for edge in found if edge.claims), key=lambda edge: (-edge.origins, -edge.documents, edge.entry))
    listed = [edge for edge in found if not edge.claims and desk.entry(edge.entry) and edge.other and desk.entry(edge.other)]
    if not (apart or said or listed):
        return None
    sentences = [_edge(desk, edge) for edge in said[:_SAID]]
    blocks: list[Block] = [Points(tuple(apart))] if apart else []
    if sentences:
        lead = words.sentence("lineage.counted", lists=(desk.all_of("lineage"),), n=len(said))
        blocks += [Paragraph((lead,)), Points(tuple(sentences), desk.all_of("lineage") if len(said) > _SAID else None)]
    if listed:
        lead = words.sentence("lineage.listed", lists=("programmes.html",), n=len(listed))
        blocks += [Paragraph((lead,)), Points(tuple(_listed(desk, edge) for edge in listed[:_LISTED]))]
    return Section("lineage", words("lineage.heading"), tuple(blocks), (*apart[:2], *sentences[: 0 if apart else 1]))


def _edge(desk: Desk, edge: Edge) -> Sentence:
    who = list(dict.fromkeys(desk.who(row) for row in edge.claims))[:3]
    support = Span(desk.support(Support(edge.origins, edge.documents)), cites(edge.claims))
    return desk.words.sentence(
        f"lineage.{edge.relation}", name=desk.name(edge.entry), other=_other(desk, edge), who=desk.words.listed(who), support=support
    )


def _listed(desk: Desk, edge: Edge) -> Sentence:
    outside = [Outside(link.source, link.according_to) for link in edge.listed]
    who = list(
        dict.fromkeys(printed(link.according_to) if link.according_to else Span(desk.words("lineage.a_source")) for link in edge.listed)
    )
    support = Span(desk.words("lineage.list_only"), tuple(outside))
    return desk.words.sentence(
        f"lineage.{edge.relation}", name=desk.name(edge.entry), other=_other(desk, edge), who=desk.words.listed(who[:3]), support=support
    )


def _contest(desk: Desk, other: str, found: tuple[Edge, ...]) -> Sentence:
    """One sentence with every programme said to have come in the place of one, and who says so."""
    parts = []
    for edge in found:
        evidence: tuple[Evidence, ...] = (*cites(edge.claims), *(Outside(link.source, link.according_to) for link in edge.listed))
        support = desk.support(Support(edge.origins, edge.documents)) if edge.claims else desk.words("lineage.list_only")
        part = desk.words.spans(f"lineage.contested_{edge.relation}", name=desk.name(edge.entry), support=Span(support, evidence))
        parts.append(part)
    return desk.words.sentence("lineage.contest", other=desk.name(other), parts=desk.words.listed(parts))


def _other(desk: Desk, edge: Edge) -> Span:
    return desk.name(edge.other) if edge.other else printed(edge.name)
