"""What SQLite says of a disk becomes a sentence with what to do; its own words, which may hold an answer, are not repeated."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from kit.errors import NotSaved
from kit.store.database import plainly


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("SQLITE_FULL", "free some room"),
        ("SQLITE_BUSY_SNAPSHOT", "more than ten seconds"),
        ("SQLITE_READONLY_DIRECTORY", "right to write"),
        ("SQLITE_CANTOPEN", "right to read and write"),
        ("SQLITE_IOERR_LOCK", "use a local disk"),
        ("SQLITE_PROTOCOL", "on a local disk"),
        ("SQLITE_NOTADB", "put back a backup"),
        ("SQLITE_CORRUPT_VTAB", "put back a backup"),
        ("SQLITE_TOOBIG", "The database refused: OperationalError"),
    ],
)
def test_a_disk_that_keeps_no_answers_is_said_with_what_to_do(name, says) -> None:
    error = sqlite3.OperationalError("an answer")
    error.sqlite_errorname = name
    with pytest.raises(NotSaved, match=says) as found, plainly():
        raise OperationalError("INSERT", {"value": "an answer"}, error)
    assert "an answer" not in str(found.value)
