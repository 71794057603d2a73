"""A group protects itself: it counts its people before its picture is made, and anybody there may hold it.

The picture is made when it is opened, not when answers are closed: whoever erases theirs until then is in no picture. Its speaker
opens it. Somebody who counts one seat too many holds it before that; then its speaker and two other seats let it go on, or it is
never made. Once opened it is not held any more: nobody can keep a side from what it has seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.errors import MoveRefused
from kit.rounds.closing import counts_itself, make_picture
from kit.rounds.move import Act
from kit.store import Round, RoundSide, Stage, places
from kit.store import rounds as table

Questions = Sequence[str] | Mapping[str, Sequence[str | int]]
LET_IT_GO_ON = 3  # seats: the speaker and two others


def open_picture(act: Act, questions: Questions, *, part: int) -> None:
    """The speaker says that its side has counted itself: everybody there who has finished sees its picture.

    Args: questions, that the side was asked; part, the one that the page shows.
    Raises: MoveRefused while somebody holds it, for a side without a picture of many, or if the room has moved on.
    """
    side = _counting(act, part)
    if side.held and not side.counted:
        raise MoveRefused("counting.is_held")
    if not side.counted:
        _open(act, side, questions)


def hold(act: Act, *, part: int) -> None:
    """Anybody there holds it: somebody may sit on that side who does not belong to it. As `open_picture`.

    Raises: MoveRefused also once it was opened.
    """
    side = _counting(act, part)
    if side.counted:
        raise MoveRefused("counting.too_late")
    if not side.held:
        places.let_nothing(act.connection, act.round.id, side.id)
        table.change_side(act.connection, act.round.id, side.id, number=act.round.part, held=True)


def let_go_on(act: Act, questions: Questions, *, part: int) -> None:
    """A seat wants it opened after all: once the speaker and two others do, it is. As `open_picture`.

    Raises: MoveRefused also where nobody holds it.
    """
    side = _counting(act, part)
    if side.counted or not side.held:
        raise MoveRefused("counting.not_held")
    places.let_open(act.connection, act.place)
    speaker = places.who_speaks(act.connection, act.round.id, side.id)
    letting = side.letting + (not act.place.lets)
    if speaker and (act.place.speaker or speaker.lets) and letting >= letters_needed(side):
        _open(act, side, questions)


def letters_needed(side: RoundSide) -> int:
    """So many seats, its speaker among them, let it go on; all of them where there are fewer."""
    return min(LET_IT_GO_ON, side.seats)


def may_hold(round_: Round, side: RoundSide) -> bool:
    """Whether somebody there may still hold its picture: from when people answer until it is opened."""
    counts = counts_itself(round_, side) and round_.stage in (Stage.OPEN, Stage.CAUCUS)
    return counts and not (side.counted or side.held or side.erased)


def waits_to_be_counted(round_: Round, side: RoundSide) -> bool:
    """Whether answers are closed and its picture is not opened yet."""
    return counts_itself(round_, side) and round_.stage == Stage.CAUCUS and not (side.counted or side.erased)


def _counting(act: Act, part: int) -> RoundSide:
    side = act.round.side(act.place.side)
    if act.round.part != part:
        raise MoveRefused("round.changed")
    if side.erased or not counts_itself(act.round, side):
        raise MoveRefused("counting.none")
    return side


def _open(act: Act, side: RoundSide, questions: Questions) -> None:
    places.let_nothing(act.connection, act.round.id, side.id)
    table.change_side(act.connection, act.round.id, side.id, number=act.round.part, counted=True)
    make_picture(act.connection, act.round, side, questions)
