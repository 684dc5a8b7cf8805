"""What type of document it is: policy, guide, notice, recruitment, list, news, report or law."""

from __future__ import annotations

from redheader.knowledge.loader import Knowledge
from redheader.model.reading import Type
from redheader.reading.source import Source
from redheader.text.fold import fold

_OPENING = 400
_ORDER: tuple[Type, ...] = ("guide", "recruitment", "list", "law", "report")


class Kinds:
    """Needs the lexicon "zh/about_types"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("zh/about_types")
        self._titles = {name: lexicon.compile(f"@{name}@") for name in (*_ORDER, "policy", "notice", "call", "news")}
        self._news_opening = lexicon.compile("@news_opening@")
        self._news_source = lexicon.compile("@news_source@")
        self._guide_opening = lexicon.compile("@guide_opening@")

    def of(self, source: Source, title: str | None, issued: bool) -> Type:
        """`issued`: bodies sign it or its title begins with them, so that it is no news report."""
        opening = source.folded[:_OPENING]
        words = fold(title or "")
        if not issued and self._is_news(opening, words):
            return "news"
        for name in _ORDER:
            if self._titles[name].search(words):
                return name
        if not title and self._guide_opening.search(opening):
            return "guide"
        if self._titles["call"].search(words):
            return "notice"
        if not title or self._titles["policy"].search(words):
            return "policy"
        return "notice" if self._titles["notice"].search(words) else "other"

    def _is_news(self, opening: str, title: str) -> bool:
        body = opening.removeprefix(title).lstrip()
        return bool(self._news_source.search(opening) or self._news_opening.match(body) or (title and self._titles["news"].search(title)))
