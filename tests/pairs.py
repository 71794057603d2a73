"""A matrix of cases: all of it where `--whole` is asked for, else a choice in which every pair stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from heapq import heappop, heappush
from itertools import combinations, product

import pytest

Case = tuple[object, ...]


@cache
def pairs_of(case: Case) -> frozenset[tuple[int, object, int, object]]:
    """Any two of its places with what stands there."""
    return frozenset((a, case[a], b, case[b]) for a, b in combinations(range(len(case)), 2))


def pairwise(*lists: Sequence[object]) -> list[Case]:
    """Few cases that hold every pair of values of any two lists: always the one that adds most."""
    every = list(product(*lists))
    missing, chosen = pairs_in(every), []
    most = [(-len(pairs_of(case)), n) for n, case in enumerate(every)]  # a heap: what a case adds never grows
    while missing:
        added, n = heappop(most)
        adds = pairs_of(every[n]) & missing
        if len(adds) < -added:
            heappush(most, (-len(adds), n))
        else:
            chosen.append(every[n])
            missing -= adds
    return chosen


def spread(groups: Mapping[str, object], *lists: Sequence[object]) -> list[Case]:
    """Each thing at least once, and with its group every pair of values: things of one group stand for each other."""
    every = [(thing, *values) for thing in groups for values in product(*lists)]
    chosen: list[Case] = []
    missing = pairs_in((groups[thing], *values) for thing, *values in every)

    def take(cases: list[Case]) -> None:
        best = max(cases, key=lambda case: len(pairs_of((groups[case[0]], *case[1:])) & missing))
        chosen.append(best)
        missing.difference_update(pairs_of((groups[best[0]], *best[1:])))

    for thing in groups:
        take([case for case in every if case[0] == thing])
    while missing:
        take(every)
    return chosen


def pairs_in(cases: Iterable[Case]) -> set[tuple[int, object, int, object]]:
    """The pairs that stand in any of these."""
    return set().union(*map(pairs_of, cases))


def matrix(names: str | tuple[str, ...], *lists: Sequence[object], few: list[Case] | None = None) -> pytest.MarkDecorator:
    """Parameters of a test (see `pytest_generate_tests` in conftest.py): those few, else every pair; with `--whole` all."""
    return pytest.mark.matrix(names, *lists, few=few)
