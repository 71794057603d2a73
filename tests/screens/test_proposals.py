"""Proposals: looked at before anybody reads them, held back only where somebody can be recognised, made one by both authors."""

from __future__ import annotations

import json
import logging

import pytest

from kit import rounds, screens, store
from tests.rounds.machine.sights import steady
from tests.screens.test_workshop import ACTION, Browser, Workshop, workshop
from tests.wire import blocks
from tests.worlds import once

NAMED = {**ACTION, "what": "JUAN PEREZ must be sacked", "who": "JUAN PEREZ"}
ONE, SAME, OTHER = ({**ACTION, "what": words} for words in ("FIRST change", "SAME change", "OTHER change"))


@pytest.fixture
@once
def room(database) -> Workshop:
    """A workshop on the line on which actions are proposed."""
    found = workshop(database, plan="90", first="who-decides-what")
    lines = [n for n, step in enumerate(screens.running_order.steps(found.host.visit, found.round)) if step.actions]
    found.host.must("go", line=lines[0])
    return found


@pytest.fixture
def wall(room: Workshop) -> Browser:
    found = Browser(room.database, screens.projector_screen)
    found.must("enter", code=room.round.code)
    return found


def proposed(room: Workshop, what: dict[str, str]) -> str:
    """The proposal with those words."""
    return next(each.id for each in rounds.proposals(room.database, room.round.id) if each.what == what["what"])


def seen(browser: Browser) -> str:
    return json.dumps(browser.must("look"), ensure_ascii=False)


def taps(browser: Browser, do: str) -> list[dict]:
    """What that browser may send with that button now."""
    return [block["sends"] for block in blocks(browser.must("look")["blocks"]) if block["is"] == "button" and block["do"] == do]


def say(browser: Browser, key: str, **slots: object) -> str:
    return browser.visit.say(key, **slots)


# ---- waiting, shown, held back


def test_a_proposal_waits_until_whoever_runs_the_workshop_has_looked(room, wall) -> None:
    author, host, others = room.phones["side-2"][3], room.host, (room.phones["side-2"][4], room.phones["side-1"][0], wall)
    author.must("propose", **ONE)
    assert say(author, "propose.is_waits") in seen(author)
    assert say(host, "cockpit.waits_look", n=1) in seen(host)
    for other in others:
        assert ONE["what"] not in seen(other)
    assert room.phones["side-1"][0].refused(
        "stance", **{"proposal": proposed(room, ONE), f"stance-{proposed(room, ONE)}": "cannot"}
    )
    host.must("show_proposals", proposals=[proposed(room, ONE)])
    assert say(author, "propose.is_shown") in seen(author)
    assert say(host, "cockpit.waits_look", n=1) not in seen(host)
    for other in others:
        assert ONE["what"] in seen(other)


@pytest.mark.parametrize("why", rounds.WHY)
def test_one_in_which_somebody_is_recognised_is_held_back_and_only_its_author_reads_why(room, wall, why, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    author, others = (
        room.phones["side-2"][3],
        (room.phones["side-2"][0], room.phones["side-2"][4], room.phones["side-1"][0], wall),
    )
    author.must("propose", **NAMED)
    room.host.must("hold_proposal", proposal=proposed(room, NAMED), why=why)
    assert say(author, f"propose.is_{why}") in seen(author)
    assert NAMED["what"] in seen(room.host)
    assert say(wall, "propose.held_count", n=1) in seen(wall)
    for other in others:
        assert NAMED["who"] not in seen(other)
        assert say(other, f"propose.is_{why}") not in seen(other)
    small = next(block for block in blocks(room.host.must("look")["blocks"]) if block["is"] == "small_wall")
    assert say(room.host, "propose.held_count", n=1) in json.dumps(small, ensure_ascii=False)
    assert NAMED["who"] not in json.dumps(small)
    assert NAMED["who"] not in caplog.text
    room.host.must("show_proposals", proposals=[proposed(room, NAMED)])
    assert NAMED["what"] in seen(wall)
    room.host.must("hold_proposal", proposal=proposed(room, NAMED), why=why)
    assert NAMED["what"] not in seen(wall), "what was shown may be held back as well"


def test_there_is_no_fourth_reason_and_what_was_taken_is_not_held_back(room) -> None:
    room.phones["side-2"][3].must("propose", **ONE)
    which = proposed(room, ONE)
    for why in ("", "waits", "joined", "disagree"):
        assert room.host.refused("hold_proposal", proposal=which, why=why) == "round.changed"
    room.host.must("show_proposals", proposals=[which])
    agreed(room, which)
    room.host.must("take", proposal=which)
    assert room.host.refused("hold_proposal", proposal=which, why="person") == "round.changed"


@pytest.mark.sqlite
def test_at_the_end_the_words_of_what_was_not_shown_are_erased(room, tmp_path) -> None:
    for what in (ONE, NAMED, OTHER):
        room.phones["side-2"][3].must("propose", **what)
    room.host.must("show_proposals", proposals=[proposed(room, ONE)])
    room.host.must("hold_proposal", proposal=proposed(room, NAMED), why="person")
    assert kept_in(tmp_path) == {"FIRST", "JUAN PEREZ", "OTHER"}
    room.host.must("end", sure=True)
    assert kept_in(tmp_path) == {"FIRST"}
    assert "JUAN PEREZ" not in screens.file_of(room.host.visit, room.round.id, "html").decode()


def kept_in(folder) -> set[str]:
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {words for words in ("FIRST", "JUAN PEREZ", "OTHER", "SAME") if words.encode() in held}


def test_the_facilitators_page_says_what_waits_and_how_many(room) -> None:
    host, people = room.host, room.everybody()
    host.must("switch", name="board", on=True)
    for n, phone in enumerate(people[:5]):
        assert say(host, "cockpit.waits_batch", n=5) not in seen(host)
        phone.must("note", note=f"note {n}")
    assert say(host, "cockpit.waits_batch", n=5) in seen(host)
    host.must("batch")
    assert say(host, "cockpit.waits_batch", n=5) not in seen(host)
    assert say(host, "cockpit.waits_notes") in seen(host)
    for phone, what in zip(people, (ONE, SAME, OTHER), strict=False):
        phone.must("propose", **what)
    host.must("hold_proposal", proposal=proposed(room, OTHER), why="place")
    assert say(host, "cockpit.waits_look", n=2) in seen(host)
    host.must("show_proposals", proposals=[proposed(room, ONE)])
    agreed(room, proposed(room, ONE))
    assert say(host, "cockpit.waits_look", n=1) in seen(host)
    assert say(host, "cockpit.waits_proposals", n=1) in seen(host)


# ---- whose it is


def test_nobody_else_reads_whose_it_is_and_another_phone_of_the_same_seat_neither(room) -> None:
    author, beside = room.phones["side-2"][3], room.phones["side-2"][4]
    author.must("propose", **ONE)
    room.host.must("show_proposals", proposals=[proposed(room, ONE)])
    assert say(author, "propose.mine") in seen(author)
    assert say(beside, "propose.mine") not in seen(beside)
    beside.where = dict(author.where)
    assert say(beside, "propose.mine") not in seen(beside), "what a page remembers is no right"
    scene = rounds.host_scene(room.host.visit.by(room.round.id))
    assert {(each.mark, each.one_with) for each in (*scene.proposals, *scene.to_look_at)} == {("", "")}
    author.must("hand_on")
    rounds.sit_down(author.visit.by(room.round.id), room.round, "side-2", code=room.round.code)
    author.where = {"round": room.round.id}
    assert say(author, "propose.mine") not in seen(author), "somebody else sits there"


def test_what_is_kept_names_no_seat_and_no_browser(room) -> None:
    """Whoever has the database and its secret still needs the author's cookie, which is in neither."""
    author = room.phones["side-2"][3]
    author.must("propose", **ONE)
    (found,) = rounds.proposals(room.database, room.round.id)
    place = rounds.place_in(room.database, room.round.id, author.token)
    known = (place.seat, store.browser_lookup(room.database, author.token, room.round.id), "")
    assert found.mark not in {store.lookup_of(room.database, "author", place.seat, each, found.id)[:32] for each in known}


# ---- who wrote it goes


def withdraws(room: Workshop, phone: Browser) -> None:
    phone.must("withdraw", sure=True)


def erases(room: Workshop, phone: Browser) -> None:
    store.erase_everything(room.database, phone.token)


@pytest.mark.sqlite
@pytest.mark.parametrize("goes", [withdraws, erases])
def test_what_the_room_was_not_shown_goes_with_its_author_and_nobody_elses_does(room, goes, tmp_path) -> None:
    author, beside = room.phones["side-2"][3], room.phones["side-2"][4]
    room.host.must("switch", name="board", on=True)
    author.must("note", note="a SAME word")
    for phone, what in ((author, ONE), (author, NAMED), (beside, OTHER)):
        phone.must("propose", **what)
    room.host.must("hold_proposal", proposal=proposed(room, NAMED), why="person")
    assert say(author, "join.withdraw_room") in seen(author), "words to the room stay, and the page says so"
    goes(room, author)
    assert kept_in(tmp_path) == {"OTHER", "SAME"}


@pytest.mark.parametrize("goes", [withdraws, erases])
def test_what_the_room_may_read_stays_when_its_author_goes(room, goes) -> None:
    author = room.phones["side-2"][3]
    author.must("propose", **ONE)
    room.host.must("show_proposals", proposals=[proposed(room, ONE)])
    goes(room, author)
    assert ONE["what"] in seen(room.phones["side-1"][0])


# ---- two become one


def two(room: Workshop) -> tuple[Browser, Browser]:
    """Two authors on two sides, each with a proposal that everybody may read; a third one stands beside them."""
    first, second = room.phones["side-1"][3], room.phones["side-2"][3]
    for phone, what in ((first, ONE), (second, SAME), (room.phones["side-2"][5], OTHER)):
        phone.must("propose", **what)
    room.host.must("show_proposals", proposals=[each.id for each in rounds.proposals(room.database, room.round.id)])
    return first, second


@pytest.mark.sqlite
def test_two_become_one_by_both_authors_taps_and_the_words_of_who_was_asked_stay(room, wall, tmp_path) -> None:
    first, second = two(room)
    one, same = proposed(room, ONE), proposed(room, SAME)
    assert {"mine": one, "other": same} in taps(first, "join_proposals")
    assert say(second, "propose.asked_one") not in seen(second)
    first.must("join_proposals", mine=one, other=same)
    assert say(first, "propose.one_waits") in seen(first)
    assert say(second, "propose.asked_one") in seen(second)
    assert ONE["what"] in seen(wall), "one author alone makes nothing one"
    for other in (room.host, wall, room.phones["side-1"][0], room.phones["side-2"][5]):
        assert say(other, "propose.asked_one") not in seen(other)
    second.must("join_proposals", mine=same, other=one)
    assert kept_in(tmp_path) == {"SAME", "OTHER"}
    for other in (room.host, wall, second, room.phones["side-1"][0]):
        assert ONE["what"] not in seen(other)
        assert SAME["what"] in seen(other)
    assert say(first, "propose.is_joined") in seen(first)
    second.must("join_proposals", mine=same, other=one)  # its answer was lost: it is tapped again
    assert room.host.refused("take", proposal=one) == "round.changed", "it has no words any more; nobody lacks agreement"
    assert room.host.refused("take", proposal=same) == "round.not_agreed_by_all"


def test_a_wish_may_be_taken_back_and_one_author_alone_never_makes_two_one(room, wall) -> None:
    first, second = two(room)
    one, same = proposed(room, ONE), proposed(room, SAME)
    for _ in range(3):
        first.must("join_proposals", mine=one, other=same)
    first.must("join_proposals", mine=one)
    assert say(second, "propose.asked_one") not in seen(second)
    second.must("join_proposals", mine=same, other=one)
    assert {ONE["what"] in seen(wall), SAME["what"] in seen(wall)} == {True}, "now it is the second who asks"


def test_nobody_speaks_for_another_authors_proposal(room) -> None:
    first, second = two(room)
    one, same, other = proposed(room, ONE), proposed(room, SAME), proposed(room, OTHER)
    first.must("join_proposals", mine=one, other=same)
    for forger in (first, room.phones["side-2"][4], room.phones["side-2"][0]):
        assert forger.refused("join_proposals", mine=same, other=one) == "round.not_yours"
    assert room.host.refused("join_proposals", mine=same, other=one)
    for wrong in (one, "0" * 16, "x"):
        assert first.refused("join_proposals", mine=one, other=wrong) == "round.changed"
    room.host.must("hold_proposal", proposal=one, why="case")
    assert second.refused("join_proposals", mine=same, other=one) == "round.changed", "nobody reads it any more"
    assert not {sends.get("other") for sends in taps(second, "join_proposals")} & {one}
    assert len([each for each in rounds.proposals(room.database, room.round.id) if each.held != "joined"]) == 3
    assert other in {sends.get("other") for sends in taps(second, "join_proposals")}


# ---- what was taken


def agreed(room: Workshop, which: str) -> None:
    for phones in room.phones.values():
        phones[0].must("stance", **{"proposal": which, f"stance-{which}": "can_live"})


def test_what_was_taken_stays_on_phones_and_wall_and_a_partner_confirms_it_in_the_room_or_not_now(room, wall) -> None:
    room.phones["side-2"][3].must("propose", **ONE)
    which = proposed(room, ONE)
    room.host.must("show_proposals", proposals=[which])
    agreed(room, which)
    room.host.must("take", proposal=which)
    funds, partner, everybody = room.phones["side-1"][0], room.phones["side-2"][0], (*room.everybody(), wall)
    for browser in everybody:
        assert ONE["what"] in seen(browser)
    assert not taps(funds, "confirm")
    others = (room.host, wall, funds, room.phones["side-2"][4])
    before = [steady(browser.must("look")) for browser in others]
    (sends,) = taps(partner, "not_now")
    partner.must("not_now", **sends)
    assert say(partner, "after.put_off", n=1) in seen(partner)
    assert [steady(browser.must("look")) for browser in others] == before, "nobody else reads it"
    partner.must("confirm", **taps(partner, "confirm")[0])
    assert rounds.seen(room.database, room.round.id).actions[0].confirmed
    room.host.must("end", sure=True)
    for browser in everybody:
        assert ONE["what"] in seen(browser)
    assert store.spaced(room.round.results) in seen(funds)
    assert say(wall, "wall.results", address="room/results") in seen(wall)


def test_the_doer_is_at_the_side_with_the_funds_unless_it_is_changed(room) -> None:
    phone = room.phones["side-1"][3]
    form = next(block for block in blocks(phone.must("look")["blocks"]) if block.get("name") == "who")
    assert form["value"] == say(phone, "propose.who_funds", funds="Northlight")
