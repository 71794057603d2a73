"""The server is killed in the middle of a move, as by `kill -9`: in a process of its own, which leaves nothing but the file."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event

from kit import store
from tests.rounds.machine.house import House

BEFORE, ACKNOWLEDGED = "before COMMIT", "once it is acknowledged"
DEATHS = (BEFORE, ACKNOWLEDGED)


def killed(house: House, does: Callable[[], Any], death: str) -> Any:
    """What somebody has read of it by then: all of the answer, or None where the server died before COMMIT.

    The file is opened anew, as the next server does; what was written and not committed goes by SQLite's own journal.
    """
    for database in (house.database, house.twin):
        database.engine.dispose()
    heard, says = os.pipe()
    child = os.fork()
    if not child:
        _live_until(house.database, does, death, says)
    os.close(says)
    with os.fdopen(heard, "rb") as answer:
        read = answer.read()
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == 9, "it has not died as it should"
    with house.database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM seat").one()
    return pickle.loads(read) if read else None


def _live_until(database: store.Database, does: Callable[[], Any], death: str, says: int) -> None:
    """Never comes back. With next to no memory for pages, so that a move that is not committed has reached the file."""
    try:
        event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA cache_size=2"))
        if death == BEFORE:
            event.listen(database.engine, "commit", _die_writing)
        answer = does()
        if death == ACKNOWLEDGED:
            with os.fdopen(says, "wb", closefd=False) as line:
                line.write(pickle.dumps(answer))
    finally:
        os.kill(os.getpid(), 9)


def _die_writing(connection: Connection) -> None:
    if not connection.get_execution_options().get("read_only"):
        os.kill(os.getpid(), 9)
