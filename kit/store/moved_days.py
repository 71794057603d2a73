"""The last days of a round that were moved, or wait to be: the SQL. Every function works inside the transaction it is handed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, update

from kit.store.nouns import MovedDay
from kit.store.tables import rounds


def moved_days(kept: str) -> tuple[MovedDay, ...]:
    """Those that a round holds, in the order in which they were asked for."""
    return tuple(
        MovedDay(row["which"], date.fromisoformat(row["until"]), row["on"] and date.fromisoformat(row["on"]), tuple(row["sides"]))
        for row in json.loads(kept or "[]")
    )


def move_day(connection: Connection, round_id: str, which: str, until: date) -> None:
    """The last day of answering ("ends") or of agreeing ("agrees") is another one from now on."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values({which: until}))


def keep_moved(connection: Connection, round_id: str, days: Iterable[MovedDay]) -> None:
    """Which days were moved, and which wait."""
    rows = [{**vars(day), "until": day.until.isoformat(), "on": day.on and day.on.isoformat()} for day in days]
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(moved=json.dumps(rows)))
