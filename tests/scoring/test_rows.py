"""What leaves a round, row by row: each claim with counts that one can add up in one's head."""

import pytest

from kit.scoring import Row, declare, lower_median, release


def test_a_side_says_everything_but_where_its_page_was_whether_it_finished_and_its_notes_for_an_action() -> None:
    said = {"share.b": 2, "finished": True, "at": "picture", "action": "?", "action.what": "ours", "share.a": ["x"]}
    assert declare(said) == [Row("share.a", None, value=["x"]), Row("share.b", None, value=2)]


def test_a_question_of_which_only_the_beginning_is_like_a_hidden_one_is_said() -> None:
    assert [row.question for row in declare({"attention.a": 1, "actions.b": 2})] == ["actions.b", "attention.a"]


def test_twenty_answers_show_their_middle_and_their_zones() -> None:
    """10 answered 0, 4 answered 2, 6 answered 3: the tenth of twenty is a 0; 10 and 6 are more than 5, 4 is not."""
    assert release({"q": {0: 10, 2: 4, 3: 6}}, ["q"], anonymous=True, finished=20) == [Row("q", 0, zones=(True, False, True))]


def test_a_masked_question_keeps_its_row_and_its_name() -> None:
    given = {"few": {4: 4}, "enough": {4: 5}}
    found = release(given, ["few", "enough", "nobody"], anonymous=True, finished=7)
    assert found == [Row("few", None), Row("enough", 4), Row("nobody", None)]


def test_more_answers_may_be_asked_before_a_middle_is_shown() -> None:
    given = {"q": {1: 6}}
    assert release(given, ["q"], anonymous=True, finished=7, smallest=6) == [Row("q", 1)]
    assert release(given, ["q"], anonymous=True, finished=7, smallest=7) == [Row("q", None)]


@pytest.mark.parametrize("level", range(5))
def test_a_declared_side_shows_the_level_that_it_chose(level) -> None:
    assert release({"q": {level: 1}}, ["q"], anonymous=False, finished=1) == [Row("q", level)]


@pytest.mark.parametrize("aside", ["unknown", "not_applicable", "rather_not"])
def test_a_declared_side_shows_that_it_does_not_say(aside) -> None:
    assert release({"q": {aside: 1}}, ["q"], anonymous=False, finished=1) == [Row("q", None, aside)]


def test_a_declared_side_shows_nothing_of_a_question_that_it_left_empty_or_answered_in_other_words() -> None:
    found = release({"a": {3: 1}, "b": {"typed": 1}}, ["a", "b", "c"], anonymous=False, finished=1)
    assert found == [Row("a", 3), Row("b", None), Row("c", None)]


def test_a_declared_side_that_has_not_finished_or_said_nothing_shows_nothing() -> None:
    assert release({"q": {3: 1}}, ["q"], anonymous=False, finished=0) == []
    assert release({"q": {}}, ["q"], anonymous=False, finished=1) == []
    assert release({}, ["q"], anonymous=False, finished=1) == []


def test_a_middle_of_fewer_than_five_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match=r"^A middle of fewer than five answers can betray one of them\.$"):
        release({}, [], anonymous=True, finished=9, smallest=4)


@pytest.mark.parametrize("level", range(5))
def test_the_middle_of_one_answer_is_that_answer(level) -> None:
    assert lower_median([int(level == n) for n in range(5)]) == level


def test_nobody_has_no_middle() -> None:
    with pytest.raises(ValueError, match=r"^Nobody answered\.$"):
        lower_median([0, 0, 0, 0, 0])
