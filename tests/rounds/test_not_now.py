"""A partner may say "not now" to confirming an action: its own speaker reads it, nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import rounds
from kit.rounds import By
from kit.screens.seat.reveal import speaking
from kit.store import Action, said
from tests.rounds.people import Room
from tests.rounds.test_rounds import refused
from tests.screens.test_drawn import EYES, SAY, does, text

DECIDED = Action(number=1, what="a", who="b", means="c", by="2027-01-01", sign="d")


@pytest.fixture
def shown(room: Room) -> Room:
    room.create()
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    room.through()
    rounds.write_action(room.host, DECIDED)
    return room


def speaker(room: Room, side: str = "side-2") -> By:
    return room.by(room.places[side][0])


def put_off(room: Room, by: By) -> frozenset[int]:
    return rounds.seat_scene(replace(by, round_id=room.round.id)).waits_with


def test_only_the_sides_own_speaker_reads_it_and_may_still_confirm(shown: Room) -> None:
    before = rounds.seen(shown.database, shown.round.id)
    rounds.not_now(speaker(shown), DECIDED)
    assert rounds.seen(shown.database, shown.round.id) == before, "whoever listens, and the report, learn nothing"
    theirs = rounds.seat_scene(speaker(shown))
    assert SAY("after.put_off", n=1) in text(speaking(EYES, theirs))
    assert {"confirm"} <= does(speaking(EYES, theirs))
    for other in (speaker(shown, "side-1"), shown.by(shown.places["side-2"][1])):
        scene = rounds.seat_scene(other)
        assert scene.waits_with == frozenset()
        assert SAY("after.put_off", n=1) not in text(speaking(EYES, scene))
    rounds.confirm(speaker(shown), DECIDED)
    assert rounds.seen(shown.database, shown.round.id).actions[0].confirmed
    assert put_off(shown, speaker(shown)) == frozenset()


def test_other_words_ask_anew_and_what_is_gone_or_agreed_is_not_put_off(shown: Room) -> None:
    rounds.not_now(speaker(shown), DECIDED)
    rounds.write_action(shown.host, replace(DECIDED, what="something else"))
    assert put_off(shown, speaker(shown)) == frozenset()
    with refused("round.changed"):
        rounds.not_now(speaker(shown), DECIDED)
    rounds.not_now(speaker(shown), replace(DECIDED, what="something else"))
    rounds.remove_action(shown.host, 1)
    with shown.database.reading() as connection:
        assert said.waits_with(connection, shown.round.id, "side-2") == frozenset()
    rounds.write_action(shown.host, DECIDED)
    rounds.confirm(speaker(shown), DECIDED)
    with refused("round.changed"):
        rounds.not_now(speaker(shown), replace(DECIDED, confirmed=True))
