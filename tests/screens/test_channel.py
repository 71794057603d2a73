"""A workshop is no place to complain: where that is, stands on every phone at any time, with a pause."""

from __future__ import annotations

import pytest

from kit.rounds import Scene
from kit.screens.host import cockpit
from kit.screens.host.fields import checklist, days_of_a_workshop, plan_fields
from kit.screens.seat.beside import beside
from kit.screens.seat.place import draw
from kit.store import Stage
from tests.screens.made import MATRIX, TODAY, Eyes, blocks, seated, text, workshop

EYES = Eyes()
CHANNEL = "ombud@example.org, outside the project"


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("line", [-1, 1])
def test_on_every_phone_at_every_stage_stands_where_to_complain(stage, line) -> None:
    round_ = workshop(MATRIX, stage, live={"channel": CHANNEL, "line": line})
    shown = draw(EYES, seated(round_)).blocks
    assert CHANNEL in text(shown)
    assert EYES.say("channel.not_here") in text(shown)
    pauses = [b for b in blocks(shown) if b["is"] == "button" and b["label"] == EYES.say("channel.pause")]
    assert [(b["do"], b["sends"]) for b in pauses] == [("pulse", {"light": "break"})]


def test_where_none_was_named_the_phone_says_so() -> None:
    assert EYES.say("channel.none") in text(beside(EYES, seated(workshop(MATRIX, Stage.OPEN))))


def test_the_set_up_of_a_workshop_asks_for_it_and_of_an_assessment_does_not() -> None:
    asked = [
        [b for b in blocks(plan_fields(EYES, days_of_a_workshop(TODAY), 2, None, live=live)) if b.get("name") == "channel"]
        for live in (True, False)
    ]
    assert [len(found) for found in asked] == [1, 0]


def test_the_page_of_whoever_runs_it_says_how_where_not_everybody_is_in_the_room() -> None:
    scene = Scene(round=workshop(MATRIX, Stage.OPEN))
    assert all(line in text(cockpit.cockpit(EYES, scene)) for line in EYES.library.workshop.checklist.far)
    assert all(line in text(checklist(EYES)) for line in EYES.library.workshop.checklist.far)
