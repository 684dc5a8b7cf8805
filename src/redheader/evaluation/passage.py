"""The sentence around a quotation, so that a miss can be judged without opening the document."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.evaluation.compare import Record
from redheader.text.fold import fold
from redheader.text.segment import Span, covering, sentences

_AROUND = 120


class Passage(NamedTuple):
    """A quotation with what stands before and after it in its sentences; both empty where the document is not at hand."""

    before: str
    quote: str
    after: str


def passage(record: Record, text: str | None) -> Passage:
    """The quotation of a claim or programme in its sentences of `text`, at most 120 characters on either side, spaces joined."""
    quote = str(record.get("quote") or "")
    at = _place(record, quote, text) if text and quote else None
    if at is None or text is None:
        return Passage("", _joined(quote), "")
    spans = sentences(fold(text))
    low, high = spans[covering(spans, at.start)].start, spans[covering(spans, at.end - 1)].end
    before, after = text[min(low, at.start) : at.start], text[at.end : max(high, at.end)]
    before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    after = after if len(after) <= _AROUND else after[:_AROUND] + "…"
    return Passage(_joined(before).lstrip(), _joined(text[at.start : at.end]), _joined(after).rstrip())


def _place(record: Record, quote: str, text: str) -> Span | None:
    """Where the record says that its quotation stands, else where it first does, spaces set aside."""
    start, end = record.get("span") or (record.get("start"), record.get("end"))
    if isinstance(start, int) and isinstance(end, int) and text[start:end] == quote:
        return Span(start, end)
    if (found := text.find(quote)) >= 0:
        return Span(found, found + len(quote))
    loose = re.search(r"\s*".join(re.escape(character) for character in quote if not character.isspace()), text)
    return Span(*loose.span()) if loose and loose.end() > loose.start() else None


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text)
