"""What people have decided to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
    confirmed_by: str = ""  # which side that was; "": nobody, or noted before this was kept
    item: str = ""  # the question that it is about; "": nobody said


NOTED_FOR = timedelta(days=90)  # after the last action's day: so long what became of them may be noted


def noted_until(actions: Iterable[Action]) -> date | None:
    """The last day on which speakers may note what became of these actions; None where there are none."""
    last = max((action.by for action in actions), default=None)
    return date.fromisoformat(last) + NOTED_FOR if last else None


@dataclass(frozen=True)
class Noted:
    """What one side says became of an action, by its number; `side` "": whoever ran the round, in an earlier version."""

    number: int
    side: str
    became: str  # "done", "partly", "not_yet", "dropped"
    words: str = ""  # in that side's own
