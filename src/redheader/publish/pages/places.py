"""Places: a square for each province-level unit, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redheader.analyse.overview import Place
from redheader.publish.charts import Chart
from redheader.publish.render import Renderer


def write_places(places: Sequence[Place], site: Renderer, charts: Mapping[str, Chart]) -> None:
    """places.html, with the maps."""
    maps = [chart for name, chart in charts.items() if name.startswith("map-")]
    site.write("places.html", "places.html", places=places, maps=maps)
    site.write_table("places", (place._asdict() for place in places))
