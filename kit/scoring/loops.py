"""Feedback loops: how far each piece of feedback went, and where the loops stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LAST_STATION = 4


@dataclass(frozen=True)
class Loops:
    """`stop` is the station (0–3) after which most open loops stop, None where they are spread or all closed."""

    total: int
    closed: int
    stop: int | None
    stopped: int


def follow(reaches: Sequence[int]) -> Loops:
    """Where loops stop, from how far each went.

    Args: reaches, one station per loop, 0 (nobody took it in) to 4 (told back).
    Formula: the mode of the stations below 4, if it is the only one; ties have no common stop.
    Source: this project's own, not yet validated.

    >>> follow([1, 1, 4])
    Loops(total=3, closed=1, stop=1, stopped=2)
    >>> follow([0, 2]).stop is None
    True
    """
    open_loops = Counter(r for r in reaches if r < LAST_STATION)
    ranked = open_loops.most_common(2)
    alone = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Loops(
        total=len(reaches),
        closed=sum(r == LAST_STATION for r in reaches),
        stop=ranked[0][0] if alone else None,
        stopped=ranked[0][1] if alone else 0,
    )
