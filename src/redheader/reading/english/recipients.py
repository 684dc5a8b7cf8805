"""Who gets a sum in an English sentence: a label before it, whom a verb gives it to, who receives it, or "for" and "to" behind it."""

from __future__ import annotations

import re

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.reading.english.amounts import Amount
from redheader.reading.english.benefits import BenefitReader
from redheader.reading.english.governors import Governors
from redheader.reading.english.labelled import Labelled, labelled_at
from redheader.reading.english.outline import list_opening, passages_above
from redheader.reading.english.payees import LABEL, VERBS, PayeeFinder, Recipient, Sentence, is_place, kind_of, recipient_of
from redheader.reading.english.shares import Shares, joined
from redheader.reading.source import Source
from redheader.text.segment import Span, covering

_ASIDE = re.compile(r"[^,;:.()]{0,25} ?\(")
_LABELLED = re.compile(
    r"[\"')\]]*(?: \([^()]*\))?(?: ?[:|\t,-]+ ?(?:[A-Za-z' -]{0,45}(?:of|:|is|worth|at))?| ?[:|\t] ?[A-Za-z' -]{0,45}"
    r"| an? (?:flat|fixed|further|round|mere) | (?:one|that|those) of | with (?:between |up to |at least )?| )[\s\"']*"
)
_LINE_LABEL = re.compile(r"(?:[-*\u2022\u00b7\u2013] ?|\(?\w{1,2}[.)] )?(?P<label>[A-Z][^:;.!?|\t]{2,60}): ?(?:[a-z]+ ){0,3}")
_FIELD_LINE = re.compile(r"[A-Z][A-Za-z -]{2,30}:|[-*\u2022\u00b7\u2013] |\(?(?:\d{1,2}|[a-z])[.)] ")
_TITLE_REACH = 12
_LIST_ITEM = re.compile(
    r"(?:: |^|(?<=; )|(?<=;))(?:if |for |in )?(?P<who>[A-Za-z][A-Za-z' -]{1,30}), (?:(?:up to|at most|at least|not more than) )?$"
)
_NUMBER = re.compile(r"^(?:\(?[\dIVXA-Za-z]{1,4}[.)] |(?:Post|Rank|Position) \w{1,3}[.:] )")
_BRACKET_END = re.compile(r" ?\(.*\)$")
_OF_POST = re.compile(r"(?<![Tt]alents)(?<![Tt]alent)(?<![Pp]eople)(?<![Ee]xperts)(?<![Rr]esearchers) (?:in|of|for|at) (?:the )?[A-Z]")
_HEADING_LENGTH = 60
_PREPOSITIONS = ("for ", "For ", "to ", "with ", "With ")
_MEANT = re.compile(r" for ")
_MEANT_FOR = re.compile(r"(?: (?:a|per|each|every) (?:month|year))?(?:,? for \w+ (?:years|months))? for (?:an? |the |each |every )?")
_PER_BODY = re.compile(r" per (?P<who>firm|company|employer|unit|enterprise|institution)\b(?! of)")


class RecipientReader:
    """Needs the lexicons "en/recipients" and "en/classes"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._payees = PayeeFinder(knowledge)
        self._benefits = BenefitReader(knowledge)
        self._governors = Governors(knowledge)
        self._shares = Shares(knowledge, self._benefits.words)
        classes = knowledge.lexicon("en/classes")
        self._meant_for = classes.pattern("for")
        self._behind, self._titled, self._payee_head = (classes.pattern(value) for value in ("behind", "titled", "payee_head"))
        self._no_label = classes.pattern("label_of_no_rank")
        self._ranked = classes.pattern("rank_word")

    def of(
        self, source: Source, sentence: Span, amounts: list[Amount], told: Recipient | None, names: list[Span]
    ) -> list[Recipient | None]:
        """The recipient of each sum of a sentence, None where none is printed.

        `told` is who "they" are or whom a list is for; `names` are programmes' names, of which the words are nobody's.
        """
        sums = tuple(Span(amount.start, amount.end) for amount in amounts)
        said = Sentence(source.folded, sentence, self._payees.find(source.folded, sentence, names), told, sums)
        getter = self._governors.receiver(said, amounts[0].start, sentence.start) if amounts else None
        listed = self._shares.respectively(said, amounts)
        if listed and (not getter or getter.kind != "body"):
            return [Recipient(words, getter.kind if getter else kind_of(words)) for words in listed]
        found: list[Recipient | None] = []
        for position, amount in enumerate(amounts):
            left = amounts[position - 1].end if position else sentence.start
            right = amounts[position + 1].start if position + 1 < len(amounts) else sentence.end
            last = found[-1] if found else None
            if position == 0 and getter and getter.kind == "body" and joined(source.folded, sentence, amounts, 1):
                own: Recipient | None = getter
            elif joined(source.folded, sentence, amounts, position) or (
                last and last.kind == "body" and not any(hit.value in VERBS for hit in said.hits if left <= hit.start < amount.start)
            ):
                own = last
            else:
                own = self._own(said, amount, Span(left, right))
            found.append(own or last or (told if self._leads(source, sentence) else None))
        notes = self._shares.notes(source.folded, amounts)
        return [(one or Recipient(None, "person"))._replace(note=note) if note else one for one, note in zip(found, notes, strict=True)]

    def receiver(
        self, source: Source, sentence: Span, amounts: list[Amount], amount: Amount, left: int, told: Recipient | None
    ) -> Recipient | None:
        """Whom the verb over a sum gives it to, or who gets it, whatever stands nearer; `left`: where the sum before it ends."""
        sums = tuple(Span(one.start, one.end) for one in amounts)
        said = Sentence(source.folded, sentence, self._payees.find(source.folded, sentence, []), told, sums)
        return self._governors.receiver(said, amount.start, left)

    def within(self, source: Source, cell: Span, amount: Amount, between: Span, names: list[Span]) -> Recipient | None:
        """Who gets the sum in a cell of a table, where the cell itself says so; `between`: where the sums beside it end and begin."""
        return self._own(Sentence(source.folded, cell, self._payees.find(source.folded, cell, names), None), amount, between)

    def gets(self, source: Source, sentence: Span, names: list[Span]) -> int | None:
        """Where in a sentence somebody has been said to get or to be given something; None where nobody is."""
        said = Sentence(source.folded, sentence, self._payees.find(source.folded, sentence, names), None)
        first = min((hit.start for hit in said.payees), default=sentence.end)
        return min((hit.end for hit in said.verbs(sentence) if hit.value == "gives" or first < hit.start), default=None)

    def subject(self, source: Source, sentence: Span, offset: int, names: list[Span], certain: bool = True) -> Recipient | None:
        """Who is said, before `offset` in the sentence, to get or be given something; if not `certain`, or to do whatever it is."""
        said = Sentence(source.folded, sentence, self._payees.find(source.folded, sentence, names), None)
        return self._governors.receiver(said, offset, sentence.start, certain)

    def last(self, folded: str, sentence: Span) -> Recipient | None:
        """The people that a sentence names last."""
        people = [hit for hit in self._payees.find(folded, sentence, []) if hit.value in ("person", "team", "one", "list", "quoted")]
        return recipient_of(folded, people[-1]) if people else None

    def body_before(self, source: Source, sentence: Span) -> Recipient | None:
        """The employer or agent that the sentence before, of the same paragraph, names first."""
        before = source.sentence_at(max(0, sentence.start - 2))
        if before.start == sentence.start or before.start < source.block_at(sentence.start).start:
            return None
        bodies = [hit for hit in self._payees.find(source.folded, before, []) if hit.value in ("body", "founded")]
        return recipient_of(source.folded, bodies[0]) if bodies else None

    def headed(self, source: Source, sentence: Span) -> Recipient | None:
        """The employer whose money the opening of the sentence's list announces."""
        opening = list_opening(source, sentence) or next(iter(source.headings(sentence.start)[-1:]), None)
        match = self._payee_head.search(source.folded, opening.start, opening.end) if opening else None
        return Recipient(match["who"], "body") if match else None

    def line_label(self, source: Source, amount: Amount) -> Recipient | None:
        """The people or the rank before the colon of a line that gives a sum behind it."""
        block = source.block_at(amount.start)
        item = labelled_at(source, amount.start)
        if item and item.rest <= amount.end and self._are_ranks(source, item):
            words = source.folded[slice(*item.label)]
            return Recipient(words, kind_of(words))
        match = _LINE_LABEL.match(source.folded, block.start, amount.start)
        if match is None or self._benefits.words.has(source.folded, *match.span("label")):
            return None
        hits = sorted(self._payees.words.find(source.folded, *match.span("label")), key=lambda hit: (hit.start, -hit.end))
        if hits and hits[0].value == "body" and hits[0].start == match.start("label"):
            return Recipient(match["label"], "body")
        ranked = self._ranked.search(match["label"]) or any(hit.value in ("person", "team", "one") for hit in hits)
        return Recipient(match["label"], kind_of(match["label"])) if ranked else None

    def _are_ranks(self, source: Source, item: Labelled) -> bool:
        """Are the labels of a list, under a line that names a benefit, those who get it: none of them benefits, places, times or prices?"""
        labels = [source.folded[slice(*label)] for label in item.labels]
        if item.lead is None or self._benefits.first(source.folded, *item.lead) is None or len(set(labels)) < len(labels):
            return False
        return not any(
            self._benefits.words.has(label) or self._no_label.search(label) or is_place(source.folded, label) for label in labels
        )

    def titled(self, source: Source, sentence: Span) -> Recipient | None:
        """The category whose name stands on a line of its own above the lines that say what it gets."""
        index = covering(tuple(Span(block.start, block.end) for block in source.blocks), sentence.start)
        for block in reversed(source.blocks[max(0, index - _TITLE_REACH) : index]):
            words = source.folded[block.start : block.end]
            if match := self._titled.fullmatch(words):
                return Recipient(match["who"] or words, "person")
            if alone := self._alone(words):
                return alone
            if not _FIELD_LINE.match(words):
                return None
        return None

    def under_heading(self, source: Source, sentence: Span) -> Recipient | None:
        """The people or the team that a heading names and nothing else, over the lines that say what they get."""
        return next((who for heading in passages_above(source, sentence) if (who := self._alone(source.folded[slice(*heading)]))), None)

    def _alone(self, heading: str) -> Recipient | None:
        """The people or the team that a short line names, and nothing else."""
        if len(heading) > 3 * _HEADING_LENGTH:
            return None
        words = _BRACKET_END.sub("", _NUMBER.sub("", heading.strip(" .:*#-")))
        if len(words) > _HEADING_LENGTH or "," in words:
            return None
        for hit in self._payees.words.find(words):
            if hit.value in ("person", "team", "one") and hit.start == 0 and (hit.end == len(words) or _OF_POST.match(words, hit.end)):
                return Recipient(words, "team" if hit.value == "team" else "person")
        return None

    def _leads(self, source: Source, sentence: Span) -> bool:
        """Is the sentence an item of a list, whose opening says who gets it, or a later one of its paragraph?"""
        if self.titled(source, sentence):
            return True
        return list_opening(source, sentence) is not None or source.block_at(sentence.start).start < sentence.start

    def _own(self, said: Sentence, amount: Amount, between: Span) -> Recipient | None:
        """The recipient that stands between the sums before and after this one; its verb's subject may stand before them."""
        folded, left = said.folded, between.start
        if body := _PER_BODY.match(folded, amount.end):
            return Recipient(body["who"], "body")
        if (item := _LIST_ITEM.search(folded, said.span.start, amount.start)) and left == said.span.start and self._is_listed(said, item):
            return Recipient(item["who"], "person")
        before = [hit for hit in said.payees if left <= hit.start and hit.end <= amount.start]
        after = [hit for hit in said.payees if amount.end <= hit.start < between.end]
        if after and _ASIDE.fullmatch(folded[amount.end : after[0].start]):
            return recipient_of(folded, after[0])
        getter = self._governors.receiver(said, amount.start, left)
        if after and self._is_meant(said, amount, after[0], getter):
            return recipient_of(folded, after[0])
        told_off = {hit.start for hit in before if left > said.span.start and self._follows(folded, left, hit)}
        labels = [hit for hit in before if hit.start not in told_off and self._is_label(said, hit, amount)]
        if labels and not (getter and getter.kind == "body"):
            return recipient_of(folded, next((hit for hit in labels if hit.value == "one"), labels[-1]))
        behind = next((hit for hit in after if self._follows(folded, amount.end, hit)), None)
        named = behind and behind.value in ("one", "quoted") and getter and getter.kind == "person"
        if getter and not (named and not LABEL.search(getter.words or "I")):
            return getter
        if behind:
            return recipient_of(folded, behind)
        if subject := self._governors.receiver(said, amount.start, left, certain=False):
            return subject
        getting = any(hit.value == "gets" for hit in said.verbs(Span(left, amount.start)))
        meant = [hit for hit in before if self._meant_for.search(folded, left, hit.start)]
        chosen = meant[-1:] or [hit for hit in before if hit.value in ("one", "list", "team") or (getting and hit.value != "body")][-1:]
        return recipient_of(folded, chosen[0]) if chosen else None

    def _is_label(self, said: Sentence, hit: Hit, amount: Amount) -> bool:
        """Does a category stand right before its sum, without a word that somebody gets something between them?"""
        between = Span(hit.end, amount.start)
        getting = any(verb.value == "gets" for verb in said.verbs(between))
        return not getting and _LABELLED.fullmatch(said.folded[slice(*between)]) is not None

    def _is_meant(self, said: Sentence, amount: Amount, hit: Hit, getter: Recipient | None) -> bool:
        """Does "for" join who gets it right to a sum: a category, or one of several people who each have a sum of their own?"""
        if hit.value in ("one", "list") and _MEANT.fullmatch(said.folded, amount.end, hit.start):
            return True
        behind = [hit for each in said.sums for hit in said.payees if _MEANT_FOR.fullmatch(said.folded, each.end, hit.start)]
        by_body = getter is not None and getter.kind == "body"
        return not by_body and hit.value != "body" and hit in behind and len(behind) > 1

    def _follows(self, folded: str, start: int, hit: Hit) -> bool:
        """Is it joined to what ends at `start` by "for", "to" or "with", which may belong to the hit itself?"""
        own = hit.value == "one" and folded.startswith(_PREPOSITIONS, hit.start)
        return self._behind.fullmatch(folded[start : hit.start].rstrip('"')) is not None or (own and not folded[start : hit.start].strip())

    def _is_listed(self, said: Sentence, item: re.Match[str]) -> bool:
        """Is it a short label before a sum, in a list that semicolons divide: "three grades: key, 2 million; merit, 1 million"?"""
        divided = said.folded[said.span.end - 1] == ";" or said.folded[max(0, said.span.start - 2) : said.span.start].strip() == ";"
        return divided and not self._benefits.words.has(said.folded, *item.span("who")) and not said.verbs(Span(*item.span("who")))
