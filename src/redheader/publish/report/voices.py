"""Rules that stand against recruitment, shortages by author and year, and who alleges, denies or contends what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from redheader.analyse.record import same
from redheader.model.claim import Position, Restriction, Shortage
from redheader.publish.report.desk import Desk, Support, cites
from redheader.publish.report.model import Paragraph, Points, Section, Sentence, Span
from redheader.publish.report.public import Public
from redheader.publish.report.words import printed
from redheader.store import ClaimRow

_EACH = 12
Group = Sequence[ClaimRow]


def restrictions(desk: Desk) -> Section | None:
    """Rules that name their authority first."""
    return _section(desk, "restriction", _restriction, lambda group: (_authority(group) is None, -_origins(group), group[0].claim.id))


def shortages(desk: Desk) -> Section | None:
    """Never merged across authors or years; the latest year first."""
    return _section(desk, "shortage", _shortage, lambda group: (_year(group) is None, _reverse(_year(group)), group[0].claim.id))


def positions(desk: Desk) -> Section | None:
    """Each with its speaker and stance; none is a fact. Those that name anybody who is no public body stay in the list alone."""
    public = Public(desk.context.knowledge)
    return _section(desk, "position", _position, lambda group: (group[0].entry is None, -_origins(group), group[0].claim.id), public)


def _section(desk: Desk, kind: str, say: Callable[[Desk, Group], Sentence], order: Callable[[Group], tuple[object, ...]],
             public: Public | None = None) -> Section | None:  # fmt: skip
    words, groups = desk.words, defaultdict[object, list[ClaimRow]](list)
    for row in desk.store.claims(kind=kind):
        groups[same(row.claim.statement), row.claim.according_to].append(row)
    if not groups:
        return None
    told = sorted((group for group in groups.values() if not public or public(group[0].claim.quote)), key=order)
    said = [say(desk, group) for group in told[:_EACH]]
    page = desk.all_of(kind)
    lead = [words.sentence(f"{kind}.lead", lists=(page,), n=len(groups))]
    if len(told) < len(groups):
        lead.append(words.sentence(f"{kind}.kept", lists=(page,), n=len(groups) - len(told)))
    points = Points(tuple(said), page if len(groups) > len(said) else None)
    return Section(kind, words(f"{kind}.heading"), (Paragraph(tuple(lead)), points), tuple(said[:1]))


def _restriction(desk: Desk, group: Group) -> Sentence:
    what = group[0].claim.statement
    if not isinstance(what, Restriction):
        raise TypeError(f"{what} is no restriction")
    stated = {"authority": what.authority, "date": what.date, "who": what.who, "what": what.what}
    parts = [desk.words.spans(f"restriction.{name}", value=printed(value)) for name, value in stated.items() if value]
    return desk.words.sentence("restriction.says", by=desk.who(group[0]), parts=_joined(desk, parts), support=_support(desk, group))


def _shortage(desk: Desk, group: Group) -> Sentence:
    what = group[0].claim.statement
    if not isinstance(what, Shortage):
        raise TypeError(f"{what} is no shortage")
    area = desk.words.spans("shortage.area", area=printed(what.area)) if what.area else ""
    year = what.year or desk.words("shortage.no_year")
    return desk.words.sentence("shortage.says", by=desk.who(group[0]), count=what.count, unit=printed(what.unit), area=area, year=year,
                               support=_support(desk, group))  # fmt: skip


def _position(desk: Desk, group: Group) -> Sentence:
    row = group[0]
    what = row.claim.statement
    if not isinstance(what, Position):
        raise TypeError(f"{what} is no position")
    speaker = printed(what.speaker) if what.speaker else desk.words("position.nobody")
    programme = desk.words.spans("position.programme", name=desk.name(row.entry)) if row.entry else ""
    return desk.words.sentence("position.says", by=desk.who(row), speaker=speaker, stance=desk.words(f"position.{what.stance}"),
                               about=printed(what.about, limit=200), programme=programme, support=_support(desk, group))  # fmt: skip


def _joined(desk: Desk, parts: Sequence[Sequence[Span]]) -> list[Span]:
    return [span for place, part in enumerate(parts) for span in ([Span(desk.words("semicolon"))] if place else []) + list(part)]


def _support(desk: Desk, group: Group) -> Span:
    return Span(desk.support(Support(_origins(group), len({row.document for row in group}))), cites(group))


def _origins(group: Group) -> int:
    return len({row.origin for row in group})


def _authority(group: Group) -> str | None:
    what = group[0].claim.statement
    return what.authority if isinstance(what, Restriction) else None


def _year(group: Group) -> str | None:
    what = group[0].claim.statement
    return what.year if isinstance(what, Shortage) else None


def _reverse(year: str | None) -> tuple[int, ...]:
    return tuple(-ord(character) for character in year or "")
