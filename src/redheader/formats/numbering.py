"""The numbers Word prints before paragraphs; they stand in no text of the file and are counted here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DIGITS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"  # the numerals 0 to 9, then 10, 100, 1000: signs, not words
_UNITS = ("", "\u5341", "\u767e", "\u5343")
_ZERO = "\u96f6"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: first number, number format, pattern ("%1.%2"), and after which level it starts anew."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has been counted."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    default: str | None = None
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, properties: etree._Element | None) -> str:
        """The number printed before a paragraph with these ``w:pPr``, with what divides it from the text; "" where there is none."""
        number, level = self._place(properties)
        if number not in self.lists or not 0 <= level < _LEVELS:
            return ""
        shared, levels = self.lists[number]
        counts = self._counts.setdefault(shared, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for overridden, form in levels.items():
                if form.restart == -1:
                    counts[overridden] = None
        form = levels.get(level, Level())
        before = counts[level]
        counts[level] = form.start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            after = levels.get(deeper, Level()).restart
            if after is None or after == -1 or after > level:
                counts[deeper] = None
        return _printed(form, counts, levels)

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        """The list and level a paragraph stands in, by its own properties, else by its style's; ("", 0) for none."""
        style = self.default
        own = None
        if properties is not None:
            named = properties.find(W + "pStyle")
            style = named.get(W + "val") if named is not None else style
            own = properties.find(W + "numPr")
        number, level = self.styles.get(style or "", ("", 0))
        if own is not None:
            number, level = value(own, "numId") or number, integer(value(own, "ilvl"), level)
        return number, level


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of ``numbering.xml`` and what ``styles.xml`` says of them; either may be missing."""
    result = Numbering()
    if styles is not None:
        _read_styles(styles, result)
    if numbering is None:
        return result
    shared = {a.get(W + "abstractNumId") or "": a for a in numbering.iterfind(W + "abstractNum")}
    used = {n.get(W + "numId") or "": value(n, "abstractNumId") or "" for n in numbering.iterfind(W + "num")}
    for number in numbering.iterfind(W + "num"):
        key = value(number, "abstractNumId") or ""
        link = value(shared[key], "numStyleLink") if key in shared else None
        if link and link in result.styles:
            key = used.get(result.styles[link][0], key)
        if key not in shared:
            continue
        levels = {integer(lvl.get(W + "ilvl"), 0): _level(lvl) for lvl in shared[key].iterfind(W + "lvl")}
        for override in number.iterfind(W + "lvlOverride"):
            at = integer(override.get(W + "ilvl"), 0)
            own = override.find(W + "lvl")
            form = _level(own) if own is not None else levels.get(at, Level())
            start = value(override, "startOverride")
            levels[at] = Level(integer(start, form.start), form.form, form.pattern, -1 if start else form.restart, form.legal)
        result.lists[number.get(W + "numId") or ""] = (key, levels)
    return result


def value(parent: etree._Element, name: str) -> str | None:
    """The ``w:val`` of a child, None where there is no such child."""
    child = parent.find(W + name)
    return None if child is None else child.get(W + "val")


def integer(text: str | None, default: int) -> int:
    """`text` as a number of at most six digits, else `default`."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default


def _level(lvl: etree._Element) -> Level:
    """One ``w:lvl``."""
    restart = value(lvl, "lvlRestart")
    return Level(
        integer(value(lvl, "start"), 1),
        value(lvl, "numFmt") or "decimal",
        value(lvl, "lvlText") or "",
        integer(restart, 0) if restart is not None else None,
        lvl.find(W + "isLgl") is not None,
    )


def _read_styles(styles: etree._Element, result: Numbering) -> None:
    """Note which paragraph styles are numbered, following what they are based on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    based: dict[str, str] = {}
    for style in styles.iterfind(W + "style"):
        name = style.get(W + "styleId") or ""
        if style.get(W + "default") in ("1", "true") and style.get(W + "type") == "paragraph":
            result.default = name
        place = style.find(f"{W}pPr/{W}numPr")
        if place is not None:
            depth = value(place, "ilvl")
            own[name] = (value(place, "numId"), integer(depth, 0) if depth else None)
        based[name] = value(style, "basedOn") or ""
    for name in based:
        number: str | None = None
        level: int | None = None
        at = name
        for _ in range(20):
            found = own.get(at, (None, None))
            number, level, at = number or found[0], found[1] if level is None else level, based.get(at, "")
        if number:
            result.styles[name] = (number, level or 0)


def _printed(form: Level, counts: list[int | None], levels: dict[int, Level]) -> str:
    """The pattern of a level with its numbers filled in; bullets are left out, they say nothing."""
    if form.form == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, Level())
        count = counts[at]
        return write_number(level.start if count is None else count, "decimal" if form.legal else level.form)

    label = re.sub(r"%([1-9])", number, form.pattern)
    return label + " " if label and label[-1].isascii() and not label[-1].isspace() else label


def write_number(number: int, form: str) -> str:
    """`number` in a Word number format; formats not known here are written as decimals."""
    if form == "none":
        return ""
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting")) or form == "ideographTraditional":
        return _counting(number)
    if form in ("decimalEnclosedCircleChinese", "decimalEnclosedCircle"):
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    """Lower-case Roman numeral of a number below 4000, else the decimal."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for size, sign in _ROMAN:
        out, number = out + sign * (number // size), number % size
    return out


def _counting(number: int) -> str:
    """The numeral used in counting, for numbers from 0 to 9999; larger ones as decimals."""
    if not 0 < number < 10_000:
        return str(number) if number else _ZERO
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(out)
            continue
        if gap:
            out, gap = out + _ZERO, False
        out += ("" if digit == 1 and place == 1 and not out else _DIGITS[digit]) + _UNITS[place]
    return out
