"""A round follows another after thirty days at the earliest; every page says against how many people who talk it protects."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kit import rounds, screens
from kit.errors import MoveRefused
from tests.rounds.people import PARTNERS, SEVEN, TODAY, Room
from tests.screens.test_speakers import assessed, assessed_and_closed, closed
from tests.screens.test_workshop import SET_UP, Browser

MONTH = timedelta(days=30)


def revealed(room: Room) -> rounds.Plan:
    """A round that was shown today, and the plan of one that follows as soon as may be."""
    room.create()
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    room.through()
    first = TODAY + MONTH
    return rounds.Plan(sides=(SEVEN, PARTNERS), ends=first, agrees=first, deletes=first + MONTH)


def test_a_round_follows_after_thirty_days_at_the_earliest(room: Room) -> None:
    plan = revealed(room)
    with pytest.raises(MoveRefused, match=r"^round\.need_month$") as refused:
        rounds.follow(room.host, replace(plan, ends=plan.ends - timedelta(days=1)), language="en")
    assert refused.value.day == plan.ends
    following = rounds.follow(room.host, plan, language="en").round
    with pytest.raises(MoveRefused, match=r"^round\.need_month$"):
        rounds.change(replace(room.host, round_id=following.id), replace(plan, ends=plan.ends - timedelta(days=1)))


def test_nothing_is_closed_sooner(room: Room) -> None:
    """Whatever the last day to answer is: who runs it closes when they like, but not before that day."""
    plan = revealed(room)
    room.made, room.places = rounds.follow(room.host, plan, language="en"), {}
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    asked = rounds.asked_of(room.round, room.items)
    sooner = replace(room.host, today=plan.ends - timedelta(days=1))
    with pytest.raises(MoveRefused, match=r"^round\.too_soon$") as refused:
        rounds.close(sooner, asked, part=1)
    assert refused.value.day == plan.ends
    rounds.close(replace(sooner, today=plan.ends), asked, part=1)
    assert room.round.stage == "own"


def test_it_is_refused_at_its_field_with_the_first_possible_day(database) -> None:
    room, _ = assessed_and_closed(database)
    room.agree()
    room.host.must("reveal")
    first = room.round.day + MONTH
    soon = {day: (first + timedelta(days=n)).isoformat() for day, n in {"ends": -1, "agrees": 0, "deletes": 30}.items()}
    room.host.ask("next", **{**SET_UP, **soon})
    sentence = f"From one time to the next it takes thirty days at least: choose {room.host.visit.day(first)} or later."
    assert room.host.shown["wrong"] == {"ends": sentence}
    assert f'"{first.isoformat()}"' in (room.host.ask(), room.host.text)[1], "the form proposes it"


@pytest.mark.parametrize(
    ("smallest", "joined", "says"), [(5, False, 0), (7, False, 1), (8, False, 1), (9, False, 2), (5, True, 2)]
)
@pytest.mark.long
def test_the_door_the_seat_and_the_own_picture_say_what_holds(database, smallest, joined, says) -> None:
    many = {"people2": "5", "name3": "Raíces", "people3": "5", "mode3": "joined"} if joined else {"people2": "12"}
    room, _ = assessed(database, **many, people1="12", smallest=str(smallest))
    phones = room.phones["side-2"]
    for _ in range(2):
        phones.append(Browser(database, screens.join_screen))
        phones[-1].must("knock", code=room.round.code)
        said = phones[-1].text
        phones[-1].must("sit", side="side-2")
        phones[-1].must("look")
        holds = phones[-1].visit.say(f"mode.covers_{says}")
        assert holds in said
        assert holds in phones[-1].text
    closed(room)
    phones[0].ask()
    assert "Your side’s picture" in phones[0].text
    assert holds in phones[0].text
