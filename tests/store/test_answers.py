import json
import sqlite3
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from kit import store
from tests.conftest import TODAY
from tests.store.writing import begin, rest_of, write


def seat(database) -> str:
    return store.make_seat(database, "browser", today=TODAY).id


def test_what_was_saved_is_there_again(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": 1, "b": ["é", "«"]}, rev=1)
    assert store.load(database, place, "x") == store.Stored(1, {"a": 1, "b": ["é", "«"]})


def test_an_older_revision_changes_nothing_and_is_told_what_is_there(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": "new"}, rev=5)
    assert store.save(database, place, "x", {"a": "old"}, rev=5).answer == {"a": "new"}
    assert store.save(database, place, "x", {"a": "old"}, rev=4) == store.Stored(5, {"a": "new"})


def test_a_cleared_question_is_gone(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": 1, "b": 2}, rev=1)
    store.save(database, place, "x", {"b": 2}, rev=2)
    assert store.load(database, place, "x").answer == {"b": 2}


@pytest.mark.long
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), min_size=1, max_size=12))
def test_in_any_order_the_highest_revision_wins(database, writes) -> None:
    store.erase(database, store.make_seat(database, "browser", today=TODAY))
    place, best = seat(database), (0, None)
    for rev, value in writes:
        kept = store.save(database, place, "x", {"a": value}, rev=rev)
        if rev > best[0]:
            best = (rev, value)
        assert (kept.rev, kept.answer["a"]) == best


@pytest.mark.server
def test_kill_nine_loses_nothing_that_was_acknowledged(house, database) -> None:
    last = 0
    for round_number in range(8):
        writer, told = begin(write, house.data, house.database)
        acknowledged = last
        deadline = time.monotonic() + 0.05 + 0.03 * round_number
        while acknowledged == last or time.monotonic() < deadline:
            acknowledged = told.recv()
        writer.kill()
        writer.join()
        acknowledged = max([acknowledged, *rest_of(told)])
        found = store.load(database, seat(database), "x")
        assert found.rev >= acknowledged > last
        last = found.rev
    path = house.database.removeprefix("sqlite:///")
    assert "@" in path or sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.server
def test_two_writers_at_once_both_get_through(house, database) -> None:
    writers = [begin(write, house.data, house.database, f"browser-{n}", 60) for n in range(3)]
    assert [rest_of(told) for _, told in writers] == [list(range(1, 61))] * 3
    for writer, _ in writers:
        writer.join(60)
    assert [writer.exitcode for writer, _ in writers] == [0, 0, 0]


def test_no_column_holds_a_name_an_address_or_a_time(database) -> None:
    with database.reading() as connection:
        tables = {
            table: [column["name"] for column in inspect(connection).get_columns(table)] for table in ("seat", "key", "answer")
        }
    assert tables == {
        "seat": ["id", "keep_until"],
        "key": ["lookup", "kind", "seat"],
        "answer": ["seat", "exercise", "question", "value", "rev"],
    }


def test_values_are_json(database) -> None:
    place = seat(database)
    store.save(database, place, "x", {"a": "é"}, rev=1)
    with database.reading() as connection:
        assert json.loads(connection.exec_driver_sql("SELECT value FROM answer").scalar()) == "é"
