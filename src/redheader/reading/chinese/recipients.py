"""Who receives: people paid as talent, teams, employers, places for talent, or anybody. Found as noun phrases around amounts."""

from __future__ import annotations

import re
from typing import NamedTuple

from redheader.knowledge.lexicon import Lexicon
from redheader.reading.chinese.passage import parts

_LONGEST, _RECEIVED, _ADJACENT, _REACH = 120, 30, 4, 300
_OPEN, _CLOSE = "\u300a", "\u300b"
_LIST, _MARK = "\u3001", '"'
_CONJUNCTIONS = "\u3001\u548c\u53ca\u4e0e\u6216"
_TRIM = " ,;:\u3001\u548c\u53ca\u4e0e\u7684.\u5e76\u6216\u4e14"
RANK = {"barred": -1, "talent": 0, "team": 0, "station": 1, "organisation": 2, "ordinary": 3, "buyer": 4, "payer": 5, "place": 6}


class Party(NamedTuple):
    """Someone named at `start`-`end`; `kind` as the lexicon says."""

    start: int
    end: int
    kind: str


class Recipient(NamedTuple):
    """Who gets an amount: the words as printed, their span (empty when only a heading or the document says), and the kind."""

    words: str | None
    start: int
    end: int
    kind: str
    how: str


class RecipientGrammar:
    """Finds parties and the phrases that name them."""

    def __init__(self, recipients: Lexicon, context: Lexicon) -> None:
        self._recipients = recipients
        self._tail, self._modifier = recipients.compile("@tail@"), recipients.fragments["modifier"]
        self._lettered, self._classed = recipients.compile("@lettered@"), recipients.compile("@classed@")
        self._ranked, self._class = recipients.compile("@ranked@"), recipients.compile("@class@")
        self._brought = recipients.compile("@brought@")
        self._graded, self._bare_degree = recipients.compile("@graded@"), recipients.compile("@bare_degree@")
        self._handed = recipients.compile("@handed@$")
        self._letter = recipients.compile("@letter@")
        self._received = recipients.compile("@received@")
        self._opening, self._act = recipients.compile("@opening@"), recipients.compile("@act@")
        self._frame = re.compile("|".join(t.pattern for t in context.triggers if t.value == "frame" and t.pattern))

    def parties(self, folded: str, start: int, end: int, masks: list[tuple[int, int]]) -> list[Party]:
        """Every party between two offsets, in order, none inside a mask, none overlapping."""
        hits = [Party(hit.start, hit.end, hit.value) for hit in self._recipients.find(folded, start, end) if hit.end > hit.start]
        hits = [hit for hit in hits if not any(left <= hit.start and hit.end <= right for left, right in masks)]
        hits = [hit for hit in hits if hit.kind not in ("organisation", "ordinary") or not _aside(folded, start, hit.start, end)]
        hits.sort(key=lambda hit: (hit.start, -hit.end, _precedence(hit)))
        found: list[Party] = []
        for hit in (self._paid(folded, start, hit) for hit in hits):
            if hit.kind == "payer":
                found = [party for party in found if party.end <= hit.start]
            if found and hit.start < found[-1].end:
                if hit.kind == "station" and hit.end > found[-1].end:
                    found[-1] = Party(found[-1].start, hit.end, "station")
                elif hit.end > found[-1].end and RANK[hit.kind] == RANK[found[-1].kind]:
                    found[-1] = Party(found[-1].start, hit.end, hit.kind)
                continue
            found.append(hit)
        return [party for party in found if party.kind not in ("payer", "place")]

    def _paid(self, folded: str, floor: int, party: Party) -> Party:
        """A payer becomes an employer where a word before it says that it receives."""
        received = party.kind == "payer" and self._received.search(folded, max(floor, party.start - _RECEIVED), party.start)
        return Party(party.start, party.end, "organisation") if received else party

    def phrase(self, folded: str, party: Party, floor: int, ceiling: int) -> Recipient:
        """The phrase that ends with `party`, from `floor` or the last framing word on, up to what belongs to it."""
        tail = self._tail.match(folded, party.end, ceiling)
        end = tail.end() if tail else party.end
        start = floor
        for frame in self._frame.finditer(folded, floor, party.start):
            if not enclosed(folded, floor, frame.start()):
                start = frame.end()
        if party.start - start > _LONGEST:
            cut = folded.rfind(self._modifier, party.start - _LONGEST, party.start)
            start = cut + 1 if cut >= 0 else party.start
        opened = _opened(folded, start, party.start)
        if opened is not None and folded.find(")", party.end, ceiling) < 0:
            start = opened + 1
        elif opened is not None:
            end = max(end, folded.find(")", party.end, ceiling) + 1)
        if folded.count(_MARK, start, end) % 2 and folded[end : end + 1] == _MARK:
            end += 1
        while start < party.start and folded[start] in _TRIM + ")":
            start += 1
        words = _balanced(folded[start:end].strip(_TRIM))
        return Recipient(words, start, end, party.kind, "clause")

    def framed(self, folded: str, start: int, end: int) -> bool:
        """Does a clause open with a word that makes what follows the recipient?"""
        return self._opening.match(folded, start, end) is not None

    def acts(self, folded: str, party: Party) -> bool:
        """Is a party no more than what people do ("buying a first home")?"""
        return party.kind == "buyer" and self._act.match(folded, party.start, party.end) is not None

    def apart(self, folded: str, held: list[Party], party: Party, floor: int) -> int:
        """Where the words that name `party` alone begin: after the one kind of others that a conjunction joins to it.

        Words that describe both stay: "graduates and jobless people who ...".
        """
        first = next((p for p in held if p.kind == "talent"), None)
        before = [p for p in held if floor <= p.start and p.end < party.start and p.kind in ("ordinary", "buyer")]
        others = [p for p in before if not self.acts(folded, p)]
        if first is None or party.kind != "talent" or not others or others[-1].end >= first.start:
            return floor
        at = others[-1].end
        joints = [index for index in range(at, first.start) if folded[index] in _CONJUNCTIONS]
        described = self._modifier in folded[floor : others[0].start] or enclosed(folded, floor, at)
        return joints[0] + 1 if len(joints) == 1 and not described else floor

    def list_start(self, folded: str, start: int, first: int) -> int:
        """Where a list that begins before `first` begins: after the last framing word."""
        inner = start
        for frame in self._frame.finditer(folded, start, first):
            if not enclosed(folded, start, frame.start()):
                inner = frame.end()
        return inner

    def handed(self, folded: str, party: Party, floor: int, amount: int) -> bool:
        """Is money handed to a party right before an amount ("give the employer 80,000")?"""
        return amount - party.end <= _ADJACENT and self._handed.search(folded, floor, party.start) is not None

    def list_ends(self, folded: str, parties: list[Party], ceiling: int) -> list[int]:
        """Where a list may end before its clause does: after a party that no conjunction follows."""
        tails = [self._tail.match(folded, party.end, ceiling) for party in parties]
        ends = [tail.end() for tail in tails if tail]
        return [end for end in reversed(ends) if end < ceiling and folded[end] not in _CONJUNCTIONS]

    def align(self, folded: str, span: tuple[int, int], parties: list[Party], count: int) -> list[Recipient] | None:
        """The `count` recipients that a span lists in order, or None when it lists another number or none."""
        for signs in (_LIST, _CONJUNCTIONS):
            cut = parts(folded, *span, signs)
            spare, cut = cut[: max(0, len(cut) - count)], cut[-count:]
            if len(cut) != count or any(p.start < spare[-1][1] for p in parties[:1] if spare):
                continue
            if spare and self._modifier in folded[cut[0][0] : min(cut[0][1], parties[0].start)]:
                cut[0] = (spare[0][0], cut[0][1])  # the spare parts are in a modifier: "doctors hired by firms, schools"
            held = [[_clip(p, left, right) for p in parties if p.start < right and left < p.end] for left, right in cut]
            lettered = [bool(inside) or self._letter.match(folded, *part) is not None for part, inside in zip(cut, held, strict=True)]
            if not held[-1] or sum(lettered) * 2 < count:
                continue
            return self._listed(folded, cut, held)
        return None

    def ranked(self, folded: str, span: tuple[int, int], parties: list[Party], count: int) -> list[Recipient] | None:
        """The `count` classes by which those named before them are paid: "teams, by first and second class, are given ..."."""
        match = self._ranked.search(folded, *span)
        classes = list(self._class.finditer(folded, *match.span("classes"))) if match else []
        before = [party for party in parties if match and party.end <= match.start() and party.kind in ("talent", "team")]
        if len(classes) != count or not before:
            return None
        named = self.phrase(folded, before[-1], span[0], before[-1].end)
        return [Recipient(found[0] + (named.words or ""), found.start(), found.end(), named.kind, "list") for found in classes]

    def enumerated(self, folded: str, span: tuple[int, int], parties: list[Party], count: int) -> list[Recipient] | None:
        """The `count` recipients of a list in which commas divide too, when every part names talent; else None."""
        cut = parts(folded, self.list_start(folded, span[0], parties[0].start), span[1], _LIST + ",")
        held = [[_clip(p, left, right) for p in parties if p.start < right and left < p.end] for left, right in cut]
        telling = len(cut) == count and all(any(party.kind == "talent" for party in inside) for inside in held)
        return self._listed(folded, cut, held) if telling else None

    def each(self, folded: str, start: int, end: int, held: list[Party]) -> list[Recipient]:
        """The recipients of one amount that each of them gets: every part of an enumeration, where each part names somebody."""
        cut = parts(folded, start, end, _CONJUNCTIONS)
        named = [[_clip(p, left, right) for p in held if p.start < right and left < p.end] for left, right in cut]
        return self._listed(folded, cut, named) if len(cut) > 1 and all(named) else []

    def _listed(self, folded: str, cut: list[tuple[int, int]], held: list[list[Party]]) -> list[Recipient]:
        last = self.phrase(folded, chosen(held[-1], framed=False) or held[-1][-1], *cut[-1])
        shared = self._classed.search(last.words or "")
        graded = self._graded.search(last.words or "")
        found = []
        for (left, right), inside in zip(cut, held, strict=True):
            if inside:
                best = chosen(inside, framed=False) or inside[-1]
                each = self.phrase(folded, best, left, right)
                words = each.words or ""
            else:
                each = self.phrase(folded, Party(right, right, last.kind), left, right)
                words = (each.words or folded[left:right]).strip(_TRIM)
            lettered = self._lettered.match(words)
            bare = self._brought.sub("", words)
            if shared and self._class.fullmatch(bare):
                words = bare + self._class.sub("", last.words or "", count=1).removeprefix("\u7684")
            elif shared and lettered and not self._classed.search(words):
                words += shared["rest"]
            elif graded and self._bare_degree.search(words):
                words += graded["rest"]
            found.append(Recipient(words, each.start, each.end, each.kind if inside else last.kind, "list"))
        return found


def _balanced(words: str) -> str:
    """`words` without a bracket that is not closed."""
    if words.count("(") > words.count(")") and words.rindex("("):
        words = words[: words.rindex("(")]
    return words[words.rindex(_CLOSE) + 1 :] if _CLOSE in words and _OPEN not in words else words


def _precedence(hit: Party) -> int:
    """Which of two parties that begin together and are as long is meant."""
    return -1 if hit.kind in ("station", "payer", "place") else RANK[hit.kind]


def _clip(party: Party, start: int, end: int) -> Party:
    """The part of a party between two offsets."""
    return Party(max(party.start, start), min(party.end, end), party.kind)


def _opened(folded: str, floor: int, at: int) -> int | None:
    """Where the bracket that is still open at `at` opens, if it does so near."""
    floor = max(floor, at - _REACH)
    opened = folded.rfind("(", floor, at)
    while opened >= 0 and folded.count("(", opened, at) <= folded.count(")", opened, at):
        opened = folded.rfind("(", floor, opened)
    return opened if opened >= 0 else None


def _aside(folded: str, floor: int, at: int, end: int) -> bool:
    """Does `at` stand in brackets that hold no figure?"""
    opened = _opened(folded, floor, at)
    close = folded.find(")", at, end) if opened is not None else -1
    return opened is not None and close > 0 and not any(character.isdigit() for character in folded[opened:close])


def enclosed(folded: str, floor: int, at: int) -> bool:
    """Does `at` stand in brackets that open after `floor`?"""
    return folded.count("(", floor, at) > folded.count(")", floor, at)


def chosen(parties: list[Party], framed: bool) -> Party | None:
    """Who of the parties in one clause is meant: the last where a framing word opens the clause, else the most telling one."""
    if not parties:
        return None
    best = min(parties, key=lambda party: (RANK[party.kind], -party.start))
    return parties[-1] if framed and RANK["barred"] < RANK[best.kind] and RANK[parties[-1].kind] < RANK["ordinary"] else best
