"""What a check of the whole room says is read by whoever runs it first; the room sees it once they show it."""

from __future__ import annotations

import json

from kit import screens
from kit.store import Stage
from tests.screens.test_live_screens import wall_of
from tests.screens.test_workshop import Workshop, workshop
from tests.worlds import once


def asked(room: Workshop) -> str:
    """A word of the first question's middle answer."""
    return next(item.levels[3] for item in room.host.visit.library.workshop.checks["exit"].as_items())


def text(found) -> str:
    return json.dumps(found["blocks"], ensure_ascii=False)


@once
def closed(database) -> Workshop:
    room = workshop(database, plan="60", first="whose-default")
    room.host.must("go", line=8)
    room.on_to("open")
    for phone in room.everybody():
        shown = phone.ask()
        items = shown["exercise"]["facts"]["assessment"]["items"]
        kept = phone_answers(phone, {f"self.{item}": 3 for item in items})
        assert kept["stored"]["rev"] == 1
    room.host.must("close", sure=True)
    assert room.round.stage == Stage.CLOSED
    return room


def phone_answers(phone, given):
    return screens.join_answered(phone.visit, phone.where, {**given, "finished": True}, 1)


def test_whoever_runs_it_looks_first_and_the_room_sees_it_once_it_is_shown(database) -> None:
    room = closed(database)
    level = asked(room)
    phone = room.phones["side-1"][3]
    assert level in text(room.host.ask())
    assert room.host.visit.say("live.look_first") in text(room.host.ask())
    assert level not in text(phone.ask())
    assert level not in text(wall_of(room).ask())
    room.host.must("switch", name="phones", on=True)
    assert level in text(phone.ask())
    assert level not in text(wall_of(room).ask())
    room.host.must("switch", name="projector", on=True)
    assert level in text(wall_of(room).ask())
    assert room.host.visit.say("live.look_first") not in text(room.host.ask())
