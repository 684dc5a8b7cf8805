"""Documents of everyday life that use the words of talent programmes for other things, and documents that only touch everyday life."""

from __future__ import annotations

import re

import pytest

from redheader.knowledge.loader import load
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.model.reading import Reading
from redheader.reading import Reader

_WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")
CLUB = """Millbrook Bowls and Cricket Club

Members' letter, spring 2022

Our recruitment drive goes on. Whoever brings in a new member is paid a reward of £25, and the three who bring in most share a hamper.

The high-level talent of the under-15s was on show on Sunday: 211 for three wickets, and a prize of £40 for the best of them. Their coach,
Dr Hollis, was once a professor of botany and still talks like one. The Hundred Talents evening, at which everyone may sing, is on 4 June.
Tickets cost £6. The raffle raised £312 for the roof of the pavilion, which leaks.

The Qiming, for those who ask, is the new restaurant at the corner. Its chef, who came from China in 2009, gives members a tenth off.
The Torch Scheme for young umpires has £500 left. Applicants should be under 21 and own a hat. The parish council lends us the mower.
"""
LIBRARY = """Friends of Ardley Library

Newsletter no. 31, November 2023

The poetry evening was full. We thank the choir, the bakery for its cakes, and the pupils of the primary school, who painted the
programme. The Young Scholars reading scheme gives every child who finishes ten books a voucher of £5. The book club meets on Mondays and
reads The Thousand Talents of Mrs Pike, which is a comedy. A grant of £2,000 from the lottery pays for the ramp. The talent show in March
wants fiddlers. Applications go to the desk, and there are twelve places. The quiz night is on the 9th. Bring a coat, for the boiler is
being replaced. We are still looking for two volunteers under 70 who can lift a ladder, and we shall pay them in biscuits.
"""
FEATURE = """A choir, a bakery and a laboratory

When Petra Lund moved to Xinhe she asked first for a choir and then for a school at which her son could play football. The Silver Otter
Plan, under which China's Ministry of Transport hired her, had asked about neither. It pays overseas engineers 900,000 yuan a year and
finds them a flat. Seven colleagues came after her. The plan is for people under 50 who hold a doctorate, and it chooses thirty persons
each year. "Nobody told me about the humidity," she says. She has not been to a concert since May. The laboratory has a budget of
12 million yuan. Chinese colleagues who returned under the same plan were given 400,000 yuan towards a home in the eastern district.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


def read(reader: Reader, text: str) -> Reading:
    text = _WRAPPED.sub(" ", text)
    return reader.read(Document(digest(text.encode()), text, "text/plain"))


@pytest.mark.parametrize("text", [CLUB, LIBRARY])
def test_everyday_life_says_nothing_of_talent(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert (reading.about.relevant, reading.programmes, reading.claims) == (False, (), ())


def test_a_report_that_only_touches_everyday_life_is_read(reader: Reader) -> None:
    reading = read(reader, FEATURE)
    assert reading.about.relevant
    assert [mention.name for mention in reading.programmes] == ["Silver Otter Plan"]
    assert reading.claims
