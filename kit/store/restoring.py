"""Putting a backup back: purged before anybody is served, marked as a copy, and never over another kit's database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace as replaced
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, StaticPool, create_engine, delete, inspect, select, update

from kit.errors import SettingsError
from kit.settings import Settings, prepare
from kit.store import secret
from kit.store.backup import Backup
from kit.store.database import Database, engine_of, file_of, kind_of, open_database, plainly
from kit.store.purging import purge
from kit.store.tables import clock, house, rounds
from kit.store.writing_out import write_out


def restore(settings: Settings, backup: Backup, *, today: date, replace: bool = False) -> Database:
    """Put a backup in place of this data folder's database: purged first, and every open round marked as a copy of its day.

    It may go to a folder without a database, or (`replace`) in place of another state of the same kit.
    Raises: SettingsError where a database is there that must stay, NewerDatabase for a backup of a later version.
    """
    prepare(settings)
    engine = engine_of(settings.database, keeps=False)
    target = file_of(engine)
    folder = target.parent if target else settings.data
    fresh, pepper = (folder / f"partnership-kit.sqlite-restored{end}" for end in ("", "-pepper"))
    _refuse_to_overwrite(settings, _fingerprint_there(engine), backup, replace=replace)
    try:
        _write(fresh, backup.database)
        _write(pepper, backup.pepper)
        _make_ready(_settings_for(settings, fresh, pepper), backup.day, today)
        with _put_in_place(engine, fresh):
            if not settings.secret_elsewhere:
                pepper.replace(settings.pepper)
    finally:
        for left in (fresh, pepper, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)
    return open_database(settings)


def _refuse_to_overwrite(settings: Settings, there: str | None, backup: Backup, *, replace: bool) -> None:
    if settings.secret_elsewhere and secret.given(settings) != backup.pepper:
        raise SettingsError(
            "The secret (pepper) that is set here is not this backup's. Leave it out to restore the backup's own."
        )
    if there is None:
        return
    if there != secret.fingerprint(backup.pepper):
        raise SettingsError(
            "There is the database of another kit already. Nothing was overwritten: choose an empty folder or database."
        )
    if not replace:
        raise SettingsError(
            "There is a database of this kit already. Nothing was overwritten: --replace puts the backup in its place."
        )


def is_there(settings: Settings) -> bool:
    """Whether there is a database where these settings say, of whichever kit; none is made."""
    return _fingerprint_there(engine_of(settings.database, keeps=False)) is not None


def _fingerprint_there(engine: Engine) -> str | None:
    """That of the database that is there, "" where it has none, None where nothing is there."""
    file = file_of(engine)
    if file is None:
        return _fingerprint_in_tables(engine)
    if not file.exists():
        return None
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as there:
        try:
            row = there.execute("SELECT fingerprint FROM house").fetchone()
        except sqlite3.DatabaseError:
            return ""
        return str(row[0]) if row else ""


def _fingerprint_in_tables(engine: Engine) -> str | None:
    kind_of(engine).reached(engine)
    with plainly(), engine.connect().execution_options(read_only=True) as connection:
        return secret.fingerprint_in(connection) if inspect(connection).has_table(house.name) else None


def _write(file: Path, data: bytes) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
        written.write(data)
        written.flush()
        os.fsync(written.fileno())


def _settings_for(settings: Settings, fresh: Path, pepper: Path) -> Settings:
    return replaced(settings, database=f"sqlite:///{fresh}", pepper_file=pepper, secret="")


def _make_ready(settings: Settings, day: date, today: date) -> None:
    """Bring it up to date, mark what is a copy, and erase what is over by now, whatever day it was made on."""
    database = open_database(settings)
    with database.writing() as connection:
        connection.execute(delete(clock))
        connection.execute(update(house).values(restored=day))
        connection.execute(update(rounds).where(rounds.c.deletes >= today).values(copied=day))
    purge(database, today=today)
    database.engine.dispose()


@contextmanager
def _put_in_place(engine: Engine, fresh: Path) -> Iterator[None]:
    """What is in that file takes the place of what is there, whole; what is done inside is done before anybody can look."""
    target = file_of(engine)
    if target is None:
        with closing(sqlite3.connect(fresh)) as file:
            source = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool)
            with plainly(), source.connect() as rows, engine.begin() as tables:
                write_out(rows, tables)
                yield
        return
    with _nobody_else(target):
        fresh.replace(target)
        yield


@contextmanager
def _nobody_else(target: Path) -> Iterator[None]:
    """While inside nobody reads or writes the one that is there; a server that runs goes on with what took its place."""
    if not target.exists():
        yield
        return
    with closing(sqlite3.connect(target, timeout=10, isolation_level=None)) as there:
        there.execute("BEGIN EXCLUSIVE")
        yield


def restored(database: Database) -> date | None:
    """The day of the backup that was put back here, if one was."""
    with database.reading() as connection:
        return connection.scalar(select(house.c.restored))
