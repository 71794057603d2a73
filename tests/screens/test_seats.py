"""Seats: one more than planned, fewer than planned, somebody who sat down on the wrong side."""

from __future__ import annotations

import pytest

from kit import content, rounds, screens, store
from kit.errors import MoveRefused
from tests.rounds.people import Room
from tests.screens.test_speakers import assessed
from tests.screens.test_workshop import Browser
from tests.wire import blocks


@pytest.fixture
def room(database, source) -> Room:
    return Room(database, content.chosen(content.load_bank(source, "en"), content.SHORT))


def refused(phrase: str):
    return pytest.raises(MoveRefused, match=phrase)


def test_a_ninth_person_sits_down_once_facilitator_and_speaker_have_said_so(database) -> None:
    room, _ = assessed(database)
    eighth, ninth = (Browser(database, screens.join_screen) for _ in range(2))
    for phone in (eighth, ninth):
        phone.must("knock", code=room.round.code)
    eighth.must("sit", side="side-2")
    assert ninth.refused("sit", side="side-2") == "round.full"
    room.host.must("offer_seats", side="side-2", people="9")
    assert ninth.refused("sit", side="side-2") == "round.full", "its speaker has not agreed"
    assert room.phones["side-2"][1].refused("take_seats", people="9") == "round.not_yours"
    room.phones["side-2"][0].must("take_seats", people="9")
    ninth.must("knock", code=room.round.code)
    ninth.must("sit", side="side-2")
    for side, told in (("side-2", True), ("side-1", False)):
        phone = room.phones[side][3]
        phone.ask()
        assert ("planned 8, now 9" in phone.text) is told


def test_a_speaker_agrees_to_the_number_that_was_read_and_to_no_other(database) -> None:
    room, _ = assessed(database)
    room.host.must("offer_seats", side="side-2", people="9")
    speaker = room.phones["side-2"][0]
    assert "Agree to 9 seats" in (speaker.ask(), speaker.text)[1]
    room.host.must("offer_seats", side="side-2", people="40")
    assert speaker.refused("take_seats", people="9") == "round.changed"
    assert room.round.side("side-2").people == 8


def test_unused_seats_are_freed_as_a_number_never_below_those_taken(database) -> None:
    room, _ = assessed(database, people2="12")
    assert room.host.refused("offer_seats", side="side-2", people="6") == "seats.number"
    room.host.must("offer_seats", side="side-2", people="7")
    room.phones["side-2"][0].must("take_seats", people="7")
    late = Browser(database, screens.join_screen)
    late.must("knock", code=room.round.code)
    assert late.refused("sit", side="side-2") == "round.full"


def test_who_sat_down_on_the_wrong_side_goes_over_before_the_first_answer(database) -> None:
    room, _ = assessed(database)
    late = Browser(database, screens.join_screen)
    late.must("knock", code=room.round.code)
    late.must("sit", side="side-1")
    assert "Your seat: Northlight" in (late.ask(), late.text)[1]
    before = rounds.place_in(database, room.round.id, late.token)
    late.must("move_over", side="side-2")
    after = rounds.place_in(database, room.round.id, late.token)
    assert (after.seat, after.side) == (before.seat, "side-2")
    assert "Your seat: Collectif Maji" in (late.ask(), late.text)[1]
    late.answer(3)
    assert late.refused("move_over", side="side-1") == "seats.too_late_to_move"
    assert room.phones["side-1"][0].refused("move_over", side="side-2") == "seats.too_late_to_move", "a speaker stays"


def test_where_slips_are_in_use_one_goes_over_with_a_free_slip_of_that_side(room: Room) -> None:
    made = room.create(slips=True)
    ours, theirs = (rounds.hand_out(room.by(room.sit(side))) for side in ("side-1", "side-2"))
    mine = room.by(room.sit_as(store.new_browser(), "side-1", slip=ours[0]))
    for code, said in (("", "round.need_slip"), (made.round.code, "round.need_slip"), (ours[1], "round.not_yours")):
        with refused(said):
            rounds.move_over(mine, "side-2", code=code)
    rounds.move_over(mine, "side-2", code=theirs[0])
    with refused("round.link_used"):
        rounds.sit_down(room.as_browser(store.new_browser()), room.round, "side-2", code=theirs[0])


def test_the_page_offers_another_side_only_before_the_first_answer(database) -> None:
    room, _ = assessed(database)
    phone = room.phones["side-1"][1]
    offered = {b["do"] for b in blocks(phone.ask()["blocks"]) if b["is"] == "button"}
    assert "move_over" in offered
    phone.answer(3)
    offered = {b["do"] for b in blocks(phone.ask()["blocks"]) if b["is"] == "button"}
    assert "move_over" not in offered
