"""Tables in English documents: years, bodies, people, fields, places, ages and disclosure, by columns or rows, of programmes or posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import AnyStatement, Audience, Disclosure, Eligibility, Field, Lifetime, Policy, Quota, Sponsor, Status
from redheader.reading.english.counts import team_or_person, whole_number
from redheader.reading.english.dates import english_date
from redheader.reading.english.scope import View
from redheader.reading.english.tables import Row, row_at
from redheader.reading.source import Draft
from redheader.text.segment import Span

_COLUMNS = ("programme", "years", "sponsor", "audience", "field", "quota", "disclosure", "age")
_OF_POSTS = ("quota",)
_BARE = ("quota", "age")
_POLICIES: tuple[Policy, ...] = ("awardees_published", "awardees_not_published")
_STATUSES: tuple[Status, ...] = ("shelved", "replaced", "planned")
_LONGEST, _SURE = 120, 0.85


class ProgrammeTableReader:
    """Needs the lexicon "en/programme_table"."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.lexicon("en/programme_table")
        self._columns = {value: words.pattern(value) for value in _COLUMNS}
        self._blank, self._end = words.pattern("blank"), words.pattern("end")
        self._statuses = {status: words.pattern(status) for status in _STATUSES}
        self._age = words.pattern("of_age")
        self._count, self._policies = words.pattern("count"), {policy: words.pattern(policy) for policy in _POLICIES}
        self._date = words.compile("@date@")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per cell that the head of its column or of its row explains."""
        source = view.source
        for block in source.blocks if view.inside else ():
            if not (row := row_at(source, block.start)) or len(row.cells) != len(row.heads):
                continue
            kinds = [self._kind(source.folded[slice(*head)]) for head in row.heads]
            name = self._programme(view, row, kinds)
            of_row = self._kind(source.folded[slice(*row.cells[0])])
            for index, (of_column, cell) in enumerate(zip(kinds, row.cells, strict=True)):
                kind, about = of_column, name
                if of_row and index and not any(kinds[1:]):
                    kind, about = of_row, self._named(view, row.heads[index])
                elif not name and kind not in _OF_POSTS:
                    continue
                printed = source.text[slice(*cell)].strip()
                if statement := self._statement(kind, printed, source.folded[slice(*cell)].strip()):
                    where = cell if kind not in _BARE else Span(block.start, block.end)
                    yield Draft(statement, *where, _SURE, about)

    def _kind(self, head: str) -> str | None:
        """What a column is about."""
        return next((kind for kind, pattern in self._columns.items() if pattern.fullmatch(head.strip())), None)

    def _programme(self, view: View, row: Row, kinds: list[str | None]) -> str | None:
        """The programme that the row is about."""
        if "programme" not in kinds:
            return None
        return self._named(view, row.cells[kinds.index("programme")])

    def _named(self, view: View, cell: Span) -> str | None:
        named = view.mentions.between(cell.start, cell.end)
        return named[0].name if named else view.mentions.only

    def _statement(self, kind: str | None, printed: str, folded: str) -> AnyStatement | None:
        """What a cell of such a column says."""
        if self._blank.fullmatch(folded) or len(folded) > _LONGEST:
            return None
        if kind == "years":
            return self._lifetime(folded)
        if kind == "sponsor":
            return Sponsor(printed)
        if kind == "quota":
            found = self._count.fullmatch(folded)
            count = whole_number(found["count"]) if found else None
            return Quota(count, team_or_person(found["unit"] or ""), None) if found and count else None
        if kind == "age":
            told = self._age.fullmatch(folded)
            return Eligibility("age", f"{'<' if told['below'] else '<='}{told['age']}") if told else None
        if kind == "disclosure":
            policy = next((policy for policy, pattern in self._policies.items() if pattern.fullmatch(folded)), None)
            return Disclosure(policy) if policy else None
        if kind == "audience":
            return Audience(printed)
        return Field(printed) if kind == "field" else None

    def _lifetime(self, cell: str) -> Lifetime | None:
        dates: list[re.Match[str]] = list(self._date.finditer(cell))
        status = next((status for status, pattern in self._statuses.items() if pattern.search(cell)), None)
        if not dates:
            return None
        first, last = (english_date(one[0]) for one in (dates[0], dates[-1]))
        if len(dates) > 1:
            return Lifetime(first, last, status)
        ends = self._end.search(cell)
        return Lifetime(None, first, status or "shelved") if ends else Lifetime(first, None, status)
