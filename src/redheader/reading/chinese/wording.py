"""The words of a clause that are the condition itself, without the people it is said of, the payer and what one gets.

Ranks, grades of skill and the years since leaving school are told alone. Of any other condition the words are those between the
people named before it ("talent in the county buys ...") and the people named behind it ("... of the talent").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from redheader.knowledge.loader import Knowledge
from redheader.reading.chinese.clauses import bracketed
from redheader.text.segment import Span

_PARTICLE, _ENDS, _JOINTS = "\u7684", " \t:;,\u3001\u3002", "\u3001,\u548c\u53ca\u6216\u4e14\u5e76\u4ee5\u8005\u4e0e"
_GAP, _SHORTEST = 2, 3
_GRADUATED = "experience:graduated"
_ALONE = {"position": "rank", "position:skill": "grade", "other:skill": "grade"}


class Said(NamedTuple):
    """What a trigger of this `value` says from `start` to `end`, in a clause that holds conditions up to `clause.end`."""

    start: int
    end: int
    value: str
    clause: Span


class Wording:
    """Words conditions by the lexicon zh/wording."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/wording")
        self._subject, self._object, self._school = lexicon.part("subject"), lexicon.part("object"), lexicon.part("school")
        self._alone = {value: lexicon.part(value) for value in ("rank", "grade")}
        self._before, self._trail, self._modal = lexicon.pattern("before"), lexicon.pattern("trail"), lexicon.pattern("modal")

    def words(self, folded: str, said: Sequence[Said]) -> str:
        """The condition that several triggers tell together; pieces that do not adjoin are divided by a comma."""
        found: list[Span] = []
        for piece in sorted(self._piece(folded, each) for each in said):
            if found and piece.start - found[-1].end <= _GAP and not folded[found[-1].end : piece.start].strip(_JOINTS):
                found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
            else:
                found.append(piece)
        words = list(dict.fromkeys(folded[slice(*piece)].strip(_ENDS) for piece in found))
        return ",".join(one for one in words if not any(one != other and one in other for other in words))

    def _piece(self, folded: str, said: Said) -> Span:
        """The words of one trigger."""
        alone = _ALONE.get(said.value)
        if alone:
            for hit in self._alone[alone].find(folded, *said.clause):
                if hit.start < said.end and said.start < hit.end:
                    return Span(hit.start, hit.end)
        if said.value == _GRADUATED:
            return self._graduated(folded, said)
        start = self._start(folded, said)
        return Span(start, self._end(folded, said, start))

    def _graduated(self, folded: str, said: Said) -> Span:
        """Years since leaving school, with being at school before them and what one does within them."""
        before = self._before.search(folded, said.clause.start, said.start)
        end = said.end - 1 if folded[said.end - 1] in _PARTICLE + _JOINTS else said.end
        return Span(before.start() if before else said.start, end)

    def _start(self, folded: str, said: Said) -> int:
        """Where what is said begins: behind the last people, label or other condition before the trigger."""
        ends = [hit.end for hit in self._subject.find(folded, said.clause.start, said.end) if hit.end <= said.start]
        start = max((end for end in ends if not bracketed(folded, said.clause, end)), default=said.clause.start)
        modal = self._modal.match(folded, start, said.start)
        return modal.end() if modal else start

    def _end(self, folded: str, said: Said, start: int) -> int:
        """Where it ends: before the people it describes, or before what is left of the words for what one gets."""
        at = said.end - 1 if folded[said.end - 1] == _PARTICLE else said.end
        school = self._school.first(folded, said.start, said.clause.end) if said.value == "institution" else None
        if school:
            return max(school.end, said.end)
        people = [hit.start for hit in self._object.find(folded, at, said.clause.end)]
        end = min((place for place in people if not bracketed(folded, said.clause, place)), default=said.clause.end)
        trail = self._trail.search(folded, max(said.end, start + _SHORTEST), end)
        return trail.start() if trail else end
