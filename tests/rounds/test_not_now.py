"""A partner may say "not now" to confirming an action: its own speaker reads it, nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import rounds
from kit.rounds import By
from kit.screens.seat.reveal import speaking
from kit.store import said
from tests.rounds.people import DECIDED, Room
from tests.rounds.test_rounds import refused
from tests.screens.test_drawn import EYES, SAY, does, text


@pytest.fixture
def decided(shown: Room) -> Room:
    rounds.write_action(shown.host, DECIDED)
    return shown


def speaker(room: Room, side: str = "side-2") -> By:
    return room.by(room.places[side][0])


def put_off(room: Room, by: By) -> frozenset[int]:
    return rounds.seat_scene(replace(by, round_id=room.round.id)).waits_with


def test_only_the_sides_own_speaker_reads_it_and_may_still_confirm(decided: Room) -> None:
    before = rounds.seen(decided.database, decided.round.id)
    rounds.not_now(speaker(decided), DECIDED)
    assert rounds.seen(decided.database, decided.round.id) == before, "whoever listens, and the report, learn nothing"
    theirs = rounds.seat_scene(speaker(decided))
    assert SAY("after.put_off", n=1) in text(speaking(EYES, theirs))
    assert {"confirm"} <= does(speaking(EYES, theirs))
    for other in (speaker(decided, "side-1"), decided.by(decided.places["side-2"][1])):
        scene = rounds.seat_scene(other)
        assert scene.waits_with == frozenset()
        assert SAY("after.put_off", n=1) not in text(speaking(EYES, scene))
    rounds.confirm(speaker(decided), DECIDED)
    assert rounds.seen(decided.database, decided.round.id).actions[0].confirmed
    assert put_off(decided, speaker(decided)) == frozenset()


def test_other_words_ask_anew_and_what_is_gone_or_agreed_is_not_put_off(decided: Room) -> None:
    rounds.not_now(speaker(decided), DECIDED)
    rounds.write_action(decided.host, replace(DECIDED, what="something else"))
    assert put_off(decided, speaker(decided)) == frozenset()
    with refused("round.changed"):
        rounds.not_now(speaker(decided), DECIDED)
    rounds.not_now(speaker(decided), replace(DECIDED, what="something else"))
    rounds.remove_action(decided.host, 1)
    with decided.database.reading() as connection:
        assert said.waits_with(connection, decided.round.id, "side-2") == frozenset()
    rounds.write_action(decided.host, DECIDED)
    rounds.confirm(speaker(decided), DECIDED)
    with refused("round.changed"):
        rounds.not_now(speaker(decided), replace(DECIDED, confirmed=True))
