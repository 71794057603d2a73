"""What became of the actions of a workshop is noted like those of an assessment: until ninety days after the last one's day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kit import rounds
from kit.store import Live, Noted, Part, Pooling, Stage
from tests.rounds.people import DECIDED, Room
from tests.rounds.test_noting import drawn, on, purge
from tests.rounds.test_rounds import refused

DAY = timedelta(days=1)
LAST = date.fromisoformat(DECIDED.by) + timedelta(days=90)


@pytest.fixture
def ended(room: Room) -> Room:
    """Nothing but a talk, and an action that was agreed in it."""
    room.create(live=Live(plan="own"), parts=(Part(1, "a-story", Pooling.PRIVATE, Stage.WAITING),))
    for side in ("side-1", "side-2"):
        room.sit(side)
        room.sit(side)
    rounds.go(room.host, 0, 1)
    rounds.write_action(room.host, DECIDED)
    rounds.end(room.host)
    return room


def test_a_workshops_action_is_noted_until_ninety_days_after_its_day_and_no_later(ended: Room) -> None:
    speaker, seat = (ended.by(ended.places["side-2"][n]) for n in (0, 1))
    for day in (ended.round.deletes + DAY, LAST):
        purge(ended.database, day)
        assert "April 2027" in drawn(on(speaker, day))[0], "the day is said"
        rounds.note_outcome(on(speaker, day), 1, "partly", "two months late", own=True)
        with refused("round.not_yours"):
            rounds.note_outcome(on(seat, day), 1, "done", own=True)
    assert rounds.seen(ended.database, ended.round.id).noted == (Noted(1, "side-2", "partly", "two months late"),)
    purge(ended.database, LAST + DAY)
    with refused("round.not_yours"):
        rounds.note_outcome(on(speaker, LAST + DAY), 1, "done", own=True)
