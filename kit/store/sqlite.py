"""SQLite: one file, set so that an acknowledged write survives kill -9 and power loss. Whatever only SQLite knows stands here."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError, DisconnectionError

from kit.errors import DatabaseUrl
from kit.store import copies

PRAGMAS = (
    "busy_timeout=10000",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
)
SENTENCES = {
    "FULL": "The disk with the data folder is full: free some room. Unsaved answers stay on their pages meanwhile.",
    "BUSY": "Another program has kept the database to itself for more than ten seconds: close it, or stop a second server.",
    "READONLY": "The database cannot be written: this account needs the right to write in the data folder.",
    "CANTOPEN": "The database cannot be opened: this account needs the right to read and write in the data folder.",
    "IOERR": "The disk with the data folder failed, or its file system keeps no locks (a network drive?): use a local disk.",
    "PROTOCOL": "The file system of the data folder keeps no locks (a network drive?): use a folder on a local disk.",
    "NOTADB": "The file in the data folder is no database of this kit, or it is damaged: put back a backup.",
    "CORRUPT": "The database is damaged: put back a backup.",
}


def engine(url: URL, *, keep: int) -> Engine:
    """Connections to the file of that URL; they are kept: opening one costs more than what most are for.

    Raises: DatabaseUrl where it names no file.
    """
    if not url.database or url.database == ":memory:":
        raise DatabaseUrl("PARTNERSHIP_KIT_DATABASE must name a file, like sqlite:////srv/kit/kit.sqlite.")
    made = create_engine(url, hide_parameters=True, poolclass=QueuePool, pool_size=max(keep, 1), max_overflow=-1)
    event.listen(made, "connect", _set_pragmas)
    event.listen(made, "begin", _begin)
    event.listen(made, "connect", partial(_note_file, url.database))
    event.listen(made, "checkout", partial(_same_file, url.database))
    return made


def reached(_engine: Engine) -> None:
    """A file is there or will be made."""


def sentence(error: DatabaseError) -> str | None:
    """What is wrong with the disk and what to do, where SQLite says it."""
    name = str(getattr(error.orig, "sqlite_errorname", "")).removeprefix("SQLITE_")
    return SENTENCES.get(name.partition("_")[0])


def keep_copy(url: URL, schema: str) -> None:
    """A copy of before the tables are brought up to date. Raises: NotSaved where there is no room."""
    copies.keep(Path(str(url.database)), schema)


def forget_copies(url: URL) -> None:
    """The start has succeeded: overwrite and remove it."""
    copies.forget(Path(str(url.database)))


def tell(_engine: Engine, _words: str) -> None:
    """Nobody: one server has the file."""


def listen(_engine: Engine, _hear: Callable[[str], None]) -> None:
    """To nobody."""


def _note_file(path: str, _connection: sqlite3.Connection, record: Any) -> None:
    record.info["file"] = _identity(path)


def _same_file(path: str, _connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
    """Where another file stands in its place, a backup perhaps, what is written goes there, never to the one that is gone."""
    if record.info["file"] != _identity(path):
        raise DisconnectionError


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 (asked at every look: a Path would take longer than the answer)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """What is read is of one moment. A write that begins by reading would fail at once when another writes; it waits its turn."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("read_only") else "BEGIN IMMEDIATE")
