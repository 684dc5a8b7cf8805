"""Offers that name no programme beside the programmes whose conditions they share. Alike is not the same: nothing is merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redheader.analyse.resemblance import Resemblance, Shared, resemblances
from redheader.publish import present
from redheader.publish.links import Links, Shown, Title
from redheader.publish.render import Line, Renderer
from redheader.publish.wording import Message, Printed, Wording, catalogue, message
from redheader.store import Store

PER_PAGE = 50
_CRITERIA = ("degree", "age", "institution")


class Condition(NamedTuple):
    """Conditions that one sentence of each states."""

    labels: tuple[Wording, ...]
    weight: str
    here: Shown
    there: Shown


class Alike(NamedTuple):
    """A document and a programme that it resembles."""

    title: Title
    path: str
    date: str | None
    programme: Printed
    programme_path: str
    weight: str
    conditions: tuple[Condition, ...]


def write_resemblances(store: Store, site: Renderer) -> int:
    """resemblances.html; gives how many there are."""
    found = resemblances(store, site.context.knowledge)
    rows = [_alike(site.links, each) for each in found]
    site.write_list("resemblances", "resemblances.html", rows, len(rows), PER_PAGE, line=_line)
    site.write_table("resemblances", (row for each in found for row in _rows(site.links, each)))
    return len(rows)


def _alike(links: Links, each: Resemblance) -> Alike:
    conditions = tuple(_conditions(links, each.shared))
    programme = links.programme(each.entry) or ""
    name = links.name(each.entry) or Printed(each.entry)
    return Alike(links.title(each.document), links.document(each.document), links.date(each.document), name, programme,
                 f"{each.weight:.1f}", conditions)  # fmt: skip


def _conditions(links: Links, shared: Sequence[Shared]) -> Iterator[Condition]:
    """The weightiest first; what the same two sentences state is one row."""
    rows: dict[tuple[object, ...], list[Shared]] = defaultdict(list)
    for each in sorted(shared, key=lambda one: (-one.weight, one.feature)):
        here, there = each.here[0].claim, each.there[0].claim
        rows[here.start, here.end, each.there[0].document, there.start, there.end].append(each)
    for group in rows.values():
        weight = f"{sum(each.weight for each in group):.1f}"
        yield Condition(tuple(map(_label, group)), weight, links.shown(group[0].here[0]), links.shown(group[0].there[0]))


def _label(shared: Shared) -> Wording:
    feature = shared.feature
    if feature.name in present.BENEFITS:
        return present.says(shared.here[0].claim)
    if feature.name in _CRITERIA:
        return message("says.eligibility", criterion=Message(f"criterion.{feature.name}"), value=Printed(feature.value))
    key = f"condition.{feature.name.replace(' ', '_')}"
    name = Message(key) if key in catalogue("en") else Printed(feature.name)  # a lexicon may know conditions that have no message
    return message("resemblances.condition", name=name, value=Printed(feature.value))


def _line(row: Alike) -> Line:
    return Line(row.path, row.title.words, str(row.programme))


def _rows(links: Links, each: Resemblance) -> Iterator[dict[str, object]]:
    for shared in each.shared:
        yield {
            "document": each.document, "programme": each.entry, "weight": round(each.weight, 3), "condition": shared.feature.name,
            "value": shared.feature.value, "condition_weight": round(shared.weight, 3), "claim_of_document": shared.here[0].claim.id,
            "claim_of_programme": shared.there[0].claim.id, "page": links.document(each.document),
        }  # fmt: skip
