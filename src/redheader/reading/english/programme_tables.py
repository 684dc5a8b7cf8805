"""Tables in English documents with one programme to the row: its years, who runs it, whom it seeks and in which fields, by columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import AnyStatement, Audience, Field, Lifetime, Sponsor, Status
from redheader.reading.english.dates import english_date
from redheader.reading.english.scope import View
from redheader.reading.english.tables import Row, row_at
from redheader.reading.source import Draft

_COLUMNS = ("programme", "years", "sponsor", "audience", "field")
_STATUSES: tuple[Status, ...] = ("shelved", "replaced", "planned")
_LONGEST, _SURE = 120, 0.85


class ProgrammeTableReader:
    """Needs the lexicon "en/programme_table"."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.lexicon("en/programme_table")
        self._columns = {value: words.pattern(value) for value in _COLUMNS}
        self._blank, self._end = words.pattern("blank"), words.pattern("end")
        self._statuses = {status: words.pattern(status) for status in _STATUSES}
        self._date = words.compile("@date@")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per cell that a column's head explains, in rows that name a programme."""
        source = view.source
        for block in source.blocks if view.inside else ():
            if not (row := row_at(source, block.start)) or len(row.cells) != len(row.heads):
                continue
            kinds = [self._kind(source.folded[slice(*head)]) for head in row.heads]
            if not (name := self._programme(view, row, kinds)):
                continue
            for kind, cell in zip(kinds, row.cells, strict=True):
                printed = source.text[slice(*cell)].strip()
                if statement := self._statement(kind, printed, source.folded[slice(*cell)].strip()):
                    yield Draft(statement, cell.start, cell.end, _SURE, name)

    def _kind(self, head: str) -> str | None:
        """What a column is about."""
        return next((kind for kind, pattern in self._columns.items() if pattern.fullmatch(head.strip())), None)

    def _programme(self, view: View, row: Row, kinds: list[str | None]) -> str | None:
        """The programme that the row is about."""
        if "programme" not in kinds:
            return None
        cell = row.cells[kinds.index("programme")]
        named = view.mentions.between(cell.start, cell.end)
        return named[0].name if named else None

    def _statement(self, kind: str | None, printed: str, folded: str) -> AnyStatement | None:
        """What a cell of such a column says."""
        if self._blank.fullmatch(folded) or len(folded) > _LONGEST:
            return None
        if kind == "years":
            return self._lifetime(folded)
        if kind == "sponsor":
            return Sponsor(printed)
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
