"""Is a document about talent programmes or talent policy?

Yes when its title says so, when a talent programme is named, when a clause promises talent money, when a claim that only texts about talent
have was read, or when talent is a constant topic.
Money for anybody (home buyers, families, firms) makes no document relevant.
"""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.claim import Audience, Claim, Disclosure, Eligibility, Incentive, Quota, Sponsor
from redheader.reading.chinese.talent import TalentContext
from redheader.reading.english.relevance import EnglishRelevance
from redheader.reading.source import Naming, Source

_NEAR = 60
_TOPIC_SENTENCES, _TOPIC_SHARE = 3, 0.05
_WORD = 4
_NUMBERED = 9
_PART = 1
_OF_TALENT = (Sponsor, Audience, Quota, Disclosure)


class Relevance:
    """Needs the lexicons "zh/about_relevance", "en/about" and "en/everyday"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon("zh/about_relevance")
        self._title = self._lexicon.compile("@title@")
        self._money = self._lexicon.compile("@money@")
        self._not_talent = self._lexicon.compile("@not_talent@")
        self._wooed = self._lexicon.compile("@wooed@")
        self._only_aside = self._lexicon.compile("@aside@")
        self._topic = self._lexicon.compile("@topic@")
        self._chapter = self._lexicon.compile("@chapter@")
        self._heading, self._provided = self._lexicon.compile("@heading@"), self._lexicon.compile("@provided@")
        self._talent = TalentContext(knowledge)
        self._english = EnglishRelevance(knowledge)

    def of(self, source: Source, title: str | None, namings: tuple[Naming, ...], claims: tuple[Claim, ...]) -> bool:
        """`claims` and `namings` are further evidence."""
        if source.language == "en":
            return self._english.of(source, namings, claims)
        if title and self._title.search(title):
            return True
        if namings or any(self._shows(claim) for claim in claims):
            return True
        return self._provides(source) or self._pays(source) or self._heads(source) or self._dwells(source)

    def _shows(self, claim: Claim) -> bool:
        """Is it a claim that only a text about talent has? Money and conditions must name whom they are for: others have them too."""
        if isinstance(claim.statement, (Incentive, Eligibility)):
            return self._wooed.search(claim.quote) is not None
        return isinstance(claim.statement, _OF_TALENT)

    def _provides(self, source: Source) -> bool:
        """Does it provide for those who are brought in, though it names no money?"""
        return any(not self._aside(source, match.start()) for match in self._provided.finditer(source.folded))

    def _aside(self, source: Source, offset: int) -> bool:
        """Does the sentence there name talent only to say what is not given?"""
        return self._only_aside.match(source.folded, *source.sentence_at(offset)) is not None

    def _pays(self, source: Source) -> bool:
        """Does money stand near a word for talent, in one sentence?"""
        for hit in self._lexicon.find(source.folded):
            other = self._not_talent.search(source.folded, max(0, hit.start - _WORD), hit.end + _NEAR)
            if (other and other.start() <= hit.end) or self._talent.crowd(source.folded, hit.start, hit.end):
                continue
            if self._aside(source, hit.start):
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
