"""psycopg 3 with fewer ways to the server and back.

What answers nothing (BEGIN, SAVEPOINT, RELEASE) is held and goes out with the next statement, in one pipeline: a saved answer
takes two ways instead of four, and a transaction that asked for nothing takes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

DRIVER = "postgresql+pipelined"
registry.register("postgresql.pipelined", __name__, "Pipelined")


class Pipelined(PGDialect_psycopg):
    """`line`, a connection of psycopg in autocommit, has in `held` what it has not sent yet."""

    supports_statement_cache = True
    use_insertmanyvalues_wo_returning = True  # several rows are one statement

    def connect(self, *words: Any, **named: Any) -> Any:
        """A line that holds nothing yet."""
        line: Any = super().connect(*words, **named)
        line.held = []
        return line

    def do_savepoint(self, connection: Connection, name: str) -> None:
        """Before the next statement."""
        hold(connection, f"SAVEPOINT {name}")

    def do_release_savepoint(self, connection: Connection, name: str) -> None:
        """Before the next statement, or COMMIT."""
        hold(connection, f"RELEASE SAVEPOINT {name}")

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """What is held since then goes with it; where the server has not heard of it, there is nothing to take back."""
        held = line_of(connection).held
        begun = f"SAVEPOINT {name}"
        if begun in held:
            del held[held.index(begun) :]
        else:
            held.clear()
            connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")

    def do_execute(self, cursor: Any, statement: Any, parameters: Any, context: Any = None) -> None:
        """After what was held."""
        with _after_what_was_held(cursor.connection):
            cursor.execute(statement, parameters)

    def do_executemany(self, cursor: Any, statement: Any, parameters: Any, context: Any = None) -> None:
        """After what was held."""
        with _after_what_was_held(cursor.connection):
            cursor.executemany(statement, parameters)

    def do_execute_no_params(self, cursor: Any, statement: Any, context: Any = None) -> None:
        """After what was held."""
        with _after_what_was_held(cursor.connection):
            cursor.execute(statement)

    def do_commit(self, line: Any) -> None:
        """An error also where the server has dropped the transaction: it answers COMMIT then without one, by ROLLBACK."""
        if _unheard(line):
            line.held.clear()
            return
        with _after_what_was_held(line):
            done = line.execute("COMMIT", prepare=False)
        if done.statusmessage != "COMMIT":
            raise self.loaded_dbapi.errors.InFailedSqlTransaction("the transaction was dropped")

    def do_rollback(self, line: Any) -> None:
        """What was held is forgotten."""
        line.held.clear()
        line.rollback()


def hold(connection: Connection, *statements: str) -> None:
    """Send these, which answer nothing, with the next one."""
    line_of(connection).held.extend(statements)


def line_of(connection: Connection) -> Any:
    """psycopg's connection behind it."""
    return connection.connection.dbapi_connection


def _unheard(line: Any) -> bool:
    """Whether its transaction has only been held so far."""
    return bool(line.held) and line.held[0].startswith("BEGIN")


@contextmanager
def _after_what_was_held(line: Any) -> Iterator[None]:
    """What is sent inside goes out in one pipeline with what was held; all of it has been answered afterwards."""
    held = list(line.held)
    line.held.clear()
    if not held:
        yield
        return
    with line.pipeline():
        for statement in held:
            line.execute(statement, prepare=False)
        yield
