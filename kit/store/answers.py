"""Answers: one row per question, kept by revision. Saved means that COMMIT has returned."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from kit.store.database import Database
from kit.store.tables import answer

HERE = (answer.c.seat == bindparam("seat"), answer.c.exercise == bindparam("exercise"))
Follows = Callable[[Mapping[str, Any]], None]
Aside = Callable[[Mapping[str, Any]], str]
INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
LOADED = select(answer.c.question, answer.c.value, answer.c.rev).where(*HERE)


@dataclass(frozen=True)
class Stored:
    """What is committed for one seat and exercise: the highest revision and question id → value.

    `refused`: the revision that was proposed just now, if another answer has that very number (two windows, two devices).
    """

    rev: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    refused: int = 0


def load(database: Database, seat: str, exercise: str) -> Stored:
    """What is committed; questions that were cleared are left out."""
    with database.reading() as connection:
        return load_in(connection, seat, exercise)


def load_all(database: Database, seat: str, room: str = "") -> dict[str, dict[str, Any]]:
    """Everything that is committed, or all under names that begin with `room-`: name → question → value."""
    found: dict[str, dict[str, Any]] = {}
    named = [answer.c.exercise.startswith(f"{room}-", autoescape=True)] if room else []
    mine = (answer.c.seat == seat, answer.c.value != "null", *named)
    with database.reading() as connection:
        for row in connection.execute(select(answer.c.exercise, answer.c.question, answer.c.value).where(*mine)):
            found.setdefault(row.exercise, {})[row.question] = json.loads(row.value)
    return found


def begun(database: Database, seat: str) -> set[str]:
    """The exercises of which more is kept than where one was."""
    given = (answer.c.seat == seat, answer.c.question != "at", answer.c.value != "null")
    with database.reading() as connection:
        return set(connection.scalars(select(answer.c.exercise).where(*given).distinct()))


def save(
    database: Database,
    seat: str,
    exercise: str,
    given: Mapping[str, Any],
    *,
    rev: int,
    follows: Follows | None = None,
    aside: Aside | None = None,
) -> Stored:
    """Keep `given` as the whole answer to an exercise, unless a newer revision is there already.

    `follows`: told what is kept before a newer revision takes its place, and raises where that must not be.
    `aside`: told the same; the name under which that is kept on, "" where it is not.

    Returns what is committed afterwards: with the same `rev` if this answer was kept, a higher one if not; with `refused`
    where another answer has the same revision. Calling it again with the same arguments changes nothing.

    Raises: NotSaved if the database cannot write; nothing has changed then.
    """
    with database.writing() as connection:
        before = load_in(connection, seat, exercise) if follows or aside else None
        if before and rev > before.rev:
            if follows:
                follows(before.answer)
            if aside and (name := aside(before.answer)):
                save_in(connection, seat, name, before.answer, rev=before.rev)
        return save_in(connection, seat, exercise, given, rev=rev)


def save_in(connection: Connection, seat: str, exercise: str, given: Mapping[str, Any], *, rev: int) -> Stored:
    """As `save`, inside a transaction that checks something else too; it is saved when that one has committed."""
    before = load_in(connection, seat, exercise)
    changed = {q: given.get(q) for q in given.keys() | before.answer.keys() if given.get(q) != before.answer.get(q)}
    if rev <= before.rev:
        return replace(before, refused=rev) if rev == before.rev and changed else before
    _upsert(connection, seat, exercise, changed or {"at": given.get("at")}, rev)
    return Stored(rev, {q: v for q, v in given.items() if v is not None})


def load_in(connection: Connection, seat: str, exercise: str) -> Stored:
    """As `load`, inside a transaction."""
    rows = connection.execute(LOADED, {"seat": seat, "exercise": exercise}).all()
    values = {row.question: json.loads(row.value) for row in rows}
    return Stored(max((row.rev for row in rows), default=0), {q: v for q, v in values.items() if v is not None})


@cache
def _written(dialect: str) -> Insert:
    """A row in place of one of an older revision."""
    statement = INSERTS[dialect](answer)
    written: Insert = statement.on_conflict_do_update(
        index_elements=[answer.c.seat, answer.c.exercise, answer.c.question],
        set_={"value": statement.excluded.value, "rev": statement.excluded.rev},
        where=statement.excluded.rev > answer.c.rev,
    )
    return written


def _upsert(connection: Connection, seat: str, exercise: str, changed: Mapping[str, Any], rev: int) -> None:
    connection.execute(
        _written(connection.dialect.name),
        [
            {"seat": seat, "exercise": exercise, "question": question, "value": json.dumps(value), "rev": rev}
            for question, value in changed.items()
        ],
    )
