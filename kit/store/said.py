"""What a side's speaker has said of an action: "not now" to confirming it, which nobody else reads; later, what became of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kit.store.decided import Noted
from kit.store.tables import said


def put_off(connection: Connection, round_id: str, number: int, side: str, *, not_now: bool) -> None:
    """Whether that side will not confirm that action yet."""
    _keep(connection, round_id, number, side, not_now=not_now)


def waits_with(connection: Connection, round_id: str, side: str) -> frozenset[int]:
    """The numbers of the actions to which that side has said "not now"."""
    theirs = select(said.c.number).where(said.c.round == round_id, said.c.side == side, said.c.not_now)
    return frozenset(connection.scalars(theirs))


def note(connection: Connection, round_id: str, line: Noted) -> None:
    """One side's line about what became of an action, in place of its last one."""
    _keep(connection, round_id, line.number, line.side, became=line.became, words=line.words)


def noted(connection: Connection, round_id: str) -> tuple[Noted, ...]:
    """Every side's line about what became of the actions of that round; of a side that has said nothing none."""
    lines = select(said.c.number, said.c.side, said.c.became, said.c.words).where(said.c.round == round_id, said.c.became != "")
    return tuple(Noted(*row) for row in connection.execute(lines.order_by(said.c.number, said.c.side)).all())


def forget_said(connection: Connection, round_id: str, number: int) -> None:
    """What was said of an action that says something else by now, or is gone."""
    connection.execute(delete(said).where(said.c.round == round_id, said.c.number == number))


def _keep(connection: Connection, round_id: str, number: int, side: str, **values: Any) -> None:
    theirs = (said.c.round == round_id, said.c.number == number, said.c.side == side)
    if not connection.execute(update(said).where(*theirs).values(**values)).rowcount:
        fresh = {"not_now": False, "became": "", "words": ""}
        connection.execute(insert(said).values(round=round_id, number=number, side=side, **{**fresh, **values}))
