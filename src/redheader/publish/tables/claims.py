"""Tables of claims: each with its sentence, how many stand behind a statement, and what people said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from redheader.analyse.judged import latest, verdict
from redheader.analyse.rates import Converted, convert
from redheader.model.claim import KINDS, Incentive, kind_of
from redheader.publish.context import PublishContext
from redheader.publish.tables.columns import CITED, DOCUMENT, PROGRAMME, STATEMENT, cited, said
from redheader.publish.tables.table import Column, Row, Table, joined, key_of, number, printed, text, whole
from redheader.store import ClaimRow, Store

_MONEY: dict[str, Column] = {
    "min_cny": number("`min` in yuan: as stated, or at the rate of the document's date; empty for an undated document"),
    "max_cny": number("`max` in yuan, likewise"),
    "min_usd": number("`min` in US dollars at the rate of the document's date; empty for an undated document"),
    "max_usd": number("`max` in US dollars, likewise"),
    "rate_date": text("Day of the European Central Bank's reference rate that was used"),
}


def _claims(store: Store, context: PublishContext) -> Iterator[Row]:
    judged = {claim: verdict(says.values()) for claim, says in latest(context.judgements, "claim").items()}
    return (claim_row(row, context, judged) for row in store.claims())


def claim_row(row: ClaimRow, context: PublishContext, judged: Mapping[str, str] | None = None) -> Row:
    """One claim as a row of the table of claims; `judged`: what people said, by id."""
    claim, origins = row.claim, context.origins.get(row.document, ())
    return {
        "claim": claim.id, "kind": kind_of(claim.statement), "programme": row.entry, "programme_as_printed": claim.programme,
        **said(claim), **_money(row), "according_to": claim.according_to, "origin": row.origin, "confidence": claim.confidence,
        **cited(claim), "document": row.document, "page": claim.page,
        "archived": f"archive/{row.document[:2]}/{row.document[2:4]}/{row.document}",
        "url": next((o.url for o in origins if o.url), None), "taken": min((o.taken for o in origins), default=None),
        "reader": context.reader, "judgement": (judged or {}).get(claim.id),
    }  # fmt: skip


def _money(row: ClaimRow) -> Row:
    what, found = row.claim.statement, Row.fromkeys(_MONEY)
    if not isinstance(what, Incentive) or what.currency is None:
        return found
    for name, value in (("min", what.min), ("max", what.max)):
        for currency in ("CNY", "USD") if value is not None else ():
            column = f"{name}_{currency.lower()}"
            if what.currency == currency:
                found[column] = float(value or 0)
            elif (rated := convert(float(value or 0), what.currency, currency, row.date)) is not None:
                found[column], found["rate_date"] = _cents(rated), rated.rate_date
    return found


def _cents(rated: Converted) -> float:
    return round(rated.value, 2)


def _corroboration(store: Store, _: PublishContext) -> Iterator[Row]:
    for row in store.corroboration():
        yield {
            "programme": row.entry, "statement": row.statement, "kind": row.kind, **said(row.claims[0].claim),
            "documents": row.documents, "origins": len(row.origins), "claims": joined(each.claim.id for each in row.claims),
            "reasons": joined(f"{origin.label}: {origin.reason}" for origin in row.origins),
        }  # fmt: skip


def _judgements(store: Store, context: PublishContext) -> Iterator[Row]:
    for each in {judgement.id: judgement for judgement in context.judgements}.values():
        here = each.about == "claim" and store.has_claim(each.left)
        yield {
            "judgement": each.id, "about": each.about, "left": each.left, "right": each.right, "verdict": each.verdict, "by": each.by,
            "when": each.when, "why": each.why, "sample": each.sample, "claim": each.left if here else None,
        }  # fmt: skip


CLAIMS = Table("claims", "One row a claim, with its exact quotation", ("claim",), {
    "claim": text("Id, made of the document, the offsets and the statement"),
    "kind": text(f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"),
    "programme": PROGRAMME,
    "programme_as_printed": printed("The name the text ties the claim to"),
    **STATEMENT, **_MONEY,
    "according_to": printed("Who the text says it is according to; empty: the document itself"),
    "origin": text("Id of who stands behind the claim; claims of one origin are one witness"),
    "confidence": number("How often the rule that read it is right, 0 to 1"),
    **CITED, "document": DOCUMENT,
    "page": whole("Page, from 1; empty where the format has none"),
    "archived": text("Path of the original in the review"),
    "url": text("Original address, where a manifest gives it"),
    "taken": whole("When the original was taken in, seconds since 1970-01-01 UTC"),
    "reader": text("Version of the rules and digest of the knowledge that read it"),
    "judgement": text("What people said of it: right, wrong, unsure, or disputed where they disagree; empty where nobody judged")},
    _claims)  # fmt: skip

CORROBORATION = Table("corroboration", "One row a distinct statement about a programme, with its claims and the origins behind them",
                      ("programme", "statement"), {
    "programme": key_of("programmes", "Id of the programme"),
    "statement": text("Id of what is said: the same in whatever script, case and spacing it is printed"),
    "kind": text("Kind of the claims"), **STATEMENT,
    "documents": whole("How many documents say it"),
    "origins": whole("How many independent origins stand behind them; ten reposts of one report are one"),
    "claims": text("Ids of the claims, divided by “ | ”"),
    "reasons": printed("Each origin and why it counts as one")}, _corroboration)  # fmt: skip

JUDGEMENTS = Table("judgements", "What people decided: added to, never rewritten", ("judgement",), {
    "judgement": text("Id, made of everything below"),
    "about": text("match (two programmes), claim, or passage (one in which nothing was read)"),
    "left": text("Id of a programme or of a claim, or SHA-256:start-end of a passage"),
    "right": text("Id of the other programme"),
    "verdict": text("same or different; right or wrong (of a passage: something was missed); unsure"),
    "by": text("Who judged, as they sign"),
    "when": text("When, ISO 8601"),
    "why": printed("The reason, in their words"),
    "sample": text("The random sample it was judged in; empty for one that somebody chose"),
    "claim": key_of("claims", "Id of the claim, where the present reading still makes it")}, _judgements)  # fmt: skip
