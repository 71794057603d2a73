"""Small things that people do in a round over days: another language, one seat of a joined side goes, a partner runs it."""

from __future__ import annotations

from kit import rounds, screens
from tests.screens.test_speakers import ITEMS, assessed
from tests.screens.test_workshop import SET_UP, Browser
from tests.wire import all_say_yes, blocks


def test_a_phone_changes_its_language_and_stays_in_its_seat(database) -> None:
    room, _ = assessed(database)
    phone = room.phones["side-2"][3]
    for language, says in (("fr", "Votre place"), ("es", "Su lugar"), ("en", "Your seat")):
        phone.language = language
        shown = phone.ask()
        assert says in phone.text
        assert shown["exercise"]["words"]
    phone.answer(3)
    phone.language = "fr"
    assert phone.ask()["stored"]["answer"]["finished"] is True
    assert sum(side.seats for side in room.round.sides) == 14


def test_an_organisation_in_a_joined_side_leaves_seat_by_seat(database) -> None:
    host = Browser(database, screens.run_screen, where={"sides": "3"})
    rounds.trust(database, host.token)
    joined = {"name3": "Raíces", "people3": "6", "mode3": "joined", "people2": "6"}
    made = host.must("create", **{**SET_UP, **ITEMS, **joined})
    slips = [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"][1:]
    all_say_yes(host, Browser(database, screens.join_screen), slips)
    one = rounds.find(database, host.where["round"])
    phones = [Browser(database, screens.join_screen) for _ in range(11)]
    for n, phone in enumerate(phones):
        phone.must("knock", code=one.code if n else slips[1])
        phone.must("sit", side="side-2")
    for gone, phone in enumerate(phones[9:], 1):
        phone.must("withdraw", sure=True)
        side = rounds.find(database, one.id).side("side-2")
        assert (side.left, side.seats, side.spoken_for) == (False, 11 - gone, True)


def test_a_partner_runs_it_as_well_as_the_side_with_the_funds_and_nobody_leaves_by_one_tap(database) -> None:
    host = Browser(database, screens.run_screen, where={"sides": "2"})
    rounds.trust(database, host.token)
    made = host.must("create", **{**SET_UP, **ITEMS})
    words, *slips = [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"]
    partner = Browser(database, screens.run_screen)
    partner.must("words", words=words)
    assert partner.where["round"] == host.where["round"]
    all_say_yes(partner, Browser(database, screens.join_screen), slips)
    for who in (host, partner):
        shown = who.must("look")["blocks"]
        assert "leave" not in {block.get("do") for block in shown}, "one tap away"
        assert "leave" in {block.get("do") for block in blocks(shown)}
