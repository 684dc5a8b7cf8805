"""Programmes by when they are said to begin and end, each date with its sentence, and from when to when documents name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from redheader.model.claim import Lifetime
from redheader.model.register import Entry
from redheader.publish.charts import Chart
from redheader.publish.links import Links, Shown
from redheader.publish.render import Line, Renderer
from redheader.publish.wording import Message, Printed
from redheader.store import ClaimRow

PER_PAGE = 250


class Dated(NamedTuple):
    """A date, or a word for how it stands, with the claim that states it."""

    words: Printed | Message
    shown: Shown


class Span(NamedTuple):
    """A programme on the timeline: what is said of its begin, its end and how it stands; more than one where documents differ."""

    entry: Entry
    starts: tuple[Dated, ...]
    ends: tuple[Dated, ...]
    statuses: tuple[Dated, ...]

    @property
    def first(self) -> str:
        """What it is ordered by: the earliest begin stated, else the date of the first document that names it."""
        return min([str(start.words) for start in self.starts] or [self.entry.first or ""])


def span(links: Links, entry: Entry, rows: Iterable[ClaimRow]) -> Span | None:
    """A programme with its claims, or None where nothing dates it."""
    said = [(row.claim.statement, row) for row in rows if isinstance(row.claim.statement, Lifetime)]
    starts = _each(links, ((Printed(what.start), row) for what, row in said if what.start))
    ends = _each(links, ((Printed(what.end), row) for what, row in said if what.end))
    statuses = _each(links, ((Message(f"status.{what.status}"), row) for what, row in said if what.status))
    return Span(entry, starts, ends, statuses) if starts or ends or statuses or entry.first else None


def write_timeline(spans: Sequence[Span], site: Renderer, chart: Chart | None) -> None:
    """timeline.html: the picture, then what has a begin, an end or a state, the earliest first, then what is only named."""
    dated = [row for row in spans if row.starts or row.ends or row.statuses]
    named = [row for row in spans if not (row.starts or row.ends or row.statuses)]
    rows = [*sorted(dated, key=_order), *sorted(named, key=_order)]
    site.write_list("timeline", "timeline.html", rows, len(rows), PER_PAGE, line=_line, dated=len(dated), chart=chart)
    site.write_table("timeline", map(_row, rows))


def _order(row: Span) -> tuple[object, ...]:
    return (row.first == "", row.first, row.entry.id)


def _each(links: Links, found: Iterable[tuple[Printed | Message, ClaimRow]]) -> tuple[Dated, ...]:
    """Each different date once, the earliest first, with the first claim that states it."""
    first: dict[Printed | Message, ClaimRow] = {}
    for words, row in found:
        first.setdefault(words, row)
    return tuple(Dated(words, links.shown(row)) for words, row in sorted(first.items(), key=lambda item: str(item[0])))


def _line(row: Span) -> Line:
    words = [str(dated.words) for dated in (*row.starts, *row.ends, *row.statuses)]
    return Line(
        f"programme/{row.entry.id}.html", Printed(row.entry.name), " · ".join([*([row.entry.name_zh] if row.entry.name_zh else []), *words])
    )


def _row(row: Span) -> dict[str, object]:
    def words(found: tuple[Dated, ...]) -> Iterator[str]:
        return (dated.words.key.partition(".")[2] if isinstance(dated.words, Message) else dated.words for dated in found)

    return {
        "programme": row.entry.id, "name_en": row.entry.name_en, "name_zh": row.entry.name_zh, "starts": list(words(row.starts)),
        "ends": list(words(row.ends)), "statuses": list(words(row.statuses)), "first_named": row.entry.first, "last_named": row.entry.last,
        "claims": sorted({dated.shown.claim.id for dated in (*row.starts, *row.ends, *row.statuses)}),
        "page": f"programme/{row.entry.id}.html",
    }  # fmt: skip
