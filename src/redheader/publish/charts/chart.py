"""What a chart is: two drawings of one thing, wide and narrow, and the rows behind it, each with the claims or documents it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from redheader.publish.charts.svg import Drawing, inline
from redheader.publish.wording import Message, Wording


class Cell(NamedTuple):
    """A cell of a table. With one path its words are the link; with several, each is a numbered link after them; `more` are not shown."""

    words: Wording
    paths: tuple[str, ...] = ()
    number: bool = False
    more: int = 0


class Row(NamedTuple):
    """A row of a table; `id` is its anchor where the picture leads to it. `data`: the row of the CSV, with the ids of its claims."""

    cells: tuple[Cell, ...]
    data: Mapping[str, Any]
    id: str | None = None


class Chart(NamedTuple):
    """A picture with its table. `lead` says what it shows, `notes` how to read it and what is not drawn. `name`: its files' name."""

    name: str
    title: Message
    lead: Message
    notes: tuple[Message, ...]
    wide: Drawing
    narrow: Drawing
    columns: tuple[Wording, ...]
    rows: tuple[Row, ...]

    def picture(self, root: str = "") -> Markup:
        """Both drawings for a page; its stylesheet shows the one that fits. `root` leads from the page to the site's folder."""
        wide = inline(self.wide, f"{self.name}-wide", root, "chart wide-only")
        return Markup(wide + inline(self.narrow, f"{self.name}-narrow", root, "chart narrow-only"))

    @property
    def stem(self) -> str:
        """The path of its files from the site's folder, without what tells their form."""
        return f"charts/{self.name}"


SHOWN = 12


def linked(words: Wording, paths: tuple[str, ...], number: bool = False) -> Cell:
    """A cell that leads to what it rests on, to so many at most; the CSV names them all."""
    return Cell(words, paths[:SHOWN], number, max(0, len(paths) - SHOWN))
