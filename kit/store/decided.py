"""What people have decided to change."""

from __future__ import annotations

from dataclasses import dataclass

ACTION_PARTS = {"what": "what", "who": "who", "means": "means", "by": "when", "sign": "sign"}  # part → what it is called
ACTION_WORDS = tuple(part for part in ACTION_PARTS if part != "by")  # that people write


@dataclass(frozen=True, kw_only=True)
class Action:
    """What changes, who does it, with what, by when (an ISO day), how the partner will know; roles, never names."""

    number: int  # 1–3
    what: str
    who: str
    means: str
    by: str  # an ISO day
    sign: str
    confirmed: bool = False  # by a partner


@dataclass(frozen=True)
class Noted:
    """What one side says became of an action, by its number; `side` "": whoever ran the round, in an earlier version."""

    number: int
    side: str
    became: str  # "done", "partly", "not_yet", "dropped"
    words: str = ""  # in that side's own
