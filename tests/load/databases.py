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

WRITERS, SAVES, TURNS = 8, 60, 5
SQLITE = f"saves a second, {WRITERS} writers, SQLite"


def saves_a_second(database: store.Database, turn: int) -> float:
    """How many, of so many writers who are new in that turn."""

    def write(number: int) -> None:
        seat = store.make_seat(database, f"{turn:016x}{number:016x}", today=date.today()).id
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

    Both keep their files on this disk and wait for it (`synchronous=FULL`, `synchronous_commit=on`); they take turns, and what
    counts is the median of theirs. Where the disk takes nothing (in memory, or a virtual one that does not wait) SQLite is ahead:
    it is asked within the process.
    """
    yield "the disk keeps a page after", sync_milliseconds(folder), None, "ms"
    chosen = settings.read({"PARTNERSHIP_KIT_DATA": str(folder / "saves-at-once")})
    if not postgres.programs():
        yield SQLITE, saves_a_second(store.open_database(chosen), 0), None, "/s"
        return
    with postgres.started(safe=True) as server:
        there = replace(chosen, data=folder / "saves-there", database=server.new())
        both = [store.open_database(each) for each in (chosen, there)]
        turns = [[saves_a_second(each, turn) for each in both] for turn in range(TURNS)]
        both[1].engine.dispose()
    sqlite, postgresql = (statistics.median(found) for found in zip(*turns, strict=True))
    yield SQLITE, sqlite, None, "/s"
    yield f"saves a second, {WRITERS} writers, PostgreSQL with a pool", postgresql, None, "/s"
    yield "SQLite's saves over PostgreSQL's", sqlite / postgresql, 1, ""
