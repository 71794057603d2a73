"""One seat in two windows: the same revision stands for one answer only, and the other window is told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import rounds, store
from tests.conftest import TODAY
from tests.rounds.people import Room

pytestmark = pytest.mark.long


def seat(database) -> str:
    return store.make_seat(database, "browser", today=TODAY).id


def test_another_answer_under_the_same_revision_is_not_saved(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": "theirs"}, rev=5)
    told = store.save(database, place, "x", {"a": "mine"}, rev=5)
    assert told == store.Stored(5, {"a": "theirs"}, refused=5)
    assert store.load(database, place, "x") == store.Stored(5, {"a": "theirs"})


def test_a_cleared_or_added_question_under_the_same_revision_is_not_saved_either(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": 1, "b": 2}, rev=5)
    assert store.save(database, place, "x", {"a": 1}, rev=5).refused == 5
    assert store.save(database, place, "x", {"a": 1, "b": 2, "c": 3}, rev=5).refused == 5


def test_the_very_same_answer_sent_again_stays_saved(database) -> None:
    place = seat(database)
    first = store.save(database, place, "x", {"a": "mine", "b": None}, rev=5)
    assert store.save(database, place, "x", {"b": None, "a": "mine"}, rev=5) == first == store.Stored(5, {"a": "mine"})


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([{}, {"a": 0}, {"a": 1}, {"b": 0}])), min_size=2, max_size=10))
def test_whoever_is_told_saved_finds_the_own_words_there(database, writes) -> None:
    store.erase(database, store.make_seat(database, "browser", today=TODAY))
    place = seat(database)
    for rev, answer in writes:
        told = store.save(database, place, "x", answer, rev=rev)
        kept = store.load(database, place, "x")
        assert (told.rev == rev and not told.refused) == (kept == store.Stored(rev, answer))


def test_in_a_round_too_and_who_has_finished_follows_what_is_kept(database) -> None:
    room = Room(database, [])
    room.create()
    place = room.sit("side-1")
    rounds.answer(room.by(place), {"finished": True}, rev=1)
    told = rounds.answer(room.by(place), {"finished": False, "at": "end"}, rev=1)
    assert told == store.Stored(1, {"finished": True}, refused=1)
    assert room.round.seat_counts == (1, 1)
