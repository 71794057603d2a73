"""Places: who sits where in a round. Every function works inside the transaction that it is handed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from kit.store.tables import answer, key, place, seat, values_of

FINISHED = "finished"
COPY = "mine-"  # before the name under which somebody keeps their own answers after their side has left
FINISHES = update(place).where(place.c.seat == bindparam("behind")).values(finished=bindparam("says"))
BEHIND = select(place).join(key, key.c.seat == place.c.seat).where(key.c.lookup == bindparam("behind"))


@dataclass(frozen=True)
class Place:
    """A seat's place in a round; so many notes and proposals are written there, and whether a note waits for the next batch."""

    seat: str
    round: str
    side: str
    speaker: bool
    finished: bool
    notes_written: int = 0
    note_waiting: bool = False
    wish: str = ""  # ASKS or BACKS
    unread: bool = False  # its side gives one answer now, which is still to be read here
    lets: bool = False  # its side's picture be opened although somebody has held it


def add_place(connection: Connection, seated: Place, *, keep_until: date, lookup: str) -> None:
    """A new seat with its place in a round; this browser opens it."""
    connection.execute(insert(seat).values(id=seated.seat, keep_until=keep_until))
    connection.execute(delete(key).where(key.c.lookup == lookup))
    connection.execute(insert(key).values(lookup=lookup, kind="browser", seat=seated.seat))
    connection.execute(insert(place).values(**vars(seated)))


def place_behind(connection: Connection, lookup: str) -> Place | None:
    """The place that those words or that browser open."""
    row = connection.execute(BEHIND, {"behind": lookup}).first()
    return Place(**values_of(row, place)) if row else None


def close_for(connection: Connection, lookup: str) -> None:
    """What hashes to `lookup` opens no seat any more."""
    connection.execute(delete(key).where(key.c.lookup == lookup))


def finish(connection: Connection, seated: Place, *, finished: bool) -> None:
    """Note whether the person says that their answers count."""
    connection.execute(FINISHES, {"behind": seated.seat, "says": finished})


def finish_anew(connection: Connection, round_id: str, exercise: str) -> None:
    """Another part is asked: whoever has said of it that their answers count has finished, nobody else.

    Also whoever's side has left since, and whose answers are their own copy: that it has left is not to be read from the count.
    """
    named = answer.c.exercise.in_((exercise, f"{COPY}{exercise}"))
    said = select(answer.c.seat).where(named, answer.c.question == FINISHED, answer.c.value == "true")
    connection.execute(update(place).where(place.c.round == round_id).values(finished=place.c.seat.in_(said)))


def begin_anew(connection: Connection, round_id: str, which: str) -> None:
    """Nobody on that side has finished; everybody but who speaks for it has first to read what holds now."""
    theirs = update(place).where(place.c.round == round_id, place.c.side == which)
    connection.execute(theirs.values(finished=False, unread=~place.c.speaker))


def note_read(connection: Connection, seated: Place) -> None:
    """Whoever sits there has read what holds now, and goes on."""
    connection.execute(update(place).where(place.c.seat == seated.seat).values(unread=False))


def note_said(connection: Connection, seated: Place, *, waits: bool = False) -> None:
    """One more note or proposal; which one is not kept. `waits`: a note, which waits for the next batch."""
    values = {"notes_written": place.c.notes_written + 1, **({"note_waiting": True} if waits else {})}
    connection.execute(update(place).where(place.c.seat == seated.seat).values(values))


def none_waits(connection: Connection, round_id: str) -> None:
    """A batch was opened: everybody may write another note."""
    connection.execute(update(place).where(place.c.round == round_id).values(note_waiting=False))


def let_speak(connection: Connection, seated: Place) -> None:
    """This seat speaks for its side from now on, and no other one of it; what anybody there has asked for is settled."""
    mine = update(place).where(place.c.round == seated.round, place.c.side == seated.side)
    connection.execute(mine.values(speaker=place.c.seat == seated.seat, wish=""))


def let_nobody_speak(connection: Connection, round_id: str, which: str) -> None:
    """No seat of that side speaks for it any more."""
    connection.execute(update(place).where(place.c.round == round_id, place.c.side == which).values(speaker=False))


def wish_for(connection: Connection, seated: Place, wish: str) -> None:
    """What this seat asks for together with others of its side."""
    connection.execute(update(place).where(place.c.seat == seated.seat).values(wish=wish))


def let_open(connection: Connection, seated: Place) -> None:
    """This seat wants its side's picture opened although somebody has held it."""
    connection.execute(update(place).where(place.c.seat == seated.seat).values(lets=True))


def let_nothing(connection: Connection, round_id: str, which: str) -> None:
    """Nobody on that side has said so of what is held, or was, any more."""
    connection.execute(update(place).where(place.c.round == round_id, place.c.side == which).values(lets=False))


def set_apart(connection: Connection, round_id: str, which: str) -> None:
    """What people of that side have answered is their own copy from now on, under a name that nothing counts."""
    seats = select(place.c.seat).where(place.c.round == round_id, place.c.side == which)
    theirs = update(answer).where(answer.c.seat.in_(seats), answer.c.exercise.not_like(f"{COPY}%"))
    connection.execute(theirs.values(exercise=COPY + answer.c.exercise))


def wish_nothing(connection: Connection, round_id: str, which: str, *wishes: str) -> None:
    """Nobody on that side asks for any of these any more; without one, for anything."""
    these = (place.c.wish.in_(wishes),) if wishes else ()
    connection.execute(update(place).where(place.c.round == round_id, place.c.side == which, *these).values(wish=""))


def who_wishes(connection: Connection, round_id: str, which: str, wish: str) -> Place | None:
    """The seat of that side that asks for this."""
    return _first(connection, place.c.round == round_id, place.c.side == which, place.c.wish == wish)


def who_speaks(connection: Connection, round_id: str, which: str) -> Place | None:
    """The seat that speaks for that side."""
    return _first(connection, place.c.round == round_id, place.c.side == which, place.c.speaker)


def _first(connection: Connection, *which: ColumnElement[bool]) -> Place | None:
    row = connection.execute(select(place).where(*which)).first()
    return Place(**values_of(row, place)) if row else None


def has_answered(connection: Connection, seated: Place) -> bool:
    """Whether anything that this seat has answered is kept."""
    given = select(answer.c.seat).where(answer.c.seat == seated.seat, answer.c.value != "null")
    return connection.execute(given).first() is not None


def move_over(connection: Connection, seated: Place, which: str) -> None:
    """This seat is on that side from now on."""
    connection.execute(update(place).where(place.c.seat == seated.seat).values(side=which, wish="", lets=False))


def hand_over(connection: Connection, exercise: str, before: Place, now: Place) -> None:
    """What the one seat has written under that name, if anything, is the other's from now on."""
    if not connection.execute(select(answer.c.seat).where(answer.c.seat == before.seat, answer.c.exercise == exercise)).first():
        return
    connection.execute(delete(answer).where(answer.c.seat == now.seat, answer.c.exercise == exercise))
    connection.execute(update(answer).where(answer.c.seat == before.seat, answer.c.exercise == exercise).values(seat=now.seat))


def written_for_sides(connection: Connection, round_id: str, exercise: str) -> dict[str, dict[str, Any]]:
    """Side → what its speaker has written under that name: question → value."""
    theirs = (place.c.round == round_id, place.c.speaker, answer.c.exercise == exercise, answer.c.value != "null")
    chosen = select(place.c.side, answer.c.question, answer.c.value).join(answer, answer.c.seat == place.c.seat).where(*theirs)
    found: dict[str, dict[str, Any]] = {}
    for which, question, value in connection.execute(chosen):
        found.setdefault(which, {})[question] = json.loads(value)
    return found


def erase_answers(connection: Connection, round_id: str, which: str, exercise: str) -> None:
    """Erase a side's answers to one part; the seats stay, so that its people are told and the head count does not speak."""
    seats = select(place.c.seat).where(place.c.round == round_id, place.c.side == which)
    connection.execute(delete(answer).where(answer.c.seat.in_(seats), answer.c.exercise == exercise))
