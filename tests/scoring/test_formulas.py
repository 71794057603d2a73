"""The examples in the docstrings are checked by hand; here are the edges."""

import doctest
import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import scoring
from kit.scoring import Gap, balances, nearest_fraction, shares, tally, widest


@pytest.mark.parametrize("name", [found.name for found in pkgutil.iter_modules(scoring.__path__)])
def test_the_hand_checked_examples_hold(name) -> None:
    result = doctest.testmod(importlib.import_module(f"kit.scoring.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


@given(st.dictionaries(st.text("abcé ", max_size=3), st.integers(0, 5), max_size=12))
def test_shares_add_up_to_one_or_there_are_none(parts) -> None:
    found = shares(parts)
    assert found == {} if sum(parts.values()) == 0 else abs(sum(found.values()) - 1) < 1e-9


def test_one_side_with_everything_and_one_with_nothing_are_said_exactly() -> None:
    point = balances({"a": 5, "b": 0}, {"a": 5, "b": 0}, {"a": 0, "b": 5})[0]
    assert (nearest_fraction(point.tasks), nearest_fraction(point.means)) == ("all", "none")
    assert point.heaviest == 1


def test_nobody_carrying_anything_is_no_balance() -> None:
    assert balances({"a": 0}, {"a": 0}, {"a": 0}) == []


def test_of_nothing_nothing_is_the_most_common() -> None:
    found = tally([])
    assert (found.total, found.tops, found.top, found.count) == (0, (), None, 0)


def test_of_two_equal_gaps_the_one_upwards_is_named() -> None:
    assert widest([Gap("x", "funds", 4, 2), Gap("x", "partner", 1, 3)]).side == "partner"
