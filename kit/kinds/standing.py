"""Where an answer stands among all that it could be: rows that several sides can be set beside one another in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Standing:
    """One question of an exercise as one side answered it.

    `options`: in words, in their order; `at`: where this answer stands among them, once for each case that it tells of; `fair`:
    where it would have to stand to be fair; `ordered`: whether further apart means more; `nobody`: which option says "nobody".
    """

    name: str
    options: tuple[str, ...]
    at: tuple[int, ...] = ()
    fair: int | None = None
    asked: str = ""
    ordered: bool = False
    nobody: int | None = None


def places(ids: Sequence[Any], values: Iterable[Any]) -> tuple[int, ...]:
    """Where these answers stand among the options; what is none of them ("I do not know") stands nowhere.

    >>> places(["never", "late", "on time"], ["late", "unknown", "late"])
    (1, 1)
    """
    return tuple(ids.index(value) for value in values if value in ids and not isinstance(value, bool))
