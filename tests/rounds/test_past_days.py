"""An action is for a day to come: neither whoever runs a round nor whoever proposes can date it in the past."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kit import rounds
from kit.errors import MoveRefused
from kit.store import Action
from tests.rounds.conftest import room
from tests.rounds.people import TODAY

__all__ = ["room"]


def due(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


ACTION = Action(number=1, what="The budget is open", who="Finance", means="An hour", by=due(20), sign="A message")


@pytest.fixture
def shown(room):
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through()
    return room


@pytest.mark.parametrize("days", [-2, -400])
def test_a_day_that_is_over_everywhere_is_refused(shown, days) -> None:
    with pytest.raises(MoveRefused, match="past_day"):
        rounds.write_action(shown.host, replace(ACTION, by=due(days)))
    assert rounds.seen(shown.database, shown.round.id).actions == ()


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_day_that_is_not_over_somewhere_on_earth_is_taken(shown, days) -> None:
    rounds.write_action(shown.host, replace(ACTION, by=due(days)))
    assert rounds.seen(shown.database, shown.round.id).actions[0].by == due(days)


def test_the_words_of_an_action_whose_day_has_passed_can_still_be_mended(shown) -> None:
    rounds.write_action(shown.host, ACTION)
    later = replace(shown.host, today=TODAY + timedelta(days=25))
    rounds.write_action(later, replace(ACTION, who="The finance lead"))
    with pytest.raises(MoveRefused):
        rounds.write_action(later, replace(ACTION, by=due(19)))
