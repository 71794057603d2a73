"""A round is set up once, however often its tap arrives: two taps, an answer that was lost, a kernel that was killed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import rounds, screens, store
from kit.errors import MoveRefused
from tests.rounds.people import RUNS, Room, a_month_goes_by
from tests.screens.test_workshop import SET_UP, Browser
from tests.wire import all_say_yes, blocks


def big(shown: dict) -> list[str]:
    return [block["text"] for block in blocks(shown["blocks"]) if block["is"] == "big"]


def how_many(database: store.Database) -> int:
    with database.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM round").scalar_one()


@pytest.fixture
def host(database) -> Browser:
    """At the form of a new round."""
    found = Browser(database, screens.run_screen)
    rounds.trust(database, found.token)
    found.must("form")
    return found


def test_a_form_that_is_sent_twice_is_one_round_with_the_same_words_and_slips(host: Browser) -> None:
    asked = {"do": "create", "fields": SET_UP, "where": host.where}
    first, second = host.told(asked), host.told({**asked, "n": 2, "page": "after a restart"})
    assert big(first) == big(second)
    assert len(big(first)) == 3
    assert first["where"] == second["where"]
    assert how_many(host.database) == 1
    other = Browser(host.database, screens.run_screen)
    assert not other.ask("words", words=big(second)[0])["problem"]


def test_what_was_changed_before_the_second_tap_holds_and_the_code_stays(host: Browser) -> None:
    where = host.where
    first = host.must("create", **SET_UP)
    code = rounds.find(host.database, host.where["round"]).code
    second = host.told({"do": "create", "fields": {**SET_UP, "smallest": "6", "name2": "Raíces"}, "where": where})
    one = rounds.find(host.database, second["where"]["round"])
    assert (one.code, one.smallest, one.sides[1].name) == (code, 6, "Raíces")
    assert big(first) == big(second)
    assert how_many(host.database) == 1


def test_another_form_is_another_round(host: Browser) -> None:
    host.must("create", **SET_UP)
    host.must("leave")
    host.must("form")
    host.must("create", **SET_UP)
    assert how_many(host.database) == 2


def test_another_side_on_the_form_leaves_it_the_same_form(host: Browser) -> None:
    before = host.where["form"]
    host.must("form", more="3", **SET_UP)
    assert host.where["form"] == before


def test_once_somebody_has_come_a_late_tap_changes_nothing_and_its_words_open_the_round(host: Browser) -> None:
    where = host.where
    first = host.must("create", **SET_UP)
    phone = Browser(host.database, screens.join_screen)
    all_say_yes(host, phone, big(first)[1:])
    phone.must("knock", code=big(first)[1])
    phone.must("sit", side="side-1")
    late = host.told({"do": "create", "fields": {**SET_UP, "smallest": "6"}, "where": where})
    assert big(late) == big(first)[:1], "words, and no slip that somebody has used"
    assert rounds.find(host.database, late["where"]["round"]).smallest == 5


def test_a_round_is_followed_once_while_nobody_is_in_the_next_one(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [2] * 7)
    room.through()
    plan = rounds.Plan(**{name: getattr(room.round, name) for name in ("sides", "ends", "agrees", "deletes")})
    a_month_goes_by(room.database)
    first, second = (rounds.follow(room.host, plan, language="en") for _ in range(2))
    assert (first.round.id, first.words, first.slips) == (second.round.id, second.words, second.slips)
    assert how_many(room.database) == 2
    rounds.sit_down(
        replace(room.as_browser(store.new_browser()), round_id=first.round.id), first.round, "side-2", code=first.round.code
    )
    third = rounds.follow(room.host, plan, language="en")
    assert third.round.id != first.round.id
    assert rounds.follow(room.host, plan, language="fr").round.id == third.round.id


def test_the_other_direction_is_begun_once(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [2] * 7)
    room.through()
    speaker = room.by(room.places["side-2"][0])
    first, second = (rounds.turn(speaker, language="en") for _ in range(2))
    assert (first.round.id, first.words) == (second.round.id, second.words)
    assert how_many(room.database) == 2


def test_whoever_was_replaced_does_not_come_back_by_an_old_tap(room: Room) -> None:
    rounds.trust(room.database, RUNS)
    made = room.create()
    plan = rounds.Plan(**{name: getattr(made.round, name) for name in ("sides", "ends", "agrees", "deletes")})
    host = replace(room.host, round_id="")
    mine = rounds.create(host, plan, language="en", token="form")
    with room.database.writing() as connection:
        store.take_back(connection, role="facilitator", round_id=mine.round.id)
    with pytest.raises(MoveRefused, match="not_yours"):
        rounds.create(host, plan, language="en", token="form")


def test_nobody_else_guesses_the_words_of_a_tap(room: Room) -> None:
    room.create()
    plan = rounds.Plan(**{name: getattr(room.round, name) for name in ("sides", "ends", "agrees", "deletes")})
    other = store.new_browser()
    rounds.trust(room.database, other)
    words = [
        rounds.create(replace(room.host, round_id="", browser=browser), plan, language="en", token=token).words
        for browser, token in ((RUNS, "form"), (RUNS, "form 2"), (other, "form"))
    ]
    assert len(set(words)) == 3
