"""What every finding needs: the store, the words, names of programmes, who says something, and how many stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from redheader.analyse.rates import convert
from redheader.model.claim import Incentive
from redheader.model.reading import Mention
from redheader.model.register import Entry
from redheader.publish.context import PublishContext
from redheader.publish.links import Links
from redheader.publish.placenames import PlaceNames
from redheader.publish.report.gloss import Gloss
from redheader.publish.report.model import Cite, Span
from redheader.publish.report.words import Words, number, printed
from redheader.store import ClaimRow, Store


class Support(NamedTuple):
    """How many independent origins stand behind a finding, in how many documents."""

    origins: int
    documents: int


class Desk:
    """One for a report; `links` gives the addresses of the site."""

    def __init__(self, store: Store, context: PublishContext, links: Links) -> None:
        self.store, self.context, self.words, self._links = store, context, Words(), links
        self.gloss, self.place_name = Gloss(context.knowledge), PlaceNames(context.knowledge)
        self._entries = {entry.id: entry for entry in store.entries()}
        self._listed = {entry.key: entry.names for entry in context.knowledge.programmes}

    @property
    def entries(self) -> Sequence[Entry]:
        """The register, by id."""
        return list(self._entries.values())

    def entry(self, entry: str) -> Entry | None:
        """A programme of the register."""
        return self._entries.get(entry)

    def name(self, entry: str, *evidence: Cite) -> Span:
        """A programme's name: English with the Chinese beside it, or what there is of the two."""
        found = self._entries.get(entry)
        if found is None:
            names = self._listed.get(entry)
            zh, en = (next(iter(names.zh), None), next(iter(names.en), None)) if names else (None, entry)
        else:
            zh, en = found.name_zh, found.name_en
        both = f"{en} ({zh})" if en and zh else en or zh or entry
        return printed(both, *evidence)

    def page(self, entry: str) -> str:
        """A programme's page on the site."""
        return self._links.programme(entry) or "programmes.html"

    def all_of(self, kind: str) -> str:
        """The list of all claims of a kind on the site."""
        return self._links.all_of(kind)

    def first_named(self, entry: str) -> Cite:
        """The first clause that names a programme."""
        document, mention, _ = next(iter(self.store.mentions(entry=entry)))
        return named(document, mention)

    def place(self, region: str | None, level: str | None = None) -> Span:
        """A place in English beside its Chinese path."""
        if not region:
            return Span(self.words("nationwide" if level == "national" else "no_place"))
        english = self.place_name(region)
        return printed(f"{english} ({region})" if english else region)

    def level(self, level: str | None) -> str:
        """A level."""
        return self.words(f"levels.{level or 'none'}")

    def who(self, row: ClaimRow) -> Span:
        """Who says it: whom the text credits, else who issued the document, else its title."""
        if row.claim.according_to:
            return printed(row.claim.according_to)
        about = self.store.about(row.document)
        if about.issuers:
            issuer = about.issuers[0]
            english = self.gloss.exact(issuer)
            return printed(f"{english} ({issuer})" if english and english != issuer else issuer)
        return self.title(row.document)

    def title(self, document: str) -> Span:
        """A document's title in quotation marks, or what stands for it."""
        title = self.store.about(document).title
        if not title:
            return Span(self.words("untitled", digest=document[:12]))
        return Span(self.words("titled", title=printed(title, limit=80)), printed=True)

    def support(self, support: Support) -> str:
        """“one origin”, or how many independent ones in how many documents."""
        if support.origins == 1:
            return self.words("origins.one", n=support.documents)
        return self.words("origins.several", n=support.documents, origins=support.origins)

    def money(self, what: Incentive, day: str | None) -> tuple[Span, ...]:
        """The amount as stated, in yuan with dollars at the day's rate and its date, or why there are none."""
        currency = what.currency or ""
        stated = self.words(f"money.{_form(what)}", low=self._sum(what.min, currency), high=self._sum(what.max, currency))
        if what.currency is None or what.currency == "USD":
            return (printed(stated),)
        ends = [(value, convert(float(value), what.currency, "USD", day)) for value in (what.min, what.max) if value is not None]
        if not all(rated for _, rated in ends):
            return (printed(stated), Span(self.words("money.no_rate" if day else "money.undated")))
        dollars = list(dict.fromkeys(f"${number(float(f'{rated.value:.2g}'))}" for _, rated in ends if rated))
        rate_date = next(rated.rate_date for _, rated in ends if rated)
        return (printed(stated), Span(self.words("money.dollars", dollars="–".join(dollars), day=rate_date)))

    def _sum(self, value: float | None, currency: str) -> str:
        if value is None:
            return ""
        return self.words("money.yuan" if currency == "CNY" else "money.other", amount=number(float(value)), currency=currency)


def cited(row: ClaimRow) -> Cite:
    """The passage of a claim."""
    return Cite(row.document, row.claim.start, row.claim.end, row.claim.quote, row.claim.page)


def cites(rows: Iterable[ClaimRow], limit: int = 3) -> tuple[Cite, ...]:
    """The passages of claims, one of each origin before a second of any, up to `limit`."""
    by_origin: dict[str | None, list[ClaimRow]] = {}
    for row in rows:
        by_origin.setdefault(row.origin, []).append(row)
    order = [row for rank in range(limit) for group in by_origin.values() for row in group[rank : rank + 1]]
    return tuple(dict.fromkeys(cited(row) for row in order[:limit]))


def named(document: str, mention: Mention) -> Cite:
    """The clause that names a programme."""
    return Cite(document, mention.start, mention.end, mention.quote)


def _form(what: Incentive) -> str:
    if what.min is None:
        return "up_to" if what.max is not None else "not_stated"
    if what.max is None:
        return "at_least"
    return "exactly" if what.min == what.max else "range"
