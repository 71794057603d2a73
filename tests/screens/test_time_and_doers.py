"""What stands on phones and the wall beside a picture: the minutes left in words, and who carries the actions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.rounds import Scene
from kit.screens.proposals import carried
from kit.screens.running_order import steps
from kit.screens.seat.part import part_now
from kit.screens.wall import wall_blocks
from kit.store import Stage
from tests.screens.made import MATRIX, PROPOSAL, Eyes, assessment, blocks, seated, workshop

EYES = Eyes()
DOERS = ("The programme lead at NORTHLIGHT", "Finance, Northlight", "Collectif Maji")


def clocks(found) -> list[dict]:
    return [block for block in blocks(found) if block["is"] == "clock"]


@pytest.mark.parametrize("stage", [Stage.OPEN, Stage.CAUCUS, Stage.REVEALED])
def test_a_phone_says_the_minutes_left_in_the_words_of_the_wall(stage) -> None:
    round_ = workshop(MATRIX, stage)
    (on_phone,), (on_wall,) = clocks(part_now(EYES, seated(round_)).blocks), clocks(wall_blocks(EYES, Scene(round=round_)))
    assert on_phone["words"] == on_wall["words"]
    assert abs(on_phone["left"] - on_wall["left"]) <= 1
    assert not clocks(part_now(EYES, seated(replace(round_, live=replace(round_.live, paused=True)))).blocks)[0]["runs"]


def test_an_assessment_over_days_has_no_clock() -> None:
    assert clocks(part_now(EYES, seated(assessment(Stage.OPEN))).blocks) == []


def test_above_several_actions_stands_how_many_the_funds_side_carries() -> None:
    (said,) = carried(EYES, workshop(MATRIX, Stage.OPEN), DOERS)
    assert said["text"] == "Of 3 actions, Northlight carries 2."
    assert carried(EYES, workshop(MATRIX, Stage.OPEN), DOERS[:1]) == []


def test_it_stands_on_the_wall_above_what_is_proposed() -> None:
    round_ = workshop(MATRIX, Stage.REVEALED)
    line = next(n for n, step in enumerate(steps(EYES, round_)) if step.actions)
    round_ = replace(round_, part=0, live=replace(round_.live, line=line, board=False))
    proposals = tuple(replace(PROPOSAL, id=f"p{n}", who=who) for n, who in enumerate(DOERS))
    said = [block.get("text") for block in blocks(wall_blocks(EYES, Scene(round=round_, proposals=proposals)))]
    assert "Of 3 actions, Northlight carries 2." in said
