"""*Five quarters* through the screens: the forty-minute plan with fourteen phones in two languages, a wall and whoever runs it."""

from __future__ import annotations

import json

import pytest

from kit import content, rounds, screens, store
from kit.simulator import TAPS
from kit.store import games
from tests.screens.test_queries import A_LOOK, A_REVEAL, looks
from tests.screens.test_workshop import SOURCE, Browser, Workshop, workshop
from tests.wire import blocks as blocks_of
from tests.worlds import once

WORDS = {language: content.library(SOURCE, language) for language in ("en", "fr")}


@pytest.fixture
@once
def room(database) -> Workshop:
    return before_the_lot(database)


@pytest.fixture
@once
def played(database) -> Workshop:
    """The same room after its first run."""
    found = before_the_lot(database)
    found.host.must("draw_chairs")
    run(found)
    return found


def before_the_lot(database) -> Workshop:
    found = workshop(database, plan="40", second="fr")
    found.host.must("go", line=0)
    return found


def wall_of(room: Workshop) -> Browser:
    wall = Browser(room.database, screens.projector_screen)
    wall.must("enter", code=room.round.code)
    return wall


def one(browser: Browser, is_: str, **which: object) -> dict:
    """The first block of that kind on the page that they see now."""
    found = [b for b in blocks_of(browser.must("look")["blocks"]) if b["is"] == is_]
    return next(b for b in found if all(b.get(key) == value for key, value in which.items()))


def has(browser: Browser, do: str) -> bool:
    return any(b["is"] == "button" and b["do"] == do for b in blocks_of(browser.must("look")["blocks"]))


def chair(browser: Browser) -> str:
    return one(browser, "button", do="choose")["sends"]["chair"]


def choose(browser: Browser, nth: int = 0, **more: object) -> None:
    send(browser, one(browser, "button", do="choose")["sends"], nth, **more)


def send(browser: Browser, sends: dict, nth: int, **more: object) -> None:
    browser.must("choose", **{tap: ways[nth] for tap, ways in TAPS[sends["chair"]].items()}, **sends, **more)


def quarter(room: Workshop, n: int, nth: int = 0) -> None:
    """Whoever is asked to choose does so."""
    if n > 1:
        room.host.must("open_quarter", quarter=n)
    for phone in room.everybody():
        for block in blocks_of(phone.must("look")["blocks"]):
            if block["is"] == "button" and block["do"] == "choose":
                send(phone, block["sends"], nth)
    room.host.must("close_quarter", quarter=n)


def run(room: Workshop) -> None:
    for n in range(1, 6):
        quarter(room, n, n % 3)


def test_the_lot_begins_the_first_run_with_as_many_on_each_chair(room) -> None:
    assert all(WORDS["en"].simulator.words.privacy in phone.text for phone in room.phones["side-1"] if phone.must("look"))
    room.host.must("draw_chairs")
    assert room.round.line == 1, "the run-sheet has come to the first run"
    assert sorted(chair(phone) for phone in room.everybody()) == ["tessera"] * 7 + ["vado"] * 7


@pytest.mark.long
def test_forty_minutes_from_the_first_run_to_the_end(played) -> None:
    room, wall, phones = played, wall_of(played), played.everybody()
    assert room.round.line == 2
    wall.must("look")
    assert '"river"' not in wall.text, "rows come one at a time"
    for step in (1, 2, 3):
        room.host.must("show_step", step=step)
        picture = one(wall, "river")
        assert [row["key"] for row in picture["rows"]] == ["files", "weeks", "room"][:step]
        assert picture["langs"] == ["en", "fr"]
        assert all(len(row["before"]) == 7 for row in picture["rows"])
    for phone in phones:
        phone.must("say_fair", level="2")
    room.host.must("show_step", step=4)
    wall.must("look")
    assert all(WORDS[language].simulator.words.fair.levels[2] in wall.text for language in ("en", "fr"))
    room.host.must("try_rules", rules=["pay", "share"])
    moved = one(wall, "river")["rows"]
    assert all(len(row["after"]) == 7 for row in moved)
    wall.must("look")
    assert WORDS["fr"].simulator.words.ends.replay in wall.text
    room.host.must("show_step", step=5)
    assert room.round.line == 4
    for phone in phones:
        phone.must("tick_rules", rules=["rate"])
    room.host.must("show_step", step=6)
    wall.must("look")
    assert "✓ 4" in wall.text
    room.host.must("second_run", rules=["pay", "change", "share"])
    assert room.round.line == 5
    run(room)
    for step in (1, 2, 3):
        room.host.must("show_step", step=step)
    picture = one(wall, "river")
    assert [len(row["after"]) for row in picture["rows"]] == [7, 7, 7]
    assert picture["honest"] == [WORDS[language].phrases["room.a_game"] for language in ("en", "fr")]
    middles = [middle for n in (0, 1) for middle in (row["middles"][n] for row in picture["rows"])]
    said = content.fill(WORDS["en"].simulator.words.rows["says"], **dict(zip("abcdef", middles, strict=True)))
    assert picture["label"] == said
    assert one(room.host, "text", text=said), "whoever runs it can read the picture aloud"
    room.host.must("end_game", sure=True)
    assert [len(row["after"]) for row in one(wall, "river")["rows"]] == [7, 7, 7], "what everybody saw stays"
    assert all(WORDS["en"].simulator.words.runsheet.out in phone.text for phone in room.phones["side-1"] if phone.must("look"))
    room.host.must("go", line=7)
    wall.must("look")
    assert '"river"' not in wall.text, "actions have the wall to themselves"


def test_what_is_refused_is_said_in_each_persons_language(room) -> None:
    room.host.must("draw_chairs")
    for side, language in (("side-1", "en"), ("side-2", "fr")):
        phone, say = room.phones[side][2], WORDS[language].phrases
        sends = one(phone, "button", do="choose")["sends"]
        ways = {tap: ways[0] for tap, ways in TAPS[sends["chair"]].items()}
        other = next(chair for chair in TAPS if chair != sends["chair"])
        for phrase, asked in {
            "room.other_chair": {**sends, "chair": other, **{tap: ways[0] for tap, ways in TAPS[other].items()}},
            "room.quarter_closed": {**sends, **ways, "quarter": 4},
            "room.unknown_way": {**sends, **ways, next(iter(ways)): "steal"},
            "play.missing": {**sends},
        }.items():
            assert phone.ask("choose", **asked)["problem"] == say[phrase]
    assert room.host.ask("second_run", rules=["pay"])["problem"] == WORDS["en"].phrases["play.rules_stay"]


def test_closing_with_chairs_missing_asks_once(room) -> None:
    room.host.must("draw_chairs")
    choose(room.everybody()[0])
    shown = room.host.must("close_quarter", quarter=1)
    assert WORDS["en"].phrases.say("room.missing", n=13) in json.dumps(shown["blocks"], ensure_ascii=False)
    assert room.round.game.open
    room.host.must("close_quarter", quarter=1, sure=True)
    assert not room.round.game.open


def test_a_phone_that_was_away_reads_that_the_house_has_played(room) -> None:
    room.host.must("draw_chairs")
    room.host.must("close_quarter", quarter=1, sure=True)
    room.host.must("open_quarter", quarter=2)
    phone = room.phones["side-2"][3]
    phone.must("look")
    assert WORDS["fr"].phrases["room.away"] in phone.text


def test_somebody_late_takes_a_seat_and_then_a_chair_or_watches(room) -> None:
    room.host.must("draw_chairs")
    late = Browser(room.database, screens.join_screen)
    late.must("knock", code=room.round.code)
    late.must("sit", side="side-1")
    late.must("look")
    assert has(late, "take_chair")
    late.must("take_chair")
    late.must("look")
    assert WORDS["en"].simulator.words.chair.onlooker in late.text


def withdraws(room: Workshop, phone: Browser) -> None:
    phone.must("withdraw", sure=True)


def erases(room: Workshop, phone: Browser) -> None:
    store.erase_everything(room.database, phone.token)


def leaves(room: Workshop, phone: Browser) -> None:
    for each in room.phones["side-1"][:2]:
        each.must("leave_round", sure=True)


def leaves_from_another_line(room: Workshop, phone: Browser) -> None:
    room.host.must("go", line=0)
    leaves(room, phone)
    room.host.must("go", line=1)


@pytest.mark.parametrize("goes", [withdraws, erases, leaves, leaves_from_another_line])
def test_whoever_goes_in_whatever_way_takes_the_open_choice_along_and_the_next_on_that_chair_reads_nothing(
    room, goes, monkeypatch
) -> None:
    room.host.must("draw_chairs")
    phone = room.phones["side-1"][2]
    choose(phone, 1)
    with room.database.reading() as connection:
        (turn,) = games.choices(connection, room.round.id, room.round.part)
    goes(room, phone)
    with room.database.reading() as connection:
        assert games.choices(connection, room.round.id, room.round.part) == {}
        assert turn[2:] not in {(each.pair, each.chair) for each in games.chairs(connection, room.round.id, room.round.part)}
    monkeypatch.setattr(rounds.playing.DICE, "choice", lambda free: free[free.index(turn[2:])])
    late = Browser(room.database, screens.join_screen)
    late.must("knock", code=room.round.code)
    late.must("sit", side="side-2")
    late.must("take_chair")
    assert chair(late) == turn[3]
    assert not [b["value"] for b in blocks_of(late.must("look")["blocks"]) if b["is"] == "choice" and b.get("value")]


def test_no_head_count_of_a_game_falls_when_a_side_leaves(room) -> None:
    room.host.must("draw_chairs")
    for phone in room.everybody():
        choose(phone)
    leaves(room, room.host)
    assert room.round.seat_counts == (14, 14)
    room.host.must("close_quarter", quarter=1)
    assert room.round.seat_counts == (14, 14)
    room.host.must("go", line=0)
    room.host.must("go", line=1)
    assert room.round.seat_counts == (14, 14)


def test_whoever_would_rather_watch_has_both_sides_and_chooses_no_more(room) -> None:
    room.host.must("look")
    assert "/simulator/paper" in room.host.text, "the game on paper is offered before the lot"
    room.host.must("draw_chairs")
    phone = room.phones["side-2"][2]
    assert has(phone, "choose")
    phone.must("watch")
    assert not has(phone, "choose") and not has(phone, "watch")
    late, words = WORDS["fr"].simulator.words.events["late"], WORDS["fr"].simulator.words
    assert all(text in phone.text for text in (late.vado, late.tessera, words.chair.onlooker))


def test_no_phone_is_sent_what_the_other_chair_chose(room) -> None:
    """Whoever chooses what, the other phones are the same to the byte while the quarter is open."""
    room.host.must("draw_chairs")
    phones = room.everybody()
    before = [stands_on(phone) for phone in phones]
    choose(phones[0], 2)
    after = [stands_on(phone) for phone in phones]
    assert before[0] != after[0]
    assert before[1:] == after[1:]


def stands_on(phone: Browser) -> str:
    """All that this phone was sent but the time that is left."""
    return json.dumps([block for block in phone.must("look")["blocks"] if block["is"] != "clock"])


@pytest.mark.long
def test_whoever_runs_it_sees_no_chair_no_choice_and_no_end_that_the_wall_does_not_show(played) -> None:
    played.host.must("look")
    assert '"choose"' not in played.host.text and '"river"' not in played.host.text
    assert "before" not in [key for b in blocks_of(played.host.shown["blocks"]) for key in b]


@pytest.mark.long
def test_funds_are_asked_to_speak_first_and_nobody_else_reads_so(played) -> None:
    for step in range(1, 6):
        played.host.must("show_step", step=step)
    aloud = {language: WORDS[language].phrases.say("room.aloud", funds="Northlight") for language in WORDS}
    assert all(aloud["en"] in phone.text for phone in played.phones["side-1"] if phone.must("look"))
    assert not any(
        "Northlight" in phone.text for phone in played.phones["side-2"] if phone.must("look") and aloud["fr"] in phone.text
    )


@pytest.mark.long
def test_a_look_in_a_game_costs_no_more_questions_than_any_other(room) -> None:
    room.host.must("draw_chairs")
    quarter(room, 1)
    for browser, most in ((room.phones["side-1"][0], A_LOOK), (room.phones["side-2"][3], A_LOOK), (room.host, A_REVEAL)):
        looks(browser, most)


@pytest.mark.long
def test_a_look_after_a_run_costs_no_more_either(played) -> None:
    played.host.must("show_step", step=1)
    for browser, most in ((played.phones["side-1"][0], A_LOOK), (wall_of(played), A_LOOK)):
        looks(browser, most)
