"""Academic degrees asked for, by clause: one by one, or "and above" where they are named from the doctorate down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redheader.knowledge.loader import Knowledge
from redheader.reading.chinese.clauses import bracketed
from redheader.text.segment import Span

_ORDER = ("doctorate", "master's", "bachelor", "junior college", "secondary vocational")
_ALONE = {"bachelor": "bachelor's"}  # as a degree; with "or above" it names a level
_SENTENCE, _UPWARDS, _SHARE = 300, " or above", "\u5143("


class Degrees:
    """Finds degrees by the lexicon zh/degrees."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/degrees")
        self._degrees, self._above, self._free = lexicon, lexicon.compile("@above@"), lexicon.compile("@not_asked@")
        self._steps = lexicon.compile("@steps@")
        self._aged = knowledge.lexicon("zh/eligibility").part("age")

    def read(self, folded: str, sentence: Span, pieces: Sequence[Span]) -> Iterator[tuple[Span, str]]:
        """Where a degree is asked for, and which; several clauses that share out amounts by degree are read as one."""
        by_clause = [(clause, values) for clause in pieces if (values := self._values(folded, clause))]
        named = list(dict.fromkeys(value for _, values in by_clause for value in values))
        ages = {folded[slice(*span)] for hit in self._aged.find(folded, *sentence) for span in hit.groups.values()}
        aged = len(ages) > 1
        if not aged and len(by_clause) > 1 and _from_the_top(named) and sentence.end - sentence.start <= _SENTENCE:
            yield Span(by_clause[0][0].start, by_clause[-1][0].end), f"{named_lowest(named)} or above"
            return
        for clause, values in by_clause:
            if not aged and _from_the_top(values):
                yield clause, f"{named_lowest(values)} or above"
            else:
                yield from ((clause, _ALONE.get(value, value)) for value in values)

    def _values(self, folded: str, clause: Span) -> list[str]:
        """Each degree of a clause once, unless it is let off; in brackets only a lowest one beside an age or one behind its amount."""
        found: list[str] = []
        for hit in sorted(self._degrees.find(folded, *clause), key=lambda hit: hit.start):
            above = self._above.match(folded, hit.end, clause.end)
            share = folded.startswith(_SHARE, hit.start - len(_SHARE)) and folded.startswith(")", hit.end)
            steps = self._steps.search(folded, clause.start, hit.start) is not None
            aside = bracketed(folded, clause, hit.start) and not (share or steps or (above and self._aged.has(folded, *clause)))
            if aside or self._free.search(folded, hit.end, min(hit.end + 8, clause.end)):
                continue
            found += [f"{degree} or above" if above and degree != _ORDER[0] else degree for degree in hit.value.split(", ")]
        return list(dict.fromkeys(found))


def named_lowest(degrees: Sequence[str]) -> str:
    """The lowest of several degrees."""
    return max((degree.removesuffix(_UPWARDS) for degree in degrees), key=_ORDER.index)


def _from_the_top(degrees: Sequence[str]) -> bool:
    """Are these two or more degrees in a row, the doctorate and those right below it? "Master's or above" holds the doctorate."""
    bare = [degree.removesuffix(_UPWARDS) for degree in degrees]
    if len(set(bare)) < 2 or not set(bare) <= set(_ORDER):
        return False
    places = sorted({_ORDER.index(degree) for degree in bare})
    top = next(degree for degree in degrees if degree.startswith(_ORDER[places[0]]))
    return (places[0] == 0 or top.endswith(_UPWARDS)) and places == list(range(places[0], places[-1] + 1))
