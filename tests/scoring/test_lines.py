"""Trust over time and gaps on the ladder: what is named, and what of two equals."""

import pytest

from kit.scoring import Gap, Moment, farthest_apart, in_order, line, parting, tally, widest


def moment(label: str, funds: int | None, partner: int | None, place: int = 0, when: int = 0) -> Moment:
    return Moment(place, label, when, funds, partner)


@pytest.mark.parametrize(
    ("funds", "partner", "gap", "opposite", "both"),
    [
        (2, -2, 4, True, 0),
        (1, -1, 2, True, 0),
        (-1, 2, 3, True, 1),
        (2, 0, 2, False, 2),
        (0, -2, 2, False, -2),
        (1, 1, 0, False, 2),
    ],
)
def test_two_effects_stand_apart_and_add_up(funds, partner, gap, opposite, both) -> None:
    found = moment("m", funds, partner)
    assert (found.gap, found.opposite, found.sum) == (gap, opposite, both)


@pytest.mark.parametrize(("funds", "partner", "both"), [(None, -2, -2), (1, None, 1), (None, None, 0)])
def test_an_unknown_effect_is_no_gap_and_adds_nothing(funds, partner, both) -> None:
    found = moment("m", funds, partner)
    assert (found.gap, found.opposite, found.sum) == (None, False, both)


def test_moments_stand_by_stretch_of_time_and_within_one_as_they_were_named() -> None:
    named = [moment("c", 0, 0, 1, when=2), moment("b", 0, 0, 3, when=0), moment("a", 0, 0, 2, when=0)]
    assert [found.label for found in in_order(named)] == ["a", "b", "c"]


def test_lines_part_from_two_levels_on_and_not_by_one_or_by_the_unknown() -> None:
    assert parting([moment("one", 1, 0), moment("unknown", 2, None)]) is None
    assert parting([moment("one", 1, 0), moment("two", 2, 0)]).label == "two"
    assert parting([]) is None


def test_opposite_effects_part_more_than_the_wider_gap_of_one_direction() -> None:
    """−1 to 1 are two levels apart, 0 to −2 as well, and 2 to 0; the first goes up and down."""
    assert parting([moment("down", 0, -2), moment("both ways", -1, 1), moment("up", 2, 0)]).label == "both ways"


def test_of_two_opposite_moments_the_wider_parts_the_lines_and_of_equals_the_first() -> None:
    assert parting([moment("two", 1, -1), moment("four", 2, -2)]).label == "four"
    assert parting([moment("first", 1, -1), moment("second", -1, 1)]).label == "first"


def test_a_line_stands_still_where_the_effect_is_unknown() -> None:
    assert line([2, None, None, -1, -2]) == [2, 2, 2, 1, -1]
    assert line([]) == []


def test_a_gap_of_one_step_up_goes_before_one_of_one_step_down() -> None:
    down, up = Gap("x", "funds", 3, 2), Gap("x", "partner", 2, 3)
    assert widest([down, up]) == widest([up, down]) == up
    assert widest([down, Gap("y", "funds", 4, 2), up]).subject == "y"
    assert widest([]) is None


def test_of_equal_gaps_the_first_is_named() -> None:
    assert widest([Gap("x", "a", 0, 2), Gap("y", "b", 1, 3)]).subject == "x"


def test_profiles_known_on_one_side_only_are_not_apart() -> None:
    assert farthest_apart({"a": (2, None), "b": (None, 0)}) == []
    assert farthest_apart({}) == []
    assert farthest_apart({"a": (0, 1), "b": (2, None), "c": (1, 1), "d": (2, 1)}) == ["a", "d"]


def test_the_most_common_answer_is_named_alone_and_not_where_two_share_its_place() -> None:
    assert tally([3, 1, 3]).top == 3
    assert tally(["a"]).top == "a"
    assert tally([3, 1]).top is None
    assert tally([3, 1, 2]).top is None
