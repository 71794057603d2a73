"""Slips of paper: whoever enters them knows them all, and must not read a colleague in what they move."""

from __future__ import annotations

import pytest

from kit import content, settings
from tests.wire import Console, Table, blocks, set_up

SOURCE = content.Source(settings.read({}).exercises)

COLLEAGUE, SLIPS = 3, 6


def room(server, **more) -> Table:
    """An assessment in a room, open."""
    table = set_up(server, live=True, plan="180", first="whose-default", **more)
    table.host.must("go", line=2)
    table.host.must("open")
    return table


def questions(seat: Console) -> list[str]:
    facts = seat.ask()["exercise"]["facts"]["assessment"]
    return [f"{form}.{item}" for item in facts["items"] for form in facts["forms"]]


def enter(seat: Console, slips: int, level: int, **more) -> dict:
    return seat.ask("paper", slips=str(slips), **{f"{q}.{level}": str(slips) for q in questions(seat)}, **more)


def own_picture(seat: Console) -> str:
    return str(seat.ask()["blocks"])


def test_a_speaker_who_chooses_the_slips_reads_no_colleague(server) -> None:
    table = room(server)
    speaker, colleague = table.seat("side-1", 2)
    speaker.answer(0)
    colleague.answer(COLLEAGUE)
    assert not enter(speaker, SLIPS, 4)["problem"]
    table.close()
    assert "too few people had finished" in own_picture(speaker)


@pytest.mark.parametrize(("phones", "slips", "state"), [(9, 2, "counted"), (8, 2, "not counted"), (7, 1, "not counted")])
def test_slips_count_where_seven_more_finish_on_phones_than_there_are_slips(server, phones, slips, state) -> None:
    table = room(server)
    for seat in table.seat("side-1", phones):
        seat.answer(1)
    assert not enter(table.speaker("side-1"), slips, 4)["problem"]
    table.close()
    assert f"Slips counted: {slips}." in own_picture(table.speaker("side-1")) or state != "counted"
    assert "were not counted" in own_picture(table.speaker("side-1")) or state == "counted"


def test_a_side_wholly_on_paper_counts_when_two_of_its_seats_enter_the_same(server) -> None:
    table = room(server)
    speaker, second = table.seat("side-1", 2)
    assert second.ask("paper", slips="9")["problem"], "the speaker enters first"
    assert not enter(speaker, 9, 2)["problem"]
    assert enter(second, 9, 3)["refused"] == "round.paper_differs"
    assert not enter(second, 9, 2)["problem"]
    assert "Slips entered by two people: 9." in str(second.ask())
    table.close()
    speaker.ask()
    assert "Slips counted: 9." in own_picture(speaker)
    table.agree("side-1")


def test_a_side_wholly_on_paper_that_one_person_entered_shows_nothing(server) -> None:
    table = room(server)
    speaker, _ = table.seat("side-1", 2)
    assert not enter(speaker, 9, 2)["problem"]
    table.close()
    assert "too few people had finished" in own_picture(speaker)


def test_a_question_that_few_phones_answered_is_not_filled_up_with_slips(server) -> None:
    """Nine phones finish, four of them answer one question; two slips make six answers to it: too few, for two are known."""
    table = room(server)
    seats = table.seat("side-1", 9)
    for n, seat in enumerate(seats):
        seat.answer(1, only=None if n < 4 else 1)
    assert not enter(table.speaker("side-1"), 2, 4)["problem"]
    table.close()
    shown = table.speaker("side-1").ask()["blocks"]
    told = [block["items"] for block in blocks(shown) if block["is"] == "pairs"]
    assert told, shown
    assert all("too few" not in str(items).lower() for items in told[:1]), "nine phones and two slips"
    assert all("too few" in str(items).lower() for items in told[1:]), "four phones and two slips"


def test_more_slips_and_phones_than_people_are_refused(server) -> None:
    table = room(server)
    for seat in table.seat("side-1", 9):
        seat.answer(1)
    assert enter(table.speaker("side-1"), 4, 1)["refused"] == "round.paper_sum", "twelve people in all"


def test_the_speaker_reads_the_rule_before_entering_anything(server) -> None:
    table = room(server)
    table.seat("side-1", 1)
    assert "at least 7 more people finish on their phones than there are slips" in str(table.speaker("side-1").ask())


JOINED = {
    "people1": "12",
    "name2": "Raíces",
    "people2": "5",
    "name3": "Maji",
    "people3": "5",
    "mode3": "joined",
    "mode2": "anonymous",
}


@pytest.mark.parametrize(("people", "shown"), [(8, False), (9, True)])
def test_organisations_that_answer_as_one_group_need_nine_answers(server, people, shown) -> None:
    table = set_up(server, **JOINED)
    for seat in table.seat("side-2", people):
        seat.answer(2)
    assert "if 9 or more people gave one" in str(table.speaker("side-2").ask())
    assert "three people who put their answers together" in str(table.speaker("side-2").shown)
    table.close()
    assert ("agree" in table.speaker("side-2").offered()) is shown


def test_a_joined_group_of_fewer_than_nine_is_refused_at_set_up(server) -> None:
    host = set_up(server).host
    host.must("leave")
    host.must("form", live=False)
    from tests.wire import DAY, LATER, SIDES, fields_of_a_day

    few = {**SIDES, **fields_of_a_day(DAY, LATER), **JOINED, "people3": "3"}
    assert host.ask("create", **few)["refused"] == "round.need_nine"


def test_what_is_promised_says_against_whom_it_holds(server) -> None:
    table = set_up(server, smallest="5")
    assert "anyone who knows only their own answer" in str(Console(server).must("knock", code=table.code))
    stricter = set_up(server, smallest="7")
    assert "two people who put their answers together. Three could" in str(Console(server).must("knock", code=stricter.code))


@pytest.mark.parametrize(("smallest", "told"), [("8", True), ("9", False)])
def test_where_three_people_are_promised_to_learn_nothing_no_zones_are_told(server, smallest, told) -> None:
    """At twenty answers, three who put theirs together could rule something out from zones (tests/scoring/test_release.py)."""
    table = set_up(server, smallest=smallest, people1="20", people2="20")
    for n, seat in enumerate(table.seat("side-1", 20)):
        seat.answer(0 if n < 8 else 4)
    assert ("From twenty answers" in str(table.speaker("side-1").ask())) is told
    table.close()
    assert ("More than a quarter" in str(table.speaker("side-1").ask())) is told


def test_a_check_of_the_whole_room_keeps_what_was_promised_to_any_side(server) -> None:
    table = set_up(server, live=True, plan="180", first="whose-default", smallest="15")
    for side in ("side-1", "side-2"):
        table.seat(side, 7)
    lines = len(table.host.must("go", line=1)["blocks"])
    assert lines
    table.host.must("open")
    for seats in table.seats.values():
        for seat in seats:
            seat.answer(1)
    table.close()
    table.host.screen = "facilitator"  # the remote says no more than the next move
    assert content.load_workshop(SOURCE, "en").advice.few in str(table.host.ask()), "fourteen answers, fifteen promised"
