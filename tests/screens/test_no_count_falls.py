"""How many have finished, and how many sit, never falls when a side shows nothing: the figure would say which side it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kit.server.stream import facts_of
from tests.screens.test_leaving import left
from tests.screens.test_speakers import assessed, closed
from tests.screens.test_workshop import Workshop, workshop


def all_but_one(room: Workshop) -> None:
    """Enough on one side, one too few on the other."""
    for phone in [*room.phones["side-1"], *room.phones["side-2"][:-1]]:
        phone.answer(3)


def too_few(room: Workshop) -> None:
    all_but_one(room)
    room.close()


def it_leaves_while_people_answer(room: Workshop) -> None:
    all_but_one(room)
    left(room)


def it_leaves_once_it_is_apart(room: Workshop) -> None:
    closed(room)
    left(room)


def it_shows_nothing(room: Workshop) -> None:
    closed(room)
    room.phones["side-2"][0].must("show_nothing", sure=True)


def over_days(database) -> Workshop:
    return assessed(database)[0]


def in_a_room(database) -> Workshop:
    room = workshop(database, plan="90", first="who-decides-what")
    room.on_to("open")
    return room


@pytest.mark.parametrize(
    ("made", "way"),
    [
        (in_a_room, too_few),
        (over_days, it_leaves_while_people_answer),
        (in_a_room, it_leaves_once_it_is_apart),
        (over_days, it_shows_nothing),
    ],
)
def test_whyever_a_side_shows_nothing_the_counts_stay(database, made: Callable[..., Workshop], way) -> None:
    room = made(database)
    answered = 13 if way in (too_few, it_leaves_while_people_answer) else 14
    way(room)
    assert room.round.side("side-2").erased
    assert room.round.seat_counts == (answered, 14)
    told = facts_of(database, [room.round.id])[room.round.id]
    assert (told["finished"], told["seats"]) == (answered, 14)
