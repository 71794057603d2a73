"""Which answers are there: one seat's, one exercise's, and nothing of anybody else."""

import pytest

from kit import store
from kit.store import answers
from tests.conftest import TODAY


def seat(database, browser: str = "browser") -> str:
    return store.make_seat(database, browser, today=TODAY).id


def test_two_seats_and_two_exercises_do_not_see_each_other(database) -> None:
    mine, theirs = seat(database), seat(database, "another")
    store.save(database, mine, "x", {"a": "mine"}, rev=1)
    store.save(database, theirs, "x", {"a": "theirs"}, rev=7)
    store.save(database, mine, "y", {"b": "of another exercise"}, rev=3)
    assert store.load(database, mine, "x") == store.Stored(1, {"a": "mine"})
    assert store.load(database, theirs, "x") == store.Stored(7, {"a": "theirs"})
    assert store.load(database, mine, "y") == store.Stored(3, {"b": "of another exercise"})


def test_an_exercise_that_nobody_began_has_revision_nought_and_no_answer(database) -> None:
    assert store.load(database, seat(database), "x") == store.Stored(0, {})


def test_what_a_save_returns_is_what_is_there(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": 1, "b": 2, "c": 3}, rev=1)
    kept = store.save(database, place, "x", {"a": None, "b": 5, "c": 3}, rev=2)
    assert kept == store.load(database, place, "x") == store.Stored(2, {"b": 5, "c": 3})


def test_a_save_that_changes_one_question_leaves_the_others(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": 1, "b": 2}, rev=1)
    store.save(database, place, "x", {"a": 1, "b": 3}, rev=2)
    assert store.load(database, place, "x") == store.Stored(2, {"a": 1, "b": 3})


def test_a_save_that_changes_nothing_still_counts_as_the_later_one(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": 1, "at": "end"}, rev=1)
    assert store.save(database, place, "x", {"a": 1, "at": "end"}, rev=2) == store.Stored(2, {"a": 1, "at": "end"})
    assert store.load(database, place, "x") == store.Stored(2, {"a": 1, "at": "end"})
    assert store.save(database, place, "x", {"a": "late"}, rev=1).answer == {"a": 1, "at": "end"}


def test_nothing_said_is_kept_with_its_revision(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {}, rev=4)
    assert store.load(database, place, "x") == store.Stored(4, {})


def test_everything_of_a_room_is_found_by_the_name_of_the_room(database) -> None:
    mine, theirs = seat(database), seat(database, "another")
    store.save(database, mine, "r_1-assessment", {"a": 1, "b": [2], "gone": 3}, rev=1)
    store.save(database, mine, "r_1-assessment", {"a": 1, "b": [2]}, rev=2)
    store.save(database, mine, "r_1-exit", {"c": "é"}, rev=1)
    for other in ("r_10-assessment", "rx1-assessment", "r_1", "of-r_1-exit"):
        store.save(database, mine, other, {"d": 4}, rev=1)
    store.save(database, theirs, "r_1-exit", {"c": "theirs"}, rev=1)
    assert store.load_all(database, mine, "r_1") == {"r_1-assessment": {"a": 1, "b": [2]}, "r_1-exit": {"c": "é"}}
    assert store.load_all(database, seat(database, "third"), "r_1") == {}


def test_everything_of_a_seat_is_found_whatever_it_is_called(database) -> None:
    mine, theirs = seat(database), seat(database, "another")
    store.save(database, mine, "r-exit", {"a": 1}, rev=1)
    store.save(database, mine, "trust-line", {"b": 2, "gone": None}, rev=1)
    store.save(database, theirs, "trust-line", {"b": 3}, rev=1)
    assert store.load_all(database, mine) == {"r-exit": {"a": 1}, "trust-line": {"b": 2}}


def test_begun_is_what_holds_an_answer_and_not_only_where_the_page_was(database) -> None:
    mine, theirs = seat(database), seat(database, "another")
    store.save(database, mine, "answered", {"a": 0, "b": False, "at": "end"}, rev=1)
    store.save(database, mine, "looked at", {"at": "end"}, rev=1)
    store.save(database, mine, "cleared", {"a": 1}, rev=1)
    store.save(database, mine, "cleared", {}, rev=2)
    store.save(database, theirs, "theirs", {"a": 1}, rev=1)
    assert store.begun(database, mine) == {"answered"}


def test_a_question_never_goes_back_to_an_older_revision_even_if_two_servers_saw_the_same_one(database) -> None:
    """A database without one writer at a time may hand two servers the same state: the later write is the one that knows less."""
    place = seat(database)
    with database.writing() as connection:
        answers._upsert(connection, place, "x", {"a": "newer"}, 2)
        for late in (1, 2):
            answers._upsert(connection, place, "x", {"a": "late", "b": "added"}, late)
    assert store.load(database, place, "x") == store.Stored(2, {"a": "newer", "b": "added"})


def seen_by(database, place: str, given: dict, *, rev: int, kept_on: str = "") -> tuple[store.Stored, list, list]:
    """What a save returns, and what each of the two who are told of it was told."""
    followed: list = []
    aside: list = []

    def sets_aside(before) -> str:
        aside.append(before)
        return kept_on

    return store.save(database, place, "x", given, rev=rev, follows=followed.append, aside=sets_aside), followed, aside


def test_a_newer_answer_is_told_what_it_takes_the_place_of_and_an_older_one_is_not(database) -> None:
    place = seat(database)
    assert seen_by(database, place, {"a": 1}, rev=3) == (store.Stored(3, {"a": 1}), [{}], [{}])
    assert seen_by(database, place, {"a": 2}, rev=4) == (store.Stored(4, {"a": 2}), [{"a": 1}], [{"a": 1}])
    assert seen_by(database, place, {"a": 3}, rev=4) == (store.Stored(4, {"a": 2}, refused=4), [], [])
    assert seen_by(database, place, {"a": 3}, rev=1) == (store.Stored(4, {"a": 2}), [], [])


def test_an_answer_that_must_not_follow_what_is_kept_changes_nothing(database) -> None:
    place = seat(database)

    def refuses(before) -> None:
        if before:
            raise KeyError(*before)

    store.save(database, place, "x", {"a": 1}, rev=1, follows=refuses)
    with pytest.raises(KeyError, match="a"):
        store.save(database, place, "x", {"a": 2}, rev=2, follows=refuses)
    assert store.load(database, place, "x") == store.Stored(1, {"a": 1})


def test_what_is_begun_anew_is_kept_on_under_its_other_name_with_its_revision(database) -> None:
    place, other = seat(database), seat(database, "another")
    store.save(database, place, "x", {"a": 1, "b": [2]}, rev=6, aside=lambda _: "")
    assert store.load_all(database, place) == {"x": {"a": 1, "b": [2]}}
    seen_by(database, place, {"a": 3}, rev=8, kept_on="before-x")
    assert store.load(database, place, "before-x") == store.Stored(6, {"a": 1, "b": [2]})
    assert store.load(database, place, "x") == store.Stored(8, {"a": 3})
    seen_by(database, place, {"a": 4}, rev=8, kept_on="before-x")
    assert store.load(database, place, "before-x") == store.Stored(6, {"a": 1, "b": [2]})
    assert store.load_all(database, other) == {}


def test_only_setting_aside_or_only_following_is_told_what_is_kept_too(database) -> None:
    place, told = seat(database), []
    store.save(database, place, "x", {"a": 1}, rev=1)
    store.save(database, place, "x", {"a": 2}, rev=2, aside=lambda before: told.append(before) or "")
    store.save(database, place, "x", {"a": 3}, rev=3, follows=told.append)
    assert told == [{"a": 1}, {"a": 2}]
