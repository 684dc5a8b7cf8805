"""Is a document about talent programmes or talent policy?

Yes when its title says so, when a talent programme is named, when a clause promises talent money, or when talent is a constant topic.
Money for anybody (home buyers, families, firms) makes no document relevant.
"""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim, Incentive, Restriction
from redheader.reading.source import Naming, Source

_PAID_CLAUSES = 1
_MAYBES = 2
_NEAR = 60
_TOPIC_SENTENCES, _TOPIC_SHARE = 5, 0.06


class Relevance:
    """Needs the lexicons "zh/about_relevance" and "en/about"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("zh/about_relevance")
        self._title = self._lexicon.compile("@title@")
        self._money = self._lexicon.compile("@money@")
        self._not_talent = self._lexicon.compile("@not_talent@")
        english = knowledge.lexicon("en/about")
        self._english = english.compile("@talent@")
        self._maybe = english.compile("@maybe@")
        self._other_talent = english.compile("@other_talent@")
        self._persons_rule = english.compile("@persons_rule@")

    def of(self, source: Source, title: str | None, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> bool:
        """`claims` and `namings` are further evidence: an incentive claim is money for talent by its definition."""
        if source.language == "en":
            return self._in_english(source) or bool(namings) or any(isinstance(claim.statement, Restriction) for claim in claims)
        if title and self._title.search(title) and not self._not_talent.search(title):
            return True
        if namings or any(isinstance(claim.statement, Incentive) for claim in claims):
            return True
        talked, paid = self._sentences(source)
        return paid >= _PAID_CLAUSES or (talked >= _TOPIC_SENTENCES and talked >= _TOPIC_SHARE * len(source.sentences))

    def _in_english(self, source: Source) -> bool:
        """Does it speak of talent recruited by programmes, or of what persons may not do abroad?"""
        folded = self._other_talent.sub("", source.folded)
        likely = sum(1 for _ in self._maybe.finditer(folded))
        return self._english.search(folded) is not None or likely >= _MAYBES or self._persons_rule.search(folded) is not None

    def _sentences(self, source: Source) -> tuple[int, int]:
        """How many sentences speak of talent, and how many of them of talent and money."""
        talked: dict[int, bool] = {}
        for hit in self._lexicon.find(source.folded):
            if hit.value == "talent" and not self._not_talent.match(source.folded, hit.start):
                sentence = source.sentence_at(hit.start)
                talked[sentence.start] = talked.get(sentence.start, False) or bool(
                    self._money.search(source.folded, max(sentence.start, hit.start - _NEAR), min(sentence.end, hit.end + _NEAR))
                )
        return len(talked), sum(talked.values())
