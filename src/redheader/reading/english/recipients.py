"""Who gets a sum in an English sentence: a label before it, whom a verb gives it to, who receives it, or "for" and "to" behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.reading.english.amounts import IN_ORDER, Amount
from redheader.reading.english.benefits import BenefitReader
from redheader.reading.english.outline import list_opening, passages_above
from redheader.reading.english.tables import label, row_at
from redheader.reading.source import Source
from redheader.text.segment import Span, covering

_LABEL = re.compile(r"\b([A-Z][1-9]|[A-H]|I{1,3}|IV|V|[1-6])\b")
_HEAD = re.compile(r"[Cc]ategor(?:y|ies)|[Cc]lass(?:es)?|[Ll]evels?|[Gg]rades?|[Tt]iers?|[Tt]ypes?|[Bb]ands?|[Gg]roups?")
_SINGULAR = {
    "categories": "Category", "classes": "Class", "levels": "Level", "grades": "Grade", "tiers": "Tier", "types": "Type", "bands": "Band",
    "groups": "Group",
}  # fmt: skip
_AND = re.compile(r",? (?:and|or) |, ?")
_ASIDE = re.compile(r"[^,;:.()]{0,25} ?\(")
_LABELLED = re.compile(
    r"[\"')\]]*(?: \([^()]*\))?(?: ?[:|\t,-]+ ?(?:[A-Za-z' -]{0,45}(?:of|:|is|worth|at))?| ?[:|\t] ?[A-Za-z' -]{0,45}"
    r"| an? (?:flat|fixed|further|round|mere) | (?:one|that|those) of | with (?:between |up to |at least )?| )[\s\"']*"
)
_VERBS = ("gives", "gets")
_PAYEES = ("person", "team", "body", "one", "list", "quoted", "holders", "founded")
_LINE_LABEL = re.compile(r"(?:[-*\u2022\u00b7\u2013] ?|\(?\w{1,2}[.)] )?(?P<label>[A-Z][^:;.!?|\t]{2,60}): ?(?:[a-z]+ ){0,3}")
_RANKED = re.compile(r"\b(?:[Ll]evel|[Tt]ier|[Rr]ank|[Gg]rade|[Tt]rack|[Cc]lass|[Cc]ategory|[Pp]rize|[Gg]roup)$")
_FIELD_LINE = re.compile(r"[A-Z][A-Za-z -]{2,30}:|[-*\u2022\u00b7] ")
_TITLE_REACH = 8
_BRACKET = re.compile(r"[^;,.()]{0,35}\((?:for )?(?:the )?(?P<who>[A-H]\d?|[a-z][A-Za-z' -]{3,40})\)")
_LIST_ITEM = re.compile(
    r"(?:: |^|(?<=; )|(?<=;))(?:if |for |in )?(?P<who>[A-Za-z][A-Za-z' -]{1,30}), (?:(?:up to|at most|at least|not more than) )?$"
)
_ROW_HEAD = re.compile(r"^(?:.*[;:] )?(?:[A-Za-z]+ (?:of|in|at|rated|ranked|graded|classed as) )?(?:the |those of the |an? )?")
_ROW_ITEM = 60
_NUMBER = re.compile(r"^(?:\(?[\dIVXA-Za-z]{1,4}[.)] |(?:Post|Rank|Position) \w{1,3}[.:] )")
_HEADING_LENGTH = 50
_ARTICLE, _AGENT_REACH = 4, 30
_PREPOSITIONS = ("for ", "For ", "to ", "with ", "With ")
_MEANT = re.compile(r" for ")
_PER_EACH = re.compile(r",? (?:per|a|each|every) \w+,? respectively\b")


class Recipient(NamedTuple):
    """`words` as printed, None for a pronoun or nobody; `kind`: "person", "team" or "body"; `note`: a bracket that tells it from others."""

    words: str | None
    kind: str
    note: str | None = None


class _Sentence(NamedTuple):
    """A sentence with its payees and its verbs of giving and getting, in order. `told`: who "they" are, or whom a list is for."""

    folded: str
    span: Span
    hits: list[Hit]
    told: Recipient | None

    @property
    def payees(self) -> list[Hit]:
        """Those who may be paid."""
        return [hit for hit in self.hits if hit.value in _PAYEES]

    def verbs(self, within: Span) -> list[Hit]:
        """The verbs of giving and getting that stand whole within two offsets."""
        return [hit for hit in self.hits if hit.value in _VERBS and within.start <= hit.start and hit.end <= within.end]


class RecipientReader:
    """Needs the lexicons "en/recipients" and "en/classes"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("en/recipients")
        self._benefits = BenefitReader(knowledge)
        classes = knowledge.lexicon("en/classes")
        self._clause_break, self._oblique, self._they = (classes.pattern(value) for value in ("clause_break", "oblique", "they"))
        self._directly, self._as_what, self._meant_for = (classes.pattern(value) for value in ("directly", "as", "for"))
        self._behind, self._each, self._titled = (classes.pattern(value) for value in ("behind", "each", "titled"))
        self._aside = classes.pattern("speaks_aside")
        self._payee_head = classes.pattern("payee_head")
        self._rank = classes.pattern("rank")
        self._agent, self._belongs, self._coining = (classes.pattern(value) for value in ("agent_by", "belongs", "coining"))
        self._of_amounts = classes.pattern("of_amounts")
        self._works_for, self._note = classes.pattern("works_for"), classes.pattern("note")

    def of(
        self, source: Source, sentence: Span, amounts: list[Amount], told: Recipient | None, names: list[Span]
    ) -> list[Recipient | None]:
        """The recipient of each sum of a sentence, None where none is printed.

        `told` is who "they" are or whom a list is for; `names` are programmes' names, of which the words are nobody's.
        """
        hits = self._hits(source.folded, sentence, names)
        if row := row_at(source, sentence.start):
            columns = [column for amount in amounts if (column := self._benefits.of_row(source, row, amount.start))]
            if columns and len(columns) == len(amounts):
                heads = [source.folded[slice(*head)].strip() for _, head in columns]
                return [None if self._of_amounts.fullmatch(words) else Recipient(words, _kind(words)) for words in heads]
            words = label(source, row)
            body = any(hit.value in ("body", "founded") and hit.start - sentence.start <= _ARTICLE for hit in hits)
            return [Recipient(words, "body" if body else _kind(words)) if words else told for _ in amounts]
        said = _Sentence(source.folded, sentence, hits, told)
        getter = self._getter(said, Span(sentence.start, amounts[0].start)) if amounts else None
        listed = self._respectively(source.folded, hits, amounts) or _side_by_side(said, amounts)
        if listed and (not getter or getter.kind != "body"):
            return [Recipient(words, getter.kind if getter else _kind(words)) for words in listed]
        found: list[Recipient | None] = []
        for position, amount in enumerate(amounts):
            left = amounts[position - 1].end if position else sentence.start
            right = amounts[position + 1].start if position + 1 < len(amounts) else sentence.end
            last = found[-1] if found else None
            if position == 0 and getter and getter.kind == "body" and _joined(source.folded, sentence, amounts, 1):
                own: Recipient | None = getter
            elif _joined(source.folded, sentence, amounts, position) or (
                last and last.kind == "body" and not any(hit.value in _VERBS for hit in hits if left <= hit.start < amount.start)
            ):
                own = last
            else:
                own = self._own(said, amount, Span(left, right))
            found.append(own or last or (told if self._leads(source, sentence) else None))
        notes = self._notes(source.folded, amounts)
        return [(one or Recipient(None, "person"))._replace(note=note) if note else one for one, note in zip(found, notes, strict=True)]

    def gets(self, source: Source, sentence: Span, names: list[Span]) -> int | None:
        """Where in a sentence somebody has been said to get or to be given something; None where nobody is."""
        said = _Sentence(source.folded, sentence, self._hits(source.folded, sentence, names), None)
        first = min((hit.start for hit in said.payees), default=sentence.end)
        return min((hit.end for hit in said.verbs(sentence) if hit.value == "gives" or first < hit.start), default=None)

    def subject(self, source: Source, sentence: Span, offset: int, names: list[Span]) -> Recipient | None:
        """Who is said, before `offset` in the sentence, to get or be given something."""
        said = _Sentence(source.folded, sentence, self._hits(source.folded, sentence, names), None)
        return self._getter(said, Span(sentence.start, offset))

    def headed(self, source: Source, sentence: Span) -> Recipient | None:
        """The employer whose money the opening of the sentence's list announces."""
        opening = list_opening(source, sentence)
        match = self._payee_head.search(source.folded, *opening) if opening else None
        return Recipient(match["who"], "body") if match else None

    def line_label(self, source: Source, amount: Amount) -> Recipient | None:
        """The people or the rank before the colon of a line that gives a sum behind it."""
        block = source.block_at(amount.start)
        match = _LINE_LABEL.match(source.folded, block.start, amount.start)
        if match is None or self._benefits.words.has(source.folded, *match.span("label")):
            return None
        hits = sorted(self._lexicon.find(source.folded, *match.span("label")), key=lambda hit: (hit.start, -hit.end))
        if hits and hits[0].value == "body" and hits[0].start == match.start("label"):
            return Recipient(match["label"], "body")
        ranked = _RANKED.search(match["label"]) or any(hit.value in ("person", "team", "one") for hit in hits)
        return Recipient(match["label"], _kind(match["label"])) if ranked else None

    def titled(self, source: Source, sentence: Span) -> Recipient | None:
        """The category whose name stands on a line of its own above the lines that say what it gets."""
        index = covering(tuple(Span(block.start, block.end) for block in source.blocks), sentence.start)
        for block in reversed(source.blocks[max(0, index - _TITLE_REACH) : index]):
            words = source.folded[block.start : block.end]
            if match := self._titled.fullmatch(words):
                return Recipient(match["who"] or words, "person")
            if not _FIELD_LINE.match(words):
                return None
        return None

    def under_heading(self, source: Source, sentence: Span) -> Recipient | None:
        """The people or the team that a heading ends with, over the lines that say what they get."""
        for heading in passages_above(source, sentence):
            words = _NUMBER.sub("", source.folded[slice(*heading)].strip(" .:*#-"))
            hits = [hit for hit in self._lexicon.find(words) if hit.value in ("person", "team", "one") and hit.end == len(words)]
            if hits and len(words) <= _HEADING_LENGTH and "," not in words:
                return Recipient(words, "team" if hits[0].value == "team" else "person")
        return None

    def _leads(self, source: Source, sentence: Span) -> bool:
        """Is the sentence an item of a list, whose opening says who gets it, or a later one of its paragraph?"""
        if self.titled(source, sentence):
            return True
        return list_opening(source, sentence) is not None or source.block_at(sentence.start).start < sentence.start

    def _hits(self, folded: str, sentence: Span, names: list[Span]) -> list[Hit]:
        """Recipients and verbs in order; of recipients that overlap the first and longest; none inside a name unless in brackets."""
        found = sorted(self._lexicon.find(folded, sentence.start, sentence.end), key=lambda one: (one.start, -one.end))
        kept: list[Hit] = []
        found = [hit for hit in found if hit.value != "list" or _distinct(folded, hit)]
        for values in (("quoted", "holders", "founded"), ("one", "list"), ("person", "team", "body")):
            for hit in found:
                named = hit.value != "holders" and any(name.start < hit.end <= name.end for name in names)
                if named and folded[hit.start - 1] != "(":
                    continue
                if self._aside.match(folded, hit.end):
                    continue
                taken = any(other.start < hit.end and hit.start < other.end for other in kept)
                if hit.value in values and not taken and not self._each.match(folded, max(0, hit.start - 4), hit.end):
                    kept.append(hit)
        kept = self._whole(folded, sorted((hit for hit in kept if not self._is_agent(folded, hit)), key=lambda one: one.start))
        for hit in self._coined_in(folded, sentence):
            if not any(other.start < hit.end and hit.start < other.end for other in kept):
                kept.append(hit)
        verbs = [hit for hit in found if hit.value in ("gives", "gets", "row", "letters", "ranks")]
        return sorted([*kept, *verbs], key=lambda one: (one.start, one.end))

    def _is_agent(self, folded: str, hit: Hit) -> bool:
        """Does a phrase only tell by whom something is done, or for whom somebody works?"""
        before = max(0, hit.start - _AGENT_REACH)
        if hit.value == "body" and self._works_for.search(folded, before, hit.start):
            return True
        return hit.value in ("person", "team", "body") and self._agent.search(folded, before, hit.start) is not None

    def _whole(self, folded: str, payees: list[Hit]) -> list[Hit]:
        """Payees in order, people together with the body that they are said to come from."""
        whole: list[Hit] = []
        for hit in payees:
            last = whole[-1] if whole and whole[-1].value == "person" and not whole[-1].groups else None
            if last and hit.value == "body" and self._belongs.fullmatch(folded, last.end, hit.start):
                whole[-1] = last._replace(end=hit.end)
            else:
                whole.append(hit)
        return whole

    def _coined_in(self, folded: str, sentence: Span) -> Iterator[Hit]:
        """The ranks that the document has names of its own for, side by side or alone."""
        if (names := coined(folded, self._coining)) is not None:
            for match in names.finditer(folded, *sentence):
                yield Hit(match.start(), match.end(), "person", {})

    def _respectively(self, folded: str, hits: list[Hit], amounts: list[Amount]) -> list[str] | None:
        """Categories named together with as many sums after them, in order."""
        if pair := self._listed_people(folded, hits, amounts):
            return pair
        for hit in hits:
            words = folded[hit.start : hit.end]
            ranks = [rank for rank in _AND.split(words.strip(" ,")) if rank]
            if hit.value == "row" and len(ranks) == len(amounts) > 1 and hit.end <= amounts[0].start:
                return ranks
            if hit.value == "letters" and hit.end <= amounts[0].start:
                letters = self._rank.findall(words)
                if len(letters) == len(amounts) > 1:
                    return letters
            if hit.value == "ranks" and hit.end <= amounts[0].start:
                names = [name.strip('" ') for name in _AND.split(folded[slice(*hit.groups["ranks"])])]
                if len(names) == len(amounts) > 1:
                    return names
            if hit.value != "list":
                continue
            listed = folded[slice(*hit.groups["list"])]
            labels, head = _LABEL.findall(listed), _HEAD.match(listed)
            behind = hit.start >= amounts[-1].end and (
                IN_ORDER.match(folded, hit.end) or _MEANT.fullmatch(folded, amounts[-1].end, hit.start)
            )
            beside = hit.end <= amounts[0].start or behind
            if len(labels) == len(amounts) > 1 and beside:
                noun = f"{_SINGULAR.get(head[0].lower(), head[0])} " if head else ""
                tail = folded[slice(*hit.groups["tail"])].rstrip("s") if "tail" in hit.groups else ""
                return [f"{noun}{label}{tail}" for label in labels]
        return None

    def _notes(self, folded: str, amounts: list[Amount]) -> list[str | None]:
        """The words in brackets behind each of several sums, where they tell the sums apart: "2 million (general) or 1 million (youth)"."""
        matches = [_BRACKET.match(folded, amount.end) for amount in amounts]
        words = [match["who"] for match in matches if match and not self._note.search(match["who"])]
        told = len(set(words)) == len(amounts) > 1 and not any(self._benefits.words.has(one) for one in words)
        return list(words) if told else [None] * len(amounts)

    def _listed_people(self, folded: str, hits: list[Hit], amounts: list[Amount]) -> list[str] | None:
        """People named side by side with as many sums, told apart by "respectively"."""
        everybody = [hit for hit in hits if hit.value == "person"]
        people = [hit for hit in everybody if hit.end <= amounts[0].start]
        if not IN_ORDER.match(folded, amounts[-1].end) and not _PER_EACH.match(folded, amounts[-1].end):
            people = [hit for hit in everybody if hit.start >= amounts[-1].end]
            people = people if any(IN_ORDER.match(folded, hit.end) for hit in people) else []
        for first in range(len(people) - len(amounts) + 1):
            run = people[first : first + len(amounts)]
            if len(run) > 1 and all(_AND.fullmatch(folded, one.end, other.start) for one, other in pairwise(run)):
                return [folded[hit.start : hit.end] for hit in run]
        return None

    def _own(self, said: _Sentence, amount: Amount, between: Span) -> Recipient | None:
        """The recipient that stands between the sums before and after this one; its verb's subject may stand before them."""
        folded, left = said.folded, between.start
        if (item := _LIST_ITEM.search(folded, said.span.start, amount.start)) and left == said.span.start and self._is_listed(said, item):
            return Recipient(item["who"], "person")
        before = [hit for hit in said.payees if left <= hit.start and hit.end <= amount.start]
        after = [hit for hit in said.payees if amount.end <= hit.start < between.end]
        if after and _ASIDE.fullmatch(folded[amount.end : after[0].start]):
            return _recipient(folded, after[0])
        if after and after[0].value in ("one", "list") and _MEANT.fullmatch(folded, amount.end, after[0].start):
            return _recipient(folded, after[0])
        told_off = {hit.start for hit in before if left > said.span.start and self._follows(folded, left, hit)}
        labels = [hit for hit in before if hit.start not in told_off and _LABELLED.fullmatch(folded[hit.end : amount.start])]
        getter = self._getter(said, Span(left, amount.start))
        if labels and not (getter and getter.kind == "body"):
            return _recipient(folded, next((hit for hit in labels if hit.value == "one"), labels[-1]))
        behind = next((hit for hit in after if self._follows(folded, amount.end, hit)), None)
        named = behind and behind.value in ("one", "quoted") and getter and getter.kind == "person"
        if getter and not (named and not _LABEL.search(getter.words or "I")):
            return getter
        if behind:
            return _recipient(folded, behind)
        meant = [hit for hit in before if self._meant_for.search(folded, left, hit.start)]
        chosen = meant[-1:] or [hit for hit in before if hit.value in ("one", "list", "team")][-1:]
        return _recipient(folded, chosen[0]) if chosen else None

    def _follows(self, folded: str, start: int, hit: Hit) -> bool:
        """Is it joined to what ends at `start` by "for", "to" or "with", which may belong to the hit itself?"""
        own = hit.value == "one" and folded.startswith(_PREPOSITIONS, hit.start)
        return self._behind.fullmatch(folded[start : hit.start]) is not None or (own and not folded[start : hit.start].strip())

    def _is_listed(self, said: _Sentence, item: re.Match[str]) -> bool:
        """Is it a short label before a sum, in a list that semicolons divide: "three grades: key, 2 million; merit, 1 million"?"""
        divided = said.folded[said.span.end - 1] == ";" or said.folded[max(0, said.span.start - 2) : said.span.start].strip() == ";"
        return divided and not self._benefits.words.has(said.folded, *item.span("who")) and not said.verbs(Span(*item.span("who")))

    def _getter(self, said: _Sentence, within: Span) -> Recipient | None:
        """Whom the last verb of giving within two offsets gives to, or who is the subject, if need be before them, of getting."""
        folded = said.folded
        for verb in reversed(said.verbs(within)):
            if "pronoun" in verb.groups:
                if not self._they.search(folded, verb.start, verb.end):
                    return Recipient(None, "person")
                people = [hit for hit in said.hits if hit.value in ("person", "one", "team") and hit.end <= verb.start]
                if people and people[0].start == said.span.start:
                    return _recipient(folded, people[0])
                return _recipient(folded, people[-1]) if people and not said.told else said.told
            payees = [hit for hit in said.payees if hit.end <= within.end]
            governs = self._directly if verb.value == "gives" else self._as_what
            if governed := next((hit for hit in payees if hit.start >= verb.end and governs.fullmatch(folded[verb.end : hit.start])), None):
                return _recipient(folded, governed)
            if verb.value == "gives":
                continue
            for start in (within.start, said.span.start):
                if subject := self._subject(folded, [hit for hit in payees if hit.end <= verb.start], start, verb.start):
                    return _recipient(folded, subject)
        return None

    def _subject(self, folded: str, payees: list[Hit], start: int, verb: int) -> Hit | None:
        """The first recipient of the verb's clause that no preposition governs; else one of the clause before; else the last."""
        payees = [hit for hit in payees if hit.start >= start]
        breaks = [match.end() for match in self._clause_break.finditer(folded, start, verb)]
        free = [hit for hit in payees if not self._oblique.search(folded, max(start, hit.start - 40), hit.start)]
        near = [hit for hit in free if breaks and hit.start >= breaks[-1]]
        return next(iter(near or free or payees[-1:]), None)


def _distinct(folded: str, hit: Hit) -> bool:
    """Are the labels of a list all different?"""
    labels = _LABEL.findall(folded[slice(*hit.groups["list"])])
    return len(set(labels)) == len(labels)


@lru_cache(maxsize=4)
def coined(folded: str, coining: re.Pattern[str]) -> re.Pattern[str] | None:
    """Finds the names that a text gives to those it pays ("A Helmsman gets", "Lanterners receive"), several together as one."""
    names = {re.escape(next(filter(None, match.groups()))) for match in coining.finditer(folded)}
    if not names:
        return None
    forms = "|".join(sorted({re.sub(r"m[ae]n$", "m[ae]n", name).removesuffix("s") for name in names}, key=len, reverse=True))
    one = rf"(?:{forms})s?"
    return re.compile(rf"\b{one}(?:(?:, | and | or |, and ){one})*\b")


def _side_by_side(said: _Sentence, amounts: list[Amount]) -> list[str] | None:
    """What is named in a row before the verb, or between a verb of giving and the sums, when "respectively" shares out as many sums."""
    folded = said.folded
    closed = IN_ORDER.match(folded, amounts[-1].end) or _PER_EACH.match(folded, amounts[-1].end)
    verb = next(iter(said.verbs(Span(said.span.start, amounts[0].start))), None)
    if len(amounts) < 2 or not closed or verb is None:
        return None
    row = folded[verb.end : amounts[0].start] if verb.value == "gives" else folded[said.span.start : verb.start]
    items = [_ROW_HEAD.sub("", item).strip(' "') for item in _AND.split(row.rstrip(", "))][-len(amounts) :]
    return items if len(items) == len(amounts) and all(0 < len(item) <= _ROW_ITEM for item in items) else None


def _joined(folded: str, sentence: Span, amounts: list[Amount], position: int) -> bool:
    """Is a sum only the other one of "X or Y respectively", told of whom both go to?"""
    if not 0 < position < len(amounts):
        return False
    between = folded[amounts[position - 1].end : amounts[position].start].strip(" ,")
    return between in ("or", "and", "") and IN_ORDER.match(folded, amounts[position].end) is not None


def _recipient(folded: str, hit: Hit) -> Recipient:
    words = folded[slice(*hit.groups.get("rank", hit.groups.get("rank2", (hit.start, hit.end))))]
    return Recipient(words, "body" if hit.value == "founded" else hit.value if hit.value in ("team", "body") else _kind(words))


def _kind(words: str) -> str:
    return "team" if re.search(r"\b(?i:teams?)\b", words) else "person"
