"""What the head of an English document prints: title, issuers, number and date; and where it speaks from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from redheader.knowledge.loader import Knowledge
from redheader.knowledge.schema import Region
from redheader.model.reading import Level, Type
from redheader.model.when import partial_date
from redheader.reading.english.head import Head, Line, in_title_case
from redheader.reading.english.release import Release
from redheader.reading.english.seat import SeatReader
from redheader.reading.header import Header
from redheader.reading.source import Source

_HEAD_SIGNS, _HEAD_LINES, _ORGAN_LINES, _FOOT_LINES = 40_000, 16, 6, 4
_OPENING, _SUBJECT_LENGTH, _SUBJECT_LINES = 1_200, 160, 2
_OF = re.compile(r",? (?:of|OF|,) (?:the |THE )?|, ")
_AND = re.compile(r",? and (?:the )?(?=[A-Z])|[,;] (?:the )?(?=[A-Z])")
_ADDRESS = re.compile(r", (?:No\. ?)?\d.*$| \([A-Z]{2,8}\)(?:,.*)?\.?$")
_OWNS = re.compile(r"['\u2019]s? (?=[A-Z])")
_MARKUP = "#*_ \t"
_OWN_PAGE = re.compile(r" \| |\b[Oo]fficial\b")
_LABEL = re.compile(r"(?:To|Cc|Date|Subject|Re|Attn|Ref)\b\.?:", re.I)
_KINDS: dict[str, tuple[Level, str]] = {
    "Municipality": ("municipal", "city"),
    "Municipal": ("municipal", "city"), "City": ("municipal", "city"), "Prefecture": ("municipal", "prefecture"),
    "District": ("district", "district"), "New District": ("district", "district"), "New Area": ("district", "district"),
    "Zone": ("district", "district"), "Industrial Park": ("district", "district"), "County": ("district", "county"),
    "Provincial": ("provincial", "province"), "Province": ("provincial", "province"), "Autonomous Region": ("provincial", "province"),
}  # fmt: skip
_TYPES: tuple[Type, ...] = ("guide", "recruitment", "list", "policy", "report")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_RANKS = ("made", "posted")
_NEAR = ("title", "page", "posted")


class EnglishHeaderReader:
    """Needs the lexicon "en/about"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = lexicon = knowledge.lexicon("en/about")
        self._head = Head(lexicon)
        self._byline = re.compile(r"[Bb]y\b")
        self._organ_line = lexicon.compile("@organ_line@")
        self._dated = lexicon.compile(r"\W*(?:@line_date@)\W*")
        self._tail = lexicon.compile("@title_end_dash@")
        self._own_body = lexicon.compile("@own_body@")
        self._of_place = lexicon.compile("@of_place@")
        self._place = lexicon.compile("@place_level@")
        self._federal = lexicon.compile("@federal@")
        self._release = Release(lexicon)
        self._attorney = re.compile(r"District of|Attorney's Office|ATTORNEY'S OFFICE")
        self._statute = lexicon.compile("@statute@")
        self._letter = lexicon.compile("(?m)@letter@")
        self._institution = lexicon.compile("@institution@")
        self._national = lexicon.compile("@national@")
        self._seat = SeatReader(lexicon)
        self._our_unit = lexicon.compile("@our_unit@")
        self._our_office = lexicon.compile("@our_office@")
        self._employs = lexicon.compile("@employs@")
        self._no_place = lexicon.compile("^(?:(?:@no_place@)\\s)+(?=\\S)")
        self._spoken_for = lexicon.compile("@spokesperson@")
        self._employer = lexicon.compile("@employer@")
        self._organ_word = lexicon.compile("@organ_word@")
        self._of_organ = lexicon.compile("@title_organ@")
        self._notice = lexicon.compile("@rule_notice@")
        self._law = lexicon.compile("(?ms)@type_law@")
        self._news = lexicon.compile("@type_news@")
        self._types = {name: lexicon.compile(f"(?m)@type_{name}@") for name in _TYPES}
        self._month = lexicon.compile("(?i)@month@")
        self._units = {kind: lexicon.compile(f"(?:@unit_{name}@)$") for kind, (_, name) in _KINDS.items()}
        self._regions: dict[str, list[Region]] = defaultdict(list)
        for region in knowledge.regions:
            for name in region.en:
                self._regions[name].append(region)
        names = {name: agency.name for agency in knowledge.agencies for name in (agency.name, *agency.en) if name.isascii()}
        self._agency = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or r"(?!)")

    def read(self, source: Source) -> Header:
        """What the head prints, the strongest place first."""
        fields = self._fields(source)
        lines = self._head.lines(source)
        letter = self._letter.search(source.folded[:_OPENING])
        title = fields.get("section") or fields.get("title") or fields.get("page")
        if title is None:
            title = self._subject(source, letter.start()) or self._head.letter_title(lines) if letter else self._head.title(lines)
        title = self._tail.sub("", title).strip(_MARKUP) if title else None
        issuers = self._bodies(fields["issuer"]) if "issuer" in fields else self._issuers(source, lines, title or "")
        number = " ".join(fields["number"].split()) if "number" in fields else None
        return Header(title or None, None, issuers, number, self._date(source, fields, lines, title))

    def _date(self, source: Source, fields: dict[str, str], lines: tuple[Line, ...], title: str | None) -> str | None:
        """The day of issue: labelled, then posted, then any in the head, then one alone on a line of the foot."""
        printed = [fields[rank] for rank in _RANKS if rank in fields] + [
            line.date for line in lines if line.date and self._says_when(line, title)
        ]
        foot = (source.text[block.start : block.end].strip(_MARKUP) for block in source.blocks[-_FOOT_LINES:])
        printed += [words for words in foot if self._dated.fullmatch(words)]
        return next((date for words in printed if (date := self._iso(words))), None)

    def _says_when(self, line: Line, title: str | None) -> bool:
        ends_top = line.group == 0 and line.date is not None and line.words.endswith(line.date)
        return line.kind == "imprint" or line.words == title or ends_top or self._byline.match(line.words) is not None

    def _subject(self, source: Source, salutation: int) -> str | None:
        """What a letter is about: the short line under its salutation."""
        below = [block for block in source.blocks if block.start > salutation][:_SUBJECT_LINES]
        lines = (source.text[block.start : block.end].strip(_MARKUP) for block in below)
        short = takewhile(lambda words: len(words) <= _SUBJECT_LENGTH and words[-1] not in ".;!?", lines)
        return next((words for words in short if words[-1] not in ",:"), None)

    def origin(self, source: Source, header: Header) -> tuple[Level | None, str | None]:
        """Level and region of the issuer; none for a private text, whatever places it is about."""
        for issuer in map(in_title_case, header.issuers):
            if self._institution.search(issuer):
                return "institution", self._seat.of(source, issuer)
            if place := self._placed(issuer):
                return place
            if place := self._local_office(source, issuer):
                return place
            if self._agency.search(issuer) or self._national.search(issuer):
                return "national", None
        if header.title and self._types["policy"].search(header.title) and (place := self._placed(header.title)):
            return place
        opening = source.text[:_OPENING]
        released = ("FOR IMMEDIATE RELEASE" in opening.upper() and self._federal.search(source.text)) or self._release.is_one(source)
        return ("national", None) if self._statute.search(source.folded[:_OPENING]) or released else (None, None)

    def _local_office(self, source: Source, issuer: str) -> tuple[Level, str] | None:
        """The place before an office that does not say what it is one of, with the level of what its text calls "the city"."""
        office = self._our_office.match(issuer)
        unit = self._our_unit.search(source.folded) if office else None
        return (_KINDS[unit["unit"].title()][0], office["place"]) if office and unit else None

    def _placed(self, words: str) -> tuple[Level, str] | None:
        """Level and region of the unit named together with what kind of unit it is; an unknown or ambiguous one by its printed name."""
        match = self._place.search(words) or self._of_place.search(words)
        if match is None:
            return None
        kind = _KINDS[match["kind"]]
        name = self._no_place.sub("", match["place"])
        for called in (name, name.split()[-1]):
            units = [unit for unit in self._regions.get(called, ()) if self._units[match["kind"]].search(unit.name)]
            cities = [unit for unit in units if unit.level != "district"]
            for some in (units, cities):
                if len({unit.now for unit in some}) == 1:
                    return some[0].level, some[0].path
        return kind[0], name

    def kind(self, source: Source, header: Header) -> Type:
        """The type of document by its title, then by its opening."""
        opening = source.folded[:_OPENING]
        if self._law.search(source.folded[:_OPENING]):
            return "law"
        if self._news.search(source.folded[-_OPENING:] + "\n" + opening):
            return "news"
        for words in (header.title or "", opening if not header.issuers else ""):
            for name in _TYPES:
                if self._types[name].search(words):
                    return name
        return "other"

    def _fields(self, source: Source) -> dict[str, str]:
        """The first of each kind that labelled lines give; a lone date counts in the first lines only."""
        fields: dict[str, str] = {}
        end = min(_HEAD_SIGNS, len(source.folded))
        near = source.blocks[min(_HEAD_LINES, len(source.blocks) - 1)].end if source.blocks else 0
        for hit in self._lexicon.find(source.folded, 0, end):
            for name, (start, stop) in hit.groups.items():
                if name not in _NEAR or stop <= near or (name == "posted" and hit.end - hit.start > stop - start + 4):
                    fields.setdefault(name, source.text[start:stop].strip())
        return fields

    def _issuers(self, source: Source, lines: tuple[Line, ...], title: str) -> tuple[str, ...]:
        """Bodies that the head names on lines of their own, or the title, or the words of a notice; an outlet or a think tank is none."""
        known, others = list[str](), list[str]()
        published = any(line.kind in ("outlet", "series", "masthead") and not _OWN_PAGE.search(line.words) for line in lines)
        employs = self._employs.search(source.folded[:_OPENING]) is not None
        for line in lines[:_ORGAN_LINES]:
            own = line.kind == "organ" or (line.kind == "outlet" and employs and self._institution.search(in_title_case(line.words)))
            words = line.words if own else self._speaks_for(line.words) if line.kind == "statement" else ""
            if words and (self._agency.search(words) or self._attorney.search(words)):
                known.append(words)
            elif words and (not published or employs) and (not others or self._own_body.search(in_title_case(words))):
                others.append(words)
        opening = source.folded[:_OPENING]
        if not known and not others and self._letter.search(opening):
            others = [words for words in self._letterhead(source) if self._organ_word.search(words.title() if words.isupper() else words)]
        if known or others:
            return tuple(body for words in known or others for body in self._bodies(words))
        if organ := self._title_organ(title):
            return self._bodies(organ)
        return self._acting(source.text[: 2 * _OPENING]) if self._notice.search(opening) else ()

    def _acting(self, opening: str) -> tuple[str, ...]:
        """The first agency a notice names; of "the Commerce Department's bureau" the bureau."""
        acting = self._agency.search(opening)
        while acting and (of := _OWNS.match(opening, acting.end())) and (part := self._agency.match(opening, of.end())):
            acting = part
        return (acting[0],) if acting else ()

    def _bodies(self, printed: str) -> tuple[str, ...]:
        """The bodies that are named there: one to the line, or several with commas between where each says whose it is."""
        lines = [_ADDRESS.sub("", line.strip(_MARKUP)).rstrip(",") for line in printed.split("\n")]
        parts = [part.strip() for line in lines for part in _AND.split(line)]
        apart = all(self._organ_line.fullmatch(part) and self._own_body.search(part) for part in map(in_title_case, parts))
        return tuple(dict.fromkeys(parts if apart else lines))

    def _letterhead(self, source: Source) -> Iterator[str]:
        """The lines above the address of a letter."""
        for block in source.blocks[:_HEAD_LINES]:
            if self._letter.match(source.folded, block.start):
                return
            words = source.text[block.start : block.end].strip(_MARKUP)
            if not _LABEL.match(words):
                yield words.removeprefix("From:").strip()

    def _speaks_for(self, statement: str) -> str:
        """The body at the end of a line that says whose statement it is: "Testimony of the Director, Harbour Institute"."""
        tails = (statement[match.end() :] for match in _OF.finditer(statement))
        fitting = (tail for tail in tails if self._organ_line.fullmatch(tail.title() if tail.isupper() else tail))
        return next(fitting, "")

    def _title_organ(self, title: str) -> str | None:
        """The body that a title says it is of, or that it lets speak."""
        match = self._of_organ.search(title)
        if match and self._organ_word.search(match["organ"]):
            return match["organ"]
        spoken = self._spoken_for.search(title) or (self._employer.search(title) if self._types["recruitment"].search(title) else None)
        return spoken["organ"] if spoken else None

    def _iso(self, printed: str) -> str | None:
        """ISO of a printed date; a date in slashes only where its order is said or cannot be otherwise."""
        figures = [int(figure) for figure in re.findall(r"\d+", printed)]
        if match := self._month.search(printed):
            month = _MONTHS.index(match[0][:3].lower()) // 3 + 1
            return partial_date(figures[-1], month, figures[0] if len(figures) > 1 else None)
        if "." in printed and figures[0] <= 31:
            return partial_date(*figures[2::-1])
        if "/" not in printed:
            return partial_date(*figures[:3])
        first, second, year = figures[:3]
        if first > 31:
            return partial_date(*figures[:3])
        if "day/month" in printed or first > 12:
            return partial_date(year, second, first)
        return partial_date(year, first, second) if "month/day" in printed or second > 12 or first == second else partial_date(year)
