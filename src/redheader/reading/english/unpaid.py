"""Benefits that an English document offers without a sum: a home, a loan, tax relief, and what is listed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit, Lexicon
from redheader.model.claim import Incentive, Payee
from redheader.reading.english.amounts import AmountGrammar
from redheader.reading.english.benefits import GENERAL, BenefitReader, as_benefit
from redheader.reading.english.frames import word_end
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.payment import Payment
from redheader.reading.english.recipients import RecipientReader
from redheader.reading.english.tables import heads_table, row_at
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span, covering

_UNNUMBERED, _LIST_REACH = 9, 8
_QUOTE_LIMIT, _LONGEST = 240, 390
_SOLID = ("home", "housing", "tax", "loan")
_LISTED = ("award", "other", "research", "salary")
_GAP = 50
_ANY = "CNY"
_TOWARDS = (" for ", " towards ", " toward ", " to buy ", " on ")
_BUYS = ("purchase", "purchasing", "buy", "rent ", "rents ", "renting", "down")


class UnpaidReader:
    """Reads what is given in kind or without a figure."""

    def __init__(
        self, benefits: BenefitReader, payment: Payment, recipients: RecipientReader, amounts: AmountGrammar, classes: Lexicon
    ) -> None:
        """`classes` is the lexicon "en/classes"."""
        self._benefits, self._payment, self._recipients, self._amounts = benefits, payment, recipients, amounts
        self._withheld = classes.pattern("withheld")
        self._openly, self._housed, self._premises = (classes.pattern(value) for value in ("openly", "housed", "premises"))

    def read(self, source: Source, sentence: Span, mentions: Mentions, summed: list[str | None]) -> Iterator[Draft]:
        """Benefits that are offered in `sentence` without any sum; `summed`: what its sums are for."""
        folded = source.folded
        first = self._payment.first(folded, *sentence, "pays")
        opened = bool(summed) or self._opened(source, sentence)
        openly = self._openly.search(folded, *sentence) or self._housed.search(folded, *sentence)
        if (first is None and not opened and not openly) or self._premises.search(folded, *sentence) or heads_table(source, sentence):
            return
        start = sentence.start if first is None else first
        hits = _longest(self._benefits.words.find(folded, start, sentence.end))
        solid = {hit.value for hit in hits} & set(_SOLID)
        listed = "incentive" in folded[sentence.start : sentence.end].lower() or (len(hits) > 2 and mentions.has_subject(sentence, start))
        seen, row = list[str](), row_at(source, sentence.start)
        for hit in hits:
            value = "other" if hit.value == GENERAL else hit.value
            wanted = value in _SOLID or (listed and bool(solid or summed) and value in _LISTED)
            told = value in seen or (value in summed and value not in ("housing", "home"))
            term = folded[hit.start].isupper() and folded.endswith("the ", sentence.start, hit.start)
            bought = folded[hit.start : hit.end].lower().startswith(_BUYS) or (
                "housing" in summed and folded.endswith(_TOWARDS, sentence.start, hit.start)
            )
            other = self._payment.has(folded, sentence.start, hit.end if value == "home" else sentence.end, "other")
            named = bool(summed) and row is not None and hit.end <= row.cells[0].end  # the row of the sums is called so
            other = other or self._withheld.search(folded, sentence.start, hit.start) is not None
            if not wanted or other or told or term or bought or named or (value != "home" and self._has_sum(source, hit, sentence)):
                continue
            seen.append(value)
            to: Payee | None = None if listed and "initiatives" in folded[sentence.start : hit.start] else "person"
            names = [Span(mention.start, mention.end) for mention in mentions.between(*sentence)]
            recipient = self._recipients.subject(source, sentence, hit.start, names)
            if recipient is None and value == "home":  # who lives there
                recipient = self._recipients.subject(source, sentence, hit.end, names, certain=False)
            statement = Incentive(as_benefit(value), to=to, recipient=recipient.words if recipient else None)
            left, right = _around(sentence, min(start, hit.start), hit.end)
            where = left, word_end(source, left, right)
            yield Draft(statement, *where, 0.75, mentions.about(sentence, hit.start))

    def _opened(self, source: Source, sentence: Span) -> bool:
        """Is the sentence an item of a list that a heading or an opening line calls benefits or support?"""
        if source.block_at(sentence.start).rank == _UNNUMBERED:
            return False
        spans = [Span(block.start, block.end) for block in source.headings(sentence.start)]
        index = covering(source.sentences, sentence.start)
        spans += [one for one in source.sentences[max(0, index - _LIST_REACH) : index] if source.folded[one.end - 1] == ":"]
        return any(self._payment.has(source.folded, *span, "pays") for span in spans)

    def _has_sum(self, source: Source, hit: Hit, sentence: Span) -> bool:
        """Does a sum belong to the benefit word at `hit`?"""
        for amount in self._amounts.read(source, sentence, _ANY):
            gap = source.folded[hit.end : amount.start] if hit.end <= amount.start else source.folded[amount.end : hit.start]
            if len(gap) < _GAP and not re.search(r"\b(?:and|or|plus)\b|[,;]", gap):
                return True
        return False


def _longest(hits: Iterator[Hit]) -> list[Hit]:
    """Hits in order, without those inside an earlier, longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _around(sentence: Span, start: int, end: int) -> tuple[int, int]:
    """The sentence, or so much of a long one that a quotation may have."""
    if sentence.end - sentence.start <= _QUOTE_LIMIT:
        return sentence.start, sentence.end
    left = sentence.start if end - sentence.start <= _LONGEST else start
    return left, min(sentence.end, left + _LONGEST)
