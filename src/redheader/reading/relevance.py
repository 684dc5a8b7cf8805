"""Is a document about talent programmes or talent policy?

Yes when its title says so, when a talent programme is named, when a clause promises talent money, or when talent is a constant topic.
Money for anybody (home buyers, families, firms) makes no document relevant.
"""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim, Incentive
from redheader.reading.source import Naming, Source

_PAID_CLAUSES = 1
_TOPIC_SENTENCES, _TOPIC_SHARE = 5, 0.06


class Relevance:
    """Needs the lexicon "zh/about_relevance"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("zh/about_relevance")
        self._title = self._lexicon.compile("@title@")
        self._money = self._lexicon.compile("@money@")
        self._not_talent = self._lexicon.compile("@not_talent@")

    def of(self, source: Source, title: str | None, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> bool:
        """`claims` and `namings` are further evidence: an incentive claim is money for talent by its definition."""
        if title and self._title.search(title) and not self._not_talent.search(title):
            return True
        if namings or any(isinstance(claim.statement, Incentive) for claim in claims):
            return True
        talked, paid = self._sentences(source)
        return paid >= _PAID_CLAUSES or (talked >= _TOPIC_SENTENCES and talked >= _TOPIC_SHARE * len(source.sentences))

    def _sentences(self, source: Source) -> tuple[int, int]:
        """How many sentences speak of talent, and how many of them of talent and money."""
        talked: dict[int, bool] = {}
        for hit in self._lexicon.find(source.folded):
            if hit.value == "talent" and not self._not_talent.match(source.folded, hit.start):
                sentence = source.sentence_at(hit.start)
                talked[sentence.start] = bool(self._money.search(source.folded, sentence.start, sentence.end))
        return len(talked), sum(talked.values())
