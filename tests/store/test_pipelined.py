"""What answers nothing goes to PostgreSQL with the next statement; no error, no lock and no savepoint is lost on that way."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from kit import store
from kit.errors import NotSaved
from kit.store import postgresql
from kit.store.database import engine_of
from kit.store.pipelined import line_of
from tests import postgres
from tests.conftest import TODAY

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.skipif(not postgres.programs(), reason="no PostgreSQL on this machine")


@pytest.fixture(params=["postgresql"])
def database_kind(request) -> str:
    return request.param


def ways(line, does, folder: Path) -> int:
    """How often the server was waited for meanwhile."""
    with (folder / "trace").open("w+b") as file:
        line.pgconn.trace(file.fileno())
        does()
        line.pgconn.untrace()
        file.seek(0)
        return file.read().count(b"ReadyForQuery")


def test_a_saved_answer_among_others_takes_two_ways_to_the_server(database, tmp_path) -> None:
    seat = store.make_seat(database, "browser", today=TODAY).id
    with database.engine.connect() as connection, connection.begin():
        store.save_in(connection, seat, "x", {"a": 0}, rev=1)

        def another() -> None:
            with connection.begin_nested():
                store.save_in(connection, seat, "x", {"a": 1, "b": "c"}, rev=2)

        assert ways(line_of(connection), another, tmp_path) == 2
    assert store.load(database, seat, "x").answer == {"a": 1, "b": "c"}


def test_a_transaction_that_asked_for_nothing_takes_none(database, tmp_path) -> None:
    def nothing() -> None:
        with connection.begin(), connection.begin_nested():
            pass

    with database.engine.connect() as connection:
        assert ways(line_of(connection), nothing, tmp_path) == 0


def test_what_is_taken_back_is_only_what_came_after_whether_or_not_the_server_had_heard_of_it(database) -> None:
    seat = store.make_seat(database, "browser", today=TODAY).id
    with database.writing() as connection:
        store.save_in(connection, seat, "kept", {"a": 1}, rev=1)
        for exercise in ("", "lost"):
            taken_back = connection.begin_nested()
            if exercise:
                store.save_in(connection, seat, exercise, {"a": 2}, rev=1)
            taken_back.rollback()
        refused = connection.begin_nested()
        with pytest.raises(postgresql.DatabaseError):
            connection.execute(text("SELECT 1 / 0"))
        refused.rollback()
        store.save_in(connection, seat, "kept too", {"a": 3}, rev=1)
    assert store.load_all(database, seat) == {"kept": {"a": 1}, "kept too": {"a": 3}}


def test_whoever_waits_too_long_for_the_lock_is_told_so_and_can_write_afterwards(house, database, monkeypatch) -> None:
    seat = store.make_seat(database, "browser", today=TODAY).id
    database.engine.dispose()
    monkeypatch.setattr(postgresql, "SET", postgresql.SET.replace("'10s'", "'50ms'"))
    with engine_of(house.database, keeps=False).begin() as another:
        another.exec_driver_sql("SELECT 1")
        with pytest.raises(NotSaved, match="more than ten seconds"):
            store.save(database, seat, "x", {"a": 1}, rev=1)
    assert store.save(database, seat, "x", {"a": 2}, rev=1).answer == {"a": 2}
