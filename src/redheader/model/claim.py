"""Claims: what one document states, each with its citation. The kinds and fields are the schema readers and users share."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from redheader.model.citation import Citation
from redheader.model.ids import content_id

Benefit = Literal["award", "housing", "research", "salary", "allowance", "startup", "finder", "employer", "tax", "loan", "other"]
Per = Literal["once", "year", "month", "day", "sqm"]
Payee = Literal["person", "team", "project", "organisation"]
Criterion = Literal["degree", "institution", "age", "experience", "citizenship", "overseas_status", "position", "other"]
Status = Literal["active", "shelved", "replaced", "planned"]
Relation = Literal["succeeds", "renames", "part_of"]
Policy = Literal["awardees_not_published", "awardees_published", "other"]
Stance = Literal["alleges", "denies", "contends", "warns", "fears"]


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What a claim says, without who says it or where. Absent is None, never zero or empty."""


class Incentive(Statement, tag="incentive", frozen=True):
    """Money, housing, tax relief or credit for being talent. `min`, `max` in single units of `currency` (ISO 4217)."""

    benefit: Benefit
    min: int | float | None = None
    max: int | float | None = None
    currency: str | None = None
    per: Per | None = None
    to: Payee | None = None
    recipient: str | None = None


class Eligibility(Statement, tag="eligibility", frozen=True):
    """A condition. `value` is short: "doctorate", "<=45", or the words of the text."""

    criterion: Criterion
    value: str


class Sponsor(Statement, tag="sponsor", frozen=True):
    """Who runs, oversees or funds."""

    organisation: str


class Field(Statement, tag="field", frozen=True):
    """The industries or sciences aimed at, as printed."""

    field: str


class Audience(Statement, tag="audience", frozen=True):
    """Whom it seeks, as printed."""

    audience: str


class Lifetime(Statement, tag="lifetime", frozen=True):
    """From when to when; dates as model.when gives them."""

    start: str | None = None
    end: str | None = None
    status: Status | None = None


class Lineage(Statement, tag="lineage", frozen=True):
    """How the claim's programme follows on from, renames or belongs to the programme named in `of`."""

    relation: Relation
    of: str


class Disclosure(Statement, tag="disclosure", frozen=True):
    """Whether awardees are made public."""

    policy: Policy


class Quota(Statement, tag="quota", frozen=True):
    """How many are taken. `unit` is persons, teams or projects; `period` as printed."""

    count: int
    unit: Literal["persons", "teams", "projects"]
    period: str | None = None


class Shortage(Statement, tag="shortage", frozen=True):
    """How many are said to be missing. `year` stays None while the text is relative and the document undated."""

    count: int
    unit: str = "persons"
    year: str | None = None
    area: str | None = None


class Restriction(Statement, tag="restriction", frozen=True):
    """A rule that forbids or limits: whose, since when, whom, what."""

    authority: str | None = None
    date: str | None = None
    who: str | None = None
    what: str | None = None


class Position(Statement, tag="position", frozen=True):
    """What someone alleges, denies, contends, warns of or fears. Never a fact of redheader's."""

    speaker: str | None
    stance: Stance
    about: str


AnyStatement = (
    Incentive | Eligibility | Sponsor | Field | Audience | Lifetime | Lineage | Disclosure | Quota | Shortage | Restriction | Position
)
KINDS: tuple[str, ...] = (
    "incentive", "eligibility", "sponsor", "field", "audience", "lifetime", "lineage", "disclosure", "quota", "shortage",
    "restriction", "position",
)  # fmt: skip


def kind_of(statement: Statement) -> str:
    """The kind's name as it stands in data, "incentive" for an Incentive."""
    return str(statement.__struct_config__.tag)


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement of one document, made by `Claim.make`, so that its citation is always grounded.

    `id` derives from the document, the offsets and the statement. `programme`: the name the text ties it to, else None.
    `according_to`: who the text says it is according to; None is the document itself. `confidence`: 0 to 1.
    `page`: counted from 1, None where the format has no pages.
    """

    id: str
    statement: AnyStatement
    programme: str | None
    according_to: str | None
    confidence: float
    quote: str
    start: int
    end: int
    page: int | None

    @classmethod
    def make(cls, statement: AnyStatement, citation: Citation, page: int | None, programme: str | None,
             confidence: float, according_to: str | None = None) -> Claim:  # fmt: skip
        """A claim with its id."""
        what = msgspec.json.encode(statement, order="sorted").decode()
        claim_id = content_id(citation.document, citation.start, citation.end, what, programme)
        return cls(claim_id, statement, programme, according_to, confidence, citation.quote, citation.start, citation.end, page)

    def flat(self) -> dict[str, Any]:
        """The claim as one flat object, as `redheader read` prints it: id, kind, programme, the kind's fields, then the rest.

        `span` is [start, end] of the quotation, in every kind. `start` and `end` repeat it, but for a lifetime, where they are
        the dates from and until which: the fields of a kind keep their names.
        """
        fields = msgspec.to_builtins(self.statement)
        kind = fields.pop("kind")
        rest = {name: getattr(self, name) for name in ("according_to", "confidence", "quote", "page")}
        offsets = {"start": self.start, "end": self.end}
        return {"id": self.id, "kind": kind, "programme": self.programme, **offsets, **fields, **rest, "span": [self.start, self.end]}
