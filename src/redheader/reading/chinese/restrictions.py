"""What talent may not do, or not without leave: in a sentence, or over a list of the people meant."""

from __future__ import annotations

from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Restriction
from redheader.reading.attach import governing
from redheader.reading.chinese.clauses import trim
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.source import Draft, Naming, Source
from redheader.text.segment import Span

_QUOTE, _PLAIN, _LISTED = 300, "restriction", "restriction:listed"


class RestrictionReader:
    """Reads limits on moving, leaving, being hired and secrets, in documents about talent."""

    def __init__(self, knowledge: Knowledge, context: TalentContext) -> None:
        lexicon = knowledge.lexicon("zh/relations")
        self._context, self._lexicon, self._mobility = context, lexicon.part("restriction"), lexicon.part("mobility")
        self._hiring = lexicon.part("mobility", "hiring")
        self._item, self._any_other = lexicon.part("item"), lexicon.part("any_other")

    def read(self, source: Source, namings: tuple[Naming, ...]) -> Iterator[Draft]:
        """Each sentence that limits, once, and each item of a list below one."""
        if not self._context.about_talent(source):
            return
        last = -1
        for hit in sorted(self._lexicon.find(source.folded), key=lambda hit: (hit.start, -hit.end)):
            sentence = source.sentence_at(hit.start)
            if sentence.start == last or sentence.end - sentence.start > _QUOTE:
                continue
            matter = self._mobility if hit.value == _PLAIN else self._hiring
            if not matter.has(source.folded, sentence.start, max(hit.end, sentence.end)):
                continue
            last = sentence.start
            told = self._listed(source, hit) if hit.value == _LISTED else [(hit.groups["who"], sentence)]
            what = source.folded[slice(*(hit.groups.get("what") or hit.groups["then"]))].strip(", ")
            for who, quote in told:
                people = source.folded[slice(*who)]
                yield Draft(Restriction(None, None, people, what), *quote, 0.7, governing(source, namings, *quote))

    def _listed(self, source: Source, head: Hit) -> Iterator[tuple[Span, Span]]:
        """The people in the items right behind the head, each with its quotation."""
        end = head.end
        for item in self._item.find(source.folded, head.end - 1):
            if source.folded[end : item.start].strip(";\u3002\n "):
                return
            end = item.end
            who = trim(source.folded, Span(*item.groups["who"]))
            if who and not self._any_other.has(source.folded[slice(*who)]):
                yield who, who
