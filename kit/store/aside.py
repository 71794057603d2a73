"""Empty tables in memory in place of the file, for as long as a process tries out what it will do later."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from kit.store.database import Database
from kit.store.tables import metadata


@contextmanager
def aside(database: Database) -> Iterator[bool]:
    """Whatever is kept meanwhile is kept nowhere. Yields whether that is so: PostgreSQL has no tables in memory."""
    engine = database.engine
    if engine.dialect.name != "sqlite":
        yield False
        return
    engine.dispose()
    event.listen(engine, "do_connect", _in_memory)
    try:
        metadata.create_all(engine)
        yield True
    finally:
        event.remove(engine, "do_connect", _in_memory)
        engine.dispose()


def _in_memory(*_how: Any) -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)
