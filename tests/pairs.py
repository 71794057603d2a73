"""A matrix of cases: all of it where `--whole` is asked for, else a choice in which every pair stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import pytest

Case = tuple[object, ...]


def pairs_of(case: Case) -> set[tuple[int, object, int, object]]:
    """Any two of its places with what stands there."""
    return {(a, case[a], b, case[b]) for a, b in combinations(range(len(case)), 2)}


def pairwise(*lists: Sequence[object]) -> list[Case]:
    """Few cases that hold every pair of values of any two lists: always the one that adds most."""
    every = list(product(*lists))
    missing = set().union(*(pairs_of(case) for case in every))
    chosen = []
    while missing:
        best = max(every, key=lambda case: len(pairs_of(case) & missing))
        chosen.append(best)
        missing -= pairs_of(best)
    return chosen


def matrix(names: str, *lists: Sequence[object]) -> pytest.MarkDecorator:
    """Parameters of a test: see `pytest_generate_tests` in conftest.py."""
    return pytest.mark.matrix(names, *lists)
