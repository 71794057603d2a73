"""The parts of a round: the SQL. Every function works inside the transaction it is handed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, update

from kit.store.nouns import Part
from kit.store.tables import part


def with_one_answer(parts: Iterable[Part], number: int) -> tuple[str, ...]:
    """The sides that give one agreed answer to that part instead of many."""
    return next((each.one_answer for each in parts if each.number == number), ())


def add_part(connection: Connection, round_id: str, added: Part) -> None:
    """One more thing to ask."""
    listed = {"subjects": " ".join(added.subjects), "one_answer": " ".join(added.one_answer)}
    connection.execute(insert(part).values(round=round_id, **{**vars(added), **listed}))


def choose_subjects(connection: Connection, round_id: str, number: int, subjects: Iterable[str]) -> None:
    """Which subjects of an exercise this room talks about."""
    chosen = update(part).where(part.c.round == round_id, part.c.number == number)
    connection.execute(chosen.values(subjects=" ".join(subjects)))


def give_one_answer(connection: Connection, round_id: str, number: int, sides: Iterable[str]) -> None:
    """Which sides give one agreed answer to that part instead of many."""
    here = update(part).where(part.c.round == round_id, part.c.number == number)
    connection.execute(here.values(one_answer=" ".join(sides)))


def hold(connection: Connection, round_id: str, number: int, finished: int) -> None:
    """So many have finished that part, over all sides together: the head count does not fall below it."""
    connection.execute(update(part).where(part.c.round == round_id, part.c.number == number).values(held=finished))


def show_check(connection: Connection, round_id: str, number: int) -> None:
    """The room has seen what that check says: from now on the report tells it."""
    connection.execute(update(part).where(part.c.round == round_id, part.c.number == number).values(shown=True))
