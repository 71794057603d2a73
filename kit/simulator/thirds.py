"""Each assumption a third smaller, then a third larger: how two decent people end, computed whenever it is asked."""

from __future__ import annotations

from functools import cache
from statistics import median

from kit.simulator.assumptions import ASSUMPTIONS, off
from kit.simulator.events import QUARTERS
from kit.simulator.moves import Moves
from kit.simulator.numbers import Numbers
from kit.simulator.outcome import Outcome, outcome
from kit.simulator.run import NUMBERS, START, begin, play_all

STORIES = 60  # as in the study: the middle one stays where it is within half a week and ten households
THREE = ("pay", "change", "share")  # the three other rules that the specification tells of
THIRDS = (2 / 3, 1.0, 4 / 3)  # a third less, as it is, a third more
Middle = tuple[float, float, float]  # households, weeks at Vado (below 0: salaries not paid), weeks at Tessera


@cache
def off_by_a_third() -> dict[str, list[tuple[Middle, Middle]]]:
    """Assumption → the middle partnership's end under the usual rules and under three others, for each of `THIRDS`."""
    as_it_is = _ends(NUMBERS)
    return {
        name: [as_it_is if by == 1 else _ends(off(NUMBERS, names, by)) for by in THIRDS] for name, names in ASSUMPTIONS.items()
    }


def _ends(numbers: Numbers) -> tuple[Middle, Middle]:
    return _middle((), numbers), _middle(THREE, numbers)


def _middle(rules: tuple[str, ...], numbers: Numbers) -> Middle:
    """Line by line: the middle of one line is not the middle of another."""
    ends = [_end(seed, rules, numbers) for seed in range(STORIES)]
    return (
        median(end.files for end in ends),
        median(end.weeks for end in ends),
        median(end.room for end in ends),
    )


def _end(seed: int, rules: tuple[str, ...], numbers: Numbers) -> Outcome:
    return outcome(play_all(begin(seed, rules, START, numbers), [Moves()] * QUARTERS).state, numbers)
