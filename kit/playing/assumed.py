"""The figures on the page of assumptions: each a third smaller, as it is, a third larger. Computed, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.content import Library
from kit.playing.telling import HALF, TEN, Teller
from kit.simulator import Middle, off_by_a_third

ROWS = (("files", TEN), ("weeks", HALF), ("room", HALF))


@dataclass(frozen=True)
class Third:
    """What is looked at, and "usual rules → three others" with the assumption a third smaller, as it is, a third larger."""

    title: str
    less: str
    same: str
    more: str


def thirds(library: Library) -> dict[str, list[Third]]:
    """Assumption → its three lines, rounded as screens round."""
    teller = Teller(library)
    return {
        name: [Third(teller.words.rows[row], *_cells(teller, columns, n, to)) for n, (row, to) in enumerate(ROWS)]
        for name, columns in off_by_a_third().items()
    }


def _cells(teller: Teller, columns: list[tuple[Middle, Middle]], n: int, to: float) -> Iterator[str]:
    return (" → ".join(teller.figure(end[n], to) for end in ends) for ends in columns)
