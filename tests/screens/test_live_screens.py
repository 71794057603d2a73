"""What each screen of a workshop shows and offers: who steers, who sits, the wall; before the reveal and after."""

from __future__ import annotations

import json

import pytest

from kit import content, rounds, screens
from kit.screens import host, revealing, telling
from tests.screens.test_workshop import ACTION, SOURCE, Browser, Workshop, blocks, workshop
from tests.worlds import once

LEVELS = content.load_bank(SOURCE, "en")["A2.2"].levels


def do(shown: dict) -> set[str]:
    return {block["do"] for block in blocks(shown["blocks"]) if block["is"] == "button"}


def text(found) -> str:
    return json.dumps(found, ensure_ascii=False)


@pytest.fixture
@once
def played(database) -> Workshop:
    """Twelve questions answered, each side apart and not yet agreed."""
    room = workshop(database, plan="180", first="whose-default", second="fr")
    room.host.must("go", line=2)
    room.on_to("open")
    for side, level in (("side-1", 3), ("side-2", 1)):
        for phone in room.phones[side]:
            phone.answer(level)
    room.step()
    return room


@pytest.fixture
def shown(played) -> Workshop:
    played.agree()
    played.host.must("reveal")
    return played


def scene_of(room: Workshop) -> rounds.Scene:
    return rounds.host_scene(room.host.visit.by(room.round.id))


def wall_of(room: Workshop, language: str = "en") -> Browser:
    wall = Browser(room.database, screens.projector_screen, language)
    wall.must("enter", code=room.round.code)
    return wall


def test_who_steers_has_moves_and_no_answers_until_they_are_shown(played) -> None:
    steered = text(host.round.draw(played.host.visit, scene_of(played)).blocks)
    assert LEVELS[3] not in steered
    assert LEVELS[1] not in steered
    assert {"go", "switch"} <= do(played.host.ask())
    assert "close" not in do(played.host.shown), "it is closed already"
    assert played.host.ask("reveal")["problem"], "nobody has agreed yet"


def test_a_speaker_may_choose_and_everybody_else_of_that_side_only_looks(played) -> None:
    speaker, other = played.phones["side-1"][0], played.phones["side-1"][4]
    assert "agree" in do(speaker.ask())
    assert "agree" not in do(other.ask())
    for phone in (speaker, other):
        assert LEVELS[3] in phone.text
        assert LEVELS[1] not in phone.text, "the other side's answer"


def test_the_wall_has_no_controls_and_nothing_that_is_not_shown_to_all(played) -> None:
    wall = wall_of(played)
    assert not do(wall.ask())
    assert not any(level in wall.text for level in LEVELS)
    played.agree()
    played.host.must("reveal")
    assert not do(wall.ask())
    assert "Tell us about the last time." in wall.text
    assert "Racontez-nous la dernière fois." in wall.text, "in two languages"
    played.host.must("turn_to", slide=400)
    wall.ask()
    assert "Everything at once" in wall.text
    assert "Tell us about the last time." not in wall.text, "one picture at a time"


def test_a_wall_of_another_code_shows_nothing(played) -> None:
    stranger = Browser(played.database, screens.projector_screen)
    assert stranger.ask("enter", code="0000-0000")["problem"]
    assert "round" not in stranger.where


def test_what_is_revealed_is_the_same_for_every_eye(shown) -> None:
    visits = [shown.host.visit, *(shown.phones[side][5].visit for side in shown.phones)]
    of_english = [text(revealing.revealed_blocks(visit, scene_of(shown))) for visit in visits if visit.language == "en"]
    assert len(of_english) > 1
    assert len(set(of_english)) == 1
    assert len(text(revealing.revealed_blocks(shown.host.visit, scene_of(shown), brief=True))) < len(of_english[0])


def test_the_account_is_told_once_it_is_revealed_and_not_before(played) -> None:
    assert not rounds.seen(played.database, played.round.id).rows
    played.agree()
    played.host.must("reveal")
    found = telling.account_of(played.host.visit, rounds.seen(played.database, played.round.id))
    told = text(telling.account_blocks(played.host.visit, found))
    assert "Northlight" in told
    assert (
        text(telling.account_blocks(played.host.visit, found, pictures=False)).count("data:image") == 0 < told.count("data:image")
    )


def test_an_action_is_told_with_all_its_parts(shown) -> None:
    card = text(telling.action_card(shown.host.visit, dict(ACTION), "open"))
    for name in ("what", "who", "means", "sign"):
        assert ACTION[name] in card


def test_paper_has_a_sheet_for_what_is_pooled_and_no_words_of_anybody(played) -> None:
    pack = text(host.handing_out.paper_pack(played.host.visit, played.round))
    assert content.load_bank(SOURCE, "en")["A2.2"].name in pack
    assert all(level in pack for level in LEVELS)


@pytest.mark.long
def test_a_plan_of_ones_own_needs_an_exercise(played) -> None:
    fields = text(host.fields.plan_fields(played.host.visit, {}, 2, None, live=True))
    for plan in ("60", "90", "180"):
        assert f'"{plan}"' in fields
        assert all(line.text.partition("“")[0] in fields for line in played.host.visit.library.plans[plan].lines)
    assert host.fields.checklist(played.host.visit)


def test_the_door_of_the_wall_asks_for_a_code_only(database) -> None:
    wall = Browser(database, screens.projector_screen)
    assert do(wall.ask()) == {"enter"}
