"""What is paid, to whom: once, a year and a month apart, one benefit at a time, the highest offers of different origins first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nlargest

from redheader.analyse.record import same
from redheader.model.claim import Incentive
from redheader.publish.report.desk import Desk, Support, cited, cites
from redheader.publish.report.model import Block, Paragraph, Points, Row, Section, Sentence, Span, Table
from redheader.publish.report.words import number, printed
from redheader.store import ClaimRow

_PERIODS = ("once", "year", "month")
_TOP = 6
_SURE = 0.8  # confidence of a rule below which an amount does not become a headline
_NO_PAY = ("loan", "tax", "employer", "finder", "other")


@dataclass
class _Tally:
    """Amounts in yuan for one person, of one benefit and period: how many statements, and those of the lowest and the highest."""

    total: int = 0
    lowest: tuple[float, ClaimRow] | None = None
    highest: tuple[float, ClaimRow] | None = None

    def add(self, what: Incentive, row: ClaimRow) -> None:
        """Count one statement."""
        self.total += 1
        low, high = (what.min if what.min is not None else what.max), (what.max if what.max is not None else what.min)
        if low is not None and (self.lowest is None or low < self.lowest[0]):
            self.lowest = (float(low), row)
        if high is not None and (self.highest is None or high > self.highest[0]):
            self.highest = (float(high), row)


@dataclass
class _Seen:
    """What one pass over all incentives keeps: a tally for each benefit and period, and the best offer of each origin."""

    stated: int = 0
    silent: int = 0
    tallies: dict[tuple[str, str], _Tally] = field(default_factory=lambda: defaultdict(_Tally))
    best: dict[str, list[tuple[float, str, ClaimRow]]] = field(default_factory=lambda: {period: [] for period in _PERIODS})


def money(desk: Desk) -> Section | None:
    """The section, None where no document states an amount."""
    words, seen = desk.words, _look(desk)
    if not seen.stated:
        return None
    lead = words.sentence("pay.counted", lists=("incentives.html",), n=seen.stated, silent=seen.silent)
    blocks: list[Block] = [Paragraph((lead, words.sentence("pay.apart", lists=("incentives.html",))))]
    brief = [lead]
    for period in _PERIODS:
        offers = [_offer(desk, row) for _, _, row in seen.best[period]]
        if offers:
            blocks += [
                Paragraph((words.sentence(f"pay.highest_{period}", lists=("incentives.html",), n=len(offers)),)),
                Points(tuple(offers)),
            ]
            brief += offers[:1]
    return Section("pay", words("pay.heading"), (*blocks, _table(desk, seen)), tuple(brief[:3]))


def _look(desk: Desk) -> _Seen:
    seen, origins = _Seen(), {period: set[str | None]() for period in _PERIODS}
    for row, what in _amounts(desk):
        if what.min is None and what.max is None:
            seen.silent += 1
            continue
        seen.stated += 1
        if what.currency != "CNY" or what.to != "person" or what.per not in _PERIODS:
            continue
        seen.tallies[what.benefit, what.per].add(what, row)
        if row.claim.confidence >= _SURE and what.recipient and what.benefit not in _NO_PAY:
            _keep(seen.best[what.per], what, row)
    for period in _PERIODS:
        seen.best[period] = _of_different_origins(seen.best[period], origins[period])
    return seen


def _amounts(desk: Desk) -> Iterator[tuple[ClaimRow, Incentive]]:
    for row in desk.store.incentives():
        if isinstance(row.claim.statement, Incentive):
            yield row, row.claim.statement


def _keep(best: list[tuple[float, str, ClaimRow]], what: Incentive, row: ClaimRow) -> None:
    """Add an offer, and drop the lowest when there are more than could ever be shown."""
    best.append((float(what.max if what.max is not None else what.min or 0), row.claim.id, row))
    if len(best) > 400:
        best[:] = nlargest(200, best)


def _of_different_origins(best: list[tuple[float, str, ClaimRow]], origins: set[str | None]) -> list[tuple[float, str, ClaimRow]]:
    chosen: list[tuple[float, str, ClaimRow]] = []
    for each in sorted(best, key=lambda each: (-each[0], each[1])):
        if each[2].origin not in origins and len(chosen) < _TOP:
            origins.add(each[2].origin)
            chosen.append(each)
    return chosen


def _offer(desk: Desk, row: ClaimRow) -> Sentence:
    words, what = desk.words, row.claim.statement
    if not isinstance(what, Incentive):
        raise TypeError(f"claim {row.claim.id} is no incentive")
    who, title = desk.who(row), desk.title(row.document)
    place = desk.name(row.entry) if row.entry else title
    under = "" if place == who else words.spans("pay.under", name=place)
    origins, rows = _behind(desk, row)
    support = Span(desk.support(Support(origins, len({each.document for each in rows}))), cites(rows))
    return words.sentence(
        "pay.offer", under=under, who=who, recipient=printed(what.recipient or "", limit=60), benefit=words(f"benefits.{what.benefit}"),
        amount=desk.money(what, row.date), per=words(f"pers.{what.per}"), support=support,
    )  # fmt: skip


def _behind(desk: Desk, row: ClaimRow) -> tuple[int, list[ClaimRow]]:
    """The claims that state the same about the same programme, the given one first, and how many origins stand behind them."""
    if row.entry is None:
        return 1, [row]
    key = same(row.claim.statement)
    rows = [row, *(each for each in desk.store.claims(entry=row.entry, kind="incentive")
                   if each.claim.id != row.claim.id and same(each.claim.statement) == key)]  # fmt: skip
    return len({each.origin for each in rows}), rows


def _table(desk: Desk, seen: _Seen) -> Table:
    words, rows = desk.words, []
    order = sorted(seen.tallies.items(), key=lambda each: (_PERIODS.index(each[0][1]), -each[1].total, each[0]))
    for (benefit, period), tally in order:
        ends = [words.cell(f"{number(end[0])}", cited(end[1])) if end else None for end in (tally.lowest, tally.highest)]
        cells = (words.cell(words(f"pers.{period}"), lists=("incentives.html",)),
                 words.cell(words(f"benefits.{benefit}"), lists=("incentives.html",)),
                 words.cell(tally.total, lists=("incentives.html",)), *ends)  # fmt: skip
        rows.append(Row(cells))
    head = tuple(words(f"pay.{name}") for name in ("per", "benefit", "statements", "lowest", "highest"))
    return Table(words("pay.table"), head, tuple(rows), frozenset({2, 3, 4}), "incentives.html")
