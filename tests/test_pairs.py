"""The choice that `make test` makes of a matrix leaves no pair out."""

from itertools import product

import pytest

from tests.browser import test_axe, test_onboarding, test_whole_shelf
from tests.pairs import pairs_of, pairwise

MATRICES = [mark.args[1:] for module in (test_axe, test_onboarding, test_whole_shelf)
            for name in dir(module) if name.startswith("test_") for mark in getattr(getattr(module, name), "pytestmark", []) if mark.name == "matrix"]  # fmt: skip


def pairs(cases) -> set:
    return set().union(*map(pairs_of, cases))


@pytest.mark.parametrize("lists", MATRICES)
def test_every_pair_stands_in_the_choice(lists) -> None:
    assert pairs(pairwise(*lists)) == pairs(product(*lists))
    assert len(pairwise(*lists)) < len(list(product(*lists))) or len(lists) == 2


def test_a_choice_that_lacks_a_pair_is_seen() -> None:
    assert pairs(pairwise("ab", "cd", "ef")[:-1]) != pairs(product("ab", "cd", "ef"))
    assert len(MATRICES) >= 4
