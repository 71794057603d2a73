"""What a live workshop adds to a round: how it stands, notes, slips of paper counted.

Every function works inside the transaction that it is handed. Notes carry no seat, no side and no order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import time
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from kit.store.rounds import touch
from kit.store.tables import live, rounds
from kit.store.workshop_tables import note, tally

NOTED = select(note).where(note.c.round == bindparam("round")).order_by(note.c.batch, note.c.id)


@dataclass(frozen=True)
class Note:
    """A few words on the board: nobody knows whose."""

    id: str
    words: str
    batch: int  # from 1; 0: it waits
    shown: bool


def change_live(connection: Connection, round_id: str, **values: object) -> None:
    """Switch something, or go to another line; everybody who listens hears of it."""
    connection.execute(update(live).where(live.c.round == round_id).values(**values))
    touch(connection, round_id)


def at_line(line: int) -> dict[str, Any]:
    """How a workshop stands when it comes to a line of its run-sheet: its clock begins."""
    return {"line": line, "begun": time(), "more": 0, "paused": False, "paused_at": 0.0}


def ask_part(connection: Connection, round_id: str, number: int) -> None:
    """From now on that part is asked."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(part=number))


def add_note(connection: Connection, round_id: str, which: str, words: str) -> None:
    """Keep a note that nobody sees yet, under that id."""
    connection.execute(insert(note).values(round=round_id, id=which, words=words, batch=0, shown=False))


def notes(connection: Connection, round_id: str) -> list[Note]:
    """Every note, by batch; within one in the order of random ids."""
    rows = connection.execute(NOTED, {"round": round_id}).all()
    return [Note(row.id, row.words, row.batch, row.shown) for row in rows]


def open_batch(connection: Connection, round_id: str, number: int) -> None:
    """What has waited becomes a batch."""
    connection.execute(update(note).where(note.c.round == round_id, note.c.batch == 0).values(batch=number))


def show_batch(connection: Connection, round_id: str, number: int) -> None:
    """Everybody sees that batch."""
    connection.execute(update(note).where(note.c.round == round_id, note.c.batch == number).values(shown=True))


def strike_note(connection: Connection, round_id: str, which: str) -> None:
    """Erase a note, for instance because it names somebody."""
    connection.execute(delete(note).where(note.c.round == round_id, note.c.id == which))


def count_paper(connection: Connection, round_id: str, number: int, side: str, counts: Mapping[tuple[str, int], int]) -> None:
    """Replace what slips of paper say in a part: (question, level) → how many."""
    connection.execute(delete(tally).where(tally.c.round == round_id, tally.c.part == number, tally.c.side == side))
    rows = [
        {"round": round_id, "part": number, "side": side, "question": question, "value": level, "people": people}
        for (question, level), people in counts.items()
    ]
    if rows:
        connection.execute(insert(tally), rows)


def paper(connection: Connection, round_id: str, number: int, side: str) -> dict[tuple[str, int], int]:
    """What was entered from slips of paper in a part: (question, level) → how many."""
    here = (tally.c.round == round_id, tally.c.part == number, tally.c.side == side)
    return {(row.question, row.value): row.people for row in connection.execute(select(tally).where(*here))}
