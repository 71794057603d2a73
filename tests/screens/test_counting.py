"""A group protects itself: it counts its people before its picture is made, and anybody there may hold it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import rounds, screens, store
from kit.store import Stage
from tests.screens.made import SIDES, assessment, does, seated, text
from tests.screens.test_drawn import SAY, drawn
from tests.screens.test_speakers import assessed
from tests.screens.test_workshop import Browser, Workshop, workshop
from tests.wire import blocks
from tests.worlds import once


@once
def answered(database, **more) -> Workshop:
    """Everybody has answered and answers are closed; nobody has counted."""
    room, _ = assessed(database, **more)
    for phone in room.everybody():
        phone.answer(3)
    room.host.must("close", sure=True)
    return room


def offered(phone: Browser) -> set[str]:
    return {b["do"] for b in blocks(phone.ask()["blocks"]) if b["is"] == "button"}


def pictures(room: Workshop, side: str = "side-2") -> list[store.Released]:
    with room.database.reading() as connection:
        return store.rounds.releases(connection, room.round.id, side)


def test_nobody_sees_a_picture_before_the_side_has_counted_itself(database) -> None:
    room = answered(database)
    speaker, seated, *_ = room.phones["side-2"]
    for phone in (speaker, seated):
        assert "7 seats are taken on your side. Count yourselves" in (phone.ask(), phone.text)[1]
        assert not rounds.seat_scene(phone.visit.by(room.round.id)).own
    assert pictures(room) == [], "it is not even made"
    assert speaker.refused("agree", out=[]) == "counting.first"
    assert seated.refused("open_picture") == "round.not_yours"
    speaker.must("open_picture")
    assert rounds.seat_scene(seated.visit.by(room.round.id)).own
    assert not rounds.seat_scene(room.phones["side-1"][1].visit.by(room.round.id)).own, "each side counts itself"


def test_a_second_tap_opens_nothing_anew(database) -> None:
    room = answered(database)
    speaker = room.phones["side-2"][0]
    speaker.must("open_picture")
    before = pictures(room)
    rounds.open_picture(speaker.visit.by(room.round.id), [], part=1)
    assert pictures(room) == before


@pytest.mark.parametrize("early", [True, False])
@pytest.mark.long
def test_a_tap_by_anybody_holds_the_picture_and_three_seats_let_it_go_on(database, early) -> None:
    room, _ = assessed(database)
    for phone in room.everybody():
        phone.answer(3)
    speaker, seated, second, third, *_ = room.phones["side-2"]
    if early:
        seated.must("hold")
    room.host.must("close", sure=True)
    if not early:
        seated.must("hold")
    assert speaker.refused("open_picture") == "counting.is_held"
    for phone in (second, third, seated):
        phone.must("let_go_on")
        phone.must("let_go_on")
    assert not pictures(room), "three seats without the speaker are not enough"
    speaker.must("let_go_on")
    assert pictures(room)
    assert third.refused("hold") == "counting.too_late"


def test_the_speaker_and_one_more_are_not_enough(database) -> None:
    room = answered(database)
    speaker, seated, *_ = room.phones["side-2"]
    seated.must("hold")
    speaker.must("let_go_on")
    seated.must("let_go_on")
    assert not pictures(room)


def test_only_that_side_sees_that_it_is_held_and_not_by_whom(database) -> None:
    room = answered(database)
    others = [room.host, room.phones["side-1"][0], room.phones["side-1"][3]]
    before = [(eye.ask(), eye.text)[1] for eye in others]
    holder, other = room.phones["side-2"][2:4]
    holder.must("hold")
    assert [(eye.ask(), eye.text)[1] for eye in others] == before
    assert (holder.ask(), holder.text)[1] == (other.ask(), other.text)[1]
    assert "the count seems wrong" in other.text


def test_whoever_erases_before_it_is_opened_is_in_no_picture(database) -> None:
    room, _ = assessed(database, people2="8")
    extra = Browser(database, screens.join_screen)
    extra.must("knock", code=room.round.code)
    extra.must("sit", side="side-2")
    room.phones["side-2"].append(extra)
    for level, phone in zip([0, 0, 0, 0, 4, 4, 4, 4], room.phones["side-2"], strict=True):
        phone.answer(level)
    for phone in room.phones["side-1"]:
        phone.answer(2)
    room.host.must("close", sure=True)
    room.phones["side-2"][3].must("hold")
    room.phones["side-2"][3].must("withdraw", sure=True)
    for phone in room.phones["side-2"][:3]:
        phone.must("let_go_on")
    assert {row.level for row in pictures(room)} == {4}, "the lower middle of eight was 0"


def test_a_side_that_is_too_small_by_then_has_no_picture_and_is_erased(database) -> None:
    room = answered(database)
    speaker, *_, last = room.phones["side-2"]
    last.must("withdraw", sure=True)
    speaker.must("open_picture")
    assert pictures(room) == []
    assert room.round.side("side-2").erased


def test_a_side_that_is_held_for_good_ends_without_a_picture_by_its_speaker(database) -> None:
    room = answered(database)
    speaker, seated, *_ = room.phones["side-2"]
    seated.must("hold")
    speaker.must("show_nothing", sure=True)
    del room.phones["side-2"]
    ours = room.phones["side-1"][0]
    ours.count()
    ticks = next(b for b in blocks(ours.ask()["blocks"]) if b.get("name") == "out")
    ours.must("agree", out=[option[0] for option in ticks["options"]][:2])
    room.host.must("reveal")
    assert {row.side for row in rounds.seen(database, room.round.id).rows} == {"side-1"}


@pytest.mark.long
def test_a_stranger_who_holds_cannot_hold_again_and_alone_opens_nothing(database) -> None:
    room, _ = assessed(database, people2="9")
    strangers = [Browser(database, screens.join_screen) for _ in range(2)]
    for phone in strangers:
        phone.must("knock", code=room.round.code)
        phone.must("sit", side="side-2")
        phone.must("look")
    for phone in (*room.everybody(), *strangers):
        phone.answer(3)
    room.host.must("close", sure=True)
    strangers[0].must("hold")
    for phone in strangers:
        phone.must("let_go_on")
    assert not pictures(room)
    room.phones["side-2"][0].must("let_go_on")
    assert pictures(room)
    assert strangers[0].refused("hold") == "counting.too_late"


def test_what_is_agreed_as_one_answer_is_not_counted(database) -> None:
    room = workshop(database, plan="own", picked=["whose-default"])
    room.on_to("own")
    assert room.round.now.pools == "declared"
    speaker = room.phones["side-2"][0]
    assert not offered(speaker) & {"open_picture", "hold"}
    assert speaker.refused("hold") == "counting.too_late", "no row of it stands in an order: nothing is made"


def test_where_its_middle_is_made_to_begin_with_a_side_counts_itself_first(database) -> None:
    room = workshop(database, plan="own", picked=["what-is-open"])
    room.on_to("open")
    assert "hold" in offered(room.phones["side-2"][3])
    for phone in room.everybody():
        rows = {f"row.{row}": "said" for row in ("budget", "exit")}
        screens.join_answered(phone.visit, phone.ask()["where"], {**rows, "finished": True}, 1)
    room.host.must("close", sure=True)
    speaker, other = room.phones["side-2"][0], room.phones["side-2"][3]
    assert {"open_picture", "hold"} <= offered(speaker)
    assert not speaker.ask()["exercise"]
    speaker.must("open_picture")
    assert speaker.ask()["stored"]["answer"] == {"row.budget": "said", "row.exit": "said"}
    assert other.visit.say("own.start") in text(other.ask()["blocks"])


def test_before_it_is_opened_everybody_counts_and_only_the_speaker_opens() -> None:
    uncounted = tuple(replace(side, counted=False) for side in SIDES)
    for speaker in (True, False):
        shown = drawn(seated(assessment(Stage.CAUCUS, sides=uncounted), speaker=speaker))
        assert SAY("counting.seats", n=8) in text(shown.blocks)
        assert ("open_picture" in does(shown.blocks)) is speaker
        assert "hold" in does(shown.blocks)


def test_of_a_held_picture_everybody_reads_how_many_want_it_opened() -> None:
    held = tuple(replace(side, counted=False, held=True, letting=1) for side in SIDES)
    shown = drawn(seated(assessment(Stage.CAUCUS, sides=held)))
    assert SAY("counting.let", done=1, n=3) in text(shown.blocks)
    assert "let_go_on" in does(shown.blocks)
    assert not does(shown.blocks) & {"hold", "open_picture"}


def test_while_people_answer_one_seat_too_many_is_held() -> None:
    uncounted = tuple(replace(side, counted=False) for side in SIDES)
    assert "hold" in does(drawn(seated(assessment(Stage.OPEN, sides=uncounted))).blocks)
    held = tuple(replace(side, counted=False, held=True) for side in SIDES)
    assert SAY("counting.held_early") in text(drawn(seated(assessment(Stage.OPEN, sides=held))).blocks)
