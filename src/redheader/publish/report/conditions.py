"""Under which conditions, and whom programmes seek."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from redheader.model.claim import Audience, Eligibility, Field
from redheader.publish.report.desk import Desk, Support, cites
from redheader.publish.report.model import Block, Paragraph, Points, Row, Section, Sentence, Span, Table
from redheader.publish.report.words import printed
from redheader.store import ClaimRow
from redheader.text.bare import bare_key

_VALUES, _WANTED, _KEPT = 4, 6, 6
_CRITERIA = ("degree", "institution", "age", "overseas_status", "citizenship", "experience", "position", "other")


class _Said:
    """One value: how often, in which documents and by whom; a few of its claims, one an origin."""

    def __init__(self) -> None:
        self.total, self.origins, self.documents, self.rows = 0, set[str | None](), set[str](), list[ClaimRow]()

    def add(self, row: ClaimRow) -> None:
        """Count one claim."""
        self.total += 1
        if row.origin not in self.origins and len(self.rows) < _KEPT:
            self.rows.append(row)
        self.origins.add(row.origin)
        self.documents.add(row.document)

    @property
    def support(self) -> Support:
        """How many stand behind it."""
        return Support(len(self.origins), len(self.documents))


def conditions(desk: Desk) -> Section | None:
    """A table of criteria with the values most origins state; whom programmes seek and which fields they name."""
    words, said, counts = desk.words, _gather(desk), desk.store.kinds()
    if not counts.get("eligibility"):
        return None
    lead = words.sentence("conditions.counted", lists=(desk.all_of("eligibility"),), n=counts["eligibility"])
    rows = [_row(desk, criterion, said[criterion]) for criterion in _CRITERIA if criterion in said]
    head = tuple(words(f"conditions.{name}") for name in ("criterion", "statements", "values"))
    table = Table(words("conditions.table"), head, tuple(rows), frozenset({1}), desk.all_of("eligibility"))
    wanted = [_wanted(desk, kind, said[kind]) for kind in ("audience", "field") if kind in said]
    blocks: list[Block] = [Paragraph((lead,)), table, *([Points(tuple(wanted))] if wanted else [])]
    return Section("conditions", words("conditions.heading"), tuple(blocks))


def _gather(desk: Desk) -> dict[str, dict[str, _Said]]:
    said: dict[str, dict[str, _Said]] = defaultdict(lambda: defaultdict(_Said))
    for kind in ("eligibility", "audience", "field"):
        for row in desk.store.claims(kind=kind):
            match row.claim.statement:
                case Eligibility(criterion=name, value=value):
                    said[name][bare_key(value)].add(row)
                case Audience(audience=value) | Field(field=value):
                    said[kind][bare_key(value)].add(row)
    return said


def _most(values: dict[str, _Said], size: int) -> Sequence[_Said]:
    return sorted(values.values(), key=lambda each: (-len(each.origins), -each.total, each.rows[0].claim.id))[:size]


def _row(desk: Desk, criterion: str, values: dict[str, _Said]) -> Row:
    words, total = desk.words, sum(each.total for each in values.values())
    parts = [_value(desk, each) for each in _most(values, _VALUES)]
    page = (desk.all_of("eligibility"),)
    return Row((words.cell(words(f"criteria.{criterion}"), lists=page), words.cell(total, lists=page), words.cell(words.listed(parts))))


def _value(desk: Desk, said: _Said) -> tuple[Span, ...]:
    statement = said.rows[0].claim.statement
    value = statement.value if isinstance(statement, Eligibility) else _of(said)
    return desk.words.spans(
        "conditions.value", value=printed(value, limit=60), support=Span(desk.support(said.support), cites(said.rows, 2))
    )


def _wanted(desk: Desk, kind: str, values: dict[str, _Said]) -> Sentence:
    parts = [_value(desk, each) for each in _most(values, _WANTED)]
    return desk.words.sentence(f"conditions.{kind}", lists=(desk.all_of(kind),), n=len(values), values=desk.words.listed(parts))


def _of(said: _Said) -> str:
    match said.rows[0].claim.statement:
        case Audience(audience=value) | Field(field=value):
            return value
        case other:
            raise TypeError(f"{other} names nobody sought")
