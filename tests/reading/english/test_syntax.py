"""The grammar of English sentences: who does what a verb says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Incentive
from redheader.model.document import Document
from redheader.reading import Reader
from redheader.reading.english.syntax import Syntax, parse
from redheader.text.segment import Span

_SUM = re.compile(r"RMB [\d,.]+(?: million)?")

SUBJECTS = [
    ("A curator draws RMB 90,000 a year and may spend RMB 40,000 on field trips.", {"draws": "A curator", "may spend": "A curator"}),
    (
        "Neighbours who lead us to a good mason are thanked with RMB 300 once the wall stands.",
        {"are thanked": "Neighbours", "stands": "the wall"},
    ),
    (
        "The town said that it would pay RMB 9,000 to potters who settle there and would lend potteries RMB 1 million.",
        {"would pay": "it", "settle": "potters", "would lend": "it"},
    ),
    ("Those who pass it bring RMB 2 million along, and they are paid by the month.", {"bring": "Those", "are paid": "they"}),
    ("Anyone admitted to the Copper Kettle Plan is given RMB 1 million.", {"is given": "Anyone"}),
    ("In Moling, welders who stay for five years get RMB 50,000.", {"stay": "welders", "get": "welders"}),
    ("Persons holding a licence issued abroad shall be granted an allowance.", {"holding": "Persons", "shall be granted": "Persons"}),
    ("The bureau pays each firm that takes on a botanist RMB 30,000.", {"pays": "The bureau", "takes": "each firm"}),
    ("Employers are entitled to receive RMB 5,000 for each botanist they hire.", {"are entitled to receive": "Employers", "hire": "they"}),
    ("Masons, who must be under fifty and healthy, get RMB 700.", {"get": "Masons"}),
    ('"Great hands", a word that Tunxi keeps for potters, can expect RMB 2 million.', {"can expect": "Great hands"}),
    ("A club in which the chair belongs to Group A may, after a vote, obtain RMB 900.", {"may, after a vote, obtain": "A club"}),
    ("A mill that hires a new weaver and keeps her for a year is to be given RMB 900.", {"is to be given": "A mill"}),
    ("For each new weaver engaged the mill is paid RMB 800.", {"is paid": "the mill"}),
    ("Article 7 (Rents) Weavers who rent are subsidised at RMB 22 a month.", {"are subsidised": "Weavers"}),
    ("Visitors invited to Tunxi have their fares refunded up to RMB 1,500.", {"refunded": "Visitors"}),
    ("The town pays visiting weavers RMB 400.", {"pays": "The town"}),
    ("A subsidy of RMB 3,000 is paid to doctors who rent a home.", {"is paid": "A subsidy", "rent": "doctors"}),
]


def _parsed(sentence: str) -> Syntax:
    return parse(sentence, 0, tuple(Span(*match.span()) for match in _SUM.finditer(sentence)))


@pytest.mark.parametrize(("sentence", "subjects"), SUBJECTS)
def test_verbs_have_their_subjects(sentence: str, subjects: dict[str, str]) -> None:
    """Relative clauses, participles and joined verbs do not hide who does what."""
    syntax = _parsed(sentence)
    found = {
        sentence[slice(*syntax.verb_span(at))]: sentence[slice(*syntax.span(subject))]
        for at in range(len(syntax.verbs))
        if (subject := syntax.subject(at))
    }
    assert {verb: found.get(verb) for verb in subjects} == subjects


def test_a_sum_is_one_word_and_the_verb_before_it_governs_it() -> None:
    """A sum of several words is a single noun, so that no figure in it splits a phrase."""
    sentence = "Each mason gets RMB 1.5 million and each potter builds RMB 2 million."
    syntax = _parsed(sentence)
    assert [word.text for word in syntax.words].count("money") == 2
    governing = [syntax.governing(match.start()) for match in _SUM.finditer(sentence)]
    assert [sentence[slice(*syntax.verb_span(at))] for at in governing if at is not None] == ["gets", "builds"]


@given(st.text(alphabet=st.sampled_from("abAB 12,.;:()'\"-who that RMB pays \u4e2d\u00e9\u2028"), max_size=120), st.integers(0, 50))
def test_any_text_is_parsed(text: str, start: int) -> None:
    """Whatever stands in a sentence, words lie in order inside it and every verb's subject, if any, is a phrase of it."""
    syntax = parse(text, start, ())
    assert all(start <= word.start < word.end <= start + len(text) for word in syntax.words)
    assert [word.start for word in syntax.words] == sorted(word.start for word in syntax.words)
    assert all(subject is None or subject in syntax.phrases for subject in map(syntax.subject, range(len(syntax.verbs))))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


@pytest.mark.parametrize("name", ["Brunswick", "Ms Brunswick", "Ada Brunswick", "Zhou Lan", "Dr. Zhou"])
@pytest.mark.parametrize(
    "clause",
    [
        "{} gets RMB 900,000 a year.",
        "In Tunxi {} was promised RMB 900,000.",
        "The crew that {} leads receives RMB 900,000.",
        "Somebody recommended by {} gets RMB 900,000.",
    ],
)
def test_a_private_name_is_nobody_to_be_paid(reader: Reader, name: str, clause: str) -> None:
    """Whom the grammar makes a receiver is told by a noun, never by a person's name."""
    text = "Tunxi Talent Plan pays experts from abroad. The plan is open to engineers.\n\n" + clause.format(name)
    reading = reader.read(Document("0" * 64, text, "text/plain"))
    recipients = [claim.statement.recipient or "" for claim in reading.claims if isinstance(claim.statement, Incentive)]
    assert not any(part in recipient for recipient in recipients for part in name.split() if len(part) > 2)
