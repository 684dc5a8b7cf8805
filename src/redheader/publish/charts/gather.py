"""What every chart asks of the store, read once: where and when each document was issued, programmes, and how they are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from redheader.analyse import overview
from redheader.knowledge.schema import Region
from redheader.model.reading import Level
from redheader.model.register import Entry
from redheader.publish.charts.years import dated
from redheader.publish.context import PublishContext
from redheader.publish.links import Links
from redheader.publish.placenames import PlaceNames
from redheader.publish.wording import Printed, Twofold, Wording
from redheader.store import ClaimRow, Store


class Stood(NamedTuple):
    """A document: its level, its place's path, the province-level unit's path ("" for none), and its date."""

    level: Level | None
    region: str | None
    province: str
    date: str | None


class Review:
    """A review as charts see it. Holds four short values per document and the register."""

    def __init__(self, store: Store, context: PublishContext) -> None:
        self.store, self.context = store, context
        self.units: tuple[Region, ...] = overview.provinces(context.knowledge)
        self.places = PlaceNames(context.knowledge)
        self.entries: dict[str, Entry] = {}
        self.documents: dict[str, Stood] = {}
        self.links = Links()
        for entry in store.entries():
            self.entries[entry.id] = entry
            self.links.add_entry(entry)
        for sha256, about, _ in store.abouts():
            province = overview.province_of(about.region, self.units)
            self.documents[sha256] = Stood(about.level, about.region, province, dated(about.date))
            origin = context.origin_of(sha256)
            self.links.add_document(sha256, about, (0,), origin.origin if origin else None)

    def called(self, row: ClaimRow) -> Wording:
        """What a claim is about: its programme, else the place of its document, else what that is called."""
        if row.entry in self.entries:
            return called(self.entries[row.entry])
        if row.claim.programme:
            return Printed(row.claim.programme)
        region = self.documents[row.document].region
        english = self.places(region)
        if region:
            return Twofold(Printed(english or region), Printed(region))
        return self.links.title(row.document).words

    def province(self, row: ClaimRow) -> str:
        """The path of the province-level unit of a claim's programme, or where it has none, of its document; "" for none."""
        if row.entry in self.entries:
            return overview.province_of(self.entries[row.entry].region, self.units)
        return self.documents[row.document].province


def called(entry: Entry) -> Twofold:
    """A programme's name in each language, as far as it has one."""
    return Twofold(Printed(entry.name), Printed(entry.name_zh or entry.name))


def named(unit: Region) -> Twofold:
    """What a province-level unit is called in short."""
    short = unit.short[0] if unit.short else unit.name
    return Twofold(unit.en[0] if unit.en else short, short)


def claim_paths(links: Links, rows: Iterable[ClaimRow]) -> tuple[str, ...]:
    """The pages of claims."""
    return tuple(links.claim(row.claim.id) for row in rows)


def document_paths(links: Links, documents: Iterable[str]) -> tuple[str, ...]:
    """The pages of documents."""
    return tuple(links.document(sha256) for sha256 in documents)
