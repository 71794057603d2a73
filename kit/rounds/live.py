"""The moves of a workshop: where the run-sheet stands, what is asked, the board, proposals that become actions."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from time import time

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.plan import is_over
from kit.store import AGAIN, RUNS, Action, Connection, Database, Note, Part, Place, Proposal, Released, Round, places, workshop
from kit.store import rounds as table

SCREENS = ("on", "blank", "frozen")
STANCES = ("with_all", "with_wish", "can_live", "must_talk", "cannot")  # gradients of agreement, the first three agree
AGREES = STANCES[:3]
SWITCHES = frozenset({"paused", "locked", "phones", "projector", "board", "screen", "second", "more"})
MOST_ACTIONS, MOST_SAID, FEWEST_NOTES = 3, 10, 5
LONGEST_NOTE = 280


def go(database: Database, round_id: str, line: int, part: int, *, browser: str) -> None:
    """Go to a line of the run-sheet and to the part that it is about (0: none). Raises: MoveRefused."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        if part and part not in {each.number for each in one.parts}:
            raise MoveRefused("round.not_now")
        _ask(connection, one, part)
        workshop.change_live(connection, one.id, line=line, begun=time(), more=0, paused=False, paused_at=0.0)


def _ask(connection: Connection, one: Round, number: int) -> None:
    workshop.ask_part(connection, one.id, number)
    what = next((each.what for each in one.parts if each.number == number), "")
    places.finish_anew(connection, one.id, what)


def open_part(database: Database, round_id: str, *, browser: str, today: date) -> None:
    """Ask the part that the room has come to. Raises: MoveRefused unless it waits."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        if one.stage != "waiting" or not one.part or is_over(one, today=today):
            raise MoveRefused("round.not_now")
        table.move(connection, one.id, one.part, "open")


def choose_subjects(database: Database, round_id: str, subjects: Sequence[str], *, browser: str) -> None:
    """Which subjects of an exercise this room talks about, before it opens. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        if one.stage != "waiting" or not subjects:
            raise MoveRefused("round.not_now")
        table.choose_subjects(connection, one.id, one.part, subjects)
        table.bump(connection, one.id)


def look_again(database: Database, round_id: str, *, browser: str) -> None:
    """A second look at the part that has just been revealed: its questions once more, shown to all at once.

    Raises: MoveRefused unless it is revealed, was pooled, and has had none.
    """
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        what = f"{AGAIN}{one.part}"
        if one.stage != "revealed" or one.now.pools != "levels" or one.now.again or what in {each.what for each in one.parts}:
            raise MoveRefused("round.not_now")
        fresh = Part(max(each.number for each in one.parts) + 1, what, "levels", "open", one.now.subjects)
        table.add_part(connection, one.id, fresh)
        _ask(connection, one, fresh.number)
        workshop.change_live(connection, one.id, begun=time(), more=0, paused=False, paused_at=0.0)


def switch(database: Database, round_id: str, *, browser: str, **values: object) -> None:
    """Pause, lock the lobby, let the board write, show or hide what is revealed, add minutes. Raises: MoveRefused."""
    if not values.keys() <= SWITCHES or values.get("screen", "on") not in SCREENS:
        raise MoveRefused("round.not_now")
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        workshop.change_live(connection, one.id, **values, **_clock(one, values.get("paused")))


def _clock(one: Round, paused: object) -> dict[str, float]:
    """What a pause does to the clock of a line: it stands still, and goes on from where it stood."""
    live = one.live
    if live is None or paused is None or paused == live.paused:
        return {}
    return {"paused_at": time()} if paused else {"paused_at": 0.0, "begun": live.begun + time() - live.paused_at}


def end(database: Database, round_id: str, *, browser: str) -> None:
    """The workshop is over: nobody new sits down, nothing is asked any more. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        _ask(connection, one, 0)
        over = {"ended": True, "board": False, "paused": False, "paused_at": 0.0, "begun": 0.0, "phones": True}
        workshop.change_live(connection, one.id, **over)


def safety(database: Database, round_id: str, *, browser: str) -> list[Released]:
    """What the safety check says, all sides together, for who facilitates. Raises: MoveRefused for anybody else."""
    with database.reading() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        return table.releases(connection, round_id, RUNS)


# ---- the board


def write_note(database: Database, place: Place, words: str, *, token: str = "") -> None:
    """A few words that nobody sees before a batch is opened, one note a person: a batch of five is of five people.

    Args: token, what names this very tap: said twice, since the answer was lost, it is one note.
    Raises: MoveRefused while the board is closed, or one's own note waits.
    """
    with database.writing() as connection:
        one, now = _seated(connection, place)
        which = _id_of(database, place, token)
        if which in {note.id for note in workshop.notes(connection, one.id)}:
            return
        if not (one.live and one.live.board) or now.said >= MOST_SAID or not words.strip():
            raise MoveRefused("board.closed" if now.said < MOST_SAID else "board.enough")
        if now.noted:
            raise MoveRefused("board.waits")
        places.note_said(connection, now, waits=True)
        workshop.add_note(connection, one.id, which, words.strip()[:LONGEST_NOTE])


def _id_of(database: Database, place: Place, token: str) -> str:
    """A note's or a proposal's id: it says nothing of who wrote it without the pepper, and is the same for the same tap."""
    return store.lookup_of(database, "said", place.seat, token or secrets.token_hex(16))[:16]


def notes(database: Database, round_id: str, *, browser: str) -> list[Note]:
    """The batches that have been opened, for who facilitates; of what waits, nothing. Raises: MoveRefused."""
    with database.reading() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        return [note for note in workshop.notes(connection, round_id) if note.batch]


def shown_notes(database: Database, round_id: str) -> list[Note]:
    """What everybody may read."""
    with database.reading() as connection:
        return [note for note in workshop.notes(connection, round_id) if note.shown]


def open_batch(database: Database, round_id: str, *, browser: str) -> None:
    """Who facilitates reads what waits, shuffled, to strike names before it is shown. Raises: MoveRefused while few wait."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        found = workshop.notes(connection, one.id)
        if sum(not note.batch for note in found) < FEWEST_NOTES:
            raise MoveRefused("board.few")
        workshop.open_batch(connection, one.id, max((note.batch for note in found), default=0) + 1)
        places.none_waits(connection, one.id)
        table.bump(connection, one.id)


def show_batch(database: Database, round_id: str, number: int, *, browser: str) -> None:
    """Everybody sees that batch at the same moment. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        if number < 1:
            raise MoveRefused("round.not_now")
        workshop.show_batch(connection, one.id, number)
        table.bump(connection, one.id)


def strike_note(database: Database, round_id: str, which: str, *, browser: str) -> None:
    """Erase a note that names somebody. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        workshop.strike_note(connection, one.id, which)
        table.bump(connection, one.id)


# ---- proposals


def propose(database: Database, place: Place, *, token: str = "", **parts: str) -> None:
    """Anybody proposes an action; nobody is told who. Raises: MoveRefused before the workshop has begun or after its end.

    Args: token, what names this very tap: said twice, since the answer was lost, it is one proposal.
    """
    with database.writing() as connection:
        one, now = _seated(connection, place)
        which = _id_of(database, place, token)
        if which in {each.id for each in workshop.proposals(connection, one.id)}:
            return
        if one.live is None or one.live.line < 0 or one.live.ended or now.said >= MOST_SAID:
            raise MoveRefused("round.not_now")
        places.note_said(connection, now)
        workshop.propose(connection, one.id, which, **parts)
        table.bump(connection, one.id)


def proposals(database: Database, round_id: str) -> list[Proposal]:
    """What has been proposed, and what sides say of it."""
    with database.reading() as connection:
        return workshop.proposals(connection, round_id)


def say_of(database: Database, place: Place, which: str, said: str, reason: str) -> None:
    """A side's speaker says how far the side agrees; a reason is optional. Raises: MoveRefused."""
    with database.writing() as connection:
        one, now = _seated(connection, place)
        if not now.speaker or said not in STANCES or which not in {each.id for each in workshop.proposals(connection, one.id)}:
            raise MoveRefused("round.not_yours")
        workshop.say_of(connection, one.id, which, (now.side, said, reason))
        table.bump(connection, one.id)


def agreed_by_all(one: Round, proposal: Proposal) -> bool:
    """Whether every side has said that it can live with it; silence is not agreement."""
    said = {side: stance for side, stance, _ in proposal.stances}
    return all(said.get(side.id) in AGREES for side in one.sides)


def take(database: Database, round_id: str, which: str, *, browser: str) -> None:
    """A proposal that every side agrees to becomes an action, one of three at most. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _running(connection, database, round_id, browser)
        found = next((each for each in workshop.proposals(connection, one.id) if each.id == which), None)
        if found is None or found.taken or not agreed_by_all(one, found):
            raise MoveRefused("round.not_agreed_by_all")
        free = set(range(1, MOST_ACTIONS + 1)) - {each.number for each in table.actions(connection, one.id)}
        if not free:
            raise MoveRefused("round.three_at_most")
        table.write_action(connection, one.id, action_from(found, min(free)))
        workshop.take_proposal(connection, one.id, which, min(free))
        table.bump(connection, one.id)


def action_from(one: Proposal, number: int) -> Action:
    """The action that a proposal becomes."""
    return Action(number=number, what=one.what, who=one.who, means=one.means, by=one.by, sign=one.sign)


def _seated(connection: Connection, place: Place) -> tuple[Round, Place]:
    """The round and the place as they are now. Raises: MoveRefused if the seat is gone."""
    one, now = table.find_round(connection, id=place.round), places.place_of(connection, place.seat)
    if one is None or now is None:
        raise MoveRefused("round.no_seat")
    return one, now


def _running(connection: Connection, database: Database, round_id: str, browser: str) -> Round:
    """The workshop that this browser runs. Raises: MoveRefused."""
    rights.need(connection, database, browser, rights.FACILITATOR, round_id)
    one = table.find_round(connection, id=round_id)
    if one is None or one.live is None or one.live.ended:
        raise MoveRefused("round.not_now")
    return one
