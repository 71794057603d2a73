"""Where views meet: two levels are apart, one is not, on every rung of the ladder."""

import pytest

from kit.scoring import TwoViews, card, guessed, longest, worth_talking
from kit.scoring.waits import Wait

PAIRS = [(own, view) for own in range(5) for view in range(5)]


def view(item: str, own: int, seen: int) -> TwoViews:
    return TwoViews(item, "side-2", own, seen)


@pytest.mark.parametrize(("own", "seen", "expected"), [
    (2, 0, "own_higher"), (4, 0, "own_higher"), (4, 2, "own_higher"), (3, 1, "own_higher"),
    (0, 2, "view_higher"), (0, 4, "view_higher"), (2, 4, "view_higher"), (1, 3, "view_higher"),
    (2, 2, "same"), (2, 3, "near"), (3, 2, "near"), (4, 3, "near"), (4, 4, "same"), (2, 1, "near"), (1, 2, "near"),
    (0, 0, "same_low"), (1, 0, "near_low"), (0, 1, "near_low"), (1, 1, "same_low"),
])  # fmt: skip
def test_each_pair_of_levels_gets_its_card(own, seen, expected) -> None:
    assert card(own, seen) == expected


@pytest.mark.parametrize(("meta", "seen", "expected"), [
    (2, 0, "lower_than_guessed"), (4, 2, "lower_than_guessed"), (4, 1, "lower_than_guessed"),
    (0, 2, "higher_than_guessed"), (2, 4, "higher_than_guessed"), (0, 3, "higher_than_guessed"),
    (1, 0, "as_guessed"), (0, 1, "as_guessed"), (3, 3, "as_guessed"), (3, 4, "as_guessed"),
])  # fmt: skip
def test_a_guess_one_level_off_is_as_guessed_and_one_of_two_is_not(meta, seen, expected) -> None:
    assert guessed(meta, seen) == expected


@pytest.mark.parametrize(("own", "seen"), PAIRS)
def test_a_view_has_a_distance_a_lower_end_and_the_card_of_its_two_levels(own, seen) -> None:
    found = view("A1.1", own, seen)
    assert found.card == card(own, seen)
    assert found.lower + found.apart == max(own, seen)
    assert found.lower == min(own, seen)


def test_the_talk_begins_where_views_are_farthest_apart_and_goes_on_where_both_are_low() -> None:
    """Apart by 4, by 2 (the lower view 0 before 1), then where both are low; anything else is left out."""
    seen = [
        view("one", 1, 1),
        view("both", 3, 3),
        view("none", 0, 1),
        view("two-high", 1, 3),
        view("two", 2, 0),
        view("four", 4, 0),
    ]
    assert [found.item for found in worth_talking(seen, most=9)] == ["four", "two", "two-high", "none", "one"]


def test_one_level_apart_goes_no_further_forward_than_none() -> None:
    assert [found.item for found in worth_talking([view("1 and 0", 1, 0), view("1 and 2", 1, 2), view("0 and 0", 0, 0)])] == [
        "0 and 0",
        "1 and 0",
    ]


def test_three_questions_to_begin_with_and_each_once() -> None:
    seen = [view("a", 4, 0), view("a", 4, 1), view("b", 3, 0), view("c", 3, 1), view("d", 4, 2)]
    assert [found.item for found in worth_talking(seen)] == ["a", "b", "c"]


@pytest.mark.parametrize(("third", "found"), [((3, 1), "0 and 0"), ((2, 0), "0 and 0"), ((3, 0), "third")])
def test_the_lowest_shared_answer_has_the_last_place_unless_three_are_very_far_apart(third, found) -> None:
    seen = [view("1 and 1", 1, 1), view("0 and 0", 0, 0), view("a", 4, 0), view("b", 0, 3), view("third", *third)]
    assert worth_talking(seen)[2].item == found


def test_a_question_that_is_both_apart_and_low_stands_as_apart_once() -> None:
    seen = [view("a", 1, 0), view("a", 1, 4), view("b", 4, 2), view("c", 2, 4)]
    assert [each.item for each in worth_talking(seen)] == ["a", "b", "c"]


def wait(label: str, status: str, length: int | None) -> Wait:
    return Wait(0, label, status, length, None, open=status != "acted")


def test_the_open_concern_that_waited_longest_is_named() -> None:
    """A concern that was acted on waits no more; one without a length cannot be compared."""
    waits = [
        wait("short", "waiting", 1),
        wait("acted", "acted", 3),
        wait("unknown", "waiting", None),
        wait("long", "acknowledged", 2),
    ]
    assert longest(waits).label == "long"
    assert longest(waits[:1] + waits[1:3]).label == "short"


def test_of_two_that_waited_as_long_the_unanswered_goes_first_and_then_the_first_named() -> None:
    heard, silent, later = wait("heard", "acknowledged", 2), wait("silent", "waiting", 2), wait("later", "waiting", 2)
    assert longest([heard, silent, later]) == longest([silent, heard, later]) == silent


def test_a_longer_wait_goes_before_a_shorter_unanswered_one() -> None:
    assert longest([wait("silent", "waiting", 0), wait("heard", "acknowledged", 1)]).label == "heard"
