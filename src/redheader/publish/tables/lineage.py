"""The table of lineages: what documents and the knowledge's sources say, one row a witness."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.analyse.lineage import Edge, edges
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lineage
from redheader.model.ids import content_id
from redheader.publish.context import PublishContext
from redheader.publish.tables.columns import CITED, DOCUMENT, PROGRAMME, cited
from redheader.publish.tables.table import Row, Table, key_of, printed, text, whole
from redheader.store import ClaimRow, Store


def _lineage(store: Store, context: PublishContext) -> Iterator[Row]:
    found = edges(store, context.knowledge)
    own = {entry.id for entry in store.entries()}
    by_claim = {row.claim.id: edge for edge in found for row in edge.claims}
    for row in store.claims(kind="lineage"):
        yield _of_document(row, by_claim.get(row.claim.id))
    names = dict(_names(store, context.knowledge))
    for edge in found:
        yield from _of_knowledge(edge, own, names)


def _of_document(row: ClaimRow, edge: Edge | None) -> Row:
    claim, what = row.claim, row.claim.statement
    if not isinstance(what, Lineage):
        raise TypeError(f"claim {claim.id} is no lineage")
    return {
        "evidence": claim.id, "by": "document", "claim": claim.id, **_edge(edge), "programme": row.entry,
        "programme_as_printed": claim.programme, "relation": what.relation, "other": row.other, "of": what.of,
        "according_to": claim.according_to, "year": None, "source": None, "document": row.document, **cited(claim),
    }  # fmt: skip


def _of_knowledge(edge: Edge, own: set[str], names: dict[str, str]) -> Iterator[Row]:
    for link in edge.listed:
        evidence = content_id(edge.entry, edge.relation, edge.other, link.source, link.according_to, link.year)
        yield {
            "evidence": evidence, "by": "knowledge", "claim": None,
            **_edge(edge), "programme": edge.entry if edge.entry in own else None, "programme_as_printed": names.get(edge.entry),
            "relation": edge.relation, "other": edge.other if edge.other in own else None, "of": edge.name,
            "according_to": link.according_to, "year": link.year, "source": link.source, "document": None,
            "quote": None, "start": None, "end": None,
        }  # fmt: skip


def _edge(edge: Edge | None) -> Row:
    if edge is None:
        return {"edge": None, "documents": None, "origins": None}
    name = content_id(edge.entry, edge.relation, edge.other, None if edge.other else edge.name)
    return {"edge": name, "documents": edge.documents, "origins": edge.origins}


def _names(store: Store, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for listed in knowledge.programmes:
        yield listed.key, next(iter((*listed.names.en, *listed.names.zh)), listed.key)
    for entry in store.entries():
        yield entry.id, entry.name


LINEAGE = Table("lineage", "What documents and the knowledge's sources say of how programmes follow on from each other", ("evidence",), {
    "evidence": text("Id of the witness: the claim, or one made of the knowledge's link"),
    "by": text("document, or knowledge: a link of redheader's list, with the address of its source"),
    "claim": key_of("claims", "The claim; empty for a link of the knowledge"),
    "edge": text("The same for all witnesses of one relation between two programmes; empty where a document ties it to no programme"),
    "documents": whole("How many documents say so; 0: the knowledge alone"),
    "origins": whole("How many independent origins stand behind these"),
    "programme": PROGRAMME,
    "programme_as_printed": printed("Its name as printed, or as the knowledge gives it"),
    "relation": text("succeeds, renames, part_of or implements"),
    "other": key_of("programmes", "Id of the other programme; empty where it is in no register entry or not clear which"),
    "of": printed("The other programme's name"),
    "according_to": printed("Who says so; empty: the document itself"),
    "year": text("In which year, where the knowledge's link says"),
    "source": text("Address of the knowledge's source"),
    "document": DOCUMENT, **CITED}, _lineage)  # fmt: skip
