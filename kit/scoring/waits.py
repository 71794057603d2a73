"""Concerns that were raised: what became of each and how long it has waited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Wait:
    """One concern: its place in the list, what became of it, how long (0 weeks … 3 over half a year); whether it still weighs."""

    place: int
    label: str
    status: str
    length: int | None
    bearer: str | None
    open: bool = True


def longest(waits: Iterable[Wait]) -> Wait | None:
    """The open concern that has waited longest; unanswered before acknowledged, the first of equals.

    >>> longest([Wait(1, "a", "acted", 3, None, open=False), Wait(2, "b", "waiting", 1, None)]).label
    'b'
    >>> longest([Wait(1, "a", "acted", 3, None, open=False)]) is None
    True
    """
    still_open = [wait for wait in waits if wait.open and wait.length is not None]
    return max(still_open, key=lambda wait: (wait.length or 0, wait.status == "waiting"), default=None)
