"""How right the readings are, by people's judgement of random samples: precision, an upper bound of recall, agreement.

Sources: Wilson (1927) for intervals of shares; Cohen (1960) for kappa; Krippendorff (2011), nominal data, for alpha.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import sqrt

import msgspec

from redheader.analyse.judged import latest, verdict
from redheader.analyse.passages import unread_passages
from redheader.model.claim import kind_of
from redheader.model.judgement import Judgement
from redheader.store import Store

_Z = 1.959963984540054  # 95 %
Says = Mapping[str, str]


class Share(msgspec.Struct, frozen=True):
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


class OfKind(msgspec.Struct, frozen=True):
    """`claims`: all of the kind. `judged`: those of the sample on which people agree; `right` of them; `open`: unsure or disputed."""

    kind: str
    claims: int
    judged: int
    right: int
    open: int
    precision: Share | None


class Missed(msgspec.Struct, frozen=True):
    """`passages`: all in which nothing was read; in `missed` of `judged` something was. `recall`: at most this, as one may hide several."""

    passages: int
    judged: int
    missed: int
    open: int
    recall: Share | None


class Pair(msgspec.Struct, frozen=True):
    """Two people: how many items both judged, the share on which they agree, and Cohen's kappa, None where chance alone explains it."""

    one: str
    other: str
    items: int
    agree: float
    kappa: float | None


class Agreement(msgspec.Struct, frozen=True):
    """`items`: those that several people judged. `agree`: share of pairs of verdicts that are the same. `alpha`: Krippendorff's."""

    items: int
    agree: float
    alpha: float | None
    pairs: tuple[Pair, ...]


class Precision(msgspec.Struct, frozen=True):
    """`overall`: over all claims of the kinds judged, each kind with its weight. `gone`: judged claims that no reading makes any more."""

    kinds: tuple[OfKind, ...]
    overall: Share | None
    missed: Missed | None
    agreement: Agreement | None
    gone: int


def precision(store: Store, judgements: Iterable[Judgement]) -> Precision | None:
    """What the samples show so far, None while nothing of a sample is judged. Reads every text when passages were judged."""
    kept = tuple(judgements)
    claims, passages = latest(kept, "claim", sampled=True), latest(kept, "passage", sampled=True)
    if not claims and not passages:
        return None
    kinds, gone = _by_kind(store, claims)
    overall = _overall(kinds)
    return Precision(kinds, overall, _missed(store, passages, overall), agreement([*claims.values(), *passages.values()]), gone)


def wilson(right: float, total: float) -> Share | None:
    """`right` of `total` with its interval; None of nothing."""
    if not total:
        return None
    share, spread = right / total, _Z * _Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / total + spread / total / 4) / (1 + spread)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def agreement(items: Iterable[Says]) -> Agreement | None:
    """How far people agree, over the items that several of them judged; None where there are none."""
    several = [says for says in items if len(says) > 1]
    if not several:
        return None
    pairs = [one == other for says in several for one, other in combinations(says.values(), 2)]
    people = sorted({person for says in several for person in says})
    both = (
        (one, other, [(says[one], says[other]) for says in several if one in says and other in says])
        for one, other in combinations(people, 2)
    )
    found = tuple(Pair(one, other, len(said), sum(a == b for a, b in said) / len(said), kappa(said)) for one, other, said in both if said)
    return Agreement(len(several), sum(pairs) / len(pairs), alpha(several), found)


def kappa(said: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two people's verdicts; None where both always say the same one thing, so that chance explains everything."""
    total = len(said)
    ones, others = Counter(one for one, _ in said), Counter(other for _, other in said)
    chance = sum(ones[value] * others[value] for value in ones) / total**2
    observed = sum(one == other for one, other in said) / total
    return None if chance == 1 else (observed - chance) / (1 - chance)


def alpha(items: Iterable[Says]) -> float | None:
    """Krippendorff's alpha for verdicts without order; None where all verdicts are the same."""
    coincidences = defaultdict[tuple[str, str], float](float)
    for says in items:
        values = list(says.values())
        for place, one in enumerate(values):
            for other in values[:place] + values[place + 1 :]:
                coincidences[one, other] += 1 / (len(values) - 1)
    totals = defaultdict[str, float](float)
    for (one, _), weight in coincidences.items():
        totals[one] += weight
    everything = sum(totals.values())
    observed = sum(weight for (one, other), weight in coincidences.items() if one != other)
    expected = sum(totals[one] * totals[other] for one in totals for other in totals if one != other)
    return None if not expected else 1 - (everything - 1) * observed / expected


def _by_kind(store: Store, claims: Mapping[str, Says]) -> tuple[tuple[OfKind, ...], int]:
    counts, judged, right, unsettled = store.kinds(), Counter[str](), Counter[str](), Counter[str]()
    for row in store.claims() if claims else ():
        if row.claim.id in claims:
            kind, said = kind_of(row.claim.statement), verdict(claims[row.claim.id].values())
            judged[kind] += said in ("right", "wrong")
            right[kind] += said == "right"
            unsettled[kind] += said not in ("right", "wrong")
    kinds = sorted(kind for kind in counts if judged[kind] + unsettled[kind])
    found = tuple(
        OfKind(kind, counts[kind], judged[kind], right[kind], unsettled[kind], wilson(right[kind], judged[kind])) for kind in kinds
    )
    return found, len(claims) - judged.total() - unsettled.total()


def _overall(kinds: Sequence[OfKind]) -> Share | None:
    """The kinds' shares by weight; the interval is Wilson's for as many draws as would give the same variance."""
    measured = [kind for kind in kinds if kind.precision]
    total = sum(kind.claims for kind in measured)
    if not total:
        return None
    parts = [(kind.claims / total, kind.right / kind.judged, kind.judged) for kind in measured]
    share = sum(weight * value for weight, value, _ in parts)
    variance = sum(weight**2 * value * (1 - value) / drawn for weight, value, drawn in parts)
    draws = share * (1 - share) / variance if variance else sum(drawn for *_, drawn in parts)
    return wilson(share * draws, draws)


def _missed(store: Store, passages: Mapping[str, Says], overall: Share | None) -> Missed | None:
    if not passages:
        return None
    total, said = 0, list[str]()
    for passage in unread_passages(store):
        total += 1
        if passage.id in passages:
            said.append(verdict(passages[passage.id].values()))
    wrong, judged = said.count("wrong"), said.count("wrong") + said.count("right")
    share = wilson(wrong, judged)
    recall = None
    if share and overall:
        claims = sum(store.kinds().values())
        ends = ((overall.value, share.value), (overall.low, share.high), (overall.high, share.low))
        recall = Share(*(_recall(claims * right, total * missing) for right, missing in ends))
    return Missed(total, judged, wrong, len(said) - judged, recall)


def _recall(found: float, missed: float) -> float:
    return found / (found + missed) if found + missed else 0.0
