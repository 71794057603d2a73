"""Who speaks for a side: replaced from inside, by its own seats and nobody else; and a speaker whose side shows nothing."""

from __future__ import annotations

from datetime import date, timedelta

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.closing import SIDE_ANSWER
from kit.rounds.move import Act
from kit.rounds.plan import fewest_finished
from kit.rounds.when import SPOKEN_FOR, stands
from kit.store import ASKS, BACKS, Access, Database, Place, Pooling, Round, RoundSide, Stage, places
from kit.store import rounds as table
from kit.store.left_out import leave_out

A_DAY_BETWEEN = timedelta(days=2)  # from the day of asking: at least twenty-four hours, wherever one is on Earth
LATE = (Stage.CAUCUS, Stage.REVEALED, Stage.CLOSED)  # something was closed
FIRST_NUMBER, NUMBERS = 1000, 9000  # of four digits


def ask_to_speak(act: Act) -> None:
    """A seat says that its side's speaker is gone or lost, and asks to speak instead.

    Others of the side say that it shall (`back`). Where too few sit there for that, it speaks when it asks again after a day
    in which the speaker has not refused. Raises: MoveRefused for who speaks already, while another seat asks (`another_asks`), or
    before that day.
    """
    side = act.round.side(act.place.side)
    if act.place.speaker or (act.place.wish != ASKS and another_asks(side, act.today)):
        raise MoveRefused("speaking.asked")
    if act.place.wish != ASKS:
        places.wish_nothing(act.connection, act.round.id, side.id, ASKS, BACKS)
        places.wish_for(act.connection, act.place, ASKS)
        table.change_side(act.connection, act.round.id, side.id, asked_on=act.today)
    elif not waits_a_day(act.round, side) or side.asked_on is None or act.today < side.asked_on + A_DAY_BETWEEN:
        raise MoveRefused("speaking.wait")
    else:
        _speak(act, act.place, alone=True)


def another_asks(side: RoundSide, today: date) -> bool:
    """Whether a seat asks, and not for so long that it could have spoken by now: a phone that is lost, too, keeps nobody out."""
    return side.asking and (side.asked_on is None or today <= side.asked_on + A_DAY_BETWEEN)


def back(act: Act, number: str) -> None:
    """Another seat says that whoever asks shall speak: they do once as many say so as it takes (`backers_needed`).

    Args: number, the one that stands on the phone that asks, and on no other: one backs a person, not any request.
    Raises: MoveRefused where nobody asks, for another number, or for who had not answered when a group's answers were closed: a
    stranger with the code of a room takes two seats as easily as one.
    """
    side = act.round.side(act.place.side)
    asker = places.who_wishes(act.connection, act.round.id, side.id, ASKS)
    if asker is None or asker.seat == act.place.seat:
        raise MoveRefused("speaking.nobody_asks")
    if _pictured(act.round, side) and not act.place.finished:
        raise MoveRefused("speaking.came_late")
    if number != number_of(act.database, asker):
        rights.count_a_guess()
        raise MoveRefused("speaking.other_number")
    places.wish_for(act.connection, act.place, BACKS)
    backing = side.backing + (act.place.wish != BACKS)
    if act.place.speaker or backing >= backers_needed(act.round, side):
        _speak(act, asker)


def refuse_speaker(act: Act) -> None:
    """The speaker is there: what somebody has asked for is settled. Raises: MoveRefused where nobody asks."""
    side = act.round.side(act.place.side)
    if not (side.asking or side.slip_asked_on):
        raise MoveRefused("speaking.nobody_asks")
    places.wish_nothing(act.connection, act.round.id, side.id)
    table.change_side(act.connection, act.round.id, side.id, asked_on=None, slip_asked_on=None)


def backers_needed(round_: Round, side: RoundSide) -> int:
    """So many others have to back whoever asks; on a side that gives one answer everybody but who speaks.

    One where each has come in by a link of their own. Where the code alone opens seats, so many that with whoever asks they are
    more than half of the side, and of as many people as it needs: two phones of a stranger are never that.
    """
    if not side.anonymous:
        return max(1, _others(side))
    if round_.slips:
        return 1
    there = side.finished if _pictured(round_, side) else side.seats
    return max(there, fewest_finished(side)) // 2


def waits_a_day(round_: Round, side: RoundSide) -> bool:
    """Whether too few sit there to back whoever asks."""
    return _others(side) < backers_needed(round_, side)


def _others(side: RoundSide) -> int:
    """Who sits there beside whoever speaks and whoever asks."""
    return side.seats - side.spoken_for - 1


def _pictured(round_: Round, side: RoundSide) -> bool:
    """Whether a group's answers are closed: then nobody counts who came without answering."""
    return round_.stage == Stage.CAUCUS and side.anonymous and round_.now.pools == Pooling.LEVELS


def may_be_replaced(round_: Round) -> bool:
    """Whether a side may still want somebody to speak for it."""
    return SPOKEN_FOR.holds(round_)


def number_of(database: Database, asker: Place) -> str:
    """Four digits that stand on the phone that asks to speak and on no other."""
    mixed = int(store.lookup_of(database, "number", asker.seat)[:8], 16)
    return str(FIRST_NUMBER + mixed % NUMBERS)


def _speak(act: Act, asker: Place, *, alone: bool = False) -> None:
    """Slips of before open nothing any more, and the side agrees anew. Who has not answered reads nothing of what others have."""
    connection, round_id, side = act.connection, act.round.id, asker.side
    before = places.who_speaks(connection, round_id, side)
    places.let_speak(connection, asker)
    _note_replaced(act, side)
    store.replace_slips(connection, role=rights.SPEAKER, round_id=round_id, side=side, day=act.today)
    for part in (each for each in act.round.parts if each.stage == Stage.CAUCUS):
        knows = not alone and bool(store.load_in(connection, asker.seat, part.what).answer.get("finished"))
        unseen = not knows and part.pools == Pooling.LEVELS
        table.change_side(connection, round_id, side, number=part.number, agreed=False, differs=False, unseen=unseen)
        if before and knows:
            places.hand_over(connection, f"{SIDE_ANSWER}{part.what}", before, asker)


def new_slip(act: Act, side: str) -> str:
    """Another slip for a side's speaker; the old one stops working.

    "" where the speaker sits alone: that is asked for, and they have a day to refuse.
    Raises: MoveRefused if the speaker sits there with others, or each side is apart: who comes then would read a picture.
    """
    slip, round_id, mine = store.new_code(store.SLIP), act.round.id, act.round.side(side)
    if not mine.spoken_for and act.round.stage == Stage.CAUCUS:
        raise MoveRefused("round.not_now", stands(act.round))
    if mine.spoken_for and not _lost_alone(act, mine):
        return ""
    store.replace_slips(act.connection, role=rights.SPEAKER, round_id=round_id, side=side, day=act.today)
    store.give(act.connection, store.lookup_of(act.database, rights.SPEAKER, slip), Access(rights.SPEAKER, round_id, side))
    return slip


def _lost_alone(act: Act, side: RoundSide) -> bool:
    """Whether another slip now takes the place of a speaker who sits alone, which nobody there can do from inside.

    Asked for once; then, after a day in which that one phone has not refused, it does. Whoever comes with it reads nothing of
    what was answered before. Raises: MoveRefused where others sit there, or before that day.
    """
    connection, round_ = act.connection, act.round
    if side.seats > 1:
        raise MoveRefused("round.speaker_sits")
    if side.slip_asked_on is None:
        table.change_side(connection, round_.id, side.id, slip_asked_on=act.today)
        return False
    if act.today < side.slip_asked_on + A_DAY_BETWEEN:
        raise MoveRefused("speaking.wait")
    places.let_nobody_speak(connection, round_.id, side.id)
    _note_replaced(act, side.id)
    for part in (each for each in round_.parts if each.stage == Stage.CAUCUS and each.pools == Pooling.LEVELS):
        table.change_side(connection, round_.id, side.id, number=part.number, agreed=False, unseen=True)
    return True


def _note_replaced(act: Act, side: str) -> None:
    """Somebody else speaks from now on, and has not said what the one before has."""
    late = any(part.stage in LATE for part in act.round.parts) or act.round.side(side).replaced_late
    which = (act.connection, act.round.id, side)
    table.change_side(*which, asked_on=None, slip_asked_on=None, replaced_on=act.today, replaced_late=late)
    _unsay_lost_words(act, side)


def _unsay_lost_words(act: Act, side: str) -> None:
    """What a speaker of before has said of lost words is not said by the new one."""
    if act.round.side(side).wants_words:
        table.change_side(act.connection, act.round.id, side, wants_words=False)
        table.change_words(act.connection, act.round.id, words_asked_on=None)


def show_nothing(act: Act, *, part: int) -> None:
    """A side shows nothing of this part: its answers and its own picture of it are erased, and the others need not wait.

    Args: part, the one that the speaker has looked at. Raises: MoveRefused if the room has moved on.
    """
    connection, round_, side = act.connection, act.round, act.place.side
    if round_.part != part:
        raise MoveRefused("round.changed")
    table.change_side(connection, round_.id, side, number=part, erased=True, agreed=False, differs=False)
    leave_out(connection, round_.id, part, side, ())
    table.forget_own(connection, round_.id, part, side)
    for written in (round_.now.what, f"{SIDE_ANSWER}{round_.now.what}"):
        places.erase_answers(connection, round_.id, side, written)
