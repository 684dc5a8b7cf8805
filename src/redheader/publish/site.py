"""The static site: pages that open from the file system, without a server, and lead to every sentence. Only searching needs script."""

from __future__ import annotations

from pathlib import Path

from redheader.analyse import overview
from redheader.publish.context import PublishContext
from redheader.publish.links import Links
from redheader.publish.pages.about import write_issues, write_methods, write_redirects
from redheader.publish.pages.absence import write_absence
from redheader.publish.pages.charts import write_chart_pages
from redheader.publish.pages.claims import write_claim_lists
from redheader.publish.pages.document import register_documents, write_documents
from redheader.publish.pages.documents import write_document_lists
from redheader.publish.pages.incentives import write_incentives
from redheader.publish.pages.ledgers import write_ledgers
from redheader.publish.pages.overview import write_overview
from redheader.publish.pages.places import write_places
from redheader.publish.pages.programme import write_programmes
from redheader.publish.pages.programmes import Summary, summary, write_programme_lists
from redheader.publish.pages.resemblances import write_resemblances
from redheader.publish.pages.timeline import Span, span, write_timeline
from redheader.publish.render import Renderer
from redheader.publish.report import write_report
from redheader.publish.search_index import write_search
from redheader.store import Store


def write_site(store: Store, context: PublishContext, out: Path) -> None:
    """Write the whole site into the folder `out`, which exists and is empty. Same store and context, same bytes."""
    links = Links()
    for entry in store.entries():
        links.add_entry(entry)
    register_documents(store, context, links)
    site = Renderer(context, links, out)
    site.copy_static()
    write_documents(store, site)
    places, reach = overview.places(store, context.knowledge), overview.reach(store)
    write_document_lists(store, site, reach.relevant, places)
    charts = write_chart_pages(store, site)
    programmes, spans = _write_programmes(store, site)
    write_programme_lists(programmes, places, site)
    write_timeline(spans, site, charts.get("timeline"))
    write_places(places, site, charts)
    benefits = write_incentives(store, site)
    write_claim_lists(store, site)
    write_ledgers(store, site)
    alike = write_resemblances(store, site)
    write_absence(store, site)
    write_issues(store, site)
    write_methods(store, site, reach)
    write_redirects(site)
    write_search(store, site, out)
    write_overview(store, site, reach, programmes, benefits, alike)
    write_report(store, context, links, out)


def _write_programmes(store: Store, site: Renderer) -> tuple[list[Summary], list[Span]]:
    """Every programme's page, and of each what lists of programmes need."""
    provinces, summaries, spans = overview.provinces(site.context.knowledge), [], []
    for entry, rows in write_programmes(store, site):
        summaries.append(summary(site, entry, rows, provinces))
        if found := span(site.links, entry, rows):
            spans.append(found)
    return summaries, spans
