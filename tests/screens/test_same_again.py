"""A set-up taken over: of a rehearsal for the real thing, of another round how it goes and nothing of who it was with."""

from __future__ import annotations

from typing import Any

from kit import rounds, store
from tests.screens.test_workshop import Workshop, workshop
from tests.wire import blocks
from tests.worlds import once

SECRETS = {"laptop": "Maji Network", "topics": "the budget", "role": "Director", "organisation": "Northlight"}


@once
def ended(database, **more: Any) -> Workshop:
    room = workshop(database, plan="90", first="who-decides-what", second="fr", languages=["en"], **SECRETS, **more)
    room.host.must("go", line=1)
    room.host.must("end", sure=True)
    return room


def filled_in(room: Workshop) -> dict[str, Any]:
    shown = room.host.must("same")
    return {block["name"]: block["value"] for block in blocks(shown["blocks"]) if "name" in block}


def test_duration_languages_and_exercises_are_taken_over_and_nothing_else(database) -> None:
    given = filled_in(ended(database))
    assert (given["plan"], given["first"], given["second"], given["languages"]) == ("90", "who-decides-what", "fr", ["en"])
    assert {given[name] for name in ("name1", "name2", "people1", "topics", "laptop", "role", "organisation")} == {""}
    assert given["rehearsal"] is False


def test_a_rehearsal_is_used_for_the_real_thing(database) -> None:
    room = ended(database, rehearsal=True)
    before = room.round.id
    given = filled_in(room)
    assert (given["name1"], given["name2"], given["topics"]) == ("Northlight", "Collectif Maji", "the budget")
    assert (given["role"], given["rehearsal"]) == ("", False)
    room.host.must("create", **given)
    made = rounds.find(database, room.host.where["round"])
    assert (made.synthetic, made.previous) == (False, None)
    assert made.id != before


def test_it_leaves_no_running_round(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    assert room.host.ask("same")["refused"] == "round.not_now"
    assert room.host.where["round"] == room.round.id


def test_it_needs_the_key(database) -> None:
    room = ended(database)
    with database.writing() as connection:
        store.take_back(connection, role="create")
    assert "name1" not in filled_in(room)


def test_exercises_of_ones_own_choice_are_ticked_again(database) -> None:
    room = workshop(database, plan="own", picked=["who-decides-what", "whose-default"])
    room.host.must("go", line=1)
    room.host.must("end", sure=True)
    given = filled_in(room)
    assert (given["plan"], given["picked"]) == ("own", ["who-decides-what", "whose-default"])


def test_a_rehearsal_is_cleared_with_a_tick_and_nothing_leads_there_any_more(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what", rehearsal=True)
    code, phone = room.round.code, room.phones["side-1"][0]
    room.on_to("open")
    phone.answer(3)
    before = room.round.id
    assert room.host.refused("clear") == "run.tick_first"
    shown = room.host.must("clear", sure=True)
    typed = {block["name"]: block["value"] for block in blocks(shown["blocks"]) if "name" in block}
    assert (typed["name1"], typed["plan"], typed["rehearsal"]) == ("Northlight", "90", False)
    assert rounds.find(database, before) is None, "nothing was shown in it"
    phone.ask()
    assert "knock" in {block.get("do") for block in blocks(phone.shown["blocks"])}
    assert phone.refused("knock", code=code) == "error.code"
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM answer").scalar_one() == 0


def test_only_a_rehearsal_is_cleared(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    assert "Clear this rehearsal" not in (room.host.must("look"), room.host.text)[1]
    assert room.host.refused("clear", sure=True) == "round.not_now"
