"""How values are worded for readers. Unknown is "not stated", never zero; what someone says is worded as theirs."""

from __future__ import annotations

from typing import get_args

from redheader.analyse.rates import Converted
from redheader.model.claim import (
    KINDS,
    Audience,
    Benefit,
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
from redheader.model.reading import Level
from redheader.publish.wording import Message, Printed, Wording, message, number

# Kinds as pages list them; the last is no claim but the naming of a programme.
ORDER = (*KINDS, "programme")
# Kinds whose claims speak of a policy; without a programme it is the document's own.
POLICY = ("incentive", "eligibility", "sponsor", "field", "audience", "lifetime", "lineage", "disclosure", "quota")
BENEFITS: tuple[str, ...] = get_args(Benefit)
LEVELS: tuple[str, ...] = get_args(Level)
UNKNOWN = Message("unknown")


def kind(claim: Claim) -> str:
    """The kind's name in data."""
    return kind_of(claim.statement)


def kinds(name: str) -> Message:
    """A kind as a heading over several claims."""
    return Message(f"kinds.{name}")


def benefit(name: str) -> Message:
    """What is given."""
    return Message(f"benefit.{name}")


def per(name: str | None) -> Message:
    """How often it is given."""
    return Message(f"per.{name or 'unknown'}")


def level(name: str | None) -> Message:
    """The level of an issuer or a programme."""
    return Message(f"level.{name}") if name else UNKNOWN


def payee(to: str | None) -> Message:
    """To whom it is paid."""
    return Message(f"payee.{to}") if to else UNKNOWN


def stated(words: str | None) -> Wording:
    """Words of a document, or that there are none."""
    return Printed(words) if words else UNKNOWN


def amount(what: Incentive) -> Message:
    """The amount as stated: "CNY 3,000,000–5,000,000", "up to CNY 5,000,000", "at least CNY 300,000", or that none is."""
    return span(what.min, what.max, what.currency)


def span(low: float | None, high: float | None, currency: str | None) -> Message:
    """From `low` to `high` of a currency; either may be open."""
    sign = Printed(f"{currency}\N{NO-BREAK SPACE}") if currency else ""
    if low is None and high is None:
        return Message("amount.unknown")
    if low is None:
        return message("amount.up_to", amount=f"{sign}{number(high or 0)}")
    if high is None:
        return message("amount.at_least", amount=f"{sign}{number(low)}")
    if low == high:
        return message("amount.exact", amount=f"{sign}{number(high)}")
    return message("amount.exact", amount=f"{sign}{number(low)}–{number(high)}")


def converted(low: Converted | None, high: Converted | None) -> Message | None:
    """An amount in another currency, whole thousands where it is large: a rate is no more exact than that."""
    known = [each for each in (low, high) if each]
    if not known:
        return None
    ends = [None if each is None else _rounded(each.value) for each in (low, high)]
    return message("amount.about", amount=span(ends[0], ends[1], known[0].currency))


def _rounded(value: float) -> float:
    """Three significant digits."""
    digits = len(str(int(abs(value)))) - 3
    return float(round(value, -digits)) if digits > 0 else float(round(value))


def says(claim: Claim) -> Wording:
    """What a claim says, in one line; whoever it is according to stands beside it, not in it."""
    match claim.statement:
        case Incentive() as what:
            given = {"benefit": benefit(what.benefit), "amount": amount(what)}
            return message("says.incentive_per", **given, per=per(what.per)) if what.per else message("says.incentive", **given)
        case Eligibility(criterion=criterion, value=value):
            return message("says.eligibility", criterion=Message(f"criterion.{criterion}"), value=Printed(value))
        case Sponsor(organisation=name) | Field(field=name) | Audience(audience=name):
            return Printed(name)
        case Lifetime() as what:
            return lifetime(what.start, what.end, what.status)
        case Lineage(relation=relation, of=other):
            return message(f"relation.{relation}", of=Printed(other))
        case Disclosure(policy=policy):
            return Message(f"policy.{policy}")
        case Quota() as what:
            taken = counted(what.count, what.unit)
            return message("says.quota_period", taken=taken, period=Printed(what.period)) if what.period else taken
        case Shortage() as what:
            return message("says.shortage", count=counted(what.count, what.unit), area=stated(what.area), year=stated(what.year))
        case Restriction() as what:
            return message("says.restriction", what=stated(what.what), who=stated(what.who), authority=stated(what.authority),
                           date=stated(what.date))  # fmt: skip
        case Position() as what:
            return message("says.position", speaker=speaker(what.speaker), stance=stance(what.stance), about=Printed(what.about))


def speaker(name: str | None) -> Wording:
    """Who speaks: a role or an organisation."""
    return Printed(name) if name else Message("speaker_unknown")


def stance(name: str) -> Message:
    """How someone says it."""
    return Message(f"stance.{name}")


def counted(count: int, unit: str) -> Message:
    """How many of what."""
    return message("says.quota", number=number(count), unit=_unit(unit))


def lifetime(start: str | None, end: str | None, status: str | None) -> Message:
    """From when to when, and how it stands."""
    until = Printed(end) if end else Message("lifetime.active" if status == "active" else "lifetime.end_unknown")
    span = message("lifetime.span", start=Printed(start) if start else Message("lifetime.start_unknown"), end=until)
    if status in {"shelved", "replaced", "planned"}:
        return message("lifetime.with_status", span=span, status=Message(f"status.{status}"))
    return span


def recorded(relation: str, forward: bool) -> Message:
    """What an entry is to another (`forward`), or the other to it, as a heading."""
    return Message(f"recorded.{relation}.{'forward' if forward else 'backward'}")


def change(how: str) -> Message:
    """What became of a body."""
    return Message(f"change.{how}")


def confidence(value: float) -> str:
    """0.98 -> "98 %"."""
    return f"{round(value * 100)}\N{NO-BREAK SPACE}%"


def _unit(unit: str) -> Wording:
    return Message(f"unit.{unit}") if unit in {"persons", "teams", "projects"} else Printed(unit)
