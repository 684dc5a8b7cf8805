"""What is missing: what no document says of a programme, and numbers missing from series of documents."""

from __future__ import annotations

from typing import NamedTuple

from redheader.analyse.absence import gaps, silences
from redheader.publish.render import Line, Renderer
from redheader.publish.wording import Message, Printed
from redheader.store import Store

PER_PAGE = 200


class Silent(NamedTuple):
    """A programme and what none of the documents that name it says."""

    name: Printed
    path: str
    absent: tuple[str, ...]
    searched: int


def write_absence(store: Store, site: Renderer) -> None:
    """absence.html: the gaps of series first, then the silences, those that most documents were searched for first."""
    found = sorted(silences(store), key=lambda one: (-one.searched, one.entry))
    rows = [
        Silent(site.links.name(one.entry) or Printed(one.entry), f"programme/{one.entry}.html", one.absent, one.searched)
        for one in found
        if one.absent
    ]
    site.write_list("absence", "absence.html", rows, len(rows), PER_PAGE, line=_line, gaps=gaps(store))
    site.write_table("absence", ({"programme": one.entry, "absent": one.absent, "documents_searched": one.searched} for one in found))


def _line(row: Silent) -> Line:
    return Line(row.path, row.name, " · ".join(str(Message(f"silent.{name}")) for name in row.absent))
