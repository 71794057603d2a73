"""What only PostgreSQL does: triggers that SQL cannot pass, servers that start at once, a backup for either, sentences."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from sqlalchemy import Date, String, insert, select, update
from sqlalchemy.exc import DatabaseError

from kit import settings, store
from kit.cli import main
from kit.errors import NotSaved, SettingsError
from kit.store import rounds as table
from kit.store.nouns import FRESH
from kit.store.tables import key_label, part, part_state, release, rounds
from tests import postgres
from tests.conftest import TODAY
from tests.store.writing import opened_at_once

psycopg = pytest.importorskip("psycopg")
pytestmark = [pytest.mark.long, pytest.mark.skipif(not postgres.programs(), reason="no PostgreSQL on this machine")]
WORDS = "these are the words of a backup"
ROUND = {
    column.name: date(2027, 1, 1) if isinstance(column.type, Date) else (isinstance(column.type, String) and "r") or 0
    for column in rounds.c
}


@pytest.fixture(params=["postgresql"])
def database_kind(request) -> str:
    return request.param


def test_no_statement_changes_what_was_released_but_a_sides_own_picture_that_it_does_not_show(database) -> None:
    row = {
        "round": "r",
        "part": 1,
        "audience": "side-1",
        "side": "side-1",
        "question": "self.A1.1",
        "level": 3,
        "aside": "",
        "zones": "",
        "value": "",
    }
    stands = {"round": "r", "part": 1, "side": "side-1", **FRESH}
    with database.writing() as connection:
        connection.execute(insert(rounds), ROUND)
        connection.execute(
            insert(part), {"round": "r", "number": 1, "what": "assessment", "pools": "levels", "stage": "own", "subjects": ""}
        )
        connection.execute(insert(part_state), stands)
        connection.execute(insert(release), [row, {**row, "audience": "all"}])
    for refused in (
        "UPDATE release SET level = 0",
        "DELETE FROM release",
        "TRUNCATE release",
        "TRUNCATE round CASCADE",
        "SET LOCAL session_replication_role = replica; DELETE FROM release",
    ):
        with (
            pytest.raises(psycopg.errors.RaiseException, match="a release never changes"),
            database.engine.connect() as connection,
        ):
            connection.connection.dbapi_connection.execute(refused)
    with database.writing() as connection:
        connection.execute(update(part_state).values(erased=True))
        table.forget_own(connection, "r", 1, "side-1")
    with database.reading() as connection:
        assert [found.audience for found in table.releases(connection, "r", "side-1", "all")] == ["all"]


@pytest.mark.server
def test_of_four_processes_that_meet_an_empty_database_one_makes_the_tables_and_three_wait(tmp_path) -> None:
    said = opened_at_once(4, tmp_path, postgres.here().new(), "one secret of them all")
    assert set(said) == {b"one secret of them all".hex() + "\n"}


@pytest.mark.parametrize(("made", "put_back"), [("postgresql", "postgresql"), ("postgresql", "sqlite"), ("sqlite", "postgresql")])
def test_a_backup_of_either_database_goes_into_either(tmp_path, made, put_back) -> None:
    def folder(name: str, kind: str) -> settings.Settings:
        found = settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / name)})
        return found if kind == "sqlite" else replace(found, database=postgres.here().new())

    database, there = store.open_database(folder("here", made)), folder("there", put_back)
    place = store.make_seat(database, "browser", today=TODAY)
    words = store.new_receipt(database, place, "fr")
    store.save(database, place.id, "x", {"a": "é « ok »"}, rev=1)
    sealed = store.back_up(database, WORDS, today=TODAY)
    copy = store.restore(there, store.opened(sealed, WORDS), today=TODAY)
    assert store.open_receipt(copy, words, "another browser") == place
    assert store.load(copy, place.id, "x").answer == {"a": "é « ok »"}
    assert store.restored(copy) == TODAY
    store.erase(copy, place)
    with pytest.raises(SettingsError, match="--replace"):
        store.restore(there, store.opened(sealed, WORDS), today=TODAY)
    again = store.restore(there, store.opened(sealed, WORDS), today=TODAY, replace=True)
    assert store.load(again, place.id, "x").answer == {"a": "é « ok »"}
    assert [path.name for path in there.data.iterdir() if "restored" in path.name] == []


def test_another_kits_tables_are_never_overwritten(house, database, tmp_path) -> None:
    other = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "other")}))
    found = store.opened(store.back_up(other, WORDS, today=TODAY), WORDS)
    for forced in (False, True):
        with pytest.raises(SettingsError, match="of another kit"):
            store.restore(house, found, today=TODAY, replace=forced)


def test_a_letter_that_postgresql_keeps_not_is_left_out(database) -> None:
    with database.writing() as connection:
        connection.execute(insert(key_label), {"id": "a", "label": "Dak\0ar"})
    with database.reading() as connection:
        assert connection.scalar(select(key_label.c.label)) == "Dakar"


def test_a_server_that_went_away_is_said_and_its_return_is_noticed(house, database) -> None:
    place = store.make_seat(database, "browser", today=TODAY)
    with pytest.raises(NotSaved, match="does not answer"), database.writing() as connection:
        postgres.here().run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'partnership-kit'")
        store.save_in(connection, place.id, "x", {"a": 1}, rev=1)
    assert store.save(database, place.id, "x", {"a": 2}, rev=1).answer == {"a": 2}


def test_nobody_is_told_that_a_transaction_was_kept_that_the_server_has_dropped(database) -> None:
    place = store.make_seat(database, "browser", today=TODAY)
    with pytest.raises(NotSaved), database.writing() as connection:
        store.save_in(connection, place.id, "x", {"a": 1}, rev=1)
        with suppress(DatabaseError):
            connection.exec_driver_sql("SELECT 1 / 0")
    assert not store.load(database, place.id, "x").answer


def test_a_database_that_cannot_be_used_is_said_in_one_sentence(tmp_path, monkeypatch) -> None:
    def said(url: str) -> str:
        monkeypatch.setenv("PARTNERSHIP_KIT_DATABASE", url)
        done = CliRunner().invoke(main, ["key", "list", "--data", str(tmp_path / "d")])
        assert (done.exit_code, done.output.count("\n"), "hidden" in done.output) == (2, 1, False), done.output
        return done.output

    assert "refused" in said("postgresql://kit:hidden@127.0.0.1:1/kit")
    assert "does not exist" in said(postgres.here().url("nothing"))
    letters = postgres.here().new()
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "partnership-kit[postgresql]" in said(letters)
