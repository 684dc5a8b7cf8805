"""A page for each picture of the review, with its table, and one that shows them all as small covers."""

from __future__ import annotations

from redheader.publish.charts import Chart, write_charts
from redheader.publish.charts.files import png_path
from redheader.publish.render import Renderer
from redheader.publish.wording import LANGUAGES
from redheader.store import Store


def write_chart_pages(store: Store, site: Renderer) -> dict[str, Chart]:
    """charts.html, a page for each chart and its files; gives the charts by name."""
    charts = write_charts(store, site.context, site.out)
    pictured = {language: all(png_path(chart, language, site.out).exists() for chart in charts) for language in LANGUAGES}
    site.write("charts.html", "charts.html", charts=charts)
    for chart in charts:
        site.write(f"{chart.stem}.html", "chart.html", chart=chart, pictured=pictured)
    return {chart.name: chart for chart in charts}
