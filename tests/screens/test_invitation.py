"""The invitation to a workshop says when, where, how long and what to bring; the key is asked once a browser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import store
from kit.screens.host.fields import days_of_a_workshop, plan_fields
from kit.screens.host.handing_out import before_it_begins
from kit.screens.running_order import steps
from kit.store import Stage
from tests.screens.made import MATRIX, TODAY, Eyes, blocks, workshop
from tests.screens.test_workshop import workshop as room_of

EYES = Eyes()
HOUR, PLACE = "2 p.m., Dakar time", "Maison des associations, rue 10"


def invitation(round_) -> str:
    """The English one."""
    fold = before_it_begins(EYES, replace(round_, languages=("en",)))[0]
    return next(block["text"] for block in blocks([fold]) if block["is"] == "copy")


def test_it_carries_day_hour_place_minutes_and_nothing_to_bring() -> None:
    round_ = workshop(MATRIX, Stage.WAITING, live={"hour": HOUR, "meets": PLACE})
    told, minutes = invitation(round_), sum(step.minutes for step in steps(EYES, round_))
    assert minutes > 0
    assert EYES.say("invitation.at", day="25 November 2026", hour=HOUR) in told
    assert EYES.say("invitation.where", place=PLACE) in told
    assert EYES.say("invitation.lasts", n=minutes) in told
    assert EYES.say("invitation.bring") in told


def test_where_neither_was_typed_it_says_the_day_and_leaves_no_gap() -> None:
    told = invitation(workshop(MATRIX, Stage.WAITING))
    assert EYES.say("invitation.on", day="25 November 2026") in told
    assert EYES.say("invitation.where", place="") not in told


@pytest.mark.parametrize("live", [True, False])
def test_a_workshop_asks_for_both_under_more_and_an_assessment_does_not(live) -> None:
    more = plan_fields(EYES, days_of_a_workshop(TODAY), 2, None, live=live)[-1]
    asked = {block["name"] for block in blocks([more]) if "name" in block} & {"hour", "meets"}
    assert asked == ({"hour", "meets"} if live else set())


def test_what_was_typed_at_set_up_is_kept_and_a_rehearsal_hands_on_the_place(database) -> None:
    room = room_of(database, plan="90", first="who-decides-what", rehearsal=True, hour=HOUR, meets=PLACE)
    assert (room.round.live.hour, room.round.live.meets) == (HOUR, PLACE)
    room.host.must("go", line=1)
    room.host.must("end", sure=True)
    given = {block["name"]: block["value"] for block in blocks(room.host.must("same")["blocks"]) if "name" in block}
    assert (given["hour"], given["meets"]) == ("", PLACE)


def test_the_key_is_asked_once_a_browser(database) -> None:
    room = room_of(database, plan="90", first="who-decides-what")
    room.host.where = {}
    offered = {block.get("do") for block in blocks(room.host.ask()["blocks"])}
    assert "form" in offered
    assert "key" not in offered
    room.host.must("form", live=True)
    with database.writing() as connection:
        store.take_back(connection, role="create")
    assert "key" in {block.get("do") for block in blocks(room.host.must("leave")["blocks"])}
