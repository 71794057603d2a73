"""Joining, answering, withdrawing; and what only a side's speaker may do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kit import scoring, store
from kit.errors import MoveRefused, UnknownCode, UnknownReceipt
from kit.rounds import rights
from kit.rounds.closing import SIDE_ANSWER
from kit.rounds.move import Act
from kit.rounds.plan import answering_is_over, fewest_left_out, is_over, item_of, report_as_read, terms_of
from kit.store import Action, Connection, Database, Place, Pooling, Round, RoundSide, Stage, Stored, places, workshop
from kit.store import rounds as table

LONGEST_PARAGRAPH = 1200  # characters


def knock(database: Database, typed: str, browser: str, *, today: date) -> tuple[Round, str]:
    """The round that a join code or a slip opens, and the slip's side ("" for a join code).

    Whoever has a seat already comes back in at any stage.
    Raises: UnknownCode for a wrong, closed or expired code alike; MoveRefused after too many tries.
    """
    round_, side = behind(database, typed)
    open_now = not _too_late(round_, today) and (bool(side) or joinable(round_))
    if not open_now:
        with database.reading() as connection:
            known = places.place_behind(connection, store.browser_lookup(database, browser, round_.id))
        if known is None:
            rights.count_a_guess()
            raise UnknownCode("No open round has this code.")
    return round_, side


def behind(database: Database, typed: str) -> tuple[Round, str]:
    """The round of a join code or a slip at whatever stage, and the slip's side: the code itself is asked for at every step.

    A round's id is in many pages; it opens nothing. Raises: UnknownCode, MoveRefused after too many tries.
    """
    code = store.plain_code(typed)
    with database.reading() as connection:
        slip = _slip(connection, database, code)
        round_ = table.find_round(connection, **({"id": slip.round} if slip else {"code": code}))
    if round_ is None:
        rights.count_a_guess()
        raise UnknownCode("No open round has this code.")
    return round_, slip.side if slip else ""


def _slip(connection: Connection, database: Database, code: str) -> store.Access | None:
    """What a slip of paper opens: a speaker's seat or one of the others. Raises: MoveRefused for one that was replaced."""
    held = store.held(connection, *(store.lookup_of(database, role, code) for role in (rights.SPEAKER, rights.SEAT)))
    if held and held.role == store.REPLACED:
        raise MoveRefused("round.slip_replaced", day=held.day)
    return held


def joinable(round_: Round) -> bool:
    """Whether somebody new may sit down now: while an assessment is open, in a workshop until it is locked or has ended."""
    return not (round_.live.locked or round_.live.ended) if round_.live else round_.stage == Stage.OPEN


def come_back(database: Database, words: str, browser: str) -> Round:
    """The round in which six words open a seat; this browser opens it from now on. Raises: UnknownReceipt, MoveRefused."""
    lookups = store.words_lookups(database, words)
    with database.reading() as connection:
        place = next((place for lookup in lookups if (place := places.place_behind(connection, lookup))), None)
        found = table.find_round(connection, id=place.round) if place else None
    if found is None:
        rights.count_a_guess()
        raise UnknownReceipt("These words open no seat in a round.")
    store.open_receipt(database, words, browser)
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
    _in_time(round_, act.today)
    if not joinable(round_):
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


def _may_speak(connection: Connection, round_: Round, side: str, mine: Place | None) -> None:
    """Whether a slip lets somebody speak for that side now. Raises: MoveRefused."""
    if round_.side(side).spoken_for:
        raise MoveRefused("round.speaker_sits")
    apart = (round_.live and round_.stage == Stage.CAUCUS) or not _has_answered_what_waits(connection, round_, side, mine)
    if apart:
        raise MoveRefused("round.not_now")


def _has_answered_what_waits(connection: Connection, round_: Round, side: str, mine: Place | None) -> bool:
    """Whether a new speaker has finished every part whose picture its side still sees apart: who comes later reads none."""
    apart = (part for part in round_.parts if part.stage == Stage.CAUCUS)
    waiting = [part.what for part in apart if not table.at_part(connection, round_, part.number).side(side).erased]
    return all(mine and store.load_in(connection, mine.seat, what).answer.get("finished") for what in waiting)


def answer_key(round_: Round, place: Place) -> str:
    """Under which name a seat's answers are kept now: its own, or its side's while the speaker writes for it."""
    theirs = round_.now.pools == Pooling.DECLARED and round_.stage == Stage.CAUCUS and place.speaker
    return f"{SIDE_ANSWER}{round_.now.what}" if theirs else round_.now.what


def answer(act: Act, given: Mapping[str, Any], *, rev: int, part: int = 1) -> Stored:
    """Keep a seat's whole answer to a part, checked against its questions before. As `store.save`.

    Raises: MoveRefused once that part is closed or not asked; NotSaved if the database cannot write.
    """
    round_, now = act.round, act.place
    _in_time(round_, act.today)
    key = answer_key(round_, now)
    if round_.part != part or (key == round_.now.what and round_.stage != Stage.OPEN):
        raise MoveRefused("round.closed")
    if key != round_.now.what and round_.side(now.side).agreed:
        raise MoveRefused("round.agreed")
    kept = store.save_in(act.connection, now.seat, key, given, rev=rev)
    if kept.rev == rev and key == round_.now.what:
        places.finish(act.connection, now, finished=kept.answer.get("finished") is True)
    return kept


def count_paper(act: Act, slips: int, counts: Mapping[str, Sequence[int]]) -> None:
    """A speaker enters what the slips of paper of an anonymous side say: question → how many for each of five levels.

    Anybody else of that side may enter them once more, to the same figures: `plan.paper_counts` says when that is needed.
    Raises: MoveRefused unless levels are pooled, no question has more answers than there are slips, and both say the same.
    """
    round_, side = act.round, act.round.side(act.place.side)
    _in_time(round_, act.today)
    if round_.now.pools != Pooling.LEVELS or not side.anonymous:
        raise MoveRefused("round.not_now")
    sound = all(len(levels) == len(scoring.LEVELS) and min(levels) >= 0 and sum(levels) <= slips for levels in counts.values())
    if not sound or not 0 <= slips <= side.people - side.finished:
        raise MoveRefused("round.paper_sum")
    written = {(question, level): n for question, levels in counts.items() for level, n in enumerate(levels) if n}
    (_enter if act.place.speaker else _check)(act.connection, round_, side, slips, written)


Slips = Mapping[tuple[str, int], int]  # (question, level) → how many


def _enter(connection: Connection, round_: Round, side: RoundSide, slips: int, written: Slips) -> None:
    workshop.count_paper(connection, round_.id, round_.part, side.id, written)
    table.change_side(connection, round_.id, side.id, number=round_.part, paper=slips, paper_state="entered" if slips else "")


def _check(connection: Connection, round_: Round, side: RoundSide, slips: int, written: Slips) -> None:
    """The second person, who is not the speaker, has counted too. Raises: MoveRefused where nothing is entered or it differs."""
    if not side.paper_state:
        raise MoveRefused("round.not_now")
    if (slips, dict(written)) != (side.paper, workshop.paper(connection, round_.id, round_.part, side.id)):
        rights.count_a_guess()
        raise MoveRefused("round.paper_differs")
    table.change_side(connection, round_.id, side.id, number=round_.part, paper_state="checked")


def hand_on(act: Act) -> None:
    """The phone goes to somebody else: this browser opens the seat no more, its six words still do."""
    places.close_for(act.connection, store.browser_lookup(act.database, act.browser, act.round.id))


def write_down(act: Act, lookup: str) -> None:
    """New words open this seat elsewhere; older ones stop working. Args: lookup, `store.words_lookup` of the words."""
    store.keep_receipt(act.connection, act.place.seat, lookup)


def withdraw(act: Act) -> None:
    """Erase a seat and every answer of it. What has been released stays: it shows nobody."""
    store.remove_seats(act.connection, [act.place.seat])


def agree(act: Act, items: Sequence[str], *, part: int) -> None:
    """A side's speaker leaves out those items and agrees to show the others; otherwise only after taking that back.

    Where the speaker has written the side's answer, there is nothing to leave out: what is not written is not shown.
    Args: part, the one that the speaker has looked at. Raises: MoveRefused unless one item in six is left out, or if the room has
    moved on: nobody agrees to show what they have not seen, nor from a page of before what the side has left out since.
    """
    round_, side = act.round, act.place.side
    if round_.part != part:
        raise MoveRefused("round.changed")
    if round_.side(side).erased or round_.side(side).unseen:
        raise MoveRefused("speaking.unseen" if round_.side(side).unseen else "speaking.nothing")
    shown = {item_of(row.question) for row in table.releases(act.connection, round_.id, side, part=round_.part)}
    if not set(items) <= shown or len(set(items)) < fewest_left_out(len(shown)):
        raise MoveRefused("round.leave_more")
    if round_.side(side).agreed and set(items) != table.left_out_by(act.connection, round_.id, round_.part).get(side, set()):
        raise MoveRefused("round.changed")
    table.leave_out(act.connection, round_.id, round_.part, side, sorted(set(items)))
    table.change_side(act.connection, round_.id, side, number=round_.part, agreed=True)


def take_back(act: Act) -> None:
    """The side does not agree any more; possible until the reveal."""
    table.change_side(act.connection, act.round.id, act.place.side, number=act.round.part, agreed=False)


def accept(act: Act, *, paragraph: str, accepted: bool, read: str) -> None:
    """A side's own paragraph in the report, and whether it accepts the report; other words there ask every other side again.

    Args: read, `plan.report_as_read` of the page. Raises: MoveRefused if the report that it accepts says something else by now.
    """
    round_, side = act.round, act.place.side
    if accepted and read != report_as_read(round_, table.actions(act.connection, round_.id), side):
        raise MoveRefused("round.changed")
    words = paragraph[:LONGEST_PARAGRAPH]
    for other in round_.sides if words != round_.side(side).paragraph else ():
        table.change_side(act.connection, round_.id, other.id, accepted=False)
    table.change_side(act.connection, round_.id, side, paragraph=words, accepted=accepted)


def confirm(act: Act, one_read: Action) -> None:
    """A partner side's speaker confirms an action as it was read.

    Raises: MoveRefused for the side that the round is about, or if the action says something else by now.
    """
    if act.place.side == act.round.about:
        raise MoveRefused("round.not_yours")
    if one_read not in table.actions(act.connection, act.round.id):
        raise MoveRefused("round.changed")
    table.confirm_action(act.connection, act.round.id, one_read.number)


def _in_time(round_: Round, today: date) -> None:
    """Nothing, while people may come in and answer. Raises: MoveRefused once the last day for it has passed."""
    if is_over(round_, today=today):
        raise MoveRefused("round.over")
    if _too_late(round_, today):
        raise MoveRefused("round.answers_over")


def _too_late(round_: Round, today: date) -> bool:
    """Whether nobody may come in or answer any more, whatever the stage says."""
    return is_over(round_, today=today) or (round_.stage == Stage.OPEN and answering_is_over(round_, today=today))
