"""What is paid: a line from the least to the most for each offer, by benefit. Once, a year and a month have a picture each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from redheader.analyse.incentives import ranked
from redheader.analyse.rates import convert
from redheader.analyse.record import Value
from redheader.model.claim import Incentive
from redheader.publish import present
from redheader.publish.charts import amounts
from redheader.publish.charts.chart import Cell, Chart, Row, linked
from redheader.publish.charts.gather import Review, claim_paths
from redheader.publish.charts.ranges import Bar, Section, drawing
from redheader.publish.links import Links
from redheader.publish.wording import Message, Printed, Wording, message
from redheader.store import ClaimRow
from redheader.text.bare import bare_key

PERIODS = ("once", "year", "month")
_TOP = 4
_TOP_OF_ONE = 12
_COLUMNS = ("column.benefit", "column.programme", "column.recipient", "column.yuan", "column.dollars", "column.claims")


class Offer(NamedTuple):
    """An amount that one programme, or one policy without a name, gives one kind of recipient, and the claims that state it.

    `day`: of the newest of their documents, None where none prints one.
    """

    benefit: str
    per: str
    low: float | None
    high: float | None
    about: Wording
    recipient: Printed | None
    claims: tuple[ClaimRow, ...]
    day: str | None


class Offers(NamedTuple):
    """The largest offers of a benefit, of `total` that are stated."""

    benefit: str
    total: int
    largest: tuple[Offer, ...]


class Found(NamedTuple):
    """Offers by period, and how many statements cannot be drawn: another currency, another period or none, no amount above zero."""

    offers: dict[str, list[Offers]]
    currency: int
    period: int
    amount: int


def charts(review: Review) -> list[Chart]:
    """A chart for each period in which something is paid."""
    found = gather(review)
    return [_chart(f"incentives-{per}", found.offers[per], _notes(found), review.links) for per in PERIODS if found.offers[per]]


def gather(review: Review) -> Found:
    """The largest offers of every benefit and period, and the count of the rest."""
    offers: dict[str, list[Offers]] = {per: [] for per in PERIODS}
    currency = period = amount = 0
    for like, rows in ranked(review.store):
        if like.stated and like.currency == "CNY" and like.per in offers:
            total, largest, nothing = _offers(review, rows)
            amount += nothing
            if largest:
                offers[like.per].append(Offers(like.benefit, total, tuple(largest)))
            continue
        count = sum(1 for _ in rows)
        amount += count * (not like.stated)
        currency += count * (like.stated and like.currency != "CNY")
        period += count * (like.stated and like.currency == "CNY")
    for groups in offers.values():
        groups.sort(key=lambda group: present.BENEFITS.index(group.benefit))
    return Found(offers, currency, period, amount)


def of_programme(name: str, values: Iterable[Value], links: Links) -> list[Chart]:
    """The charts of one programme: its offers by recipient, one for each period, for its page. `values`: its incentives, each once."""
    by_period: dict[str, dict[str, list[Offer]]] = {per: {} for per in PERIODS}
    for value in values:
        what = value.statement
        if isinstance(what, Incentive) and what.currency == "CNY" and what.per in by_period and _stated(what):
            about = Printed(what.recipient) if what.recipient else Message("unknown")
            offer = Offer(what.benefit, what.per, what.min, what.max, about, None, value.claims, value.newest)
            by_period[what.per].setdefault(what.benefit, []).append(offer)
    made = []
    for per, benefits in by_period.items():
        groups = [Offers(benefit, len(benefits[benefit]), tuple(sorted(benefits[benefit], key=_order)[:_TOP_OF_ONE]))
                  for benefit in present.BENEFITS if benefit in benefits]  # fmt: skip
        if sum(len(group.largest) for group in groups) > 1:
            made.append(_chart(f"{name}-{per}", groups, (), links, of_one=True))
    return made


def _offers(review: Review, rows: Iterable[ClaimRow]) -> tuple[int, list[Offer], int]:
    """How many offers of one like there are, the largest, and how many statements are of nothing.

    The same amount of the same programme for the same people is one offer.
    """
    alike: dict[tuple[object, ...], list[ClaimRow]] = {}
    nothing = 0
    for row in rows:
        what = _incentive(row)
        if not _stated(what):
            nothing += 1
        else:
            whose = row.entry or row.claim.programme or row.origin or row.document
            alike.setdefault((whose, what.min, what.max, bare_key(what.recipient or "")), []).append(row)
    largest = sorted(alike.values(), key=_row_order)[:_TOP]
    return len(alike), [_offer(review, group) for group in largest], nothing


def _offer(review: Review, rows: Sequence[ClaimRow]) -> Offer:
    what = _incentive(rows[0])
    days = [row.date for row in rows if row.date]
    recipient = Printed(what.recipient) if what.recipient else None
    return Offer(what.benefit, what.per or "", what.min, what.max, review.called(rows[0]), recipient, tuple(rows), max(days, default=None))


def _incentive(row: ClaimRow) -> Incentive:
    what = row.claim.statement
    if not isinstance(what, Incentive):
        raise TypeError(f"claim {row.claim.id} is no incentive")
    return what


def _stated(what: Incentive) -> bool:
    """Is there an amount that a scale of ratios can show? Nothing and less have no place on it."""
    ends = [value for value in (what.min, what.max) if value is not None]
    return bool(ends) and min(ends) > 0


def _row_order(rows: Sequence[ClaimRow]) -> tuple[object, ...]:
    what = _incentive(rows[0])
    return (-(what.max if what.max is not None else what.min or 0), -(what.min or 0), rows[0].claim.id)


def _order(offer: Offer) -> tuple[object, ...]:
    return (-(offer.high if offer.high is not None else offer.low or 0), -(offer.low or 0), offer.claims[0].claim.id)


def _notes(found: Found) -> tuple[Message, ...]:
    counts = {"currency": found.currency, "period": found.period, "amount": found.amount}
    return (message("chart.incentives.left_out", **counts),)


def _chart(name: str, groups: Sequence[Offers], notes: tuple[Message, ...], links: Links, of_one: bool = False) -> Chart:
    per = present.per(groups[0].largest[0].per)
    drawn, total = sum(len(group.largest) for group in groups), sum(group.total for group in groups)
    title = message("chart.incentives.title_of_one" if of_one else "chart.incentives.title", per=per)
    how = "chart.incentives.all" if drawn == total else "chart.incentives.largest"
    lead = message(how, drawn=drawn, total=total, top=_TOP_OF_ONE if of_one else _TOP)
    day = max((offer.day for group in groups for offer in group.largest if offer.day), default=None)
    sections = [_section(group, links, of_one) for group in groups]
    wide, narrow = (drawing(sections, title, lead, day, wide=each, paired=not of_one) for each in (True, False))
    read = (Message("chart.incentives.read"), *((message("chart.incentives.rate", day=day),) if day else ()))
    rows = tuple(_row(offer, links) for group in groups for offer in group.largest)
    return Chart(name, title, lead, (*read, *notes), wide, narrow, tuple(map(Message, _COLUMNS)), rows)


def _section(group: Offers, links: Links, of_one: bool) -> Section:
    words = message("chart.incentives.of_benefit", benefit=present.benefit(group.benefit), n=len(group.largest), total=group.total)
    bars = []
    for offer in group.largest:
        first = offer.claims[0]
        page = None if of_one else links.programme(first.entry)
        bars.append(Bar(offer.low, offer.high, offer.about, offer.recipient, page, links.claim(first.claim.id)))
    return Section(words if group.total > len(group.largest) else present.benefit(group.benefit), tuple(bars))


def _row(offer: Offer, links: Links) -> Row:
    ends = [None if value is None else convert(value, "CNY", "USD", offer.day) for value in (offer.low, offer.high)]
    low, high = (None if end is None else amounts.rounded(end.value) for end in ends)
    converted = amounts.dollars(low, high) if low is not None or high is not None else Message("no_rate")
    programme = links.programme(offer.claims[0].entry)
    cells = (
        Cell(present.benefit(offer.benefit)), Cell(offer.about, (programme,) if programme else ()),
        Cell(offer.recipient or Message("unknown")), Cell(amounts.yuan(offer.low, offer.high), number=True), Cell(converted, number=True),
        linked(Printed(""), claim_paths(links, offer.claims)),
    )  # fmt: skip
    data = {
        "benefit": offer.benefit, "per": offer.per, "programme": offer.claims[0].entry, "about": str(offer.about),
        "recipient": offer.recipient, "min_cny": offer.low, "max_cny": offer.high, "min_usd": low, "max_usd": high,
        "rate_date": next((end.rate_date for end in ends if end), None), "claims": [row.claim.id for row in offer.claims],
    }  # fmt: skip
    return Row(cells, data)
