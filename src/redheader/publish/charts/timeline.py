"""Programmes' lives, what is said to follow on from what, and restrictions, on one axis.

An end that is not stated is drawn open; what has no date at all is not drawn but counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from redheader.analyse.lineage import Edge, contests, edges
from redheader.model.claim import Lifetime, Restriction
from redheader.model.register import Entry
from redheader.publish.charts.chart import Cell, Chart, Row, linked
from redheader.publish.charts.gather import Review, called, claim_paths
from redheader.publish.charts.lifelines import Follow, Line, Moment, drawing
from redheader.publish.charts.svg import figure
from redheader.publish.charts.years import dated
from redheader.publish.wording import Message, Printed, Twofold, Wording, message
from redheader.store import ClaimRow

_MOST = 60  # programmes drawn, those that most documents name
_MOST_RULES = 20
_FOLLOWS = ("succeeds", "renames")


class Life(NamedTuple):
    """What is stated of when a programme begins and ends: each different date with the claims that state it, the earliest first."""

    entry: Entry
    starts: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    ends: tuple[tuple[str, tuple[ClaimRow, ...]], ...]

    @property
    def order(self) -> str:
        """The date it is ordered by."""
        return next((day for day, _ in (*self.starts, *self.ends)), self.entry.first or "9999")


class Found(NamedTuple):
    """`undrawn`: programmes without a date or a tie; `beyond`: programmes that have one and are too many to draw.

    `nameless`: lifetimes of policies without a programme; `undated`: restrictions without a date.
    """

    lives: tuple[Life, ...]
    follows: tuple[Edge, ...]
    contested: frozenset[tuple[str, str]]
    rules: tuple[tuple[str, ClaimRow], ...]
    undrawn: int
    beyond: int
    nameless: int
    undated: int


def charts(review: Review) -> list[Chart]:
    """The timeline, where there is anything to draw."""
    found = gather(review)
    return [_chart(review, found)] if found.lives or found.rules else []


def gather(review: Review) -> Found:
    """Lives, successions and dated restrictions, and the count of what cannot be drawn."""
    starts: dict[str, dict[str, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    ends: dict[str, dict[str, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    nameless = 0
    for row in review.store.claims(kind="lifetime"):
        what = row.claim.statement
        if row.entry not in review.entries:
            nameless += 1
        elif isinstance(what, Lifetime):
            for day, dates in ((what.start, starts[row.entry]), (what.end, ends[row.entry])):
                if known := dated(day):
                    dates[known].append(row)
    every = edges(review.store, review.context.knowledge)
    here = review.entries.keys()
    follows = [edge for edge in every if edge.relation in _FOLLOWS and edge.entry in here and edge.other in here]
    tied = {entry for edge in follows for entry in (edge.entry, str(edge.other))}
    lives = [Life(entry, _dates(starts[key]), _dates(ends[key])) for key, entry in review.entries.items()]
    drawable = [life for life in lives if life.starts or life.ends or (life.entry.id in tied and dated(life.entry.first))]
    kept = sorted(drawable, key=lambda life: (life.entry.id not in tied, -life.entry.documents, life.entry.id))[:_MOST]
    names = {life.entry.id for life in kept}
    drawn = tuple(edge for edge in follows if edge.entry in names and edge.other in names)
    contested = frozenset((edge.entry, contest.other) for contest in contests(every) for edge in contest.edges)
    rules, undated = _rules(review)
    return Found(_ordered(kept, drawn), drawn, contested, rules, len(lives) - len(drawable), len(drawable) - len(kept), nameless, undated)


def _rules(review: Review) -> tuple[tuple[tuple[str, ClaimRow], ...], int]:
    """Dated restrictions, the earliest first, as many as are drawn, and how many are not."""
    known, total = [], 0
    for row in review.store.claims(kind="restriction"):
        total += 1
        what = row.claim.statement
        if isinstance(what, Restriction) and (day := dated(what.date)):
            known.append((day, row))
    drawn = sorted(known, key=lambda rule: (rule[0], rule[1].claim.id))[:_MOST_RULES]
    return tuple(drawn), total - len(drawn)


def _dates(found: Mapping[str, list[ClaimRow]]) -> tuple[tuple[str, tuple[ClaimRow, ...]], ...]:
    return tuple((day, tuple(rows)) for day, rows in sorted(found.items()))


def _ordered(lives: Sequence[Life], follows: Iterable[Edge]) -> tuple[Life, ...]:
    """By begin; what follows on from a programme stands right after it."""
    after: dict[str, list[str]] = defaultdict(list)
    later = set()
    for edge in follows:
        after[str(edge.other)].append(edge.entry)
        later.add(edge.entry)
    by_id = {life.entry.id: life for life in lives}
    order: list[str] = []

    def place(key: str) -> None:
        if key not in order:
            order.append(key)
            for follower in sorted(set(after[key]), key=lambda other: (by_id[other].order, other)):
                place(follower)

    first = sorted(lives, key=lambda life: (life.entry.id in later, life.order, life.entry.id))
    for life in first:
        place(life.entry.id)
    return tuple(by_id[key] for key in order)


def _chart(review: Review, found: Found) -> Chart:
    title = Message("chart.timeline.title")
    lead = message("chart.timeline.lead", programmes=len(found.lives), rules=len(found.rules))
    notes = (
        Message("chart.timeline.read"),
        message("chart.timeline.left_out", undrawn=found.undrawn, nameless=found.nameless, undated=found.undated),
        *([message("chart.timeline.beyond", drawn=len(found.lives), total=len(found.lives) + found.beyond)] if found.beyond else []),
    )
    lines = [_line(review, life) for life in found.lives]
    rules = [Moment(_rule_words(row), day, review.links.claim(row.claim.id)) for day, row in found.rules]
    follows = _follows(review, found)
    wide, narrow = (drawing(lines, follows, rules, title, lead, wide=each) for each in (True, False))
    columns = tuple(map(Message, ("chart.timeline.what", "column.begin", "column.end", "fact.lineage", "column.named", "column.claims")))
    rows = (*(_row(review, life, found) for life in found.lives), *(_rule_row(review, day, row) for day, row in found.rules))
    return Chart("timeline", title, lead, notes, wide, narrow, columns, rows)


def _line(review: Review, life: Life) -> Line:
    entry = life.entry

    def moments(dates: Iterable[tuple[str, tuple[ClaimRow, ...]]]) -> tuple[Moment, ...]:
        return tuple(Moment(figure(day), day, review.links.claim(rows[0].claim.id)) for day, rows in dates)

    first, last = dated(entry.first), dated(entry.last)
    named = (first, last) if first and last else None
    return Line(entry.id, called(entry), review.links.programme(entry.id) or "", moments(life.starts), moments(life.ends), named)


def _follows(review: Review, found: Found) -> list[Follow]:
    """One tie for each pair of programmes: what it is said to be, whether others are said to be it too, and where it is said."""
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in found.follows:
        pairs[str(edge.other), edge.entry].append(edge)
    made = []
    for (before, after), several in pairs.items():
        rows = [row for edge in several for row in edge.claims]
        path = review.links.claim(rows[0].claim.id) if rows else f"{review.links.programme(after)}#record"
        name = called(review.entries[before])
        contested = (after, before) in found.contested
        made.append(Follow(before, after, _follows_words(several, name, contested), path, bool(rows), contested))
    return made


def _follows_words(several: Sequence[Edge], name: Wording, contested: bool) -> Wording:
    relations = {edge.relation for edge in several}
    key = "both" if len(relations) > 1 else next(iter(relations))
    said = message(f"chart.timeline.{key}", of=name)
    return message("chart.timeline.contested", said=said) if contested else said


def _rule_words(row: ClaimRow) -> Wording:
    what = row.claim.statement
    authority, who = (what.authority, what.who) if isinstance(what, Restriction) else (None, None)
    whose = Printed(authority) if authority else Message("chart.timeline.authority_unknown")
    return message("chart.timeline.rule", authority=whose, who=Printed(who)) if who else whose


def _row(review: Review, life: Life, found: Found) -> Row:
    entry = life.entry
    rows = [row for _, several in (*life.starts, *life.ends) for row in several]
    ties = [edge for edge in found.follows if edge.entry == entry.id]
    rows += [row for edge in ties for row in edge.claims]
    rows = list({row.claim.id: row for row in rows}.values())
    starts, ends = ([day for day, _ in dates] for dates in (life.starts, life.ends))
    before = [called(review.entries[key]) for key in dict.fromkeys(str(edge.other) for edge in ties)]
    named = f"{entry.first} – {entry.last}" if entry.first else None
    cells = (
        Cell(called(entry), (review.links.programme(entry.id) or "",)), _days(starts), _days(ends),
        Cell(Twofold(", ".join(name.en for name in before), "、".join(name.zh for name in before))),
        Cell(figure(named) if named else Message("undated")), linked(figure(""), claim_paths(review.links, rows)),
    )  # fmt: skip
    contested = any((entry.id, str(edge.other)) in found.contested for edge in ties)
    data = {"kind": "programme", "name": entry.name, "programme": entry.id, "starts": starts, "ends": ends,
            "follows": [str(edge.other) for edge in ties], "contested": contested,
            "first_named": entry.first, "last_named": entry.last, "claims": [row.claim.id for row in rows]}  # fmt: skip
    return Row(cells, data)


def _rule_row(review: Review, day: str, row: ClaimRow) -> Row:
    words, nothing = _rule_words(row), Cell(figure(""))
    cells = (Cell(words), Cell(figure(day)), nothing, nothing, nothing, linked(figure(""), claim_paths(review.links, [row])))
    data = {"kind": "restriction", "name": str(words), "programme": row.entry, "starts": [day], "ends": [], "follows": [],
            "contested": False, "first_named": None, "last_named": None, "claims": [row.claim.id]}  # fmt: skip
    return Row(cells, data)


def _days(days: Sequence[str]) -> Cell:
    return Cell(figure(" · ".join(days)) if days else Message("unknown"))
