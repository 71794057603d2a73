"""One engine over one URL: SQLite by default, set so that an acknowledged write survives kill -9 and power loss."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DisconnectionError

from kit.errors import DatabaseUrl, NewerDatabase, NotSaved
from kit.settings import Settings, prepare
from kit.store import copies, secret
from kit.store.turns import Turns

__all__ = ["Connection", "Database", "migrate", "open_database"]
MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = "0020"
CONNECTIONS = 24  # that stay open: as many as look at once on a busy server; more are opened and closed as they are needed
LONGEST_COMMIT = 10.0  # seconds that a reader waits for one; SQLite would have it sleep longer and longer until it looks again
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


@dataclass(frozen=True)
class Database:
    """An engine, whose turn it is to write, the secret that receipts are hashed with, for how many days a visit keeps answers."""

    engine: Engine
    turns: Turns
    pepper: bytes
    keep_days: int
    barred: set[int] = field(default_factory=set, repr=False)  # threads that must never wait for the disk

    def never_from_here(self) -> None:
        """This thread serves everybody: one that waits here would hold up all. From now on that is an error."""
        self.barred.add(get_ident())

    def _must_not_wait(self) -> None:
        if get_ident() in self.barred:
            raise RuntimeError("This thread serves every page and must not wait for the database.")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that writes nothing; all that is read from it is of one moment."""
        self._must_not_wait()
        self.turns.settled.wait(LONGEST_COMMIT)
        with _plainly(), self.engine.connect().execution_options(read_only=True) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; leaving the block without an error means COMMIT has returned, maybe one for several who waited.

        Raises: NotSaved if the database is full, read-only or locked for more than ten seconds.
        """
        self._must_not_wait()
        with _plainly(), self.turns.turn() as connection:
            yield connection


@contextmanager
def _plainly() -> Iterator[None]:
    """Database errors as one kind of ours, without the values that they carry."""
    try:
        yield
    except DatabaseError as error:
        raise NotSaved(_sentence(error)) from None


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


def _sentence(error: DatabaseError) -> str:
    """What is wrong with the disk and what to do, where SQLite says it; else the kind of error only."""
    name = str(getattr(error.orig, "sqlite_errorname", "")).removeprefix("SQLITE_")
    return SENTENCES.get(name.partition("_")[0], f"The database refused: {type(error.orig).__name__}.")


def open_database(settings: Settings) -> Database:
    """The database of a data folder, made or brought up to date first if need be.

    Raises: SettingsError for an unusable folder, a wrong secret, another kind of database;
    NewerDatabase for a file of a later version.
    """
    prepare(settings)
    engine = _engine(settings.database)
    with _plainly():
        pepper = _ready(engine, settings)
    return Database(engine=engine, turns=Turns(engine), pepper=pepper, keep_days=settings.keep_days)


def _ready(engine: Engine, settings: Settings) -> bytes:
    """Bring the tables up to date, and the secret that belongs to them; where both are there, nothing is written."""
    with engine.connect().execution_options(read_only=True) as connection:
        found = _schema(connection)
        kept = secret.fingerprint_in(connection) if found == SCHEMA else None
    if found != SCHEMA:
        if found is not None and found < SCHEMA:
            copies.keep(file_of(settings.database), found)
        migrate(engine, found)
    pepper = secret.given(settings)
    if pepper is not None and secret.fits(pepper, kept):
        return pepper
    with engine.begin() as connection:
        return secret.settle(connection, settings)


def _engine(url: str) -> Engine:
    """`hide_parameters`: no answer in an error or a log. Connections are kept: opening one costs more than what most are for."""
    found = _checked(url)
    engine = create_engine(found, hide_parameters=True, poolclass=QueuePool, pool_size=CONNECTIONS, max_overflow=-1)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "connect", partial(_note_file, str(found.database)))
    event.listen(engine, "checkout", partial(_same_file, str(found.database)))
    return engine


def file_of(url: str) -> Path:
    """The file of a database. Raises: DatabaseUrl."""
    return Path(str(_checked(url).database)).absolute()


def _checked(url: str) -> URL:
    """The URL of a file of SQLite. Raises: DatabaseUrl for any other, without repeating it: it may hold a password."""
    with suppress(ArgumentError):
        found = make_url(url)
        if found.get_backend_name() == "sqlite" and found.database and found.database != ":memory:":
            return found
    raise DatabaseUrl(
        "PARTNERSHIP_KIT_DATABASE must name a file of SQLite, like sqlite:////srv/kit/kit.sqlite; no other database keeps this "
        "kit's promises (one writer at a time, releases that cannot be changed, bytes that are overwritten)."
    )


def _note_file(path: str, _connection: sqlite3.Connection, record: Any) -> None:
    record.info["file"] = _identity(path)


def _same_file(path: str, _connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
    """Where another file stands in its place, a backup perhaps, what is written goes there, never to the one that is gone."""
    if record.info["file"] != _identity(path):
        raise DisconnectionError


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
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


def _schema(connection: Connection) -> str | None:
    """The version that the file was written by, or None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine, found: str | None) -> None:
    """Bring the tables up to date in one transaction; a second process waits and then finds nothing to do.

    Raises: NewerDatabase if the file holds a version that this kit does not know.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerDatabase(
            f"The database holds schema {found}, which this version does not know. "
            "Update partnership-kit, or choose another data folder."
        )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, SCHEMA)
