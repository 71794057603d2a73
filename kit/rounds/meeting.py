"""When and where a workshop meets, in the words of whoever runs it: both may change until it ends. Its day stays."""

from __future__ import annotations

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.store import workshop

LONGEST_HOUR, LONGEST_PLACE = 60, 300  # characters


def meet(act: Act, hour: str, place: str) -> None:
    """People meet at that hour in that place or behind that link ("": not said); everybody who listens hears of it.

    Raises: MoveRefused for what is too long.
    """
    if len(hour) > LONGEST_HOUR or len(place) > LONGEST_PLACE:
        raise MoveRefused("round.not_now")
    workshop.change_live(act.connection, act.round.id, hour=hour.strip(), meets=place.strip())
