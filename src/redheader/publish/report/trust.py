"""How far to trust the findings: what the reader was measured at, what people found in samples, and what the figures do not say."""

from __future__ import annotations

from redheader.analyse.precision import Precision, Share, precision
from redheader.publish.measured import measured
from redheader.publish.report.desk import Desk
from redheader.publish.report.model import Block, Paragraph, Row, Section, Sentence, Table

_PAGE = ("methods.html",)


def trust(desk: Desk) -> Section:
    """The section."""
    words, figures = desk.words, measured()
    lead = words.sentence(
        "trust.measured", lists=_PAGE, n=figures.documents, day=figures.date, reader=figures.reader, gold=figures.gold[:12]
    )
    same = [] if figures.reader == desk.context.reader else [words.sentence("trust.other_reader", lists=_PAGE, reader=desk.context.reader)]
    rows = tuple(Row(tuple(words.cell(value, lists=_PAGE) for value in (
        score.kind, _percent(score.precision), _percent(score.recall), score.gold))) for score in figures.scores)  # fmt: skip
    head = tuple(words(f"trust.{name}") for name in ("kind", "precision", "recall", "annotated"))
    table = Table(words("trust.table"), head, rows, frozenset({1, 2, 3}), None)
    judged = precision(desk.store, desk.context.judgements)
    blocks: list[Block] = [Paragraph((lead, *same)), table, Paragraph(tuple(_judged(desk, judged)))]
    never = ("origins", "absence", "versions")
    blocks.append(Paragraph(tuple(words.sentence(f"trust.{name}", lists=_PAGE, reader=desk.context.reader, day=desk.context.generated[:10])
                                  for name in never)))  # fmt: skip
    return Section("trust", words("trust.heading"), tuple(blocks))


def _judged(desk: Desk, found: Precision | None) -> list[Sentence]:
    words = desk.words
    if found is None or not found.overall:
        return [words.sentence("trust.nobody", lists=_PAGE)]
    judged = sum(kind.judged for kind in found.kinds)
    said = [words.sentence("trust.judged", lists=_PAGE, n=judged, share=_interval(desk, found.overall))]
    if found.missed and found.missed.recall:
        said.append(words.sentence("trust.missed", lists=_PAGE, n=found.missed.judged, missed=found.missed.missed,
                                   share=_interval(desk, found.missed.recall)))  # fmt: skip
    if found.agreement:
        said.append(words.sentence("trust.agreement", lists=_PAGE, n=found.agreement.items, share=_percent(found.agreement.agree)))
    return said


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _interval(desk: Desk, share: Share) -> str:
    return desk.words("trust.interval", share=_percent(share.value), low=_percent(share.low), high=_percent(share.high))
