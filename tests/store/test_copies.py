"""A copy of the database from before its tables change: there while a start may fail, nowhere afterwards."""

import pytest
from sqlalchemy import text

from kit import settings, store
from kit.errors import NotSaved
from kit.store import copies
from kit.store.database import SCHEMA
from tests.conftest import TODAY

pytestmark = pytest.mark.sqlite  # a copy of its file


def of_before(house: settings.Settings, database: store.Database) -> None:
    """As an earlier version has left it."""
    place = store.make_seat(database, "browser", today=TODAY)
    store.save(database, place.id, "x", {"a": "canary"}, rev=1)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def test_the_database_is_copied_before_its_tables_change_until_a_start_has_succeeded(house, database) -> None:
    of_before(house, database)
    with pytest.raises(NotSaved):
        store.open_database(house)  # its tables are there already: it cannot be brought up to date
    (copy,) = house.data.glob("*-before-0001")
    assert copy.stat().st_mode & 0o077 == 0
    assert b"canary" in copy.read_bytes()
    store.purge(database, today=TODAY, starting=True)
    assert copy.exists()
    store.forget_copies(database)
    assert not copy.exists()


def test_a_purge_leaves_no_copy(house, database) -> None:
    copies.keep(house.data / "partnership-kit.sqlite", "0001")
    assert list(house.data.glob("*-before-*"))
    store.purge(database, today=TODAY)
    assert not list(house.data.glob("*-before-*"))


def test_a_new_folder_and_one_that_is_up_to_date_are_not_copied(house, database) -> None:
    store.open_database(house)
    assert SCHEMA not in str(sorted(house.data.glob("*")))
    assert not list(house.data.glob("*-before-*"))
