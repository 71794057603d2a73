"""The choice that `make test` makes of a matrix leaves no pair out."""

from itertools import product

import pytest

from tests.browser import test_journeys, test_onboarding, test_whole_shelf
from tests.pairs import pairs_in, pairwise

MATRICES = [mark.args[1:] for module in (test_journeys, test_onboarding, test_whole_shelf)
            for name in dir(module) if name.startswith("test_") for mark in getattr(getattr(module, name), "pytestmark", []) if mark.name == "matrix"]  # fmt: skip


@pytest.mark.parametrize("lists", MATRICES)
def test_every_pair_stands_in_the_choice(lists) -> None:
    assert pairs_in(pairwise(*lists)) == pairs_in(product(*lists))
    assert len(pairwise(*lists)) < len(list(product(*lists))) or len(lists) == 2


def test_every_exercise_is_walked_and_every_kind_in_every_pair_of_language_and_size() -> None:
    kinds, languages, sizes = test_whole_shelf.KINDS, test_whole_shelf.LANGUAGES, test_whole_shelf.SIZES
    assert {exercise for exercise, _, _ in test_whole_shelf.WALKS} == set(kinds)
    walked = [(kinds[exercise], language, size) for exercise, language, size in test_whole_shelf.WALKS]
    assert pairs_in(walked) == pairs_in(product(set(kinds.values()), languages, sizes))


def test_a_choice_that_lacks_a_pair_is_seen() -> None:
    assert pairs_in(pairwise("ab", "cd", "ef")[:-1]) != pairs_in(product("ab", "cd", "ef"))
    assert len(MATRICES) >= 3
