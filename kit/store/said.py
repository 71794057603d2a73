"""What a side's speaker has said of an action: "not now" to confirming it, which nobody else reads."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from kit.store.tables import said


def put_off(connection: Connection, round_id: str, number: int, side: str) -> None:
    """That side will not confirm that action yet."""
    forget_said(connection, round_id, number, side)
    connection.execute(insert(said).values(round=round_id, number=number, side=side, not_now=True))


def waits_with(connection: Connection, round_id: str, side: str) -> frozenset[int]:
    """The numbers of the actions to which that side has said "not now"."""
    theirs = select(said.c.number).where(said.c.round == round_id, said.c.side == side, said.c.not_now)
    return frozenset(connection.scalars(theirs))


def forget_said(connection: Connection, round_id: str, number: int, side: str = "") -> None:
    """What was said of an action that says something else by now, or is gone; `side`: by that one alone."""
    theirs = (said.c.side == side,) if side else ()
    connection.execute(delete(said).where(said.c.round == round_id, said.c.number == number, *theirs))
