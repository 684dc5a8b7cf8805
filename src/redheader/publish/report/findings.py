"""The whole report from the register: sections, a summary of their main sentences, and the numbered footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redheader.publish.context import PublishContext
from redheader.publish.links import Links
from redheader.publish.report.conditions import conditions
from redheader.publish.report.desk import Desk
from redheader.publish.report.lineages import lineages
from redheader.publish.report.model import Cite, Evidence, Note, Outside, Points, Report, Section, Span, sentences
from redheader.publish.report.money import money
from redheader.publish.report.newfound import alike, newly_found
from redheader.publish.report.register import lifetimes, programmes, sponsors
from redheader.publish.report.reviewed import reviewed
from redheader.publish.report.silence import silence
from redheader.publish.report.trust import trust
from redheader.publish.report.voices import positions, restrictions, shortages
from redheader.publish.report.words import printed
from redheader.store import Store

_SECTIONS: tuple[Callable[[Desk], Section | None], ...] = (
    reviewed, programmes, lineages, lifetimes, sponsors, money, conditions, silence, restrictions, shortages, positions, newly_found, alike,
    trust,
)  # fmt: skip
_QUOTE = 140


def findings(store: Store, context: PublishContext, links: Links) -> Report:
    """The report; `links` knows every document and programme of the site."""
    desk = Desk(store, context, links)
    found = [section for build in _SECTIONS if (section := build(desk))]
    brief = tuple(sentence for section in found for sentence in section.brief)
    sections = (Section("brief", desk.words("brief.heading"), (Points(brief),)), *found)
    numbers = dict[Evidence, int]()
    for sentence in sentences(sections):
        for span in sentence.spans:
            for each in span.evidence:
                numbers.setdefault(each, len(numbers) + 1)
    notes = tuple(_note(desk, links, evidence, number) for evidence, number in numbers.items())
    made = desk.words("made", day=context.generated[:10], reader=context.reader)
    return Report(desk.words("title"), made, desk.words("caution"), sections, notes, numbers)


def _note(desk: Desk, links: Links, evidence: Evidence, number: int) -> Note:
    if isinstance(evidence, Outside):
        who = printed(evidence.who) if evidence.who else desk.words("note.no_name")
        return Note(number, desk.words.spans("note.outside", who=who), None, evidence.address)
    origins = desk.context.origins.get(evidence.document, ())
    address = next((origin.url for origin in origins if origin.url), None)
    passage = links.passage(evidence.document, evidence.start, evidence.end)
    return Note(number, tuple(_words(desk, evidence)), passage, address)


def _words(desk: Desk, cite: Cite) -> Iterator[Span]:
    """Original-language title, English gloss, issuers, number, date, page or paragraph, quotation, digest."""
    words, about = desk.words, desk.store.about(cite.document)
    yield from (
        desk.words.spans("note.title", title=printed(about.title)) if about.title else [Span(words("untitled", digest=cite.document[:12]))]
    )
    glosses = (*(desk.gloss.names_in(about.title) if about.title and about.language == "zh" else ()), *desk.gloss.issuers(about.issuers))
    if names := tuple(dict.fromkeys(glosses)):
        yield from words.spans("note.gloss", names=words.listed(names))
    parts: list[Span | str] = [printed(issuer) for issuer in about.issuers[:3]]
    parts += [printed(about.number)] if about.number else []
    parts += [about.date or words("undated")]
    parts += [words("note.page", number=str(cite.page)) if cite.page else words("note.paragraph", number=str(_paragraph(desk, cite)))]
    for part in parts:
        yield Span(words("note.comma"))
        yield part if isinstance(part, Span) else Span(part)
    yield from words.spans("note.quote", quote=printed(cite.quote, limit=_QUOTE))
    yield Span(words("note.digest", digest=cite.document))


def _paragraph(desk: Desk, cite: Cite) -> int:
    """Which paragraph or table row of the stored text it begins in, counted from 1."""
    return desk.store.text(cite.document).count("\n", 0, cite.start) + 1
