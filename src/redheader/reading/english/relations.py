"""Who runs a programme, and what it follows on from, renames or belongs to, in English documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redheader.knowledge.lexicon import Hit
from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Lineage, Relation, Sponsor
from redheader.reading.english.frames import MEASURES, Family, frames, quote, words
from redheader.reading.english.mentions import Mention, Mentions
from redheader.reading.english.scope import View
from redheader.reading.source import Draft, Source
from redheader.text.segment import Span

_PLANS = re.compile(
    r"\b(?:talent|recruitment) (?:recruit(?:ment)? )?(?:plans?|program(?:me)?s?|schemes?|efforts?)\b|\b[Tt]hese [Mm]easures\b"
)
_NEXT_CLAUSE = re.compile(r";|, (?:which|while|but|whereas) ")
_SORT = re.compile(
    r"\b(?:[Tt]hose(?= (?:run|of|in|offered|at)\b)|(?:[Ss]uch|[Ll]ocal|[Pp]rovincial|[Cc]ity) (?:schemes|plans|program(?:me)?s))\b"
)
_OBJECT = re.compile(r"(?:it|(?:the|this|these) (?:[a-z]+ )?(?:[Pp]lan|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative|[Pp]roject|[Ff]und)s?)\b")
_SOME_BODY = re.compile(
    r"(?:central|provincial|municipal|city|local|federal|national|state) (?:government|council|ministry)|\w+ ministry"
    r"|(?:'s|municipal|provincial|city|party) (?:\w+ ){1,4}(?:department|bureau|office|commission|committee)|'s foundation"
    r"|(?:high-tech|development|science|industrial) (?:zone|park)"
)
_PURSE = re.compile(r"\b(?:finances?|treasury|exchequer)\b")
_SAID_WRONGLY = re.compile(
    r"\b(?:(?:regularly|often|sometimes|widely|commonly|frequently|wrongly|mistakenly|falsely)"
    r" (?:described|said|taken|believed|thought|reported|billed|called)"
    r"|den(?:y|ies|ied) (?:that|being|any)|reject(?:s|ed) (?:the|any) (?:idea|claim|suggestion)"
    r"|wrongly,?|mistakenly|falsely|myth|did not|does not|never|has not|is not|was not|no)\b[^.;:,]*$"
)
_HEIRS = re.compile(r"\b(?:heirs|successors)\b")
_ISSUED = re.compile(
    r"\"?,? (?:issued|promulgated|published|released|launched|formulated|approved|printed|introduced|adopted)\b.*", re.DOTALL
)
_NUMBERED = re.compile(r"(?<!Measures)(?<!Provisions)(?<!Rules)(?<!Opinions)(?<!Notice) \([^()]*\d[^()]*\)$")
_POINTERS = ("the", "its", "that", "this", "there", "role", "work", "budget", "staff", "The", "Its", "That", "This", "There")
_MEANT = re.compile(r" (?:it|(?:the|this) (?:[Pp]lan|[Pp]rogram(?:me)?|[Ss]cheme|[Pp]roject|[Ff]und))\b")
_BACK = re.compile(r" it$|\b(?:in|taken?|takes|took) its (?:place|stead)$|\bover its [a-z]+$")
_WITH = re.compile(r"\"?(?: [A-Z]\w+)?,? (?:with|by|for) (?:the |its |an? (?:[a-z]+ )?)?\"?")
_REACH, _CLOSE = 120, 40
_OF_IT = re.compile(r"(?:[-*\u2022] )?It\b")

_SEVERAL = re.compile(r"s:?$")
_JOINT = re.compile(
    r"[\"']?(?: (?:[Pp]lan|[Pp]rogram(?:me)?|[Ss]cheme))?,?(?: and| as well as)?(?: with)?(?: the)?(?: former| old)? [\"']?"
)
_Ends = tuple[str, Relation, str]


class SponsorReader(Family):
    """Reads who runs, oversees or funds."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/sponsor")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per body and programme."""
        source = view.source
        mentions, seen = view.mentions, set[tuple[str, str | None]]()
        for sentence, hits in self.passages(view):
            for hit in hits:
                if not self._ties(source, sentence, hit, mentions):
                    continue
                about = self._programme(sentence, hit, mentions)
                where = quote(source, sentence, hit.start, hit.end)
                for body in [words(source, group) for group in hit.groups.values()]:
                    if (body.lower(), about) not in seen and self._is_body(body, hit):
                        seen.add((body.lower(), about))
                        yield Draft(Sponsor(body), *where, 0.8, about, self.according_to(source, sentence))

    def _is_body(self, body: str, hit: Hit) -> bool:
        """Is it a body by its name, or in plain words a body or a purse that one can tell apart?"""
        plain = _PURSE.search(body) or (hit.value != "label" and _SOME_BODY.search(body))
        return not body.islower() or hit.value == "state" or bool(plain)

    def _ties(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> bool:
        """Does the frame speak of a programme: a name or pronoun before it, or a name right after it?"""
        if hit.value == "label":
            return True
        if hit.value == "whole":
            return mentions.antecedent(sentence.start) is not None or mentions.has_subject(sentence, hit.end)
        if hit.value in ("passive", "owner"):
            leads = source.folded.startswith(",", hit.end) and bool(mentions.between(hit.end, min(sentence.end, hit.end + _CLOSE)))
            own = leads or (
                source.folded.startswith(("Its ", "its ", "Their ", "their "), hit.start)
                and mentions.antecedent(sentence.start) is not None
            )
            meant = _SORT.search(source.folded, sentence.start, hit.start) and mentions.antecedent(sentence.start) is not None
            return own or bool(meant) or mentions.has_subject(sentence, hit.start)
        near = bool(mentions.between(hit.end - 1, min(sentence.end, hit.end + _REACH)))
        if hit.value == "state":
            return bool(mentions.between(sentence.start, min(sentence.end, hit.end + _REACH))) and bool(
                _PLANS.search(source.folded, sentence.start, sentence.end)
            )
        if hit.value == "named":
            return bool(mentions.between(hit.end - 1, hit.end + 2))
        if _OBJECT.match(source.folded, hit.end):
            return mentions.has_subject(Span(sentence.start, sentence.end), sentence.end)
        return near or (mentions.has_subject(sentence, hit.end) and "'s " in source.folded[hit.start : hit.end])

    def _programme(self, sentence: Span, hit: Hit, mentions: Mentions) -> str | None:
        if hit.value in ("active", "named") and (after := mentions.between(hit.end - 1, min(sentence.end, hit.end + _REACH))):
            return after[0].name
        return mentions.about(sentence, hit.end if hit.value == "whole" else hit.start) or (
            mentions.antecedent(sentence.start) if hit.value == "whole" else None
        )


class LineageReader(Family):
    """Reads succession, renaming and belonging between named programmes."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "en/lineage")
        self._name = self.lexicon.compile("@programme_name@")
        self._repeals = self.lexicon.part("repeals")

    def read(self, view: View) -> Iterator[Draft]:
        """One claim per pair of programmes."""
        source = view.source
        mentions, seen = view.mentions, set[tuple[Relation, str, str]]()
        inherited: str | None = None
        lexicon = self.lexicon if mentions.all else self._repeals  # nothing else can be said where no programme is named
        for sentence in source.sentences:
            if inherited:
                for heir in dict.fromkeys(mention.name for mention in mentions.between(*sentence) if mention.name != inherited):
                    seen.add(("succeeds", heir, inherited))
                    yield Draft(Lineage("succeeds", inherited), *quote(source, sentence, *sentence), 0.75, heir)
            inherited = inherited if source.folded[sentence.end - 1] == ";" else None
            swapped: set[int] = set()
            for hit in sorted(frames(source, lexicon, sentence), key=lambda one: (one.value == "repeals", one.value != "with-succeeds")):
                if hit.start in swapped:
                    continue
                if _SAID_WRONGLY.search(source.folded, max(sentence.start, hit.start - _CLOSE), hit.start):
                    continue
                if _HEIRS.search(source.folded, hit.start, hit.end) and not mentions.last_before(sentence.start, hit.start):
                    inherited = self._after(source, sentence, hit, mentions)
                    continue
                if hit.value == "repeals":
                    old = self._repealed(source, hit, mentions)
                    if any(relation == "succeeds" and of == old for relation, _, of in seen):
                        continue
                    where = quote(source, sentence, hit.start, hit.end)
                    yield Draft(Lineage("succeeds", old), *where, 0.85, mentions.only if mentions.only != old else None)
                    continue
                if not (ends := self._ends(source, sentence, hit, mentions)):
                    continue
                if hit.value == "with-succeeds":
                    swapped.add(hit.start)
                where = quote(source, sentence, hit.start, hit.end)
                for subject, relation, other in self._each(source, sentence, hit, mentions, ends):
                    if subject == other or (relation, subject, other) in seen:
                        continue
                    seen.add((relation, subject, other))
                    yield Draft(Lineage(relation, other), *where, 0.85, subject, self.according_to(source, sentence))

    def _each(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions, ends: _Ends) -> Iterator[_Ends]:
        """The same of each programme in a list: of those that were merged, of those that another consists of."""
        subject, relation, other = ends
        yield ends
        side, kind = hit.value.split("-")
        if kind == "merged" and side == "right":
            yield from ((subject, relation, one) for one in _row(source, mentions.between(sentence.start, hit.start)[::-1]))
        elif kind == "merged":
            yield from ((subject, relation, one) for one in _row(source, mentions.between(hit.end, sentence.end)))
        elif side == "right" and kind == "part" and _SEVERAL.search(source.folded, hit.start, hit.end):
            yield from ((one, relation, other) for one in _row(source, mentions.between(hit.end, sentence.end)))

    def _repealed(self, source: Source, hit: Hit, mentions: Mentions) -> str:
        """The programme that is repealed, or the measures, without when and under what number they were issued."""
        old = _NUMBERED.sub("", _ISSUED.sub("", words(source, hit.groups["old"]))).strip('"')
        named = mentions.between(*hit.groups["old"])
        return named[0].name if named and not MEASURES.search(old) else old

    def _ends(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> _Ends | None:
        """Subject, relation and the other programme."""
        side, kind = hit.value.split("-")
        if side == "with":
            old, new = [*mentions.between(hit.end, sentence.end), None, None][:2]
            return (new.name, "succeeds", old.name) if old and new and _WITH.fullmatch(source.folded, old.end, new.start) else None
        if side == "before":
            whole, part = mentions.last_before(sentence.start, hit.start), mentions.antecedent(sentence.start)
            part = part or next((one.name for one in mentions.between(sentence.start, hit.start)), None)
            return (part, "part_of", whole.name) if whole and part else None
        left = mentions.subject(sentence, hit.end, possessive=True)
        if hit.value == "right-part" and _OF_IT.match(source.folded, sentence.start):
            left = mentions.antecedent(sentence.start) or left
        if left is None and (hit.value == "right-part" or source.folded.startswith(_POINTERS, hit.start)):
            left = mentions.antecedent(sentence.start)
        back = _BACK.search(source.folded, hit.start, hit.end) is not None
        right = mentions.antecedent(sentence.start) if back else self._after(source, sentence, hit, mentions)
        if right is None and _MEANT.match(source.folded, hit.end):
            right = mentions.antecedent(sentence.start) or mentions.only
        if not left or not right:
            return None
        relation: Relation = "part_of" if kind == "part" else "renames" if kind == "renames" else "succeeds"
        return (left, relation, right) if side == "left" else (right, relation, left)

    def _after(self, source: Source, sentence: Span, hit: Hit, mentions: Mentions) -> str | None:
        """The first programme named in the clause after the frame; a well-formed new name counts too."""
        end = min(sentence.end, hit.end + _REACH)
        clause = _NEXT_CLAUSE.search(source.folded, hit.end, end)
        end = clause.start() if clause else end
        reach = _CLOSE if hit.value.endswith("part") else _REACH
        if named := mentions.between(hit.end, min(end, hit.end + reach)):
            return named[0].name
        match = self._name.search(source.folded, hit.end, end)
        return words(source, match.span()) if match and match.start() - hit.end < 40 else None


def _row(source: Source, places: list[Mention]) -> Iterator[str]:
    """The names of `places`, from the first on, as long as they stand in one list; in the text's order or against it."""
    for index, place in enumerate(places):
        if index:
            first, second = sorted([places[index - 1], place])
            if not _JOINT.fullmatch(source.folded, first.end, second.start):
                return
        yield place.name
