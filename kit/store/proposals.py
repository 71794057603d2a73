"""Actions that people propose in a workshop, and what each side says of them.

Every function works inside the transaction that it is handed. A proposal carries no seat, no side and no order.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, select, update

from kit.store.access import lookup_of
from kit.store.database import Database
from kit.store.decided import Action
from kit.store.tables import action, place, said
from kit.store.workshop_tables import proposal, stance

WAITS, JOINED = "waits", "joined"  # nobody has looked at it yet; it has become one with another
ACTED = {column.name: column.label(f"action_{column.name}") for column in action.c if column.name != "round"}
PROPOSED = (
    select(proposal, stance.c.side, stance.c.stance, stance.c.reason, *ACTED.values(), said.c.side.label("later"))
    .outerjoin(stance, and_(stance.c.round == proposal.c.round, stance.c.proposal == proposal.c.id))
    .outerjoin(action, and_(action.c.round == proposal.c.round, action.c.number == proposal.c.taken))
    .outerjoin(said, and_(said.c.round == proposal.c.round, said.c.number == proposal.c.taken, said.c.not_now))
    .where(proposal.c.round == bindparam("round"))
    .order_by(proposal.c.id, stance.c.side)
)
UNSHOWN = (
    select(proposal.c.round, proposal.c.id, proposal.c.mark, place.c.seat)
    .join(place, place.c.round == proposal.c.round)
    .where(place.c.seat.in_(bindparam("seats", expanding=True)), proposal.c.held.not_in(("", JOINED)))
)
NO_WORDS = dict.fromkeys(("what", "who", "means", "by", "sign"), "")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An action that somebody proposes; `stances`: side → (one of five, an optional reason)."""

    id: str
    what: str
    who: str
    means: str
    by: str  # an ISO day
    sign: str
    taken: int = 0  # the number of the action that it became; 0: none
    held: str = ""  # "": everybody may read it; "waits", "joined", or why it is held back
    mark: str = ""  # of its author's phone
    one_with: str = ""  # the proposal that its author would make it one with, or that it has become one with
    stances: tuple[tuple[str, str, str], ...] = ()
    action: Action | None = None  # that it became
    later: frozenset[str] = frozenset()  # the sides that will not confirm it yet


def propose(connection: Connection, round_id: str, which: str, mark: str, **parts: str) -> None:
    """Keep a proposal under that id; it waits to be looked at."""
    fresh = {"taken": 0, "held": WAITS, "mark": mark, "one_with": ""}
    connection.execute(insert(proposal).values(round=round_id, id=which, **fresh, **parts))


def every(connection: Connection, round_id: str) -> list[Proposal]:
    """Every proposal with what sides say of it and the action that it became; the order says nothing of who came first."""
    found: dict[str, Proposal] = {}
    for row in connection.execute(PROPOSED, {"round": round_id}):
        before = found.get(row.id) or _read(row)
        stances = dict.fromkeys([*before.stances, *([(row.side, row.stance, row.reason)] if row.side else [])])
        later = before.later | ({row.later} if row.later else set())
        found[row.id] = replace(before, stances=tuple(stances), later=later)
    return list(found.values())


def _read(row: Row[Any]) -> Proposal:
    parts = {column.name: row._mapping[column] for column in proposal.c if column.name != "round"}
    acted = {name: row._mapping[f"action_{name}"] for name in ACTED}
    return Proposal(**parts, action=Action(**acted) if acted["number"] else None)


def take(connection: Connection, round_id: str, which: str, number: int) -> None:
    """It has become the action with that number (0: none any more)."""
    _change(connection, round_id, which, taken=number)


def hold(connection: Connection, round_id: str, which: str, why: str) -> None:
    """It is held back for that reason ("": everybody may read it)."""
    _change(connection, round_id, which, held=why)


def wish(connection: Connection, round_id: str, which: str, other: str) -> None:
    """Its author would make it one with that other ("": with none any more)."""
    _change(connection, round_id, which, one_with=other)


def join(connection: Connection, round_id: str, which: str, into: str) -> None:
    """It becomes one with that other: its words, what sides say of it and what others wished of it are erased."""
    _change(connection, round_id, which, held=JOINED, one_with=into, **NO_WORDS)
    _forget_said(connection, round_id, which)


def _forget_said(connection: Connection, round_id: str, which: str) -> None:
    connection.execute(delete(stance).where(stance.c.round == round_id, stance.c.proposal == which))
    to_it = (proposal.c.round == round_id, proposal.c.one_with == which)
    connection.execute(update(proposal).where(*to_it).values(one_with=""))


def mark_of(database: Database, seat: str, browser: str, which: str) -> str:
    """By which its author's phone knows a proposal again: a hash of seat and cookie."""
    return lookup_of(database, "author", seat, browser, which)[:32]


def is_from(database: Database, seat: str, browser: str, which: str, mark: str) -> bool:
    """Whether a proposal with that mark was written on that seat, in that browser."""
    return hmac.compare_digest(mark, mark_of(database, seat, browser, which))


def erase_own(connection: Connection, database: Database, browser: str, seats: Sequence[str]) -> None:
    """Erase what somebody at those seats has proposed in this browser and not everybody may read."""
    for row in connection.execute(UNSHOWN, {"seats": seats}).all():
        if is_from(database, row.seat, browser, row.id, row.mark):
            _forget_said(connection, row.round, row.id)
            connection.execute(delete(proposal).where(proposal.c.round == row.round, proposal.c.id == row.id))


def forget_unread(connection: Connection, round_id: str) -> None:
    """Erase the words of every proposal that not everybody may read; that there was one stays, so that no tap makes it anew."""
    unread = (proposal.c.round == round_id, proposal.c.held != "")
    connection.execute(update(proposal).where(*unread).values(**NO_WORDS))


def say_of(connection: Connection, round_id: str, which: str, said: tuple[str, str, str]) -> None:
    """A side's stance on a proposal (side, stance, reason), in place of the one before."""
    side, how, reason = said
    connection.execute(delete(stance).where(stance.c.round == round_id, stance.c.proposal == which, stance.c.side == side))
    connection.execute(insert(stance).values(round=round_id, proposal=which, side=side, stance=how, reason=reason))


def _change(connection: Connection, round_id: str, which: str, **values: object) -> None:
    connection.execute(update(proposal).where(proposal.c.round == round_id, proposal.c.id == which).values(**values))
