"""The report as Markdown with footnotes. Words of documents are escaped: none of them becomes a link, a heading or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.publish.render import web_address
from redheader.publish.report.model import Block, Paragraph, Points, Report, Sentence, Span, Table
from redheader.publish.report.words import Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^])")
_START = re.compile(r"^(\d+)([.)])|^([-=])")


def markdown(report: Report) -> str:
    """The text; notes are `[^1]`, as GitHub, Pandoc and others read them."""
    return "\n".join(_lines(report, Words())).rstrip() + "\n"


def _lines(report: Report, words: Words) -> Iterator[str]:
    yield f"# {_escaped(report.title)}\n"
    yield f"{_escaped(report.made)}\n\n{_escaped(report.caution)}\n"
    for section in report.sections:
        yield f"## {_escaped(section.heading)}\n"
        for block in section.blocks:
            yield from _block(report, block, words)
            yield ""
    for note in report.notes:
        links = [f"<{address}>" for address in (web_address(note.address),) if address]
        yield f"[^{note.number}]: {' '.join([_spans(note.words), *links])}"


def _block(report: Report, block: Block, words: Words) -> Iterator[str]:
    match block:
        case Paragraph(sentences=said):
            yield " ".join(_sentence(report, sentence) for sentence in said)
        case Points(sentences=said, more=more):
            yield from (f"- {_sentence(report, sentence)}" for sentence in said)
            yield from _more(more, words)
        case Table(caption=caption, head=head, rows=rows, numbers=numbers, more=more):
            yield f"{_escaped(caption)}\n"
            yield f"| {' | '.join(map(_escaped, head))} |"
            yield f"|{'|'.join('---:' if at in numbers else '---' for at in range(len(head)))}|"
            for row in rows:
                yield f"| {' | '.join(_sentence(report, cell) if cell else '' for cell in row.cells)} |"
            yield from _more(more, words)


def _more(page: str | None, words: Words) -> Iterator[str]:
    if page:
        yield f"\n[{_escaped(words('more'))}]({page})"


def _sentence(report: Report, sentence: Sentence) -> str:
    """Its words with the marks of its footnotes."""
    text = "".join(_escaped(span.text) + "".join(f"[^{number}]" for number in report.notes_of(span)) for span in sentence.spans)
    return f"[{text}]({sentence.page})" if sentence.page else _guarded(text)


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(_escaped(span.text) for span in spans)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))


def _guarded(line: str) -> str:
    """A line that would begin as a list or a rule begins as text."""
    return _START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)
