"""Incentives in English documents: every sum with its benefit, period and recipient, and benefits named without a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Incentive, Per
from redheader.reading.english.amounts import Amount, AmountGrammar
from redheader.reading.english.benefits import GENERAL, BenefitReader, vague
from redheader.reading.english.frames import word_end
from redheader.reading.english.labelled import labelled_at
from redheader.reading.english.mentions import Mentions
from redheader.reading.english.outline import list_opening
from redheader.reading.english.payees import Recipient
from redheader.reading.english.payment import Payment
from redheader.reading.english.periods import PeriodReader
from redheader.reading.english.recipients import RecipientReader
from redheader.reading.english.rows import RowReader
from redheader.reading.english.scope import View
from redheader.reading.english.services import ServiceReader
from redheader.reading.english.sums import Sum, differ, elliptical, list_end, named, respective
from redheader.reading.english.tables import Row, names_unit, row_at
from redheader.reading.english.unpaid import UnpaidReader
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_QUOTE_LIMIT = 240
_LASTING = ("allowance", "housing", "award", "salary", "research", "startup", "loan")
_OF_PEOPLE = ("loan", "tax", "housing", "salary", "other")  # who brings others gets no home or pay for it
_SURE, _LIKELY = 0.92, 0.8
_HEADLINE = 120
_TAKEN_UP = re.compile(r"(?:They|These|Both|Each|All of them) ")
_LABEL, _SAME_ORDER = 40, 5
_GOES_ON_BETWEEN = re.compile(r",|\band\b|\bor\b")


class IncentiveReader:
    """Reads what talent is given."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._amounts = AmountGrammar(knowledge)
        self._recipients = RecipientReader(knowledge)
        self._benefits = BenefitReader(knowledge)
        self._payment = Payment(knowledge)
        self._services = ServiceReader(knowledge)
        self._unpaid = UnpaidReader(self._benefits, self._payment, self._recipients, self._amounts, knowledge.lexicon("en/classes"))
        self._periods = PeriodReader(knowledge)
        self._rows = RowReader(knowledge, self._recipients, self._payment)
        classes = knowledge.lexicon("en/classes")
        self._chosen = classes.pattern("chosen")
        self._added = classes.pattern("added")
        self._buys = classes.pattern("buys")
        self._further, self._other_figures = classes.pattern("further"), classes.pattern("other_figures")

    def read(self, view: View) -> Iterator[Draft]:
        """Incentives in the order of the text, each statement once."""
        source = view.source
        if not view.inside:
            return
        paid: dict[tuple[object, ...], Draft] = {}
        unpaid: dict[tuple[object, ...], Draft] = {}
        paid_per = self._periods.of_pay(source.folded)
        before = list[Sum]()
        told: Recipient | None = None
        spoken_of = set[str]()
        for index, sentence in enumerate(source.sentences):
            if not view.near(index):
                continue
            mentioned = view.mentions.between(*sentence)
            names = [Span(mention.start, mention.end) for mention in mentioned]
            if mentioned and spoken_of and not spoken_of & {mention.name for mention in mentioned}:
                before, told = [], None
            told = self._told(source, sentence, told, before)
            sums = self._sums(source, sentence, before, told, names)
            sums = [one._replace(per=paid_per) if one.benefit == "salary" and one.per is None else one for one in sums]
            for one in sums:
                draft = self._draft(source, sentence, one, view.mentions, view.dense)
                paid.setdefault((draft.statement, draft.programme), draft)
            before = sums or before
            spoken_of = {mention.name for mention in mentioned} or spoken_of
            told = next((one.recipient._replace(note=None) for one in reversed(sums) if one.recipient and one.recipient.words), told)
            for draft in self._unpaid.read(source, sentence, view.mentions, [one.benefit for one in sums]):
                unpaid[(draft.statement, draft.programme)] = draft
        yield from _told_once(paid.values())
        yield from unpaid.values()

    def _told(self, source: Source, sentence: Span, told: Recipient | None, sums: list[Sum]) -> Recipient | None:
        """Who the list's opening says gets what its items name; else who was told of before: last, if the sentence begins with "They"."""
        if _TAKEN_UP.match(source.folded, *sentence) and (last := self._last_named(source, sentence, sums)):
            return last
        opening = list_opening(source, sentence)
        if source.block_at(sentence.start).start < sentence.start and told:
            return told
        if titled := self._recipients.titled(source, sentence):
            return titled
        return self._recipients.subject(source, opening, opening.end, []) if opening else None

    def _last_named(self, source: Source, sentence: Span, sums: list[Sum]) -> Recipient | None:
        """Whom the sentence before, of the same paragraph and without sums, names last."""
        before = source.sentence_at(max(0, sentence.start - 2))
        if before.start == sentence.start or before.start < source.block_at(sentence.start).start:
            return None
        return None if sums and before.start <= sums[-1].amount.start < before.end else self._recipients.last(source.folded, before)

    def _sums(self, source: Source, sentence: Span, before: list[Sum], told: Recipient | None, names: list[Span]) -> list[Sum]:
        """The sums of one sentence that are incentives."""
        if self._payment.has(source.folded, *sentence, "contest"):
            return []
        last = before[-1] if before else None
        amounts = self._amounts_in(source, sentence, last, names)
        if row := row_at(source, sentence.start):
            sums = self._in_row(source, sentence, row, amounts, names)
            return [one for one in sums if self._is_paid(source, sentence, one, amounts, before)]
        recipients = self._recipients.of(source, sentence, amounts, told, names) if amounts else []
        if employer := self._recipients.headed(source, sentence):
            recipients = [one if one and one.kind == "body" else employer for one in recipients]
        found, other = list[Sum](), False
        parallel = self._parallel(source, sentence, before, amounts)
        if parallel and all(recipient in (None, told) for recipient in recipients):
            recipients = [one.recipient for one in parallel]
        for position, (amount, recipient) in enumerate(zip(amounts, recipients, strict=True)):
            left = amounts[position - 1].end if position else sentence.start
            right = amounts[position + 1].start if position + 1 < len(amounts) else sentence.end
            if position == 0 or not self._amounts.is_relative(source.folded, amount):  # "half of that" is what the sum before is
                clause = self._payment.clauses.of(source, sentence, amounts, amount)
                other = self._payment.is_other(source.folded, amount, left, right) or self._payment.clauses.is_other(source, amount, clause)
            if other:
                continue
            per = self._periods.of(source.folded, sentence, amount, list_end(source.folded, amounts, position))
            if (
                per is None
                and found
                and (respective(source.folded, amounts, position) or elliptical(source.folded, recipient, amount, found[-1]))
            ):
                per = found[-1].per
            end = list_end(source.folded, amounts, position)
            own = self._benefits.last(source.folded, left, amount.start)
            if end > amount.end and not own:  # what stands behind a bare list is said of each of its sums
                right = next((one.start for one in amounts if one.start > end), sentence.end)
            else:
                end = amount.end
            word = self._benefits.near(source.folded, sentence, amount._replace(end=end), left, right, names)
            if per is None and word is None and found and self._lists_on(source.folded, amount, found[-1]):
                per = found[-1].per
            benefit = self._benefit(source, sentence, Span(left, right), amount._replace(end=end), found[-1] if found else None, names)
            if parallel and word in (None, GENERAL):
                benefit, per = parallel[position].benefit, per or parallel[position].per
            one = self._from_above(source, sentence, Sum(amount, benefit, recipient, left, right, per), found[-1] if found else last)
            one = self._whole(source, sentence, one, told)
            one = self._served(source, sentence, one, amounts, found[-1] if found else None, told)
            per = per or one.per
            unnamed = one.benefit is None and named(one.recipient) and amount.min == amount.max
            if per is None and (unnamed or (one.benefit in (None, GENERAL) and self._is_chosen(source.folded, one))):
                one = one._replace(benefit="award")
            if self._is_paid(source, sentence, one, amounts, before):
                found.append(one)
        return found

    def _is_paid(self, source: Source, sentence: Span, one: Sum, amounts: list[Amount], before: list[Sum]) -> bool:
        """Does a sum count, after the clause that holds it?"""
        return self._payment.counts(source, sentence, one, self._payment.clauses.of(source, sentence, amounts, one.amount), before)

    def _served(self, source: Source, sentence: Span, one: Sum, amounts: list[Amount], last: Sum | None, told: Recipient | None) -> Sum:
        """A sum with the service that it pays for; a further sum of a sentence, without a receiver of its own, pays for the same."""
        if one.benefit in _OF_PEOPLE:
            return one
        sums = tuple(Span(amount.start, amount.end) for amount in amounts)
        deeds = self._services.deeds(source.folded, sentence, sums, one.amount.start, Span(one.since, one.until))
        inherits = (
            last is not None and last.service is not None and (one.benefit is None or vague(one.benefit) or one.benefit == last.benefit)
        )
        if not deeds and not inherits:
            return one
        receiver = self._recipients.receiver(source, sentence, amounts, one.amount, one.since, told)
        service = self._services.of(source.folded, deeds, receiver, one.recipient, Span(sentence.start, one.until))
        if service is None and inherits and receiver is None and last:
            service = last.service
        if service is None:
            return one
        unnamed = service.to == "organisation" and (service.payee is None or service.payee.words is None)
        payee = self._recipients.body_before(source, sentence) if unnamed else None
        return one._replace(recipient=payee or service.payee, service=service)

    def _whole(self, source: Source, sentence: Span, one: Sum, told: Recipient | None) -> Sum:
        """A sum with what the label of its line, the list it stands in and the heading above say of it."""
        label = self._recipients.line_label(source, one.amount)
        item = labelled_at(source, one.amount.start) if label else None
        stale = item is not None and one.recipient == told  # what came before the list
        if label and one.recipient and (stale or (one.recipient.words or "-") in (label.words or "")):
            one = one._replace(recipient=label._replace(note=one.recipient.note))
        elif (one.benefit or (label and label.kind == "body")) and (one.recipient is None or one.recipient.note):
            above = label or self._recipients.under_heading(source, sentence)
            one = one._replace(recipient=_noted(above, one.recipient))
        if item and item.lead and one.per is None:
            return one._replace(per=self._periods.named(source.folded[slice(*item.lead)]))
        return one

    def _in_row(self, source: Source, sentence: Span, row: Row, amounts: list[Amount], names: list[Span]) -> Iterator[Sum]:
        """The sums of a row of a table, for those whom a heading above it names where it names nobody."""
        for one in self._rows.read(source, row, [amount for amount in amounts if sentence.start <= amount.start < sentence.end], names):
            above = None if one.recipient else self._recipients.titled(source, sentence) or self._recipients.under_heading(source, sentence)
            unnamed = one.per is None and one.benefit is None and named(one.recipient) and one.amount.min == one.amount.max
            yield one._replace(recipient=one.recipient or above, benefit="award" if unnamed else one.benefit)

    def _amounts_in(self, source: Source, sentence: Span, last: Sum | None, names: list[Span]) -> list[Amount]:
        """The sums of money of a sentence, in the currency of the sum before or of the document where it names none."""
        folded = source.folded
        goes_on = last is not None and folded[last.until : sentence.start].strip() in ("", ";") and folded[last.until - 1] == ";"
        same_line = last is not None and source.block_at(last.amount.start).start == source.block_at(sentence.start).start
        if names_unit(source, sentence):
            return []
        amounts = self._amounts.read(source, sentence, last.amount.currency if last and (goes_on or same_line) else None)
        if not amounts and (told_from := self._recipients.gets(source, sentence, names)) is not None:
            amounts = [one for one in self._amounts.read(source, sentence, self._amounts.common(folded)) if one.start >= told_from]
        if not amounts and row_at(source, sentence.start):
            amounts = self._amounts.read(source, sentence, self._amounts.common(folded))
        if not amounts:  # a line of a list whose opening names the currency: "Doctors: 200,000"
            common = self._amounts.common(folded)
            amounts = [one for one in self._amounts.read(source, sentence, common) if self._recipients.line_label(source, one)]
        return sorted([*amounts, *self._amounts.relative(source, sentence, amounts[0] if amounts else last.amount if last else None)])

    def _parallel(self, source: Source, sentence: Span, before: list[Sum], amounts: list[Amount]) -> list[Sum]:
        """The sums before, where a sentence only gives as many others for the same: "for masters the figures are X and Y"."""
        said = len(before) == len(amounts) and self._other_figures.search(source.folded, *sentence)
        return before if said and before and source.block_at(before[0].amount.start).start == source.block_at(sentence.start).start else []

    def _lists_on(self, folded: str, amount: Amount, last: Sum) -> bool:
        """Is a sum of the same order only another one of a list: "2,000 a month with a doctorate, 1,200 with a master's"?"""
        pair = sorted((one.max or one.min or 0) for one in (amount, last.amount))
        between = folded[last.amount.end : amount.start]
        return (
            pair[1] <= _SAME_ORDER * pair[0]
            and _GOES_ON_BETWEEN.search(between) is not None
            and not self._payment.has(folded, last.amount.end, amount.start, "pays")
        )

    def _is_chosen(self, folded: str, one: Sum) -> bool:
        """Is a person paid for having been chosen?"""
        return named(one.recipient) and self._chosen.search(folded, one.since, one.amount.start) is not None

    def _benefit(self, source: Source, sentence: Span, between: Span, amount: Amount, before: Sum | None, names: list[Span]) -> str | None:
        """The benefit the sentence names for a sum; a further sum without its own has that of the one before."""
        benefit = self._benefits.near(source.folded, sentence, amount, *between, names)
        near = source.folded[max(sentence.start, amount.start - _LABEL) : amount.end + _LABEL]
        told = source.folded[between.start : amount.end + _LABEL]
        subsidised = "subsid" in (near if benefit == "award" else told)
        if benefit in ("award", None, GENERAL) and subsidised and self._buys.search(source.folded, sentence.start, amount.start):
            return "housing"
        if before and before.per == "sqm" and benefit in (None, GENERAL):  # the most that so much a square metre may come to
            return "housing"
        if before and before.per is None and benefit is None and self._added_monthly(source.folded, sentence, amount):
            return "allowance"
        if before and benefit in (None, GENERAL):
            return "allowance" if before.benefit == "salary" and "subsid" in near else before.benefit
        if benefit == GENERAL:
            return self._benefits.last(source.folded, sentence.start, amount.start) or benefit
        return benefit

    def _added_monthly(self, folded: str, sentence: Span, amount: Amount) -> bool:
        """Does money that comes again and again come on top of another sum?"""
        after = self._periods.after.match(folded, amount.end, sentence.end)
        return after is not None and self._added.match(folded, after.end(), sentence.end) is not None

    def _from_above(self, source: Source, sentence: Span, one: Sum, last: Sum | None) -> Sum:
        """A sum with a general word ("subsidies") or none: it is for what the list's opening, the heading or the sum before is for."""
        inherits = last is not None and source.block_at(last.amount.start).start == source.block_at(sentence.start).start
        if last and inherits and one.per is None and last.benefit == "salary" == (one.benefit or "salary"):
            one = one._replace(per=last.per)
        if one.benefit is not None and one.benefit != GENERAL:
            return one
        if found := self._benefits.above(source, sentence, one.amount.start):
            return one._replace(benefit=found)
        if last and self._further.search(source.folded, sentence.start, one.amount.start):
            return one._replace(benefit=last.benefit)
        if self._payment.has(source.folded, one.since, one.until, "finder"):
            return one
        if last is None or last.benefit not in _LASTING or (one.recipient and one.recipient.kind != "person"):
            return one
        if differ(one.recipient, last.recipient) and self._payment.has(source.folded, *sentence, "pays"):
            return one
        if last.benefit in ("housing", "award") and one.per is not None:
            return one
        labelled = one.recipient is not None and one.recipient.words is not None and list_opening(source, sentence) is not None
        return one._replace(benefit=last.benefit) if inherits or labelled else one

    def _draft(self, source: Source, sentence: Span, one: Sum, mentions: Mentions, dense: bool) -> Draft:
        folded, amount = source.folded, one.amount
        benefit, to = self._payment.precise(source, sentence, one)
        if to == "person" and self._payment.for_others(source, sentence):
            benefit = "finder"
        per: Per | None = one.per or (None if benefit in ("salary", "loan") else "once")
        words = one.recipient.words if one.recipient else None
        recipient = None if words is None else source.text[slice(*_find(folded, sentence, words))] or words
        if one.recipient and one.recipient.note:
            recipient = f"{recipient} ({one.recipient.note})" if recipient else one.recipient.note
        statement = Incentive(benefit, amount.min, amount.max, amount.currency, per, to, recipient)
        start, end = _quote(source, sentence, amount)
        told = one.benefit and not vague(one.benefit) and words and per not in (None, "sqm")
        sure = _SURE if dense and told else _LIKELY
        return Draft(statement, start, end, sure, mentions.about(sentence, amount.start))


def _told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts without those of the headline that the body tells again, more fully."""
    kept = list(drafts)
    body = {_figures(draft) for draft in kept if draft.start >= _HEADLINE}
    yield from (draft for draft in kept if draft.start >= _HEADLINE or draft.programme or _figures(draft) not in body)


def _noted(above: Recipient | None, own: Recipient | None) -> Recipient | None:
    """Whom a label or a heading names, with the bracket that tells the sum from others."""
    if own is None or own.words is not None or above is None:
        return own or above
    return above._replace(note=own.note)


def _figures(draft: Draft) -> tuple[object, ...]:
    statement = draft.statement
    return (statement.min, statement.max, statement.currency) if isinstance(statement, Incentive) else ()


def _find(folded: str, sentence: Span, words: str) -> tuple[int, int]:
    at = folded.find(words, sentence.start, sentence.end)
    return (at, at + len(words)) if at >= 0 else (0, 0)


def _quote(source: Source, sentence: Span, amount: Amount) -> tuple[int, int]:
    """The sentence, or the part of a long one around the sum."""
    folded, (start, end) = source.folded, sentence
    if end - start <= _QUOTE_LIMIT:
        return start, end
    cuts = [match.end() for match in re.finditer(r", |; |: ", folded[start : amount.start])]
    near = [start + cut for cut in cuts if amount.start - start - cut >= 12]
    left = near[-1] if near else start
    right = re.search(r"[,;.]\s", folded[amount.end : end] + " ")
    return left, amount.end + right.start() if right and right.start() < 100 else word_end(source, amount.end, min(end, amount.end + 100))
