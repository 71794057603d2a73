"""Writers who wait at once share a COMMIT: nobody is told before it, nobody loses by somebody else's error, `kill -9` takes nothing."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import event

from kit import store
from kit.errors import NotSaved
from kit.store.database import engine_of
from tests.conftest import TODAY
from tests.store.writing import begin, rest_of, write_as_eight

PEOPLE = 8


class Room:
    """Eight people who write in an order that the test decides: everybody else waits while the first one is writing."""

    def __init__(self, database: store.Database, url: str) -> None:
        self.database, self.url, self.commits = database, url, 0
        self.seats = [store.make_seat(database, f"{n:032x}", today=TODAY).id for n in range(PEOPLE)]
        event.listen(database.engine, "commit", self.count)

    def count(self, _connection) -> None:
        self.commits += 1

    def write(self, number: int, fails: type[Exception] | None = None) -> bool:
        """Save and look, through a connection of its own, whether it is there as soon as one is told that it is."""
        with self.database.writing() as connection:
            store.save_in(connection, self.seats[number], "x", {"a": number}, rev=1)
            if fails:
                raise fails
        return number in self.kept()

    def kept(self) -> set[int]:
        with engine_of(self.url, keeps=False).connect().execution_options(read_only=True) as another:
            return {int(value) for (value,) in another.exec_driver_sql("SELECT value FROM answer WHERE question = 'a'")}

    def refuses(self, why: str) -> Exception:
        """The driver's own error."""
        return self.database.engine.dialect.loaded_dbapi.OperationalError(why)

    def together(self, fails: dict[int, type[Exception]]) -> list[Future[bool]]:
        """One begins; the others come while it writes."""
        with ThreadPoolExecutor(PEOPLE) as pool, self.database.turns.lock:
            told = [pool.submit(self.write, number, fails.get(number)) for number in range(PEOPLE)]
            while len(self.database.turns.coming) < PEOPLE:
                pass
        return told


@pytest.fixture
def room(house, database) -> Room:
    return Room(database, house.database)


def test_those_who_wait_at_once_share_one_commit_and_are_told_after_it(room) -> None:
    assert [told.result() for told in room.together({})] == [True] * PEOPLE
    assert room.commits == 1


def test_an_error_takes_back_only_what_that_one_wrote(room) -> None:
    told = room.together(dict.fromkeys((0, 3, 7), KeyError))
    assert {n for n, one in enumerate(told) if one.exception() is None} == {1, 2, 4, 5, 6} == room.kept()
    assert all(isinstance(told[n].exception(), KeyError) for n in (0, 3, 7))


def test_a_commit_that_fails_is_told_to_everybody_and_keeps_nothing(room, monkeypatch) -> None:
    def full(_connection) -> None:
        raise room.refuses("database or disk is full")

    monkeypatch.setattr(room.database.engine.dialect, "do_commit", full)
    told = room.together({})
    monkeypatch.undo()
    assert all(isinstance(one.exception(), NotSaved) for one in told) and not room.kept()
    assert room.write(5), "the next one writes again"


def test_a_transaction_that_the_database_has_dropped_is_told_to_everybody(room, monkeypatch) -> None:
    """SQLite takes a whole transaction back by itself when the disk fails: then nothing may look saved."""

    def drops(connection, _name: str) -> None:
        connection.connection.rollback()
        raise room.refuses("no such savepoint")

    monkeypatch.setattr(room.database.engine.dialect, "do_rollback_to_savepoint", drops)
    told = room.together(dict.fromkeys((1, 3), KeyError))
    monkeypatch.undo()
    assert all(one.exception() or one.result() for one in told), "told, and not there"
    assert room.kept() == {n for n, one in enumerate(told) if one.exception() is None}


def test_who_writes_already_cannot_begin_to_write_again(database) -> None:
    with database.writing(), pytest.raises(RuntimeError), database.writing():
        raise AssertionError
    with database.writing():
        pass


@pytest.mark.server
def test_kill_nine_loses_nothing_that_was_acknowledged_to_any_of_eight(house, database) -> None:
    for enough in (8, 40, 90):
        writers, told = begin(write_as_eight, house.data, house.database)
        acknowledged = dict(told.recv() for _ in range(enough))
        writers.kill()
        writers.join()
        acknowledged.update(rest_of(told))
        for number, rev in acknowledged.items():
            seat = store.seat_of(database, f"{number:032x}")
            assert seat and store.load(database, seat.id, "x").rev >= rev


def test_who_reads_while_a_commit_is_under_way_begins_after_it(room, monkeypatch) -> None:
    """SQLite would let a reader sleep longer and longer until it happens to look at the right moment."""
    commit, under_way, go_on = room.database.engine.dialect.do_commit, threading.Event(), threading.Event()
    begun: list[object] = []

    def slowly(connection) -> None:
        under_way.set()
        go_on.wait(20)
        commit(connection)

    def look() -> int:
        with room.database.reading() as connection:
            begun.append(connection)
            return store.load_in(connection, room.seats[2], "x").rev

    monkeypatch.setattr(room.database.engine.dialect, "do_commit", slowly)
    with ThreadPoolExecutor(2) as pool:
        written = pool.submit(room.write, 2)
        assert under_way.wait(20)
        read = pool.submit(look)
        with pytest.raises(TimeoutError):
            read.result(timeout=0.3)
        assert not begun
        go_on.set()
        assert written.result() and read.result() == 1


@pytest.mark.server
def test_the_columns_that_rows_are_read_by_are_laid_out_before_any_thread_asks_for_them() -> None:
    """Two threads that ask first at once would each have a set of its own, and from then on no round could be read."""
    asked = "from sqlalchemy import Subquery; from kit.store import rounds; " + (
        "print([name for name, it in vars(rounds).items() if isinstance(it, Subquery) and '_columns' not in vars(it)])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
