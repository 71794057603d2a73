"""A side leaves: its speaker and one more seat say so, never whoever runs the round. Nobody else reads it before the reveal."""

from __future__ import annotations

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.store import LEAVES, Pooling, RoundSide, Stage, games, places
from kit.store import rounds as table
from kit.store.left_out import leave_out

SHOWN = (Stage.REVEALED, Stage.CLOSED)


def leave(act: Act) -> None:
    """A seat wants its side to leave. Once its speaker and one more seat do, it has left.

    Then its own pictures are erased, and each person's answers are their own copy that nothing counts; what was shown stays.
    Raises: MoveRefused where it has left.
    """
    side = act.round.side(act.place.side)
    if side.left:
        raise MoveRefused("leaving.left")
    places.wish_for(act.connection, act.place, LEAVES)
    speaker = places.who_speaks(act.connection, act.round.id, side.id)
    want = side.leaving + (act.place.wish != LEAVES)
    if speaker and (act.place.speaker or speaker.wish == LEAVES) and want >= leavers_needed(side):
        _leave(act, side)


def stay(act: Act) -> None:
    """That seat wants it no more, as long as its side has not left."""
    if act.place.wish == LEAVES:
        places.wish_for(act.connection, act.place, "")


def leavers_needed(side: RoundSide) -> int:
    """Its speaker and one more; its speaker alone where nobody else sits there."""
    return min(2, side.seats)


def _leave(act: Act, side: RoundSide) -> None:
    connection, round_id = act.connection, act.round.id
    places.wish_nothing(connection, round_id, side.id)
    table.change_side(connection, round_id, side.id, left=True, offered=0, asked_on=None, slip_asked_on=None, wants_words=False)
    if side.wants_words:
        table.change_words(connection, round_id, words_asked_on=None)
    for part in (each for each in act.round.parts if each.stage not in SHOWN and each.pools != Pooling.PRIVATE):
        table.change_side(connection, round_id, side.id, number=part.number, erased=True, agreed=False, differs=False)
        leave_out(connection, round_id, part.number, side.id, ())
        if part.stage == Stage.CAUCUS:
            table.forget_own(connection, round_id, part.number, side.id)
    games.leave_chairs(connection, round_id, side.id)
    places.set_apart(connection, round_id, side.id)
