"""Data folders on disks that lack something (exFAT, SMB, NFS, full): a start goes on where it can, else one sentence says what and what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from kit import settings, store
from kit.errors import NotSaved
from kit.store.database import plainly
from tests.conftest import TODAY

WORDS = "these are the words of a backup"
pytestmark = pytest.mark.sqlite


def refuses(*_words, **_named) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.long
def test_where_files_have_no_rights_and_no_links_everything_works_and_the_log_says_who_could_read(
    house, tmp_path, monkeypatch, caplog
) -> None:
    house.data.mkdir(mode=0o755)
    house.data.chmod(0o755)
    for name in ("link", "symlink", "chmod", "fchmod", "chown"):
        monkeypatch.setattr(os, name, refuses)
    monkeypatch.setattr(Path, "chmod", refuses)
    database = store.open_database(house)
    seat = store.make_seat(database, "browser", today=TODAY).id
    store.save(database, seat, "x", {"a": 1}, rev=1)
    sealed = store.back_up(database, WORDS, today=TODAY)
    there = settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "there")})
    copy = store.restore(there, store.opened(sealed, WORDS), today=TODAY)
    assert store.load(copy, seat, "x").answer == {"a": 1}
    assert f"Other accounts of this computer may read {house.data}" in caplog.text


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("SQLITE_IOERR_LOCK", "keeps no locks (a network drive?): use a local disk."),
        ("SQLITE_IOERR_RDLOCK", "keeps no locks (a network drive?): use a local disk."),
        ("SQLITE_PROTOCOL", "keeps no locks (a network drive?): use a folder on a local disk."),
        ("SQLITE_FULL", "The disk with the data folder is full: free some room."),
        ("SQLITE_READONLY_DIRECTORY", "this account needs the right to write in the data folder."),
        ("SQLITE_CANTOPEN_ISDIR", "this account needs the right to read and write in the data folder."),
        ("SQLITE_BUSY_TIMEOUT", "close it, or stop a second server."),
        ("SQLITE_NOTADB", "put back a backup."),
    ],
)
def test_what_the_disk_refuses_is_said_with_the_way_out(fault, said) -> None:
    refused = sqlite3.OperationalError("somebody's answer")
    refused.sqlite_errorname = fault
    with pytest.raises(NotSaved) as told, plainly():
        raise OperationalError("INSERT", {}, refused)
    assert said in str(told.value)
    assert "somebody" not in str(told.value)
