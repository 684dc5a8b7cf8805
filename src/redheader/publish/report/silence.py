"""What is kept silent: what documents say of publication, what no document says, and numbers missing from a series."""

from __future__ import annotations

from redheader.analyse.absence import Gap, gaps, silences
from redheader.analyse.record import Value, record
from redheader.model.claim import Disclosure
from redheader.model.register import Entry
from redheader.publish.report.desk import Desk, Support, cites
from redheader.publish.report.model import Block, Cite, Paragraph, Points, Section, Sentence, Span
from redheader.publish.report.words import printed

_TOLD, _SILENT, _GAPS = 8, 12, 5


def silence(desk: Desk) -> Section | None:
    """The section: said not to be published, not found, missing."""
    words, told = desk.words, [sentence for entry in desk.entries for sentence in _told(desk, entry)]
    silent = _silences(desk)
    series = [gap for gap in gaps(desk.store) if any(desk.store.about(document).relevant for _, document in gap.present)]
    series.sort(key=lambda gap: (-len(gap.present), gap.body, gap.year))
    if not (told or silent or series):
        return None
    blocks: list[Block] = [Points(tuple(told[:_TOLD]))] if told else []
    if silent:
        blocks += [Paragraph((words.sentence("silence.lead", lists=("programmes.html",)),)), Points(tuple(silent))]
    if series:
        lead = words.sentence("silence.gaps", lists=("documents.html",), n=len(series))
        blocks += [Paragraph((lead,)), Points(tuple(_gap(desk, gap) for gap in series[:_GAPS]))]
    return Section("silence", words("silence.heading"), tuple(blocks), tuple(told[:1] or silent[:1]))


def _told(desk: Desk, entry: Entry) -> list[Sentence]:
    """What is said of the publication of a programme's awardees, both ways where documents differ."""
    said = record(desk.store, entry.id).get("disclosure")
    values = [value for value in said.values if isinstance(value.statement, Disclosure)] if said else []
    if not any(isinstance(value.statement, Disclosure) and value.statement.policy == "awardees_not_published" for value in values):
        return []
    return [desk.words.sentence(
        "silence.told", name=desk.name(entry.id), parts=desk.words.listed(_policy(desk, value) for value in values),
    )]  # fmt: skip


def _policy(desk: Desk, value: Value) -> tuple[Span, ...]:
    policy = value.statement.policy if isinstance(value.statement, Disclosure) else "other"
    support = Span(desk.support(Support(value.origins, value.documents)), cites(value.claims))
    who = list(dict.fromkeys(desk.who(row) for row in value.claims))[:2]
    return desk.words.spans(f"silence.{policy}", who=desk.words.listed(who), support=support)


def _silences(desk: Desk) -> list[Sentence]:
    """Programmes that most documents name and of which least is said."""
    words, day, found = desk.words, desk.context.generated[:10], []
    for each in silences(desk.store):
        if each.absent:
            found.append(each)
    found.sort(key=lambda each: (-each.searched, -len(each.absent), each.entry))
    return [words.sentence(
        "silence.absent", lists=(desk.page(each.entry),), n=each.searched, day=day,
        name=desk.name(each.entry, desk.first_named(each.entry)),
        absent=words.listed(words(f"silence.asked.{name}") for name in each.absent),
    ) for each in found[:_SILENT]]  # fmt: skip


def _gap(desk: Desk, gap: Gap) -> Sentence:
    """A series with its gaps; it cites where a document of the series prints its number, if that is found in its text."""
    present, missing = (desk.words.listed(_runs(numbers)) for numbers in ([number for number, _ in gap.present], list(gap.missing)))
    evidence = [cite for document in (gap.present[0][1], gap.present[-1][1]) if (cite := _number(desk, document))]
    return desk.words.sentence(
        "silence.gap", *evidence, lists=("documents.html",), n=len(gap.missing), body=printed(gap.body), year=str(gap.year),
        present=present, missing=missing,
    )  # fmt: skip


def _number(desk: Desk, document: str) -> Cite | None:
    stated = desk.store.about(document).number or ""
    start = desk.store.text(document).find(stated)
    return Cite(document, start, start + len(stated), stated) if stated and start >= 0 else None


def _runs(numbers: list[int]) -> list[str]:
    """3, 4, 5, 9 -> "3–5", "9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
