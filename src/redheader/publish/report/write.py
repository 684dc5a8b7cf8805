"""The report in three forms: a page that stands alone, Markdown, and a Word document with notes of its own."""

from __future__ import annotations

from pathlib import Path

from redheader.publish.context import PublishContext
from redheader.publish.links import Links
from redheader.publish.report.docx import docx
from redheader.publish.report.findings import findings
from redheader.publish.report.markdown import markdown
from redheader.publish.report.page import page
from redheader.store import Store


def write_report(store: Store, context: PublishContext, links: Links, out: Path) -> None:
    """`report.html`, `report.md` and `report.docx` in the site's folder `out`. Same store and context, same bytes."""
    report = findings(store, context, links)
    (out / "report.html").write_bytes(page(report).encode("utf-8", "replace"))
    (out / "report.md").write_bytes(markdown(report).encode("utf-8", "replace"))
    (out / "report.docx").write_bytes(docx(report))
