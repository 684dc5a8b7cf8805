"""English names beside Chinese place paths, as far as the knowledge has them."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge


class PlaceNames:
    """Call it with a region's path: "Wuxi, Jiangsu" for a path through that city, None where no part has an English name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._english = {region.path: region.en[0] for region in knowledge.regions if region.en}

    def __call__(self, region: str | None) -> str | None:
        """Innermost unit first; units without an English name are left out."""
        path = region or ""
        names = [self._english[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._english]
        return ", ".join(names) or None
