"""A problem with one document: recorded, browsable, never fatal to a run."""

from __future__ import annotations

import msgspec


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`code` is a stable short name, `message` says what is wrong, `advice` what to do. No text of the document."""

    code: str
    message: str
    advice: str
