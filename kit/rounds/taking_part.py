"""Joining, answering, withdrawing; and what only a side's speaker may do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kit import store
from kit.errors import MoveRefused, UnknownCode, UnknownReceipt
from kit.rounds import rights
from kit.rounds.plan import fewest_left_out, is_over, item_of
from kit.store import Action, Connection, Database, Place, Round, Stored, raw
from kit.store import rounds as table

LONGEST_PARAGRAPH = 1200


def knock(database: Database, typed: str, browser: str, *, today: date) -> tuple[Round, str]:
    """The round that a join code or a speaker's slip opens, and the slip's side ("" for a join code).

    Whoever has a seat already comes back in at any stage.
    Raises: UnknownCode for a wrong, closed or expired code alike; MoveRefused after too many tries.
    """
    rights.may_guess()
    code = store.plain_code(typed)
    with database.reading() as connection:
        slip = store.held(connection, store.lookup_of(database, rights.SPEAKER, code))
        one = table.find_round(connection, **({"id": slip.round} if slip else {"code": code}))
        known = one and table.place_behind(connection, store.browser_lookup(database, browser, one.id))
    open_now = one is not None and not is_over(one, today=today) and (bool(slip) or one.stage == "open")
    if one is None or not (known or open_now):
        rights.count_a_guess()
        raise UnknownCode("No open round has this code.")
    return one, slip.side if slip else ""


def come_back(database: Database, words: str, browser: str) -> Round:
    """The round in which six words open a seat; this browser opens it from now on. Raises: UnknownReceipt, MoveRefused."""
    rights.may_guess()
    lookup = store.words_lookup(database, words)
    with database.reading() as connection:
        place = table.place_behind(connection, lookup)
        found = table.find_round(connection, id=place.round) if place else None
    if found is None:
        rights.count_a_guess()
        raise UnknownReceipt("These words open no seat in a round.")
    store.open_receipt(database, words, browser)
    return found


def sit_down(database: Database, one: Round, side: str, *, slip: str, browser: str, today: date) -> Place:
    """A seat on that side; with its slip, the speaker's. A second tap gets the same seat; the slip lets a finished one speak.

    Raises: MoveRefused if the round is closed, the side is full or declared, or somebody speaks for it already.
    """
    lookup = store.browser_lookup(database, browser, one.id)
    with database.writing() as connection:
        mine = table.place_behind(connection, lookup)
        if mine and (mine.speaker or not slip):
            return mine
        now = _found(connection, one.id, today) if mine else _open(connection, one.id, today)
        speaker = _speaks(connection, database, now, side, slip)
        if mine:
            return _speak_from(connection, mine, side)
        taken = table.heads(connection, now.id).get(side, (0, 0))[0]
        kept_free = 0 if speaker or table.speaker_of(connection, now.id, side) else 1  # for the speaker, who may come last
        if taken + kept_free >= now.side(side).people:
            raise MoveRefused("round.full")
        fresh = Place(secrets.token_hex(16), now.id, side, speaker, finished=False)
        table.add_place(connection, fresh, keep_until=now.deletes, lookup=lookup)
    return fresh


def _speak_from(connection: Connection, mine: Place, side: str) -> Place:
    """Whoever answered already and is then handed the slip speaks from the same seat. Raises: MoveRefused on another side."""
    if mine.side != side or not mine.finished:
        raise MoveRefused("round.not_yours")
    table.let_speak(connection, mine)
    return replace(mine, speaker=True)


def _speaks(connection: Connection, database: Database, one: Round, side: str, slip: str) -> bool:
    """Whether the slip makes this the speaker's seat. Raises: MoveRefused."""
    if side not in {each.id for each in one.sides}:
        raise MoveRefused("round.not_now")
    if not slip:
        if not one.side(side).anonymous:
            raise MoveRefused("round.declared")
        return False
    held = store.held(connection, store.lookup_of(database, rights.SPEAKER, store.plain_code(slip)))
    if held is None or held.round != one.id or held.side != side:
        raise MoveRefused("round.not_yours")
    if table.speaker_of(connection, one.id, side):
        raise MoveRefused("round.speaker_sits")
    return True


def answers_of(database: Database, place: Place) -> Stored:
    """What is committed for this seat."""
    return store.load(database, place.seat, raw.ASSESSMENT)


def answer(database: Database, place: Place, given: Mapping[str, Any], *, rev: int, today: date) -> Stored:
    """Keep a seat's whole answer, checked against its questions before. As `store.save`.

    Raises: MoveRefused once the round is closed or the seat is gone; NotSaved if the database cannot write.
    """
    with database.writing() as connection:
        _open(connection, place.round, today)
        if table.place_of(connection, place.seat) is None:
            raise MoveRefused("round.no_seat")
        kept = store.save_in(connection, place.seat, raw.ASSESSMENT, given, rev=rev)
        if kept.rev == rev:
            table.finish(connection, place, finished=kept.answer.get("finished") is True)
    return kept


def hand_on(database: Database, place: Place, browser: str) -> None:
    """The phone goes to somebody else: this browser opens the seat no more, its six words still do."""
    with database.writing() as connection:
        table.close_for(connection, store.browser_lookup(database, browser, place.round))


def withdraw(database: Database, place: Place) -> None:
    """Erase a seat and every answer of it. What has been released stays: it shows nobody."""
    store.erase(database, store.Seat(place.seat, date.min))


def finished(database: Database, one: Round) -> tuple[int, int]:
    """How many have finished and how many have a seat, over all sides together."""
    with database.reading() as connection:
        heads = table.heads(connection, one.id).values()
    return sum(done for _, done in heads), sum(seats for seats, _ in heads)


def enough(database: Database, one: Round) -> bool:
    """Whether every side has as many finished answers as it needs; which one has not is not said."""
    with database.reading() as connection:
        heads = table.heads(connection, one.id)
    return all(heads.get(side.id, (0, 0))[1] >= (7 if side.anonymous else 1) for side in one.sides)


def agree(database: Database, place: Place, items: Sequence[str], *, today: date) -> None:
    """A side's speaker leaves out those items and agrees to show the others; again until the reveal.

    Raises: MoveRefused unless it is the speaker, the side sees its own picture now, and one item in six is left out.
    """
    with database.writing() as connection:
        one = _speaking(connection, place, "own")
        if is_over(one, today=today):
            raise MoveRefused("round.over")
        shown = {item_of(row.question) for row in table.releases(connection, one.id, place.side)}
        if not set(items) <= shown or len(set(items)) < fewest_left_out(len(shown)):
            raise MoveRefused("round.leave_more")
        table.leave_out(connection, one.id, place.side, sorted(set(items)))
        table.change_side(connection, one.id, place.side, agreed=True)


def take_back(database: Database, place: Place) -> None:
    """The side does not agree any more; possible until the reveal. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _speaking(connection, place, "own")
        table.change_side(connection, one.id, place.side, agreed=False)


def accept(database: Database, place: Place, *, paragraph: str, accepted: bool) -> None:
    """A side's own paragraph in the report, and whether it accepts the report. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _speaking(connection, place, "revealed")
        table.change_side(connection, one.id, place.side, paragraph=paragraph[:LONGEST_PARAGRAPH], accepted=accepted)


def confirm(database: Database, place: Place, one_read: Action) -> None:
    """A partner side's speaker confirms an action as it was read.

    Raises: MoveRefused for the side that the round is about, or if the action says something else by now.
    """
    with database.writing() as connection:
        one = _speaking(connection, place, "revealed")
        if place.side == one.about:
            raise MoveRefused("round.not_yours")
        if one_read not in table.actions(connection, one.id):
            raise MoveRefused("round.changed")
        table.confirm_action(connection, one.id, one_read.number)


def _found(connection: Connection, round_id: str, today: date) -> Round:
    one = table.find_round(connection, id=round_id)
    if one is None:
        raise MoveRefused("round.closed")
    if is_over(one, today=today):
        raise MoveRefused("round.over")
    return one


def _open(connection: Connection, round_id: str, today: date) -> Round:
    one = _found(connection, round_id, today)
    if one.stage != "open":
        raise MoveRefused("round.closed")
    return one


def _speaking(connection: Connection, place: Place, stage: str) -> Round:
    """The round of a speaker's seat on that stage, read anew: what the caller knows may be old. Raises: MoveRefused."""
    now, one = table.place_of(connection, place.seat), table.find_round(connection, id=place.round)
    if now is None or one is None or not now.speaker:
        raise MoveRefused("round.not_yours")
    if one.stage != stage:
        raise MoveRefused("round.not_now")
    return one
