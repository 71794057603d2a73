"""PostgreSQL 13 or later, through psycopg 3: for several servers on one database. Whatever only PostgreSQL knows stands here.

One writer at a time, whichever server it is in: a writing transaction begins by taking a lock (`LOCK`) that its end gives back,
and each statement in it then sees all that was committed before. Both are sent with its first statement (`pipelined`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any
from weakref import ref

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from kit.errors import DatabaseUrl, SettingsError
from kit.store.pipelined import DRIVER, hold

if TYPE_CHECKING:
    import psycopg

LOG = logging.getLogger(__name__)
LOCK = 0x6B6974  # "kit": the number of the lock of whoever writes
CHANNEL = "partnership_kit"  # on which servers tell one another what only their memory holds
AGAIN = 1.0  # seconds until a line that broke is looked for again
READS = ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",)
WRITES = ("BEGIN ISOLATION LEVEL READ COMMITTED", f"SELECT pg_advisory_xact_lock({LOCK})")
SET = (
    "SET lock_timeout = '10s'; SET synchronous_commit = on; SET client_min_messages = warning; "
    "SET idle_in_transaction_session_timeout = '60s'"  # a server that froze keeps nobody out for longer
)
SENTENCES = {
    "DiskFull": "The disk of the database is full: free some room. Unsaved answers stay on their pages meanwhile.",
    "LockNotAvailable": "Another program or server has kept the database to itself for more than ten seconds: look for it there.",
    "ReadOnlySqlTransaction": "The database server takes no writes (a standby?): name the one that does.",
    "InsufficientPrivilege": "The account of the database must own its tables: make it the owner of the database.",
    "TooManyConnections": "The database server has no connection left: raise max_connections, or allow fewer kernels.",
}
LOST = "The database server does not answer: look whether it runs. Unsaved answers stay on their pages meanwhile."


def engine(url: URL, *, keep: int) -> Engine:
    """Connections to that database, of which so many stay open; 0: each is closed when it has done its work.

    Raises: DatabaseUrl for another driver, no name of a database, or where psycopg is not installed.
    """
    if url.drivername not in ("postgresql", "postgresql+psycopg") or not url.database:
        raise DatabaseUrl("PARTNERSHIP_KIT_DATABASE must be like postgresql://account:password@host/database; no other driver.")
    pool = {"poolclass": QueuePool, "pool_size": keep, "max_overflow": keep, "pool_pre_ping": True}
    try:
        made = create_engine(
            url.set(drivername=DRIVER),
            hide_parameters=True,  # no answer in an error or a log
            connect_args={"connect_timeout": 10, "autocommit": True, "application_name": "partnership-kit"},
            **(pool if keep else {"poolclass": NullPool}),
        )
    except ModuleNotFoundError as error:
        raise DatabaseUrl("PostgreSQL needs its driver: pip install 'partnership-kit[postgresql]'.") from error
    event.listen(made, "connect", _set)
    event.listen(made, "begin", _begin)
    return made


def reached(made: Engine) -> None:
    """Look whether the server answers and keeps every letter. Raises: DatabaseUrl, SettingsError."""
    try:
        with made.connect().execution_options(read_only=True) as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    except DatabaseError as error:
        why = str(error.orig).strip().splitlines()[0].rpartition("failed: ")[2].removeprefix("FATAL:").strip()
        raise DatabaseUrl(f"The database of PARTNERSHIP_KIT_DATABASE cannot be used ({why}).") from None
    if encoding != "UTF8":
        raise SettingsError(f"The database keeps letters as {encoding}: make one with ENCODING 'UTF8' TEMPLATE template0.")


def sentence(error: DatabaseError) -> str | None:
    """What is wrong with the server and what to do, where PostgreSQL says it."""
    kind = type(error.orig)
    if not kind.__module__.startswith("psycopg"):
        return None
    lost = LOST if error.connection_invalidated or kind.__name__ == "OperationalError" else None
    return SENTENCES.get(kind.__name__, lost)


def keep_copy(_url: URL, _schema: str) -> None:
    """None: tables change here in one transaction or not at all, and a copy that nobody asked for would keep what is erased."""


def forget_copies(_url: URL) -> None:
    """There is none."""


def tell(made: Engine, words: str) -> None:
    """Say something to every server that listens on this database; it is written into no table."""
    with closing(made.raw_connection()) as line:
        line.dbapi_connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, words))  # type: ignore[union-attr]


def listen(made: Engine, hear: Callable[[str], None]) -> None:
    """Hear what every server says, this one too, while somebody has the engine; what was said to a broken line is lost."""
    Thread(target=_listen, args=(ref(made), hear), daemon=True, name="neighbours").start()


def _listen(made: ref[Engine], hear: Callable[[str], None]) -> None:
    import psycopg

    said = False
    while engine := made():
        try:
            with closing(engine.raw_connection()) as kept:
                del engine
                line: psycopg.Connection[Any] = kept.dbapi_connection  # type: ignore[assignment]
                kept.detach()
                with line:
                    line.execute(f"LISTEN {CHANNEL}")
                    said = False
                    for words in line.notifies():
                        hear(words.payload)
        except (psycopg.Error, DatabaseError) as error:
            if not said:
                LOG.warning("The line to the other servers broke (%s); it is looked for again.", type(error).__name__)
            said = True
            sleep(AGAIN)


def _set(connection: psycopg.Connection[Any], _record: Any) -> None:
    from psycopg.adapt import Buffer
    from psycopg.types.string import StrDumper

    class Printable(StrDumper):
        """PostgreSQL keeps no NUL, which no keyboard makes: it is left out."""

        def dump(self, obj: str) -> Buffer | None:
            return super().dump(obj.replace("\0", ""))

    connection.adapters.register_dumper(str, Printable)
    connection.execute(SET)


def _begin(connection: Connection) -> None:
    """What is read is of one moment; whoever writes waits until nobody else does, in any server."""
    hold(connection, *(READS if connection.get_execution_options().get("read_only") else WRITES))
