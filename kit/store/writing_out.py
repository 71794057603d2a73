"""The tables of one database written into another one, of either kind."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import Connection, StaticPool, create_engine, insert, select

from kit.store.database import bring_up_to_date
from kit.store.tables import metadata


def as_file(connection: Connection) -> bytes:
    """All of one moment as a file of SQLite, in memory only: one on a disk would hold answers that nobody erases."""
    whole = create_engine("sqlite://", poolclass=StaticPool)
    with closing(whole.raw_connection()) as made:
        target: sqlite3.Connection = made.dbapi_connection  # type: ignore[assignment]
        if connection.dialect.name == "sqlite":
            source: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
            source.backup(target)
        else:
            with whole.begin() as tables:
                write_out(connection, tables)
        return target.serialize()


def write_out(source: Connection, target: Connection) -> None:
    """All that the source holds, in new tables of the target; those of this kit that were there are gone, with what they held."""
    metadata.drop_all(target)
    target.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    bring_up_to_date(target)
    for table in metadata.sorted_tables:
        rows = [{column.key: row[column] for column in table.c} for row in source.execute(select(table)).mappings()]
        if rows:
            target.execute(insert(table), rows)
