"""How values are worded for readers. Unknown is "not stated", never zero; what someone says is worded as theirs."""

from __future__ import annotations

from redheader.model.claim import (
    Audience,
    Claim,
    Disclosure,
    Eligibility,
    Field,
    Incentive,
    Lifetime,
    Lineage,
    Position,
    Quota,
    Restriction,
    Shortage,
    Sponsor,
    kind_of,
)

UNKNOWN = "not stated"
# kind: one, several
KINDS = {
    "incentive": ("Incentive", "Incentives"), "eligibility": ("Condition", "Conditions"), "sponsor": ("Sponsor", "Who runs it"),
    "field": ("Field", "Fields"), "audience": ("Audience", "Whom it seeks"), "lifetime": ("Lifetime", "From when to when"),
    "lineage": ("Lineage", "What follows on from what"), "disclosure": ("Disclosure", "Publication of awardees"),
    "quota": ("Quota", "How many are taken"), "shortage": ("Shortage", "Shortages claimed"),
    "restriction": ("Restriction", "Restrictions"), "position": ("Position", "What is alleged, denied or contended"),
    "programme": ("Named here", "Programmes named"),
}  # fmt: skip
# Kinds whose claims speak of a policy; without a programme it is the document's own.
POLICY = ("incentive", "eligibility", "sponsor", "field", "audience", "lifetime", "lineage", "disclosure", "quota")
BENEFITS = {
    "award": "Award", "housing": "Housing", "research": "Research funding", "salary": "Salary", "allowance": "Allowance",
    "startup": "Start-up funding", "finder": "Finder's fee", "employer": "Paid to the employer", "tax": "Tax relief",
    "loan": "Loan, interest or equity", "other": "Other",
}  # fmt: skip
PERS = {"once": "once", "year": "a year", "month": "a month", "day": "a day", "sqm": "per square metre", None: "period not stated"}
LEVELS = {"national": "National", "provincial": "Provincial", "municipal": "City", "district": "District", "institution": "Institution",
          None: "Level not stated"}  # fmt: skip
TYPES = {"policy": "Policy", "guide": "Guide", "notice": "Notice", "recruitment": "Recruitment", "list": "List", "news": "News",
         "report": "Report", "law": "Law", "other": "Other"}  # fmt: skip
LANGUAGES = {"zh": "Chinese", "en": "English"}
_CRITERIA = {"degree": "Degree", "institution": "Institution", "age": "Age", "experience": "Experience", "citizenship": "Citizenship",
             "overseas_status": "Overseas status", "position": "Position", "other": "Other condition"}  # fmt: skip
_PAYEES = {"person": "the person", "team": "the team", "project": "the project", "organisation": "the organisation"}
_RECORDED = {
    "succeeds": ("After", "Followed by"), "renames": ("New name of", "Renamed to"), "part_of": ("Part of", "Has as a part"),
    "implements": ("Carries out", "Carried out by"),
}  # fmt: skip
_CHANGES = {"renamed": "renamed to", "merged": "merged into", "moved": "moved to", "placed_under": "placed under"}
_RELATIONS = {"succeeds": "said to succeed", "renames": "said to be a new name of", "part_of": "said to be part of"}
_POLICIES = {"awardees_not_published": "Awardees are not published", "awardees_published": "Awardees are published",
             "other": "A rule on publication"}  # fmt: skip


def kind(claim: Claim) -> str:
    """The kind's name in data."""
    return kind_of(claim.statement)


def number(value: float) -> str:
    """1500000 -> "1,500,000"; decimals only where there are some."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def amount(what: Incentive) -> str:
    """The amount as stated: "CNY 3,000,000–5,000,000", "up to CNY 5,000,000", "at least CNY 300,000", or that none is."""
    sign = f"{what.currency} " if what.currency else ""
    if what.min is None and what.max is None:
        return "amount not stated"
    if what.min is None:
        return f"up to {sign}{number(what.max or 0)}"
    if what.max is None:
        return f"at least {sign}{number(what.min)}"
    if what.min == what.max:
        return f"{sign}{number(what.max)}"
    return f"{sign}{number(what.min)}–{number(what.max)}"


def recorded(relation: str, forward: bool) -> str:
    """What an entry is to another (`forward`), or the other to it, as a heading."""
    return _RECORDED[relation][0 if forward else 1]


def change(how: str) -> str:
    """What became of a body."""
    return _CHANGES[how]


def payee(to: str | None) -> str:
    """To whom it is paid."""
    return _PAYEES.get(to or "", UNKNOWN)


def says(claim: Claim) -> str:
    """What a claim says, in one line; whoever it is according to stands beside it, not in it."""
    match claim.statement:
        case Incentive() as what:
            return f"{BENEFITS[what.benefit]}: {amount(what)}{f' {PERS[what.per]}' if what.per else ''}"
        case Eligibility(criterion=criterion, value=value):
            return f"{_CRITERIA[criterion]}: {value}"
        case Sponsor(organisation=name) | Field(field=name) | Audience(audience=name):
            return name
        case Lifetime() as what:
            return _lifetime(what)
        case Lineage(relation=relation, of=other):
            return f"{_RELATIONS[relation]} {other}"
        case Disclosure(policy=policy):
            return _POLICIES[policy]
        case Quota() as what:
            return f"{number(what.count)} {what.unit}{f', {what.period}' if what.period else ''}"
        case Shortage() as what:
            where = f" in {what.area}" if what.area else ""
            return f"{number(what.count)} {what.unit} said to be missing{where}; year {what.year or UNKNOWN}"
        case Restriction() as what:
            named = (("what", what.what), ("for whom", what.who), ("by", what.authority), ("since", what.date))
            return "; ".join(f"{label}: {value or UNKNOWN}" for label, value in named)
        case Position() as what:
            return f"{what.speaker or 'A speaker the text does not name'} {what.stance}: {what.about}"


def confidence(value: float) -> str:
    """0.98 -> "98 %"."""
    return f"{round(value * 100)} %"


def _lifetime(what: Lifetime) -> str:
    until = what.end or ("still active" if what.status == "active" else f"end {UNKNOWN}")
    status = f" ({what.status})" if what.status in {"shelved", "replaced", "planned"} else ""
    return f"{what.start or f'start {UNKNOWN}'} to {until}{status}"
