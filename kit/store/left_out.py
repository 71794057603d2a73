"""What a side leaves out of what it shows, until it is shown. Every function works inside the transaction it is handed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from kit.store.tables import left_out


def leave_out(connection: Connection, round_id: str, number: int, which: str, items: Iterable[str]) -> None:
    """Replace what a side leaves out of a part."""
    here = (left_out.c.round == round_id, left_out.c.part == number, left_out.c.side == which)
    connection.execute(delete(left_out).where(*here))
    rows = [{"round": round_id, "part": number, "side": which, "item": item} for item in items]
    if rows:
        connection.execute(insert(left_out), rows)


def forget_left_out(connection: Connection, round_id: str, number: int) -> None:
    """Nobody is told any more what sides left out of a part."""
    connection.execute(delete(left_out).where(left_out.c.round == round_id, left_out.c.part == number))


def left_out_by(connection: Connection, round_id: str, number: int) -> dict[str, frozenset[str]]:
    """Side → the items of a part that it leaves out."""
    found: dict[str, set[str]] = {}
    here = (left_out.c.round == round_id, left_out.c.part == number)
    for row in connection.execute(select(left_out.c.side, left_out.c.item).where(*here)):
        found.setdefault(row.side, set()).add(row.item)
    return {which: frozenset(items) for which, items in found.items()}
