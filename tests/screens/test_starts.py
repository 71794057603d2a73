"""What a side that agrees on an answer reads and may do, apart; and what people are told before they answer."""

from __future__ import annotations

import pytest

from kit.screens.seat.part import part_now, used
from kit.store import Pooling, Released, Stage
from tests.screens.made import LIBRARY, MATRIX, Eyes, blocks, does, seated, text, workshop

ORDERED, NOMINAL, STORY = "what-is-open", "whose-default", "the-complaint"
EYES = Eyes()
OWN = (Released("side-1", "side-1", "row.budget", None, "", None, 1, "said"),)


def apart(*, speaker: bool, own=OWN, what: str = ORDERED):
    return part_now(EYES, seated(workshop(what, Stage.CAUCUS), speaker=speaker, own=own))


def test_the_speakers_form_begins_with_the_middle_of_its_own_people() -> None:
    view = apart(speaker=True)
    assert view.stored is not None
    assert view.stored["answer"] == {"row.budget": "said"}
    assert EYES.say("own.start") in text(view.blocks)
    (pairs,) = [block["items"] for block in blocks(view.blocks) if block["is"] == "pairs"]
    assert [value for _, value in pairs] == [LIBRARY.shelf[ORDERED].words.map["short"]["said"]]


def test_the_others_read_it_too_and_without_one_nothing_is_said_of_it() -> None:
    assert EYES.say("own.start") in text(apart(speaker=False).blocks)
    assert EYES.say("own.start") not in text(apart(speaker=False, own=()).blocks)
    view = apart(speaker=True, own=())
    assert view.stored is not None
    assert view.stored["answer"] == {}


def test_not_agreeing_and_showing_nothing_stand_beside_agreeing() -> None:
    view = apart(speaker=True)
    agrees = [block["sends"] for block in blocks(view.blocks) if block["is"] == "button" and block["do"] == "agree"]
    assert agrees == [{}, {"differs": True}]
    assert "show_nothing" in does(view.blocks)
    assert EYES.say("live.full_answers") in text(view.blocks)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (MATRIX, ["asks_levels"]),
        (ORDERED, ["asks_declared", "used_start"]),
        (NOMINAL, ["asks_declared", "used_no"]),
        (STORY, ["asks_own"]),
        ("check-exit", ["asks_whole"]),
    ],
)
def test_before_people_answer_each_kind_says_truly_what_is_used(what, said) -> None:
    scene = seated(workshop(what, Stage.OPEN))
    assert used(EYES, scene) == [EYES.say(f"wall.{key}", k=7) for key in said]
    view = part_now(EYES, scene)
    assert view.exercise is not None
    assert view.exercise["alone"] == (said[-1] in ("used_no", "asks_own")), "what is not counted is never said to count"
    assert (scene.round.now.pools == Pooling.PRIVATE) == (said == ["asks_own"])
