"""Connections are kept, and never to a file that is not there any more."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import event

from kit import settings, store
from tests.conftest import TODAY


def opened(database, work) -> int:
    """How many connections a piece of work opens."""
    made: list[int] = []
    event.listen(database.engine, "connect", lambda *_: made.append(1))
    work()
    return len(made)


def test_looking_twenty_times_opens_one_connection_at_most(database) -> None:
    assert opened(database, lambda: [store.seat_of(database, "a" * 32) for _ in range(20)]) <= 1


@pytest.mark.sqlite
def test_a_file_put_in_its_place_is_written_to_and_the_one_that_is_gone_is_not(house, database) -> None:
    file, copy = house.data / "partnership-kit.sqlite", house.data / "copy.sqlite"
    shutil.copy(file, copy)
    store.make_seat(database, "a" * 32, today=TODAY)
    copy.replace(file)
    assert store.seat_of(database, "a" * 32) is None, "the copy was made before"
    seat = store.make_seat(database, "b" * 32, today=TODAY)
    again = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(house.data)}))
    assert store.seat_of(again, "b" * 32) == seat


def test_a_write_that_fails_leaves_a_connection_that_works(database) -> None:
    seat = store.make_seat(database, "a" * 32, today=TODAY)
    for _ in range(12):
        try:
            with database.writing() as connection:
                store.remove_seats(connection, [seat.id])
                raise KeyError
        except KeyError:
            pass
    assert store.seat_of(database, "a" * 32) == seat
