"""The form of a name that decides whether two names are the same: script, width, quotes, spacing and head noun folded.

1. Traditional characters become simplified ones; look-alike signs and full-width forms are folded.
2. Quotation marks, brackets, hyphens and spaces go; letters become lower case.
3. What the lexicon calls a `lead` (an article, a year) goes from the front; an English `head` (Plan, Programme, Scheme) becomes one word.
An empty result means the name says nothing; such names are never compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC

from redheader.knowledge.loader import Knowledge
from redheader.text.fold import fold

_DROP = re.compile(r"""["'<>\[\](){}\u300a\u300b\u00b7\-\s,.]+""")


class NameKey:
    """Makes keys of names; needs the lexicon "names"."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("names")
        self._lead = [re.compile(rf"^(?:{trigger.pattern})", re.I) for trigger in lexicon.triggers if trigger.value == "lead"]
        heads = [re.escape(word) for trigger in lexicon.triggers if trigger.value == "head" for word in trigger.words]
        self._head = re.compile(rf"\b(?:{'|'.join(heads)})s?\b", re.I)
        self._simplify = lru_cache(maxsize=65_536)(OpenCC("t2s").convert)

    def __call__(self, name: str) -> str:
        """The key of a name."""
        key = self._simplify(fold(name)).strip().lower()
        for lead in self._lead:
            key = lead.sub("", key)
        return _DROP.sub("", self._head.sub("plan", key))
