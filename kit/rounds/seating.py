"""Coming in: a code, a slip or six words; a seat on a side, another one before the first answer, more seats for a side."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

from kit import store
from kit.errors import MoveRefused, UnknownCode, UnknownReceipt
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.plan import MOST_PEOPLE, answering_is_over, fewest_finished, is_over, terms_of
from kit.rounds.when import SEATING
from kit.store import Connection, Database, Place, Round, RoundSide, Stage, places
from kit.store import rounds as table


def knock(database: Database, typed: str, browser: str, *, today: date) -> tuple[Round, str]:
    """The round that a join code or a slip opens, and the slip's side ("" for a join code).

    Whoever has a seat already comes back in at any stage.
    Raises: UnknownCode for a wrong, closed or expired code alike; MoveRefused for a link of somebody else's seat, and after too
    many tries.
    """
    round_, slip = _behind(database, typed)
    used = slip is not None and slip.role == store.USED
    open_now = not used and not _too_late(round_, today) and (slip is not None or joinable(round_))
    if not open_now:
        with database.reading() as connection:
            known = places.place_behind(connection, store.browser_lookup(database, browser, round_.id))
        if known is None and used:
            raise MoveRefused("round.link_used")
        if known is None:
            rights.count_a_guess()
            raise UnknownCode("No open round has this code.")
    return round_, slip.side if slip and not used else ""


def behind(database: Database, typed: str) -> tuple[Round, str]:
    """The round of a join code or a slip at whatever stage, and the slip's side: the code itself is asked for at every step.

    A round's id is in many pages; it opens nothing. Raises: UnknownCode, MoveRefused after too many tries.
    """
    round_, slip = _behind(database, typed)
    return round_, slip.side if slip else ""


def _behind(database: Database, typed: str) -> tuple[Round, store.Access | None]:
    code = store.plain_code(typed)
    with database.reading() as connection:
        slip = _slip(connection, database, code)
        round_ = table.find_round(connection, **({"id": slip.round} if slip else {"code": code}))
    if round_ is None:
        rights.count_a_guess()
        raise UnknownCode("No open round has this code.")
    return round_, slip


def _slip(connection: Connection, database: Database, code: str) -> store.Access | None:
    """What a slip of paper opens: a speaker's seat or one of the others. Raises: MoveRefused for one that was replaced."""
    held = store.held(connection, *(store.lookup_of(database, role, code) for role in (rights.SPEAKER, rights.SEAT)))
    if held and held.role == store.REPLACED:
        raise MoveRefused("round.slip_replaced", day=held.day)
    return held


def joinable(round_: Round) -> bool:
    """Whether somebody new may sit down now: while an assessment is open, in a workshop until it is locked or has ended.

    Nobody as long as partners are asked first.
    """
    if round_.draft:
        return False
    return not (round_.live.locked or round_.live.ended) if round_.live else round_.stage == Stage.OPEN


def come_back(database: Database, words: str, browser: str) -> Round:
    """The round in which six words open a seat; this browser opens it from now on. Raises: UnknownReceipt, MoveRefused."""
    way = rights.way_in(database, words, places.place_behind)
    with database.reading() as connection:
        place = places.place_behind(connection, way)
        found = table.find_round(connection, id=place.round) if place else None
    if found is None:
        rights.count_a_guess()
        raise UnknownReceipt("These words open no seat in a round.")
    rights.open_receipt(database, words, browser)
    return found


def sit_down(act: Act, read: Round, side: str, *, code: str, words: str = "") -> Place:
    """A seat on that side; with its slip, the speaker's. A second tap gets the same seat; the slip lets a finished one speak.

    Args: read, the round as the person has read it; code, its join code or a slip: a seat is never had for a round's id; words,
    `store.words_lookup` of the six that open it elsewhere from now on.
    Raises: UnknownCode for another code; MoveRefused if the round has changed since or is closed, the side is full or declared, a
    slip is needed, or somebody speaks already.
    """
    taken = _take_seat(act, read, side, code)
    if words:
        store.keep_receipt(act.connection, taken.seat, words)
    return taken


def _take_seat(act: Act, read: Round, side: str, code: str) -> Place:
    connection, round_, mine = act.connection, act.round, act.seated
    plain = store.plain_code(code)
    held = _slip(connection, act.database, plain)
    speaks = held is not None and held.role == rights.SPEAKER
    if mine and (mine.speaker or not speaks):
        return mine
    if mine and held:
        return _speak_from(act, mine, held)
    if held is None and plain != round_.code:
        raise UnknownCode("No open round has this code.")
    in_time(round_, act.today)
    if not joinable(round_) and not (speaks and round_.side(side).unseen):
        raise MoveRefused("round.locked" if round_.live and round_.live.locked else "round.closed")
    if terms_of(round_) != terms_of(read):
        raise MoveRefused("round.changed")
    _may_sit(round_, side, held)
    if speaks:
        _may_speak(connection, round_, side, None)
    if held and held.role == rights.SEAT:
        store.use_up(connection, store.lookup_of(act.database, rights.SEAT, plain))
    _room_for(round_.side(side), speaker=speaks)
    fresh = Place(secrets.token_hex(16), round_.id, side, speaks, finished=False)
    lookup = store.browser_lookup(act.database, act.browser, round_.id)
    places.add_place(connection, fresh, keep_until=round_.deletes, lookup=lookup)
    if speaks:
        table.touch(connection, round_.id)
    return fresh


def may_come(round_: Round) -> bool:
    """Whether seats may still be taken, added or changed."""
    return SEATING.holds(round_)


def _room_for(side: RoundSide, *, speaker: bool) -> None:
    """Refuse one seat too many; one is kept free for the speaker, who may come last. Raises: MoveRefused."""
    kept_free = 0 if speaker or side.spoken_for else 1
    if side.seats + kept_free >= side.people:
        raise MoveRefused("round.full")


def _speak_from(act: Act, mine: Place, slip: store.Access) -> Place:
    """Whoever sits there already and is then handed the slip speaks from the same seat: one person, one seat.

    Raises: MoveRefused on another side, where somebody speaks, or for who has not answered what the side sees apart.
    """
    round_ = act.round
    if is_over(round_, today=act.today):
        raise MoveRefused("round.over")
    if (slip.round, slip.side) != (round_.id, mine.side):
        raise MoveRefused("round.not_yours")
    _may_speak(act.connection, round_, mine.side, mine)
    places.let_speak(act.connection, mine)
    table.change_side(act.connection, round_.id, mine.side, asked_on=None)
    table.touch(act.connection, round_.id)
    return replace(mine, speaker=True)


def _may_sit(round_: Round, side: str, slip: store.Access | None) -> None:
    """Whether that slip, or none, opens a seat on that side. Raises: MoveRefused."""
    if side not in {each.id for each in round_.sides}:
        raise MoveRefused("round.not_now")
    if slip is None:
        if round_.slips:
            raise MoveRefused("round.need_slip")
        if not round_.live and not round_.side(side).anonymous:
            raise MoveRefused("round.declared")
        return
    if slip.round != round_.id or slip.side != side:
        raise MoveRefused("round.not_yours")
    if slip.role == store.USED:
        raise MoveRefused("round.link_used")


def _may_speak(connection: Connection, round_: Round, side: str, mine: Place | None) -> None:
    """Whether a slip lets somebody speak for that side now. Raises: MoveRefused."""
    if round_.side(side).spoken_for:
        raise MoveRefused("round.speaker_sits")
    if round_.side(side).unseen:
        return
    apart = (round_.live and round_.stage == Stage.CAUCUS) or not _has_answered_what_waits(connection, round_, side, mine)
    if apart:
        raise MoveRefused("round.not_now")


def _has_answered_what_waits(connection: Connection, round_: Round, side: str, mine: Place | None) -> bool:
    """Whether a new speaker has finished every part whose picture its side still sees apart: who comes later reads none."""
    apart = (part for part in round_.parts if part.stage == Stage.CAUCUS)
    waiting = [part.what for part in apart if not table.at_part(connection, round_, part.number).side(side).erased]
    return all(mine and store.load_in(connection, mine.seat, what).answer.get("finished") for what in waiting)


def move_over(act: Act, side: str, *, code: str = "") -> None:
    """Before the first answer somebody sits down on another side after all; where slips are in use, with a free one of that side.

    Raises: MoveRefused for a speaker, after an answer, for a side that is full or needs a slip; UnknownCode for another code.
    """
    round_, mine, plain = act.round, act.place, store.plain_code(code)
    in_time(round_, act.today)
    if mine.speaker or side == mine.side or places.has_answered(act.connection, mine):
        raise MoveRefused("seats.too_late_to_move")
    held = _slip(act.connection, act.database, plain)
    if plain and held is None and plain != round_.code:
        raise UnknownCode("No open round has this code.")
    if held and held.role == rights.SPEAKER:
        raise MoveRefused("round.not_yours")
    _may_sit(round_, side, held)
    _room_for(round_.side(side), speaker=False)
    if held:
        store.use_up(act.connection, store.lookup_of(act.database, rights.SEAT, plain))
    places.move_over(act.connection, mine, side)


def offer_seats(act: Act, side: str, people: int) -> None:
    """More seats for a side, or fewer: a number that holds once its speaker agrees. The number that there is: no other one waits.

    Raises: MoveRefused for a side that there is not, or a number that its mode, its seats or the house do not allow.
    """
    found = next((each for each in act.round.sides if each.id == side), None)
    if found is None:
        raise MoveRefused("round.not_now")
    if not max(found.seats, fewest_finished(found.anew()), 1) <= people <= MOST_PEOPLE:
        raise MoveRefused("seats.number")
    table.change_side(act.connection, act.round.id, side, offered=people if people != found.people else 0)


def take_seats(act: Act, people: int) -> None:
    """A side's speaker agrees to the number that was offered: from now on it has so many seats, and everybody there reads so.

    Args: people, the number as the speaker has read it. Raises: MoveRefused where another one waits, or none.
    """
    side = act.round.side(act.place.side)
    if not side.offered or people != side.offered or people < side.seats:
        raise MoveRefused("round.changed")
    planned = side.planned or side.people
    table.change_side(act.connection, act.round.id, side.id, people=people, planned=planned, offered=0)


def in_time(round_: Round, today: date) -> None:
    """Nothing, while people may come in and answer. Raises: MoveRefused once the last day for it has passed."""
    if is_over(round_, today=today):
        raise MoveRefused("round.over")
    if _too_late(round_, today):
        raise MoveRefused("round.answers_over")


def _too_late(round_: Round, today: date) -> bool:
    """Whether nobody may come in or answer any more, whatever the stage says."""
    return is_over(round_, today=today) or (round_.stage == Stage.OPEN and answering_is_over(round_, today=today))
