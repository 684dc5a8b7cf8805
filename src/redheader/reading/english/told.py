"""Whether an English clause tells what one person did, rather than what is asked of whoever applies."""

from __future__ import annotations

from redheader.reading.english.chunks import Phrase
from redheader.reading.english.syntax import Syntax, parse
from redheader.reading.source import Source
from redheader.text.segment import Span

_PAST = frozenset(("VVD", "VBD", "VHD", "VHZ", "VHB", "VDD"))
_PERSONS = frozenset(("he", "she", "i", "we"))
_SUPPOSING, _NEAR = frozenset(("if", "unless", "provided", "who", "that")), 4
_CAPITAL = frozenset(("NP0", "UNC"))


def is_told(source: Source, sentence: Span, words: Span) -> bool:
    """Is the first verb of some words, or the last one before them, a simple past, or in the past with one person for its subject?"""
    syntax = parse(source.folded[sentence.start : sentence.end], sentence.start, ())
    spans = [syntax.verb_span(at) for at in range(len(syntax.verbs))]
    inside = [at for at, span in enumerate(spans) if span.start < words.end and words.start < span.end]
    at = inside[0] if inside else syntax.governing(words.start)
    if at is None or not syntax.verbs[at].finite or (tag := syntax.words[syntax.verbs[at].first].tag) not in _PAST:
        return False
    if tag == "VVD" and not _supposes(syntax, syntax.verbs[at].first):
        return True
    subject = syntax.subject(at)
    return subject is not None and _is_one_person(syntax, subject)


def _supposes(syntax: Syntax, first: int) -> bool:
    """Does "if" or "who" stand right before a verb, or before its subject?"""
    return any(word.text.lower() in _SUPPOSING for word in syntax.words[max(0, first - _NEAR) : first])


def _is_one_person(syntax: Syntax, subject: Phrase) -> bool:
    words = syntax.words[subject.first : subject.last]
    return words[0].text.lower() in _PERSONS or (words[0].tag in _CAPITAL and words[-1].tag in _CAPITAL)
