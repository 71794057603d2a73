"""How many answers eight writers at once save in a second, on SQLite and on a PostgreSQL that waits for its disk as well."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

from kit import settings, store
from tests import postgres
from tests.load.workshop import Row

WRITERS, SAVES = 8, 150


def saves_a_second(database: store.Database) -> float:
    def write(number: int) -> None:
        seat = store.make_seat(database, f"{number:032x}", today=date.today()).id
        for rev in range(1, SAVES + 1):
            store.save(database, seat, "x", {"a": rev, "b": "y" * 200}, rev=rev)

    start = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    return WRITERS * SAVES / (time.perf_counter() - start)


def sync_milliseconds(folder: Path) -> float:
    """What the disk takes to keep one page (median): SQLite waits for it several times at a COMMIT, PostgreSQL once."""
    taken = []
    with (folder / "page").open("wb", buffering=0) as file:
        for _ in range(50):
            file.write(b"x" * 4096)
            start = time.perf_counter()
            os.fdatasync(file.fileno())
            taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def rows(folder: Path) -> Iterator[Row]:
    """PostgreSQL has to save at least as many; without it on this machine nothing is said of it.

    It does where the disk takes half a millisecond or more to keep a page; where it takes nothing (in memory, or a virtual disk that
    does not wait), SQLite is ahead: it is asked within the process.
    """
    yield "the disk keeps a page after", sync_milliseconds(folder), None, "ms"
    chosen = settings.read({"PARTNERSHIP_KIT_DATA": str(folder / "saves-at-once")})
    sqlite = saves_a_second(store.open_database(chosen))
    yield f"saves a second, {WRITERS} writers, SQLite", sqlite, None, "/s"
    if postgres.programs():
        with postgres.started(safe=True) as server:
            database = store.open_database(replace(chosen, data=folder / "saves-there", database=server.new()))
            found = saves_a_second(database)
            database.engine.dispose()
        yield f"saves a second, {WRITERS} writers, PostgreSQL with a pool", found, None, "/s"
        yield "SQLite's saves over PostgreSQL's", sqlite / found, 1, ""
