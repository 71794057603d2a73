"""The page of whoever runs a workshop: words on every line, what waits, the wall as the room sees it, a page before closing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kit import content
from kit.content.plans import SCRIPTS
from kit.rounds import Scene
from kit.screens import host, wall
from kit.screens.host import before_closing, cockpit
from kit.screens.running_order import steps
from kit.store import Note, Stage
from tests.screens.made import DECLARED, LIBRARY, SOURCE, Eyes, blocks, does, text, told, workshop

EYES = Eyes()
SAY = EYES.say


def without_clocks(found) -> str:
    """Its text but for the seconds that go by between two looks."""
    return re.sub(r'"left": -?\d+', "", text(found))


def of(found, kind: str) -> list:
    return [block for block in blocks(found) if block["is"] == kind]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_line_of_every_plan_has_words_to_say_and_says_who_speaks_first(language) -> None:
    eyes = Eyes(language=language)
    for plan, found in content.library(SOURCE, language).plans.items():
        for n, line in enumerate(found.lines):
            assert line.script in SCRIPTS
            round_ = workshop("assessment", Stage.WAITING, live={"plan": "own", "line": n})
            said = text(cockpit.script(eyes, round_))
            assert eyes.say("cockpit.say") in said, plan
            assert "{funds}" not in said
    every = [line.script for plan in LIBRARY.plans.values() for line in plan.lines]
    assert {*every} == {*SCRIPTS}


def test_the_picked_exercises_have_words_for_each_stage_too() -> None:
    found = steps(EYES, workshop(DECLARED, Stage.WAITING))
    assert [step.script for step in found] == ["opening", "silent", "own", "revealed", "actions", "exit"]


def test_the_small_wall_is_the_wall_and_shows_no_batch_that_is_not_shown() -> None:
    round_ = workshop("assessment", Stage.REVEALED)
    notes = (Note("n1", "SHOWN", 1, shown=True), Note("n2", "STRUCK MAYBE", 2, shown=False))
    scene = Scene(round=round_, notes=notes, **told(round_))
    (small,) = of(host.round.draw(EYES, scene).blocks, "small_wall")
    on_the_wall = wall.draw(EYES, cockpit.for_the_room(scene)).blocks
    assert without_clocks(small["blocks"]) == without_clocks(on_the_wall)
    assert "SHOWN" in text(small)
    assert "STRUCK MAYBE" not in text(small)


def test_what_waits_is_said_without_which_side() -> None:
    round_ = workshop("assessment", Stage.OPEN)
    shown = host.round.draw(EYES, Scene(round=round_)).blocks
    assert SAY("cockpit.waits_finish") in text(shown)
    full = replace(round_, sides=tuple(replace(side, finished=side.seats) for side in round_.sides))
    assert SAY("cockpit.waits_finish") not in text(host.round.draw(EYES, Scene(round=full)).blocks)


@pytest.mark.parametrize("what", ["assessment", DECLARED, "check-exit"])
def test_before_closing_one_reads_what_it_does_under_each_rule_and_never_how_a_side_stands(what) -> None:
    round_ = workshop(what, Stage.OPEN)
    page = before_closing.before_closing(EYES, round_)
    other = replace(round_, sides=tuple(replace(side, finished=n, seats=9) for n, side in enumerate(round_.sides)))
    assert page == before_closing.before_closing(EYES, other), "nothing of it follows from who has finished"
    assert does(page) == {"close", "look", *(["propose_one"] if what == "assessment" else [])}


def test_the_remote_has_its_few_buttons_the_words_and_the_lights() -> None:
    round_ = workshop("assessment", Stage.REVEALED)
    shown = host.round.draw_remote(EYES, Scene(round=round_, **told(round_))).blocks
    assert does(shown) == {"turn_to", "go", "switch"}
    assert SAY("cockpit.first") in text(shown)
    assert of(shown, "lights")
    assert not of(shown, "fold")


def test_the_pictures_are_turned_one_by_one_forward_and_back() -> None:
    round_ = workshop("assessment", Stage.REVEALED, live={"slide": 1})
    shown = host.round.draw(EYES, Scene(round=round_, **told(round_))).blocks
    assert {block["sends"]["slide"] for block in blocks(shown) if block.get("do") == "turn_to"} == {0, 2}
