"""Who runs, oversees or funds the talent part of a document: one claim for each body, once in a document."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Sponsor
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import trim
from redheader.reading.chinese.talent import TalentContext, TalentPassages
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Span, covering

_QUOTE = 200
_CONFIDENCE = {"list": 0.85, "funds": 0.75, "administers": 0.85}


class SponsorReader:
    """Reads responsible bodies."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/sponsor")
        self._context = TalentContext(knowledge)
        self._lists, self._doers = lexicon.part("list"), lexicon.part("by", "does", "recognises", "issues", "funds", "administers")
        self._one = lexicon.compile("@inner@")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Bodies in the order of the text, each once."""
        passages = TalentPassages(self._context, source)
        seen: list[str] = []
        for _, sentence in passages.sentences():
            hits = list(self._doers.find(source.folded, *sentence)) if self._context.names_person(source.folded, *sentence) else []
            yield from self._drafts(source, namings, sorted(hits, key=lambda hit: hit.start), seen)
        for hit in self._lists.find(source.folded) if passages.present else ():
            if self._governs_talent(source, passages, hit):
                yield from self._drafts(source, namings, [hit], seen)

    def _governs_talent(self, source: Source, passages: TalentPassages, hit: Hit) -> bool:
        """Is the clause that such a list closes about talent: its sentence, or the one before it?"""
        index = covering(source.sentences, hit.start)
        before = source.sentences[max(0, index - 3) : index + 1]
        block = source.block_at(hit.start)
        near = [sentence for sentence in before if sentence.start >= block.start] if block.start < hit.start - 4 else before[-2:]
        return any(self._context.names_person(source.folded, *s) and self._context.gives(source.folded, *s) for s in near) or (
            passages.whole and bool(near)
        )

    def _drafts(self, source: Source, namings: tuple[Naming, ...], hits: list[Hit], seen: list[str]) -> Iterator[Draft]:
        for hit in hits:
            quote = trim(source.folded, _quote(source, hit))
            if quote is None:
                continue
            for body in self._bodies(source.folded, Span(*hit.groups["orgs"]), hit.value):
                if body not in seen:
                    seen.append(body)
                    yield Draft(Sponsor(body), *quote, _CONFIDENCE.get(hit.value, 0.7), governing(source, namings, *quote))

    def _bodies(self, folded: str, span: Span, kind: str) -> Iterator[str]:
        """The bodies of a row, as printed."""
        if kind == "funds":
            yield folded[span.start : span.end]
            return
        at = span.start
        while match := self._one.search(folded, at, span.end):
            yield match[0]
            at = match.end()


def _quote(source: Source, hit: Hit) -> Span:
    """The sentence, or as much of it around the hit as a quotation may hold."""
    sentence = source.sentence_at(hit.start)
    if sentence.end - sentence.start <= _QUOTE:
        return sentence
    start = max(sentence.start, max(source.folded.rfind(sign, sentence.start, hit.start) for sign in ",:\u3002") + 1)
    stop = source.folded.find(",", hit.end, sentence.end)
    return Span(start, min(stop if stop >= 0 else sentence.end, max(start + _QUOTE, hit.end)))
