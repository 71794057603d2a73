"""Worlds that many tests begin with: built by their moves once in a worker, then put back, with everybody in them, for whoever asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import func, select, union_all

from kit import store
from kit.store.tables import metadata

W = TypeVar("W")
FROM_THE_START = {"house"}  # what a file holds before anybody came
NOWHERE = object()  # the database of people who wait to be asked for
NOBODY = union_all(*(select(func.count()).select_from(t) for t in metadata.sorted_tables if t.name not in FROM_THE_START))


def once(build: Callable[..., W]) -> Callable[..., W]:
    """A world that is built into a new database: the same for each test that asks for it alike, and each has its own copy of it."""
    kept: dict[str, tuple[sqlite3.Connection, W]] = {}

    @wraps(build)
    def world(database: store.Database, *args: Any, **more: Any) -> W:
        if not is_new(database):
            return build(database, *args, **more)
        key = repr((database.pepper, database.keep_days, args, sorted(more.items())))
        if key in kept:
            tables, people = kept[key]
            put(tables, database)
            return copied(people, NOWHERE, database)
        people = build(database, *args, **more)
        kept[key] = tables_of(database), copied(people, database, NOWHERE)
        return people

    return world


def is_new(database: store.Database) -> bool:
    """Whether it is a file of SQLite in which nobody has done anything."""
    if database.engine.dialect.name != "sqlite":
        return False
    with database.reading() as connection:
        return not any(connection.scalars(NOBODY))


def tables_of(database: store.Database) -> sqlite3.Connection:
    """A copy in memory."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    with database.reading() as connection:
        driver(connection).backup(memory)
    return memory


def put(tables: sqlite3.Connection, database: store.Database) -> None:
    """Every page of the file is as it was then."""
    with database.engine.connect() as connection:
        tables.backup(driver(connection))


def driver(connection: store.Connection) -> sqlite3.Connection:
    return connection.connection.driver_connection


def copied(people: W, before: object, now: object) -> W:
    """All of them with what they remember, on the database `now`."""
    return deepcopy(people, {id(before): now})


# All that was done since a new house → how things stand then, and what was told.
AFTER: dict[str, tuple[sqlite3.Connection, tuple[dict[str, Any], Any]]] = {}


def as_before(do: Callable[..., Any]) -> Callable[..., Any]:
    """What a room does to get somewhere: done once after the same steps before it, and put back where it is done so again.

    A room has an `items` that it asks and `done`, its steps; a test that has moved something by itself goes on by real moves.
    """

    @wraps(do)
    def done(room: Any, *args: Any, **more: Any) -> Any:
        if not (room.done and room.stands == changes(room.database)) and not (not room.done and is_new(room.database)):
            room.done, room.stands = [], -1
            return do(room, *args, **more)
        room.done.append(repr((do.__name__, args, sorted(more.items()), [item.id for item in room.items])))
        key = repr((room.database.pepper, room.done, room.made and room.made.round.id, room.browsers))
        if key in AFTER:
            tables, kept = AFTER[key]
            put(tables, room.database)
            people, told = deepcopy(kept)
            vars(room).update(people)
        else:
            done, room.done = room.done, []  # what is done within a step is a part of it
            told = do(room, *args, **more)
            room.done = done
            people = {name: getattr(room, name) for name in ("made", "places", "browsers")}
            AFTER[key] = tables_of(room.database), deepcopy((people, told))
        room.stands = changes(room.database)
        return told

    return done


def changes(database: store.Database) -> int:
    """How often the file was written, which SQLite counts in it."""
    with Path(database.engine.url.database).open("rb") as file:
        file.seek(24)
        return int.from_bytes(file.read(4))
