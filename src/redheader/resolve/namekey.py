"""The forms of a name that decide whether two names are the same: script, width, quotes, spacing and head noun folded.

1. Traditional characters become simplified ones; look-alike signs and full-width forms are folded.
2. What the lexicon calls a `lead` (an article, a year) goes from the front; an English `head` (Plan, Programme, Scheme) becomes one word.
3. Quotation marks, brackets, hyphens and spaces go; letters become lower case. That is the key.
4. The stem is the key without its head noun and without the place it begins with. A stem is distinctive when something is left
   once generic words and numbers are gone.
An empty key means the name says nothing; such names are never compared.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from opencc import OpenCC

from redheader.knowledge.loader import Knowledge
from redheader.text.fold import fold

_DROP = re.compile(r"""["'<>\[\](){}\u300a\u300b\u00b7\-\s,.]+""")
_ENGLISH_HEAD = "plan"
_CHINESE_HEAD = "计划"


class Stem(NamedTuple):
    """What tells a name apart from others. `head`: its head noun, in one spelling. `distinctive`: few places would choose the same."""

    text: str
    head: str
    distinctive: bool

    @property
    def group(self) -> str:
        """Names of one group in one place are one programme: the stem alone where it is distinctive, else with its head noun."""
        return self.text if self.distinctive else f"{self.text}|{self.head}"


class NameKey:
    """Makes keys and stems; needs the lexicons "names", "zh/programme_generic" and "en/programme_generic"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("names")
        self._lead = [re.compile(rf"^(?:{trigger.pattern})", re.I) for trigger in lexicon.triggers if trigger.value == "lead"]
        heads = [re.escape(word) for trigger in lexicon.triggers if trigger.value == "head" for word in trigger.words]
        self._head = re.compile(rf"\b(?:{'|'.join(heads)})s?\b", re.I)
        patterns = {trigger.value: re.compile(trigger.pattern) for trigger in lexicon.triggers if trigger.pattern}
        self._tail, self._body = patterns["tail"], patterns["body"]
        words = [w for part in ("zh", "en") for t in knowledge.lexicon(f"{part}/programme_generic").triggers for w in t.words]
        words += [word for trigger in lexicon.triggers if trigger.value == "weak" for word in trigger.words]
        self._weak = patterns["weak"]
        self._generic = re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
        self._simplify = lru_cache(maxsize=65_536)(OpenCC("t2s").convert)
        self.stem = lru_cache(maxsize=65_536)(self._stem)

    def __call__(self, name: str) -> str:
        """The key of a name."""
        key = self._simplify(fold(name)).strip().lower()
        for lead in self._lead:
            key = lead.sub("", key)
        return _DROP.sub("", self._head.sub(_ENGLISH_HEAD, key))

    def _stem(self, key: str, place: str = "") -> Stem:
        """The stem of a key that begins with the words `place`, or with no place."""
        if key.isascii():
            text = key.removesuffix(_ENGLISH_HEAD)
            return Stem(text, _ENGLISH_HEAD, len(self._generic.sub("", text)) > 3)
        tail = self._tail.search(key)
        text, head = (key[: tail.start()], tail["head"]) if tail and tail.start() else (key, _CHINESE_HEAD)
        text = self._body.sub("", text.removeprefix(place)) or text
        left = self._weak.sub("", self._generic.sub("", text))
        return Stem(text, _CHINESE_HEAD if head.endswith(_CHINESE_HEAD) else head, len(left) > 1)
