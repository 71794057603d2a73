"""A move at another moment than its own is refused with where the round stands and what is possible now, in every language."""

from __future__ import annotations

import pytest

from kit import content, store
from tests.screens.test_workshop import SOURCE, Workshop, workshop
from tests.worlds import once


@pytest.fixture
@once
def room(database) -> Workshop:
    return workshop(database, plan="90", first="who-decides-what")


def refused(room: Workshop, do: str, **fields: object) -> str:
    shown = room.host.ask(do, **fields)
    assert shown["refused"] == "round.not_now"
    return shown["problem"]


@pytest.mark.long
def test_where_the_room_stands_is_said_at_every_stage(room) -> None:
    say = room.host.visit.say
    assert refused(room, "open") == f"{say('round.not_now')} {say('round.now_talk')}"
    room.host.must("go", line=1)
    assert refused(room, "close", sure=True).endswith(say("round.now_waiting"))
    room.host.must("open")
    assert refused(room, "again").endswith(say("round.now_open"))
    for phone in room.everybody():
        phone.answer(2)
    room.step()
    assert refused(room, "close", sure=True).endswith(say("round.now_own"))
    room.agree()
    room.host.must("reveal")
    assert refused(room, "open").endswith(say("round.now_revealed"))
    room.host.must("end", sure=True)
    assert refused(room, "go", line=1).endswith(say("round.now_ended"))


def test_a_wrong_field_does_not_speak_of_the_stage(room) -> None:
    say = room.host.visit.say
    assert refused(room, "go", line=99) == say("round.not_now")


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_moment_has_words(language: str) -> None:
    phrases = content.load_phrases(SOURCE, language)
    assert all(phrases[f"round.now_{moment}"] for moment in (*store.Stage, "talk", "ended"))
