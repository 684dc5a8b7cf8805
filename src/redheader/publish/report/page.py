"""The report as one HTML page: its style inside, no script, nothing fetched, good on paper."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from redheader.publish.render import web_address
from redheader.publish.report.model import Paragraph, Points, Report, Table
from redheader.publish.report.words import Words

_STYLE = Path(__file__).parent / "templates" / "report.css"


def page(report: Report) -> str:
    """The page. Its style is allowed by digest, everything else is forbidden."""
    environment = Environment(
        loader=PackageLoader("redheader.publish.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["web_address"] = web_address
    environment.tests.update(paragraph=lambda block: isinstance(block, Paragraph), points=lambda block: isinstance(block, Points),
                             table=lambda block: isinstance(block, Table))  # fmt: skip
    style = _STYLE.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("report.html").render(report=report, style=style, digest=digest, t=Words())
