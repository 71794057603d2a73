"""Which rules many have ticked tells nobody whether somebody else has: every count, by enumeration."""

from __future__ import annotations

import pytest

from kit.scoring import many_ticked

SMALLEST, LARGEST = 7, 24


def told(ticks: int, people: int) -> bool:
    return many_ticked({"rule": ticks}, people, ["rule"]) == ["rule"]


def naive(ticks: int, people: int) -> bool:
    """A third or more, as the plain rule says."""
    return ticks >= -(-people // 3)


def betrays(shown, people: int, insiders: int) -> bool:
    """Whether insiders who know their own ticks can ever rule out, for one other person, that they ticked or that they did not."""
    others = people - insiders
    for mine in range(insiders + 1):
        for seen in {shown(mine + theirs, people) for theirs in range(others + 1)}:
            fits = [theirs for theirs in range(others + 1) if shown(mine + theirs, people) == seen]
            if max(fits) < 1 or min(fits) > others - 1:
                return True
    return False


@pytest.mark.parametrize("people", range(SMALLEST, LARGEST))
def test_nobody_rules_out_what_another_has_ticked_not_even_with_colleagues(people: int) -> None:
    assert not betrays(told, people, 1)
    assert not betrays(told, people, 2)
    assert people < 9 or not betrays(told, people, 3)


@pytest.mark.parametrize(("people", "enough"), [(7, 4), (8, 4), (9, 5), (15, 5), (16, 6), (18, 6), (19, 7), (24, 8)])
def test_many_is_a_third_or_more_and_at_least_four_or_five(people: int, enough: int) -> None:
    assert [told(ticks, people) for ticks in (enough - 1, enough)] == [False, True]


def test_what_nobody_has_ticked_is_not_among_it() -> None:
    assert many_ticked({"a": 5}, 9, ["nobody's", "a"]) == ["a"]


def test_a_plain_third_would_betray() -> None:
    assert betrays(naive, 7, 2)


def test_too_few_show_nothing_whatever_they_tick() -> None:
    assert not any(told(ticks, people) for people in range(SMALLEST) for ticks in range(people + 1))
    assert many_ticked({"rule": 8}, 8, ["rule"], fewest=9) == []


def test_the_order_says_nothing_of_the_counts() -> None:
    assert many_ticked({"a": 4, "b": 9}, 9, ["a", "b"]) == many_ticked({"a": 9, "b": 9}, 9, ["a", "b"])[1:]
    assert many_ticked({"a": 5, "b": 9}, 9, ["a", "b"]) == ["a", "b"]
