"""Cards and stories, of which nobody's answers are shown: what lies on the table for the room, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import asking, kinds
from kit.rounds import Scene
from kit.screens import on_the_table
from kit.screens.host.fields import days_of_a_workshop, plan_fields
from kit.screens.running_order import parts_of, steps
from kit.screens.seat.part import part_now
from kit.screens.wall import wall_blocks
from kit.store import Stage
from tests.screens.made import LIBRARY, TODAY, Eyes, blocks, seated, workshop

CARDS, STORY = "cards-on-the-table", "the-complaint"
EYES = Eyes()


def on_the_wall(scene: Scene, *more: Eyes) -> dict | None:
    return next((block for block in blocks(wall_blocks(EYES, scene)) if block["is"] == "laid"), None)


def told(laid: dict) -> list[str]:
    return [words for pile in laid["piles"] for one in (pile["head"], *pile["cards"]) for words in one]


def test_while_people_read_a_story_its_scene_is_on_the_wall_and_none_of_its_choices() -> None:
    laid = on_the_wall(Scene(round=workshop(STORY, Stage.OPEN)))
    words = LIBRARY.shelf[STORY].words.story["stories"]["fourth-desk"]
    assert laid is not None
    assert laid["text"] == [words["scene"]]
    assert told(laid) == [words["title"]]
    assert laid["ask"] == [""]


def test_once_it_is_closed_the_room_talks_about_what_one_could_have_done() -> None:
    laid = on_the_wall(Scene(round=workshop(STORY, Stage.CLOSED)))
    words = LIBRARY.shelf[STORY].words.story["stories"]["fourth-desk"]
    assert laid is not None
    assert laid["ask"] == [words["question"]]
    assert set(told(laid)) >= {
        words["choice"][each] for each in LIBRARY.shelf[STORY].facts["story"]["nodes"]["fourth-desk"]["start"]
    }


def test_cards_lie_there_by_their_names_and_the_talk_keeps_them_on_the_wall_and_on_phones() -> None:
    round_ = workshop(CARDS, Stage.CLOSED)
    talk = next(n for n, step in enumerate(steps(EYES, round_)) if n and not step.part)
    talking = replace(round_, part=0, live=replace(round_.live, line=talk))
    laid = on_the_wall(Scene(round=talking))
    assert laid is not None
    assert len(told(laid)) == 2 + 8, "two groups and their cards"
    assert all(pile["note"][0] for pile in laid["piles"])
    on_a_phone = part_now(EYES, seated(talking)).blocks
    assert laid["piles"] in [block.get("piles") for block in blocks(on_a_phone)]


def test_in_two_languages_every_card_has_both() -> None:
    scene = Scene(round=workshop(CARDS, Stage.OPEN, live={"second": "fr"}))
    laid = on_the_wall(scene)
    assert laid is not None
    assert laid["langs"] == ["en", "fr"]
    assert all(len(card) == 2 for pile in laid["piles"] for card in pile["cards"])


@pytest.mark.parametrize("what", ["assessment", "three-shares"])
def test_where_something_is_shown_nothing_else_lies_there(what) -> None:
    for stage in (Stage.OPEN, Stage.CAUCUS, Stage.REVEALED):
        assert on_the_table.laid(Scene(round=workshop(what, stage)), EYES) is None


def test_on_the_line_of_actions_no_story_is_left() -> None:
    round_ = workshop(STORY, Stage.CLOSED)
    line = next(n for n, step in enumerate(steps(EYES, round_)) if step.actions)
    assert on_the_table.laid(Scene(round=replace(round_, part=0, live=replace(round_.live, line=line))), EYES) is None


def test_a_room_can_pick_exercises_of_all_eight_kinds_but_none_for_one_side_alone() -> None:
    fields = plan_fields(EYES, days_of_a_workshop(TODAY), 2, None, live=True)
    (picked,) = [block for block in blocks(fields) if block.get("name") == "picked"]
    offered = {key for key, _ in picked["options"]}
    assert {kinds.kind_of(LIBRARY.shelf[each]).name for each in offered} == set(kinds.KINDS)
    assert "prepare-our-side" not in offered


def test_a_picked_story_has_a_line_to_talk_about_it_and_all_its_minutes() -> None:
    parts = parts_of(LIBRARY, "own", {}, [STORY])
    round_ = replace(workshop(STORY, Stage.WAITING), parts=parts)
    alone, talk = steps(EYES, round_)[1:3]
    assert (alone.stage, talk.part) == (Stage.OPEN, 0)
    assert alone.minutes + talk.minutes == LIBRARY.shelf[STORY].minutes.team
    assert asking.part_title(LIBRARY, round_, round_.parts[0]) in talk.text
