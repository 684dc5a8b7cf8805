"""Academic degrees asked for, by clause: one by one, or "and above" where they are named from the doctorate down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redheader.knowledge.loader import Knowledge
from redheader.reading.chinese.clauses import bracketed
from redheader.text.segment import Span

_ORDER = ("doctorate", "master's", "bachelor", "junior college", "secondary vocational")
_ALONE = {"bachelor": "bachelor's"}  # as a degree; with "or above" it names a level
_SENTENCE, _UPWARDS, _SHARE = 300, " or above", "\u5143("
_TOP_TWO, _PRINTED, _PLACE = "master's or doctorate", "printed", _ORDER.index("junior college")
_PRINTED_UPWARDS = "\u53ca\u4ee5\u4e0a"


class Degrees:
    """Finds degrees by the lexicon zh/degrees."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/degrees")
        self._degrees, self._above, self._free = lexicon, lexicon.compile("@above@"), lexicon.compile("@not_asked@")
        self._steps, self._only_aged = lexicon.compile("@steps@"), lexicon.compile("@only_aged@")
        self._rest = lexicon.compile("@rest@")
        self._aged = knowledge.lexicon("zh/eligibility").part("age")

    def read(self, folded: str, sentence: Span, pieces: Sequence[Span]) -> Iterator[tuple[Span, str]]:
        """Where a degree is asked for, and which; several clauses that share out amounts by degree are read as one."""
        by_clause = [(clause, values) for clause in pieces if (values := self._values(folded, clause))]
        named = list(dict.fromkeys(value for _, values in by_clause for value in values))
        ages = {folded[slice(*span)] for hit in self._aged.find(folded, *sentence) for span in hit.groups.values()}
        aged = len(ages) > 1
        if _from_the_top(named) and self._rest.search(folded, by_clause[-1][0].start, sentence.end):
            return
        if not aged and len(by_clause) > 1 and _from_the_top(named) and sentence.end - sentence.start <= _SENTENCE:
            yield Span(by_clause[0][0].start, by_clause[-1][0].end), _row(named)
            return
        for clause, values in by_clause:
            if not aged and _from_the_top(values):
                yield clause, _row(values)
            else:
                yield from ((clause, _ALONE.get(value, value)) for value in values)

    def _values(self, folded: str, clause: Span) -> list[str]:
        """Each degree of a clause once, unless let off; in brackets only a lowest one alone or beside an age, or one behind its amount."""
        found: list[str] = []
        told = clause.start
        for hit in sorted(self._degrees.find(folded, *clause), key=lambda hit: (hit.start, hit.value != _PRINTED)):
            above = self._above.match(folded, hit.end, clause.end)
            share = folded.startswith(_SHARE, hit.start - len(_SHARE)) and folded.startswith(")", hit.end)
            steps = self._steps.search(folded, clause.start, hit.start) is not None
            level = above and (not found or self._aged.has(folded, *clause))
            aside = bracketed(folded, clause, hit.start) and not (share or steps or level)
            if hit.start < told or aside or self._let_off(folded, hit.end, clause.end):
                continue
            if hit.value == _PRINTED:
                told, words = hit.end, folded[hit.start : hit.end]
                found.append(words)
                continue
            found += [f"{degree}{_UPWARDS}" if above and degree != _ORDER[0] else degree for degree in hit.value.split(", ")]
        return list(dict.fromkeys(found))

    def _let_off(self, folded: str, at: int, end: int) -> bool:
        """Do the words behind a degree say that it is not asked for, or only how old those who have it may be?"""
        return bool(self._free.search(folded, at, min(at + 8, end)) or self._only_aged.match(folded, at, end))


def goes_over(value: str, told: Sequence[str]) -> bool:
    """Does a row of degrees only tell apart what was asked for before: the same level "or above", or graduates as printed?"""
    row = value.endswith((_UPWARDS, _PRINTED_UPWARDS)) or value == _TOP_TWO
    return row and any(_place(one) == _place(value) if one.endswith(_UPWARDS) else _is_printed(one) for one in told)


def _is_printed(degree: str) -> bool:
    return not degree.isascii()


def _place(degree: str) -> int:
    """Where a degree stands in the order, the doctorate first; colleges named as printed stand with junior college."""
    bare = degree.removesuffix(_UPWARDS)
    return _PLACE if _is_printed(bare) else _ORDER.index(bare if bare in _ORDER else _ORDER[1])


def _row(degrees: Sequence[str]) -> str:
    """Several degrees in a row from the doctorate down, as one value: the lowest of them "or above"."""
    lowest = max(degrees, key=_place).removesuffix(_UPWARDS)
    if _is_printed(lowest):
        return lowest if _PRINTED_UPWARDS[1:] in lowest else f"{lowest}{_PRINTED_UPWARDS}"
    return _TOP_TWO if set(degrees) == set(_ORDER[:2]) else f"{lowest}{_UPWARDS}"


def _from_the_top(degrees: Sequence[str]) -> bool:
    """Are these two or more degrees in a row, the doctorate and those right below it? "Master's or above" holds the doctorate."""
    places = sorted({_place(degree) for degree in degrees})
    if len(places) < 2:
        return False
    top = next(degree for degree in degrees if _place(degree) == places[0])
    return (places[0] == 0 or top.endswith(_UPWARDS)) and places == list(range(places[0], places[-1] + 1))
