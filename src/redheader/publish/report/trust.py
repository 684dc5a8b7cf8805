"""How far to trust the findings: what the reader was measured at, what people found in samples, and what the figures do not say."""

from __future__ import annotations

from redheader.analyse.precision import Precision, Share, precision
from redheader.publish.measured import Measured, measured
from redheader.publish.report.desk import Desk
from redheader.publish.report.model import Block, Paragraph, Row, Section, Sentence, Table

_PAGE = ("methods.html",)


def trust(desk: Desk) -> Section:
    """The section."""
    words, sets = desk.words, measured()
    blocks: list[Block] = [block for figures in sets for block in _measured(desk, figures)]
    if any(figures.reader != desk.context.reader for figures in sets):
        blocks.append(Paragraph((words.sentence("trust.other_reader", lists=_PAGE, reader=desk.context.reader),)))
    judged = precision(desk.store, desk.context.judgements)
    blocks.append(Paragraph(tuple(_judged(desk, judged))))
    never = ("origins", "absence", "versions")
    blocks.append(Paragraph(tuple(words.sentence(f"trust.{name}", lists=_PAGE, reader=desk.context.reader, day=desk.context.generated[:10])
                                  for name in never)))  # fmt: skip
    return Section("trust", words("trust.heading"), tuple(blocks))


def _measured(desk: Desk, figures: Measured) -> tuple[Block, Block]:
    words = desk.words
    lead = words.sentence("trust.measured", lists=_PAGE, n=figures.documents, name=figures.name, about=figures.about, day=figures.date,
                          reader=figures.reader, gold=figures.gold[:12])  # fmt: skip
    rows = tuple(Row(tuple(words.cell(value, lists=_PAGE) for value in (
        score.kind, _percent(score.precision), _percent(score.recall), score.gold))) for score in figures.scores)  # fmt: skip
    head = tuple(words(f"trust.{name}") for name in ("kind", "precision", "recall", "annotated"))
    return Paragraph((lead,)), Table(words("trust.table", name=figures.name), head, rows, frozenset({1, 2, 3}), None)


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
