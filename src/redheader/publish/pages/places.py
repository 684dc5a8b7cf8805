"""Places: a square for each province-level unit, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence

from redheader.analyse.overview import Place
from redheader.publish.render import Renderer


def write_places(places: Sequence[Place], site: Renderer) -> None:
    """places.html."""
    most = max(place.incentives for place in places if place.code)
    site.write("places.html", "places.html", places=places, most=most)
    site.write_table("places", (place._asdict() for place in places))
