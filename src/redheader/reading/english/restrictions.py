"""Rules that forbid or limit taking part in talent programmes, or what US and other persons may do, in English documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Restriction
from redheader.reading.english.dates import english_date
from redheader.reading.english.frames import frames, quote, shortened, words
from redheader.reading.english.head import Head
from redheader.reading.english.scope import View
from redheader.reading.english.statutes import openings, opens_list, unmarked
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_FRAMES = ("forbid", "limit", "duty")
_AUTHORITY_REACH = 1500
_WHO_LENGTH, _LINK_LENGTH, _OWNED = 160, 6, 4
_BARE = (
    "agency",
    "department",
    "committee",
    "commission",
    "the agency",
    "ministry",
    "office",
    "bureau",
    "council",
    "service",
    "state",
    "party",
    "authorities",
)
_HOSTS = ("Chinese ", "foreign ", "China", "PRC")
_RULES = (" Regulations", " Act")
_INITIALS = re.compile("[A-Z]{2,6}")
_CLAUSE = re.compile(r", (?:and|while|but) (?!any\b|each\b|every\b)|; ")
_DOER = re.compile(
    r"\b(?P<doer>(?!(?:The|In|On|Since|From|Under|Last|No|This|That|It|They|These|Those|Each|Any|All|You|We)\b)"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}) "
    r"(?:(?:has|have|had|will|would|began to|plans to|moved to|now|also|already|is to|[a-z]+ly) )*$"
)
_BEHIND = re.compile(
    r"\b(?:unless|until|except where|under (?:the )?(?:rules|regulations|orders|a rule) (?:of|by|from)"
    r"|(?:prohibited|barred|banned|forbidden|debarred|excluded|not allowed|not permitted) by)(?: the| its)? ?$"
)
_LEAD = re.compile(r"^(?:(?:under|in|by) )?(?:which|that|whom) |^[\d.]+ ")
_UNDER = re.compile(r"\b[Uu]nder (?:the )?$")


class RestrictionReader:
    """Reads prohibitions, limits and duties to disclose."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("en/restrictions")
        self._matters = self._lexicon.part("object", "person", "technology")
        about = knowledge.lexicon("en/about")
        self._opening, self._item = self._lexicon.part("opening"), self._lexicon.part("item")
        self._head, self._agency = Head(about), about.compile("(?im)@agency_line@")
        self._date = knowledge.lexicon("en/phrases").compile("@date@")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per thing forbidden, in the order of the text."""
        source = view.source
        issued = self._head_date(source)
        before: set[str] = set()
        for sentence in source.sentences:
            item = source.folded[sentence.start] == "(" or sentence.end - sentence.start < _LINK_LENGTH
            linked = item or source.block_at(sentence.start).start < sentence.start
            about = view.dense or (linked and "object" in before) or self._matters.has(source.folded, *sentence)
            hits = frames(source, self._lexicon, sentence) if about else []
            opens = self._opening.has(source.folded, *sentence) and opens_list(source, sentence)
            counts = not opens and self._counts(hits, before if linked else set(), view.dense)
            before = {*(before if item else ()), *(hit.value for hit in hits)}
            if not counts:
                yield from self._under_opening(view, sentence, issued)
                continue
            for hit in _outermost(hits):
                where = quote(source, sentence, hit.start, min(hit.end, hit.start + 200))
                date = next((found for found in self._date.finditer(source.folded, *sentence) if _dated(source.folded, found)), None)
                authority = self._authority(source, sentence, hit, hits)
                own = self._imprint(source) if authority and authority == self._head_organ(source) else None
                statement = Restriction(
                    authority,
                    english_date(date[0]) if date else issued or own,
                    shortened(_LEAD.sub("", words(source, hit.groups["who"])), _WHO_LENGTH) if "who" in hit.groups else None,
                    self._what(source, hit),
                )
                yield Draft(statement, *where, 0.75)

    def _under_opening(self, view: View, sentence: Span, issued: str | None) -> Iterator[Draft]:
        """An item on talent programmes under an opening of its list that requires or forbids: "shall not make an award if"."""
        source = view.source
        if not self._item.has(source.folded, *sentence):
            return
        for opening in openings(source, sentence):
            hit = next(iter(frames(source, self._opening, opening)), None)
            if hit is None:
                continue
            place = unmarked(source, sentence)
            who, what, item = words(source, hit.groups["who"]), words(source, hit.groups["what"]), words(source, place)
            if hit.value == "opening:duty":
                what = f"{what} {item}"
            else:
                who = f"{who} {item}"
            yield Draft(
                Restriction(self._governor(source, opening), issued, shortened(who, _WHO_LENGTH), shortened(what, _WHO_LENGTH)), *place, 0.7
            )
            return

    def _governor(self, source: Source, opening: Span) -> str | None:
        """The body of an opening or of the openings above it."""
        for passage in (opening, *openings(source, opening)):
            hits = (
                words(source, found.groups["authority"]) for found in frames(source, self._lexicon, passage) if found.value == "authority"
            )
            if name := next((name for name in hits if name not in _BARE), None):
                return name
        return self._head_organ(source)

    def _counts(self, hits: list[Hit], before: set[str], dense: bool) -> bool:
        """Is it about a talent programme, or about persons and a technology, and no definition?

        `before`: what the earlier items of its list are about. In a document about little else (`dense`) it may be about the money.
        """
        values = {hit.value for hit in hits}
        about = "object" in values | before or {"person", "technology"} <= values or (dense and bool({"money", "duty"} & values))
        return bool(values & set(_FRAMES)) and "none" not in values and about

    def _what(self, source: Source, hit: Hit) -> str:
        return shortened(words(source, hit.groups["what"], articles=True), _WHO_LENGTH)

    def _authority(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit]) -> str | None:
        """The body or law of the sentence, that of the frame's clause first; of an item that of its passage; else the document's own."""
        bodies = [words(source, one.groups["authority"]) for one in self._bodies(source, sentence, hit, hits)]
        doer = _DOER.search(source.folded, sentence.start, hit.start)
        found = next((self._spelled(source, body.removesuffix("'s")) for body in bodies if not body.startswith(_HOSTS)), None)
        found = found or (words(source, doer.span("doer")) if doer else None)
        return found or self._of_passage(source, sentence, hit) or self._before(source, sentence) or self._head_organ(source)

    def _spelled(self, source: Source, body: str) -> str:
        """A body's initials as its full name, where the head of the document is that body's."""
        organ = self._head_organ(source) if _INITIALS.fullmatch(body) else None
        return organ if organ and "".join(word[0] for word in organ.split() if word[0].isupper()) == body else body

    def _before(self, source: Source, sentence: Span) -> str | None:
        """The body of the sentence before in the paragraph."""
        before = source.sentence_at(max(0, sentence.start - 2))
        if before.start == sentence.start or source.block_at(before.start).start != source.block_at(sentence.start).start:
            return None
        return next((name for name in self._named(source, before) if not name.endswith("Act")), None)

    def _named(self, source: Source, passage: Span) -> Iterator[str]:
        """The bodies a passage names that can make a rule: no bare "agency", nobody's foreign host."""
        for one in frames(source, self._lexicon, passage):
            if one.value == "authority":
                name = words(source, one.groups["authority"])
                if name not in _BARE and not name.startswith(_HOSTS):
                    yield name

    def _bodies(self, source: Source, sentence: Span, hit: Hit, hits: list[Hit]) -> list[Hit]:
        """Bodies before the frame, then laws before it, then either behind it."""
        laws = {one.start for one in hits if one.value == "law"}
        named = [
            one
            for one in hits
            if one.value in ("authority", "law")
            and words(source, one.groups["authority"]) not in _BARE
            and not source.folded.startswith(_RULES, one.end)
            and not any(at in laws for at in range(one.end, one.end + _OWNED) if source.folded[one.end : at] in ("'s ", " "))
        ]
        before = [one for one in named if one.start < hit.start]
        acting = [one for one in before if not _UNDER.search(source.folded, max(0, one.start - 10), one.start)] or before
        breaks = [match.end() for match in _CLAUSE.finditer(source.folded, sentence.start, hit.start)]
        near = [one for one in acting if breaks and one.start >= breaks[-1]]
        ranked = sorted(near or acting, key=lambda one: one.value == "law")
        return ranked or [one for one in named if _BEHIND.search(source.folded, hit.start, one.start)]

    def _of_passage(self, source: Source, sentence: Span, hit: Hit) -> str | None:
        mark = source.block_at(sentence.start)
        if source.folded[mark.start] != "(" or sentence.start > mark.body + 1:
            return None
        passage = [
            one for one in source.sentences if hit.start - _AUTHORITY_REACH < one.start < sentence.start and source.folded[one.start] != "("
        ]
        for one in reversed(passage):
            if name := next(self._named(source, one), None):
                return name
        return None

    def _head_organ(self, source: Source) -> str | None:
        """The body whose own rules a document gives: labelled as the agency, or on a line of its own."""
        if match := self._agency.search(source.text, 0, _AUTHORITY_REACH):
            return match["agency"].strip()
        return next((line.words for line in self._head.lines(source) if line.kind == "organ"), None)

    def _imprint(self, source: Source) -> str | None:
        """The day on a line of the head of a document, for the rules that it gives itself."""
        dates = (line.date for line in self._head.lines(source) if line.kind == "imprint" and line.date)
        return next((found for date in dates if (found := english_date(date))), None)

    def _head_date(self, source: Source) -> str | None:
        head = self._lexicon.find(source.folded, 0, min(_AUTHORITY_REACH, len(source.text)))
        dates = [source.folded[slice(*hit.groups["date"])] for hit in head if hit.value == "date"]
        return min((date for words_ in dates if (date := english_date(words_))), default=None)


def _dated(folded: str, match: re.Match[str]) -> bool:
    """Is it a rule's day rather than the year in an act's name?"""
    return not re.search(
        r"(?:Act|Fiscal Year|title|section|U\.S\.C\.)(?: of| for)? ?$|\bAct of $", folded[max(0, match.start() - 16) : match.start()]
    )


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Frames that do not lie within another."""
    kept: list[Hit] = []
    for hit in hits:
        if hit.value in _FRAMES and not (kept and hit.start < kept[-1].end):
            kept.append(hit)
    return kept
