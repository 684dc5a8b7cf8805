"""Judgements: what a rule or a person decided about two records being one, or about a claim. They are added to, never rewritten."""

from __future__ import annotations

from typing import Literal

import msgspec

from redheader.model.ids import content_id

Verdict = Literal["same", "different", "unsure"]
Finding = Literal["right", "wrong", "unsure"]


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """Whether two records are one programme. `left`, `right`: ids of entries. `by`: ``rule:NAME`` or ``person:NAME``. `why`: the reason."""

    left: str
    right: str
    verdict: Verdict
    by: str
    why: str


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person's decision, kept for good.

    `about`: "match" (`left`, `right`: ids of entries), "claim" (`left`: id of the claim) or "passage" (`left`:
    ``sha256:start-end``, a passage in which nothing was read; "wrong" means that something was missed). `by`: who, as they
    sign. `when`: ISO 8601. `why`: in their words. `sample`: the random sample it was drawn in, None for what somebody chose to
    judge: only what was drawn at random measures anything. `id` derives from all of it.
    """

    about: Literal["match", "claim", "passage"]
    left: str
    right: str | None
    verdict: Verdict | Finding
    by: str
    when: str
    why: str
    sample: str | None = None

    @property
    def id(self) -> str:
        """A digest of everything it holds."""
        parts = (self.about, self.left, self.right, self.verdict, self.by, self.when, self.why)
        return content_id(*parts, *([self.sample] if self.sample is not None else []))
