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
from kit.rounds.plan import answering_is_over, fewest_finished, fewest_left_out, finishers, is_over, item_of, terms_of
from kit.rounds.running import SIDE_ANSWER
from kit.store import Action, Connection, Database, Place, Round, RoundSide, Stored, places, workshop
from kit.store import rounds as table

LONGEST_PARAGRAPH, LEVELS = 1200, 5


def knock(database: Database, typed: str, browser: str, *, today: date) -> tuple[Round, str]:
    """The round that a join code or a slip opens, and the slip's side ("" for a join code).

    Whoever has a seat already comes back in at any stage.
    Raises: UnknownCode for a wrong, closed or expired code alike; MoveRefused after too many tries.
    """
    one, side = behind(database, typed)
    open_now = not _too_late(one, today) and (bool(side) or joinable(one))
    if not open_now:
        with database.reading() as connection:
            known = places.place_behind(connection, store.browser_lookup(database, browser, one.id))
        if known is None:
            rights.count_a_guess()
            raise UnknownCode("No open round has this code.")
    return one, side


def behind(database: Database, typed: str) -> tuple[Round, str]:
    """The round of a join code or a slip at whatever stage, and the slip's side: the code itself is asked for at every step.

    A round's id is in many pages; it opens nothing. Raises: UnknownCode, MoveRefused after too many tries.
    """
    code = store.plain_code(typed)
    with database.reading() as connection:
        slip = _slip(connection, database, code)
        one = table.find_round(connection, **({"id": slip.round} if slip else {"code": code}))
    if one is None:
        rights.count_a_guess()
        raise UnknownCode("No open round has this code.")
    return one, slip.side if slip else ""


def _slip(connection: Connection, database: Database, code: str) -> store.Access | None:
    """What a slip of paper opens: a speaker's seat or one of the others."""
    found = (store.held(connection, store.lookup_of(database, role, code)) for role in (rights.SPEAKER, rights.SEAT))
    return next((one for one in found if one), None)


def joinable(one: Round) -> bool:
    """Whether somebody new may sit down now: while an assessment is open, in a workshop until it is locked or has ended."""
    return not (one.live.locked or one.live.ended) if one.live else one.stage == "open"


def come_back(database: Database, words: str, browser: str) -> Round:
    """The round in which six words open a seat; this browser opens it from now on. Raises: UnknownReceipt, MoveRefused."""
    lookups = store.words_lookups(database, words)
    with database.reading() as connection:
        place = next((one for lookup in lookups if (one := places.place_behind(connection, lookup))), None)
        found = table.find_round(connection, id=place.round) if place else None
    if found is None:
        rights.count_a_guess()
        raise UnknownReceipt("These words open no seat in a round.")
    store.open_receipt(database, words, browser)
    return found


def sit_down(database: Database, one: Round, side: str, *, slip: str, browser: str, today: date) -> Place:
    """A seat on that side; with its slip, the speaker's. A second tap gets the same seat; the slip lets a finished one speak.

    Args: one, the round as the person has read it. Raises: MoveRefused if it has changed since or is closed, the side is full or
    declared, a slip is needed, or somebody speaks already.
    """
    lookup = store.browser_lookup(database, browser, one.id)
    with database.writing() as connection:
        mine, held = places.place_behind(connection, lookup), _slip(connection, database, store.plain_code(slip))
        speaks = held is not None and held.role == rights.SPEAKER
        if mine and (mine.speaker or not slip or (held and not speaks)):
            return mine
        if slip and held is None:
            raise MoveRefused("round.not_yours")
        now = _found(connection, one.id, today) if mine else _joining(connection, one.id, today)
        if terms_of(now) != terms_of(one):
            raise MoveRefused("round.changed")
        _may_sit(connection, now, side, held, mine)
        if mine:
            return _speak_from(connection, mine, side)
        if held and held.role == rights.SEAT:
            store.use_up(connection, store.lookup_of(database, rights.SEAT, store.plain_code(slip)))
        _room_for(connection, now, side, speaker=speaks)
        fresh = Place(secrets.token_hex(16), now.id, side, speaks, finished=False)
        places.add_place(connection, fresh, keep_until=now.deletes, lookup=lookup)
        if speaks:
            table.bump(connection, now.id)
    return fresh


def _room_for(connection: Connection, one: Round, side: str, *, speaker: bool) -> None:
    """Refuse one seat too many; one is kept free for the speaker, who may come last. Raises: MoveRefused."""
    taken = places.heads(connection, one.id).get(side, (0, 0))[0]
    kept_free = 0 if speaker or places.speaker_of(connection, one.id, side) else 1
    if taken + kept_free >= one.side(side).people:
        raise MoveRefused("round.full")


def _speak_from(connection: Connection, mine: Place, side: str) -> Place:
    """Whoever answered already and is then handed the slip speaks from the same seat. Raises: MoveRefused on another side."""
    if mine.side != side or not mine.finished:
        raise MoveRefused("round.not_yours")
    places.let_speak(connection, mine)
    return replace(mine, speaker=True)


def _may_sit(connection: Connection, one: Round, side: str, slip: store.Access | None, mine: Place | None) -> None:
    """Whether that slip, or none, opens a seat on that side. Raises: MoveRefused."""
    if side not in {each.id for each in one.sides}:
        raise MoveRefused("round.not_now")
    if slip is None:
        if one.slips:
            raise MoveRefused("round.need_slip")
        if not one.live and not one.side(side).anonymous:
            raise MoveRefused("round.declared")
        return
    if slip.round != one.id or slip.side != side:
        raise MoveRefused("round.not_yours")
    if slip.role == rights.SPEAKER and places.speaker_of(connection, one.id, side):
        raise MoveRefused("round.speaker_sits")
    apart = one.stage == "own" or not _has_answered_what_waits(connection, one, side, mine)
    if slip.role == rights.SPEAKER and one.live and apart:
        raise MoveRefused("round.not_now")


def _has_answered_what_waits(connection: Connection, one: Round, side: str, mine: Place | None) -> bool:
    """Whether a new speaker has finished every part whose picture its side still sees apart: who comes later reads none."""
    apart = (part for part in one.parts if part.stage == "own")
    waiting = [part.what for part in apart if not table.at_part(connection, one, part.number).side(side).erased]
    return all(mine and store.load_in(connection, mine.seat, what).answer.get("finished") for what in waiting)


def answer_key(one: Round, place: Place) -> str:
    """Under which name a seat's answers are kept now: its own, or its side's while the speaker writes for it."""
    theirs = one.now.pools == "declared" and one.stage == "own" and place.speaker
    return f"{SIDE_ANSWER}{one.now.what}" if theirs else one.now.what


def answers_of(database: Database, place: Place) -> Stored:
    """What is committed for this seat, of the part that is asked now."""
    with database.reading() as connection:
        one = table.find_round(connection, id=place.round)
        return store.load_in(connection, place.seat, answer_key(one, place)) if one else Stored()


def side_answer(database: Database, place: Place) -> Stored:
    """What the speaker of this seat's side has written for it so far; only its own people may ask."""
    with database.reading() as connection:
        one, speaker = table.find_round(connection, id=place.round), places.speaker_of(connection, place.round, place.side)
        return store.load_in(connection, speaker.seat, f"{SIDE_ANSWER}{one.now.what}") if one and speaker else Stored()


def answer(database: Database, place: Place, given: Mapping[str, Any], *, rev: int, today: date, part: int = 1) -> Stored:
    """Keep a seat's whole answer to a part, checked against its questions before. As `store.save`.

    Raises: MoveRefused once that part is closed, not asked, or the seat is gone; NotSaved if the database cannot write.
    """
    with database.writing() as connection:
        one, now = _found(connection, place.round, today), places.place_of(connection, place.seat)
        if now is None:
            raise MoveRefused("round.no_seat")
        key = answer_key(one, now)
        if one.part != part or (key == one.now.what and one.stage != "open"):
            raise MoveRefused("round.closed")
        if key != one.now.what and one.side(now.side).agreed:
            raise MoveRefused("round.agreed")
        kept = store.save_in(connection, place.seat, key, given, rev=rev)
        if kept.rev == rev and key == one.now.what:
            places.finish(connection, place, finished=kept.answer.get("finished") is True)
    return kept


def count_paper(database: Database, place: Place, slips: int, counts: Mapping[str, Sequence[int]], *, today: date) -> None:
    """A speaker enters what the slips of paper of an anonymous side say: question → how many for each of five levels.

    Anybody else of that side may enter them once more, to the same figures: `plan.paper_counts` says when that is needed.
    Raises: MoveRefused unless the part is open, no question has more answers than there are slips, and both say the same.
    """
    with database.writing() as connection:
        one = _found(connection, place.round, today)
        now, side = places.place_of(connection, place.seat), one.side(place.side)
        if now is None or one.stage != "open" or one.now.pools != "levels" or not side.anonymous:
            raise MoveRefused("round.not_now")
        done = places.heads(connection, one.id).get(side.id, (0, 0))[1]
        sound = all(len(levels) == LEVELS and min(levels) >= 0 and sum(levels) <= slips for levels in counts.values())
        if not sound or not 0 <= slips <= side.people - done:
            raise MoveRefused("round.paper_sum")
        written = {(question, level): n for question, levels in counts.items() for level, n in enumerate(levels) if n}
        (_enter if now.speaker else _check)(connection, one, side, slips, written)


Slips = Mapping[tuple[str, int], int]  # (question, level) → how many


def _enter(connection: Connection, one: Round, side: RoundSide, slips: int, written: Slips) -> None:
    workshop.count_paper(connection, one.id, one.part, side.id, written)
    table.change_side(connection, one.id, side.id, number=one.part, paper=slips, paper_state="entered" if slips else "")


def _check(connection: Connection, one: Round, side: RoundSide, slips: int, written: Slips) -> None:
    """The second person, who is not the speaker, has counted too. Raises: MoveRefused where nothing is entered or it differs."""
    if not side.paper_state:
        raise MoveRefused("round.not_now")
    if (slips, dict(written)) != (side.paper, workshop.paper(connection, one.id, one.part, side.id)):
        raise MoveRefused("round.paper_differs")
    table.change_side(connection, one.id, side.id, number=one.part, paper_state="checked")


def hand_on(database: Database, place: Place, browser: str) -> None:
    """The phone goes to somebody else: this browser opens the seat no more, its six words still do."""
    with database.writing() as connection:
        places.close_for(connection, store.browser_lookup(database, browser, place.round))


def withdraw(database: Database, place: Place) -> None:
    """Erase a seat and every answer of it. What has been released stays: it shows nobody."""
    store.erase(database, store.Seat(place.seat, date.min))


def finished(database: Database, one: Round) -> tuple[int, int]:
    """How many have finished and how many have a seat, over all sides together."""
    with database.reading() as connection:
        heads = places.heads(connection, one.id).values()
    return sum(done for _, done in heads), sum(seats for seats, _ in heads)


def enough(database: Database, one: Round) -> bool:
    """Whether every side has as many finished answers as it needs; which one has not is not said."""
    with database.reading() as connection:
        heads = places.heads(connection, one.id)
    return all(finishers(side, heads.get(side.id, (0, 0))[1]) >= fewest_finished(side) for side in one.sides)


def seats_taken(database: Database, place: Place) -> int:
    """How many seats are taken on one's own side, for its own people: they know how many they are."""
    with database.reading() as connection:
        return places.heads(connection, place.round).get(place.side, (0, 0))[0]


def agree(database: Database, place: Place, items: Sequence[str], *, today: date) -> None:
    """A side's speaker leaves out those items and agrees to show the others; again until the reveal.

    Where the speaker has written the side's answer, there is nothing to leave out: what is not written is not shown.
    Raises: MoveRefused unless it is the speaker, the side sees its own picture now, and one item in six is left out.
    """
    with database.writing() as connection:
        one = _speaking(connection, place, "own")
        if is_over(one, today=today):
            raise MoveRefused("round.over")
        shown = {item_of(row.question) for row in table.releases(connection, one.id, place.side, one.part)}
        if not set(items) <= shown or len(set(items)) < fewest_left_out(len(shown)):
            raise MoveRefused("round.leave_more")
        table.leave_out(connection, one.id, one.part, place.side, sorted(set(items)))
        table.change_side(connection, one.id, place.side, number=one.part, agreed=True)
        table.bump(connection, one.id)


def take_back(database: Database, place: Place) -> None:
    """The side does not agree any more; possible until the reveal. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _speaking(connection, place, "own")
        table.change_side(connection, one.id, place.side, number=one.part, agreed=False)
        table.bump(connection, one.id)


def accept(database: Database, place: Place, *, paragraph: str, accepted: bool) -> None:
    """A side's own paragraph in the report, and whether it accepts the report. Raises: MoveRefused."""
    with database.writing() as connection:
        one = _speaking(connection, place, "")
        table.change_side(connection, one.id, place.side, paragraph=paragraph[:LONGEST_PARAGRAPH], accepted=accepted)


def confirm(database: Database, place: Place, one_read: Action) -> None:
    """A partner side's speaker confirms an action as it was read.

    Raises: MoveRefused for the side that the round is about, or if the action says something else by now.
    """
    with database.writing() as connection:
        one = _speaking(connection, place, "")
        if place.side == one.about:
            raise MoveRefused("round.not_yours")
        if one_read not in table.actions(connection, one.id):
            raise MoveRefused("round.changed")
        table.confirm_action(connection, one.id, one_read.number)


def _found(connection: Connection, round_id: str, today: date) -> Round:
    one = table.find_round(connection, id=round_id)
    if one is None:
        raise MoveRefused("round.closed")
    if _too_late(one, today):
        raise MoveRefused("round.over" if is_over(one, today=today) else "round.answers_over")
    return one


def _too_late(one: Round, today: date) -> bool:
    """Whether nobody may come in or answer any more, whatever the stage says."""
    return is_over(one, today=today) or (one.stage == "open" and answering_is_over(one, today=today))


def _joining(connection: Connection, round_id: str, today: date) -> Round:
    one = _found(connection, round_id, today)
    if not joinable(one):
        raise MoveRefused("round.locked" if one.live and one.live.locked else "round.closed")
    return one


def _speaking(connection: Connection, place: Place, stage: str) -> Round:
    """The round of a speaker's seat on that stage ("": once revealed), read anew. Raises: MoveRefused."""
    now, one = places.place_of(connection, place.seat), table.find_round(connection, id=place.round)
    if now is None or one is None or not now.speaker:
        raise MoveRefused("round.not_yours")
    if one.stage != stage if stage else not (one.opened or (one.live and one.live.line >= 0)):
        raise MoveRefused("round.not_now")
    return one
