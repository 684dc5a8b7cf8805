"""What a search found, as people read it in a terminal."""

from __future__ import annotations

from pathlib import PurePosixPath

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from redheader.analyse.search import Answer, Passage


def show_passages(query: str, found: Answer, out: Console) -> None:
    """Print how many documents hold the query and each passage under its document, the hits set off."""
    if not found.documents:
        out.print(Text(f"no document holds {query}; fewer or shorter words find more", style="bold"))
        return
    documents = "1 document holds" if found.documents == 1 else f"{found.documents:,} documents hold"
    shown = "its best passages" if found.documents == 1 else f"the {len(found.passages)} best passages"
    out.print(Text.assemble((f"{documents} {query}", "bold"), f"; {shown}:"))
    before = None
    for passage in found.passages:
        if passage.document != before:
            out.print()
            out.print(_heading(passage))
        out.print(Padding(_quote(passage), (0, 0, 0, 2)))
        before = passage.document


def _heading(passage: Passage) -> Text:
    name = passage.title or PurePosixPath(passage.origin or passage.document[:12]).name
    facts = (passage.date or "undated", passage.region, passage.url or passage.origin, passage.document[:12])
    return Text.assemble((_plain(name), "bold underline"), ("  " + " · ".join(_plain(fact) for fact in facts if fact), "dim"))


def _quote(passage: Passage) -> Text:
    quote = Text(_plain(passage.quote))
    for start, end in passage.hits:
        quote.stylize("bold reverse", start - passage.start, end - passage.start)
    page = f"page {passage.page}, " if passage.page else ""
    return quote.append(f"  [{page}{passage.start}-{passage.end}]", "dim")


def _plain(text: str) -> str:
    """Characters that could drive the terminal, and line breaks, as spaces: one for one."""
    return "".join(character if character.isprintable() else " " for character in text)
