"""When a seat's day has passed, and when the computer's own day is not believed."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from kit import store
from kit.store import tables
from tests.conftest import TODAY
from tests.rounds.people import Room

DAY = timedelta(days=1)
LAST = TODAY + timedelta(days=120)


@pytest.fixture
def kept(database):
    """A seat whose last day is LAST, in a house that has been looked after until the day before."""
    store.make_seat(database, "phone", today=TODAY)
    for n in range(0, 120, 20):
        assert store.purge(database, today=TODAY + n * DAY) == 0
    return database


def test_a_seat_is_kept_through_its_last_day_and_gone_on_the_next(kept) -> None:
    assert store.purge(kept, today=LAST) == 0
    assert store.seat_of(kept, "phone") is not None
    assert store.purge(kept, today=LAST + DAY) == 1
    assert store.seat_of(kept, "phone") is None


def test_it_is_told_how_many_seats_went_and_their_answers_went_with_them(kept) -> None:
    other = store.make_seat(kept, "laptop", today=TODAY)
    store.save(kept, other.id, "x", {"a": 1}, rev=1)
    store.make_seat(kept, "tablet", today=TODAY + DAY)
    assert store.purge(kept, today=LAST + DAY) == 2
    assert store.load(kept, other.id, "x").answer == {}
    assert store.seat_of(kept, "tablet") is not None


def test_thirty_days_without_a_look_are_believed(database) -> None:
    store.make_seat(database, "phone", today=TODAY - timedelta(days=120))
    store.purge(database, today=TODAY)
    assert store.purge(database, today=TODAY + timedelta(days=30)) == 1


def test_a_jump_of_thirty_one_days_removes_nothing_before_a_later_day_has_come(database) -> None:
    store.make_seat(database, "phone", today=TODAY - timedelta(days=120))
    store.purge(database, today=TODAY)
    jumped = TODAY + timedelta(days=31)
    assert [store.purge(database, today=jumped) for _ in range(3)] == [0, 0, 0]
    assert store.seat_of(database, "phone") is not None
    assert store.purge(database, today=jumped + DAY) == 1


def test_a_clock_that_is_put_right_again_has_removed_nothing(database) -> None:
    store.make_seat(database, "phone", today=TODAY)
    store.purge(database, today=TODAY)
    assert store.purge(database, today=TODAY + timedelta(days=900)) == 0
    assert store.purge(database, today=TODAY) == 0
    assert store.purge(database, today=TODAY + DAY) == 0
    assert store.seat_of(database, "phone") is not None


def test_the_same_day_twice_is_believed(kept) -> None:
    assert store.purge(kept, today=LAST) == 0
    store.make_seat(kept, "laptop", today=TODAY - DAY)
    assert store.purge(kept, today=LAST) == 1


def test_of_the_days_seen_only_the_last_is_noted(kept) -> None:
    store.purge(kept, today=LAST)
    with kept.reading() as connection:
        assert list(connection.execute(select(tables.clock.c.day))) == [(LAST,)]


def test_what_a_side_left_out_of_a_round_goes_the_day_after_the_rounds_last(database) -> None:
    over, later = Room(database, []), Room(database, [])
    over.create(ends=TODAY + 2 * DAY, agrees=TODAY + 2 * DAY, deletes=TODAY + 32 * DAY)
    later.create(ends=TODAY + 2 * DAY, agrees=TODAY + 2 * DAY, deletes=TODAY + 33 * DAY)
    with database.writing() as connection:
        for room in (over, later):
            connection.execute(insert(tables.left_out).values(round=room.round.id, part=1, side="side-1", item="A1.1"))

    def left() -> set[str]:
        with database.reading() as connection:
            return set(connection.scalars(select(tables.left_out.c.round)))

    store.purge(database, today=TODAY + 32 * DAY)
    assert left() == {over.round.id, later.round.id}
    store.purge(database, today=TODAY + 33 * DAY)
    assert left() == {later.round.id}


def test_a_seat_of_a_round_goes_with_the_round_even_if_its_own_day_is_later(database) -> None:
    over, later, alone = Room(database, []), Room(database, []), store.make_seat(database, "phone", today=TODAY)
    over.create(ends=TODAY + 2 * DAY, agrees=TODAY + 2 * DAY, deletes=TODAY + 32 * DAY)
    later.create(ends=TODAY + 2 * DAY, agrees=TODAY + 2 * DAY, deletes=TODAY + 33 * DAY)
    gone, stays = over.sit("side-1"), later.sit("side-1")
    with database.writing() as connection:
        connection.execute(update(tables.seat).values(keep_until=LAST))
    store.purge(database, today=TODAY + 5 * DAY)
    assert store.purge(database, today=TODAY + 33 * DAY) == 1
    with database.reading() as connection:
        assert set(connection.scalars(select(tables.seat.c.id))) == {stays.seat, alone.id}
        assert gone.seat not in set(connection.scalars(select(tables.place.c.seat)))
