"""Who carries what: parts of the whole, and when two of them are near enough to be called the same."""

import pytest

from kit.scoring import Balance, balances, differences, nearest_fraction, shares, widest_share


def test_shares_are_parts_of_the_whole_also_where_the_whole_is_one_part() -> None:
    assert shares({"a": 1, "b": 0}) == {"a": 1, "b": 0}
    assert shares({"a": 1, "b": 3}) == {"a": 0.25, "b": 0.75}


def test_the_heavier_burden_counts_and_means_lighten_it() -> None:
    """Half of the tasks and three quarters of the risks on a quarter of the means: half of the whole too much."""
    assert Balance("b", 0.5, 0.75, 0.25).heaviest == 0.5
    assert Balance("b", 0.25, 0.25, 0.75).heaviest == -0.5


@pytest.mark.parametrize(
    ("tasks", "risks", "means", "even"),
    [
        (0.1, 0.1, 0, True),
        (0, 0, 0.1, True),
        (0.2, 0.1, 0, False),
        (0.1, 0.2, 0, False),
        (0, 0, 0.2, False),
        (0.5, 0.5, 0.5, True),
    ],
)
def test_a_balance_is_even_where_both_burdens_are_within_a_tenth_of_the_means(tasks, risks, means, even) -> None:
    assert Balance("a", tasks, risks, means).even is even


def test_a_side_that_one_of_the_three_questions_does_not_name_has_no_balance() -> None:
    both, one = {"a": 1, "b": 1}, {"a": 1}
    assert [found.side for found in balances(both, both, one)] == ["a"]
    assert [found.side for found in balances(both, one, both)] == ["a"]
    assert [found.side for found in balances(one, both, both)] == ["a"]


def test_the_sides_that_differ_most_are_named_wherever_their_names_stand_in_the_alphabet() -> None:
    """More on the left: b by 0.3, c by 0.15; less: d by 0.3, a by 0.15."""
    left, right = {"a": 0.25, "b": 0.5, "c": 0.25, "d": 0}, {"a": 0.4, "b": 0.2, "c": 0.1, "d": 0.3}
    assert differences(left, right) == ("b", "d")
    assert differences(right, left) == ("d", "b")


def test_many_small_losses_are_no_difference_of_any_one_side() -> None:
    """b to d give up a tenth each or less: only the gain of a, 0.3, stands out; and the other way round."""
    left, right = {"a": 0.3, "b": 0.2, "c": 0.3, "d": 0.2}, {"a": 0, "b": 0.3, "c": 0.4, "d": 0.3}
    assert differences(left, right) == ("a", None)
    assert differences(right, left) == (None, "a")


@pytest.mark.parametrize("tenths", range(10))
def test_a_tenth_is_near_wherever_it_lies_between_nothing_and_everything(tenths) -> None:
    """0.4 − 0.3 is a little more than 0.1 in binary, 0.3 − 0.2 a little less."""
    less, more = shares({"a": tenths, "b": 10 - tenths}), shares({"a": tenths + 1, "b": 9 - tenths})
    assert differences(less, more) == differences(more, less) == (None, None)
    assert widest_share({"q": (less, more)}) is None
    assert Balance("a", less["a"], more["a"], more["a"]).even
    assert Balance("a", more["a"], less["a"], less["a"]).even


def test_eleven_hundredths_are_not_near() -> None:
    less, more = shares({"a": 39, "b": 61}), shares({"a": 50, "b": 50})
    assert differences(less, more) == ("b", "a")
    assert widest_share({"q": (less, more)}) == ("q", "a")
    assert not Balance("a", less["a"], more["a"], more["a"]).even


def test_the_share_farthest_from_fair_is_named_with_its_question() -> None:
    """tasks: a is 0.2 short, b 0.2 over; risks: a 0.4 over, b 0.4 short, which goes first."""
    pairs = {"tasks": ({"a": 0.4, "b": 0.6}, {"a": 0.6, "b": 0.4}), "risks": ({"a": 0.7, "b": 0.3}, {"a": 0.3, "b": 0.7})}
    assert widest_share(pairs) == ("risks", "b")
    assert widest_share({}) is None


def test_a_wider_gap_goes_before_a_narrower_one_of_the_same_tenth() -> None:
    """0.18 before 0.15, and 0.1504 before 0.1501; 1/3 − 2/3 and 2/3 − 1/3 are the same although computers write them differently."""
    fair = {"a": 0.5, "b": 0.5}
    assert widest_share({"one": ({"a": 0.35, "b": 0.65}, fair), "two": ({"a": 0.32, "b": 0.68}, fair)}) == ("two", "a")
    assert widest_share({"one": ({"a": 0.3499, "b": 0.6501}, fair), "two": ({"a": 0.3496, "b": 0.6504}, fair)}) == ("two", "a")


@pytest.mark.parametrize(
    ("share", "word"),
    [(0, "none"), (0.001, "little"), (0.17, "little"), (0.18, "quarter"), (0.29, "quarter"), (0.3, "third"), (0.41, "third"), (0.42, "half"),
     (0.58, "half"), (0.59, "most"), (0.77, "most"), (0.78, "nearly_all"), (0.999, "nearly_all"), (1, "all")],
)  # fmt: skip
def test_a_share_gets_the_nearest_word(share, word) -> None:
    """Half-ways: 0.175 between a tenth and a quarter, 0.2917, 0.4167, 0.5833, 0.7733."""
    assert nearest_fraction(share) == word
