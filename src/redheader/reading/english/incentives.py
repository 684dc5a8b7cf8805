"""Incentives in English documents: every sum with its benefit, period and recipient, and benefits named without a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Benefit, Incentive, Payee, Per
from redheader.reading.english.amounts import Amount, AmountGrammar
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.recipients import RecipientReader
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span, covering

_CLAUSE = re.compile(r"[;:]|, (?:and|while|but|or) |\. ")
_PERIODS: dict[str, Per] = {
    "year": "year", "annu": "year", "mont": "month", "per-m": "month", "day": "day", "dail": "day", "squ": "sqm", "sq": "sqm", "m2": "sqm",
}  # fmt: skip
_AFTER_REACH, _BEFORE_REACH = 60, 90
_QUOTE_LIMIT = 240
_OWNS_NEXT = re.compile(r"\s*(?:of|worth|:|totalling|between|up to)\b")
_SHARE = re.compile(r"(?:%|per ?cent) of [^,.;]{0,30}$")
_BUDGET = re.compile(r" (?:to (?:attract|lure|recruit|draw|woo|support) |of support\b|in (?:total|all)\b|budget|fund\b)")
_ITEM = re.compile(r"[-*·•]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s")
_LINKS = ("", "and", "or")
_LASTING = ("allowance", "housing", "award", "salary")
_UNNUMBERED = 9
_HEADLINE, _LEAD_LENGTH = 120, 60
_GENERAL, _UNTAXED = "general", "untaxed"
_VAGUE = (_GENERAL, _UNTAXED)


class _Sum(NamedTuple):
    amount: Amount
    benefit: str | None
    recipient: str | None
    since: int
    per: Per | None


class IncentiveReader:
    """Reads what talent is given."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._amounts = AmountGrammar(knowledge)
        self._recipients = RecipientReader(knowledge)
        self._benefits = knowledge.lexicon("en/benefits")
        self._payment = knowledge.lexicon("en/payment")
        money = knowledge.lexicon("en/money")
        self._per_after, self._per_before = money.compile("@period_after@"), money.compile("@period_before@")

    def read(self, view: View) -> Iterator[Draft]:
        """Incentives in the order of the text, each statement once."""
        source = view.source
        if not view.inside:
            return
        mentions = view.mentions
        paid: dict[tuple[object, ...], Draft] = {}
        unpaid: dict[tuple[object, ...], Draft] = {}
        above: str | None = None
        for index, sentence in enumerate(source.sentences):
            if not view.near(index):
                continue
            sums = self._sums(source, sentence, above)
            for one in sums:
                draft = self._draft(source, sentence, one, mentions)
                paid.setdefault((draft.statement, draft.programme), draft)
            above = next((one.benefit for one in reversed(sums) if one.benefit), above if sums else None)
            for draft in self._bare(source, sentence, mentions, [one.benefit for one in sums]):
                unpaid[(getattr(draft.statement, "benefit", None), draft.programme)] = draft
        yield from _told_once(paid.values())
        yield from unpaid.values()

    def _sums(self, source: Source, sentence: Span, above: str | None) -> list[_Sum]:
        """The sums of one sentence that are incentives."""
        folded, found = source.folded, list[_Sum]()
        amounts = self._amounts.read(source, sentence)
        recipients = self._recipients.of(source, sentence, amounts) if amounts else []
        for position, (amount, recipient) in enumerate(zip(amounts, recipients, strict=True)):
            left = amounts[position - 1].end if position else sentence.start
            right = amounts[position + 1].start if position + 1 < len(amounts) else sentence.end
            if self._is_other_money(folded, amount, max(left, sentence.start), right, sentence):
                continue
            benefit = self._benefit(folded, sentence, amount, left, right)
            if found and benefit in (None, _GENERAL):
                benefit = found[-1].benefit
            elif benefit == _GENERAL:
                benefit = self._specific(folded, sentence.start, amount.start) or benefit
            per = self._per(folded, sentence, amount, _list_end(folded, amounts, position))
            team = recipient is not None and "team" in recipient.lower()
            benefit = self._from_above(source, sentence, benefit, None if team else above, per is not None)
            if benefit or self._payment_values(folded, sentence.start, sentence.end, "pays") or recipient:
                found.append(_Sum(amount, benefit, recipient, left, per))
        return found

    def _per(self, folded: str, sentence: Span, amount: Amount, end: int) -> Per | None:
        """The period of a sum; `end` is where it, or the list it stands in, ends."""
        after = self._per_after.match(folded, end, sentence.end)
        before = self._per_before.search(folded, max(sentence.start, amount.start - 60), amount.start)
        unit = after["unit"] or after["adverb"] if after else before["early"].lower() if before else ""
        return next((per for prefix, per in _PERIODS.items() if unit.startswith(prefix)), None)

    def _specific(self, folded: str, start: int, end: int) -> str | None:
        """The last benefit with a word of its own between two offsets."""
        hits = sorted((hit.start, hit.value) for hit in self._benefits.find(folded, start, end) if not _vague(hit.value))
        return hits[-1][1] if hits else None

    def _is_other_money(self, folded: str, amount: Amount, left: int, right: int, sentence: Span) -> bool:
        """Is the sum business money, a fine, a budget or a threshold?"""
        before = max(left, amount.start - _BEFORE_REACH)
        if _BUDGET.match(folded, amount.end):
            return True
        for hit in self._payment.find(folded, before, min(right, amount.end + 40)):
            between = folded[hit.end : amount.start] if hit.end <= amount.start else folded[amount.end : hit.start]
            if hit.value == "other" and not re.search(r"[;]|, (?:and|while|but|with|up to|capped|subject) ", between):
                return True
            if (
                hit.value == "threshold"
                and amount.max is None
                and re.search(r"(?i)\b(?:with|whose|earning|has|have|having)\b", folded[before : amount.start])
            ):
                return True
        return False

    def _payment_values(self, folded: str, start: int, end: int, value: str) -> bool:
        return any(hit.value == value for hit in self._payment.find(folded, start, end))

    def _benefit(self, folded: str, sentence: Span, amount: Amount, left: int, right: int) -> str | None:
        """The benefit word nearest the sum: right behind it, before it, or later in its clause."""
        reach = min(right, amount.end + _AFTER_REACH)
        after = [
            hit
            for hit in self._benefits.find(folded, amount.end, reach)
            if not _broken(folded[amount.end : hit.start]) and not (right < sentence.end and _OWNS_NEXT.match(folded, hit.end, right))
        ]
        first = left == sentence.start
        before = [
            hit
            for hit in self._benefits.find(folded, max(left, amount.start - _BEFORE_REACH), amount.start)
            if (first or not re.search(r"[,;]|\band\b", folded[hit.end : amount.start]))
            and not _SHARE.search(folded[max(0, hit.start - 40) : hit.start])
        ]
        ranked = sorted(
            [(_distance(hit, amount), hit) for hit in (*after, *before)], key=lambda pair: (_vague(pair[1].value), pair[0], pair[1].start)
        )
        return ranked[0][1].value if ranked else None

    def _from_above(self, source: Source, sentence: Span, benefit: str | None, above: str | None, recurring: bool) -> str | None:
        """A general word ("subsidies") takes its meaning from the article's heading or the sum before."""
        if benefit is not None and benefit != _GENERAL:
            return benefit
        block = source.block_at(sentence.start)
        leads = [one for one in _leads(source, block.start, sentence) if not self._amounts.read(source, one)]
        spans = [*leads, *(Span(one.start, one.end) for one in reversed(source.headings(sentence.start)))]
        for span in spans:
            hits = [hit.value for hit in self._benefits.find(source.folded, span.start, span.end) if not _vague(hit.value)]
            if hits:
                return hits[0]
        if above in ("housing", "award") and recurring:
            return benefit
        same = source.folded[block.start : sentence.start].strip() or _ITEM.match(source.folded, sentence.start)
        return (above if same and above in _LASTING else None) or benefit

    def _draft(self, source: Source, sentence: Span, one: _Sum, mentions: Mentions) -> Draft:
        folded, amount = source.folded, one.amount
        benefit, to = self._made_precise(folded, sentence, one)
        per: Per | None = one.per or (None if benefit in ("salary", "loan") else "once")
        recipient = None if one.recipient is None else source.text[slice(*_find(folded, sentence, one.recipient))] or one.recipient
        statement = Incentive(benefit, amount.min, amount.max, amount.currency, per, to, recipient)
        start, end = _quote(folded, sentence, amount)
        return Draft(statement, start, end, 0.85, mentions.about(sentence, amount.start))

    def _made_precise(self, folded: str, sentence: Span, one: _Sum) -> tuple[Benefit, Payee]:
        """Benefit and payee, after what the sentence says of who is paid."""
        benefit = "award" if one.benefit == _UNTAXED else one.benefit if one.benefit and not _vague(one.benefit) else "other"
        start, end = sentence
        employs = self._payment_values(folded, start, one.amount.start, "employer")
        if not employs and self._payment_values(folded, start, end, "finder") and benefit in ("award", "allowance", "other"):
            return "finder", "organisation"
        if employs and benefit in ("allowance", "award", "other"):
            rewarded = re.search(r"(?i)\brewarded\b|\breward\b", folded[start:end])
            return ("finder" if rewarded else "employer"), "organisation"
        if self._payment_values(folded, start, one.amount.start, "firm"):
            return _benefit(benefit if benefit != "other" else "startup"), "organisation"
        team = one.recipient is not None and "team" in one.recipient.lower()
        if team or (one.recipient is None and self._payment_values(folded, one.since, one.amount.start, "team")):
            return _benefit(benefit), "team"
        return _benefit(benefit), "person"

    def _bare(self, source: Source, sentence: Span, mentions: Mentions, summed: list[str | None]) -> Iterator[Draft]:
        """Benefits that are offered without any sum."""
        folded = source.folded
        offers = [hit for hit in self._payment.find(folded, sentence.start, sentence.end) if hit.value == "pays"]
        opened = bool(summed) or self._opened(source, sentence)
        if not (offers or opened) or any(hit.value == "other" for hit in self._payment.find(folded, sentence.start, sentence.end)):
            return
        first = min((hit.start for hit in offers), default=sentence.start)
        hits = _longest(self._benefits.find(folded, first, sentence.end))
        solid = {hit.value for hit in hits} & {"housing", "loan", "tax"}
        listed = "incentive" in folded[sentence.start : sentence.end].lower() or (len(hits) > 2 and mentions.has_subject(sentence, first))
        seen: list[str] = []
        for hit in hits:
            value = "other" if hit.value == _GENERAL else hit.value
            wanted = value in ("housing", "tax", "loan") or (
                listed and bool(solid or summed) and value in ("award", "other", "research", "salary")
            )
            if not wanted or value in seen or self._has_sum(source, hit, sentence) or (value in summed and value != "housing"):
                continue
            seen.append(value)
            to: Payee | None = None if listed and "initiatives" in folded[sentence.start : hit.start] else "person"
            statement = Incentive(_benefit(value), to=to, recipient=self._recipients.subject(source, sentence, first))
            start, end = _quote_around(sentence, min(first, hit.start), hit.end)
            yield Draft(statement, start, end, 0.75, mentions.about(sentence, hit.start))

    def _opened(self, source: Source, sentence: Span) -> bool:
        """Is the sentence an item of a list that a heading or an opening line calls benefits or support?"""
        if source.block_at(sentence.start).rank == _UNNUMBERED:
            return False
        spans = [Span(block.start, block.end) for block in source.headings(sentence.start)]
        index = source.sentences.index(sentence)
        spans += [one for one in source.sentences[max(0, index - 8) : index] if source.folded[one.end - 1] == ":"]
        return any(self._payment_values(source.folded, *span, "pays") for span in spans)

    def _has_sum(self, source: Source, hit: Hit, sentence: Span) -> bool:
        """Does a sum belong to the benefit word at `hit`?"""
        for amount in self._amounts.read(source, sentence):
            gap = source.folded[hit.end : amount.start] if hit.end <= amount.start else source.folded[amount.end : hit.start]
            if len(gap) < 50 and not re.search(r"\b(?:and|or)\b|[,;]", gap):
                return True
        return False


def _benefit(value: str) -> Benefit:
    known: dict[str, Benefit] = {
        "award": "award", "housing": "housing", "research": "research", "salary": "salary", "allowance": "allowance", "startup": "startup",
        "finder": "finder", "employer": "employer", "tax": "tax", "loan": "loan",
    }  # fmt: skip
    return known.get(value, "other")


def _told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts without those of the headline that the body tells again, more fully."""
    kept = list(drafts)
    body = {_figures(draft) for draft in kept if draft.start >= _HEADLINE}
    yield from (draft for draft in kept if draft.start >= _HEADLINE or draft.programme or _figures(draft) not in body)


def _figures(draft: Draft) -> tuple[object, ...]:
    statement = draft.statement
    return (statement.min, statement.max, statement.currency) if isinstance(statement, Incentive) else ()


def _leads(source: Source, start: int, sentence: Span) -> list[Span]:
    """The short sentences that open the block at `start` before `sentence`: "Article 3. Housing."."""
    leads: list[Span] = []
    for one in source.sentences[covering(source.sentences, start) :]:
        if one.start >= sentence.start or one.end - one.start >= _LEAD_LENGTH:
            break
        leads.append(one)
    return leads


def _vague(value: str) -> int:
    """0 for a benefit's own word, 1 for "tax-free", 2 for "funding" and the like."""
    return _VAGUE[::-1].index(value) + 1 if value in _VAGUE else 0


def _broken(between: str) -> bool:
    """Does another clause begin between a sum and a benefit word behind it?"""
    article = r"(?<!\bas )\ban?\b(?! (?:year|month|day|head|person))"
    apart = rf"[;:.]|, (?:and|while|plus|together|as well|including)|{article}| with | and |on top of|in addition to|besides"
    return bool(re.search(apart, between))


def _distance(hit: Hit, amount: Amount) -> int:
    """How far a benefit word is from its sum; one before the sum counts a little farther unless "of" or a colon joins them."""
    return hit.start - amount.end if hit.start >= amount.end else amount.start - hit.end + (0 if amount.start - hit.end < 6 else 12)


def _list_end(folded: str, amounts: list[Amount], position: int) -> int:
    """Where the list of bare sums that begins at `position` ends: a period behind the last holds for all."""
    while position + 1 < len(amounts) and folded[amounts[position].end : amounts[position + 1].start].strip(" ,;") in _LINKS:
        position += 1
    return amounts[position].end


def _longest(hits: Iterator[Hit]) -> list[Hit]:
    """Hits in order, without those inside an earlier, longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _find(folded: str, sentence: Span, words: str) -> tuple[int, int]:
    at = folded.find(words, sentence.start, sentence.end)
    return (at, at + len(words)) if at >= 0 else (0, 0)


def _quote(folded: str, sentence: Span, amount: Amount) -> tuple[int, int]:
    """The sentence, or the part of a long one around the sum."""
    if sentence.end - sentence.start <= _QUOTE_LIMIT:
        return sentence.start, sentence.end
    return _quote_around(sentence, amount.start, amount.end, folded)


def _quote_around(sentence: Span, start: int, end: int, folded: str = "") -> tuple[int, int]:
    if sentence.end - sentence.start <= _QUOTE_LIMIT or not folded:
        return sentence.start, min(sentence.end, sentence.start + 390)
    cuts = [match.end() for match in re.finditer(r", |; |: ", folded[sentence.start : start])]
    near = [sentence.start + cut for cut in cuts if start - sentence.start - cut >= 12]
    left = near[-1] if near else sentence.start
    right = re.search(r"[,;.]\s", folded[end : sentence.end] + " ")
    return left, end + right.start() if right and right.start() < 100 else min(sentence.end, end + 100)
