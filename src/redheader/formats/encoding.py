"""Bytes of unknown encoding -> text.

In this order: a byte order mark; UTF-16 or UTF-32 without one, where there are NUL bytes; strict UTF-8; UTF-16 without a
mark, where it reads as ordinary text; what the detector finds (it tells GB18030 from Big5, which strict decoding cannot:
every Big5 file is valid GB18030).
"""

from __future__ import annotations

import codecs
import unicodedata
from itertools import islice

from resiliparse.parse.encoding import detect_encoding

from redheader.formats.content import unsupported
from redheader.model.issue import Issue

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-1": "cp1252"}
_COMMON = {"gb18030": range(0xA1, 0xD8), "big5hkscs": range(0xA1, 0xC7)}
_SAMPLE = 50_000
_MARGIN, _CLEAR = 0.15, 0.95
_MOST_ODD, _MOST_LOST = 0.05, 0.02


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text of `data`, and an issue where some bytes of it stand in no known encoding.

    `declared` is the encoding the document names for itself; it counts where it is right. Raises DocumentError (unsupported) for bytes
    that are no text.
    """
    text = _certain(data, declared)
    if text is None:
        text = data.decode(detected(data), "replace")
    _refuse_binary(text)
    lost = text.count("\ufffd")
    return text, (_lossy(lost),) if lost else ()


def _certain(data: bytes, declared: str | None) -> str | None:
    """The text where an encoding is beyond doubt, else None."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _wide(data) if b"\0" in data[:_SAMPLE] else None
    if wide is not None:
        return wide
    for known in ("utf-8", declared):
        strict = _strict(data, known) if known else None
        if strict is not None:
            return strict
    return _wide(data)


def _strict(data: bytes, name: str) -> str | None:
    """`data` decoded, None where it is not in that encoding or looks like another one."""
    try:
        name = codecs.lookup(name).name
        name = _WIDER.get(name, name)
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    if name == "utf-8" or not name.startswith(("gb", "big5")):
        return text
    return text if detected(data) == name else None


def _wide(data: bytes) -> str | None:
    """Text in UTF-16 or UTF-32 without a byte order mark, None where `data` is none."""
    for name, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        sample = data[: _SAMPLE * width]
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if text and sum(map(_ordinary, text)) >= 0.95 * len(text):
            return data.decode(name, "replace")
    return None


def _ordinary(character: str) -> bool:
    """Is it ASCII, a common Han character or punctuation that stands beside them?"""
    code = ord(character)
    if code < 0x80:
        return character.isprintable() or character in "\t\r\n"
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x2000 <= code <= 0x206F
        or 0x3000 <= code <= 0x303F
        or 0xFF00 <= code <= 0xFFEF
        or code in (0xA0, 0xB7, 0xD7)
    )


def detected(data: bytes) -> str:
    """The name of the most likely encoding, as Python knows it."""
    try:
        name = codecs.lookup(detect_encoding(data[: 20 * _SAMPLE]) or "cp1252").name
    except LookupError:
        name = "cp1252"
    name = _WIDER.get(name, name)
    shares = {encoding: _common_share(data[:_SAMPLE], leads) for encoding, leads in _COMMON.items()}
    best = max(shares, key=lambda encoding: (shares[encoding], encoding == name))
    needed = shares[name] + _MARGIN if name in shares else _CLEAR
    return best if shares[best] >= needed and best != name else name


def _common_share(data: bytes, leads: range) -> float:
    """The part of two-byte characters that is punctuation or common Han, were `data` in the encoding that has those at these leads."""
    common = total = at = 0
    lowest = 0xA1 if leads is _COMMON["gb18030"] else 0x40
    while at < len(data) - 1:
        if data[at] < 0x80:
            at += 1
            continue
        total += 1
        common += data[at] in leads and data[at + 1] >= lowest
        at += 2
    return common / total if total > 3 else 0.0


def _refuse_binary(text: str) -> None:
    """Raise DocumentError where too many characters are ones no text has."""
    sample = text[:_SAMPLE]
    odd = sum(1 for c in islice(sample, _SAMPLE) if c not in "\t\r\n\f\ufeff" and unicodedata.category(c) in ("Cc", "Cn", "Cs"))
    lost = sample.count("\ufffd")
    if odd > _MOST_ODD * len(sample) or lost > _MOST_LOST * len(sample):
        raise unsupported("These bytes are no text in any known encoding.", "Save it as PDF, DOCX, HTML or plain text.")


def _lossy(count: int) -> Issue:
    """Some characters could not be decoded."""
    return Issue("damaged", f"{count} characters could not be decoded and stand as U+FFFD.", "Save the file again in UTF-8.")
