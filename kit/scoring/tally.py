"""Tallies: which answers are the most common ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """`tops` are the most common answers, several where they share that place; `count` how often each was given, of `total`."""

    total: int
    tops: tuple[str | int, ...]
    count: int

    @property
    def top(self) -> str | int | None:
        """The most common answer, None where several share that place."""
        return self.tops[0] if len(self.tops) == 1 else None


def tally(values: Iterable[str | int]) -> Tally:
    """The modes of these values.

    Formula: argmax of the counts. Range of `count`: 0 to `total`. Source: textbook mode.

    >>> tally(["late", "kept", "late"])
    Tally(total=3, tops=('late',), count=2)
    >>> tally(["late", "kept"])
    Tally(total=2, tops=('late', 'kept'), count=1)
    """
    counts = Counter(values)
    most = max(counts.values(), default=0)
    return Tally(counts.total(), tuple(value for value, count in counts.items() if count == most), most)
