"""A side that is too small for a picture of many: one agreed answer instead, decided by its speaker."""

from __future__ import annotations

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.rounds.plan import has_enough
from kit.rounds.seating import in_time
from kit.store import Pooling, parts, places, workshop
from kit.store import rounds as table


def propose_one(act: Act, side: str) -> None:
    """Whoever runs the round proposes it to a side, which alone reads so; nothing about how that side stands is needed or told.

    Raises: MoveRefused where no levels are pooled, for a side that there is not, or one that gives one answer already.
    """
    in_time(act.round, act.today)
    found = next((each for each in act.round.sides if each.id == side), None)
    if found is None or not found.anonymous or act.round.now.pools != Pooling.LEVELS:
        raise MoveRefused("round.not_now")
    table.change_side(act.connection, act.round.id, side, number=act.round.part, one_asked=True)


def take_one(act: Act, *, part: int) -> None:
    """A side's speaker takes it, one way: every answer and slip of that side in this part is erased first.

    Everybody else there reads what holds now before anything else. Args: part, the one that the speaker has looked at.
    Raises: MoveRefused where nobody has proposed it, or as many have finished as the side needs: a speaker erases no picture.
    """
    round_, side = act.round, act.round.side(act.place.side)
    in_time(round_, act.today)
    if round_.part != part or not side.one_asked or side.left:
        raise MoveRefused("leaving.left" if side.left else "round.changed")
    if has_enough(side):
        raise MoveRefused("small.enough")
    places.erase_answers(act.connection, round_.id, side.id, round_.now.what)
    workshop.count_paper(act.connection, round_.id, part, side.id, {})
    places.begin_anew(act.connection, round_.id, side.id)
    table.change_side(act.connection, round_.id, side.id, number=part, one_asked=False, paper=0, paper_state="")
    parts.give_one_answer(act.connection, round_.id, part, (*round_.now.one_answer, side.id))
    parts.hold(act.connection, round_.id, part, round_.seat_counts[0])


def read_on(act: Act) -> None:
    """Whoever sits there has read what holds now and goes on; to leave is `withdraw`."""
    if act.place.unread:
        places.note_read(act.connection, act.place)
