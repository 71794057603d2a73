"""One engine over one URL, a file of SQLite by default: who reads, who writes, tables that are brought up to date.

What is different in the two kinds of databases stands in `sqlite` and `postgresql`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import get_ident
from typing import Protocol

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from kit.errors import DatabaseUrl, NewerDatabase, NotSaved
from kit.settings import Settings, prepare
from kit.store import postgresql, secret, sqlite
from kit.store.turns import Turns

__all__ = ["Connection", "Database", "migrate", "open_database"]
MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = "0030"
CONNECTIONS = 24  # that stay open: as many as look at once on a busy server; more are opened and closed as they are needed
LONGEST_COMMIT = 10.0  # seconds that a reader waits for one; SQLite would have it sleep longer and longer until it looks again


class Kind(Protocol):
    """What a kind of database does its own way."""

    def engine(self, url: URL, *, keep: int) -> Engine:
        """Connections, each with what keeps answers safe set; so many stay open. Raises: DatabaseUrl."""

    def reached(self, engine: Engine) -> None:
        """Raises: DatabaseUrl where nobody answers."""

    def sentence(self, error: DatabaseError) -> str | None:
        """What is wrong and what to do, where that is known."""

    def keep_copy(self, url: URL, schema: str) -> None:
        """Before tables change. Raises: NotSaved."""

    def forget_copies(self, url: URL) -> None:
        """After a start that has succeeded."""

    def tell(self, engine: Engine, words: str) -> None:
        """To every server on this database."""

    def listen(self, engine: Engine, hear: Callable[[str], None]) -> None:
        """What every server says, this one too."""


KINDS: dict[str, Kind] = {"sqlite": sqlite, "postgresql": postgresql}


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

    def tell(self, words: str) -> None:
        """Say to every server on this database what no table keeps. Raises: NotSaved where nobody can hear it."""
        with plainly():
            kind_of(self.engine).tell(self.engine, words)

    def listen(self, hear: Callable[[str], None]) -> None:
        """Hear what every server says, this one too, as long as this process lives."""
        kind_of(self.engine).listen(self.engine, hear)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that writes nothing; all that is read from it is of one moment."""
        self._must_not_wait()
        self.turns.settled.wait(LONGEST_COMMIT)
        with plainly(), self.engine.connect().execution_options(read_only=True) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; leaving the block without an error means COMMIT has returned, maybe one for several who waited.

        Raises: NotSaved if the database is full, read-only or locked for more than ten seconds.
        """
        self._must_not_wait()
        with plainly(), self.turns.turn() as connection:
            yield connection


@contextmanager
def plainly() -> Iterator[None]:
    """Database errors as one kind of ours, without the values that they carry."""
    try:
        yield
    except DatabaseError as error:
        raise NotSaved(_sentence(error)) from None


def _sentence(error: DatabaseError) -> str:
    """What is wrong and what to do, where the database says it; else the kind of error only."""
    known = (kind.sentence(error) for kind in KINDS.values())
    return next(filter(None, known), f"The database refused: {type(error.orig).__name__}.")


def open_database(settings: Settings, *, keeps: bool = True) -> Database:
    """The database of a data folder, made or brought up to date first if need be; `keeps`: it is for many people at once.

    Raises: SettingsError for an unusable folder, a wrong secret, another kind of database, one that does not answer;
    NewerDatabase for a file of a later version.
    """
    prepare(settings)
    engine = engine_of(settings.database, keeps=keeps)
    kind_of(engine).reached(engine)
    with plainly():
        pepper = _ready(engine, settings)
    return Database(engine=engine, turns=Turns(engine), pepper=pepper, keep_days=settings.keep_days)


def file_of(engine: Engine) -> Path | None:
    """The file of SQLite, or None where a server keeps the tables."""
    return Path(str(engine.url.database)).absolute() if engine.dialect.name == "sqlite" else None


def kind_of(engine: Engine) -> Kind:
    """What is different in that kind of database."""
    return KINDS[engine.dialect.name]


def _ready(engine: Engine, settings: Settings) -> bytes:
    """Bring the tables up to date, and the secret that belongs to them; where both are there, nothing is written."""
    with engine.connect().execution_options(read_only=True) as connection:
        found = schema_of(connection)
        kept = secret.fingerprint_in(connection) if found == SCHEMA else None
    if found != SCHEMA:
        if found is not None and found < SCHEMA:
            kind_of(engine).keep_copy(engine.url, found)
        migrate(engine)
    pepper = secret.given(settings)
    if pepper is not None and secret.fits(pepper, kept):
        return pepper
    with engine.begin() as connection:
        return secret.settle(connection, settings)


def engine_of(url: str, *, keeps: bool = True) -> Engine:
    """Connections to the database of that URL. Raises: DatabaseUrl, without repeating it: it may hold a password."""
    with suppress(ArgumentError):
        found = make_url(url)
        if kind := KINDS.get(found.get_backend_name()):
            return kind.engine(found, keep=CONNECTIONS if keeps else 0)
    raise DatabaseUrl(
        "PARTNERSHIP_KIT_DATABASE must name a file of SQLite, like sqlite:////srv/kit/kit.sqlite, or a database of PostgreSQL, "
        "like postgresql://account:password@host/database; no other keeps this kit's promises (one writer at a time, releases "
        "that cannot be changed)."
    )


def schema_of(connection: Connection) -> str | None:
    """The version that the tables were written by, or None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Bring the tables up to date in one transaction; a second process waits and finds nothing to do. Raises: NewerDatabase."""
    with engine.begin() as connection:
        bring_up_to_date(connection)


def bring_up_to_date(connection: Connection) -> None:
    """As `migrate`, inside a transaction. Raises: NewerDatabase if the tables are of a version that this kit does not know."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = schema_of(connection)
    if found is not None and found not in known:
        raise NewerDatabase(
            f"The database holds schema {found}, which this version does not know. "
            "Update partnership-kit, or choose another data folder."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, SCHEMA)
