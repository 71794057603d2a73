import resource

import pytest
from sqlalchemy import text

from kit import settings, store
from kit.errors import NewerDatabase, NotSaved
from kit.store import rounds
from tests.conftest import TODAY
from tests.store.writing import opened_at_once


@pytest.mark.sqlite
def test_the_settings_that_keep_answers_safe_are_in_force(database) -> None:
    with database.writing() as connection:
        read = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
        }
    assert read == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}


def test_a_database_of_a_later_version_is_refused_with_what_to_do(house, database) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="Update partnership-kit"):
        store.open_database(house)


def test_the_tables_are_those_that_the_migrations_make(database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from kit.store.tables import metadata

    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.sqlite
def test_a_full_disk_is_said_and_nothing_is_lost(database) -> None:
    place = store.make_seat(database, "browser", today=TODAY)
    store.save(database, place.id, "x", {"a": "kept"}, rev=1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(NotSaved) as caught:
            store.save(database, place.id, "x", {"a": "secret " * 4000}, rev=2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "secret" not in str(caught.value)
    assert store.load(database, place.id, "x").answer == {"a": "kept"}
    assert store.save(database, place.id, "x", {"a": "again"}, rev=3).rev == 3


@pytest.mark.server
def test_five_processes_that_open_a_new_folder_at_once_all_find_it_ready(tmp_path) -> None:
    (pepper,) = set(opened_at_once(5, tmp_path))
    assert len(bytes.fromhex(pepper)) >= 32, "and none of them says anything else"


ROUND = {
    "round": ("r", "CODE0001", "CODE0002", "short", "side-1", 5, "fr en", "own", "2027-01-01", "2027-02-01", "null", None, 0, 4),
    "side": ("r", "side-1", "Northlight", 9, "anonymous", 1, 0, 1, 0, ""),
    "place": ("seat-1", "r", "side-1", 1, 1),
    "left_out": ("r", "side-1", "A1.10"),
    "release": ("r", "side-1", "side-1", "self.A1.10", 3, "", ""),
}


@pytest.mark.sqlite
def test_a_round_of_the_version_before_keeps_its_stage_its_agreement_and_its_releases(house) -> None:
    database = brought_up(house, "0002", ["INSERT INTO seat VALUES ('seat-1', '2027-02-01')"], ROUND)
    with database.reading() as connection:
        one = rounds.find_round(connection, id="r")
        released = rounds.releases(connection, "r", "side-1", 1)
    assert (one.stage, one.part, one.live, one.side("side-1").agreed) == ("own", 1, None, True)
    assert (one.agrees, one.moved) == (one.deletes, ()), "it may agree until it is erased, as before"
    assert [(row.question, row.level, row.part) for row in released] == [("self.A1.10", 3, 1)]


@pytest.mark.sqlite
def test_a_database_of_the_version_before_is_brought_up_to_date_with_its_answers(house) -> None:
    added = ["INSERT INTO seat VALUES ('a', '2027-01-01')", "INSERT INTO answer VALUES ('a', 'x', 'q', '3', 1)"]
    database = brought_up(house, "0001", added)
    assert store.load(database, "a", "x").answer == {"q": 3}
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM round").scalar() == 0


def brought_up(house, version: str, added: list[str], rows: dict[str, tuple] | None = None) -> store.Database:
    """A folder as that version left it, opened by this one."""
    from alembic import command
    from alembic.config import Config

    from kit.store import database as rooms

    settings.prepare(house)
    engine = rooms.engine_of(house.database)
    config = Config()
    config.set_main_option("script_location", str(rooms.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for statement in added:
            connection.exec_driver_sql(statement)
        for table, row in (rows or {}).items():
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    return store.open_database(house)
