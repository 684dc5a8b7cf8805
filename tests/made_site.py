"""Documents made of a text with claims whose quotes are found in it, and a site of them: for tests of pages."""

from __future__ import annotations

from pathlib import Path

from redheader.archive import Origin
from redheader.knowledge.loader import Knowledge
from redheader.model.citation import Citation
from redheader.model.claim import (
    AnyStatement,
    Claim,
    Disclosure,
    Eligibility,
    Incentive,
    Lifetime,
    Lineage,
    Position,
    Quota,
    Restriction,
    Shortage,
    Sponsor,
)
from redheader.model.document import Document
from redheader.model.ids import digest
from redheader.model.issue import Issue
from redheader.model.reading import About, Mention, Reading
from redheader.publish.context import PublishContext
from redheader.publish.site import write_site
from redheader.resolve import Resolver
from redheader.settings import Settings
from redheader.store import Store

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} javascript:alert(3) \u202eevil\x00'
PLAN = """Rules of the Peacock Plan
Leading talents receive CNY 3,000,000 to 5,000,000 once.
Leading talents receive CNY 1,000,000 once.
Doctors receive up to CNY 2,000 a month for rent, says the bureau.
Class\tAmount
A\t800,000 yuan
The plan began in 2010 and was run by the Science Bureau. It began in 2011, others say.
Call 13812345678, write to someone@example.org, number 11010519491231002X.
"""


class Made:
    """A document with claims whose quotes are found in its text."""

    def __init__(self, text: str, title: str | None, date: str | None = None) -> None:
        self.document = Document(digest(text.encode()), text, "text/html")
        self.about = About(title, (title,) if title else (), None, date, None, None, "policy", "en", True)
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []

    def cite(self, quote: str) -> Citation:
        start = self.document.text.index(quote)
        return Citation(self.document.sha256, start, start + len(quote), quote, self.document.text)

    def state(self, what: AnyStatement, quote: str, programme: str | None = None, according_to: str | None = None) -> None:
        self.claims.append(Claim.make(what, self.cite(quote), None, programme, 0.9, according_to))

    def name(self, name: str, quote: str) -> None:
        cited = self.cite(quote)
        self.mentions.append(Mention(name, (), None, cited.quote, cited.start, cited.end))

    def put(self, store: Store) -> None:
        found = (self.about, tuple(self.mentions), tuple(self.claims))
        store.put_reading("a/file", self.document, Reading(self.document.sha256, self.document.text_sha256, "rules/1", *found))


def plan() -> Made:
    made = Made(PLAN, "Rules of the Peacock Plan", "2011-04-04")
    made.name("Peacock Plan", "Rules of the Peacock Plan")
    first, second = "Leading talents receive CNY 3,000,000 to 5,000,000 once.", "Leading talents receive CNY 1,000,000 once."
    made.state(Incentive("award", 3000000, 5000000, "CNY", "once", "person", "leading talents"), first, "Peacock Plan")
    made.state(Incentive("award", 1000000, 1000000, "CNY", "once", "person", "leading talents"), second, "Peacock Plan")
    rent = Incentive("housing", None, 2000, "CNY", "month", "person", "doctors")
    made.state(rent, "Doctors receive up to CNY 2,000 a month", None, "the bureau")
    made.state(Eligibility("degree", "doctorate"), "receive up to CNY 2,000 a month for rent", "Peacock Plan")
    made.state(Incentive("award", 800000, 800000, "CNY", None, None, "A"), "Class\tAmount\nA\t800,000 yuan")
    made.state(Lifetime("2010"), "The plan began in 2010", "Peacock Plan")
    made.state(Lifetime("2011"), "It began in 2011, others say.", "Peacock Plan", "others")
    made.state(Sponsor("Science Bureau"), "began in 2010 and was run by the Science Bureau", "Peacock Plan")
    made.state(Lineage("succeeds", "Crane Plan"), "The plan began in 2010 and was run by the Science Bureau.", "Peacock Plan")
    made.state(Quota(20, "persons"), "Call 13812345678", "Peacock Plan")
    return made


def hostile() -> Made:
    made = Made(f"{HOSTILE} pays 1 yuan\n{HOSTILE}\tcell\n", HOSTILE)
    quote = f"{HOSTILE} pays 1 yuan"
    made.name(HOSTILE, quote)
    statements = (
        Incentive("other", 1, 1, HOSTILE, "once", "person", HOSTILE), Sponsor(HOSTILE), Lineage("renames", HOSTILE), Disclosure("other"),
        Shortage(3, HOSTILE, None, HOSTILE), Restriction(HOSTILE, HOSTILE, HOSTILE, HOSTILE), Position(HOSTILE, "alleges", HOSTILE),
        Eligibility("other", HOSTILE),
    )  # fmt: skip
    for what in statements:
        made.state(what, quote, HOSTILE, HOSTILE)
    return made


def long() -> Made:
    made = Made("".join(f"Paragraph {n} pays {n} yuan to talents. {'x' * 120}\n" for n in range(4000)), None)
    for n in range(0, 4000, 10):
        made.state(Incentive("award", n, n, "CNY", "once", "person", None), f"Paragraph {n} pays {n} yuan")
    return made


def build(folder: Path, knowledge: Knowledge, *made: Made) -> Path:
    out = folder / "site"
    out.mkdir(parents=True)
    places = (Origin(f"{HOSTILE}.html", "javascript:alert(4)", 0), Origin("b", "https://example.org/b?q=1", 1))
    origins = {item.document.sha256: places for item in made}
    for item in made:
        original = folder / "archive" / item.document.sha256[:2] / item.document.sha256[2:4] / item.document.sha256
        original.parent.mkdir(parents=True)
        original.write_text(item.document.text)
    context = PublishContext(origins, "../archive", knowledge, "rules/1 knowledge/2", Settings(), "2026-01-01T00:00:00+00:00")
    with Store(folder / "store.sqlite") as store:
        for item in made:
            item.put(store)
        store.put_issues(HOSTILE, (Issue("damaged", "it is cut short", "get it again"),), None, "r")
        store.resolve(Resolver(knowledge))
        store.group(knowledge)
        write_site(store, context, out)
    return out
