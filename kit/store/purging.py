"""What is erased after its day, and the little that stays: what was shown, what was agreed, and what one needs to read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from kit.store.access import new_code
from kit.store.database import Database, kind_of
from kit.store.decided import NOTED_FOR
from kit.store.game_tables import chair, choice, game
from kit.store.nouns import Stage
from kit.store.rounds import change_side, forget_own
from kit.store.seats import remove_seats
from kit.store.tables import (
    access,
    action,
    answer,
    clock,
    left_out,
    live,
    part,
    part_state,
    place,
    release,
    rounds,
    said,
    seat,
    side,
)
from kit.store.workshop_tables import note, proposal, stance, tally

JUMP = timedelta(days=30)
WRITTEN = (chair, choice, game, left_out, note, proposal, stance, tally)  # by the people of a round, while it lasted
RUNS = "facilitator"  # the role that may begin the next round, as long as what became of the actions is noted
UNSAID: dict[str, object] = {
    "finished": False, "notes_written": 0, "note_waiting": False, "wish": "", "unread": False, "lets": False,
}  # fmt: skip


def purge(database: Database, *, today: date, starting: bool = False) -> int:
    """Remove every seat whose day has passed, and what rounds need no more whose day has passed; returns how many seats.

    After a jump of the clock by more than a month, forward, nothing is removed before a later day has come.
    `starting`: a copy from before the tables were brought up to date stays until the start has succeeded (`forget_copies`).
    """
    if not starting:
        forget_copies(database)
    with database.writing() as connection:
        if not _sure_of(connection, today):
            return 0
        ended = list(connection.scalars(select(rounds.c.id).where(rounds.c.deletes < today)))
        noting = _still_noting(connection, ended, today)
        speak = _speakers(connection, noting)
        own = select(place.c.seat).where(place.c.round.in_(ended))
        over = select(seat.c.id).where((seat.c.keep_until < today) | seat.c.id.in_(own), seat.c.id.not_in(speak))
        gone = list(connection.scalars(over))
        remove_seats(connection, gone)
        _leave_the_way_in(connection, speak, noting)
        _forget(connection, ended, noting)
    return len(gone)


def forget_copies(database: Database) -> None:
    """Remove what was copied before the tables were brought up to date: the start has succeeded."""
    kind_of(database.engine).forget_copies(database.engine.url)


def _still_noting(connection: Connection, ended: list[str], today: date) -> dict[str, date]:
    """Those rounds whose speakers may still note what became of the actions, with the last day of it."""
    last = func.max(action.c.by)
    wanted = select(action.c.round, last).where(action.c.round.in_(ended)).group_by(action.c.round)
    rows = connection.execute(wanted.having(last >= (today - NOTED_FOR).isoformat())).all()
    return {round_id: date.fromisoformat(by) + NOTED_FOR for round_id, by in rows}


def _speakers(connection: Connection, noting: Iterable[str]) -> dict[str, str]:
    """The seats of those who speak in these rounds, with the round of each."""
    theirs = select(place.c.seat, place.c.round).where(place.c.round.in_(noting), place.c.speaker)
    return dict(map(tuple, connection.execute(theirs).all()))


def _leave_the_way_in(connection: Connection, seats: dict[str, str], until: dict[str, date]) -> None:
    """Leave of speakers what opens their seat, to note what became of the actions, and nothing that they did there."""
    connection.execute(delete(answer).where(answer.c.seat.in_(seats)))
    connection.execute(update(place).where(place.c.seat.in_(seats)).values(UNSAID))
    for own, round_id in seats.items():
        connection.execute(update(seat).where(seat.c.id == own).values(keep_until=until[round_id]))


def _forget(connection: Connection, ended: list[str], noting: Iterable[str]) -> None:
    """Leave of rounds that are over what was shown and agreed; of one in which nothing was, nothing."""
    _forget_what_waited(connection, ended)
    for table in WRITTEN:
        connection.execute(delete(table).where(table.c.round.in_(ended)))
    words = dict.fromkeys(("topics", "laptop", "channel", "hour", "meets"), "")
    connection.execute(update(live).where(live.c.round.in_(ended)).values(**words, begun=0.0, paused_at=0.0))
    connection.execute(update(rounds).where(rounds.c.id.in_(ended)).values(pays=""))
    connection.execute(update(said).where(said.c.round.in_(ended)).values(not_now=False))
    connection.execute(delete(said).where(said.c.round.in_(ended), said.c.became == ""))
    connection.execute(update(side).where(side.c.round.in_(ended)).values(reply="", meant="", wants=""))
    connection.execute(delete(access).where(access.c.round.in_(ended), access.c.role != RUNS))
    connection.execute(delete(access).where(access.c.round.in_(ended), access.c.round.not_in(noting)))
    read = {id_ for table in (release, action) for id_ in connection.scalars(select(table.c.round).distinct())}
    bare = [id_ for id_ in ended if id_ not in read]
    for table in (access, live, part_state, part, said, side):
        connection.execute(delete(table).where(table.c.round.in_(bare)))
    connection.execute(delete(rounds).where(rounds.c.id.in_(bare)))


def _forget_what_waited(connection: Connection, ended: list[str]) -> None:
    """Each side's own picture of a part that was never shown: nobody else has seen it, and nobody will (0008 lets it go)."""
    apart = select(part.c.round, part.c.number).where(part.c.round.in_(ended), part.c.stage == Stage.CAUCUS)
    for round_id, number in connection.execute(apart).all():
        for which in connection.scalars(select(side.c.id).where(side.c.round == round_id)).all():
            change_side(connection, round_id, which, number=number, erased=True, agreed=False)
            forget_own(connection, round_id, number, which)


def remove_round(connection: Connection, round_id: str) -> None:
    """All of a round in which nobody sits and nothing was released, and who may do what in it."""
    for table in (*WRITTEN, action, said, access, live, part_state, part, side):
        connection.execute(delete(table).where(table.c.round == round_id))
    connection.execute(delete(rounds).where(rounds.c.id == round_id))


def clear_round(connection: Connection, round_id: str) -> None:
    """All that people did in a rehearsal, and every way into it; rows that were shown stay, and no code opens them."""
    seated = list(connection.scalars(select(place.c.seat).where(place.c.round == round_id)))
    remove_seats(connection, seated)
    for table in (action, said):
        connection.execute(delete(table).where(table.c.round == round_id))
    _forget(connection, [round_id], [])
    connection.execute(
        update(rounds).where(rounds.c.id == round_id).values(code=new_code(), results=new_code(), version=rounds.c.version + 1)
    )


def _sure_of(connection: Connection, today: date) -> bool:
    """Whether today may be believed; it is noted as the last day seen."""
    before = connection.execute(select(clock.c.day, clock.c.sure)).first()
    jumped = before is not None and before.day + JUMP < today
    still = before is not None and not before.sure and before.day == today
    sure = not (jumped or still)
    connection.execute(delete(clock))
    connection.execute(insert(clock).values(id=1, day=today, sure=sure))
    return sure
