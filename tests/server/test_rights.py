"""What a stranger, a visitor or a colleague could try from a browser's console: no right hangs on what a browser says of itself."""

from __future__ import annotations

import pytest

from tests.wire import DAY, LATER, SIDES, Console, Table, fields_of_a_day, key_of, set_up

FORM = {**SIDES, **fields_of_a_day(DAY, LATER)}


@pytest.fixture(scope="module")
def revealed(server) -> Table:
    """A real round, seen through to an agreed action."""
    table = set_up(server)
    for side, level in (("side-1", 3), ("side-2", 1)):
        for seat in table.seat(side, 7):
            seat.answer(level)
    table.close()
    for side in table.seats:
        table.agree(side)
    table.host.must("reveal")
    action = {
        "what": "The budget table is open",
        "who": "Programme lead",
        "means": "Half a day",
        "by": "2027-03-01",
        "sign": "A link",
    }
    table.host.must("action", number=1, **action)
    return table


@pytest.mark.parametrize("live", ["", "1"])
@pytest.mark.parametrize("rehearsal", [True, False])
@pytest.mark.parametrize("following", ["", "1"])
def test_without_the_key_nobody_creates_a_round_a_workshop_or_a_rehearsal(server, revealed, live, rehearsal, following) -> None:
    stranger = Console(server, "remote")
    for do in ("create", "next"):
        stranger.where = {"live": live, "sides": "2", "next": following, "round": revealed.round_id}
        shown = stranger.ask(do, **FORM, plan="90", rehearsal=rehearsal, previous=revealed.round_id, synthetic=True)
        assert shown["problem"] or "key" in stranger.offered(), "the door, and no more"
        assert not stranger.where.get("round") or stranger.where["round"] == revealed.round_id
        assert "Northlight" not in stranger.text
        assert shown["refused"] != "round.need_month", "nor when it was shown"


def test_a_rehearsal_never_follows_a_real_round_not_even_for_who_runs_it(server, revealed) -> None:
    host = Console(server, "remote", token=revealed.host.token)
    host.where = {"live": "1", "sides": "2", "next": "1", "round": revealed.round_id}
    later = {"ends": "2027-11-20", "agrees": "2027-11-20", "deletes": "2027-12-20"}
    shown = host.ask("create", **{**FORM, **later}, plan="90", rehearsal=True)
    assert shown["refused"] == "round.made_up"


def test_a_stranger_with_the_ids_of_a_round_neither_reads_nor_moves_it(server, revealed) -> None:
    for screen in ("join", "remote", "projector"):
        stranger = Console(server, screen)
        for do in (
            "look",
            "outcome",
            "action",
            "no_action",
            "close",
            "reveal",
            "change",
            "slip",
            "slip",
            "take",
            "end",
            "mine",
            "agree",
        ):
            stranger.where = {"round": revealed.round_id, "seat": "", "code": "", "sides": "2", "live": "1", "next": "1"}
            shown = stranger.ask(do, number=1, outcome="dropped", sure=True, side="side-1", line=0, **FORM)
            assert "budget table" not in str(shown), (screen, do)
    assert "The budget table is open" in str(revealed.host.ask())


def test_a_rounds_id_without_its_code_opens_no_seat(server) -> None:
    table = set_up(server)
    stranger = Console(server)
    for where in (
        {"round": table.round_id},
        {"round": table.round_id, "code": table.round_id},
        {"round": table.round_id, "side": "side-1"},
    ):
        stranger.where = {**where, "version": "0"}
        for do in ("sit", "practise", "look"):
            shown = stranger.ask(do, side="side-1")
            assert "Northlight" not in str(shown), (do, where)
            stranger.where = {**where, "version": "0"}
    assert "0 of 0" in str(table.host.ask()), "nobody sits there"


def test_what_a_page_has_not_seen_it_neither_closes_nor_agrees_to(server) -> None:
    """A remote, or a speaker's page, that still shows the part before."""
    table = set_up(server, live=True, plan="180", first="whose-default")
    for side in ("side-1", "side-2"):
        table.seat(side, 7)
    table.host.must("go", line=2)
    table.host.must("open")
    assert table.host.ask("close", sure=True, part=1)["refused"] == "round.changed"
    for seats in table.seats.values():
        for seat in seats:
            seat.answer(2)
    speaker = table.speaker("side-1")
    before = {**speaker.where, "part": "1"}
    table.close()
    speaker.where = before
    assert speaker.ask("agree", out=[])["refused"] == "round.changed"


def test_the_slip_of_one_round_opens_no_seat_in_another(server) -> None:
    one, other = set_up(server), set_up(server)
    guest = Console(server)
    guest.must("knock", code=one.slips["side-1"])
    guest.where = {**guest.where, "round": other.round_id}
    guest.ask("sit", side="side-1")
    assert "0 of 0" in str(other.host.ask())


def test_everybody_sees_how_many_seats_are_taken_on_their_own_side_and_only_there(server) -> None:
    table = set_up(server)
    table.seat("side-2", 3)
    first = table.seat("side-1", 1)[0]
    assert "Seats taken on your side: 1." in str(first.ask())
    table.seat("side-1", 4)
    assert "Seats taken on your side: 5." in str(first.ask()), "before any picture opens"
    Console(server).sit(table.code, "side-1")  # a stranger with the join code alone
    assert "Seats taken on your side: 6." in str(first.ask())
    assert "Seats taken on your side: 3." in str(table.speaker("side-2").ask())


def test_seats_taken_are_seen_before_the_picture_of_a_caucus_too(server) -> None:
    table = set_up(server)
    for side in ("side-1", "side-2"):
        for seat in table.seat(side, 7):
            seat.answer(2)
    stranger = Console(server).sit(table.code, "side-2")
    stranger.answer(2, only=0)
    table.close()
    for seat in table.seats["side-2"]:
        assert "Seats taken on your side: 8." in str(seat.ask())


def test_a_tap_whose_answer_was_lost_is_done_once_and_a_new_one_again(server) -> None:
    table = set_up(server, live=True, plan="90", first="who-decides-what")
    phone = table.seat("side-1", 1)[0]
    table.host.must("go", line=0)
    phone.must("look")
    wish = {"what": "A new table", "who": "B", "means": "C", "by": "2027-03-01", "sign": "D"}
    said = {"page": "p1", "n": 7, "do": "propose", "fields": wish, "where": phone.where}
    for number in (7, 7, 8):
        phone.post("ask", {**said, "n": number})
    assert str(phone.ask()).count("'A new table'") == 2


def test_setting_up_asked_twice_makes_one_workshop(server) -> None:
    host = Console(server, "remote")
    host.must("key", key=key_of(server))
    asked = {"page": "p1", "n": 3, "do": "create", "fields": {**FORM, "plan": "90"}, "where": {"live": "1", "sides": "2"}}
    first, again = (host.post("ask", asked) for _ in range(2))
    assert first == again, "the same six words, which are shown only once"
