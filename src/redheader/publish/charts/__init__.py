"""Pictures of a review: what is paid, where, when, and what was read; drawn here, without script, each with its rows and its claims."""

from __future__ import annotations

from pathlib import Path

from redheader.publish.charts import coverage, incentives, levels, tilemap, timeline
from redheader.publish.charts.chart import Chart
from redheader.publish.charts.files import source_of, write_files
from redheader.publish.charts.gather import Review
from redheader.publish.context import PublishContext
from redheader.store import Store

__all__ = ["Chart", "draw", "write_charts"]

_PICTURES = (incentives.charts, tilemap.charts, timeline.charts, levels.charts, coverage.charts)


def draw(store: Store, context: PublishContext) -> list[Chart]:
    """Every chart for which the review has anything to show, in the order of the page."""
    review = Review(store, context)
    return [chart for charts in _PICTURES for chart in charts(review)]


def write_charts(store: Store, context: PublishContext, out: Path) -> list[Chart]:
    """Draw every chart and write its files into the folder `charts` of the site's folder `out`; gives the charts for pages."""
    charts = draw(store, context)
    (out / "charts").mkdir(exist_ok=True)
    write_files(charts, source_of(store.counts()["documents"], context.generated), out, context.settings.workers)
    return charts
