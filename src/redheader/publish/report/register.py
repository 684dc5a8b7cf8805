"""Which programmes exist, who runs them, and from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from redheader.analyse.record import Property, Value, record
from redheader.model.claim import Lifetime, Sponsor
from redheader.model.register import Entry
from redheader.publish.report.desk import Desk, Support, cites
from redheader.publish.report.model import Block, Cite, Paragraph, Points, Row, Section, Sentence, Span, Table
from redheader.publish.report.words import printed

_NAMED, _TABLE, _RUN, _TIMES = 6, 20, 15, 12
_LEVELS = ("national", "provincial", "municipal", "district", "institution", None)


def programmes(desk: Desk) -> Section:
    """By level, those that most documents name first; a table of the best documented."""
    words, entries = desk.words, sorted(desk.entries, key=lambda entry: (-entry.documents, entry.id))
    heading = words("programmes.heading")
    if not entries:
        none = words.sentence("programmes.none", lists=("programmes.html",))
        return Section("programmes", heading, (Paragraph((none,)),), (none,))
    found = sum(entry.found for entry in entries)
    lead = words.sentence("programmes.counted", lists=("programmes.html",), n=len(entries), known=len(entries) - found, found=found)
    levels = [_level(desk, level, [entry for entry in entries if entry.level == level]) for level in _LEVELS]
    points = Points(tuple(sentence for sentence in levels if sentence))
    return Section("programmes", heading, (Paragraph((lead,)), points, _table(desk, entries)), (lead,))


def _level(desk: Desk, level: str | None, entries: Sequence[Entry]) -> Sentence | None:
    if not entries:
        return None
    names = [desk.name(entry.id, desk.first_named(entry.id)) for entry in entries[:_NAMED]]
    more = desk.words("programmes.more", n=len(entries) - _NAMED) if len(entries) > _NAMED else ""
    return desk.words.sentence(
        f"programmes.level.{level or 'none'}",
        lists=("programmes.html",),
        n=len(entries),
        names=desk.words.listed([*names, *([more] if more else [])]),
    )


def _table(desk: Desk, entries: Sequence[Entry]) -> Table:
    words, rows = desk.words, []
    for entry in entries[:_TABLE]:
        dates = words("programmes.dates", first=entry.first, last=entry.last or "") if entry.first else words("undated")
        page = (desk.page(entry.id),)
        cells = (
            words.cell(desk.name(entry.id, desk.first_named(entry.id))), words.cell(desk.level(entry.level), lists=page),
            words.cell(desk.place(entry.region, entry.level), lists=page), words.cell(entry.documents, lists=page),
            words.cell(_origins(desk, entry), lists=page), words.cell(dates, lists=page),
        )  # fmt: skip
        rows.append(Row(cells))
    head = tuple(words(f"programmes.{name}") for name in ("name", "rank", "place", "documents", "origins", "printed"))
    caption = words("programmes.table", n=len(rows), all=len(entries))
    return Table(caption, head, tuple(rows), frozenset({3, 4}), "programmes.html")


def _origins(desk: Desk, entry: Entry) -> int:
    """Independent origins of the documents that name it."""
    naming = dict.fromkeys(document for document, _, _ in desk.store.mentions(entry=entry.id))
    return len({group.origin.id for document in naming for group in desk.store.families(document)})


def sponsors(desk: Desk) -> Section | None:
    """Who is said to run programmes, and of how many no document says it."""
    words, total, told = desk.words, 0, list[tuple[Entry, Property]]()
    for entry, record_ in _records(desk):
        total += 1
        if "sponsor" in record_:
            told.append((entry, record_["sponsor"]))
    if not told:
        return None
    lead = words.sentence("sponsors.counted", lists=(desk.all_of("sponsor"),), n=len(told), all=total)
    told.sort(key=lambda each: (-max(value.origins for value in each[1].values), -each[0].documents, each[0].id))
    rows = [_run(desk, entry, said) for entry, said in told[:_RUN]]
    head = (words("programmes.name"), words("sponsors.runs"))
    table = Table(words("sponsors.table", n=len(rows), all=len(told)), head, tuple(rows), frozenset(), desk.all_of("sponsor"))
    return Section("sponsors", words("sponsors.heading"), (Paragraph((lead,)), table), (lead,))


def _run(desk: Desk, entry: Entry, said: Property) -> Row:
    parts = [_runner(desk, value) for value in said.values[:3]]
    more = len(said.values) - 3
    rest = [desk.words("sponsors.more", n=more)] if more > 0 else []
    return Row((desk.words.cell(desk.name(entry.id), lists=(desk.page(entry.id),)), desk.words.cell(desk.words.listed([*parts, *rest]))))


def _runner(desk: Desk, value: Value) -> tuple[Span, ...]:
    what = value.statement
    if not isinstance(what, Sponsor):
        raise TypeError(f"{what} names no sponsor")
    english = desk.gloss.exact(what.organisation)
    name = f"{english} ({what.organisation})" if english and english != what.organisation else what.organisation
    support = desk.support(Support(value.origins, value.documents))
    return desk.words.spans("sponsors.runner", name=printed(name, limit=80), support=Span(support, cites(value.claims)))


def lifetimes(desk: Desk) -> Section | None:
    """From when to when, conflicts told as conflicts."""
    words, told, apart = desk.words, list[Sentence](), list[Sentence]()
    order = sorted(_records(desk), key=lambda each: (-each[0].documents, each[0].id))
    for entry, record_ in order:
        said = record_.get("lifetime")
        if said is None:
            continue
        for edge in ("start", "end"):
            sentence = _moment(desk, entry, said, edge)
            if sentence:
                (apart if edge in said.conflicts else told).append(sentence)
    if not told and not apart:
        return None
    blocks: list[Block] = []
    if apart:
        blocks += [Paragraph((words.sentence("lifetimes.conflicts", lists=(desk.all_of("lifetime"),), n=len(apart)),)),
                   Points(tuple(apart[:_TIMES]), desk.all_of("lifetime") if len(apart) > _TIMES else None)]  # fmt: skip
    blocks += [Points(tuple(told[:_TIMES]), desk.all_of("lifetime") if len(told) > _TIMES else None)] if told else []
    return Section("lifetimes", words("lifetimes.heading"), tuple(blocks))


def _moment(desk: Desk, entry: Entry, said: Property, edge: str) -> Sentence | None:
    dates: dict[str, list[Value]] = defaultdict(list)
    for value in said.values:
        stated = getattr(value.statement, edge) if isinstance(value.statement, Lifetime) else None
        if stated:
            dates[stated].append(value)
    if not dates:
        return None
    parts = [_date(desk, day, values) for day, values in islice(sorted(dates.items()), 4)]
    form = "differ" if edge in said.conflicts else "said"
    return desk.words.sentence(f"lifetimes.{edge}_{form}", name=desk.name(entry.id), dates=desk.words.listed(parts))


def _date(desk: Desk, day: str, values: Sequence[Value]) -> tuple[Span, ...]:
    claims = [row for value in values for row in value.claims]
    support = Support(len({row.origin for row in claims}), len({row.document for row in claims}))
    evidence: tuple[Cite, ...] = cites(claims)
    return desk.words.spans("lifetimes.date", day=day, support=Span(desk.support(support), evidence))


def _records(desk: Desk) -> Iterator[tuple[Entry, dict[str, Property]]]:
    yield from ((entry, record(desk.store, entry.id)) for entry in desk.entries)
