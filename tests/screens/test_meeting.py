"""Hour and place of a workshop change after it was set up: phones, invitation and calendar file say the new ones."""

from __future__ import annotations

import base64
import json

import pytest
from icalendar import Calendar

from tests.screens.test_workshop import Browser, Workshop, workshop
from tests.wire import blocks
from tests.worlds import once

HOUR, PLACE = "2 p.m., Dakar time", "Maison des associations, rue 10"
LATER, ELSEWHERE = "16:00", "https://example.org/our-room"


@pytest.fixture
@once
def room(database) -> Workshop:
    return workshop(database, plan="90", first="who-decides-what", hour=HOUR, meets=PLACE)


def seen(browser: Browser) -> str:
    return json.dumps(browser.must("look"), ensure_ascii=False)


def event(browser: Browser):
    """What that browser's calendar would take over."""
    file = browser.must("calendar")["file"]
    assert file["name"].endswith(".ics")
    return Calendar.from_ical(base64.b64decode(file["data"])).walk("VEVENT")[0]


def test_seats_and_invitation_say_the_new_hour_and_place(room) -> None:
    phone = room.phones["side-2"][3]
    assert HOUR in seen(phone)
    assert PLACE in seen(phone)
    room.host.must("meet", hour=LATER, meets=ELSEWHERE)
    invitations = [block["text"] for block in blocks(room.host.must("look")["blocks"]) if block["is"] == "copy"]
    for said in (seen(phone), *invitations):
        assert LATER in said
        assert ELSEWHERE in said
        assert PLACE not in said
    assert room.round.ends.isoformat() == event(phone)["dtstart"].dt.isoformat(), "the day stays"


def test_a_calendar_takes_the_changed_one_for_the_same_event(room) -> None:
    before = event(room.phones["side-2"][3])
    room.host.must("meet", hour=LATER, meets=ELSEWHERE)
    after = event(room.host)
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert (before["location"], after["location"]) == (PLACE, ELSEWHERE)
    assert LATER in after["description"]
    room.host.must("meet", hour="", meets="")
    assert "location" not in event(room.host)


def test_only_whoever_runs_it_changes_them_and_only_until_it_ends(room) -> None:
    assert room.phones["side-1"][0].ask("meet", hour=LATER)["refused"]
    refused = room.host.ask("meet", hour="h" * 61, meets=ELSEWHERE)
    assert refused["wrong"].keys() == {"hour"}
    room.host.must("go", line=0)
    room.host.must("meet", hour=LATER, meets=ELSEWHERE)
    room.host.must("end", sure=True)
    assert room.host.refused("meet", hour=HOUR, meets=PLACE) == "round.not_now"
    assert (room.round.live.hour, room.round.live.meets) == (LATER, ELSEWHERE)
