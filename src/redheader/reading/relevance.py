"""Is a document about talent programmes or talent policy?

Yes when its title says so, when a talent programme is named, when a clause promises talent money, or when talent is a constant topic.
Money for anybody (home buyers, families, firms) makes no document relevant.
"""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Claim, Incentive
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.english.relevance import EnglishRelevance
from redheader.reading.source import Naming, Source

_NEAR = 60
_TOPIC_SENTENCES, _TOPIC_SHARE = 3, 0.05
_WORD = 4
_NUMBERED = 9
_PART = 1


class Relevance:
    """Needs the lexicons "zh/about_relevance", "en/about" and "en/everyday"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("zh/about_relevance")
        self._title = self._lexicon.compile("@title@")
        self._money = self._lexicon.compile("@money@")
        self._not_talent = self._lexicon.compile("@not_talent@")
        self._wooed = self._lexicon.compile("@wooed@")
        self._topic = self._lexicon.compile("@topic@")
        self._chapter = self._lexicon.compile("@chapter@")
        self._heading, self._provided = self._lexicon.compile("@heading@"), self._lexicon.compile("@provided@")
        self._talent = TalentContext(knowledge)
        self._english = EnglishRelevance(knowledge)

    def of(self, source: Source, title: str | None, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> bool:
        """`claims` and `namings` are further evidence: an incentive counts when its own words name whom it woos."""
        if source.language == "en":
            return self._english.of(source, namings, claims)
        if title and self._title.search(title):
            return True
        if namings or any(isinstance(claim.statement, Incentive) and self._wooed.search(claim.quote) for claim in claims):
            return True
        provided = self._provided.search(source.folded) is not None
        return provided or self._pays(source) or self._heads(source) or self._dwells(source)

    def _pays(self, source: Source) -> bool:
        """Does money stand near a word for talent, in one sentence?"""
        for hit in self._lexicon.find(source.folded):
            other = self._not_talent.search(source.folded, max(0, hit.start - _WORD), hit.end + _NEAR)
            if (other and other.start() <= hit.end) or self._talent.crowd(source.folded, hit.start, hit.end):
                continue
            sentence = source.sentence_at(hit.start)
            if self._money.search(source.folded, max(sentence.start, hit.start - _NEAR), min(sentence.end, hit.end + _NEAR)):
                return True
        return False

    def _heads(self, source: Source) -> bool:
        """Does a numbered heading promise talent something, or is a chapter about it?"""
        headings = (block for block in source.blocks if block.heading and block.rank < _NUMBERED)
        return any(
            (self._chapter if block.rank <= _PART else self._heading).search(source.folded, block.start, block.end) for block in headings
        )

    def _dwells(self, source: Source) -> bool:
        """Is talent policy what it keeps speaking of?"""
        spoken = {source.sentence_at(match.start()).start for match in self._topic.finditer(source.folded)}
        return len(spoken) >= max(_TOPIC_SENTENCES, _TOPIC_SHARE * len(source.sentences))
