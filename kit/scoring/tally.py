"""Tallies: which answer is the most common one, if a single one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """`top` is the most common answer, None where several share that place; `count` how often it was given, of `total`."""

    total: int
    top: str | int | None
    count: int


def tally(values: Iterable[str | int]) -> Tally:
    """The mode, if it is the only one.

    Formula: argmax of the counts. Range of `count`: 0 to `total`. Source: textbook mode; ties have none.

    >>> tally(["late", "kept", "late"])
    Tally(total=3, top='late', count=2)
    >>> tally(["late", "kept"]).top is None
    True
    """
    counts = Counter(values)
    ranked = counts.most_common(2)
    alone = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Tally(counts.total(), ranked[0][0] if alone else None, ranked[0][1] if alone else 0)
