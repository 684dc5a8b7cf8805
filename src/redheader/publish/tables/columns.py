"""Columns that several tables share."""

from __future__ import annotations

from typing import Any

import msgspec

from redheader.model.claim import Claim, Lifetime
from redheader.model.reading import Mention
from redheader.publish.tables.table import Column, Row, key_of, number, printed, text, whole

DOCUMENT = key_of("documents", "SHA-256 of the archived original that the quotation stands in")
PROGRAMME = key_of("programmes", "Id of the programme in the register; empty where the text ties the row to no named programme")
CITED: dict[str, Column] = {
    "quote": printed("The words of the stored text that the row rests on; personal numbers and mail addresses are dots, one for one"),
    "start": whole("Where the quotation begins in the stored text, in Unicode code points from 0"),
    "end": whole("Where it ends, exclusive"),
}
STATEMENT: dict[str, Column] = {
    "benefit": text("Incentive: award, housing, research, salary, allowance, startup, finder, employer, tax, loan or other"),
    "min": number("Incentive: lowest amount in single units of `currency`; empty for “up to”"),
    "max": number("Incentive: highest amount in single units of `currency`; empty for “at least”"),
    "currency": printed("Incentive: currency, ISO 4217; empty where the text states none"),
    "per": text("Incentive: once, year, month, day or sqm (square metre); never compared with each other; empty where not said"),
    "to": text("Incentive: who is paid: person, team, project or organisation"),
    "recipient": printed("Incentive: for whom, as printed"),
    "criterion": text("Condition: degree, institution, age, experience, citizenship, overseas_status, position or other"),
    "value": printed("Condition: its value, short (“doctorate”, “<=45”) or as printed"),
    "organisation": printed("Sponsor: who runs, oversees or funds, as printed"),
    "field": printed("Field: the industry or science aimed at, as printed"),
    "audience": printed("Audience: whom it seeks, as printed"),
    "start_date": text("Lifetime: from when, YYYY, YYYY-MM or YYYY-MM-DD"),
    "end_date": text("Lifetime: until when, YYYY, YYYY-MM or YYYY-MM-DD"),
    "status": text("Lifetime: active, shelved, replaced or planned"),
    "relation": text("Lineage: succeeds, renames or part_of"),
    "of": printed("Lineage: the other programme, as printed"),
    "policy": text("Disclosure: awardees_not_published, awardees_published or other"),
    "count": whole("Quota and shortage: how many"),
    "unit": printed("Quota and shortage: of what"),
    "period": printed("Quota: in which period, as printed"),
    "year": text("Shortage: of which year; empty while the text says “this year” and the document is undated"),
    "area": printed("Shortage: in which industry or place, as printed"),
    "authority": printed("Restriction: whose rule"),
    "date": text("Restriction: since when"),
    "who": printed("Restriction: whom it binds, as printed"),
    "what": printed("Restriction: what it forbids or asks, as printed"),
    "speaker": printed("Position: who speaks, as a role or an organisation"),
    "stance": text("Position: alleges, denies, contends, warns or fears"),
    "about": printed("Position: of what, as printed; never a statement of redheader's"),
}


def said(claim: Claim) -> Row:
    """The columns of a claim's kind; those of other kinds are empty."""
    fields: dict[str, Any] = msgspec.to_builtins(claim.statement)
    if isinstance(claim.statement, Lifetime):
        fields["start_date"], fields["end_date"] = claim.statement.start, claim.statement.end
    return {name: fields.get(name) for name in STATEMENT}


def cited(where: Claim | Mention) -> Row:
    """Quotation and offsets."""
    return {"quote": where.quote, "start": where.start, "end": where.end}
